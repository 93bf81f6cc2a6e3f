//! What an import has read, kept where nobody sees it: accepted records and refused ones.

use domain::{ContactId, ImportId};

use super::{Lease, contacts::cut, folded};
use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all, insert_many},
};

/// Records in one statement; seven binds each.
const STATEMENT: usize = 250;

/// A record that was accepted.
#[derive(Debug, Clone)]
pub struct StagedRow {
    /// The contact's id, should its number be new.
    pub contact: ContactId,
    /// Its number in the file, as a spreadsheet counts rows.
    pub row_number: i64,
    /// E.164 with its plus.
    pub phone: String,
    /// '' when unknown.
    pub name: String,
    /// A language tag.
    pub language: Option<String>,
    /// A JSON object of texts by column name.
    pub attributes: String,
}

/// A record that was refused.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Rejection {
    /// Its number in the file, as a spreadsheet counts rows.
    pub row_number: i64,
    /// The column that is to blame; '' when it is the record as a whole.
    pub column_name: String,
    /// What stands there.
    pub value: String,
    /// A stable word for why.
    pub reason: String,
    /// The record's cells as they stand in the file, a JSON array of texts.
    pub cells: String,
}

/// A stretch of the file, read.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    /// Accepted records.
    pub rows: Vec<StagedRow>,
    /// Refused records.
    pub rejections: Vec<Rejection>,
    /// How much of the file was read when it ended.
    pub bytes_read: i64,
}

/// Keeps a stretch of an import that is being read; a record whose number came earlier in the
/// file is counted as a duplicate. Answers `false`, and keeps nothing, when the import was ended
/// or taken over meanwhile.
///
/// # Errors
/// `Full` when the disk is; nothing of the stretch was kept.
pub async fn stage(
    tx: &mut Tx,
    import: &ImportId,
    stretch: &Stretch,
    lease: &Lease,
    now_ms: i64,
) -> Result<bool, Error> {
    let held = execute!(
        tx,
        "UPDATE imports SET lease_until = $3, updated_at = $4
         WHERE id = $1 AND owner = $2 AND state = 'reading'",
        import.as_str(),
        &lease.owner,
        lease.until,
        now_ms
    )?;
    if held == 0 {
        return Ok(false);
    }
    let mut staged = 0;
    for rows in stretch.rows.chunks(STATEMENT) {
        staged += insert_many!(
            tx,
            "INSERT INTO import_staging
                 (import_id, phone, row_number, contact_id, name, name_key, language, attributes) ",
            rows,
            |row| [
                import.as_str(),
                row.phone.as_str(),
                row.row_number,
                row.contact.as_str(),
                row.name.as_str(),
                folded(&row.name),
                row.language.as_deref(),
                row.attributes.as_str(),
            ],
            " ON CONFLICT (import_id, phone) DO NOTHING"
        )?;
    }
    for rows in stretch.rejections.chunks(STATEMENT) {
        insert_many!(
            tx,
            "INSERT INTO import_rejections
                 (import_id, row_number, column_name, value, reason, cells) ",
            rows,
            |row| [
                import.as_str(),
                row.row_number,
                row.column_name.as_str(),
                row.value.as_str(),
                row.reason.as_str(),
                row.cells.as_str(),
            ],
            ""
        )?;
    }
    let staged = i64::try_from(staged).unwrap_or(i64::MAX);
    let accepted = stretch.rows.len() as i64;
    let rejected = stretch.rejections.len() as i64;
    execute!(
        tx,
        "UPDATE imports SET bytes_read = $2, records = records + $3, staged = staged + $4,
             duplicates = duplicates + $5, rejected = rejected + $6
         WHERE id = $1",
        import.as_str(),
        stretch.bytes_read,
        accepted + rejected,
        staged,
        accepted - staged,
        rejected
    )?;
    Ok(true)
}

/// Removes at most `limit` staged records. Answers whether any are left.
///
/// # Errors
/// None of its own.
pub async fn sweep_staging(tx: &mut Tx, import: &ImportId, limit: i64) -> Result<bool, Error> {
    let swept = execute!(
        tx,
        "DELETE FROM import_staging WHERE import_id = $1 AND row_number IN (
             SELECT row_number FROM import_staging WHERE import_id = $1
             ORDER BY row_number LIMIT $2)",
        import.as_str(),
        limit
    )?;
    Ok(i64::try_from(swept).unwrap_or(i64::MAX) >= limit)
}

/// Makes an import whose staging was swept begin again at the file's first byte.
///
/// # Errors
/// None of its own.
pub async fn restart_import(tx: &mut Tx, import: &ImportId) -> Result<(), Error> {
    execute!(
        tx,
        "DELETE FROM import_rejections WHERE import_id = $1",
        import.as_str()
    )?;
    execute!(
        tx,
        "UPDATE imports SET bytes_read = 0, records = 0, staged = 0, duplicates = 0, rejected = 0
         WHERE id = $1 AND state = 'reading'",
        import.as_str()
    )?;
    Ok(())
}

/// Marks an import as having nothing left to do.
///
/// # Errors
/// None of its own.
pub async fn settle_import(tx: &mut Tx, import: &ImportId) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE imports SET unsettled = 0, lease_until = 0 WHERE id = $1",
        import.as_str()
    )?;
    Ok(())
}

/// Refused records in the file's order, at most `limit`, and where the next page begins.
///
/// # Errors
/// `Cursor`.
pub async fn rejections(
    tx: &mut Tx,
    import: &ImportId,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<Rejection>, Option<Cursor>), Error> {
    let mut rows = fetch_all!(
        tx,
        Rejection,
        "SELECT row_number, column_name, value, reason, cells FROM import_rejections
         WHERE import_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3",
        import.as_str(),
        after.map_or(Ok(0), |cursor| cursor.number(0))?,
        limit + 1
    )?;
    let next = cut(&mut rows, limit, |last| vec![last.row_number.into()]);
    Ok((rows, next))
}
