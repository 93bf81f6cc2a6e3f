//! Accounts: a Sinch app with the keys to it, as people set it up, prove it and take it away.
//!
//! - [`form`]: what was typed, checked whole; [`save`]: create and update; [`delete`]: what goes
//!   is named, then goes in slices;
//! - [`read`]: lists and single accounts; [`model`]: what they look like from outside;
//! - [`setup`]: an account's fields as a file for another computer;
//! - [`keys`]: secrets of an account and their keepers;
//! - [`client`]: the Sinch client of an account, `app.sinch(&id)`; [`standing`]: whether its
//!   secrets can be had;
//! - [`connection`]: the test that proves a connection step by step; [`connect`]: what follows by
//!   itself when an account was saved;
//! - [`rehearse`]: accounts of the built-in Sinch.
//!
//! Not here: webhooks and channels beyond reading them. To add a field of the form: [`form`], the
//! row in `store::accounts`, [`model::Account`].

mod client;
mod connect;
pub mod connection;
mod delete;
pub mod form;
mod keys;
pub mod model;
mod read;
mod rehearse;
mod save;
mod setup;
mod standing;

pub use client::AccountClient;
pub(crate) use client::Clients;
pub use connection::prove;
pub use form::AccountForm;
pub use keys::webhook_secret;
pub(crate) use keys::{Signing, forget, signing};
pub use model::Account;
pub(crate) use read::all;
pub use rehearse::rehearsal_account;
#[cfg(test)]
pub(crate) use save::blank;
pub(crate) use standing::{note_use, secrets_standing};

use crate::{App, Result, Role, Router, Topic};

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Topic::{Accounts, Callbacks, Campaigns, Channels, Dashboard, Templates, Webhooks};
    router.query(
        "accounts.list",
        Role::Viewer,
        read::list,
        &[Accounts, Channels, Webhooks],
    );
    router.query(
        "accounts.get",
        Role::Viewer,
        read::get,
        &[Accounts, Channels, Webhooks],
    );
    router.query(
        "accounts.activity",
        Role::Viewer,
        read::activity,
        &[Accounts],
    );
    router.query("accounts.setup_file", Role::Admin, setup::setup_file, &[]);
    router.query("accounts.read_setup", Role::Admin, setup::read_setup, &[]);
    router.mutation(
        "accounts.create",
        Role::Admin,
        save::create,
        &[Accounts, Dashboard],
    );
    router.mutation(
        "accounts.update",
        Role::Admin,
        save::update,
        &[Accounts, Dashboard],
    );
    router.query(
        "accounts.delete_preview",
        Role::Admin,
        delete::preview,
        &[Accounts],
    );
    router.mutation(
        "accounts.delete",
        Role::Admin,
        delete::delete,
        &[
            Accounts, Callbacks, Campaigns, Dashboard, Templates, Webhooks,
        ],
    );
    router.mutation(
        "accounts.test",
        Role::Admin,
        connection::test,
        &[Accounts, Channels, Webhooks, Dashboard],
    );
}

/// Goes on deleting what was being deleted when the last process ended.
///
/// # Errors
/// When the rows cannot be read.
pub async fn start(app: &App) -> Result<()> {
    delete::resume(app).await
}
