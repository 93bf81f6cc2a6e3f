//! Webhooks in rows: our own webhook of each account as it was last seen at Sinch, and the log of
//! everything that was posted to the receiver.
//!
//! - this file: our webhook, one row an account;
//! - [`rows`]: the shapes of it; [`log`]: callbacks appended, read in pages, given to the worker and settled by it;
//! - `evidence.rs`: what a listing of messages would prove;
//! - [`quarantine`]: callbacks nobody has vouched for, kept within bounds.
//!
//! What a callback *means* is not decided here: the backend interprets, this folder remembers.
//! To add a fact about callbacks: a column in a migration, filled in [`log::settle`].

mod evidence;
pub mod log;
pub mod quarantine;
mod rows;

pub use evidence::unproved;
pub use rows::{
    Appended, Body, Callback, CallbackLine, Filter, NewCallback, Search, Settled, Stage,
};

use crate::engine::{execute, fetch_optional};
use crate::{Error, Tx};
use domain::{AccountId, WebhookId};

/// Our own webhook of an account, as it was last seen at Sinch.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Webhook {
    /// `whk_…`.
    pub id: String,
    /// The account whose app carries it; an account has at most one of ours.
    pub account_id: String,
    /// `none`, `ours`, `missing`, `limit` or `no_domain`.
    pub state: String,
    /// Sinch's id of it; empty while there is none.
    pub remote_id: String,
    /// Where Sinch posts to; empty while there is none.
    pub target: String,
    /// When Sinch was last asked, in ms.
    pub checked_at: i64,
}

/// Remembers our webhook of an account, in place of what was known before. The id given first
/// stays.
pub async fn save(tx: &mut Tx, webhook: &Webhook) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO webhooks (account_id, id, state, remote_id, target, checked_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account_id) DO UPDATE SET state = excluded.state,
           remote_id = excluded.remote_id, target = excluded.target,
           checked_at = excluded.checked_at",
        webhook.account_id.as_str(),
        webhook.id.as_str(),
        webhook.state.as_str(),
        webhook.remote_id.as_str(),
        webhook.target.as_str(),
        webhook.checked_at
    )?;
    Ok(())
}

/// Our webhook of an account, if Sinch was ever asked.
pub async fn of_account(tx: &mut Tx, account: &AccountId) -> Result<Option<Webhook>, Error> {
    fetch_optional!(
        tx,
        Webhook,
        "SELECT id, account_id, state, remote_id, target, checked_at
         FROM webhooks WHERE account_id = $1",
        account.as_str()
    )
}

/// Whether a webhook of ours stands at Sinch, as far as is known.
pub async fn has_ours(tx: &mut Tx, account: &AccountId) -> Result<bool, Error> {
    let webhook = of_account(tx, account).await?;
    Ok(webhook.is_some_and(|webhook| webhook.state == "ours"))
}

/// When the last callback whose signature was right came in for an account, in ms.
pub async fn last_callback_at(tx: &mut Tx, account: &AccountId) -> Result<Option<i64>, Error> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT received_at FROM callbacks
         WHERE account_id = $1 AND verdict <> 'quarantined'
         ORDER BY received_at DESC, id DESC LIMIT 1",
        account.as_str()
    )?;
    Ok(row.map(|(at,)| at))
}

impl Webhook {
    /// Nothing known yet: what an account starts with.
    pub fn unknown(id: &WebhookId, account: &AccountId, now_ms: i64) -> Self {
        Self {
            id: id.to_string(),
            account_id: account.to_string(),
            state: "none".to_owned(),
            remote_id: String::new(),
            target: String::new(),
            checked_at: now_ms,
        }
    }
}
