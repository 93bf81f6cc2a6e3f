//! Webhooks: our webhook at Sinch, the receiver of what it posts, and what that means.
//!
//! - [`ensure`]: our webhook made or brought up to date; [`compare`]: what should be beside what is;
//!   [`list`]: what stands at Sinch;
//! - [`receiver`]: the route that takes callbacks, proves them ([`judge`]) and stores them;
//! - [`worker`]: interprets what was stored ([`reading`]) and moves the ledger;
//! - [`log`]: the callback log, [`tell`]: a callback in sentences, [`rerun`]: interpreted again;
//! - [`poll`]: Sinch asked, where no callback comes;
//! - [`quarantine`]: what nobody vouches for; [`tend`]: what is looked after from time to time.
//!
//! Storing and understanding are apart on purpose: a callback is answered once it is on disk, and
//! can be interpreted again at any time. Not here: what a status does to a recipient
//! (`store::campaigns`). To react to another trigger, see [`worker`].

mod compare;
mod ensure;
mod judge;
mod list;
mod log;
mod poll;
mod quarantine;
mod reading;
mod receiver;
mod rerun;
mod tell;
mod tend;
mod worker;

pub use ensure::{Standing, bring_up_to_date};
pub use log::Callback;
pub use quarantine::verify_again;
pub use receiver::{BODY_LIMIT, routes};
pub(crate) use tell::shown;

use crate::{App, Result, Role, Router, Topic};

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Topic::{Accounts, Callbacks, Campaigns, Dashboard, Webhooks};
    router.query(
        "webhooks.list",
        Role::Viewer,
        list::list,
        &[Webhooks, Callbacks],
    );
    router.query(
        "webhooks.compare",
        Role::Viewer,
        compare::compare,
        &[Webhooks, Accounts],
    );
    router.mutation(
        "webhooks.ensure",
        Role::Admin,
        ensure::ensure,
        &[Webhooks, Accounts, Dashboard],
    );
    router.mutation(
        "webhooks.poll",
        Role::Manager,
        poll::poll,
        &[Campaigns, Dashboard],
    );
    router.query("webhooks.callbacks", Role::Viewer, log::list, &[Callbacks]);
    router.query("webhooks.callback", Role::Viewer, log::get, &[Callbacks]);
    router.mutation(
        "webhooks.rerun",
        Role::Admin,
        rerun::rerun,
        &[Callbacks, Campaigns, Dashboard],
    );
    router.mutation(
        "webhooks.rerun_one",
        Role::Admin,
        rerun::rerun_one,
        &[Callbacks, Campaigns, Dashboard],
    );
    router.mutation("webhooks.save_body", Role::Admin, log::save_body, &[]);
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
    tend::start(app);
    poll::start(app);
    Ok(())
}
