//! The log of callbacks: appended raw before anything is understood, settled by the worker later,
//! and never shortened by an interpretation.
//!
//! A callback waits (`state = 'waiting'`) until the worker settles it (`'done'`); a quarantined
//! one is held (`'held'`) until its signature is proved. Putting a stretch back to `waiting` runs
//! its interpretation again, which changes nothing that was applied before.

use super::rows::{Appended, Callback, CallbackLine, Filter, NewCallback, Search, Settled, Stage};
use crate::engine::{execute, fetch_all, fetch_optional};
use crate::{Cursor, Error, Tx, prefix_end};
use domain::{AccountId, AttemptId, CallbackId, CampaignId};

pub(super) const COLUMNS: &str = "id, account_id, received_at, verdict, reason, nonce, signed_at, \
     repeats, size, headers, body, body_encoding, state, interpreted_at, trigger_name, message_id, \
     status, attempt_id, identity, applied, outcome, effects, correlation_id, campaign_id, \
     former_secret";

const LINE_COLUMNS: &str = "id, account_id, received_at, verdict, reason, repeats, size, state, \
     trigger_name, status, identity, applied, outcome, effects";

/// Appends a callback. The same callback again (same proved nonce, same body) is counted on the
/// row that is there. A nonce that comes back with another body is appended without it: what is
/// signed is never dropped.
pub async fn append(tx: &mut Tx, callback: &NewCallback) -> Result<Appended, Error> {
    if insert(tx, callback, callback.nonce.as_deref()).await? {
        return Ok(Appended::New);
    }
    let nonce = callback.nonce.as_deref().unwrap_or_default();
    let counted = execute!(
        tx,
        "UPDATE callbacks SET repeats = repeats + 1
         WHERE account_id = $1 AND nonce = $2 AND body = $3",
        callback.account_id.as_str(),
        nonce,
        callback.body.text.as_str()
    )?;
    if counted > 0 {
        return Ok(Appended::Repeat);
    }
    insert(tx, callback, None).await?;
    Ok(Appended::New)
}

async fn insert(tx: &mut Tx, callback: &NewCallback, nonce: Option<&str>) -> Result<bool, Error> {
    let state = if callback.verdict == "quarantined" {
        "held"
    } else {
        "waiting"
    };
    let inserted = execute!(
        tx,
        "INSERT INTO callbacks (id, account_id, received_at, verdict, reason, nonce, signed_at,
           size, headers, body, body_encoding, state, former_secret)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (account_id, nonce) DO NOTHING",
        callback.id.as_str(),
        callback.account_id.as_str(),
        callback.received_at,
        callback.verdict,
        callback.reason.as_str(),
        nonce,
        callback.signed_at,
        callback.size,
        callback.headers.as_str(),
        callback.body.text.as_str(),
        callback.body.encoding,
        state,
        i64::from(callback.former_secret)
    )?;
    Ok(inserted > 0)
}

/// The oldest callbacks that wait for interpretation, at most `limit`.
pub async fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<Callback>, Error> {
    fetch_all!(
        tx,
        Callback,
        format!(
            "SELECT {COLUMNS} FROM callbacks WHERE state = 'waiting'
             ORDER BY received_at, id LIMIT $1"
        ),
        limit
    )
}

/// How many callbacks wait for interpretation.
pub async fn waiting_count(tx: &mut Tx) -> Result<i64, Error> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM callbacks WHERE state = 'waiting'"
    )?;
    Ok(row.map_or(0, |(count,)| count))
}

/// Writes down what the interpretation of a waiting callback found.
pub async fn settle(
    tx: &mut Tx,
    callback: &str,
    settled: &Settled,
    now_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE callbacks SET state = 'done', interpreted_at = $2, trigger_name = $3,
           message_id = $4, status = $5, attempt_id = $6, identity = $7,
           applied = CASE WHEN $8 = 1 THEN 1 ELSE applied END,
           outcome = CASE WHEN $8 = 0 AND applied = 1 THEN outcome ELSE $9 END,
           effects = CASE WHEN $8 = 0 AND applied = 1 THEN effects
                          ELSE COALESCE($10, effects) END,
           correlation_id = $11,
           campaign_id = CASE WHEN $12 = '' THEN campaign_id ELSE $12 END
         WHERE id = $1",
        callback,
        now_ms,
        settled.trigger_name.as_str(),
        settled.message_id.as_str(),
        settled.status.as_str(),
        settled.attempt_id.as_str(),
        settled.identity.as_str(),
        i64::from(settled.applied),
        settled.outcome,
        settled.effects.as_deref(),
        settled.correlation_id.as_str(),
        settled.campaign_id.as_str()
    )?;
    Ok(())
}

/// Whether another callback already brought this status of this message: what a late one is
/// measured against.
pub async fn status_known(
    tx: &mut Tx,
    account: &str,
    message_id: &str,
    status: &str,
    except: &str,
) -> Result<bool, Error> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT received_at FROM callbacks
         WHERE account_id = $1 AND message_id = $2 AND message_id <> '' AND status = $3
           AND id <> $4
         LIMIT 1",
        account,
        message_id,
        status,
        except
    )?;
    Ok(row.is_some())
}

/// A slice of a stretch that is put back to waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rerun {
    /// How many callbacks were put back.
    pub callbacks: u64,
    /// Where the next slice begins; `None` when the stretch is done.
    pub next: Option<(i64, String)>,
}

/// Puts settled callbacks of a stretch of time back to waiting, so that the worker interprets them
/// again: at most `most` callbacks after `after` (`(received_at, id)`; `(from, "")` at first) and
/// before `to_ms`.
pub async fn rerun_slice(
    tx: &mut Tx,
    account: &AccountId,
    after: (i64, String),
    to_ms: i64,
    most: i64,
) -> Result<Rerun, Error> {
    // By place and not by state: the worker settles the first ones again meanwhile.
    let last = fetch_optional!(
        tx,
        (i64, String, i64),
        "SELECT received_at, id, place FROM (
           SELECT received_at, id, ROW_NUMBER() OVER (ORDER BY received_at, id) AS place
           FROM (SELECT received_at, id FROM callbacks
                 WHERE account_id = $1 AND (received_at, id) > ($2, $3) AND received_at < $4
                 ORDER BY received_at, id LIMIT $5) AS slice
         ) AS placed ORDER BY place DESC LIMIT 1",
        account.as_str(),
        after.0,
        after.1.as_str(),
        to_ms,
        most
    )?;
    let Some((at, id, place)) = last else {
        return Ok(Rerun {
            callbacks: 0,
            next: None,
        });
    };
    let callbacks = execute!(
        tx,
        "UPDATE callbacks SET state = 'waiting'
         WHERE account_id = $1 AND (received_at, id) > ($2, $3) AND (received_at, id) <= ($4, $5)
           AND state = 'done'",
        account.as_str(),
        after.0,
        after.1.as_str(),
        at,
        id.as_str()
    )?;
    Ok(Rerun {
        callbacks,
        next: (place == most).then_some((at, id)),
    })
}

/// Puts one settled callback back to waiting. `false` when it waits already, or is held.
pub async fn rerun_one(tx: &mut Tx, callback: &CallbackId) -> Result<bool, Error> {
    let changed = execute!(
        tx,
        "UPDATE callbacks SET state = 'waiting' WHERE id = $1 AND state = 'done'",
        callback.as_str()
    )?;
    Ok(changed > 0)
}

/// Up to `limit` lines of the log, newest first, that come after `cursor`, which is the
/// [`CallbackLine::cursor`] of the last line before them.
///
/// # Errors
/// `Cursor` when the cursor is none of this list.
pub async fn page(
    tx: &mut Tx,
    filter: &Filter,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<CallbackLine>, Error> {
    let (at, id) = match cursor {
        Some(cursor) => (cursor.number(0)?, cursor.text(1)?),
        None => (i64::MAX, ""),
    };
    // A clause for what is asked; else one that takes the place of its bind. A partial index is
    // only used where its condition stands in the query.
    let given = |is: bool, clause: &'static str, none: &'static str| if is { clause } else { none };
    let (search, word, upper) = match &filter.search {
        None => ("$8 = '' AND $9 = ''", "", String::new()),
        Some(Search::Digits(digits)) => (
            "identity >= $8 AND identity < $9 AND identity <> ''",
            digits.as_str(),
            prefix_end(digits),
        ),
        Some(Search::Id(id)) => (
            "$9 = '' AND id IN (
               SELECT id FROM callbacks WHERE id = $8
               UNION SELECT id FROM callbacks WHERE message_id = $8 AND message_id <> ''
               UNION SELECT id FROM callbacks WHERE correlation_id = $8 AND correlation_id <> ''
               UNION SELECT id FROM callbacks WHERE attempt_id = $8 AND attempt_id <> '')",
            id.as_str(),
            String::new(),
        ),
    };
    let (stage, outcome) = match filter.stage {
        None => ("$7 = ''", ""),
        Some(Stage::Waiting) => ("state = 'waiting' AND $7 = ''", ""),
        Some(Stage::Outcome(word)) => ("state <> 'waiting' AND outcome = $7", word),
    };
    let clauses = [
        given(filter.account.is_some(), "account_id = $3", "$3 = ''"),
        given(
            filter.campaign.is_some(),
            "campaign_id = $4 AND campaign_id <> ''",
            "$4 = ''",
        ),
        given(filter.trigger.is_some(), "trigger_name = $5", "$5 = ''"),
        given(filter.verdict.is_some(), "verdict = $6", "$6 = ''"),
        stage,
        search,
    ]
    .join(" AND ");
    fetch_all!(
        tx,
        CallbackLine,
        format!(
            "SELECT {LINE_COLUMNS} FROM callbacks
             WHERE (received_at, id) < ($1, $2) AND {clauses}
               AND received_at >= $10 AND received_at < $11
             ORDER BY received_at DESC, id DESC LIMIT $12"
        ),
        at,
        id,
        filter.account.as_ref().map_or("", AccountId::as_str),
        filter.campaign.as_ref().map_or("", CampaignId::as_str),
        filter.trigger.as_deref().unwrap_or_default(),
        filter.verdict.unwrap_or_default(),
        outcome,
        word,
        upper.as_str(),
        filter.from_ms.unwrap_or(i64::MIN),
        filter.until_ms.unwrap_or(i64::MAX),
        limit
    )
}

/// The newest callbacks about an attempt, at most `limit`.
pub async fn of_attempt(
    tx: &mut Tx,
    attempt: &AttemptId,
    limit: i64,
) -> Result<Vec<CallbackLine>, Error> {
    fetch_all!(
        tx,
        CallbackLine,
        format!(
            "SELECT {LINE_COLUMNS} FROM callbacks WHERE attempt_id = $1 AND attempt_id <> ''
             ORDER BY received_at DESC, id DESC LIMIT $2"
        ),
        attempt.as_str(),
        limit
    )
}

/// One callback, whole.
pub async fn get(tx: &mut Tx, callback: &CallbackId) -> Result<Option<Callback>, Error> {
    fetch_optional!(
        tx,
        Callback,
        format!("SELECT {COLUMNS} FROM callbacks WHERE id = $1"),
        callback.as_str()
    )
}

/// How many callbacks of an account the log holds.
pub async fn count(tx: &mut Tx, account: &AccountId) -> Result<i64, Error> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM callbacks WHERE account_id = $1",
        account.as_str()
    )?;
    Ok(row.map_or(0, |(count,)| count))
}
