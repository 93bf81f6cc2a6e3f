//! What is looked after from time to time, whatever else happens: secrets that were replaced and
//! are accepted no more.

use crate::{App, Topic, accounts};
use std::time::Duration;

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Looks now and again, until the app stops.
pub(super) fn start(app: &App) {
    let app = app.clone();
    app.clone().tasks().spawn("webhooks.tend", async move {
        let stopping = app.stopping();
        loop {
            end_former_secrets(&app).await;
            let pause = app.clock().sleep(EVERY);
            if stopping.run_until_cancelled(pause).await.is_none() {
                break;
            }
        }
    });
}

async fn end_former_secrets(app: &App) {
    let now = app.clock().now_ms();
    let ended = app
        .store()
        .write(move |tx| {
            Box::pin(async move { store::accounts::end_former_secrets(tx, now).await })
        })
        .await;
    match ended {
        Ok(references) if references.is_empty() => {}
        Ok(references) => {
            accounts::forget(app, references).await;
            app.changed(&[Topic::Accounts]);
        }
        Err(fault) => tracing::warn!(%fault, "replaced secrets were not looked at"),
    }
}
