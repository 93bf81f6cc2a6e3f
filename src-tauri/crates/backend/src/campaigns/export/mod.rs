//! Exports of a ledger, as CSV for a spreadsheet or as JSON Lines for a program: the rows that the
//! page shows, or all of them.
//!
//! - here: begun, shown, cancelled;
//! - [`job`]: reads the ledger page by page and writes the file, in constant memory;
//! - [`table`]: a row as bytes, in each form.
//!
//! A campaign keeps one export; a new one takes its place. The rows are as they stood when they
//! were read: a campaign that runs goes on meanwhile. To add a form: an [`ExportForm`] and its case
//! in [`table`].

mod job;
mod table;

use super::types::ById;
use crate::files::FileInfo;
use crate::router::Done;
use crate::words::Words;
use crate::{App, AppError, Caller, Code, Result, Topic, words};
use domain::{CampaignId, Channel, ExportId, FileId, RecipientState};
use serde::{Deserialize, Serialize};
use store::campaigns::{self as rows, ExportEnd, ExportRow, ExportState, NewExport};
use ts_rs::TS;

pub use job::take_up;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// UTF-8 with a byte order mark, as spreadsheets want it; a header line.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

/// Which rows to export, and how. What is absent does not filter.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportLedger {
    pub id: CampaignId,
    pub form: ExportForm,
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<RecipientState>,
    /// Those that came at least so far.
    #[serde(default)]
    #[ts(optional)]
    pub reached: Option<RecipientState>,
    /// A reason code.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// The start of the number or of the name.
    #[serde(default)]
    #[ts(optional)]
    pub search: Option<String>,
}

/// What is kept of the asking, so that another process can begin anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    asked: ExportLedger,
    /// The language of the reasons.
    language: String,
}

/// Where an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportPhase {
    Writing,
    Done,
    Failed,
    Cancelled,
}

/// An export.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Export {
    pub id: ExportId,
    pub form: ExportForm,
    /// Whether only some rows were asked for.
    pub filtered: bool,
    pub phase: ExportPhase,
    /// Rows in the file so far.
    pub written: i64,
    /// How much of the ledger has been read, 0 to 100.
    pub percent: i64,
    pub seconds_left: Option<i64>,
    /// The file, once it is whole.
    pub file: Option<FileInfo>,
    /// Why it failed.
    pub fault: Option<String>,
    pub started_at: i64,
}

/// The latest export of a campaign.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LatestExport {
    /// `null` when there is none, or its file is gone.
    pub export: Option<Export>,
}

/// `campaigns.export`: begins an export; [`latest`] tells how far it is.
///
/// # Errors
/// `not_found` without the campaign; `conflict` while an export of it is being written.
pub async fn begin(app: App, caller: Caller, request: ExportLedger) -> Result<LatestExport> {
    let id = request.id.clone();
    let campaign = {
        let id = id.clone();
        app.store()
            .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
            .await?
    };
    let now = app.clock().now_ms();
    let kept = Kept {
        language: caller.language.clone(),
        asked: request,
    };
    let new = NewExport {
        id: ExportId::new(app.ids().uuid()),
        campaign: id.clone(),
        request: serde_json::to_string(&kept).map_err(AppError::internal)?,
        file_name: table::file_name(&campaign.name, kept.asked.form, now),
        owner: app.host_id().to_owned(),
        at_ms: now,
    };
    let before = app
        .write(&caller, &id, move |tx| {
            Box::pin(async move {
                let earlier = rows::export(tx, &new.campaign).await?;
                if let Some(earlier) = earlier
                    && earlier.state()? == ExportState::Writing
                {
                    let words = words!("campaigns-export-under-way");
                    return Err(AppError::new(Code::Conflict, words));
                }
                Ok(rows::begin_export(tx, &new).await?)
            })
        })
        .await?;
    if let Some(file) = before {
        discard(&app, &file).await;
    }
    if let Some(row) = read(&app, &id).await? {
        job::spawn(&app, row).await;
    }
    latest(app, caller, ById { id }).await
}

/// `campaigns.export_latest`: how far the campaign's export is, and its file.
pub async fn latest(app: App, caller: Caller, request: ById) -> Result<LatestExport> {
    let id = request.id.clone();
    let total = app
        .store()
        .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
        .await?
        .total;
    let Some(row) = read(&app, &request.id).await? else {
        return Ok(LatestExport { export: None });
    };
    let phase = match row.state()? {
        ExportState::Writing => ExportPhase::Writing,
        ExportState::Done => ExportPhase::Done,
        ExportState::Failed => ExportPhase::Failed,
        ExportState::Cancelled => ExportPhase::Cancelled,
    };
    let file = match phase {
        ExportPhase::Done => {
            let found = app.files().open(&FileId::from(row.file_id.as_str())).await;
            match found {
                Ok((info, _)) => Some(info),
                // Old files are swept: as if it had never been exported.
                Err(_) => return Ok(LatestExport { export: None }),
            }
        }
        _ => None,
    };
    let kept: Kept = serde_json::from_str(&row.request).map_err(AppError::internal)?;
    let fault = match row.fault.as_str() {
        "" => None,
        text => Some(serde_json::from_str::<Words>(text).map_err(AppError::internal)?),
    };
    let percent = match phase {
        ExportPhase::Writing => (row.through * 100 / total.max(1)).clamp(0, 99),
        _ => 100,
    };
    let spent = (row.updated_at - row.created_at) as f64 / 1_000.0;
    let ExportLedger {
        form,
        state,
        reached,
        code,
        channel,
        search,
        ..
    } = kept.asked;
    Ok(LatestExport {
        export: Some(Export {
            id: row.id.as_str().into(),
            form,
            filtered: state.is_some()
                || reached.is_some()
                || code.is_some()
                || channel.is_some()
                || search.is_some(),
            seconds_left: (phase == ExportPhase::Writing && row.through > 0).then(|| {
                (spent * (total - row.through).max(0) as f64 / row.through as f64).ceil() as i64
            }),
            phase,
            written: row.written,
            percent,
            file,
            fault: fault.map(|words| app.say(&caller, &words)),
            started_at: row.created_at,
        }),
    })
}

/// `campaigns.cancel_export`: stops it; what was written so far goes.
///
/// # Errors
/// `precondition_failed` when none is being written.
pub async fn cancel(app: App, caller: Caller, request: ById) -> Result<Done> {
    let now = app.clock().now_ms();
    let id = request.id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            let over = || AppError::new(Code::PreconditionFailed, words!("campaigns-export-over"));
            let row = rows::export(tx, &request.id).await?.ok_or_else(over)?;
            let export = ExportId::from(row.id);
            match rows::end_export(tx, &export, &ExportEnd::Cancelled, now).await? {
                true => Ok(Done {}),
                false => Err(over()),
            }
        })
    })
    .await
}

/// Removes the file of a campaign's export, before the campaign goes.
pub async fn forget(app: &App, campaign: &CampaignId) -> Result<()> {
    if let Some(row) = read(app, campaign).await?
        && !row.file_id.is_empty()
    {
        discard(app, &row.file_id).await;
    }
    Ok(())
}

async fn read(app: &App, campaign: &CampaignId) -> Result<Option<ExportRow>> {
    let campaign = campaign.clone();
    Ok(app
        .store()
        .read(|tx| Box::pin(async move { rows::export(tx, &campaign).await }))
        .await?)
}

/// Removes a file that nobody names any more; one that is gone already is no fault.
async fn discard(app: &App, file: &str) {
    if let Err(fault) = app.files().remove(&FileId::from(file)).await
        && fault.code() != Code::NotFound
    {
        tracing::warn!(%fault, file, "an export's file was not removed");
    }
    app.changed(&[Topic::Jobs]);
}
