//! The overview: what needs a person, what is under way, what went out and what came back.
//!
//! - [`overview`]: the one query of the page, and what it reads;
//! - [`behind`]: the campaigns behind a number; [`disk`]: the room that is left;
//! - [`attention`]: what needs a person, in sentences with the one button that helps;
//! - [`minutes`]: messages per minute; [`types`]: what crosses the door.
//!
//! Everything comes from rollups and small tables (`store::dashboard`), never from a ledger. To
//! add a cause for attention: see [`attention`].

mod attention;
mod behind;
mod disk;
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
    router.query(
        "dashboard.behind",
        Role::Viewer,
        behind::behind,
        &[Dashboard, Accounts],
    );
}
