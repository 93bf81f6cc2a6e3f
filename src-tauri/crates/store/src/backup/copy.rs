//! Copying the open database: SQLite reads one state of it while the writer goes on.

use std::path::Path;

use sqlx::{ConnectOptions as _, Connection as _, sqlite::SqliteConnectOptions};
use tokio::fs;

use crate::{
    Error, Tx,
    error::{SqlFault, unwritten},
    store::PATIENCE,
};

/// Copies the database file `database`, open or not, to the new file `to`. Nothing is at `to`
/// before the copy is whole and on disk; what an attempt that was killed left behind is
/// `<to>.part`.
///
/// # Errors
/// `Backup` when `to` cannot be written, `Full`, or why the database cannot be read.
pub async fn copy(database: &Path, to: &Path) -> Result<(), Error> {
    let part = super::swap::beside(to, ".part");
    let copied = copy_to(database, &part).await;
    if copied.is_err() {
        // What counts is why the copy failed.
        let _ = fs::remove_file(&part).await;
        return copied;
    }
    fs::rename(&part, to)
        .await
        .map_err(|error| unwritten(to, error))?;
    super::swap::sync_folder(to).await;
    Ok(())
}

async fn copy_to(database: &Path, part: &Path) -> Result<(), Error> {
    if let Some(folder) = part.parent() {
        fs::create_dir_all(folder)
            .await
            .map_err(|error| unwritten(part, error))?;
    }
    // Left by an attempt that was killed: SQLite writes into no file that is there.
    if fs::try_exists(part).await.unwrap_or(false) {
        fs::remove_file(part)
            .await
            .map_err(|error| unwritten(part, error))?;
    }
    let connection = SqliteConnectOptions::new()
        .filename(database)
        .busy_timeout(PATIENCE)
        .disable_statement_logging()
        .connect()
        .await?;
    let mut tx = Tx::writer(connection);
    let copied = into(&mut tx, part).await;
    tx.close().await?;
    copied?;
    settle(part).await
}

/// The copying itself, on whichever connection sees the state that is wanted.
pub(crate) async fn into(tx: &mut Tx, to: &Path) -> Result<(), Error> {
    let text = to.to_string_lossy().replace('\'', "''");
    tx.run(format!("VACUUM INTO '{text}'"))
        .await
        .map_err(|error| match error {
            Error::Sql(source) | Error::Unavailable(source) => Error::Backup {
                path: to.to_owned(),
                source,
            },
            error => error,
        })
}

/// Makes a database file stand alone: no log beside it, and everything on disk.
pub(crate) async fn settle(file: &Path) -> Result<(), Error> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .disable_statement_logging()
        .connect()
        .await?;
    sqlx::raw_sql("PRAGMA journal_mode = DELETE")
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    let synced = async {
        fs::OpenOptions::new()
            .write(true)
            .open(file)
            .await?
            .sync_all()
            .await
    };
    synced.await.map_err(|error| Error::Backup {
        path: file.to_owned(),
        source: SqlFault::new(error.into()),
    })
}
