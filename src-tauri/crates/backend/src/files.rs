//! The second door, for bytes: files come in and go out as streams, never inside JSON, and no
//! command takes a path. The bytes are `<data>/files/<id>`; name and size are a row.
//!
//! Files hold people's data, so none stays longer than it is needed: [`start`] sweeps at start and
//! daily. Which files are needed is `store::files::idle`'s to say.

use crate::{App, AppError, Code, Result, clock::Clock, ids::Ids, words};
use domain::FileId;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use store::{Store, files::FileRow};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;
use ts_rs::TS;

/// The largest file taken in.
const MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// How long a file that nothing needs is kept: an upload that is not imported yet, a download.
const UNUSED_MS: i64 = 24 * 60 * 60 * 1_000;
/// How long the file of an import is kept after it is over.
const IMPORTED_MS: i64 = 7 * UNUSED_MS;
/// Files swept in one go.
const SWEPT: i64 = 100;
/// How often it is looked.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Sweeps now and daily.
pub(crate) fn start(app: &App) {
    let app = app.clone();
    app.clone().tasks().spawn("files", async move {
        let stopping = app.stopping();
        while !stopping.is_cancelled() {
            match app.files().sweep(app.clock().now_ms()).await {
                Ok(0) => {}
                Ok(files) => tracing::info!(files, "files that nothing needs were removed"),
                Err(fault) => tracing::warn!(%fault, "files could not be swept"),
            }
            stopping.run_until_cancelled(app.clock().sleep(DAY)).await;
        }
    });
}

/// What is known of a file besides its bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FileInfo {
    /// Its id.
    pub id: FileId,
    /// The name it had where it came from; shown, never used as a path.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Milliseconds since the epoch.
    pub created_at: i64,
}

/// The files of one data directory.
#[derive(Clone)]
pub struct Files {
    directory: PathBuf,
    store: Store,
    ids: Ids,
    clock: Arc<dyn Clock>,
}

/// A file that is still coming in. Dropped before [`Upload::finish`], it never was.
pub struct Upload {
    info: FileInfo,
    file: File,
    path: PathBuf,
    store: Store,
    finished: bool,
}

impl Files {
    pub(crate) fn new(directory: PathBuf, store: Store, ids: Ids, clock: Arc<dyn Clock>) -> Self {
        Self {
            directory,
            store,
            ids,
            clock,
        }
    }

    /// Begins a file; `name` is what the person called it.
    ///
    /// # Errors
    /// `precondition_failed` when it cannot be written.
    pub async fn upload(&self, name: &str) -> Result<Upload> {
        tokio::fs::create_dir_all(&self.directory)
            .await
            .map_err(unwritable)?;
        let info = FileInfo {
            id: FileId::new(self.ids.uuid()),
            name: name.chars().take(255).collect(),
            size: 0,
            created_at: self.clock.now_ms(),
        };
        let path = self.directory.join(info.id.as_str());
        let file = File::create_new(&path).await.map_err(unwritable)?;
        Ok(Upload {
            info,
            file,
            path,
            store: self.store.clone(),
            finished: false,
        })
    }

    /// A file's bytes and what is known of it.
    ///
    /// # Errors
    /// `not_found` when there is none of that id.
    pub async fn open(&self, id: &FileId) -> Result<(FileInfo, File)> {
        let asked = id.clone();
        let row = self
            .store
            .read(|tx| Box::pin(async move { store::files::get(tx, &asked).await }))
            .await
            .map_err(missing)?;
        let file = File::open(self.directory.join(&row.id))
            .await
            .map_err(missing)?;
        let info = FileInfo {
            id: row.id.into(),
            name: row.name,
            size: u64::try_from(row.bytes).unwrap_or_default(),
            created_at: row.created_at,
        };
        Ok((info, file))
    }

    /// Where a file's bytes lie, for what reads them as more than a stream. The file was opened
    /// before: an id that is none leads nowhere.
    pub(crate) fn path(&self, id: &FileId) -> PathBuf {
        self.directory.join(id.as_str())
    }

    /// Removes what nothing needs any more; answers how many files that were.
    ///
    /// # Errors
    /// When the rows or the directory cannot be read.
    pub async fn sweep(&self, now_ms: i64) -> Result<usize> {
        let mut swept = 0;
        loop {
            let (before, over) = (now_ms - UNUSED_MS, now_ms - IMPORTED_MS);
            let idle = self
                .store
                .read(move |tx| {
                    Box::pin(async move { store::files::idle(tx, before, over, SWEPT).await })
                })
                .await?;
            if idle.is_empty() {
                break;
            }
            for row in idle {
                match self.remove(&FileId::from(row.id)).await {
                    // Another host was quicker.
                    Err(fault) if fault.code() != Code::NotFound => return Err(fault),
                    _ => swept += 1,
                }
            }
        }
        Ok(swept + self.sweep_strays(now_ms).await?)
    }

    /// Removes bytes that have no row: of uploads that a crash cut short, or of files that another
    /// host forgot.
    async fn sweep_strays(&self, now_ms: i64) -> Result<usize> {
        let mut entries = match tokio::fs::read_dir(&self.directory).await {
            Ok(entries) => entries,
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(0),
            Err(fault) => return Err(AppError::internal(fault)),
        };
        let mut swept = 0;
        while let Some(entry) = entries.next_entry().await.map_err(AppError::internal)? {
            let name = entry.file_name().to_string_lossy().into_owned();
            let written = entry.metadata().await.and_then(|about| about.modified());
            let is_old = written.is_ok_and(|at| is_before(at, now_ms - UNUSED_MS));
            if !is_old || !name.starts_with(FileId::PREFIX) {
                continue;
            }
            let id = FileId::from(name);
            let known = self
                .store
                .read(move |tx| Box::pin(async move { store::files::get(tx, &id).await }))
                .await;
            if matches!(known, Err(store::Error::NotFound)) {
                tokio::fs::remove_file(entry.path())
                    .await
                    .map_err(AppError::internal)?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Removes a file.
    ///
    /// # Errors
    /// `not_found` when there is none of that id.
    pub async fn remove(&self, id: &FileId) -> Result<()> {
        let gone = id.clone();
        self.store
            .write(|tx| Box::pin(async move { store::files::delete(tx, &gone).await }))
            .await
            .map_err(missing)?;
        match tokio::fs::remove_file(self.directory.join(id.as_str())).await {
            Err(fault) if fault.kind() != ErrorKind::NotFound => Err(AppError::internal(fault)),
            _ => Ok(()),
        }
    }
}

impl Upload {
    /// Adds the next bytes.
    ///
    /// # Errors
    /// `precondition_failed` when the disk is full, `invalid_input` when the file is too large.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.info.size += bytes.len() as u64;
        if self.info.size > MAX_BYTES {
            return Err(AppError::new(
                Code::InvalidInput,
                words!("frame-file-too-large", gigabytes = MAX_BYTES >> 30),
            ));
        }
        self.file.write_all(bytes).await.map_err(unwritable)
    }

    /// Closes the file; from now on it is there.
    pub async fn finish(mut self) -> Result<FileInfo> {
        self.file.flush().await.map_err(unwritable)?;
        self.file.sync_all().await.map_err(unwritable)?;
        let row = FileRow {
            id: self.info.id.to_string(),
            name: self.info.name.clone(),
            bytes: i64::try_from(self.info.size).unwrap_or(i64::MAX),
            created_at: self.info.created_at,
        };
        self.store
            .write(move |tx| Box::pin(async move { store::files::insert(tx, &row).await }))
            .await?;
        self.finished = true;
        Ok(self.info.clone())
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if !self.finished {
            // What stays behind has no row and is never found again.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn is_before(at: SystemTime, ms: i64) -> bool {
    let since = at.duration_since(SystemTime::UNIX_EPOCH);
    since.is_ok_and(|since| i64::try_from(since.as_millis()).is_ok_and(|at| at < ms))
}

fn missing(fault: impl std::error::Error + Send + Sync + 'static) -> AppError {
    AppError::new(Code::NotFound, words!("frame-file-missing")).because(fault)
}

fn unwritable(fault: std::io::Error) -> AppError {
    let words = match fault.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words!("errors-disk-full"),
        _ => words!("frame-file-unwritable"),
    };
    AppError::new(Code::PreconditionFailed, words)
        .hint(words!("errors-disk-full-hint"))
        .because(fault)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::testing;
    use tokio::io::AsyncReadExt as _;

    #[tokio::test]
    async fn bytes_come_back_and_an_abandoned_upload_never_was() {
        let (app, _data) = testing::app().await;
        let files = app.files();
        let mut upload = files.upload("../people.csv").await.unwrap();
        upload.write(b"name,").await.unwrap();
        upload.write(b"phone\n").await.unwrap();
        let info = upload.finish().await.unwrap();
        assert_eq!((info.size, info.name.as_str()), (11, "../people.csv"));

        let (found, mut file) = files.open(&info.id).await.unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).await.unwrap();
        assert_eq!((&found, text.as_str()), (&info, "name,phone\n"));

        let abandoned = files.upload("half.csv").await.unwrap();
        let id = abandoned.info.id.clone();
        drop(abandoned);
        files.remove(&info.id).await.unwrap();
        for id in [id, info.id, FileId::from("../lock")] {
            assert_eq!(files.open(&id).await.unwrap_err().code(), Code::NotFound);
        }
        app.shutdown().await;
    }
}
