//! Reading the ledger: a campaign's recipients by state, reason, channel, number or name, in the
//! order that was asked for.
//!
//! To add an order: a word in `domain::RecipientSort`, its column in [`key`] and an index on
//! `(campaign_id, column, position)`.

use super::movement::unreadable;
use crate::order::{Key, Place, Way};
use crate::{
    Cursor, Error, Tx,
    engine::{fetch_all, fetch_one},
};
use domain::{CampaignId, Channel, ContactId, RecipientId, RecipientSort, RecipientState};

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
pub(super) struct RecipientRow {
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

const COLUMNS: [&str; 14] = [
    "id",
    "campaign_id",
    "contact_id",
    "position",
    "channel",
    "language",
    "identity",
    "name",
    "parameters",
    "state",
    "reason_code",
    "reason_text",
    "attempts",
    "updated_at",
];

/// The columns of a recipient, of table `r`.
pub(super) fn columns() -> String {
    COLUMNS.map(|column| format!("r.{column}")).join(", ")
}

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

/// Whom a list is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Search {
    #[default]
    Everybody,
    /// The start of the identity, in E.164.
    Identity(String),
    /// The start of the name, in any case.
    Name(String),
}

impl Search {
    /// Reads what a person typed: digits are a number's, everything else a name's.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_number = text
            .chars()
            .all(|one| one.is_ascii_digit() || "+ -./()".contains(one));
        match (text.is_empty(), is_number && !digits.is_empty()) {
            (true, _) => Search::Everybody,
            (_, true) => Search::Identity(format!("+{digits}")),
            _ => Search::Name(text.to_lowercase()),
        }
    }

    pub(super) fn begin(&self) -> &str {
        match self {
            Search::Everybody => "",
            Search::Identity(begin) | Search::Name(begin) => begin,
        }
    }
}

/// Which recipients a list shows, and in which order.
#[derive(Clone, Debug)]
pub struct RecipientFilter {
    pub campaign: CampaignId,
    pub state: Option<RecipientState>,
    /// Those that came at least so far.
    pub reached: Option<RecipientState>,
    /// A reason code; empty for any.
    pub code: String,
    pub channel: Option<Channel>,
    pub search: Search,
    pub sort: RecipientSort,
    /// Largest first.
    pub descending: bool,
    pub cursor: Option<Cursor>,
    pub limit: i64,
}

impl RecipientFilter {
    /// Everybody in a campaign, in the order of sending.
    #[must_use]
    pub fn of(campaign: CampaignId, limit: i64) -> Self {
        Self {
            campaign,
            state: None,
            reached: None,
            code: String::new(),
            channel: None,
            search: Search::Everybody,
            sort: RecipientSort::Position,
            descending: false,
            cursor: None,
            limit,
        }
    }

    pub(super) fn state_word(&self) -> &'static str {
        self.state.map_or("", RecipientState::as_str)
    }

    pub(super) fn channel_word(&self) -> &'static str {
        self.channel.map_or("", Channel::as_str)
    }

    /// The conditions on table `r`, with binds 1 to 6: campaign, state, code, begin and end of the
    /// search, channel. Each is left out when it is not asked for, so that the engine picks its
    /// index.
    pub(super) fn conditions(&self) -> String {
        let state = match self.state {
            None => "$2 = ''",
            Some(_) => "r.state = $2",
        };
        let code = match self.code.as_str() {
            "" => "$3 = ''",
            _ => "r.reason_code = $3",
        };
        let search = match self.search {
            Search::Everybody => "$4 = '' AND $5 <> ''",
            Search::Identity(_) => "r.identity >= $4 AND r.identity < $5",
            Search::Name(_) => "r.name_folded >= $4 AND r.name_folded < $5",
        };
        let channel = match self.channel {
            None => "$6 = ''",
            Some(_) => "r.channel = $6",
        };
        let reached = match self.reached {
            None => String::new(),
            Some(step) => {
                let states: Vec<String> = RecipientState::ALL
                    .into_iter()
                    .filter(|state| state.has_reached(step))
                    .map(|state| format!("'{}'", state.as_str()))
                    .collect();
                format!(" AND r.state IN ({})", states.join(", "))
            }
        };
        format!("r.campaign_id = $1 AND {state} AND {code} AND {search} AND {channel}{reached}")
    }
}

/// The column behind an order, of table `r`.
fn key(sort: RecipientSort) -> &'static str {
    match sort {
        RecipientSort::Position => "r.position",
        RecipientSort::Phone => "r.identity",
        RecipientSort::Name => "r.name_folded",
        RecipientSort::State => "r.state",
        RecipientSort::Reason => "r.reason_code",
        RecipientSort::Updated => "r.updated_at",
    }
}

fn key_of(sort: RecipientSort, row: &Recipient) -> Key {
    match sort {
        RecipientSort::Position => Key::Number(row.position),
        RecipientSort::Phone => Key::Text(row.identity.clone()),
        RecipientSort::Name => Key::Text(row.name.to_lowercase()),
        RecipientSort::State => Key::Text(row.state.as_str().to_owned()),
        RecipientSort::Reason => Key::Text(row.reason_code.clone()),
        RecipientSort::Updated => Key::Number(row.updated_at),
    }
}

/// A page of recipients in the order that was asked for, and where the next begins.
///
/// # Errors
/// `Cursor` for a cursor of another list or another order.
pub async fn recipients(
    tx: &mut Tx,
    filter: &RecipientFilter,
) -> Result<(Vec<Recipient>, Option<Cursor>), Error> {
    let way = Way {
        word: filter.sort.as_str(),
        descending: filter.descending,
    };
    let place = way.place(filter.cursor.as_ref(), |cursor| {
        Ok(Place {
            key: match filter.sort {
                RecipientSort::Position | RecipientSort::Updated => Key::Number(cursor.number(1)?),
                _ => Key::Text(cursor.text(1)?.to_owned()),
            },
            id: cursor.number(2)?,
        })
    })?;
    let sql = format!(
        "SELECT {} FROM recipients r WHERE {} AND {} ORDER BY {} LIMIT $9",
        columns(),
        filter.conditions(),
        way.after(place.is_some(), key(filter.sort), "r.position", 7),
        way.order(key(filter.sort), "r.position"),
    );
    let (state, begin, channel) = (
        filter.state_word(),
        filter.search.begin(),
        filter.channel_word(),
    );
    let end = crate::prefix_end(begin);
    let (from, from_position) = place.map_or((Key::Number(0), 0), |place| (place.key, place.id));
    let most = filter.limit + 1;
    let rows: Vec<RecipientRow> = match from {
        Key::Text(from) => fetch_all!(
            tx,
            RecipientRow,
            sql,
            filter.campaign.as_str(),
            state,
            filter.code.as_str(),
            begin,
            end.as_str(),
            channel,
            from,
            from_position,
            most
        )?,
        Key::Number(from) => fetch_all!(
            tx,
            RecipientRow,
            sql,
            filter.campaign.as_str(),
            state,
            filter.code.as_str(),
            begin,
            end.as_str(),
            channel,
            from,
            from_position,
            most
        )?,
    };
    let more = rows.len() as i64 > filter.limit;
    let items = rows
        .into_iter()
        .take(filter.limit as usize)
        .map(Recipient::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| way.cursor(key_of(filter.sort, last), last.position.into()));
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
        format!("SELECT {} FROM recipients r WHERE r.id = $1", columns()),
        id.as_str()
    )?;
    row.try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_searched_as_a_number_everything_else_as_a_name() {
        assert_eq!(Search::of("  "), Search::Everybody);
        assert_eq!(
            Search::of("+39 312-00"),
            Search::Identity("+3931200".into())
        );
        assert_eq!(Search::of("393"), Search::Identity("+393".into()));
        assert_eq!(Search::of("Ann"), Search::Name("ann".into()));
        assert_eq!(Search::of("7 Eleven"), Search::Name("7 eleven".into()));
        assert_eq!(Search::of("+"), Search::Name("+".into()));
    }
}
