//! What each sync found, and the history of every template as syncs saw it.
//!
//! Sinch does not tell when Meta decided; a change is dated by the sync that first saw it.

use domain::{AccountId, TemplateId};

use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all},
};

/// The last sync of one kind of an account's templates.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SyncRow {
    /// The account.
    pub account_id: String,
    /// `whatsapp` or `omni`.
    pub kind: String,
    /// In ms.
    pub at: i64,
    /// How many templates were read.
    pub seen: i64,
    /// How many were new.
    pub added: i64,
    /// How many were not as before.
    pub changed: i64,
    /// How many Sinch had no more.
    pub gone: i64,
    /// Why it failed, a message id with arguments as JSON; '' when it did not.
    pub fault: String,
    /// What to do about it, likewise.
    pub hint: String,
}

/// Something that a sync saw change of a template.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ChangeRow {
    /// The template.
    pub template_id: String,
    /// Its place in the template's history, from 1; given by [`add_change`].
    pub number: i64,
    /// In ms.
    pub at: i64,
    /// A word: see `0012_templates.sql`.
    pub what: String,
    /// The translation that changed; '' when it is the template as a whole.
    pub language: String,
    /// What it was; '' where there is nothing to show.
    pub before_value: String,
    /// What it is.
    pub after_value: String,
    /// Meta's reason; usually ''.
    pub reason: String,
}

/// A change, with the name of its template.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NamedChange {
    /// The change.
    #[sqlx(flatten)]
    pub change: ChangeRow,
    /// What people call the template.
    pub name: String,
}

/// Notes what a sync found, in place of the one before.
///
/// # Errors
/// None of its own.
pub async fn keep_sync(tx: &mut Tx, row: &SyncRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO template_syncs (account_id, kind, at, seen, added, changed, gone, fault, hint)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (account_id, kind) DO UPDATE SET at = excluded.at, seen = excluded.seen,
             added = excluded.added, changed = excluded.changed, gone = excluded.gone,
             fault = excluded.fault, hint = excluded.hint",
        &row.account_id,
        &row.kind,
        row.at,
        row.seen,
        row.added,
        row.changed,
        row.gone,
        &row.fault,
        &row.hint
    )?;
    Ok(())
}

/// The last sync of each kind, of one account or all.
///
/// # Errors
/// None of its own.
pub async fn syncs(tx: &mut Tx, account: Option<&AccountId>) -> Result<Vec<SyncRow>, Error> {
    fetch_all!(
        tx,
        SyncRow,
        "SELECT account_id, kind, at, seen, added, changed, gone, fault, hint FROM template_syncs
         WHERE $1 = '' OR account_id = $1 ORDER BY account_id, kind",
        account.map_or("", AccountId::as_str)
    )
}

/// Adds a change to the end of its template's history.
///
/// # Errors
/// None of its own.
pub async fn add_change(tx: &mut Tx, row: &ChangeRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO template_changes (template_id, number, at, what, language, before_value,
             after_value, reason)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM template_changes
         WHERE template_id = $1",
        &row.template_id,
        row.at,
        &row.what,
        &row.language,
        &row.before_value,
        &row.after_value,
        &row.reason
    )?;
    Ok(())
}

/// A template's history, the newest first: at most `limit`, and where the next page begins.
///
/// # Errors
/// `Cursor`.
pub async fn changes(
    tx: &mut Tx,
    template: &TemplateId,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<ChangeRow>, Option<Cursor>), Error> {
    let from = after.map_or(Ok(i64::MAX), |cursor| cursor.number(0))?;
    let mut rows = fetch_all!(
        tx,
        ChangeRow,
        "SELECT template_id, number, at, what, language, before_value, after_value, reason
         FROM template_changes WHERE template_id = $1 AND number < $2
         ORDER BY number DESC LIMIT $3",
        template.as_str(),
        from,
        limit + 1
    )?;
    let limit = usize::try_from(limit).unwrap_or_default();
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|last| Cursor::of(vec![last.number.into()]));
    Ok((rows, next))
}

/// What one sync changed of a kind of an account's templates, at most `limit`, by name.
///
/// # Errors
/// None of its own.
pub async fn changes_of_sync(
    tx: &mut Tx,
    sync: &SyncRow,
    limit: i64,
) -> Result<Vec<NamedChange>, Error> {
    fetch_all!(
        tx,
        NamedChange,
        "SELECT h.template_id, h.number, h.at, h.what, h.language, h.before_value, h.after_value,
             h.reason, t.name
         FROM template_changes h JOIN templates t ON t.id = h.template_id
         WHERE h.at = $1 AND t.account_id = $2 AND t.kind = $3
         ORDER BY t.name_folded, h.number LIMIT $4",
        sync.at,
        &sync.account_id,
        &sync.kind,
        limit
    )
}
