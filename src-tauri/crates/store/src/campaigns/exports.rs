//! Exports of a ledger: what was asked for, how far its file is, and the rows that go into it.
//!
//! A campaign has one export at most; asking again takes the place of the one before. The file
//! itself is the backend's. What a process left unfinished is taken up anew by the next one.

use super::movement::unreadable;
use super::recipients::{Recipient, RecipientFilter, RecipientRow};
use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_optional},
};
use domain::{CampaignId, ExportId};
use std::str::FromStr;

/// How far an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportState {
    Writing,
    Done,
    Failed,
    Cancelled,
}

impl ExportState {
    /// The word in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ExportState::Writing => "writing",
            ExportState::Done => "done",
            ExportState::Failed => "failed",
            ExportState::Cancelled => "cancelled",
        }
    }
}

impl FromStr for ExportState {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Writing, Self::Done, Self::Failed, Self::Cancelled]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(())
    }
}

/// An export.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ExportRow {
    /// [`ExportId`].
    pub id: String,
    /// [`CampaignId`].
    pub campaign_id: String,
    /// What was asked for, JSON of the backend's.
    pub request: String,
    state: String,
    /// Rows in the file so far.
    pub written: i64,
    /// The place in the ledger up to which was read.
    pub through: i64,
    /// The file, empty until it is whole.
    pub file_id: String,
    pub file_name: String,
    /// Message id and arguments of why it failed, JSON; empty otherwise.
    pub fault: String,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ExportRow {
    /// How far it is.
    ///
    /// # Errors
    /// `Corrupt` when the stored word is none of ours.
    pub fn state(&self) -> Result<ExportState, Error> {
        unreadable("campaign_exports.state", self.state.parse())
    }
}

/// An export to begin.
#[derive(Clone, Debug)]
pub struct NewExport {
    pub id: ExportId,
    pub campaign: CampaignId,
    /// JSON of the backend's.
    pub request: String,
    pub file_name: String,
    /// The host that writes it.
    pub owner: String,
    pub at_ms: i64,
}

const COLUMNS: &str = "id, campaign_id, request, state, written, through, file_id, file_name, \
     fault, created_at, updated_at";

/// Begins an export in the place of the campaign's earlier one; answers that one's file, if any.
///
/// # Errors
/// When there is no such campaign.
pub async fn begin_export(tx: &mut Tx, new: &NewExport) -> Result<Option<String>, Error> {
    let before = export(tx, &new.campaign).await?;
    execute!(
        tx,
        "DELETE FROM campaign_exports WHERE campaign_id = $1",
        new.campaign.as_str()
    )?;
    execute!(
        tx,
        "INSERT INTO campaign_exports (id, campaign_id, request, state, written, through, file_id,
                                       file_name, fault, owner, created_at, updated_at)
         VALUES ($1, $2, $3, 'writing', 0, 0, '', $4, '', $5, $6, $6)",
        new.id.as_str(),
        new.campaign.as_str(),
        new.request.as_str(),
        new.file_name.as_str(),
        new.owner.as_str(),
        new.at_ms
    )?;
    Ok(before
        .map(|row| row.file_id)
        .filter(|file| !file.is_empty()))
}

/// The export of a campaign, if there is one.
pub async fn export(tx: &mut Tx, campaign: &CampaignId) -> Result<Option<ExportRow>, Error> {
    fetch_optional!(
        tx,
        ExportRow,
        format!("SELECT {COLUMNS} FROM campaign_exports WHERE campaign_id = $1"),
        campaign.as_str()
    )
}

/// Notes how far an export is; `false` when it was cancelled or replaced, or is another host's.
pub async fn export_reached(
    tx: &mut Tx,
    id: &ExportId,
    owner: &str,
    written: i64,
    through: i64,
    now_ms: i64,
) -> Result<bool, Error> {
    let changed = execute!(
        tx,
        "UPDATE campaign_exports SET written = $1, through = $2, updated_at = $3
         WHERE id = $4 AND owner = $5 AND state = 'writing'",
        written,
        through,
        now_ms,
        id.as_str(),
        owner
    )?;
    Ok(changed > 0)
}

/// How an export ended.
#[derive(Clone, Debug)]
pub enum ExportEnd {
    /// The file is whole.
    Done {
        file: String,
        written: i64,
    },
    /// Message id and arguments of why, JSON.
    Failed {
        fault: String,
    },
    Cancelled,
}

/// Ends an export; `false` when it was over or replaced already.
pub async fn end_export(
    tx: &mut Tx,
    id: &ExportId,
    end: &ExportEnd,
    now_ms: i64,
) -> Result<bool, Error> {
    let (state, file, fault, written) = match end {
        ExportEnd::Done { file, written } => (ExportState::Done, file.as_str(), "", *written),
        ExportEnd::Failed { fault } => (ExportState::Failed, "", fault.as_str(), -1),
        ExportEnd::Cancelled => (ExportState::Cancelled, "", "", -1),
    };
    let changed = execute!(
        tx,
        "UPDATE campaign_exports
         SET state = $1, file_id = $2, fault = $3, updated_at = $4,
             written = CASE WHEN $5 < 0 THEN written ELSE $5 END
         WHERE id = $6 AND state = 'writing'",
        state.as_str(),
        file,
        fault,
        now_ms,
        written,
        id.as_str()
    )?;
    Ok(changed > 0)
}

/// Takes over the exports that their writers left: those not heard of since `silent_since`.
pub async fn take_exports(
    tx: &mut Tx,
    owner: &str,
    silent_since: i64,
    now_ms: i64,
) -> Result<Vec<ExportRow>, Error> {
    fetch_all!(
        tx,
        ExportRow,
        format!(
            "UPDATE campaign_exports SET owner = $1, updated_at = $2, written = 0, through = 0
             WHERE state = 'writing' AND updated_at <= $3 RETURNING {COLUMNS}"
        ),
        owner,
        now_ms,
        silent_since
    )
}

/// A row of the ledger as an export tells it: the recipient and its current attempt.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    pub recipient: Recipient,
    /// Sinch's id of the message; empty when there is none.
    pub message_id: String,
    /// When the current attempt was claimed, and when each thing became known of it.
    pub claimed_at: Option<i64>,
    pub accepted_at: Option<i64>,
    pub sent_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub read_at: Option<i64>,
    pub failed_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct LedgerRowRow {
    #[sqlx(flatten)]
    recipient: RecipientRow,
    message_id: Option<String>,
    claimed_at: Option<i64>,
    accepted_at: Option<i64>,
    sent_at: Option<i64>,
    delivered_at: Option<i64>,
    read_at: Option<i64>,
    failed_at: Option<i64>,
}

/// The next rows of the ledger that a filter lets through, in the order of sending, after place
/// `through`. The filter's order, cursor and limit mean nothing here.
pub async fn ledger(
    tx: &mut Tx,
    filter: &RecipientFilter,
    through: i64,
    most: i64,
) -> Result<Vec<LedgerRow>, Error> {
    let (state, begin) = (filter.state_word(), filter.search.begin());
    let rows: Vec<LedgerRowRow> = fetch_all!(
        tx,
        LedgerRowRow,
        format!(
            "SELECT {}, a.message_id, a.claimed_at, a.accepted_at, a.sent_at, a.delivered_at,
                    a.read_at, a.failed_at
             FROM recipients r LEFT JOIN attempts a ON a.id = r.attempt_id
             WHERE {} AND r.position > $7 ORDER BY r.position LIMIT $8",
            super::recipients::columns(),
            filter.conditions()
        ),
        filter.campaign.as_str(),
        state,
        filter.code.as_str(),
        begin,
        crate::prefix_end(begin),
        filter.channel_word(),
        through,
        most
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(LedgerRow {
                recipient: row.recipient.try_into()?,
                message_id: row.message_id.unwrap_or_default(),
                claimed_at: row.claimed_at,
                accepted_at: row.accepted_at,
                sent_at: row.sent_at,
                delivered_at: row.delivered_at,
                read_at: row.read_at,
                failed_at: row.failed_at,
            })
        })
        .collect()
}
