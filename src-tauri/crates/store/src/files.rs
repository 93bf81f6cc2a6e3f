//! What is known about uploaded files. Their bytes lie in the data directory, kept by `backend`.

use domain::FileId;

use crate::{
    Error, Tx,
    engine::{execute, fetch_one},
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
