//! `<data>/server.json`: where the host that holds the data answers, and the key to its door.
//! Readable by its owner alone, gone when the host ends; a file left behind by a crash leads
//! nowhere and is ignored.

use backend::{AppError, Result};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const NAME: &str = "server.json";

/// The way to a running host.
#[derive(Debug, Serialize, Deserialize)]
pub struct Door {
    /// Its origin, e.g. `http://127.0.0.1:7430`.
    pub address: String,
    /// What to send as bearer token.
    pub key: String,
}

/// The file, for as long as the host runs.
pub struct DoorFile {
    path: PathBuf,
}

impl DoorFile {
    /// Writes the file, readable by its owner alone from its first moment on.
    ///
    /// # Errors
    /// When the data directory cannot be written.
    pub fn write(data: &Path, address: &str, key: &str) -> Result<Self> {
        let door = Door {
            address: address.to_owned(),
            key: key.to_owned(),
        };
        let path = data.join(NAME);
        let half = data.join("server.json.new");
        let written = serde_json::to_vec(&door)
            .map_err(std::io::Error::other)
            .and_then(|text| {
                // One left by a crash could have any mode: it goes first.
                let _ = std::fs::remove_file(&half);
                let mut file = owner_only(&half)?;
                file.write_all(&text)?;
                file.sync_all()?;
                std::fs::rename(&half, &path)
            });
        written.map_err(AppError::internal)?;
        Ok(Self { path })
    }

    /// The way to the host that holds `data`, if one wrote it down.
    pub fn read(data: &Path) -> Option<Door> {
        let text = std::fs::read(data.join(NAME)).ok()?;
        serde_json::from_slice(&text).ok()
    }
}

impl Drop for DoorFile {
    fn drop(&mut self) {
        // Left behind it leads nowhere, so a failure does not matter.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn owner_only(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// A person's data folder is closed to others on Windows by its inherited permissions.
#[cfg(not(unix))]
fn owner_only(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_way_in_is_the_owners_alone_and_goes_with_the_host() {
        let data = tempfile::tempdir().unwrap();
        let file = DoorFile::write(data.path(), "http://127.0.0.1:1", "key").unwrap();
        let door = DoorFile::read(data.path()).unwrap();
        assert_eq!(
            (door.address.as_str(), door.key.as_str()),
            ("http://127.0.0.1:1", "key")
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(data.path().join(NAME))
                .unwrap()
                .permissions();
            assert_eq!(mode.mode() & 0o777, 0o600);
        }
        drop(file);
        assert!(DoorFile::read(data.path()).is_none());
    }
}
