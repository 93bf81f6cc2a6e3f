//! Reading the ledger: a campaign's recipients by place, state, reason or number.

use super::movement::unreadable;
use crate::{
    Cursor, Error, Tx,
    engine::{fetch_all, fetch_one},
};
use domain::{CampaignId, ContactId, RecipientId, RecipientState};

/// One row of the ledger.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub id: RecipientId,
    pub campaign_id: CampaignId,
    pub contact_id: ContactId,
    pub position: i64,
    pub channel: String,
    pub language: String,
    pub identity: String,
    pub name: String,
    /// Template parameters with this person's values, a JSON object of texts.
    pub parameters: String,
    pub state: RecipientState,
    pub reason_code: String,
    pub reason_text: String,
    pub attempts: i64,
    pub updated_at: i64,
}

#[derive(sqlx::FromRow)]
struct RecipientRow {
    id: String,
    campaign_id: String,
    contact_id: String,
    position: i64,
    channel: String,
    language: String,
    identity: String,
    name: String,
    parameters: String,
    state: String,
    reason_code: String,
    reason_text: String,
    attempts: i64,
    updated_at: i64,
}

const COLUMNS: &str = "id, campaign_id, contact_id, position, channel, language, identity, name, \
     parameters, state, reason_code, reason_text, attempts, updated_at";

impl TryFrom<RecipientRow> for Recipient {
    type Error = Error;

    fn try_from(row: RecipientRow) -> Result<Self, Error> {
        Ok(Recipient {
            id: row.id.into(),
            campaign_id: row.campaign_id.into(),
            contact_id: row.contact_id.into(),
            position: row.position,
            channel: row.channel,
            language: row.language,
            identity: row.identity,
            name: row.name,
            parameters: row.parameters,
            state: unreadable("recipients.state", row.state.parse())?,
            reason_code: row.reason_code,
            reason_text: row.reason_text,
            attempts: row.attempts,
            updated_at: row.updated_at,
        })
    }
}

/// Which recipients a list shows.
#[derive(Clone, Debug)]
pub struct RecipientFilter {
    pub campaign: CampaignId,
    pub state: Option<RecipientState>,
    /// A reason code; empty for any.
    pub code: String,
    /// The start of the identity, in E.164; empty for any.
    pub identity: String,
    pub cursor: Option<Cursor>,
    pub limit: i64,
}

/// A page of recipients in the order of sending, and where the next begins.
///
/// # Errors
/// `Cursor` for a cursor of another list.
pub async fn recipients(
    tx: &mut Tx,
    filter: &RecipientFilter,
) -> Result<(Vec<Recipient>, Option<Cursor>), Error> {
    let after = filter
        .cursor
        .as_ref()
        .map_or(Ok(0), |cursor| cursor.number(0))?;
    // Each condition is left out when it is not asked for, so that the engine picks its index.
    let state = filter.state.map_or("", |state| state.as_str());
    let mut sql = format!("SELECT {COLUMNS} FROM recipients WHERE campaign_id = $1");
    sql += if state.is_empty() {
        " AND $2 = ''"
    } else {
        " AND state = $2"
    };
    sql += if filter.code.is_empty() {
        " AND $3 = ''"
    } else {
        " AND reason_code = $3"
    };
    sql += if filter.identity.is_empty() {
        " AND $4 = '' AND $5 <> ''"
    } else {
        " AND identity >= $4 AND identity < $5"
    };
    sql += " AND position > $6 ORDER BY position LIMIT $7";
    let rows: Vec<RecipientRow> = fetch_all!(
        tx,
        RecipientRow,
        sql,
        filter.campaign.as_str(),
        state,
        filter.code.as_str(),
        filter.identity.as_str(),
        crate::prefix_end(&filter.identity),
        after,
        filter.limit + 1
    )?;
    let more = rows.len() as i64 > filter.limit;
    let items = rows
        .into_iter()
        .take(filter.limit as usize)
        .map(Recipient::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| Cursor::of(vec![last.position.into()]));
    Ok((items, next))
}

/// One recipient.
///
/// # Errors
/// `NotFound`.
pub async fn recipient(tx: &mut Tx, id: &RecipientId) -> Result<Recipient, Error> {
    let row: RecipientRow = fetch_one!(
        tx,
        RecipientRow,
        format!("SELECT {COLUMNS} FROM recipients WHERE id = $1"),
        id.as_str()
    )?;
    row.try_into()
}
