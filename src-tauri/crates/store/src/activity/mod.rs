//! Who did what, when, to which thing: one row per mutation, in its transaction.

use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all},
};

/// One thing that somebody did.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ActivityRow {
    /// A time-ordered id.
    pub id: String,
    /// Ms since the epoch.
    pub at: i64,
    /// Who: a user, or the host's name for its owner.
    pub who: String,
    /// The command's name.
    pub command: String,
    /// The id of what it was done to; empty when there is no one thing.
    pub subject: String,
}

/// Keeps what was done.
///
/// # Errors
/// `Conflict` when the id is taken.
pub async fn insert(tx: &mut Tx, row: &ActivityRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO activity (id, at, who, command, subject) VALUES ($1, $2, $3, $4, $5)",
        &row.id,
        row.at,
        &row.who,
        &row.command,
        &row.subject
    )?;
    Ok(())
}

/// What was done to one thing, the newest first: at most `limit` rows, and where the next begin.
///
/// # Errors
/// `Cursor` when `after` is none of this list's.
pub async fn of_subject(
    tx: &mut Tx,
    subject: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<(Vec<ActivityRow>, Option<String>), Error> {
    let (at, id) = match after {
        Some(text) => {
            let cursor = Cursor::decode(text)?;
            (cursor.number(0)?, cursor.text(1)?.to_owned())
        }
        None => (i64::MAX, String::new()),
    };
    let mut rows = fetch_all!(
        tx,
        ActivityRow,
        "SELECT id, at, who, command, subject FROM activity
         WHERE subject = $1 AND (at < $2 OR (at = $2 AND id < $3))
         ORDER BY at DESC, id DESC LIMIT $4",
        subject,
        at,
        id,
        i64::from(limit) + 1
    )?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| Cursor::of(vec![row.at.into(), row.id.clone().into()]).encode());
    Ok((rows, next))
}
