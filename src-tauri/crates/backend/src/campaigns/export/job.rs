//! Writing an export: the ledger is read in pages, each in a read of its own, so that neither the
//! writer nor a snapshot is held, and a page is all that is in memory.

use super::{ExportLedger, Kept, discard, table};
use crate::{App, AppError, Result, Topic, words};
use domain::ExportId;
use store::EngineKind;
use store::campaigns::{self as rows, ExportEnd, ExportRow, RecipientFilter, Search};

/// Rows in a page.
const PAGE: i64 = 1_000;
/// After so long without a word, an export's host is gone.
const SILENCE_MS: i64 = 60_000;

/// Goes on with the exports that an earlier process left: from their beginning.
///
/// # Errors
/// When they cannot be read.
pub async fn take_up(app: &App) -> Result<()> {
    let now = app.clock().now_ms();
    // On SQLite this process holds the data, so whoever wrote before is gone.
    let silent_since = match app.store().engine() {
        EngineKind::Sqlite => now,
        EngineKind::Postgres => now - SILENCE_MS,
    };
    let owner = app.host_id().to_owned();
    let left = app
        .store()
        .write(move |tx| {
            Box::pin(async move { rows::take_exports(tx, &owner, silent_since, now).await })
        })
        .await?;
    for row in left {
        spawn(app, row).await;
    }
    Ok(())
}

/// Writes an export in the background; at once where the app runs no jobs.
pub async fn spawn(app: &App, row: ExportRow) {
    let job = run(app.clone(), row);
    if app.works() {
        app.tasks().spawn("export", job);
    } else {
        job.await;
    }
}

async fn run(app: App, row: ExportRow) {
    let id = ExportId::from(row.id.as_str());
    let Err(fault) = write(&app, &id, &row).await else {
        return;
    };
    tracing::warn!(export = %id, %fault, "an export failed");
    let words = words!("campaigns-export-failed", why = fault.message().clone());
    let kept = serde_json::to_string(&words).unwrap_or_default();
    let now = app.clock().now_ms();
    let ended = app
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let end = ExportEnd::Failed { fault: kept };
                rows::end_export(tx, &id, &end, now).await
            })
        })
        .await;
    if let Err(fault) = ended {
        tracing::error!(%fault, "a failed export was not noted");
    }
    app.changed(&[Topic::Jobs]);
}

async fn write(app: &App, id: &ExportId, row: &ExportRow) -> Result<()> {
    let kept: Kept = serde_json::from_str(&row.request).map_err(AppError::internal)?;
    let filter = filter_of(&kept.asked);
    let campaign = {
        let id = filter.campaign.clone();
        app.store()
            .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
            .await?
    };
    let mut table = table::Table::new(app, &kept, &campaign)?;
    let mut upload = app.files().upload(&row.file_name).await?;
    upload.write(&table.head()?).await?;
    let (mut written, mut through) = (0, 0);
    loop {
        let asked = filter.clone();
        let page = app
            .store()
            .read(|tx| Box::pin(async move { rows::ledger(tx, &asked, through, PAGE).await }))
            .await?;
        let Some(last) = page.last() else { break };
        through = last.recipient.position;
        written += page.len() as i64;
        upload.write(&table.rows(&page)?).await?;
        if !reached(app, id, written, through).await? || app.stopping().is_cancelled() {
            // Cancelled, or for the next process to begin anew: this file never was.
            return Ok(());
        }
    }
    let file = upload.finish().await?;
    let (export, now) = (id.clone(), app.clock().now_ms());
    let end = ExportEnd::Done {
        file: file.id.to_string(),
        written,
    };
    let kept = app
        .store()
        .write(move |tx| Box::pin(async move { rows::end_export(tx, &export, &end, now).await }))
        .await?;
    if !kept {
        discard(app, file.id.as_str()).await;
    }
    app.changed(&[Topic::Jobs]);
    Ok(())
}

/// Notes how far it is; `false` when nobody wants it any more.
async fn reached(app: &App, id: &ExportId, written: i64, through: i64) -> Result<bool> {
    let (id, owner) = (id.clone(), app.host_id().to_owned());
    let now = app.clock().now_ms();
    let wanted = app
        .store()
        .write(move |tx| {
            Box::pin(
                async move { rows::export_reached(tx, &id, &owner, written, through, now).await },
            )
        })
        .await?;
    app.changed(&[Topic::Jobs]);
    Ok(wanted)
}

fn filter_of(asked: &ExportLedger) -> RecipientFilter {
    RecipientFilter {
        state: asked.state,
        reached: asked.reached,
        code: asked.code.clone().unwrap_or_default(),
        channel: asked.channel,
        search: Search::of(asked.search.as_deref().unwrap_or_default()),
        ..RecipientFilter::of(asked.id.clone(), PAGE)
    }
}
