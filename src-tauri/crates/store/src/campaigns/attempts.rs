//! Reading attempts, for the page of one recipient, and the message id that may come late.

use super::movement::unreadable;
use crate::{
    Error, Tx,
    engine::{execute, fetch_all},
};
use domain::{AttemptId, RecipientId, RecipientState};

/// One try to send to a recipient.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub id: AttemptId,
    /// Which try it is, from 1.
    pub number: i64,
    pub state: RecipientState,
    /// A later attempt took its place.
    pub superseded: bool,
    pub claimed_at: i64,
    /// Sinch's id of the message; empty while unknown.
    pub message_id: String,
    pub reason_code: String,
    pub reason_text: String,
    pub updated_at: i64,
    /// When each thing was first known of it.
    pub accepted_at: Option<i64>,
    pub sent_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub read_at: Option<i64>,
    pub failed_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct AttemptRow {
    id: String,
    number: i64,
    state: String,
    superseded: i64,
    claimed_at: i64,
    message_id: String,
    reason_code: String,
    reason_text: String,
    updated_at: i64,
    accepted_at: Option<i64>,
    sent_at: Option<i64>,
    delivered_at: Option<i64>,
    read_at: Option<i64>,
    failed_at: Option<i64>,
}

/// Every attempt of a recipient, the first first.
pub async fn attempts(tx: &mut Tx, recipient: &RecipientId) -> Result<Vec<Attempt>, Error> {
    let rows: Vec<AttemptRow> = fetch_all!(
        tx,
        AttemptRow,
        "SELECT id, number, state, superseded, claimed_at, message_id, reason_code, reason_text,
                updated_at, accepted_at, sent_at, delivered_at, read_at, failed_at
         FROM attempts WHERE recipient_id = $1 ORDER BY number",
        recipient.as_str()
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(Attempt {
                id: row.id.into(),
                number: row.number,
                state: unreadable("attempts.state", row.state.parse())?,
                superseded: row.superseded != 0,
                claimed_at: row.claimed_at,
                message_id: row.message_id,
                reason_code: row.reason_code,
                reason_text: row.reason_text,
                updated_at: row.updated_at,
                accepted_at: row.accepted_at,
                sent_at: row.sent_at,
                delivered_at: row.delivered_at,
                read_at: row.read_at,
                failed_at: row.failed_at,
            })
        })
        .collect()
}

/// Notes Sinch's id of a message whose attempt a callback had already raised.
pub(super) async fn keep_message_id(
    tx: &mut Tx,
    attempt: &AttemptId,
    message_id: &str,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE attempts SET message_id = $1 WHERE id = $2 AND message_id = ''",
        message_id,
        attempt.as_str()
    )?;
    Ok(())
}
