//! Secrets: where they are kept, never what they are. The store holds a [`SecretRef`]; the value
//! is read from its keeper once, kept in memory and never written to a log, an error or a URL.
//!
//! To add a keeper: a variant of [`Keeper`], an implementation of [`Secrets`] by the host that has
//! it. One keeper never stands in for another in silence.

mod file;
mod vault;

pub use file::FileSecrets;
pub(crate) use vault::Vault;

use async_trait::async_trait;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A secret's value. Prints nothing of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<str>);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<Arc<str>>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(not shown)")
    }
}

/// Who keeps a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keeper {
    /// The operating system's keychain.
    Keychain,
    /// A file that only its owner may read.
    File,
    /// A variable of the process's environment.
    Env,
    /// The rehearsal's own keys, worth nothing.
    Sandbox,
}

impl Keeper {
    /// The word before the colon of a reference.
    pub fn as_str(self) -> &'static str {
        match self {
            Keeper::Keychain => "keychain",
            Keeper::File => "file",
            Keeper::Env => "env",
            Keeper::Sandbox => "sandbox",
        }
    }
}

/// Names a secret and its keeper: `keychain:acc_…-key`, `env:SINCH_KEY_SECRET`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SecretRef {
    /// Who keeps it.
    pub keeper: Keeper,
    /// Its name there.
    pub name: String,
}

impl SecretRef {
    /// The secret `name` with `keeper`.
    pub fn new(keeper: Keeper, name: impl Into<String>) -> Self {
        Self {
            keeper,
            name: name.into(),
        }
    }
}

impl fmt::Display for SecretRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.keeper.as_str(), self.name)
    }
}

impl FromStr for SecretRef {
    type Err = SecretFault;

    fn from_str(text: &str) -> Result<Self, SecretFault> {
        let (keeper, name) = text.split_once(':').ok_or(SecretFault::NotAReference)?;
        let keeper = match keeper {
            "keychain" => Keeper::Keychain,
            "file" => Keeper::File,
            "env" => Keeper::Env,
            "sandbox" => Keeper::Sandbox,
            _ => return Err(SecretFault::NotAReference),
        };
        Ok(Self::new(keeper, name))
    }
}

/// Why a secret could not be had or kept. Carries no value, ever.
#[derive(Debug, thiserror::Error)]
pub enum SecretFault {
    /// The keeper is there and has no such secret.
    #[error("no such secret")]
    Missing,
    /// The keeper cannot be asked: no keychain, or it is locked.
    #[error("the {keeper} cannot be used")]
    Unavailable {
        /// Which one.
        keeper: &'static str,
        /// What it said.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// The secret is with a keeper that this host does not have.
    #[error("the secret is kept by the {0}, which this program does not use")]
    OtherKeeper(&'static str),
    /// A row holds something that is not a reference.
    #[error("not a reference to a secret")]
    NotAReference,
}

/// Keeps secrets. Implemented by each host with what it has.
#[async_trait]
pub trait Secrets: Send + Sync {
    /// The value behind a reference of this keeper.
    async fn get(&self, reference: &SecretRef) -> Result<Secret, SecretFault>;

    /// Keeps `value` under `name` and says how to refer to it. Replaces what was there.
    async fn set(&self, name: &str, value: Secret) -> Result<SecretRef, SecretFault>;

    /// Forgets a secret; one that is not there is no fault.
    async fn delete(&self, reference: &SecretRef) -> Result<(), SecretFault>;

    /// Which keeper this is.
    fn keeper(&self) -> Keeper;
}
