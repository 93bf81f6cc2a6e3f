//! Deleting an account: what goes is named first. Sinch is not touched.

use super::{keys, read};
use crate::router::Done;
use crate::{App, Caller, Result, Topic};
use domain::AccountId;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::sync::oneshot;
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

/// Rows of one slice: few enough to hold SQLite's writer well under 50 ms.
const SLICE: i64 = 200;
/// How long the command waits for the rows to go; what is left goes after its answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Takes the account away from everybody at once; its rows go in slices.
pub(super) async fn delete(app: App, caller: Caller, request: OneAccount) -> Result<Done> {
    let row = read::row(&app, &request.id).await?;
    let id = request.id.clone();
    let former = app
        .write(&caller, &request.id, move |tx| {
            Box::pin(async move {
                let former = store::accounts::receiving(tx, &id).await?.former_secret_ref;
                store::accounts::begin_deleting(tx, &id).await?;
                Ok(former)
            })
        })
        .await?;
    app.clients().forget(&request.id);
    let secrets = [row.key_secret_ref, row.webhook_secret_ref, former];
    keys::forget(&app, secrets.into_iter().filter(|kept| !kept.is_empty())).await;
    let (done, gone) = oneshot::channel();
    let sweeping = app.clone();
    app.tasks().spawn("accounts.delete", async move {
        sweep(&sweeping, &request.id).await;
        // The command may have answered long ago.
        let _ = done.send(());
    });
    tokio::select! {
        _ = gone => {}
        () = app.clock().sleep(PATIENCE) => {}
    }
    Ok(Done {})
}

/// Goes on with what was being deleted when the last process ended.
pub(super) async fn resume(app: &App) -> Result<()> {
    let going = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::going(tx).await }))
        .await?;
    if going.is_empty() {
        return Ok(());
    }
    let sweeping = app.clone();
    app.tasks().spawn("accounts.delete", async move {
        for account in going {
            sweep(&sweeping, &account).await;
        }
    });
    Ok(())
}

/// Deletes an account's rows slice by slice, until nothing is left or the app stops.
async fn sweep(app: &App, account: &AccountId) {
    let stopping = app.stopping();
    while !stopping.is_cancelled() {
        let id = account.clone();
        let slice = app
            .store()
            .write(|tx| {
                Box::pin(async move { store::accounts::delete_slice(tx, &id, SLICE).await })
            })
            .await;
        match slice {
            Ok(true) => {}
            Ok(false) => {
                app.changed(&[
                    Topic::Accounts,
                    Topic::Callbacks,
                    Topic::Campaigns,
                    Topic::Dashboard,
                ]);
                return;
            }
            Err(fault) => {
                tracing::warn!(%account, %fault, "the rest of an account goes at the next start");
                return;
            }
        }
    }
}
