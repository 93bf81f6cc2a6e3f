//! What is known about uploaded files. Their bytes lie in the data directory, kept by `backend`.
//!
//! A file that nothing needs any more is *idle* ([`idle`]). To make something keep its file: a
//! condition there.

use domain::FileId;

use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FileRow {
    /// [`FileId`].
    pub id: String,
    /// The name it had where it came from; never a path.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// Ms since the epoch.
    pub created_at: i64,
}

/// Notes a file whose bytes are in place.
///
/// # Errors
/// `Conflict` when the id is taken.
pub async fn insert(tx: &mut Tx, row: &FileRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO files (id, name, bytes, created_at) VALUES ($1, $2, $3, $4)",
        &row.id,
        &row.name,
        row.bytes,
        row.created_at
    )?;
    Ok(())
}

/// One file.
///
/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx, id: &FileId) -> Result<FileRow, Error> {
    fetch_one!(
        tx,
        FileRow,
        "SELECT id, name, bytes, created_at FROM files WHERE id = $1",
        id.as_str()
    )
}

/// Files from before `before_ms` that nothing needs: no export of a campaign, and no import but one
/// that was over before `over_ms` or was forgotten. The oldest first, at most `limit`.
///
/// # Errors
/// None of its own.
pub async fn idle(
    tx: &mut Tx,
    before_ms: i64,
    over_ms: i64,
    limit: i64,
) -> Result<Vec<FileRow>, Error> {
    fetch_all!(
        tx,
        FileRow,
        "SELECT id, name, bytes, created_at FROM files f
         WHERE created_at < $1
         AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.file_id = f.id AND i.forgotten = 0
                         AND (i.unsettled = 1 OR i.updated_at >= $2))
         AND NOT EXISTS (SELECT 1 FROM campaign_exports e WHERE e.file_id = f.id)
         ORDER BY created_at, id LIMIT $3",
        before_ms,
        over_ms,
        limit
    )
}

/// Forgets a file; its bytes are deleted by whoever calls this.
///
/// # Errors
/// `NotFound`.
pub async fn delete(tx: &mut Tx, id: &FileId) -> Result<(), Error> {
    match execute!(tx, "DELETE FROM files WHERE id = $1", id.as_str())? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
