//! What the overview shows, from rollups and small tables only: its cost does not grow with the
//! people written to.
//!
//! - this file: what went out by minute, and what is under way;
//! - `stretch.rs`: the numbers of a stretch of time, and the campaigns behind each;
//! - `attention.rs`: what waits for a person.
//!
//! An `account` of `None` means all accounts. Minutes are counted since the epoch. Not here: the
//! sentences (`backend`), and the rollups themselves, which `campaigns` keeps.

mod attention;
mod stretch;

pub use attention::*;
pub use stretch::*;

use crate::{
    Error, Tx,
    engine::{fetch_all, fetch_one, fetch_optional},
};
use domain::{AccountId, RecipientState};

/// Campaigns that had anything to do with the time since `$1`, ms: launched in it, ended in it, or
/// at work now.
const AT_WORK_SINCE: &str = "(c.launched_at >= $1 OR c.finished_at >= $1
    OR c.state IN ('launching', 'running'))";

/// How many recipients rose to a state in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinuteCount {
    /// Minutes since the epoch.
    pub minute: i64,
    /// The state they rose to.
    pub state: RecipientState,
    /// How many.
    pub count: i64,
}

/// What happened in the minutes from `from` to before `until`, oldest first; minutes in which
/// nothing happened are not there.
///
/// # Errors
/// `Corrupt` when a row holds a state that is none.
pub async fn minutes(
    tx: &mut Tx,
    account: Option<&AccountId>,
    from: i64,
    until: i64,
) -> Result<Vec<MinuteCount>, Error> {
    let rows = fetch_all!(
        tx,
        (i64, String, i64),
        "SELECT minute, state, CAST(SUM(n) AS BIGINT) FROM minute_counts
         WHERE minute >= $1 AND minute < $2 AND ($3 = '' OR account_id = $3)
         GROUP BY minute, state ORDER BY minute, state",
        from,
        until,
        text(account)
    )?;
    rows.into_iter()
        .map(|(minute, word, count)| {
            let state = word
                .parse()
                .map_err(|_| Error::Corrupt(format!("minute_counts.state: {word}")))?;
            Ok(MinuteCount {
                minute,
                state,
                count,
            })
        })
        .collect()
}

/// Whether anything was ever sent.
pub async fn was_anything_sent(tx: &mut Tx, account: Option<&AccountId>) -> Result<bool, Error> {
    let found = fetch_optional!(
        tx,
        (i64,),
        "SELECT minute FROM minute_counts WHERE $1 = '' OR account_id = $1 LIMIT 1",
        text(account)
    )?;
    Ok(found.is_some())
}

/// What Sinch accepted of an account in a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The first minute of the stretch with any.
    pub first_minute: i64,
    /// How many messages.
    pub count: i64,
}

/// What Sinch accepted of an account in the minute `from` and later; `None` when nothing.
pub async fn accepted_since(
    tx: &mut Tx,
    account: &AccountId,
    from: i64,
) -> Result<Option<Accepted>, Error> {
    let (first_minute, count) = fetch_one!(
        tx,
        (Option<i64>, Option<i64>),
        "SELECT MIN(minute), CAST(SUM(n) AS BIGINT) FROM minute_counts
         WHERE account_id = $1 AND state = 'enqueued' AND minute >= $2",
        account.as_str(),
        from
    )?;
    Ok(first_minute
        .zip(count)
        .map(|(first_minute, count)| Accepted {
            first_minute,
            count,
        }))
}

/// The accounts that a campaign was launched or ended for since then, or is at work for now.
pub async fn accounts_at_work(tx: &mut Tx, since_ms: i64) -> Result<Vec<AccountId>, Error> {
    let rows = fetch_all!(
        tx,
        (String,),
        format!("SELECT DISTINCT c.account_id FROM campaigns c WHERE {AT_WORK_SINCE}"),
        since_ms
    )?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// Whether a template can be sent while no campaign ever left its draft: the moment to suggest
/// one.
pub async fn awaits_first_campaign(
    tx: &mut Tx,
    account: Option<&AccountId>,
) -> Result<bool, Error> {
    let found = fetch_optional!(
        tx,
        (String,),
        "SELECT t.id FROM templates t
         WHERE t.state IN ('approved', 'usable') AND ($1 = '' OR t.account_id = $1)
           AND NOT EXISTS (SELECT 1 FROM campaigns c
                           WHERE c.state <> 'draft' AND ($1 = '' OR c.account_id = $1))
         LIMIT 1",
        text(account)
    )?;
    Ok(found.is_some())
}

/// The bind for "this account, or all".
fn text(account: Option<&AccountId>) -> &str {
    account.map_or("", AccountId::as_str)
}
