//! Setup files: the fields of an account without its secrets, to carry it to another computer.
//!
//! Opening one fills the form and saves nothing: the secrets are typed and the connection is proved
//! as for any account. To carry another field: [`AccountForm`] and [`setup_file`].

use super::{delete::OneAccount, form::AccountForm, read};
use crate::{App, AppError, Caller, Code, Result, files::FileInfo, words};
use domain::FileId;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncReadExt as _;
use ts_rs::TS;

/// The format's version; a newer one is refused.
const VERSION: u32 = 1;
/// The largest setup file read, in bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// What the file holds.
#[derive(Serialize, Deserialize)]
struct Setup {
    carillon_setup: u32,
    account: AccountForm,
}

/// Names an uploaded setup file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneSetup {
    pub file_id: FileId,
}

/// `accounts.setup_file`: an account's fields as a file; no secret is among them.
///
/// # Errors
/// `not_found`, `precondition_failed` when the disk is full.
pub(super) async fn setup_file(app: App, caller: Caller, request: OneAccount) -> Result<FileInfo> {
    let account = read::one(&app, &caller, &request.id).await?;
    let name = format!("{}.carillon.json", account.key);
    let setup = Setup {
        carillon_setup: VERSION,
        account: AccountForm {
            name: account.name,
            key: account.key,
            list_name: account.list_name.unwrap_or_default(),
            proxy_domain: account.proxy_domain,
            region: account.region.as_str().to_owned(),
            project_id: account.project_id,
            app_id: account.app_id,
            key_id: account.key_id,
            late_hours: account.late_hours.to_string(),
            phone: account.phone,
            description: account.description,
            ..AccountForm::default()
        },
    };
    let text = serde_json::to_vec_pretty(&setup).map_err(AppError::internal)?;
    let mut upload = app.files().upload(&name).await?;
    upload.write(&text).await?;
    upload.finish().await
}

/// `accounts.read_setup`: the fields in a setup file, for the form.
///
/// # Errors
/// `not_found` without the file; `invalid_input` when it is no setup file, one of a newer version,
/// or holds a secret.
pub(super) async fn read_setup(app: App, _: Caller, request: OneSetup) -> Result<AccountForm> {
    let (info, file) = app.files().open(&request.file_id).await?;
    let refused = |words| AppError::new(Code::InvalidInput, words);
    let mut text = Vec::new();
    file.take(MOST_BYTES)
        .read_to_end(&mut text)
        .await
        .map_err(AppError::internal)?;
    let found: serde_json::Value = serde_json::from_slice(&text)
        .map_err(|_| refused(words!("accounts-setup-not-one", name = info.name.clone())))?;
    if found["carillon_setup"].as_u64() > Some(u64::from(VERSION)) {
        return Err(refused(words!("accounts-setup-newer", name = info.name)));
    }
    // Serde's words could repeat what the file holds.
    let setup: Setup = serde_json::from_value(found)
        .map_err(|_| refused(words!("accounts-setup-not-one", name = info.name.clone())))?;
    if !(setup.account.key_secret.is_empty() && setup.account.webhook_secret.is_empty()) {
        let words = words!("accounts-setup-secret", name = info.name);
        return Err(refused(words).hint(words!("accounts-setup-secret-hint")));
    }
    Ok(setup.account)
}
