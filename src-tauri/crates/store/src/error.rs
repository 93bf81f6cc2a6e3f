//! What can go wrong with rows, told apart as far as a caller acts on it.
//!
//! Not here: sentences for people. `backend` translates these into its own error in one file.
//! No variant ever carries a bound value, so that a phone number cannot leak through an error.
//! To add a case: add a variant, and the engine codes that mean it in [`classify`].

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Why the store did not do what it was asked to.
///
/// `Clone`, because one failed commit is the answer to every write that shared it.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The row asked for is not there.
    #[error("no such row")]
    NotFound,
    /// A uniqueness or reference rule refused the row. `what` is `table.column` (several joined
    /// by `, `) of the unique index, the same on both engines; for references it is the table.
    #[error("in conflict with what is stored: {what}")]
    Conflict {
        /// `table.column, table.column`.
        what: String,
    },
    /// A cursor that no list handed out.
    #[error("not a cursor of this list")]
    Cursor,
    /// The database was written by a newer version of the program.
    #[error("the database is at version {found}, this program knows versions up to {known}")]
    NewerDatabase {
        /// Version found in the database.
        found: i64,
        /// Newest version this program can read.
        known: i64,
    },
    /// A PostgreSQL database needs migrating, which is only done when asked for, because its
    /// backup is not ours to take.
    #[error("the database is at version {found} and must be migrated to {known}")]
    MigrationNeeded {
        /// Version found in the database.
        found: i64,
        /// Version this program needs.
        known: i64,
    },
    /// The backup that precedes a migration could not be written; nothing was migrated.
    #[error("no backup could be written to {path}")]
    Backup {
        /// Where the backup should have gone.
        path: PathBuf,
        /// Why not.
        #[source]
        source: SqlFault,
    },
    /// The file is not a database of this program.
    #[error("not a database of this program")]
    NotOurs,
    /// The disk, or the size allowed to the database, is used up. Nothing of the write was kept.
    #[error("the disk is full")]
    Full,
    /// Somebody else held a lock for too long; the same write may succeed later.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached or read at the moment.
    #[error("the database is not available")]
    Unavailable(#[source] SqlFault),
    /// The file is damaged, or is no database.
    #[error("the database file is damaged")]
    Damaged(#[source] SqlFault),
    /// The work panicked; its writes were undone.
    #[error("a write panicked and was undone")]
    Panicked,
    /// The write had succeeded, but a neighbour's fault made the engine undo the shared
    /// transaction. Nothing was kept; it can be tried again.
    #[error("the shared transaction was undone")]
    Undone,
    /// The store was closed before the work ran.
    #[error("the store is closed")]
    Closed,
    /// A stored value that does not read as what its column holds; says which and why.
    #[error("a stored value cannot be read: {0}")]
    Corrupt(String),
    /// Anything else: a defect in a statement.
    #[error("a statement failed")]
    Sql(#[source] SqlFault),
}

/// The engine's own error, kept for logs and not for matching.
#[derive(Clone)]
pub struct SqlFault(Arc<sqlx::Error>);

impl SqlFault {
    pub(crate) fn new(error: sqlx::Error) -> Self {
        Self(Arc::new(error))
    }
}

/// A file of a backup that could not be written.
pub(crate) fn unwritten(path: &Path, error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::Full,
        _ => Error::Backup {
            path: path.to_owned(),
            source: SqlFault::new(error.into()),
        },
    }
}

impl fmt::Debug for SqlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SqlFault({self})")
    }
}

impl fmt::Display for SqlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // sqlx's debug form includes PostgreSQL's DETAIL, which quotes stored values.
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for SqlFault {}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        classify(error)
    }
}

fn classify(error: sqlx::Error) -> Error {
    match &error {
        sqlx::Error::RowNotFound => return Error::NotFound,
        sqlx::Error::PoolClosed => return Error::Closed,
        sqlx::Error::PoolTimedOut => return Error::Busy,
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::WorkerCrashed => {
            return Error::Unavailable(SqlFault::new(error));
        }
        sqlx::Error::Database(database) => {
            let code = database.code().map(|code| code.into_owned());
            if let Some(postgres) = database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
                if let Some(known) = postgres_code(postgres) {
                    return known;
                }
                // Class 08: connection exceptions; 57P0x: the server is going down or starting.
                if postgres.code().starts_with("08") || postgres.code().starts_with("57P") {
                    return Error::Unavailable(SqlFault::new(error));
                }
            } else if let Some(code) = code.and_then(|code| code.parse::<i32>().ok()) {
                if let Some(known) = sqlite_code(code, database.message()) {
                    return known;
                }
                // The low byte is the primary code: 10 IOERR, 14 CANTOPEN, 8 READONLY.
                if matches!(code & 0xff, 8 | 10 | 14) {
                    return Error::Unavailable(SqlFault::new(error));
                }
                // 11 CORRUPT, 26 NOTADB.
                if matches!(code & 0xff, 11 | 26) {
                    return Error::Damaged(SqlFault::new(error));
                }
            }
        }
        _ => {}
    }
    Error::Sql(SqlFault::new(error))
}

/// <https://www.sqlite.org/rescode.html>
fn sqlite_code(code: i32, message: &str) -> Option<Error> {
    match code {
        // 2067 UNIQUE, 1555 PRIMARYKEY, 2579 ROWID; 787 FOREIGNKEY names no table.
        2067 | 1555 | 2579 | 787 => Some(Error::Conflict {
            what: message
                .split_once(": ")
                .map_or("reference", |(_, columns)| columns)
                .to_owned(),
        }),
        _ => match code & 0xff {
            5 | 6 => Some(Error::Busy),
            13 => Some(Error::Full),
            _ => None,
        },
    }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn postgres_code(error: &sqlx::postgres::PgDatabaseError) -> Option<Error> {
    match error.code() {
        "23505" => Some(Error::Conflict {
            what: conflict_columns(error.table().unwrap_or_default(), error.detail()),
        }),
        "23503" => Some(Error::Conflict {
            what: "reference".to_owned(),
        }),
        "53100" => Some(Error::Full),
        // Serialization failure, deadlock, lock not available, too many connections.
        "40001" | "40P01" | "55P03" | "53300" => Some(Error::Busy),
        _ => None,
    }
}

/// `Key (a, b)=(…) already exists.` → `table.a, table.b`; the values are left behind.
fn conflict_columns(table: &str, detail: Option<&str>) -> String {
    let columns = detail
        .and_then(|detail| detail.split_once("Key ("))
        .and_then(|(_, rest)| rest.split_once(")=("))
        .map_or("", |(columns, _)| columns);
    columns
        .split(", ")
        .map(|column| format!("{table}.{column}"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_names_columns_and_never_values() {
        let detail = "Key (channel, identity)=(PHONE, +39312) already exists.";
        assert_eq!(
            conflict_columns("identities", Some(detail)),
            "identities.channel, identities.identity"
        );
    }
}
