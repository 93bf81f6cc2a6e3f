//! The one place that moves a recipient. Evidence about an attempt raises the attempt and, if it
//! raises the recipient too, the recipient and its counts.

use super::tally::{Scope, Tally};
use crate::{
    EngineKind, Error, Tx,
    engine::{execute, fetch_optional},
};
use domain::{AccountId, AttemptId, CampaignId, RecipientId, RecipientState};

/// PostgreSQL's number of the lock that [`alone`] takes.
const LEDGER_LOCK: i64 = 0x6c65_6467_6572;

/// An attempt and its recipient as they stand, read before a movement.
#[derive(sqlx::FromRow)]
struct StandingRow {
    attempt_id: String,
    recipient_id: String,
    campaign_id: String,
    account_id: String,
    channel: String,
    attempt_state: String,
    superseded: i64,
    recipient_state: String,
    recipient_reason: String,
    current_attempt: String,
}

pub(super) struct Standing {
    pub attempt: AttemptId,
    pub recipient: RecipientId,
    pub campaign: CampaignId,
    pub account: AccountId,
    pub channel: String,
    pub attempt_state: RecipientState,
    pub superseded: bool,
    pub state: RecipientState,
    pub reason: String,
    pub is_current: bool,
}

impl TryFrom<StandingRow> for Standing {
    type Error = Error;

    fn try_from(row: StandingRow) -> Result<Self, Error> {
        Ok(Standing {
            is_current: row.current_attempt == row.attempt_id,
            attempt: row.attempt_id.into(),
            recipient: row.recipient_id.into(),
            campaign: row.campaign_id.into(),
            account: row.account_id.into(),
            channel: row.channel,
            attempt_state: unreadable("attempts.state", row.attempt_state.parse())?,
            superseded: row.superseded != 0,
            state: unreadable("recipients.state", row.recipient_state.parse())?,
            reason: row.recipient_reason,
        })
    }
}

/// Which attempt is meant.
pub(super) enum By<'a> {
    Attempt(&'a AttemptId),
    Message(&'a str),
}

/// What is now known of an attempt.
pub(super) struct Finding<'a> {
    pub state: RecipientState,
    pub message_id: &'a str,
    pub reason_code: &'a str,
    pub reason_text: &'a str,
    pub at_ms: i64,
}

/// Lets one transaction at a time move the ledger: what [`standing`] read stays true until the
/// commit. SQLite has one writer anyway.
pub(super) async fn alone(tx: &mut Tx) -> Result<(), Error> {
    if tx.kind() == EngineKind::Postgres {
        execute!(tx, "SELECT pg_advisory_xact_lock($1)", LEDGER_LOCK)?;
    }
    Ok(())
}

pub(super) async fn standing(tx: &mut Tx, by: By<'_>) -> Result<Option<Standing>, Error> {
    const SELECT: &str = "SELECT a.id AS attempt_id, a.recipient_id, a.campaign_id, c.account_id,
               r.channel, a.state AS attempt_state, a.superseded, r.state AS recipient_state,
               r.reason_code AS recipient_reason, r.attempt_id AS current_attempt
        FROM attempts a
        JOIN recipients r ON r.id = a.recipient_id
        JOIN campaigns c ON c.id = a.campaign_id";
    let row: Option<StandingRow> = match by {
        By::Attempt(id) => fetch_optional!(
            tx,
            StandingRow,
            format!("{SELECT} WHERE a.id = $1"),
            id.as_str()
        )?,
        By::Message(id) => fetch_optional!(
            tx,
            StandingRow,
            format!("{SELECT} WHERE a.message_id = $1 AND a.message_id <> ''"),
            id
        )?,
    };
    row.map(Standing::try_from).transpose()
}

/// Raises the attempt, and the recipient where that raises it too. Answers the recipient's state
/// before and after, or `None` when nothing rose (a repeat, or older news).
pub(super) async fn raise(
    tx: &mut Tx,
    tally: &mut Tally,
    standing: &Standing,
    finding: &Finding<'_>,
) -> Result<Option<(RecipientState, RecipientState)>, Error> {
    if !standing.attempt_state.rises_to(finding.state) {
        keep_moment(tx, standing, finding).await?;
        return Ok(None);
    }
    let moment = match moment_of(finding.state) {
        Some(column) => format!(", {column} = COALESCE({column}, $4)"),
        None => String::new(),
    };
    execute!(
        tx,
        format!(
            "UPDATE attempts SET state = $1, reason_code = $2, reason_text = $3, updated_at = $4,
                    message_id = CASE WHEN $5 = '' THEN message_id ELSE $5 END{moment}
             WHERE id = $6"
        ),
        finding.state.as_str(),
        finding.reason_code,
        finding.reason_text,
        finding.at_ms,
        finding.message_id,
        standing.attempt.as_str()
    )?;
    // A superseded attempt that failed says nothing about the one that took its place.
    let of_the_past = !standing.is_current && !finding.state.is_good();
    if of_the_past || !standing.state.rises_to(finding.state) {
        return Ok(None);
    }
    set_recipient(tx, tally, standing, finding).await?;
    Ok(Some((standing.state, finding.state)))
}

/// The column that keeps when a state was first known.
fn moment_of(state: RecipientState) -> Option<&'static str> {
    match state {
        RecipientState::Enqueued => Some("accepted_at"),
        RecipientState::Sent => Some("sent_at"),
        RecipientState::Delivered => Some("delivered_at"),
        RecipientState::Read => Some("read_at"),
        RecipientState::Failed | RecipientState::Rejected => Some("failed_at"),
        _ => None,
    }
}

/// News that raises nothing may still tell when something happened: "delivered" that comes after
/// "read".
async fn keep_moment(tx: &mut Tx, standing: &Standing, finding: &Finding<'_>) -> Result<(), Error> {
    if let Some(column) = moment_of(finding.state) {
        execute!(
            tx,
            format!("UPDATE attempts SET {column} = $1 WHERE id = $2 AND {column} IS NULL"),
            finding.at_ms,
            standing.attempt.as_str()
        )?;
    }
    Ok(())
}

/// Puts a recipient back so that a new attempt is made, not before `due_at`; the old attempt is
/// kept with what is known of it.
pub(super) async fn supersede(
    tx: &mut Tx,
    tally: &mut Tally,
    standing: &Standing,
    finding: &Finding<'_>,
    due_at: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE attempts SET state = $1, superseded = 1, reason_code = $2, reason_text = $3,
                updated_at = $4
         WHERE id = $5",
        RecipientState::EnqueuedFailed.as_str(),
        finding.reason_code,
        finding.reason_text,
        finding.at_ms,
        standing.attempt.as_str()
    )?;
    // An earlier attempt may have been proved sent meanwhile: then nobody is written to again.
    if standing.state.is_accepted() {
        return Ok(());
    }
    execute!(
        tx,
        "UPDATE recipients SET due_at = $1 WHERE id = $2",
        due_at,
        standing.recipient.as_str()
    )?;
    let back = Finding {
        state: RecipientState::Pending,
        ..*finding
    };
    set_recipient(tx, tally, standing, &back).await
}

async fn set_recipient(
    tx: &mut Tx,
    tally: &mut Tally,
    standing: &Standing,
    finding: &Finding<'_>,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE recipients SET state = $1, reason_code = $2, reason_text = $3, updated_at = $4
         WHERE id = $5",
        finding.state.as_str(),
        finding.reason_code,
        finding.reason_text,
        finding.at_ms,
        standing.recipient.as_str()
    )?;
    let scope = Scope {
        campaign: &standing.campaign,
        account: &standing.account,
        channel: &standing.channel,
    };
    tally.shift(
        &scope,
        (standing.state, &standing.reason),
        (finding.state, finding.reason_code),
        finding.at_ms,
    );
    Ok(())
}

/// A stored word that no longer reads as its enum.
pub(super) fn unreadable<T, E>(column: &'static str, parsed: Result<T, E>) -> Result<T, Error> {
    parsed.map_err(|_| Error::Corrupt(format!("{column} holds an unknown word")))
}
