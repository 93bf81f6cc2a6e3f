//! Settings: what this program and its data are, the first start, and finding things by name.
//!
//! - [`status`]: version, places, engine;
//! - [`rehearse`]: everything a first rehearsal needs, with an [`audience`] of made-up people;
//! - [`search`]: what Ctrl/⌘ K finds.
//!
//! Not here: the look of a window (its host keeps that). To let another feature be found: a kind
//! and a function in [`search`].

mod audience;
mod rehearse;
mod search;
mod status;
#[cfg(test)]
mod tests;

use crate::{Role, Router, Topic};

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Topic::{
        Accounts, Audiences, Campaigns, Channels, Dashboard, Settings, Templates, Webhooks,
    };
    router.query(
        "settings.status",
        Role::Viewer,
        status::status,
        &[Settings, Accounts],
    );
    router.mutation(
        "settings.rehearse",
        Role::Admin,
        rehearse::rehearse,
        &[
            Accounts, Audiences, Channels, Dashboard, Settings, Templates, Webhooks,
        ],
    );
    router.query(
        "settings.search",
        Role::Viewer,
        search::search,
        &[Accounts, Audiences, Campaigns, Templates],
    );
}
