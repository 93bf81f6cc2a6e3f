//! The door for bytes: `POST /files?name=…` takes a stream and answers `{file_id}`,
//! `GET /files/{id}` gives one back. No command takes or gives a path.

use super::answer::refuse;
use super::{Door, SignedIn};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use backend::files::FileInfo;
use backend::{AppError, Code, words};
use domain::FileId;
use futures::StreamExt as _;
use serde::Deserialize;
use std::sync::Arc;
use tokio_util::io::ReaderStream;

/// What an upload says about itself.
#[derive(Debug, Deserialize)]
pub struct Upload {
    /// The file's name where it came from, for people.
    #[serde(default)]
    name: String,
}

/// Takes a file.
pub async fn upload(
    _: SignedIn,
    State(door): State<Arc<Door>>,
    Query(upload): Query<Upload>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    match take(&door, &upload.name, body).await {
        Ok(file) => Json(serde_json::json!({ "file_id": file.id })).into_response(),
        Err(error) => refuse(&door, &headers, error),
    }
}

async fn take(door: &Door, name: &str, body: Body) -> Result<FileInfo, AppError> {
    let mut upload = door.app.files().upload(name).await?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|fault| {
            AppError::new(
                Code::InvalidInput,
                words!("server-upload-broken", reason = fault.to_string()),
            )
            .hint(words!("server-upload-broken-hint"))
        })?;
        upload.write(&chunk).await?;
    }
    upload.finish().await
}

/// Gives a file, always as a download: what people uploaded is never shown as a page.
pub async fn download(
    _: SignedIn,
    State(door): State<Arc<Door>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    match door.app.files().open(&FileId::from(id)).await {
        Ok((info, file)) => {
            let mut response = Body::from_stream(ReaderStream::new(file)).into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/octet-stream"),
            );
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(info.size));
            if let Ok(disposition) = HeaderValue::from_str(&disposition(&info.name)) {
                headers.insert(header::CONTENT_DISPOSITION, disposition);
            }
            response
        }
        Err(error) => refuse(&door, &headers, error),
    }
}

/// RFC 6266 with the name in RFC 5987's coding, so that any name survives the header.
fn disposition(name: &str) -> String {
    let mut coded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename*=UTF-8''{coded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_survives_the_header() {
        assert_eq!(
            disposition("refused ü\".csv"),
            "attachment; filename*=UTF-8''refused%20%C3%BC%22.csv"
        );
    }
}
