//! What every host does to open an app: data, database, secrets, rehearsal, and the receiver on a
//! listener of its own. The window and the headless program share it, so that they cannot differ.
//!
//! Not here: the console's door (`serve`), windows and keychains (the desktop host). To give all
//! hosts something more of the outside world: a field of [`Opening`].

mod door_file;
mod hooks;
mod levers;
mod own_sandbox;
mod remote_sandbox;

pub use door_file::{Door, DoorFile};
pub use hooks::Hooks;
pub use own_sandbox::OwnSandbox;
pub use remote_sandbox::RemoteSandbox;

use backend::clock::SystemClock;
use backend::random::SystemRandom;
use backend::secrets::{FileSecrets, Secrets};
use backend::{App, AppError, Options, Rehearsal, Result};
use std::path::Path;
use std::sync::Arc;
use store::Database;

/// What a host may choose when it opens an app.
pub struct Opening<'a> {
    /// The data directory.
    pub data: &'a Path,
    /// What to call this holder of the data.
    pub holder: &'a str,
    /// Address of a PostgreSQL database; the file in the data directory when `None`.
    pub database: Option<String>,
    /// Whether a PostgreSQL database of an older version may be migrated.
    pub migrate_postgres: bool,
    /// Where callbacks come in.
    pub hooks: Hooks,
    /// Whether jobs run.
    pub work: bool,
    /// The keeper of secrets; files that only their owner may read when `None`.
    pub secrets: Option<Arc<dyn Secrets>>,
    /// What is rehearsed with; a sandbox of this data directory's own when `None`.
    pub rehearsal: Option<Arc<dyn Stoppable>>,
}

impl<'a> Opening<'a> {
    /// A working host on `data` that receives callbacks where it always did.
    pub fn of(data: &'a Path, holder: &'a str) -> Self {
        Self {
            data,
            holder,
            database: None,
            migrate_postgres: false,
            hooks: Hooks::At(None),
            work: true,
            secrets: None,
            rehearsal: None,
        }
    }
}

/// A rehearsal that this process may have to stop at its end.
#[async_trait::async_trait]
pub trait Stoppable: Rehearsal {
    /// Stops what was started, if anything was.
    async fn stop(&self);

    /// Base URL of the sandbox's control, and the app that this data rehearses with; `None`
    /// before it was started.
    fn counted_by(&self) -> Option<(String, String)>;

    /// The same thing, as the app takes it.
    fn rehearsal(self: Arc<Self>) -> Arc<dyn Rehearsal>;
}

/// An open app with what surrounds it.
pub struct Host {
    /// The app.
    pub app: App,
    rehearsal: Arc<dyn Stoppable>,
}

/// Opens the app and starts receiving callbacks.
///
/// # Errors
/// Who holds the data, why the database cannot be used, which port is taken.
pub async fn open(opening: Opening<'_>) -> Result<Host> {
    let rehearsal = opening
        .rehearsal
        .unwrap_or_else(|| Arc::new(OwnSandbox::default()));
    let bound = hooks::bind(opening.data, opening.hooks).await;
    let app = App::open(Options {
        data: opening.data.to_owned(),
        database: opening.database.map(|url| Database::Postgres { url }),
        migrate_postgres: opening.migrate_postgres,
        secrets: opening
            .secrets
            .unwrap_or_else(|| Arc::new(FileSecrets::beneath(opening.data))),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        hooks: bound.as_ref().ok().and_then(hooks::Bound::address),
        rehearsal: Some(Arc::clone(&rehearsal).rehearsal()),
        holder: opening.holder.to_owned(),
        work: opening.work,
    })
    .await?;
    // Said only now: when another holds the data, that is what the person needs to hear, and not
    // that its port is taken too.
    let bound = match bound {
        Ok(bound) => bound,
        Err(fault) => {
            app.shutdown().await;
            return Err(fault);
        }
    };
    if let Err(fault) = bound.serve(&app).map_err(AppError::internal) {
        app.shutdown().await;
        return Err(fault);
    }
    Ok(Host { app, rehearsal })
}

impl Host {
    /// Stops everything in an order that loses nothing: Sinch's stand-in, then the app.
    pub async fn close(self) {
        self.rehearsal.stop().await;
        self.app.shutdown().await;
    }
}
