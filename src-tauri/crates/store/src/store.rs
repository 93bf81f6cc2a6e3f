//! Opening a database, and the two ways in: [`Store::read`] and [`Store::write`].
//!
//! Not here: what is read or written (the features' folders), how connections are opened
//! (`connections.rs`), and how writes are grouped on SQLite (`writer.rs`).

use std::{
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use futures::{FutureExt, future::BoxFuture};
use tokio::sync::{Mutex, oneshot, watch};

use crate::{
    EngineKind, Error, Tx, backup,
    connections::Connections,
    engine::fetch_one,
    error::unwritten,
    notices::{self, Notices},
    writer::{Order, Outcome, Work},
};

/// The folder beside a database file that its backups lie in.
pub const BACKUPS: &str = "backups";
/// How long a lock of somebody else is waited for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Where the rows live.
#[derive(Clone)]
pub enum Database {
    /// A file, made when absent. Its folder must exist.
    Sqlite {
        /// The database file.
        path: PathBuf,
    },
    /// A server. The URL may hold a password, so it is never logged nor part of an error.
    Postgres {
        /// `postgres://user:password@host/database`.
        url: String,
    },
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite { path } => f.debug_struct("Sqlite").field("path", path).finish(),
            Self::Postgres { .. } => f.write_str("Postgres"),
        }
    }
}

/// How to open a database.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenOptions {
    /// The time of opening, ms since the epoch: written beside each migration.
    pub now_ms: i64,
    /// Migrate a PostgreSQL database that already holds an older version. SQLite is always
    /// migrated, after a backup; an empty database needs no permission on either.
    pub migrate_postgres: bool,
}

/// An open database. Cheap to clone; all clones share it, also when another takes its place
/// ([`Store::replace`]).
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    kind: EngineKind,
    current: RwLock<Arc<Connections>>,
    /// False while another database takes this one's place: whoever comes then waits.
    open: watch::Sender<bool>,
    replacing: Mutex<()>,
}

impl Store {
    /// Opens and migrates a database.
    ///
    /// # Errors
    /// As [`Store::open_with`].
    pub async fn open(database: Database, now_ms: i64) -> Result<Self, Error> {
        Self::open_with(
            database,
            OpenOptions {
                now_ms,
                ..OpenOptions::default()
            },
        )
        .await
    }

    /// Opens and migrates a database, with options.
    ///
    /// # Errors
    /// `NewerDatabase`, `MigrationNeeded`, `Backup`, `Damaged`, `Unavailable`, `Full`. Nothing was
    /// changed then.
    pub async fn open_with(database: Database, options: OpenOptions) -> Result<Self, Error> {
        let inner = match database {
            Database::Sqlite { path } => {
                backup::swap::finish(&path).await?;
                Connections::sqlite(path, options.now_ms).await?
            }
            Database::Postgres { url } => Connections::postgres(&url, options).await?,
        };
        Ok(Self {
            shared: Arc::new(Shared {
                kind: inner.kind(),
                current: RwLock::new(Arc::new(inner)),
                open: watch::Sender::new(true),
                replacing: Mutex::default(),
            }),
        })
    }

    /// The connections of the moment; waits while another database takes this one's place.
    async fn current(&self) -> Arc<Connections> {
        if !*self.shared.open.borrow() {
            // An error would mean that the store is gone, and it is held here.
            let _ = self.shared.open.subscribe().wait_for(|open| *open).await;
        }
        self.now()
    }

    fn now(&self) -> Arc<Connections> {
        let current = self.shared.current.read();
        Arc::clone(&current.unwrap_or_else(PoisonError::into_inner))
    }

    /// The database file; `None` on PostgreSQL.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match &*self.now() {
            Connections::Sqlite { path, .. } => Some(path.clone()),
            Connections::Postgres { .. } => None,
        }
    }

    /// Puts the database that [`backup::prepare`] made ready in this one's place; this one becomes
    /// the file `kept`, with everything that was ever answered `Ok`. Calls that come meanwhile
    /// wait. Run it in a task of its own: dropped halfway, it leaves the store closed until it is
    /// opened again.
    ///
    /// # Errors
    /// `Busy` when somebody reads for too long, or why the other database does not open. This one
    /// is in its place then, and open.
    pub async fn replace(&self, ready: &Path, kept: &Path, now_ms: i64) -> Result<(), Error> {
        let _alone = self.shared.replacing.lock().await;
        let present = self.now();
        let Connections::Sqlite { path, .. } = &*present else {
            return Err(Error::NotOurs);
        };
        self.shared.open.send_replace(false);
        let (connections, outcome) = match exchange(&present, path, ready, kept, now_ms).await {
            Ok(connections) => (Some(connections), Ok(())),
            // Where no file has the name, opening would make an empty one.
            Err(error) if path.exists() => {
                let again = Connections::sqlite(path.clone(), now_ms).await;
                (again.ok(), Err(error))
            }
            Err(error) => (None, Err(error)),
        };
        if let Some(connections) = connections {
            let current = self.shared.current.write();
            *current.unwrap_or_else(PoisonError::into_inner) = Arc::new(connections);
        }
        self.shared.open.send_replace(true);
        outcome
    }

    /// Runs `work` in a transaction of its own; everything in it is kept, or nothing is. `Ok` is
    /// answered only after the commit. `work` must take well under 50 ms.
    ///
    /// # Errors
    /// What `work` returned, or why the commit failed; nothing was kept then.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        self.attempt(work).await
    }

    /// As [`Store::write`], for work that can fail for reasons of its own: any error type that the
    /// store's errors turn into.
    ///
    /// # Errors
    /// What `work` returned, or why the commit failed; nothing was kept then.
    pub async fn attempt<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        self.submit(work, false).await
    }

    /// As [`Store::write`], in a transaction shared with nobody: for bulk writes, which are the
    /// ones that fill disks.
    ///
    /// # Errors
    /// What `work` returned, or why the commit failed; nothing was kept then.
    pub async fn write_alone<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        self.submit(work, true).await
    }

    async fn submit<T, E, F>(&self, work: F, alone: bool) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        match &*self.current().await {
            Connections::Sqlite { writer, .. } => {
                let (reply, answer) = oneshot::channel();
                let order = Order::Write {
                    work: queued(work, reply),
                    alone,
                };
                writer.send(order).await.map_err(|_| Error::Closed)?;
                answer.await.map_err(|_| Error::Closed)?
            }
            Connections::Postgres { pool } => {
                let mut tx = Tx::postgres(pool.begin().await.map_err(Error::from)?);
                match caught(work, &mut tx).await {
                    Ok(value) => {
                        tx.commit().await?;
                        Ok(value)
                    }
                    Err(error) => {
                        if let Err(fault) = tx.roll_back().await {
                            tracing::debug!(%fault, "a failed write was not rolled back by word");
                        }
                        Err(error)
                    }
                }
            }
        }
    }

    /// Runs `work` in a read transaction: it sees one state of the database throughout.
    ///
    /// # Errors
    /// What `work` returned, or `Busy`, `Unavailable`, `Closed`.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send,
    {
        let mut tx = match &*self.current().await {
            Connections::Sqlite { readers, .. } => Tx::reader(readers.begin().await?),
            Connections::Postgres { pool } => Tx::postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        };
        let result = work(&mut tx).await;
        let ended = tx.roll_back().await;
        result.and_then(|value| ended.map(|()| value))
    }

    /// Which engine this store runs on.
    #[must_use]
    pub fn engine(&self) -> EngineKind {
        self.shared.kind
    }

    /// Tells every process that listens on this database, this one too. Does nothing on SQLite,
    /// whose data one process holds.
    ///
    /// # Errors
    /// `Unavailable`, `Closed`.
    pub async fn announce(&self, notice: &str) -> Result<(), Error> {
        match &*self.current().await {
            Connections::Sqlite { .. } => Ok(()),
            Connections::Postgres { pool } => notices::announce(pool, notice).await,
        }
    }

    /// What is announced from now on; `None` on SQLite.
    ///
    /// # Errors
    /// `Unavailable`, `Closed`.
    pub async fn notices(&self) -> Result<Option<Notices>, Error> {
        match &*self.current().await {
            Connections::Sqlite { .. } => Ok(None),
            Connections::Postgres { pool } => Notices::listen(pool).await.map(Some),
        }
    }

    /// Lets the database file grow by at most `pages` pages (4 KiB each) from now on, until it is
    /// opened again; writes beyond end in [`Error::Full`]. Does nothing on PostgreSQL, where the
    /// server's own quotas rule.
    ///
    /// # Errors
    /// `Closed`, `Unavailable`.
    pub async fn allow_growth(&self, pages: u32) -> Result<(), Error> {
        if self.engine() == EngineKind::Postgres {
            return Ok(());
        }
        self.write_alone(move |tx| {
            Box::pin(async move {
                let (used,) = fetch_one!(tx, (i64,), "PRAGMA page_count")?;
                let most = used + i64::from(pages);
                fetch_one!(tx, (i64,), format!("PRAGMA max_page_count = {most}"))?;
                Ok(())
            })
        })
        .await
    }

    /// Finishes the writes that are queued and closes every connection. Later calls answer
    /// `Closed`.
    pub async fn close(&self) {
        self.now().close().await;
    }
}

/// The two files change places, and the other one is opened; on failure they are where they were.
async fn exchange(
    present: &Connections,
    path: &Path,
    ready: &Path,
    kept: &Path,
    now_ms: i64,
) -> Result<Connections, Error> {
    present.close_file(path).await?;
    backup::swap::swap(path, ready, kept)
        .await
        .map_err(|error| unwritten(kept, error))?;
    match Connections::sqlite(path.to_owned(), now_ms).await {
        Ok(connections) => Ok(connections),
        Err(error) => {
            backup::swap::swap(path, kept, ready)
                .await
                .map_err(|error| unwritten(path, error))?;
            Err(error)
        }
    }
}

/// Wraps `work` for the writer's queue: its type is forgotten, its answer kept for after the
/// commit.
fn queued<T, E, F>(work: F, reply: oneshot::Sender<Result<T, E>>) -> Work
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
{
    Box::new(move |tx| {
        Box::pin(async move {
            let result = match tx {
                Ok(tx) => caught(work, tx).await,
                Err(error) => Err(error.into()),
            };
            Outcome {
                keep: result.is_ok(),
                answer: Box::new(move |committed| {
                    let result = match (result, committed) {
                        (Ok(_), Err(error)) => Err(error.into()),
                        (result, _) => result,
                    };
                    // The caller may have stopped waiting; the write stands all the same.
                    let _ = reply.send(result);
                }),
            }
        })
    })
}

async fn caught<T, E, F>(work: F, tx: &mut Tx) -> Result<T, E>
where
    E: From<Error>,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
{
    // A transaction that panicked is rolled back, so nobody sees what the panic left behind.
    AssertUnwindSafe(async move { work(tx).await })
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(Error::Panicked.into()))
}
