//! Deleting an account: from one moment on it is not there for anybody, and its rows go in slices
//! that hold the writer for some milliseconds each. What is interrupted goes on later.
//!
//! To add a table that grows with an account: a line in [`delete_slice`].

use super::found;
use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one, fetch_optional},
};
use domain::AccountId;

/// What goes when an account is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Dependents {
    /// Its campaigns, with their ledgers.
    pub campaigns: i64,
    /// The callbacks its app posted.
    pub callbacks: i64,
    /// The templates synced from its project.
    pub templates: i64,
}

/// Counts what goes when an account is deleted.
pub async fn dependents(tx: &mut Tx, id: &AccountId) -> Result<Dependents, Error> {
    fetch_one!(
        tx,
        Dependents,
        "SELECT
            (SELECT CAST(COUNT(*) AS BIGINT) FROM campaigns WHERE account_id = $1) AS campaigns,
            (SELECT CAST(COUNT(*) AS BIGINT) FROM callbacks WHERE account_id = $1) AS callbacks,
            (SELECT CAST(COUNT(*) AS BIGINT) FROM templates WHERE account_id = $1) AS templates",
        id.as_str()
    )
}

/// Begins to delete an account: it is not there any more, its key and its app are free for
/// another, its campaigns work no more. The rows go with [`delete_slice`].
///
/// # Errors
/// `NotFound`.
pub async fn begin_deleting(tx: &mut Tx, id: &AccountId) -> Result<(), Error> {
    found(execute!(
        tx,
        "UPDATE accounts SET going = 1, key_folded = id, app_id = id, former_secret_ref = ''
         WHERE id = $1 AND going = 0",
        id.as_str()
    )?)?;
    execute!(
        tx,
        "UPDATE campaigns SET state = 'cancelled'
         WHERE account_id = $1 AND state IN ('scheduled', 'launching', 'running', 'paused')",
        id.as_str()
    )?;
    Ok(())
}

/// The accounts that are being deleted.
pub async fn going(tx: &mut Tx) -> Result<Vec<AccountId>, Error> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT id FROM accounts WHERE going = 1 ORDER BY id"
    )?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// Deletes at most `most` rows of an account that is being deleted, and at last the account.
/// `false` when nothing of it is left.
pub async fn delete_slice(tx: &mut Tx, id: &AccountId, most: i64) -> Result<bool, Error> {
    let campaign = fetch_optional!(
        tx,
        (String,),
        "SELECT id FROM campaigns WHERE account_id = $1 ORDER BY created_at, id LIMIT 1",
        id.as_str()
    )?;
    if let Some((campaign,)) = campaign {
        for sql in [
            // Attempts go with their recipients.
            "DELETE FROM recipients WHERE id IN (
                SELECT id FROM recipients WHERE campaign_id = $1 LIMIT $2)",
            "DELETE FROM campaign_minutes WHERE campaign_id = $1 AND minute IN (
                SELECT minute FROM campaign_minutes WHERE campaign_id = $1 LIMIT $2)",
        ] {
            if execute!(tx, sql, campaign.as_str(), most)? > 0 {
                return Ok(true);
            }
        }
        execute!(tx, "DELETE FROM campaigns WHERE id = $1", campaign.as_str())?;
        return Ok(true);
    }
    for sql in [
        "DELETE FROM callbacks WHERE id IN (
            SELECT id FROM callbacks WHERE account_id = $1 LIMIT $2)",
        "DELETE FROM minute_counts WHERE account_id = $1 AND minute IN (
            SELECT minute FROM minute_counts WHERE account_id = $1 LIMIT $2)",
        "DELETE FROM templates WHERE id IN (
            SELECT id FROM templates WHERE account_id = $1 LIMIT $2)",
    ] {
        if execute!(tx, sql, id.as_str(), most)? > 0 {
            return Ok(true);
        }
    }
    execute!(
        tx,
        "DELETE FROM accounts WHERE id = $1 AND going = 1",
        id.as_str()
    )?;
    Ok(false)
}
