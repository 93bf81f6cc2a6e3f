//! All keepers of this app behind one door, with what was read once kept in memory.

use super::{Keeper, Secret, SecretFault, SecretRef, Secrets};
use crate::rehearsal::RehearsalHost;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The rehearsal's key secret, by the name its accounts refer to it with.
const SANDBOX_KEY: &str = "key";
/// Before an account's id: that account's webhook secret in the rehearsal.
const SANDBOX_WEBHOOK: &str = "webhook-";

/// Reads and keeps secrets with the keeper that a reference names.
pub(crate) struct Vault {
    host: Arc<dyn Secrets>,
    rehearsal: Arc<RehearsalHost>,
    cache: Mutex<HashMap<SecretRef, Secret>>,
}

impl Vault {
    pub fn new(host: Arc<dyn Secrets>, rehearsal: Arc<RehearsalHost>) -> Self {
        Self {
            host,
            rehearsal,
            cache: Mutex::default(),
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
            keeper if keeper == self.host.keeper() => self.host.get(reference).await?,
            keeper => return Err(SecretFault::OtherKeeper(keeper.as_str())),
        };
        self.cached().insert(reference.clone(), secret.clone());
        Ok(secret)
    }

    /// Keeps a value with the host's keeper.
    pub async fn set(&self, name: &str, value: Secret) -> Result<SecretRef, SecretFault> {
        let reference = self.host.set(name, value.clone()).await?;
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

    /// How a rehearsal account refers to its key secret and its webhook secret.
    pub fn sandbox_references(account: &domain::AccountId) -> (SecretRef, SecretRef) {
        (
            SecretRef::new(Keeper::Sandbox, SANDBOX_KEY),
            SecretRef::new(Keeper::Sandbox, format!("{SANDBOX_WEBHOOK}{account}")),
        )
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

    fn cached(&self) -> std::sync::MutexGuard<'_, HashMap<SecretRef, Secret>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
