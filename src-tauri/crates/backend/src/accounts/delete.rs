//! Deleting an account: what goes is named first. Sinch is not touched.

use super::{keys, read};
use crate::router::Done;
use crate::{App, Caller, Result};
use domain::AccountId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One account.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneAccount {
    pub id: AccountId,
}

/// What goes with an account from this computer.
#[derive(Serialize, TS)]
pub struct DeletePreview {
    pub campaigns: i64,
    pub callbacks: i64,
    pub templates: i64,
}

pub(super) async fn preview(app: App, _: Caller, request: OneAccount) -> Result<DeletePreview> {
    read::row(&app, &request.id).await?;
    let dependents = app
        .store()
        .read(move |tx| Box::pin(async move { store::accounts::dependents(tx, &request.id).await }))
        .await?;
    Ok(DeletePreview {
        campaigns: dependents.campaigns,
        callbacks: dependents.callbacks,
        templates: dependents.templates,
    })
}

pub(super) async fn delete(app: App, caller: Caller, request: OneAccount) -> Result<Done> {
    let row = read::row(&app, &request.id).await?;
    let id = request.id.clone();
    app.write(&caller, &request.id, move |tx| {
        Box::pin(async move { Ok(store::accounts::delete(tx, &id).await?) })
    })
    .await?;
    app.clients().forget(&request.id);
    keys::forget(&app, [row.key_secret_ref, row.webhook_secret_ref]).await;
    Ok(Done {})
}
