//! The system's keychain as a keeper of secrets: Keychain on macOS, the Credential Manager on
//! Windows, the Secret Service elsewhere.
//!
//! It never falls back to anything else: no keychain is a fault that the person is told of.

use async_trait::async_trait;
use backend::secrets::{Keeper, Secret, SecretFault, SecretRef, Secrets};
use keyring_core::{Entry, Error};

/// What our entries are filed under.
const SERVICE: &str = "carillon";

/// Finds the entry of a name.
type Find = fn(&str) -> Result<Entry, Error>;

/// The keeper.
#[derive(Clone, Copy)]
pub struct Keychain {
    find: Find,
}

impl Keychain {
    /// The keychain of the person at this machine.
    pub fn of_the_system() -> Self {
        Self {
            find: |name| keyring::Entry::new(SERVICE, name).map(|entry| entry.inner),
        }
    }

    /// Keychains block, and may wait for a person to unlock them: never on the async threads.
    async fn ask<T: Send + 'static>(
        self,
        name: String,
        work: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, SecretFault> {
        tokio::task::spawn_blocking(move || work(&(self.find)(&name)?))
            .await
            .map_err(|fault| unavailable(fault.to_string()))?
            .map_err(|fault| match fault {
                Error::NoEntry => SecretFault::Missing,
                // Only its words: some faults carry the bytes of the secret along.
                fault => unavailable(fault.to_string()),
            })
    }
}

fn unavailable(why: String) -> SecretFault {
    SecretFault::Unavailable {
        keeper: Keeper::Keychain.as_str(),
        source: Some(why.into()),
    }
}

#[async_trait]
impl Secrets for Keychain {
    async fn get(&self, reference: &SecretRef) -> Result<Secret, SecretFault> {
        let value = self
            .ask(reference.name.clone(), Entry::get_password)
            .await?;
        Ok(Secret::new(value))
    }

    async fn set(&self, name: &str, value: Secret) -> Result<SecretRef, SecretFault> {
        self.ask(name.to_owned(), move |entry| {
            entry.set_password(value.expose())
        })
        .await?;
        Ok(SecretRef::new(Keeper::Keychain, name))
    }

    async fn delete(&self, reference: &SecretRef) -> Result<(), SecretFault> {
        match self
            .ask(reference.name.clone(), Entry::delete_credential)
            .await
        {
            Err(SecretFault::Missing) => Ok(()),
            other => other,
        }
    }

    fn keeper(&self) -> Keeper {
        Keeper::Keychain
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use keyring_core::api::CredentialStoreApi as _;
    use keyring_core::mock::Store;
    use std::sync::{Arc, LazyLock};

    static STORE: LazyLock<Arc<Store>> = LazyLock::new(|| Store::new().unwrap());

    #[tokio::test]
    async fn a_secret_comes_back_and_goes() {
        let keychain = Keychain {
            find: |name| STORE.build(SERVICE, name, None),
        };
        let reference = keychain
            .set("acc_1-key", Secret::new("first"))
            .await
            .unwrap();
        keychain
            .set("acc_1-key", Secret::new("second"))
            .await
            .unwrap();
        assert_eq!(reference.to_string(), "keychain:acc_1-key");
        assert_eq!(keychain.get(&reference).await.unwrap().expose(), "second");
        keychain.delete(&reference).await.unwrap();
        keychain.delete(&reference).await.unwrap();
        assert!(matches!(
            keychain.get(&reference).await,
            Err(SecretFault::Missing)
        ));
    }

    #[tokio::test]
    async fn no_keychain_is_a_fault_that_shows_no_secret() {
        let keychain = Keychain {
            find: |_| Err(Error::BadEncoding(b"planted".to_vec())),
        };
        let fault = keychain.set("acc_1-key", Secret::new("planted")).await;
        let fault = fault.unwrap_err();
        assert!(matches!(fault, SecretFault::Unavailable { .. }));
        assert!(!format!("{fault:?}").contains("planted"));
        assert!(!format!("{fault:?}").contains(&format!("{:?}", b"planted")));
    }
}
