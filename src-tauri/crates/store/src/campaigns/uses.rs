//! Which campaigns use a thing: a list of contacts, a template.
//!
//! To add a thing: a variant of [`Used`], and an index of `campaigns` on its column and the id.

use super::movement::unreadable;
use crate::{Cursor, Error, Tx, engine::fetch_all};
use domain::{CampaignId, CampaignState, ListId, TemplateId};

/// The thing that is used.
#[derive(Clone, Debug)]
pub enum Used {
    /// A list of contacts.
    List(ListId),
    /// A template.
    Template(TemplateId),
}

/// A campaign that uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignUse {
    pub id: CampaignId,
    pub name: String,
    pub state: CampaignState,
    pub channel: String,
    pub language: String,
    /// How many recipients were laid.
    pub people: i64,
    /// Whether all of them were.
    pub is_laid: bool,
    pub created_at: i64,
    pub launched_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    state: String,
    channel: String,
    language: String,
    total: i64,
    laid: i64,
    created_at: i64,
    launched_at: Option<i64>,
}

const COLUMNS: &str = "id, name, state, channel, language, total, laid, created_at, launched_at";

impl TryFrom<Row> for CampaignUse {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.id.into(),
            name: row.name,
            state: unreadable("campaigns.state", row.state.parse())?,
            channel: row.channel,
            language: row.language,
            people: row.total,
            is_laid: row.laid == 1,
            created_at: row.created_at,
            launched_at: row.launched_at,
        })
    }
}

impl Used {
    fn column(&self) -> &'static str {
        match self {
            Used::List(_) => "list_id",
            Used::Template(_) => "template_id",
        }
    }

    fn id(&self) -> &str {
        match self {
            Used::List(id) => id.as_str(),
            Used::Template(id) => id.as_str(),
        }
    }
}

/// The campaigns that use a thing, the newest first: at most `limit`, and where the next begin.
///
/// # Errors
/// `Cursor`.
pub async fn uses(
    tx: &mut Tx,
    used: &Used,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<CampaignUse>, Option<Cursor>), Error> {
    let from = after.map_or(Ok(""), |cursor| cursor.text(0))?;
    let rows = fetch_all!(
        tx,
        Row,
        format!(
            "SELECT {COLUMNS} FROM campaigns WHERE {} = $1 AND ($2 = '' OR id < $2)
             ORDER BY id DESC LIMIT $3",
            used.column()
        ),
        used.id(),
        from,
        limit + 1
    )?;
    let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
    let items = rows
        .into_iter()
        .take(usize::try_from(limit).unwrap_or_default())
        .map(CampaignUse::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| Cursor::of(vec![last.id.as_str().into()]));
    Ok((items, next))
}

/// The campaigns that were begun, are not over, and use a thing; at most ten.
///
/// # Errors
/// None of its own.
pub async fn unfinished_uses(tx: &mut Tx, used: &Used) -> Result<Vec<CampaignUse>, Error> {
    let rows = fetch_all!(
        tx,
        Row,
        format!(
            "SELECT {COLUMNS} FROM campaigns WHERE {} = $1
             AND state IN ('scheduled', 'launching', 'running', 'paused')
             ORDER BY id DESC LIMIT 10",
            used.column()
        ),
        used.id()
    )?;
    rows.into_iter().map(CampaignUse::try_from).collect()
}
