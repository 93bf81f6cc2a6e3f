//! Templates in rows: both kinds, as they were last synced, with their translations beneath.
//!
//! - [`list`](self): which there are, filtered and sorted;
//! - [`history`](self): what each sync found, and what changed of a template from sync to sync.
//!
//! Not here: what a template means and what may be sent. To add a fact: a column in a migration, a
//! field of the row it belongs to, its place in [`save`].

mod history;
mod list;

pub use history::*;
pub use list::*;

use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
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
