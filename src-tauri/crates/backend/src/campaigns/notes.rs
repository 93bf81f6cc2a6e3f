//! Notes that people leave on a campaign, for whoever looks at it later. Whoever wrote one may take
//! it back; so may an admin.

use super::types::ById;
use crate::router::Done;
use crate::{App, AppError, Caller, Code, Page, Result, Role, words};
use domain::{CampaignId, NoteId};
use serde::{Deserialize, Serialize};
use store::campaigns::{self as rows, NoteRow};
use ts_rs::TS;

/// The longest note, in characters.
const LONGEST: usize = 2_000;
/// The most notes that a page shows.
pub const SHOWN: i64 = 500;

/// A note.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Note {
    pub id: NoteId,
    pub at: i64,
    /// Who wrote it.
    pub who: String,
    pub text: String,
    /// Whether this caller may take it back.
    pub deletable: bool,
}

/// A note to add.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    pub id: CampaignId,
    pub text: String,
}

/// A note to take back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteNote {
    pub note_id: NoteId,
}

/// `campaigns.notes`: the newest first.
pub async fn notes(app: App, caller: Caller, request: ById) -> Result<Page<Note>> {
    let notes = app
        .store()
        .read(|tx| Box::pin(async move { rows::notes(tx, &request.id, SHOWN).await }))
        .await?;
    Ok(Page::whole(
        notes.into_iter().map(|row| shown(&caller, row)).collect(),
    ))
}

/// `campaigns.add_note`.
///
/// # Errors
/// `invalid_input` for a note without text or one that is too long.
pub async fn add(app: App, caller: Caller, request: AddNote) -> Result<Note> {
    let text = request.text.trim().to_owned();
    let fault = if text.is_empty() {
        Some(words!("campaigns-note-empty"))
    } else if text.chars().count() > LONGEST {
        Some(words!("campaigns-note-long", most = LONGEST))
    } else {
        None
    };
    let faults = fault.map(|fault| ("text".to_owned(), fault));
    if let Some(error) = AppError::of_fields(faults.into_iter().collect()) {
        return Err(error);
    }
    let row = NoteRow {
        id: NoteId::new(app.ids().uuid()).to_string(),
        campaign_id: request.id.to_string(),
        at: app.clock().now_ms(),
        who: caller.who.clone(),
        text,
    };
    let note = row.clone();
    app.write(&caller, request.id.clone(), move |tx| {
        Box::pin(async move {
            rows::get(tx, &request.id).await?;
            Ok(rows::insert_note(tx, &note).await?)
        })
    })
    .await?;
    Ok(shown(&caller, row))
}

/// `campaigns.delete_note`.
///
/// # Errors
/// `forbidden` for the note of somebody else, unless an admin asks.
pub async fn delete(app: App, caller: Caller, request: DeleteNote) -> Result<Done> {
    let id = request.note_id.clone();
    let row = app
        .store()
        .read(|tx| Box::pin(async move { rows::note(tx, &id).await }))
        .await?;
    if !may_delete(&caller, &row) {
        let words = words!("campaigns-note-not-yours", who = row.who.as_str());
        return Err(AppError::new(Code::Forbidden, words));
    }
    app.write(&caller, row.campaign_id, move |tx| {
        Box::pin(async move { Ok(rows::delete_note(tx, &request.note_id).await?) })
    })
    .await?;
    Ok(Done {})
}

fn may_delete(caller: &Caller, row: &NoteRow) -> bool {
    row.who == caller.who || caller.role >= Role::Admin
}

fn shown(caller: &Caller, row: NoteRow) -> Note {
    Note {
        deletable: may_delete(caller, &row),
        id: row.id.into(),
        at: row.at,
        who: row.who,
        text: row.text,
    }
}
