//! The door for bytes: files come in as raw chunks and go out to a place the person chooses.
//!
//! No command takes a path from the page, and none gives one to it.

use std::collections::HashMap;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};

use backend::files::Upload;
use backend::{AppError, Code, ErrorBody, words};
use domain::FileId;
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;
use tokio::fs::File;
use tokio::sync::oneshot;

use crate::opening::Desk;

/// Names the upload that a chunk belongs to.
const UPLOAD_HEADER: &str = "file-id";

/// Files that are still coming in, by the name the page has for each.
#[derive(Default)]
pub struct Uploads {
    last: AtomicU64,
    open: std::sync::Mutex<HashMap<String, Upload>>,
}

impl Uploads {
    /// Forgets all: the page that sent them is gone.
    pub fn clear(&self) {
        self.map().clear();
    }

    fn put(&self, id: String, upload: Upload) {
        self.map().insert(id, upload);
    }

    fn take(&self, id: &str) -> Result<Upload, AppError> {
        self.map()
            .remove(id)
            .ok_or_else(|| AppError::new(Code::NotFound, words!("frame-file-missing")))
    }

    fn next(&self) -> String {
        self.last.fetch_add(1, Ordering::Relaxed).to_string()
    }

    fn map(&self) -> std::sync::MutexGuard<'_, HashMap<String, Upload>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Begins a file and answers the name its chunks carry.
#[tauri::command]
pub async fn upload_begin(desk: State<'_, Desk>, name: &str) -> Result<String, ErrorBody> {
    let upload = desk.app.files().upload(name).await;
    let upload = upload.map_err(|fault| desk.refuse(&fault))?;
    let id = desk.uploads.next();
    desk.uploads.put(id.clone(), upload);
    Ok(id)
}

/// Adds the next bytes. The page waits for each chunk, so they arrive in order; a chunk that cannot
/// be kept ends the upload.
#[tauri::command]
pub async fn upload_chunk(desk: State<'_, Desk>, request: Request<'_>) -> Result<(), ErrorBody> {
    let id = request
        .headers()
        .get(UPLOAD_HEADER)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    let added = match request.body() {
        InvokeBody::Raw(bytes) => add(&desk, id, bytes).await,
        InvokeBody::Json(_) => Err(AppError::internal("a chunk came as JSON")),
    };
    added.map_err(|fault| desk.refuse(&fault))
}

async fn add(desk: &Desk, id: &str, bytes: &[u8]) -> Result<(), AppError> {
    let mut upload = desk.uploads.take(id)?;
    upload.write(bytes).await?;
    desk.uploads.put(id.to_owned(), upload);
    Ok(())
}

/// Closes a file and answers the id that commands take.
#[tauri::command]
pub async fn upload_end(desk: State<'_, Desk>, id: &str) -> Result<FileId, ErrorBody> {
    let finished = match desk.uploads.take(id) {
        Ok(upload) => upload.finish().await,
        Err(fault) => Err(fault),
    };
    finished
        .map(|info| info.id)
        .map_err(|fault| desk.refuse(&fault))
}

/// Saves a file where the person says. Answers false when they thought better of it.
#[tauri::command]
pub async fn download(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: FileId,
    name: String,
) -> Result<bool, ErrorBody> {
    let opened = desk.app.files().open(&id).await;
    let (_, mut file) = opened.map_err(|fault| desk.refuse(&fault))?;
    let (tell, chosen) = oneshot::channel();
    app.dialog()
        .file()
        .set_file_name(name)
        .save_file(move |path| {
            // Nobody waits any more when the program is ending.
            let _ = tell.send(path);
        });
    let Some(path) = chosen.await.ok().flatten() else {
        return Ok(false);
    };
    let copied = async {
        let path = path.into_path().map_err(AppError::internal)?;
        let unwritable = |fault: std::io::Error| {
            let path = path.display().to_string();
            let words = words!("desktop-not-saved", path = path);
            AppError::new(Code::PreconditionFailed, words).because(fault)
        };
        let mut copy = File::create(&path).await.map_err(unwritable)?;
        tokio::io::copy(&mut file, &mut copy)
            .await
            .map_err(unwritable)?;
        copy.sync_all().await.map_err(unwritable)
    };
    copied
        .await
        .map(|()| true)
        .map_err(|fault| desk.refuse(&fault))
}
