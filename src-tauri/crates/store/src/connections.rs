//! The connections of one open database: opening them, and closing them so that nothing is lost.
//!
//! Not here: what runs on them (`store.rs`, `writer.rs`).

use std::{
    path::{Path, PathBuf},
    str::FromStr,
};

use sqlx::{
    ConnectOptions, Connection as _, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{mpsc, oneshot};

use crate::{
    EngineKind, Error, Tx, backup, migrate,
    store::{BACKUPS, OpenOptions, PATIENCE},
    writer::{self, Order},
};

/// Readers beside SQLite's one writer.
const READERS: u32 = 4;
/// What the writer keeps of the file in memory, in SQLite's own words: 32 MiB. The indexes of a
/// large import are written all over.
const WRITER_CACHE: &str = "-32768";
/// Connections to PostgreSQL.
const CONNECTIONS: u32 = 12;
/// Writes waiting for SQLite's writer before callers wait to queue.
const QUEUE: usize = 1024;

/// The way into one database.
pub(crate) enum Connections {
    Sqlite {
        path: PathBuf,
        writer: mpsc::Sender<Order>,
        readers: SqlitePool,
    },
    Postgres {
        pool: PgPool,
    },
}

impl Connections {
    /// Opens and migrates a database file.
    pub async fn sqlite(path: PathBuf, now_ms: i64) -> Result<Self, Error> {
        let connect = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .disable_statement_logging();
        let writing = connect.clone().pragma("cache_size", WRITER_CACHE);
        let mut tx = Tx::writer(writing.connect().await?);
        let backups = path.with_file_name(BACKUPS);
        if let Err(error) = migrate::sqlite(&mut tx, Some(&backups), now_ms).await {
            // The reason for refusing is worth more than a fault in closing.
            let _ = tx.close().await;
            return Err(error);
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE * 6)
            .connect_with(connect.pragma("query_only", "ON"))
            .await?;
        let (writer, orders) = mpsc::channel(QUEUE);
        // The writer's life is the store's: it ends at `close`, or with the last clone.
        #[allow(clippy::disallowed_methods)]
        tokio::spawn(writer::run(tx, orders));
        Ok(Self::Sqlite {
            path,
            writer,
            readers,
        })
    }

    /// Connects to a server and migrates its database, where that is allowed.
    pub async fn postgres(url: &str, options: OpenOptions) -> Result<Self, Error> {
        let connect = PgConnectOptions::from_str(url)?.disable_statement_logging();
        // A pool keeps trying a server that refuses; the first connection says why at once.
        connect.connect().await?.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE * 2)
            .connect_with(connect)
            .await?;
        migrate::postgres(&pool, options.now_ms, options.migrate_postgres).await?;
        Ok(Self::Postgres { pool })
    }

    /// Which engine they lead to.
    pub fn kind(&self) -> EngineKind {
        match self {
            Self::Sqlite { .. } => EngineKind::Sqlite,
            Self::Postgres { .. } => EngineKind::Postgres,
        }
    }

    /// Finishes what is queued and closes all of them.
    pub async fn close(&self) {
        match self {
            Self::Sqlite {
                writer, readers, ..
            } => {
                readers.close().await;
                let (done, closed) = oneshot::channel();
                if writer.send(Order::Close(done)).await.is_ok() {
                    // An error means the writer is gone already, which is what was wanted.
                    let _ = closed.await;
                }
            }
            Self::Postgres { pool } => pool.close().await,
        }
    }

    /// Closes so that the file holds everything: a log left beside it would be lost with its name.
    pub async fn close_file(&self, path: &Path) -> Result<(), Error> {
        tokio::time::timeout(PATIENCE * 2, self.close())
            .await
            .map_err(|_| Error::Busy)?;
        match backup::swap::beside(path, "-wal").exists() {
            true => Err(Error::Busy),
            false => Ok(()),
        }
    }
}
