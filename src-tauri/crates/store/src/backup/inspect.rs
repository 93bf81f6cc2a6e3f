//! What a file is, before anybody trusts it: a database of this program, whole, and not of a newer
//! version.

use std::path::Path;

use sqlx::{ConnectOptions as _, sqlite::SqliteConnectOptions};
use tokio::io::AsyncReadExt as _;

use crate::{
    Error, Tx,
    engine::{fetch_all, fetch_one},
    error::SqlFault,
    migrate,
};

/// How every SQLite file begins: <https://www.sqlite.org/fileformat.html>.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The version of its tables.
    pub version: i64,
    /// How many accounts it has.
    pub accounts: i64,
    /// How many contacts.
    pub contacts: i64,
    /// How many campaigns.
    pub campaigns: i64,
    /// How many of them were neither drafts nor ended.
    pub unfinished: i64,
    /// When somebody last changed something, in ms; `None` when nobody ever did.
    pub changed_at: Option<i64>,
}

/// Looks into a database file that nobody has open; with `whole`, at every page of it. Nothing is
/// written, whatever the file holds.
///
/// # Errors
/// `NotOurs` for a file of something else, `NewerDatabase`, `Damaged`, `Unavailable` when it
/// cannot be read.
pub async fn inspect(file: &Path, whole: bool) -> Result<Contents, Error> {
    let unreadable = |error: std::io::Error| Error::Unavailable(SqlFault::new(error.into()));
    let mut start = [0; MAGIC.len()];
    let mut opened = tokio::fs::File::open(file).await.map_err(unreadable)?;
    match opened.read_exact(&mut start).await {
        Ok(_) if &start == MAGIC => {}
        Err(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            return Err(unreadable(error));
        }
        _ => return Err(Error::NotOurs),
    }
    let connection = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true)
        .disable_statement_logging()
        .connect()
        .await?;
    let mut tx = Tx::writer(connection);
    let found = look(&mut tx, whole).await;
    tx.close().await?;
    found
}

async fn look(tx: &mut Tx, whole: bool) -> Result<Contents, Error> {
    let version = migrate::recognise(tx).await?;
    if whole {
        let told: Vec<(String,)> = fetch_all!(tx, (String,), "PRAGMA integrity_check(1)")?;
        if told.first().is_none_or(|(line,)| line != "ok") {
            let fault = sqlx::Error::Protocol("the integrity check failed".to_owned());
            return Err(Error::Damaged(SqlFault::new(fault)));
        }
    }
    let (changed_at,) = fetch_one!(tx, (Option<i64>,), "SELECT MAX(at) FROM activity")?;
    // Each table came with a migration of its own: an older backup may lack it.
    let mut rows = async |table: &str, which: &str| -> Result<i64, Error> {
        let (there,) = fetch_one!(
            tx,
            (i64,),
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = $1",
            table
        )?;
        if there == 0 {
            return Ok(0);
        }
        let (rows,) = fetch_one!(tx, (i64,), format!("SELECT COUNT(*) FROM {table} {which}"))?;
        Ok(rows)
    };
    Ok(Contents {
        version,
        changed_at,
        accounts: rows("accounts", "").await?,
        contacts: rows("contacts", "").await?,
        campaigns: rows("campaigns", "").await?,
        unfinished: rows(
            "campaigns",
            "WHERE state IN ('scheduled', 'launching', 'running', 'paused')",
        )
        .await?,
    })
}
