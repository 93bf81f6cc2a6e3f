//! One holder of a data directory: an operating-system lock on `<data>/lock`, and beside it
//! `<data>/holder.json`, which tells whoever comes second who came first. The lock is what
//! counts; the file is only words.

use crate::{AppError, Code, Result, words};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The lock, held until it is dropped (or the process dies, however it dies).
#[derive(Debug)]
pub(crate) struct DataLock {
    _file: File,
    holder_path: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Holder {
    holder: String,
    pid: u32,
}

impl DataLock {
    /// Takes the lock, or says who has it.
    ///
    /// # Errors
    /// `conflict` naming the holder; `internal` when the directory cannot be written.
    pub fn take(data: &Path, holder: &str) -> Result<Self> {
        let unwritable = |fault| {
            AppError::new(
                Code::PreconditionFailed,
                words!("frame-data-unwritable", path = data.display().to_string()),
            )
            .because(fault)
        };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(data.join("lock"))
            .map_err(unwritable)?;
        let holder_path = data.join("holder.json");
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(data, &holder_path)),
            Err(TryLockError::Error(fault)) => return Err(unwritable(fault)),
        }
        let holder = Holder {
            holder: holder.to_owned(),
            pid: std::process::id(),
        };
        let text = serde_json::to_vec(&holder).map_err(AppError::internal)?;
        std::fs::write(&holder_path, text).map_err(unwritable)?;
        Ok(Self {
            _file: file,
            holder_path,
        })
    }
}

impl Drop for DataLock {
    fn drop(&mut self) {
        // Left behind it would only be stale words, so a failure does not matter.
        let _ = std::fs::remove_file(&self.holder_path);
    }
}

fn held(data: &Path, holder_path: &Path) -> AppError {
    let path = data.display().to_string();
    let words = match std::fs::read(holder_path)
        .ok()
        .and_then(|text| serde_json::from_slice::<Holder>(&text).ok())
    {
        Some(Holder { holder, pid }) => {
            words!(
                "frame-data-held",
                path = path,
                holder = holder,
                pid = pid.to_string()
            )
        }
        None => words!("frame-data-held-unknown", path = path),
    };
    AppError::new(Code::Conflict, words).hint(words!("frame-data-held-hint"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::words::Catalogue;

    #[test]
    fn the_second_is_told_who_came_first_and_may_come_after() {
        let data = tempfile::tempdir().unwrap();
        let first = DataLock::take(data.path(), "carillon serve").unwrap();
        let refused = DataLock::take(data.path(), "desktop").unwrap_err();
        assert_eq!(refused.code(), Code::Conflict);
        let body = refused.body(&Catalogue::load(), "en", "t");
        assert!(body.message.contains("carillon serve"), "{}", body.message);
        assert!(body.message.contains(&std::process::id().to_string()));
        drop(first);
        assert!(DataLock::take(data.path(), "desktop").is_ok());
    }
}
