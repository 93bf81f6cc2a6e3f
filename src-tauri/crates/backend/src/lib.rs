//! Carillon's verbs: every command of the door, the jobs behind them and the webhook receiver,
//! independent of the host that opens the window or the port.
//!
//! The frame is here at the root ([`App`], [`Router`], errors, words, secrets, clock, files); each
//! feature is a folder with one `register` function. Not here: SQL (`store`), Sinch's bytes
//! (`sinch`), anything of an operating system (the hosts).
//!
//! To add a command: a plain function `pub async fn verb(app: App, caller: Caller, request: R) ->
//! Result<A>` in its feature's folder, one line in that feature's `register`, its words in
//! `ui/locales/en/<feature>.ftl`. To add a feature: a folder, a `pub mod`, a line in [`router()`].

pub mod accounts;
mod app;
pub mod audiences;
mod caller;
pub mod campaigns;
pub mod channels;
pub mod clock;
pub mod dashboard;
mod data_lock;
mod error;
pub mod events;
pub mod files;
mod hosts;
pub mod ids;
mod outbound;
pub mod page;
pub mod random;
pub mod rehearsal;
pub mod router;
pub mod secrets;
pub mod settings;
pub mod tasks;
pub mod templates;
mod typescript;
pub mod webhooks;
pub mod words;

pub use app::{App, Options};
pub use caller::{Caller, Role};
pub use error::{AppError, Code, ErrorBody, Result};
pub use events::{Event, Topic};
pub use page::Page;
pub use rehearsal::{Rehearsal, RehearsalAccess};
pub use router::Router;
pub use typescript::typescript;

/// The router with every command of every feature.
pub fn router() -> Router {
    let mut router = Router::default();
    accounts::register(&mut router);
    audiences::register(&mut router);
    campaigns::register(&mut router);
    dashboard::register(&mut router);
    rehearsal::register(&mut router);
    settings::register(&mut router);
    templates::register(&mut router);
    webhooks::register(&mut router);
    router
}

/// Starts what runs by itself, when an app opens that works. To add a job: a `start` in its
/// feature that spawns on [`App::tasks`], and a line here.
///
/// # Errors
/// What kept a job from taking up its work.
async fn start_jobs(app: &App) -> Result<()> {
    accounts::start(app).await?;
    files::start(app);
    audiences::start(app).await?;
    webhooks::start(app).await?;
    campaigns::start(app).await?;
    Ok(())
}

#[cfg(test)]
mod testing;
