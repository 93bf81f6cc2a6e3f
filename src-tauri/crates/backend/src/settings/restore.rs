//! Putting a copy of the database back.
//!
//! Everything that can fail does so on a copy of the copy, while the present database is in its
//! place; then the two change places at once, and the present one is kept among the copies. People
//! must not be written to twice: the ledger of the copy does not know what was sent after it was
//! taken, so its unfinished campaigns come back paused and say why.

use super::backups::{self, BackupContents, BackupReason};
use super::data::{RESTORED, Restored};
use crate::words::moment;
use crate::{App, AppError, Caller, Code, Result, Topic, words};
use domain::FileId;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use tokio::sync::oneshot;
use ts_rs::TS;

/// Why a campaign that came back with a copy is paused: the message's id.
pub const RESTORED_PAUSED: &str = "settings-restored-paused";

/// Where a copy comes from.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BackupSource {
    /// One of the copies that are kept here, by its name.
    Kept { name: String },
    /// A file that was handed in.
    File { file_id: FileId },
}

/// Which copy.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FromBackup {
    pub source: BackupSource,
}

/// A copy that can be put back.
#[derive(Debug, Serialize, TS)]
pub struct CheckedBackup {
    /// What it is called.
    pub name: String,
    /// When it was taken, or last changed where its name does not say.
    pub taken_at: Option<i64>,
    pub contents: BackupContents,
}

/// `settings.check_backup`: looks at every page of a copy and changes nothing.
///
/// # Errors
/// Why it cannot be put back.
pub(super) async fn check(app: App, _: Caller, request: FromBackup) -> Result<CheckedBackup> {
    backups::database(&app)?;
    let (name, path) = find(&app, &request.source).await?;
    let contents = store::backup::inspect(&path, true).await?;
    Ok(CheckedBackup {
        taken_at: backups::taken_at(&name).or(contents.changed_at),
        contents: contents.into(),
        name,
    })
}

/// `settings.restore`: puts a copy in the place of the present data, which becomes a copy itself.
///
/// # Errors
/// `precondition_failed` while campaigns send or files are imported, or why the copy cannot be
/// put back; the present data is in its place then.
pub(super) async fn restore(app: App, caller: Caller, request: FromBackup) -> Result<Restored> {
    backups::database(&app)?;
    let (tell, told) = oneshot::channel();
    let doing = app.clone();
    // Whoever asked may go away; a restore that has begun must not end halfway.
    app.tasks().spawn("restore", async move {
        let outcome = carry_out(&doing, &caller, &request.source).await;
        let _ = tell.send(outcome);
    });
    told.await
        .unwrap_or_else(|_| Err(AppError::internal("the restore ended without a word")))
}

async fn carry_out(app: &App, caller: &Caller, source: &BackupSource) -> Result<Restored> {
    refuse_while_working(app).await?;
    let database = backups::database(app)?;
    let (name, from) = find(app, source).await?;
    let now = app.clock().now_ms();
    let contents = store::backup::inspect(&from, false).await?;
    // A file that was renamed: what was last done in it is as good.
    let taken_at = backups::taken_at(&name).or(contents.changed_at);
    let because = words!(
        "settings-restored-paused",
        taken = moment(taken_at.unwrap_or(now))
    );
    let because = serde_json::to_string(&because).map_err(AppError::internal)?;
    let ready = store::backup::prepare(&from, &database, &because, now).await?;
    // Again: checking a large copy takes time.
    refuse_while_working(app).await?;
    let kept = backups::fresh(app, BackupReason::BeforeRestore).await;
    tracing::info!("a backup takes the place of the present data");
    app.store().replace(&ready, &kept, now).await?;
    app.clients().forget_all();
    if let BackupSource::File { .. } = source {
        // Its row is in the other database: nothing would ever find it again.
        let _ = tokio::fs::remove_file(&from).await;
    }
    let restored = Restored {
        at: now,
        taken_at,
        kept: backups::file_name(&kept),
    };
    let text = serde_json::to_string(&restored).map_err(AppError::internal)?;
    app.write(caller, name, move |tx| {
        Box::pin(async move { Ok(store::settings::set(tx, RESTORED, &text, now).await?) })
    })
    .await?;
    // Another database answers every question anew.
    app.changed(Topic::ALL);
    Ok(restored)
}

async fn refuse_while_working(app: &App) -> Result<()> {
    let (campaigns, imports) = app
        .store()
        .read(|tx| Box::pin(store::backup::under_way(tx)))
        .await?;
    let (words, hint) = if campaigns > 0 {
        (
            words!("settings-restore-sending", count = campaigns),
            words!("settings-restore-sending-hint"),
        )
    } else if imports > 0 {
        (
            words!("settings-restore-importing", count = imports),
            words!("settings-restore-importing-hint"),
        )
    } else {
        return Ok(());
    };
    Err(AppError::new(Code::PreconditionFailed, words).hint(hint))
}

async fn find(app: &App, source: &BackupSource) -> Result<(String, PathBuf)> {
    match source {
        BackupSource::Kept { name } => Ok((name.clone(), backups::path_of(app, name).await?)),
        BackupSource::File { file_id } => {
            let (info, _) = app.files().open(file_id).await?;
            Ok((info.name, app.files().path(file_id)))
        }
    }
}
