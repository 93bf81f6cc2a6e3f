//! The data of this program: where it is, how large, what is in it, and the copies of it.

use super::backups::{self, Backup};
use crate::router::Nothing;
use crate::{App, Caller, Result};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::settings::Table;
use ts_rs::TS;

/// The setting that remembers the last restore, as JSON of [`Restored`].
pub(super) const RESTORED: &str = "data.restored";

/// What is kept and where.
#[derive(Debug, Serialize, TS)]
pub struct Data {
    /// The data directory.
    pub place: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The version of the database's tables.
    pub version: i64,
    /// Bytes, by part.
    pub sizes: Sizes,
    pub accounts: i64,
    pub contacts: i64,
    pub campaigns: i64,
    pub callbacks: i64,
    /// Whether copies are this program's to take; on PostgreSQL they are the database's own.
    pub backups_possible: bool,
    /// The copies there are, newest first.
    pub backups: Vec<Backup>,
    /// The last time a copy was put back, if ever.
    pub restored: Option<Restored>,
}

/// How large each part of the data is, in bytes.
#[derive(Debug, Serialize, TS)]
pub struct Sizes {
    /// The rows.
    pub database: u64,
    /// Files that people handed in or had made.
    pub files: u64,
    /// The built-in Sinch.
    pub sandbox: u64,
    pub backups: u64,
    pub logs: u64,
}

/// That a copy was put back.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Restored {
    /// When.
    pub at: i64,
    /// When the copy had been taken, where that is known.
    pub taken_at: Option<i64>,
    /// The copy of what was there before.
    pub kept: String,
}

/// `settings.data`.
pub(super) async fn data(app: App, caller: Caller, _: Nothing) -> Result<Data> {
    let facts = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                use store::settings::{rows, size, version};
                Ok((
                    size(tx).await?,
                    version(tx).await?,
                    rows(tx, Table::Accounts).await?,
                    rows(tx, Table::Contacts).await?,
                    rows(tx, Table::Campaigns).await?,
                    rows(tx, Table::Callbacks).await?,
                ))
            })
        })
        .await?;
    let (size, version, accounts, contacts, campaigns, callbacks) = facts;
    let possible = app.store().file().is_some();
    let folder = app.data();
    Ok(Data {
        place: folder.display().to_string(),
        engine: app.engine().to_owned(),
        version,
        sizes: Sizes {
            database: u64::try_from(size).unwrap_or_default(),
            files: bytes_beneath(folder.join("files")).await,
            sandbox: bytes_beneath(folder.join("sandbox")).await,
            backups: bytes_beneath(folder.join(store::BACKUPS)).await,
            logs: bytes_beneath(super::diagnostics::logs(folder)).await,
        },
        accounts,
        contacts,
        campaigns,
        callbacks,
        backups_possible: possible,
        backups: match possible {
            true => backups::all(&app, &caller).await?,
            false => Vec::new(),
        },
        restored: restored(&app).await?,
    })
}

/// The last time a copy was put back, if ever.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn restored(app: &App) -> Result<Option<Restored>> {
    let text = app
        .store()
        .read(|tx| Box::pin(async move { store::settings::get(tx, RESTORED).await }))
        .await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The bytes of every file beneath a folder; 0 for one that is not there.
async fn bytes_beneath(folder: PathBuf) -> u64 {
    tokio::task::spawn_blocking(move || sum(&folder))
        .await
        .unwrap_or_default()
}

fn sum(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .filter_map(|entry| {
            // Of a link the link: what it points to may be anywhere.
            let known = entry.metadata().ok()?;
            Some(match known.is_dir() {
                true => sum(&entry.path()),
                false => known.len(),
            })
        })
        .sum()
}
