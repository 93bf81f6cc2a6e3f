//! All about one contact: how it is reached, which lists it is on and since when, which messages it
//! was sent; and what a person may change of it.
//!
//! The ledger of a campaign is proof of what was sent, so it outlives the contact.

use domain::{ContactId, ListId};

use super::{contacts::cut, folded};
use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};

/// How a contact is reached.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IdentityRow {
    /// A channel's word; `PHONE` stands for every channel that is addressed by a number.
    pub channel: String,
    /// What it is addressed by there.
    pub identity: String,
}

/// A list that a contact is on.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MembershipRow {
    /// The list.
    pub list_id: String,
    /// Its name.
    pub list_name: String,
    /// Ms since the epoch; `None` for members from before this was kept.
    pub joined_at: Option<i64>,
    /// The import that brought it there; '' for none, or unknown.
    pub import_id: String,
    /// That import's file; '' likewise.
    pub file_name: String,
    /// How that file was read, as JSON of the importer; '' likewise.
    pub reading: String,
}

/// A campaign's message to a contact.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MessageRow {
    /// The row of the ledger.
    pub recipient_id: String,
    /// The campaign.
    pub campaign_id: String,
    /// Its name.
    pub campaign_name: String,
    /// The account it was sent with.
    pub account_id: String,
    /// On which channel.
    pub channel: String,
    /// In which language.
    pub language: String,
    /// Where it stands.
    pub state: String,
    /// Why it failed or was left out; '' otherwise.
    pub reason_code: String,
    /// What was said of it.
    pub reason_text: String,
    /// Ms since the epoch.
    pub updated_at: i64,
}

/// What a person changes of a contact.
#[derive(Debug, Clone)]
pub struct ContactChange {
    /// '' when unknown.
    pub name: String,
    /// A language tag.
    pub language: Option<String>,
    /// A JSON object of texts.
    pub attributes: String,
}

/// How a contact is reached, by channel.
///
/// # Errors
/// None of its own.
pub async fn identities(tx: &mut Tx, contact: &ContactId) -> Result<Vec<IdentityRow>, Error> {
    fetch_all!(
        tx,
        IdentityRow,
        "SELECT channel, identity FROM identities WHERE contact_id = $1 ORDER BY channel, identity",
        contact.as_str()
    )
}

/// The lists a contact is on, by name.
///
/// # Errors
/// None of its own.
pub async fn memberships(tx: &mut Tx, contact: &ContactId) -> Result<Vec<MembershipRow>, Error> {
    fetch_all!(
        tx,
        MembershipRow,
        "SELECT l.id AS list_id, l.name AS list_name, m.joined_at, m.import_id,
             COALESCE(i.file_name, '') AS file_name, COALESCE(i.reading, '') AS reading
         FROM list_members m
         JOIN lists l ON l.id = m.list_id AND m.position <= l.through
         LEFT JOIN imports i ON i.id = m.import_id
         WHERE m.contact_id = $1 ORDER BY l.name_key",
        contact.as_str()
    )
}

/// The messages of campaigns to a contact, the newest first: at most `limit`, and where the next
/// page begins.
///
/// # Errors
/// `Cursor`.
pub async fn messages(
    tx: &mut Tx,
    contact: &ContactId,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<MessageRow>, Option<Cursor>), Error> {
    let from = after.map_or(Ok(""), |cursor| cursor.text(0))?;
    let mut rows = fetch_all!(
        tx,
        MessageRow,
        "SELECT r.id AS recipient_id, r.campaign_id, c.name AS campaign_name, c.account_id,
             r.channel, r.language, r.state, r.reason_code, r.reason_text, r.updated_at
         FROM recipients r JOIN campaigns c ON c.id = r.campaign_id
         WHERE r.contact_id = $1 AND ($2 = '' OR r.id < $2) ORDER BY r.id DESC LIMIT $3",
        contact.as_str(),
        from,
        limit + 1
    )?;
    let next = cut(&mut rows, limit, |last| {
        vec![last.recipient_id.clone().into()]
    });
    Ok((rows, next))
}

/// Changes a contact.
///
/// # Errors
/// `NotFound`.
pub async fn update_contact(
    tx: &mut Tx,
    id: &ContactId,
    change: &ContactChange,
    now_ms: i64,
) -> Result<(), Error> {
    super::contact(tx, id).await?;
    execute!(
        tx,
        "UPDATE contacts SET name = $2, name_key = $3, language = $4, attributes = $5,
             updated_at = $6 WHERE id = $1",
        id.as_str(),
        change.name.trim(),
        folded(&change.name),
        change.language.as_deref(),
        &change.attributes,
        now_ms
    )?;
    Ok(())
}

/// Takes a contact off a list. Answers whether it was on it.
///
/// # Errors
/// `NotFound` without the list.
pub async fn remove_member(tx: &mut Tx, list: &ListId, contact: &ContactId) -> Result<bool, Error> {
    super::list(tx, list).await?;
    let gone = execute!(
        tx,
        "DELETE FROM list_members WHERE list_id = $1 AND contact_id = $2
         AND position <= (SELECT through FROM lists WHERE id = $1)",
        list.as_str(),
        contact.as_str()
    )?;
    execute!(
        tx,
        "UPDATE lists SET members = members - $2 WHERE id = $1",
        list.as_str(),
        i64::try_from(gone).unwrap_or_default()
    )?;
    Ok(gone > 0)
}

/// Deletes a contact, its identities and its memberships. What was sent stays in the ledgers.
///
/// # Errors
/// `NotFound`; `Busy` while an import that is being published has it.
pub async fn delete_contact(tx: &mut Tx, id: &ContactId) -> Result<(), Error> {
    super::contact(tx, id).await?;
    let (hidden,) = fetch_one!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM import_staging s
         JOIN imports i ON i.id = s.import_id AND i.publishing = 1
         WHERE s.phone = (SELECT phone FROM contacts WHERE id = $1)",
        id.as_str()
    )?;
    if hidden > 0 {
        return Err(Error::Busy);
    }
    execute!(
        tx,
        "UPDATE lists SET members = members - 1 WHERE id IN (
             SELECT m.list_id FROM list_members m
             JOIN lists l ON l.id = m.list_id AND m.position <= l.through
             WHERE m.contact_id = $1)",
        id.as_str()
    )?;
    execute!(tx, "DELETE FROM contacts WHERE id = $1", id.as_str())?;
    Ok(())
}
