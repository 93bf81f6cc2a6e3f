//! What runs here and where its data is.

use crate::router::Nothing;
use crate::{App, Caller, Result};
use serde::Serialize;
use ts_rs::TS;

/// What runs here and where its data is.
#[derive(Debug, Serialize, TS)]
pub struct Status {
    /// Of this program.
    pub version: String,
    /// The data directory.
    pub data_dir: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// Where new secrets go: `keychain` or `file`.
    pub secrets_keeper: String,
    /// Whether that place could not be used when it was last asked.
    pub secrets_locked: bool,
    /// Where callbacks come in; `null` when this program does not receive any.
    pub hooks_address: Option<String>,
    /// When it was started.
    pub started_at: i64,
    /// How many accounts there are; 0 is the first start.
    pub accounts: i64,
    /// Whether it brings a Sinch of its own to rehearse with.
    pub rehearsal_available: bool,
}

/// `settings.status`.
pub(super) async fn status(app: App, _: Caller, _: Nothing) -> Result<Status> {
    let accounts = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::count(tx).await }))
        .await?;
    Ok(Status {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_dir: app.data().display().to_string(),
        engine: app.engine().to_owned(),
        secrets_keeper: app.vault().keeper().as_str().to_owned(),
        secrets_locked: app.vault().is_locked(),
        hooks_address: app.hooks().map(|address| address.to_string()),
        started_at: app.started_at(),
        accounts,
        rehearsal_available: app.rehearsal().is_available(),
    })
}
