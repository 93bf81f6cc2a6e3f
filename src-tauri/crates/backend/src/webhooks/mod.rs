//! Webhooks: our webhook at Sinch, the receiver of what it posts, and what that means.
//!
//! - [`ensure`]: our webhook made or brought up to date; [`list`]: what stands at Sinch;
//! - [`receiver`]: the route that takes callbacks, proves them ([`judge`]) and stores them;
//! - [`worker`]: interprets what was stored ([`reading`]) and moves the ledger;
//! - [`log`]: the callback log; [`quarantine`]: what nobody vouches for.
//!
//! Storing and understanding are apart on purpose: a callback is answered once it is on disk, and
//! can be interpreted again at any time. Not here: what a status does to a recipient
//! (`store::campaigns`). To react to another trigger, see [`worker`].

mod ensure;
mod judge;
mod list;
mod log;
mod quarantine;
mod reading;
mod receiver;
mod worker;

pub use ensure::{Standing, bring_up_to_date};
pub use log::Callback;
pub(crate) use log::shown;
pub use quarantine::verify_again;
pub use receiver::{BODY_LIMIT, routes};

use crate::accounts::webhook_secret;
use crate::secrets::Secret;
use crate::{App, Result, Role, Router, Topic};
use domain::AccountId;

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Topic::{Accounts, Callbacks, Campaigns, Dashboard, Webhooks};
    router.query(
        "webhooks.list",
        Role::Viewer,
        list::list,
        &[Webhooks, Callbacks],
    );
    router.mutation(
        "webhooks.ensure",
        Role::Admin,
        ensure::ensure,
        &[Webhooks, Accounts, Dashboard],
    );
    router.query("webhooks.callbacks", Role::Viewer, log::list, &[Callbacks]);
    router.query("webhooks.callback", Role::Viewer, log::get, &[Callbacks]);
    router.mutation(
        "webhooks.rerun",
        Role::Admin,
        log::rerun,
        &[Callbacks, Campaigns, Dashboard],
    );
    router.mutation(
        "webhooks.verify_quarantine",
        Role::Admin,
        quarantine::verify,
        &[Callbacks, Campaigns, Dashboard],
    );
}

/// Starts what runs by itself: the interpretation of callbacks, and one look at the webhooks of
/// all accounts.
///
/// # Errors
/// None; both report by themselves what keeps them from working.
pub async fn start(app: &App) -> Result<()> {
    worker::start(app);
    ensure::at_start(app);
    Ok(())
}

/// The secret that signs an account's callbacks; `None` when there is no such account.
async fn secret_of(app: &App, account: &AccountId) -> Result<Option<Secret>> {
    let asked = account.clone();
    let row = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::get(tx, &asked).await }))
        .await;
    match row {
        Ok(row) => webhook_secret(app, &row).await.map(Some),
        Err(store::Error::NotFound) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}
