//! The app: everything a command may reach, with the outside world as injected parts. No globals;
//! two apps may live in one process, on two data directories.

use crate::accounts::Clients;
use crate::campaigns::Runners;
use crate::clock::Clock;
use crate::data_lock::DataLock;
use crate::events::Events;
use crate::files::Files;
use crate::ids::Ids;
use crate::random::Random;
use crate::rehearsal::{Rehearsal, RehearsalHost};
use crate::secrets::{Secrets, Vault};
use crate::settings::Probes;
use crate::tasks::Tasks;
use crate::words::{Catalogue, Words};
use crate::{AppError, Caller, Code, Result, Topic, words};
use futures::future::BoxFuture;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{Database, EngineKind, Store, Tx};
use tokio_util::sync::CancellationToken;

/// How long background work may take to stop.
const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// What a host brings to open an app.
pub struct Options {
    /// The data directory; made when absent, held until shutdown.
    pub data: PathBuf,
    /// Where the rows are; `<data>/carillon.db` when nothing is said.
    pub database: Option<Database>,
    /// Whether a PostgreSQL database of an older version may be migrated.
    pub migrate_postgres: bool,
    /// The keeper of secrets.
    pub secrets: Arc<dyn Secrets>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The randomness.
    pub random: Arc<dyn Random>,
    /// Where the host listens for callbacks, if it does.
    pub hooks: Option<SocketAddr>,
    /// What the host can rehearse with, if it can.
    pub rehearsal: Option<Arc<dyn Rehearsal>>,
    /// What to call this holder of the data: `desktop`, `carillon serve`.
    pub holder: String,
    /// Whether to run the jobs; a host that only answers one command does not.
    pub work: bool,
}

/// The app. Cheap to clone; all clones are the same app.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    data: PathBuf,
    store: Store,
    vault: Vault,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    ids: Ids,
    events: Events,
    tasks: Tasks,
    files: Files,
    catalogue: Catalogue,
    rehearsal: Arc<RehearsalHost>,
    clients: Clients,
    campaigns: Runners,
    probes: Probes,
    first_start: tokio::sync::Mutex<()>,
    host_id: String,
    hooks: Option<SocketAddr>,
    started_at: i64,
    works: bool,
    lock: Mutex<Option<DataLock>>,
}

impl App {
    /// Takes hold of the data directory, opens the database and starts the jobs.
    ///
    /// # Errors
    /// `conflict` when another holds the data, `precondition_failed` when the directory cannot be
    /// written or the database is of a newer version.
    pub async fn open(options: Options) -> Result<Self> {
        let data = options.data;
        std::fs::create_dir_all(&data).map_err(|fault| {
            let path = data.display().to_string();
            AppError::new(
                Code::PreconditionFailed,
                words!("frame-data-unwritable", path = path),
            )
            .because(fault)
        })?;
        let lock = DataLock::take(&data, &options.holder)?;
        let database = options.database.unwrap_or_else(|| Database::Sqlite {
            path: data.join("carillon.db"),
        });
        let started_at = options.clock.now_ms();
        let opening = store::OpenOptions {
            now_ms: started_at,
            migrate_postgres: options.migrate_postgres,
        };
        let store = Store::open_with(database, opening).await?;
        let tasks = Tasks::default();
        let ids = Ids::new(Arc::clone(&options.clock), Arc::clone(&options.random));
        let rehearsal = Arc::new(RehearsalHost::new(data.clone(), options.rehearsal));
        let app = Self(Arc::new(Inner {
            vault: Vault::new(
                options.secrets,
                Arc::clone(&rehearsal),
                Arc::clone(&options.clock),
            ),
            events: Events::start(&tasks, Arc::clone(&options.clock)),
            files: Files::new(
                data.join("files"),
                store.clone(),
                ids.clone(),
                Arc::clone(&options.clock),
            ),
            catalogue: Catalogue::load(),
            clients: Clients::default(),
            campaigns: Runners::default(),
            probes: Probes::default(),
            first_start: tokio::sync::Mutex::default(),
            host_id: ids.uuid().simple().to_string(),
            clock: options.clock,
            random: options.random,
            hooks: options.hooks,
            works: options.work,
            lock: Mutex::new(Some(lock)),
            data,
            store,
            ids,
            tasks,
            rehearsal,
            started_at,
        }));
        crate::hosts::start(&app);
        if options.work {
            crate::start_jobs(&app).await?;
        }
        Ok(app)
    }

    /// Stops the jobs, closes the database and lets go of the data directory.
    pub async fn shutdown(&self) {
        self.0.tasks.stop(STOP_PATIENCE).await;
        crate::hosts::tell(self).await;
        self.0.store.close().await;
        let lock = self
            .0
            .lock
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        drop(lock);
    }

    /// Writes in one transaction: what `work` writes, and one activity row that says who did it
    /// with which command to `subject` (an id, or `""`).
    ///
    /// # Errors
    /// What `work` answered, or why the commit failed; nothing was kept then.
    pub async fn write<T, F>(&self, caller: &Caller, subject: impl AsRef<str>, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T>> + Send + 'static,
    {
        let row = store::activity::ActivityRow {
            id: self.ids().uuid().simple().to_string(),
            at: self.clock().now_ms(),
            who: caller.who.clone(),
            command: caller.command.to_owned(),
            subject: subject.as_ref().to_owned(),
        };
        self.store()
            .attempt(move |tx| {
                Box::pin(async move {
                    let value = work(tx).await?;
                    store::activity::insert(tx, &row).await?;
                    Ok(value)
                })
            })
            .await
    }

    /// The data directory.
    pub fn data(&self) -> &Path {
        &self.0.data
    }

    /// The rows.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The word for the engine beneath the rows.
    pub fn engine(&self) -> &'static str {
        match self.0.store.engine() {
            EngineKind::Sqlite => "sqlite",
            EngineKind::Postgres => "postgres",
        }
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.0.vault
    }

    pub(crate) fn rehearsal(&self) -> &RehearsalHost {
        &self.0.rehearsal
    }

    pub(crate) fn clients(&self) -> &Clients {
        &self.0.clients
    }

    pub(crate) fn campaigns(&self) -> &Runners {
        &self.0.campaigns
    }

    pub(crate) fn probes(&self) -> &Probes {
        &self.0.probes
    }

    /// Held while the first start makes its account and audience, so that two windows make one.
    pub(crate) fn first_start(&self) -> &tokio::sync::Mutex<()> {
        &self.0.first_start
    }

    /// This process, as its claims and leases are signed; a new one at each start.
    pub(crate) fn host_id(&self) -> &str {
        &self.0.host_id
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.0.clock.as_ref()
    }

    /// The randomness.
    pub fn random(&self) -> &dyn Random {
        self.0.random.as_ref()
    }

    /// Makes ids.
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    /// Background work.
    pub fn tasks(&self) -> &Tasks {
        &self.0.tasks
    }

    /// Cancelled when the app shuts down.
    pub fn stopping(&self) -> CancellationToken {
        self.0.tasks.stopping()
    }

    /// What changed, for watchers.
    pub fn events(&self) -> &Events {
        &self.0.events
    }

    /// Says that these topics changed.
    pub fn changed(&self, topics: &[Topic]) {
        self.0.events.changed(topics);
    }

    /// Uploaded files and files for download.
    pub fn files(&self) -> &Files {
        &self.0.files
    }

    /// The words, for hosts that render errors of their own.
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    /// A sentence in the caller's language and time zone.
    pub fn say(&self, caller: &Caller, words: &Words) -> String {
        self.0
            .catalogue
            .render_in(&caller.language, caller.time_zone.as_deref(), words)
    }

    /// Where the host listens for callbacks, if it does.
    pub fn hooks(&self) -> Option<SocketAddr> {
        self.0.hooks
    }

    /// When this app was opened, milliseconds since the epoch.
    pub fn started_at(&self) -> i64 {
        self.0.started_at
    }

    /// Whether this app runs the jobs.
    pub fn works(&self) -> bool {
        self.0.works
    }
}
