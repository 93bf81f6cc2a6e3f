//! Answers of the console's door: JSON, and errors as JSON with a status that fits their code.

use super::Door;
use axum::Json;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use backend::{AppError, Caller, Code, ErrorBody};
use std::sync::Arc;

/// Names the time zone of the person who asks, by its IANA name.
const TIME_ZONE: &str = "time-zone";

/// An error in the language the request asks for.
pub fn refuse(door: &Arc<Door>, headers: &HeaderMap, error: AppError) -> Response {
    let body = error.body(door.app.catalogue(), language(headers), "");
    refusal(body)
}

/// An error that the router rendered already.
pub fn refusal(body: ErrorBody) -> Response {
    (status(body.code), Json(body)).into_response()
}

fn status(code: Code) -> StatusCode {
    match code {
        Code::InvalidInput => StatusCode::UNPROCESSABLE_ENTITY,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Conflict => StatusCode::CONFLICT,
        Code::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        Code::CredentialsRejected => StatusCode::FAILED_DEPENDENCY,
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::SinchUnavailable => StatusCode::BAD_GATEWAY,
        Code::Forbidden => StatusCode::FORBIDDEN,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The first language of Accept-Language; English when there is none.
pub fn language(headers: &HeaderMap) -> &str {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .and_then(|tags| tags.split([',', ';']).next())
        .map(str::trim)
        .filter(|tag| !tag.is_empty() && *tag != "*")
        .unwrap_or(backend::words::FALLBACK_LANGUAGE)
}

/// Whoever sends this request, reading what they read, where they live.
pub fn caller(headers: &HeaderMap, who: &str) -> Caller {
    let zone = headers.get(TIME_ZONE).and_then(|value| value.to_str().ok());
    Caller::local(who).reading(language(headers)).in_zone(zone)
}
