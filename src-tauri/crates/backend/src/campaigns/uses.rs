//! Which campaigns use a thing: a list of contacts, a template. The pages of those things show them.

use domain::{CampaignId, CampaignState};
use serde::{Deserialize, Serialize};
use store::Cursor;
use store::campaigns::Used;
use ts_rs::TS;

use crate::{App, Page, Result, page};

/// A campaign that uses the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CampaignUse {
    pub id: CampaignId,
    pub name: String,
    pub state: CampaignState,
    /// Sinch's word for the channel.
    pub channel: String,
    pub language: String,
    /// How many people it writes to; 0 before it is launched.
    pub people: i64,
    pub created_at: i64,
    pub launched_at: Option<i64>,
}

impl From<store::campaigns::CampaignUse> for CampaignUse {
    fn from(row: store::campaigns::CampaignUse) -> Self {
        Self {
            id: row.id,
            name: row.name,
            state: row.state,
            channel: row.channel,
            language: row.language,
            people: row.people,
            created_at: row.created_at,
            launched_at: row.launched_at,
        }
    }
}

/// The campaigns that use, or used, a thing, the newest first.
///
/// # Errors
/// `invalid_input` for a cursor of another list.
pub async fn uses(
    app: &App,
    used: Used,
    cursor: Option<&str>,
    limit: Option<u32>,
) -> Result<Page<CampaignUse>> {
    let after = cursor.map(Cursor::decode).transpose()?;
    let limit = i64::from(page::limit(limit));
    let (rows, next) = app
        .store()
        .read(move |tx| {
            Box::pin(async move { store::campaigns::uses(tx, &used, after.as_ref(), limit).await })
        })
        .await?;
    Ok(Page {
        items: rows.into_iter().map(CampaignUse::from).collect(),
        next: next.map(|cursor| cursor.encode()),
    })
}
