//! How the secrets of an account stand: which cannot be had, and whether Sinch refuses the key.
//! Found once and remembered for a while, so that a page that is looked at often does not ask the
//! keychain each time, which may ask the person.

use super::keys;
use crate::words::Words;
use crate::{App, AppError, Code};
use domain::AccountId;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How long secrets that were there are taken to be there, in ms.
const GOOD_MS: i64 = 5 * 60_000;
/// How long ones that were not are taken to be missing, in ms.
const BAD_MS: i64 = 30_000;

/// How the secrets of an account stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SecretsStanding {
    /// Why the access key's secret cannot be had.
    pub key: Option<Words>,
    /// Why the webhook's secret cannot be had.
    pub webhook: Option<Words>,
    /// Whether Sinch refused the key when it was last used.
    pub key_rejected: bool,
}

/// What was found last, by account.
#[derive(Default)]
pub(super) struct Standings(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    /// With the time until which it is believed, in ms.
    found: HashMap<AccountId, (i64, SecretsStanding)>,
    rejected: HashSet<AccountId>,
}

impl Standings {
    pub fn forget(&self, account: &AccountId) {
        let mut inner = self.locked();
        inner.found.remove(account);
        inner.rejected.remove(account);
    }

    pub fn forget_all(&self) {
        *self.locked() = Inner::default();
    }

    fn known(&self, account: &AccountId, now_ms: i64) -> Option<SecretsStanding> {
        let inner = self.locked();
        let (until, found) = inner.found.get(account)?;
        (now_ms < *until).then(|| found.clone())
    }

    fn keep(&self, account: &AccountId, found: &SecretsStanding, now_ms: i64) {
        let good = found.key.is_none() && found.webhook.is_none();
        let until = now_ms + if good { GOOD_MS } else { BAD_MS };
        let kept = (until, found.clone());
        self.locked().found.insert(account.clone(), kept);
    }

    fn locked(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How the secrets of an account stand, as far as is known; asks their keepers when that is too
/// long ago.
pub(crate) async fn secrets_standing(app: &App, account: &AccountId) -> SecretsStanding {
    let standings = &app.clients().standings;
    let now_ms = app.clock().now_ms();
    let found = match standings.known(account, now_ms) {
        Some(found) => found,
        None => {
            let found = look(app, account).await;
            standings.keep(account, &found, now_ms);
            found
        }
    };
    SecretsStanding {
        key_rejected: standings.locked().rejected.contains(account),
        ..found
    }
}

/// Notes what came of using an account's key.
pub(crate) fn note_use<T>(app: &App, account: &AccountId, outcome: &Result<T, AppError>) {
    let rejected = &mut app.clients().standings.locked().rejected;
    match outcome {
        Ok(_) => {
            rejected.remove(account);
        }
        Err(fault) if fault.code() == Code::CredentialsRejected => {
            rejected.insert(account.clone());
        }
        Err(_) => {}
    }
}

async fn look(app: &App, account: &AccountId) -> SecretsStanding {
    let why = |fault: AppError| {
        (fault.code() == Code::PreconditionFailed).then(|| fault.message().clone())
    };
    SecretsStanding {
        key: app.sinch(account).await.err().and_then(why),
        webhook: keys::signing(app, account).await.err().and_then(why),
        key_rejected: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    #[test]
    fn what_was_found_is_believed_for_a_while_and_what_is_missing_for_less() {
        let standings = Standings::default();
        let (good, bad) = (AccountId::from("acc_1"), AccountId::from("acc_2"));
        let lost = SecretsStanding {
            webhook: Some(words!("accounts-secret-missing")),
            ..SecretsStanding::default()
        };
        standings.keep(&good, &SecretsStanding::default(), 0);
        standings.keep(&bad, &lost, 0);
        assert!(standings.known(&good, GOOD_MS - 1).is_some());
        assert_eq!(standings.known(&good, GOOD_MS), None);
        assert_eq!(standings.known(&bad, BAD_MS - 1), Some(lost));
        assert_eq!(standings.known(&bad, BAD_MS), None);
        standings.forget(&good);
        assert_eq!(standings.known(&good, 1), None, "the account changed");
    }
}
