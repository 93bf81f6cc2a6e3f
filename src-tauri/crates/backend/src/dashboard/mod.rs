//! The overview: what needs a person, what is under way, what went out and what came back.
//!
//! - [`overview`]: the one command, and what it reads;
//! - [`attention`]: what needs a person, in sentences with the one button that helps;
//! - [`minutes`]: messages per minute; [`types`]: what crosses the door.
//!
//! Everything comes from rollups and small tables (`store::dashboard`), never from a ledger. To
//! add a cause for attention: see [`attention`].

mod attention;
mod minutes;
mod overview;
#[cfg(test)]
mod tests;
mod types;

use crate::{Role, Router, Topic};

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Topic::{Accounts, Audiences, Callbacks, Campaigns, Dashboard, Templates, Webhooks};
    router.query(
        "dashboard.overview",
        Role::Viewer,
        overview::overview,
        &[
            Dashboard, Accounts, Audiences, Callbacks, Campaigns, Templates, Webhooks,
        ],
    );
}
