//! The log of callbacks: appended raw before anything is understood, settled by the worker later,
//! and never shortened by an interpretation.
//!
//! A callback waits (`state = 'waiting'`) until the worker settles it (`'done'`); a quarantined
//! one is held (`'held'`) until its signature is proved. Putting a stretch back to `waiting` runs
//! its interpretation again, which changes nothing that was applied before.

use super::rows::{Appended, Callback, CallbackLine, Filter, NewCallback, Settled};
use crate::engine::{execute, fetch_all, fetch_optional};
use crate::{Cursor, Error, Tx, prefix_end};
use domain::{AccountId, CallbackId};

const COLUMNS: &str = "id, account_id, received_at, verdict, reason, nonce, signed_at, repeats, \
     size, headers, body, body_encoding, state, interpreted_at, trigger_name, message_id, status, \
     attempt_id, identity, applied, outcome, effects";

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
           size, headers, body, body_encoding, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
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
        state
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
           effects = COALESCE($10, effects)
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
        settled.effects.as_deref()
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

/// Puts the settled callbacks of a stretch of time (`from_ms` included, `to_ms` not) back to
/// waiting, so that the worker interprets them again. Answers how many.
pub async fn rerun(
    tx: &mut Tx,
    account: &AccountId,
    from_ms: i64,
    to_ms: i64,
) -> Result<u64, Error> {
    execute!(
        tx,
        "UPDATE callbacks SET state = 'waiting'
         WHERE account_id = $1 AND received_at >= $2 AND received_at < $3 AND state = 'done'",
        account.as_str(),
        from_ms,
        to_ms
    )
}

/// Up to `limit` lines of the log, newest first, that come after `cursor`, which is the
/// [`CallbackLine::cursor`] of the last line before them.
///
/// # Errors
/// `Cursor` when the cursor is none of this list.
pub async fn page(
    tx: &mut Tx,
    account: Option<&AccountId>,
    filter: &Filter,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<CallbackLine>, Error> {
    let (at, id) = match cursor {
        Some(cursor) => (cursor.number(0)?, cursor.text(1)?),
        None => (i64::MAX, ""),
    };
    let account_clause = match account {
        Some(_) => "account_id = $3",
        None => "$3 = ''",
    };
    let (clause, value, upper) = match filter {
        Filter::All => ("$4 = '' AND $5 = ''", "", String::new()),
        Filter::Trigger(name) => (
            "trigger_name = $4 AND $5 = ''",
            name.as_str(),
            String::new(),
        ),
        Filter::Message(id) => (
            "message_id = $4 AND message_id <> '' AND $5 = ''",
            id.as_str(),
            String::new(),
        ),
        Filter::Attempt(id) => (
            "attempt_id = $4 AND attempt_id <> '' AND $5 = ''",
            id.as_str(),
            String::new(),
        ),
        Filter::Digits(digits) => (
            "identity >= $4 AND identity < $5 AND identity <> ''",
            digits.as_str(),
            prefix_end(digits),
        ),
        Filter::Quarantined => (
            "verdict = 'quarantined' AND $4 = '' AND $5 = ''",
            "",
            String::new(),
        ),
    };
    fetch_all!(
        tx,
        CallbackLine,
        format!(
            "SELECT {LINE_COLUMNS} FROM callbacks
             WHERE (received_at, id) < ($1, $2) AND {account_clause} AND {clause}
             ORDER BY received_at DESC, id DESC LIMIT $6"
        ),
        at,
        id,
        account.map_or("", AccountId::as_str),
        value,
        upper.as_str(),
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
