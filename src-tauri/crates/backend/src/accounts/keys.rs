//! The secrets of an account: where each goes, and the words when a keeper cannot be used.

use super::form::Given;
use crate::random::hex;
use crate::secrets::{Secret, SecretFault, SecretRef};
use crate::{App, AppError, Code, Result, words};
use domain::AccountId;
use store::accounts::AccountRow;

/// Random bytes of a generated webhook secret.
const GENERATED_BYTES: usize = 32;

/// Which of an account's two secrets.
#[derive(Clone, Copy)]
pub(super) enum Which {
    Key,
    Webhook,
}

impl Which {
    fn as_str(self) -> &'static str {
        match self {
            Which::Key => "key",
            Which::Webhook => "webhook",
        }
    }
}

/// Keeps a secret as it was given and says how to refer to it; `None` when nothing was given.
///
/// Each value gets a name of its own, so that the old one stays until the row refers to the new.
pub(super) async fn keep(
    app: &App,
    account: &AccountId,
    which: Which,
    given: &Given,
) -> Result<Option<SecretRef>> {
    let value = match given {
        Given::Nothing => return Ok(None),
        Given::Variable(name) => {
            let reference = SecretRef::new(crate::secrets::Keeper::Env, name);
            app.vault().get(&reference).await.map_err(|fault| {
                let field = format!("{}_secret", which.as_str());
                words_of(fault).field(field, words!("accounts-variable-unset", name = name))
            })?;
            return Ok(Some(reference));
        }
        Given::Value(value) => Secret::new(value.as_str()),
    };
    let name = format!("{account}-{}-{}", which.as_str(), hex(app.random(), 4));
    let reference = app.vault().set(&name, value).await.map_err(words_of)?;
    Ok(Some(reference))
}

/// A new webhook secret, kept and never shown.
pub(super) async fn generate(app: &App, account: &AccountId) -> Result<SecretRef> {
    let value = Given::Value(hex(app.random(), GENERATED_BYTES));
    let kept = keep(app, account, Which::Webhook, &value).await?;
    kept.ok_or_else(|| AppError::internal("a generated secret was not kept"))
}

/// The value behind a row's reference.
///
/// # Errors
/// `precondition_failed`, saying which keeper cannot be used or lost it.
pub(super) async fn value(app: &App, reference: &str) -> Result<Secret> {
    let reference: SecretRef = reference.parse().map_err(words_of)?;
    app.vault().get(&reference).await.map_err(words_of)
}

/// The secret that signs an account's callbacks.
///
/// # Errors
/// `precondition_failed`, saying which keeper cannot be used or lost it.
pub async fn webhook_secret(app: &App, account: &AccountRow) -> Result<Secret> {
    value(app, &account.webhook_secret_ref).await
}

/// What proves an account's callbacks: the secret that signs them, the one before it while it is
/// accepted, and how old a signature may be. `None` when there is no such account.
///
/// # Errors
/// `precondition_failed`, saying which keeper cannot be used or lost the present secret.
pub(crate) async fn signing(app: &App, account: &AccountId) -> Result<Option<Signing>> {
    let asked = account.clone();
    let kept = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::receiving(tx, &asked).await }))
        .await;
    let kept = match kept {
        Ok(kept) => kept,
        Err(store::Error::NotFound) => return Ok(None),
        Err(fault) => return Err(fault.into()),
    };
    let former = match kept.former(app.clock().now_ms()) {
        Some(reference) => value(app, reference).await.ok(),
        None => None,
    };
    Ok(Some(Signing {
        present: value(app, &kept.webhook_secret_ref).await?,
        former,
        late_after_ms: kept.late_after_ms,
    }))
}

/// What proves an account's callbacks.
pub(crate) struct Signing {
    /// The secret that signs them.
    pub present: Secret,
    /// The one before it, while it is accepted.
    pub former: Option<Secret>,
    /// From which age on a signature counts as late, in ms.
    pub late_after_ms: i64,
}

/// Forgets secrets that no row refers to any more. That one could not be forgotten is only
/// logged: what the user asked for is done.
pub(crate) async fn forget(app: &App, references: impl IntoIterator<Item = String>) {
    for reference in references {
        let outcome = match reference.parse::<SecretRef>() {
            Ok(reference) => app.vault().delete(&reference).await,
            Err(fault) => Err(fault),
        };
        if let Err(fault) = outcome {
            tracing::warn!(%fault, "a secret that is no longer used could not be forgotten");
        }
    }
}

/// A fault of a keeper in the user's words.
pub(super) fn words_of(fault: SecretFault) -> AppError {
    let (message, hint) = match &fault {
        SecretFault::Missing => (
            words!("accounts-secret-missing"),
            words!("accounts-secret-missing-hint"),
        ),
        SecretFault::Unavailable { keeper, .. } if *keeper == "keychain" => (
            words!("accounts-keychain-unavailable"),
            words!("accounts-keychain-unavailable-hint"),
        ),
        SecretFault::Unavailable { keeper, .. } => (
            words!("accounts-keeper-unavailable", keeper = *keeper),
            words!("accounts-keeper-unavailable-hint"),
        ),
        SecretFault::OtherKeeper(keeper) => (
            words!("accounts-keeper-elsewhere", keeper = *keeper),
            words!("accounts-secret-missing-hint"),
        ),
        SecretFault::NotAReference => (
            words!("accounts-secret-missing"),
            words!("accounts-secret-missing-hint"),
        ),
    };
    AppError::new(Code::PreconditionFailed, message)
        .hint(hint)
        .because(fault)
}
