//! What follows by itself when an account is connected or connected anew: our webhook at Sinch,
//! callbacks that a mended secret vouches for, the templates, the proof. All of it can be asked for again, so a failure is only logged; the
//! account's health and its pages say what is missing.

use super::connection;
use crate::{App, Caller, Topic, templates, webhooks};
use domain::AccountId;

/// Connects an account in the background. Without jobs it waits: a host that works looks after
/// every account when it starts.
pub(super) fn in_background(app: &App, caller: &Caller, account: &AccountId) {
    if !app.works() {
        return;
    }
    let (app, caller, account) = (app.clone(), caller.clone(), account.clone());
    app.clone().tasks().spawn("connect", async move {
        let stopping = app.stopping();
        stopping
            .run_until_cancelled(connect(&app, &caller, &account))
            .await;
        app.changed(&[
            Topic::Accounts,
            Topic::Channels,
            Topic::Dashboard,
            Topic::Templates,
            Topic::Webhooks,
        ]);
    });
}

/// Makes our webhook, looks at the quarantine again, reads the templates, proves the connection.
pub(super) async fn connect(app: &App, caller: &Caller, account: &AccountId) {
    if let Err(fault) = webhooks::bring_up_to_date(app, account).await {
        tracing::info!(%account, %fault, "the webhook of a new account was not made");
    }
    if let Err(fault) = webhooks::verify_again(app, account).await {
        tracing::info!(%account, %fault, "callbacks in quarantine were not looked at again");
    }
    if let Err(fault) = templates::sync_account(app, account).await {
        tracing::info!(%account, %fault, "the templates of a new account were not read");
    }
    if let Err(fault) = connection::prove(app, caller, account).await {
        tracing::info!(%account, %fault, "a new account was not tested");
    }
}
