//! Templates in rows: both kinds, as they were last synced, with their translations beneath.
//!
//! Not here: what a template means and what may be sent. To add a fact: a column in
//! `0003_templates.sql`, a field of the row it belongs to, its place in [`save`].

use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all, fetch_one},
    prefix_end,
};
use domain::{AccountId, TemplateId};

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TemplateRow {
    /// `tpl_…`.
    pub id: String,
    /// The account it was synced for.
    pub account_id: String,
    /// `whatsapp` or `omni`.
    pub kind: String,
    /// WhatsApp: the name; omni: Sinch's id.
    pub remote_id: String,
    /// What people call it.
    pub name: String,
    /// `UTILITY`, `MARKETING`, `AUTHENTICATION`; empty for omni.
    pub category: String,
    /// The best state of its translations, or `gone`.
    pub state: String,
    /// Empty where there is none.
    pub default_language: String,
    /// In ms.
    pub synced_at: i64,
}

/// A translation of a template.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TranslationRow {
    /// As it is sent.
    pub language: String,
    /// Empty for WhatsApp, which has none.
    pub version: String,
    /// The state of this translation.
    pub state: String,
    /// Why it was rejected; usually empty.
    pub reason: String,
    /// JSON.
    pub variables: String,
    /// JSON.
    pub preview: String,
}

/// Which templates to list.
#[derive(Clone, Debug, Default)]
pub struct TemplateFilter {
    /// Of one account.
    pub account: Option<AccountId>,
    /// Whose name begins so, in any case.
    pub search: Option<String>,
    /// `whatsapp` or `omni`.
    pub kind: Option<String>,
    /// In one state.
    pub state: Option<String>,
    /// With a translation into a language.
    pub language: Option<String>,
}

const COLUMNS: &str =
    "id, account_id, kind, remote_id, name, category, state, default_language, synced_at";

/// Every template of an account, `gone` ones included.
pub async fn of_account(tx: &mut Tx, account: &AccountId) -> Result<Vec<TemplateRow>, Error> {
    fetch_all!(
        tx,
        TemplateRow,
        format!("SELECT {COLUMNS} FROM templates WHERE account_id = $1 ORDER BY name_folded, id"),
        account.as_str()
    )
}

/// Writes a template with its translations, in place of what was there under its id.
///
/// # Errors
/// `Conflict` when the account has that template under another id.
pub async fn save(
    tx: &mut Tx,
    row: &TemplateRow,
    translations: &[TranslationRow],
) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO templates (id, account_id, kind, remote_id, name, name_folded, category,
            state, default_language, synced_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded,
            category = excluded.category, state = excluded.state,
            default_language = excluded.default_language, synced_at = excluded.synced_at",
        &row.id,
        &row.account_id,
        &row.kind,
        &row.remote_id,
        &row.name,
        row.name.to_lowercase(),
        &row.category,
        &row.state,
        &row.default_language,
        row.synced_at
    )?;
    execute!(
        tx,
        "DELETE FROM template_translations WHERE template_id = $1",
        &row.id
    )?;
    for (position, translation) in (0_i64..).zip(translations) {
        execute!(
            tx,
            "INSERT INTO template_translations (template_id, position, language, version, state,
                reason, variables, preview)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &row.id,
            position,
            &translation.language,
            &translation.version,
            &translation.state,
            &translation.reason,
            &translation.variables,
            &translation.preview
        )?;
    }
    Ok(())
}

/// Notes that templates are as they were, or gone.
pub async fn mark(tx: &mut Tx, id: &TemplateId, state: &str, synced_at: i64) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE templates SET state = $2, synced_at = $3 WHERE id = $1",
        id.as_str(),
        state,
        synced_at
    )?;
    Ok(())
}

/// One template.
///
/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx, id: &TemplateId) -> Result<TemplateRow, Error> {
    fetch_one!(
        tx,
        TemplateRow,
        format!("SELECT {COLUMNS} FROM templates WHERE id = $1"),
        id.as_str()
    )
}

/// The name of a template; empty for one that is not there any more.
pub async fn name(tx: &mut Tx, id: &TemplateId) -> Result<String, Error> {
    match get(tx, id).await {
        Ok(row) => Ok(row.name),
        Err(Error::NotFound) => Ok(String::new()),
        Err(fault) => Err(fault),
    }
}

/// The translations of a template, in Sinch's order.
pub async fn translations(tx: &mut Tx, id: &TemplateId) -> Result<Vec<TranslationRow>, Error> {
    fetch_all!(
        tx,
        TranslationRow,
        "SELECT language, version, state, reason, variables, preview FROM template_translations
         WHERE template_id = $1 ORDER BY position",
        id.as_str()
    )
}

/// A page of templates by name: at most `limit`, and where the next begin.
///
/// # Errors
/// `Cursor` when `after` is none of this list's.
pub async fn list(
    tx: &mut Tx,
    filter: &TemplateFilter,
    after: Option<&str>,
    limit: u32,
) -> Result<(Vec<TemplateRow>, Option<String>), Error> {
    let (name, id) = match after {
        Some(text) => {
            let cursor = Cursor::decode(text)?;
            (cursor.text(0)?.to_owned(), cursor.text(1)?.to_owned())
        }
        None => (String::new(), String::new()),
    };
    let search = filter
        .search
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    let mut rows = fetch_all!(
        tx,
        TemplateRow,
        format!(
            "SELECT {COLUMNS} FROM templates t
             WHERE (name_folded > $1 OR (name_folded = $1 AND id > $2))
               AND ($3 = '' OR account_id = $3)
               AND name_folded >= $4 AND name_folded < $5
               AND ($6 = '' OR kind = $6)
               AND ($7 = '' OR state = $7)
               AND ($8 = '' OR EXISTS (SELECT 1 FROM template_translations
                                       WHERE language = $8 AND template_id = t.id))
             ORDER BY name_folded, id LIMIT $9"
        ),
        name,
        id,
        filter.account.as_ref().map_or("", AccountId::as_str),
        &search,
        prefix_end(&search),
        filter.kind.as_deref().unwrap_or_default(),
        filter.state.as_deref().unwrap_or_default(),
        filter.language.as_deref().unwrap_or_default(),
        i64::from(limit) + 1
    )?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| {
        Cursor::of(vec![row.name.to_lowercase().into(), row.id.clone().into()]).encode()
    });
    Ok((rows, next))
}
