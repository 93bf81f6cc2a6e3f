//! The quarantine: callbacks whose signature is wrong or absent. They were answered 401, which
//! Sinch never repeats, so they are kept until the secret is mended, within bounds, because anyone
//! can post here.

use crate::engine::{execute, fetch_all, fetch_optional};
use crate::{Error, Tx};
use domain::AccountId;

use super::{Callback, log::COLUMNS};

/// How much of an account's quarantine is kept; the oldest goes first.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Rows.
    pub rows: i64,
    /// Bytes of bodies and headers together.
    pub bytes: i64,
}

/// Removes the oldest quarantined callbacks of an account until the rest is within bounds.
/// Answers how many went.
pub async fn keep_within(tx: &mut Tx, account: &AccountId, bounds: Bounds) -> Result<u64, Error> {
    // The newest rows whose running total still fits; everything older than the first that does
    // not fit goes.
    let edge = fetch_optional!(
        tx,
        (i64, String),
        "SELECT received_at, id FROM (
           SELECT received_at, id,
             ROW_NUMBER() OVER (ORDER BY received_at DESC, id DESC) AS place,
             CAST(SUM(LENGTH(body) + LENGTH(headers))
               OVER (ORDER BY received_at DESC, id DESC) AS BIGINT) AS total
           FROM callbacks WHERE account_id = $1 AND verdict = 'quarantined'
         ) AS kept
         WHERE place > $2 OR total > $3
         ORDER BY received_at DESC, id DESC LIMIT 1",
        account.as_str(),
        bounds.rows,
        bounds.bytes
    )?;
    let Some((at, id)) = edge else { return Ok(0) };
    execute!(
        tx,
        "DELETE FROM callbacks WHERE account_id = $1 AND verdict = 'quarantined'
         AND (received_at, id) <= ($2, $3)",
        account.as_str(),
        at,
        id
    )
}

/// The quarantined callbacks of an account, oldest first, after `(received_at, id)`.
pub async fn held(
    tx: &mut Tx,
    account: &AccountId,
    after: (i64, String),
    limit: i64,
) -> Result<Vec<Callback>, Error> {
    fetch_all!(
        tx,
        Callback,
        format!(
            "SELECT {COLUMNS} FROM callbacks
             WHERE account_id = $1 AND verdict = 'quarantined' AND (received_at, id) > ($2, $3)
             ORDER BY received_at, id LIMIT $4"
        ),
        account.as_str(),
        after.0,
        after.1,
        limit
    )
}

/// Lets a quarantined callback into the log proper: its signature was proved after all. False
/// when the same callback is in the log already, and the quarantined copy goes, or when it was
/// released before: two checks may run at once.
pub async fn release(
    tx: &mut Tx,
    account: &AccountId,
    callback: &str,
    verdict: &'static str,
    nonce: &str,
    signed_at: i64,
) -> Result<bool, Error> {
    let known = fetch_optional!(
        tx,
        (String,),
        "SELECT id FROM callbacks WHERE account_id = $1 AND nonce = $2 AND id <> $3",
        account.as_str(),
        nonce,
        callback
    )?;
    if known.is_some() {
        execute!(
            tx,
            "DELETE FROM callbacks WHERE id = $1 AND verdict = 'quarantined'",
            callback
        )?;
        return Ok(false);
    }
    let released = execute!(
        tx,
        "UPDATE callbacks SET verdict = $2, reason = '', nonce = $3, signed_at = $4,
           state = 'waiting'
         WHERE id = $1 AND verdict = 'quarantined'",
        callback,
        verdict,
        nonce,
        signed_at
    )?;
    Ok(released > 0)
}
