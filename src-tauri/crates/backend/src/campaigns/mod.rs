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
//! | start time | `schedule.rs` | begins by itself, or asks |
//! | read | `pages.rs`, `timeline.rs` | lists, counts, the ledger, what happened when |
//! | notes | `notes.rs` | what people have to say about it |
//! | export | `export/` | the ledger as a file |
//!
//! The rows are `store::campaigns`; callbacks move them through
//! `store::campaigns::apply_statuses`. To add a command: a line in [`register`].

mod check;
mod control;
mod doubt;
mod draft;
mod export;
mod fill;
mod health;
mod lay;
mod message;
mod notes;
mod pages;
mod pump;
mod runner;
mod runners;
mod schedule;
mod send;
mod timeline;
mod types;
mod uses;
mod verdict;

pub use export::{Export, ExportForm, ExportLedger, ExportPhase, LatestExport};
pub use message::Mark;
pub use notes::{AddNote, DeleteNote, Note};
pub use pages::{assemble, meaning};
pub use runners::Runners;
pub use timeline::{KeptCheck, StepKind, TimelineStep};
pub use types::*;
pub use uses::{CampaignUse, uses};

use crate::{App, Result, Role, Router, Topic};
use store::EngineKind;

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    const READS: &[Topic] = &[Topic::Campaigns];
    const JOBS: &[Topic] = &[Topic::Jobs];
    const CHANGES: &[Topic] = &[Topic::Campaigns, Topic::Dashboard];
    router.query("campaigns.list", Role::Viewer, pages::list, READS);
    router.query("campaigns.get", Role::Viewer, pages::get, READS);
    // Asks Sinch, so it is asked when a person does, and not at every change of another campaign.
    router.query("campaigns.check", Role::Manager, check::check, &[]);
    router.query("campaigns.preview", Role::Viewer, check::preview, READS);
    router.query(
        "campaigns.recipients",
        Role::Viewer,
        pages::recipients,
        READS,
    );
    router.query("campaigns.recipient", Role::Viewer, pages::recipient, READS);
    router.query(
        "campaigns.timeline",
        Role::Viewer,
        timeline::timeline,
        READS,
    );
    router.query(
        "campaigns.kept_check",
        Role::Viewer,
        timeline::kept_check,
        READS,
    );
    router.query("campaigns.notes", Role::Viewer, notes::notes, READS);
    router.mutation("campaigns.add_note", Role::Manager, notes::add, READS);
    router.mutation("campaigns.delete_note", Role::Manager, notes::delete, READS);
    router.mutation("campaigns.export", Role::Manager, export::begin, JOBS);
    router.query(
        "campaigns.export_latest",
        Role::Viewer,
        export::latest,
        JOBS,
    );
    router.mutation(
        "campaigns.cancel_export",
        Role::Manager,
        export::cancel,
        JOBS,
    );
    router.mutation("campaigns.create", Role::Manager, draft::create, CHANGES);
    router.mutation("campaigns.update", Role::Manager, draft::update, CHANGES);
    router.mutation("campaigns.delete", Role::Manager, draft::delete, CHANGES);
    router.mutation("campaigns.launch", Role::Manager, control::launch, CHANGES);
    router.mutation(
        "campaigns.unschedule",
        Role::Manager,
        control::unschedule,
        CHANGES,
    );
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

/// Takes up the campaigns and exports that were at work when the last process ended, and every one
/// begun from now on.
///
/// # Errors
/// When the ledger cannot be read.
pub async fn start(app: &App) -> Result<()> {
    if app.store().engine() == EngineKind::Sqlite {
        app.store()
            .write(|tx| Box::pin(store::campaigns::end_all_leases(tx)))
            .await?;
    }
    export::take_up(app).await?;
    app.tasks()
        .spawn("start times", schedule::watch(app.clone()));
    app.tasks()
        .spawn("campaigns", runners::supervise(app.clone()));
    Ok(())
}
