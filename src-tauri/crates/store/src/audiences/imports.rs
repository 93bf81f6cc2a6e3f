//! An import's own row: what it reads into which list, how far it is, who works on it.
//!
//! An import that is *unsettled* has work left: reading, publishing, or taking back and sweeping
//! after it ended. Whoever works on it holds a lease; a host that starts takes over what was left.

use domain::{ImportId, ListId};

use super::contacts::cut;
use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// The file is read into staging.
    Reading,
    /// What was read is being made visible.
    Publishing,
    /// The contacts are on the list.
    Done,
    /// It could not be done; nothing of it is visible.
    Failed,
    /// Somebody stopped it; nothing of it is visible.
    Cancelled,
}

impl ImportState {
    const ALL: [Self; 5] = [
        Self::Reading,
        Self::Publishing,
        Self::Done,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The word in the database and at the door.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Publishing => "publishing",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn read(word: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or_else(|| Error::Corrupt(format!("imports.state: {word}")))
    }
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ImportRow {
    /// [`ImportId`].
    pub id: String,
    /// The uploaded file.
    pub file_id: String,
    /// Its name, for people.
    pub file_name: String,
    /// The list that is asked for.
    pub list_name: String,
    /// The list, once publishing has begun.
    pub list_id: Option<String>,
    /// See [`ImportRow::state`].
    #[sqlx(rename = "state")]
    pub state_word: String,
    /// How the file is to be read, as JSON of the importer.
    pub reading: String,
    /// The file's size.
    pub bytes_total: i64,
    /// How much of it was read.
    pub bytes_read: i64,
    /// Records read, without the header.
    pub records: i64,
    /// Records accepted.
    pub staged: i64,
    /// Records whose number an earlier record of the file has.
    pub duplicates: i64,
    /// Records refused.
    pub rejected: i64,
    /// Up to which record number what was read is published.
    pub published_through: i64,
    /// 1 while publishing is neither finished nor undone.
    pub publishing: i64,
    /// Why it failed, as JSON of the importer.
    pub fault: Option<String>,
    /// 1 once its file and its refused records were removed.
    pub forgotten: i64,
    /// Ms since the epoch.
    pub created_at: i64,
    /// When it last went on, or ended.
    pub updated_at: i64,
}

const COLUMNS: &str = "id, file_id, file_name, list_name, list_id, state, reading, bytes_total,
    bytes_read, records, staged, duplicates, rejected, published_through, publishing, fault,
    forgotten, created_at, updated_at";

impl ImportRow {
    /// Where it stands.
    ///
    /// # Errors
    /// `Corrupt` when the database holds another word.
    pub fn state(&self) -> Result<ImportState, Error> {
        ImportState::read(&self.state_word)
    }
}

/// An import to be begun.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// Its id.
    pub id: ImportId,
    /// The uploaded file.
    pub file_id: String,
    /// Its name, for people.
    pub file_name: String,
    /// The list to join, made when there is none of that name.
    pub list_name: String,
    /// How the file is to be read, as JSON of the importer.
    pub reading: String,
    /// The file's size.
    pub bytes_total: i64,
}

/// Who works on an import, and until when others believe it.
#[derive(Debug, Clone)]
pub struct Lease {
    /// A name of this process, unlike any other's.
    pub owner: String,
    /// Ms since the epoch.
    pub until: i64,
}

/// Notes an import that is about to be read.
///
/// # Errors
/// `Conflict` when the id is taken.
pub async fn insert_import(
    tx: &mut Tx,
    import: &NewImport,
    lease: &Lease,
    now_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO imports (id, file_id, file_name, list_name, state, reading, bytes_total,
             bytes_read, records, staged, duplicates, rejected, published_through, joined,
             publishing, unsettled, owner, lease_until, created_at, updated_at)
         VALUES ($1, $2, $3, $4, 'reading', $5, $6, 0, 0, 0, 0, 0, 0, 0, 0, 1, $7, $8, $9, $9)",
        import.id.as_str(),
        &import.file_id,
        &import.file_name,
        import.list_name.trim(),
        &import.reading,
        import.bytes_total,
        &lease.owner,
        lease.until,
        now_ms
    )?;
    Ok(())
}

/// One import.
///
/// # Errors
/// `NotFound`.
pub async fn import(tx: &mut Tx, id: &ImportId) -> Result<ImportRow, Error> {
    fetch_one!(
        tx,
        ImportRow,
        format!("SELECT {COLUMNS} FROM imports WHERE id = $1"),
        id.as_str()
    )
}

/// Imports, those into one list or all, the newest first: at most `limit`, and where the next page
/// begins.
///
/// # Errors
/// `Cursor`.
pub async fn imports(
    tx: &mut Tx,
    list: Option<&ListId>,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<ImportRow>, Option<Cursor>), Error> {
    let from = after.map_or(Ok(""), |cursor| cursor.text(0))?;
    let of = match list {
        Some(_) => "list_id = $1",
        None => "$1 = $1",
    };
    let mut rows = fetch_all!(
        tx,
        ImportRow,
        format!(
            "SELECT {COLUMNS} FROM imports WHERE {of} AND ($2 = '' OR id < $2)
             ORDER BY id DESC LIMIT $3"
        ),
        list.map_or("", ListId::as_str),
        from,
        limit + 1
    )?;
    let next = cut(&mut rows, limit, |last| vec![last.id.clone().into()]);
    Ok((rows, next))
}

/// Forgets the file of an import that is over and at most `limit` of its refused records. Answers
/// whether any are left; the import itself stays, for the contacts it brought.
///
/// # Errors
/// None of its own.
pub async fn forget_import(tx: &mut Tx, id: &ImportId, limit: i64) -> Result<bool, Error> {
    execute!(
        tx,
        "UPDATE imports SET forgotten = 1 WHERE id = $1 AND unsettled = 0",
        id.as_str()
    )?;
    let gone = execute!(
        tx,
        "DELETE FROM import_rejections WHERE import_id = $1 AND row_number IN (
             SELECT row_number FROM import_rejections WHERE import_id = $1
             ORDER BY row_number LIMIT $2)
         AND EXISTS (SELECT 1 FROM imports WHERE id = $1 AND forgotten = 1)",
        id.as_str(),
        limit
    )?;
    Ok(i64::try_from(gone).unwrap_or(i64::MAX) >= limit)
}

/// Takes over the oldest import that has work left and that nobody else holds: no lease, or an
/// expired one, or the owner's own, or (`alone`: no other process can be alive) anybody's.
///
/// # Errors
/// None of its own.
pub async fn take_unsettled(
    tx: &mut Tx,
    lease: &Lease,
    alone: bool,
    now_ms: i64,
) -> Result<Option<ImportRow>, Error> {
    let rows = fetch_all!(
        tx,
        ImportRow,
        format!(
            // The condition stands twice: on PostgreSQL, who waited for another host's update
            // judges the row again by the outer one.
            "UPDATE imports SET owner = $1, lease_until = $2 WHERE id = (
                 SELECT id FROM imports WHERE unsettled = 1
                 AND (lease_until <= $3 OR owner = $1 OR $4 = 1) ORDER BY id LIMIT 1)
             AND unsettled = 1 AND (lease_until <= $3 OR owner = $1 OR $4 = 1)
             RETURNING {COLUMNS}"
        ),
        &lease.owner,
        lease.until,
        now_ms,
        i64::from(alone)
    )?;
    Ok(rows.into_iter().next())
}

/// Ends an import that is not done. What it staged and published is still to be taken back.
/// Answers whether it was under way.
///
/// # Errors
/// None of its own.
pub async fn end_import(
    tx: &mut Tx,
    id: &ImportId,
    state: ImportState,
    fault: Option<&str>,
    now_ms: i64,
) -> Result<bool, Error> {
    let ended = execute!(
        tx,
        "UPDATE imports SET state = $2, fault = $3, updated_at = $4
         WHERE id = $1 AND state IN ('reading', 'publishing')",
        id.as_str(),
        state.as_str(),
        fault,
        now_ms
    )?;
    Ok(ended > 0)
}

/// The list an import is published into, for its row.
pub(super) async fn list_of(tx: &mut Tx, id: &ImportId) -> Result<ListId, Error> {
    let (list,) = fetch_one!(
        tx,
        (Option<String>,),
        "SELECT list_id FROM imports WHERE id = $1",
        id.as_str()
    )?;
    list.map(ListId::from).ok_or(Error::NotFound)
}
