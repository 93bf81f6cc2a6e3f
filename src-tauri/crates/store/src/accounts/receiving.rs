//! What the receiver needs to know of an account: its secret, the one before it, and how old a
//! signature may be.
//!
//! A replaced secret is accepted on, because Sinch signs with it until it has the new one and
//! repeats for almost a day what it signed before. It ends at a set time in any case, and earlier
//! once Sinch was seen to have the new one.

use super::found;
use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};
use domain::AccountId;

/// What the receiver needs to know of an account.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Receiving {
    /// Where the webhook's secret is kept.
    pub webhook_secret_ref: String,
    /// Where the secret before it is kept; empty when there is none.
    pub former_secret_ref: String,
    /// Until when that one is accepted, in ms.
    pub former_secret_until: i64,
    /// 1 once Sinch was seen to have the new one.
    pub former_secret_confirmed: i64,
    /// From which age on a signature only counts when it brings news, in ms.
    pub late_after_ms: i64,
}

impl Receiving {
    /// The former secret's reference, while it is accepted.
    #[must_use]
    pub fn former(&self, now_ms: i64) -> Option<&str> {
        let accepted = !self.former_secret_ref.is_empty() && now_ms < self.former_secret_until;
        accepted.then_some(self.former_secret_ref.as_str())
    }
}

/// What the receiver needs to know of an account.
///
/// # Errors
/// `NotFound`.
pub async fn receiving(tx: &mut Tx, id: &AccountId) -> Result<Receiving, Error> {
    fetch_one!(
        tx,
        Receiving,
        "SELECT webhook_secret_ref, former_secret_ref, former_secret_until,
                former_secret_confirmed, late_after_ms
         FROM accounts WHERE id = $1 AND going = 0",
        id.as_str()
    )
}

/// Sets how old a signature may be.
///
/// # Errors
/// `NotFound`.
pub async fn set_late_after(tx: &mut Tx, id: &AccountId, ms: i64) -> Result<(), Error> {
    found(execute!(
        tx,
        "UPDATE accounts SET late_after_ms = $2 WHERE id = $1",
        id.as_str(),
        ms
    )?)
}

/// Keeps a secret that was just replaced as the former one, accepted until `until_ms`. Answers the
/// reference that nobody needs any more: that of an earlier former secret, or the given one when
/// Sinch never got it, because it still signs with the one before.
///
/// # Errors
/// `NotFound`.
pub async fn keep_former_secret(
    tx: &mut Tx,
    id: &AccountId,
    reference: &str,
    now_ms: i64,
    until_ms: i64,
) -> Result<Option<String>, Error> {
    let known = receiving(tx, id).await?;
    if known.former(now_ms).is_some() && known.former_secret_confirmed == 0 {
        return Ok(Some(reference.to_owned()));
    }
    execute!(
        tx,
        "UPDATE accounts SET former_secret_ref = $2, former_secret_until = $3,
            former_secret_confirmed = 0 WHERE id = $1",
        id.as_str(),
        reference,
        until_ms
    )?;
    Ok((!known.former_secret_ref.is_empty()).then_some(known.former_secret_ref))
}

/// Notes that Sinch has the secret that `reference` names: the former one ends at `until_ms`.
/// Changes nothing when that is known, or when the account's secret is another by now.
pub async fn confirm_secret(
    tx: &mut Tx,
    id: &AccountId,
    reference: &str,
    until_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE accounts SET former_secret_confirmed = 1,
            former_secret_until = CASE WHEN former_secret_until < $3 THEN former_secret_until
                                       ELSE $3 END
         WHERE id = $1 AND webhook_secret_ref = $2 AND former_secret_ref <> ''
           AND former_secret_confirmed = 0",
        id.as_str(),
        reference,
        until_ms
    )?;
    Ok(())
}

/// Lets go of the former secrets that are accepted no more. Answers their references.
pub async fn end_former_secrets(tx: &mut Tx, now_ms: i64) -> Result<Vec<String>, Error> {
    let ended = fetch_all!(
        tx,
        (String,),
        "SELECT former_secret_ref FROM accounts
         WHERE former_secret_ref <> '' AND former_secret_until <= $1",
        now_ms
    )?;
    execute!(
        tx,
        "UPDATE accounts SET former_secret_ref = '' WHERE former_secret_until <= $1",
        now_ms
    )?;
    Ok(ended.into_iter().map(|(reference,)| reference).collect())
}
