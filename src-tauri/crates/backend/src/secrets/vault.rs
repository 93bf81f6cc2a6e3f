//! All keepers of this app behind one door, with what was read once kept in memory. That a keeper
//! could not be used is remembered for a moment too, so that a locked keychain does not ask the
//! person again at every look at a page.

use super::{Keeper, Secret, SecretFault, SecretRef, Secrets};
use crate::clock::Clock;
use crate::rehearsal::RehearsalHost;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How long a keeper that could not be used is left alone.
const REST_MS: i64 = 10_000;
/// The rehearsal's key secret, by the name its accounts refer to it with.
const SANDBOX_KEY: &str = "key";
/// Before an account's id: that account's webhook secret in the rehearsal.
const SANDBOX_WEBHOOK: &str = "webhook-";

/// Reads and keeps secrets with the keeper that a reference names.
pub(crate) struct Vault {
    host: Arc<dyn Secrets>,
    rehearsal: Arc<RehearsalHost>,
    clock: Arc<dyn Clock>,
    cache: Mutex<HashMap<SecretRef, Secret>>,
    /// Keepers that could not be used, and until when they are not asked again, in ms.
    resting: Mutex<HashMap<Keeper, i64>>,
}

impl Vault {
    pub fn new(
        host: Arc<dyn Secrets>,
        rehearsal: Arc<RehearsalHost>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            host,
            rehearsal,
            clock,
            cache: Mutex::default(),
            resting: Mutex::default(),
        }
    }

    /// The value behind a reference; from memory after the first time.
    pub async fn get(&self, reference: &SecretRef) -> Result<Secret, SecretFault> {
        if let Some(secret) = self.cached().get(reference) {
            return Ok(secret.clone());
        }
        let secret = match reference.keeper {
            Keeper::Env => std::env::var(&reference.name)
                .map(Secret::new)
                .map_err(|_| SecretFault::Missing)?,
            Keeper::Sandbox => self.sandbox(&reference.name).await?,
            keeper if keeper == self.host.keeper() => self.ask(reference).await?,
            keeper => return Err(SecretFault::OtherKeeper(keeper.as_str())),
        };
        self.cached().insert(reference.clone(), secret.clone());
        Ok(secret)
    }

    /// Keeps a value with the host's keeper.
    pub async fn set(&self, name: &str, value: Secret) -> Result<SecretRef, SecretFault> {
        let reference = self.host.set(name, value.clone()).await?;
        self.resting().clear();
        self.cached().insert(reference.clone(), value);
        Ok(reference)
    }

    /// Forgets a secret, where it is the host's to forget.
    pub async fn delete(&self, reference: &SecretRef) -> Result<(), SecretFault> {
        self.cached().remove(reference);
        if reference.keeper == self.host.keeper() {
            self.host.delete(reference).await?;
        }
        Ok(())
    }

    /// The word for where new secrets go.
    pub fn keeper(&self) -> Keeper {
        self.host.keeper()
    }

    /// Whether the host's keeper could not be used when it was last asked: a keychain is locked.
    pub fn is_locked(&self) -> bool {
        self.resting().contains_key(&self.host.keeper())
    }

    /// How a rehearsal account refers to its key secret and its webhook secret.
    pub fn sandbox_references(account: &domain::AccountId) -> (SecretRef, SecretRef) {
        (
            SecretRef::new(Keeper::Sandbox, SANDBOX_KEY),
            SecretRef::new(Keeper::Sandbox, format!("{SANDBOX_WEBHOOK}{account}")),
        )
    }

    async fn ask(&self, reference: &SecretRef) -> Result<Secret, SecretFault> {
        let keeper = reference.keeper;
        let until = self.resting().get(&keeper).copied();
        if until.is_some_and(|until| self.clock.now_ms() < until) {
            return Err(SecretFault::Unavailable {
                keeper: keeper.as_str(),
                source: None,
            });
        }
        let answer = self.host.get(reference).await;
        match &answer {
            Err(SecretFault::Unavailable { .. }) => {
                let until = self.clock.now_ms() + REST_MS;
                self.resting().insert(keeper, until);
            }
            _ => {
                self.resting().remove(&keeper);
            }
        }
        answer
    }

    async fn sandbox(&self, name: &str) -> Result<Secret, SecretFault> {
        let access = self
            .rehearsal
            .access()
            .await
            .map_err(|fault| SecretFault::Unavailable {
                keeper: Keeper::Sandbox.as_str(),
                source: Some(Box::new(fault)),
            })?;
        if name == SANDBOX_KEY {
            return Ok(access.key_secret.clone());
        }
        if !name.starts_with(SANDBOX_WEBHOOK) {
            return Err(SecretFault::Missing);
        }
        // Derived, so that it is the same after a restart and kept nowhere.
        let mut hash = Sha256::new();
        hash.update(access.key_secret.expose());
        hash.update(name);
        let digits: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Secret::new(digits))
    }

    fn resting(&self) -> std::sync::MutexGuard<'_, HashMap<Keeper, i64>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cached(&self) -> std::sync::MutexGuard<'_, HashMap<SecretRef, Secret>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_trait::async_trait;
    use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
    use std::time::Duration;

    #[derive(Default)]
    struct Hand(AtomicI64);

    #[async_trait]
    impl Clock for Hand {
        fn now_ms(&self) -> i64 {
            self.0.load(Ordering::SeqCst)
        }

        async fn sleep(&self, _: Duration) {}
    }

    /// Locked for the first two questions; counts them.
    #[derive(Default)]
    struct Keychain(AtomicU32);

    #[async_trait]
    impl Secrets for Keychain {
        async fn get(&self, _: &SecretRef) -> Result<Secret, SecretFault> {
            if self.0.fetch_add(1, Ordering::SeqCst) < 2 {
                let keeper = Keeper::Keychain.as_str();
                return Err(SecretFault::Unavailable {
                    keeper,
                    source: None,
                });
            }
            Ok(Secret::new("value"))
        }

        async fn set(&self, name: &str, _: Secret) -> Result<SecretRef, SecretFault> {
            Ok(SecretRef::new(Keeper::Keychain, name))
        }

        async fn delete(&self, _: &SecretRef) -> Result<(), SecretFault> {
            Ok(())
        }

        fn keeper(&self) -> Keeper {
            Keeper::Keychain
        }
    }

    #[tokio::test]
    async fn a_keeper_is_asked_once_and_a_locked_one_is_left_alone_for_a_moment() {
        let (clock, keychain) = (Arc::new(Hand::default()), Arc::new(Keychain::default()));
        let rehearsal = Arc::new(RehearsalHost::new(std::path::PathBuf::new(), None));
        let vault = Vault::new(
            Arc::clone(&keychain) as _,
            rehearsal,
            Arc::clone(&clock) as _,
        );
        let reference = SecretRef::new(Keeper::Keychain, "acc_1-key");
        let asked = || keychain.0.load(Ordering::SeqCst);

        assert!(vault.get(&reference).await.is_err());
        assert!(vault.get(&reference).await.is_err());
        assert_eq!(asked(), 1);
        clock.0.store(REST_MS, Ordering::SeqCst);
        assert!(vault.get(&reference).await.is_err());
        assert_eq!(asked(), 2);
        clock.0.store(2 * REST_MS, Ordering::SeqCst);
        for _ in 0..3 {
            assert_eq!(vault.get(&reference).await.unwrap().expose(), "value");
        }
        assert_eq!(asked(), 3);
        let elsewhere = SecretRef::new(Keeper::File, "acc_1-key");
        assert!(matches!(
            vault.get(&elsewhere).await,
            Err(SecretFault::OtherKeeper("file"))
        ));
    }
}
