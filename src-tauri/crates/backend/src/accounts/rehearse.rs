//! The account of the built-in Sinch. From here on it is an account like any other: what differs
//! is where its Sinch stands and that its secrets are worth nothing.

use super::{Account, connect, read, save};
use crate::secrets::{Keeper, SecretRef, Vault};
use crate::{App, AppError, Caller, Code, Result, words};
use domain::AccountId;
use store::accounts::AccountRow;

/// The key of the rehearsal's account.
const KEY: &str = "REH";

/// The rehearsal's account: the one there is, or a new one, connected. Starts the rehearsal.
///
/// # Errors
/// `precondition_failed` when this host cannot rehearse.
pub async fn rehearsal_account(app: &App, caller: &Caller) -> Result<Account> {
    let access = app.rehearsal().access().await?;
    let rows = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::all(tx).await }))
        .await?;
    // One typed in by hand keeps its key elsewhere.
    let built_in = |row: &&AccountRow| {
        let kept: Result<SecretRef, _> = row.key_secret_ref.parse();
        kept.is_ok_and(|kept| kept.keeper == Keeper::Sandbox)
    };
    if let Some(row) = rows.iter().find(built_in) {
        return read::one(app, caller, &row.id.as_str().into()).await;
    }
    let app_id = access
        .app_ids
        .first()
        .ok_or_else(|| AppError::new(Code::PreconditionFailed, words!("frame-no-rehearsal")))?;
    let taken = |key: &str| rows.iter().any(|row| row.key.eq_ignore_ascii_case(key));
    let key = (1..100)
        .map(|number| format!("{KEY}{number}"))
        .find(|key| !taken(key));
    let id = AccountId::new(app.ids().uuid());
    let (key_ref, webhook_ref) = Vault::sandbox_references(&id);
    let row = AccountRow {
        id: id.to_string(),
        name: app.say(caller, &words!("accounts-rehearsal-name")),
        key: key.unwrap_or_else(|| KEY.to_owned()),
        region: domain::Region::Eu.as_str().to_owned(),
        project_id: access.project_id.clone(),
        app_id: app_id.clone(),
        key_id: access.key_id.clone(),
        key_secret_ref: key_ref.to_string(),
        webhook_secret_ref: webhook_ref.to_string(),
        description: app.say(caller, &words!("accounts-rehearsal-description")),
        rehearsal: 1,
        doubt_wait_ms: save::REHEARSAL_DOUBT_WAIT_MS,
        ..save::blank(app.clock().now_ms())
    };
    save::insert(app, caller, row, save::Beside::usual()).await?;
    connect::connect(app, caller, &id).await;
    read::one(app, caller, &id).await
}
