//! Notes that people leave on a campaign.

use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};
use domain::{CampaignId, NoteId};

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NoteRow {
    /// [`NoteId`].
    pub id: String,
    /// [`CampaignId`].
    pub campaign_id: String,
    /// Ms since the epoch.
    pub at: i64,
    /// Who wrote it.
    pub who: String,
    pub text: String,
}

/// Adds a note.
///
/// # Errors
/// When there is no such campaign.
pub async fn insert_note(tx: &mut Tx, row: &NoteRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO campaign_notes (id, campaign_id, at, who, text) VALUES ($1, $2, $3, $4, $5)",
        row.id.as_str(),
        row.campaign_id.as_str(),
        row.at,
        row.who.as_str(),
        row.text.as_str()
    )?;
    Ok(())
}

/// The latest `most` notes of a campaign, the newest first.
pub async fn notes(tx: &mut Tx, campaign: &CampaignId, most: i64) -> Result<Vec<NoteRow>, Error> {
    fetch_all!(
        tx,
        NoteRow,
        "SELECT id, campaign_id, at, who, text FROM campaign_notes
         WHERE campaign_id = $1 ORDER BY at DESC, id DESC LIMIT $2",
        campaign.as_str(),
        most
    )
}

/// One note.
///
/// # Errors
/// `NotFound`.
pub async fn note(tx: &mut Tx, id: &NoteId) -> Result<NoteRow, Error> {
    fetch_one!(
        tx,
        NoteRow,
        "SELECT id, campaign_id, at, who, text FROM campaign_notes WHERE id = $1",
        id.as_str()
    )
}

/// Removes a note.
///
/// # Errors
/// `NotFound`.
pub async fn delete_note(tx: &mut Tx, id: &NoteId) -> Result<(), Error> {
    match execute!(tx, "DELETE FROM campaign_notes WHERE id = $1", id.as_str())? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
