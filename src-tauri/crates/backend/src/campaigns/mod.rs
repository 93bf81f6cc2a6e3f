//! Campaigns: a durable job over a ledger. A draft is checked, its ledger laid, its messages sent
//! at a pace, its doubts settled by evidence, its statuses brought by callbacks.
//!
//! | step | file | what it does |
//! |---|---|---|
//! | draft | `draft.rs` | what the campaign is made of |
//! | check | `check.rs` | the launch gate and the preview |
//! | control | `control.rs` | launch, pause, resume, cancel, a person's word on a doubt |
//! | run | `runners.rs`, `runner.rs` | who works on which campaign, and what comes next |
//! | lay | `lay.rs` | a row for each recipient |
//! | send | `pump.rs`, `send.rs`, `verdict.rs`, `health.rs` | claim, send evenly, record |
//! | doubt | `doubt.rs` | evidence from a listing |
//! | read | `pages.rs` | lists, counts, the ledger |
//!
//! The rows are `store::campaigns`; callbacks move them through
//! `store::campaigns::apply_statuses`. To add a command: a line in [`register`].

mod check;
mod control;
mod doubt;
mod draft;
mod fill;
mod health;
mod lay;
mod message;
mod pages;
mod pump;
mod runner;
mod runners;
mod send;
mod types;
mod verdict;

pub use message::Mark;
pub use pages::{assemble, meaning};
pub use runners::Runners;
pub use types::*;

use crate::{App, Result, Role, Router, Topic};
use store::EngineKind;

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    const READS: &[Topic] = &[Topic::Campaigns];
    const CHANGES: &[Topic] = &[Topic::Campaigns, Topic::Dashboard];
    router.query("campaigns.list", Role::Viewer, pages::list, READS);
    router.query("campaigns.get", Role::Viewer, pages::get, READS);
    router.query("campaigns.check", Role::Manager, check::check, READS);
    router.query("campaigns.preview", Role::Viewer, check::preview, READS);
    router.query(
        "campaigns.recipients",
        Role::Viewer,
        pages::recipients,
        READS,
    );
    router.query("campaigns.recipient", Role::Viewer, pages::recipient, READS);
    router.mutation("campaigns.create", Role::Manager, draft::create, CHANGES);
    router.mutation("campaigns.update", Role::Manager, draft::update, CHANGES);
    router.mutation("campaigns.delete", Role::Manager, draft::delete, CHANGES);
    router.mutation("campaigns.launch", Role::Manager, control::launch, CHANGES);
    router.mutation("campaigns.pause", Role::Manager, control::pause, CHANGES);
    router.mutation("campaigns.resume", Role::Manager, control::resume, CHANGES);
    router.mutation("campaigns.cancel", Role::Manager, control::cancel, CHANGES);
    router.mutation(
        "campaigns.resolve",
        Role::Manager,
        control::resolve,
        CHANGES,
    );
}

/// Takes up the campaigns that were at work when the last process ended, and every one launched
/// from now on.
///
/// # Errors
/// When the ledger cannot be read.
pub async fn start(app: &App) -> Result<()> {
    if app.store().engine() == EngineKind::Sqlite {
        app.store()
            .write(|tx| Box::pin(store::campaigns::end_all_leases(tx)))
            .await?;
    }
    app.tasks()
        .spawn("campaigns", runners::supervise(app.clone()));
    Ok(())
}
