//! Settings: what this program and its data are, the first start, and finding things by name.
//!
//! - [`status`]: version, places, engine;
//! - [`rehearse`]: everything a first rehearsal needs, with an [`audience`] of made-up people;
//! - [`search`]: what Ctrl/⌘ K finds;
//! - [`data`]: where everything is and how large; its copies: [`backups`], [`restore`];
//! - [`address`]: whether a public address leads to this program;
//! - [`diagnostics`]: a bundle for whoever looks for a fault, [`mask`]ed.
//!
//! Not here: the look of a window (its host keeps that). To let another feature be found: a kind
//! and a function in [`search`].

mod address;
mod audience;
mod backups;
mod data;
mod diagnostics;
mod mask;
mod rehearse;
mod restore;
mod search;
mod status;
#[cfg(test)]
mod tests;

pub(crate) use address::{Probes, answer as answer_probe};
pub(crate) use data::restored;
pub use diagnostics::LOGS;
pub use restore::RESTORED_PAUSED;

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
    router.query("settings.data", Role::Viewer, data::data, &[Settings]);
    router.mutation(
        "settings.back_up",
        Role::Admin,
        backups::back_up,
        &[Settings],
    );
    router.mutation(
        "settings.delete_backup",
        Role::Admin,
        backups::delete,
        &[Settings],
    );
    router.mutation("settings.backup_file", Role::Admin, backups::file, &[]);
    // The two checks look outside or at every page of a file: only when somebody asks.
    router.query("settings.check_backup", Role::Admin, restore::check, &[]);
    router.mutation("settings.restore", Role::Admin, restore::restore, &[]);
    router.query("settings.check_address", Role::Viewer, address::check, &[]);
    router.mutation(
        "settings.diagnostics",
        Role::Admin,
        diagnostics::diagnostics,
        &[],
    );
}
