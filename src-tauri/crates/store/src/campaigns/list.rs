//! Lists of campaigns: filtered, in the order that was asked for, in keyset pages.
//!
//! To add an order: a word in `domain::CampaignSort`, its column in [`key`] and an index that ends
//! in the id.

use super::campaign::{COLUMNS, Campaign, CampaignRow};
use crate::order::{Key, Place, Way};
use crate::{Cursor, Error, Tx, engine::fetch_all};
use domain::{AccountId, CampaignSort, CampaignState, Channel};

/// Which campaigns a list shows.
#[derive(Clone, Debug, Default)]
pub struct CampaignFilter {
    pub account: Option<AccountId>,
    pub state: Option<CampaignState>,
    pub channel: Option<Channel>,
    /// The start of the name, in any case.
    pub name: String,
    /// `None`: the newest first.
    pub sort: Option<CampaignSort>,
    /// Largest first; means nothing without a `sort`.
    pub descending: bool,
    pub cursor: Option<Cursor>,
    pub limit: i64,
}

/// The column behind an order.
fn key(sort: CampaignSort) -> &'static str {
    match sort {
        CampaignSort::Name => "name_folded",
        CampaignSort::State => "state",
        CampaignSort::People => "total",
        CampaignSort::Created => "created_at",
        CampaignSort::Launched => "COALESCE(launched_at, 0)",
        CampaignSort::Updated => "updated_at",
    }
}

fn key_of(sort: CampaignSort, campaign: &Campaign) -> Key {
    match sort {
        CampaignSort::Name => Key::Text(campaign.name.to_lowercase()),
        CampaignSort::State => Key::Text(campaign.state.as_str().to_owned()),
        CampaignSort::People => Key::Number(campaign.total),
        CampaignSort::Created => Key::Number(campaign.created_at),
        CampaignSort::Launched => Key::Number(campaign.launched_at.unwrap_or(0)),
        CampaignSort::Updated => Key::Number(campaign.updated_at),
    }
}

/// A page of campaigns, and where the next begins.
///
/// # Errors
/// `Cursor` for a cursor of another list or another order.
pub async fn list(
    tx: &mut Tx,
    filter: &CampaignFilter,
) -> Result<(Vec<Campaign>, Option<Cursor>), Error> {
    let (sort, descending) = match filter.sort {
        Some(sort) => (sort, filter.descending),
        None => (CampaignSort::Created, true),
    };
    let way = Way {
        word: sort.as_str(),
        descending,
    };
    let place = way.place(filter.cursor.as_ref(), |cursor| {
        Ok(Place {
            key: match sort {
                CampaignSort::Name | CampaignSort::State => Key::Text(cursor.text(1)?.to_owned()),
                _ => Key::Number(cursor.number(1)?),
            },
            id: cursor.text(2)?.to_owned(),
        })
    })?;
    let name = filter.name.to_lowercase();
    let sql = format!(
        "SELECT {COLUMNS} FROM campaigns
         WHERE ($1 = '' OR account_id = $1) AND ($2 = '' OR state = $2)
           AND ($3 = '' OR channel = $3)
           AND ($4 = '' OR (name_folded >= $4 AND name_folded < $5))
           AND {} ORDER BY {} LIMIT $8",
        way.after(place.is_some(), key(sort), "id", 6),
        way.order(key(sort), "id"),
    );
    let account = filter.account.as_ref().map_or("", AccountId::as_str);
    let state = filter.state.map_or("", CampaignState::as_str);
    let channel = filter.channel.map_or("", Channel::as_str);
    let (from, from_id) = place.map_or((Key::Number(0), String::new()), |place| {
        (place.key, place.id)
    });
    let end = crate::prefix_end(&name);
    let most = filter.limit + 1;
    let rows: Vec<CampaignRow> = match from {
        Key::Text(from) => fetch_all!(
            tx,
            CampaignRow,
            sql,
            account,
            state,
            channel,
            name.as_str(),
            end.as_str(),
            from,
            from_id,
            most
        )?,
        Key::Number(from) => fetch_all!(
            tx,
            CampaignRow,
            sql,
            account,
            state,
            channel,
            name.as_str(),
            end.as_str(),
            from,
            from_id,
            most
        )?,
    };
    let more = rows.len() as i64 > filter.limit;
    let items = rows
        .into_iter()
        .take(filter.limit as usize)
        .map(Campaign::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| way.cursor(key_of(sort, last), last.id.as_str().into()));
    Ok((items, next))
}
