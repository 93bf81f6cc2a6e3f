//! Copies of the database in `<data>/backups`: made, listed, handed out, deleted.
//!
//! A copy's name says when it was taken and why: `carillon-2026-11-21-053000-by-hand.db`. Not here:
//! putting one back (`restore`), how a copy is made (`store::backup`).

use crate::files::FileInfo;
use crate::router::{Done, Nothing};
use crate::{App, AppError, Caller, Code, Result, words};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tokio::io::AsyncReadExt as _;
use ts_rs::TS;

const PREFIX: &str = "carillon-";
const ENDING: &str = ".db";
const TIME: &str = "%Y-%m-%d-%H%M%S";
/// Bytes handed on at once.
const CHUNK: usize = 1024 * 1024;

/// Why a copy was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    /// Somebody asked for it.
    ByHand,
    /// Another copy was put back in its place.
    BeforeRestore,
    /// A newer version of the program changed the tables.
    BeforeMigrating,
    /// Its name does not say.
    Unknown,
}

impl BackupReason {
    fn as_str(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::BeforeRestore => "before-restore",
            Self::BeforeMigrating => "before-migrating",
            Self::Unknown => "",
        }
    }

    fn of(name: &str) -> Self {
        [Self::ByHand, Self::BeforeRestore, Self::BeforeMigrating]
            .into_iter()
            .find(|reason| name.contains(reason.as_str()))
            .unwrap_or(Self::Unknown)
    }
}

/// A copy of the database.
#[derive(Debug, Serialize, TS)]
pub struct Backup {
    /// What it is called, in the folder of copies.
    pub name: String,
    /// When it was taken.
    pub taken_at: i64,
    /// Bytes.
    pub size: u64,
    pub reason: BackupReason,
    /// What is in it; `null` when it cannot be put back.
    pub contents: Option<BackupContents>,
    /// Why it cannot be put back.
    pub unusable: Option<String>,
}

/// What is in a copy.
#[derive(Debug, Serialize, TS)]
pub struct BackupContents {
    /// The version of its tables.
    pub version: i64,
    pub accounts: i64,
    pub contacts: i64,
    pub campaigns: i64,
    /// Campaigns that would be paused when it is put back.
    pub unfinished: i64,
}

impl From<store::backup::Contents> for BackupContents {
    fn from(found: store::backup::Contents) -> Self {
        Self {
            version: found.version,
            accounts: found.accounts,
            contacts: found.contacts,
            campaigns: found.campaigns,
            unfinished: found.unfinished,
        }
    }
}

/// Names a copy.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneBackup {
    pub name: String,
}

/// The database file, which copies are taken of.
///
/// # Errors
/// `precondition_failed` on PostgreSQL.
pub(super) fn database(app: &App) -> Result<PathBuf> {
    app.store().file().ok_or_else(|| {
        AppError::new(Code::PreconditionFailed, words!("settings-backup-postgres"))
            .hint(words!("settings-backup-postgres-hint"))
    })
}

/// Every copy, newest first.
pub(super) async fn all(app: &App, caller: &Caller) -> Result<Vec<Backup>> {
    let mut found = Vec::new();
    for (name, path) in names(&folder(app)).await {
        let Ok(known) = tokio::fs::metadata(&path).await else {
            // Deleted since.
            continue;
        };
        let changed = known.modified().ok().and_then(|at| at.try_into().ok());
        let changed = changed.map_or(0, |at: jiff::Timestamp| at.as_millisecond());
        let (contents, unusable) = match store::backup::inspect(&path, false).await {
            Ok(contents) => (Some(contents.into()), None),
            Err(fault) => (None, Some(AppError::from(fault))),
        };
        found.push(Backup {
            taken_at: taken_at(&name).unwrap_or(changed),
            size: known.len(),
            reason: BackupReason::of(&name),
            contents,
            unusable: unusable.map(|fault| app.say(caller, fault.message())),
            name,
        });
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.taken_at));
    Ok(found)
}

/// `settings.back_up`: takes a copy now, beside the writer.
///
/// # Errors
/// `precondition_failed` on PostgreSQL, or when the disk is full.
pub(super) async fn back_up(app: App, caller: Caller, _: Nothing) -> Result<OneBackupMade> {
    let database = database(&app)?;
    let path = fresh(&app, BackupReason::ByHand).await;
    store::backup::copy(&database, &path).await?;
    let name = file_name(&path);
    let noted = name.clone();
    app.write(&caller, noted, |_| Box::pin(async { Ok(()) }))
        .await?;
    Ok(OneBackupMade { name })
}

/// The copy that was taken.
#[derive(Debug, Serialize, TS)]
pub struct OneBackupMade {
    pub name: String,
}

/// `settings.backup_file`: a copy as a file to be saved elsewhere.
///
/// # Errors
/// `not_found`, `precondition_failed` when the disk is full.
pub(super) async fn file(app: App, _: Caller, request: OneBackup) -> Result<FileInfo> {
    let mut from = tokio::fs::File::open(path_of(&app, &request.name).await?)
        .await
        .map_err(AppError::internal)?;
    let mut upload = app.files().upload(&request.name).await?;
    let mut bytes = vec![0; CHUNK];
    loop {
        let read = from.read(&mut bytes).await.map_err(AppError::internal)?;
        if read == 0 {
            return upload.finish().await;
        }
        upload.write(&bytes[..read]).await?;
    }
}

/// `settings.delete_backup`.
///
/// # Errors
/// `not_found`.
pub(super) async fn delete(app: App, caller: Caller, request: OneBackup) -> Result<Done> {
    let path = path_of(&app, &request.name).await?;
    tokio::fs::remove_file(path)
        .await
        .map_err(AppError::internal)?;
    app.write(&caller, request.name, |_| Box::pin(async { Ok(()) }))
        .await?;
    Ok(Done {})
}

/// The file of a copy by its name, which is looked for among those that are there: no name leads
/// out of the folder.
///
/// # Errors
/// `not_found`.
pub(super) async fn path_of(app: &App, name: &str) -> Result<PathBuf> {
    let found = names(&folder(app)).await;
    let found = found.into_iter().find(|(known, _)| known == name);
    found
        .map(|(_, path)| path)
        .ok_or_else(|| AppError::new(Code::NotFound, words!("settings-backup-gone", name = name)))
}

/// A name that nothing has yet, for a copy taken now.
pub(super) async fn fresh(app: &App, reason: BackupReason) -> PathBuf {
    let at = jiff::Timestamp::from_millisecond(app.clock().now_ms()).unwrap_or_default();
    let stem = format!("{PREFIX}{}-{}", at.strftime(TIME), reason.as_str());
    let mut path = folder(app).join(format!("{stem}{ENDING}"));
    let mut further = 1;
    while tokio::fs::try_exists(&path).await.unwrap_or(false) {
        further += 1;
        path = folder(app).join(format!("{stem}-{further}{ENDING}"));
    }
    path
}

/// The name of a copy, without its folder.
pub(super) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// When a copy was taken, as its name says (in UTC).
pub(super) fn taken_at(name: &str) -> Option<i64> {
    let text = name
        .strip_prefix(PREFIX)?
        .get(.."2026-11-21-053000".len())?;
    let at = DateTime::strptime(TIME, text).ok()?;
    Some(
        at.to_zoned(TimeZone::UTC)
            .ok()?
            .timestamp()
            .as_millisecond(),
    )
}

fn folder(app: &App) -> PathBuf {
    let database = app.store().file();
    let beside = database.as_deref().and_then(Path::parent);
    beside.unwrap_or(app.data()).join(store::BACKUPS)
}

async fn names(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let Ok(mut entries) = tokio::fs::read_dir(folder).await else {
        // Made with the first copy.
        return found;
    };
    while let Ok(Some(entry)) = entries.next_entry().await {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().await.is_ok_and(|kind| kind.is_file());
        if is_file && name.ends_with(ENDING) {
            found.push((name, entry.path()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_why() {
        let name = "carillon-2026-11-21-053000-before-restore-2.db";
        assert_eq!(taken_at(name), Some(1_795_239_000_000));
        assert_eq!(BackupReason::of(name), BackupReason::BeforeRestore);
        for odd in [
            "carillon-before-migrating-0006.db",
            "mine.db",
            "carillon-é.db",
        ] {
            assert_eq!(taken_at(odd), None, "{odd}");
        }
        assert_eq!(BackupReason::of("mine.db"), BackupReason::Unknown);
    }
}
