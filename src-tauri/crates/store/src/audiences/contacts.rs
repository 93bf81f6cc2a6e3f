//! Contacts: people with a number. What else is known of one of them is in `contact.rs`.
//!
//! To add an order: a word in `domain::ContactSort`, its column in [`key`] and an index that ends in
//! the id.

use domain::{ContactId, ContactSort, ListId};
use serde_json::Value;

use super::folded;
use crate::{
    Cursor, Error, Tx,
    engine::{fetch_all, fetch_one, fetch_optional},
    order::{Key, Place, Way},
    prefix_end,
};

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContactRow {
    /// [`ContactId`].
    pub id: String,
    /// E.164 with its plus.
    pub phone: String,
    /// What a person reads; '' when unknown.
    pub name: String,
    /// A language tag (`it`, `pt-BR`), where the file said one.
    pub language: Option<String>,
    /// A JSON object of texts by column name, as the newest file had them.
    pub attributes: String,
    /// Ms since the epoch.
    pub created_at: i64,
    /// Ms since the epoch.
    pub updated_at: i64,
}

/// The columns of [`ContactRow`] from `contacts c`.
pub(super) const COLUMNS: &str =
    "c.id, c.phone, c.name, c.language, c.attributes, c.created_at, c.updated_at";

/// Hides what an unfinished import brought.
const SEEN: &str = "(c.import_id IS NULL OR EXISTS
    (SELECT 1 FROM imports i WHERE i.id = c.import_id AND i.state = 'done'))";

/// Which contacts to list, and in which order.
#[derive(Debug, Clone, Default)]
pub struct ContactFilter {
    /// Members of this list only.
    pub list: Option<ListId>,
    /// The begin of a name, or of a number when it starts with a digit or a plus.
    pub search: Option<String>,
    /// `None`: a list in the order its members joined, a search for digits by number, everything
    /// else by name.
    pub sort: Option<ContactSort>,
    /// Largest first; means nothing without a `sort`.
    pub descending: bool,
}

/// From how many members on a sorted list is read along the order's index; a smaller one is
/// quicker gathered and sorted.
const LARGE: i64 = 5_000;

/// An order with an index of its own. `None` is the order in which members joined.
type Order = Option<ContactSort>;

/// The column behind an order.
fn key(order: Order) -> &'static str {
    match order {
        None => "m.position",
        Some(ContactSort::Name) => "c.name_key",
        Some(ContactSort::Phone) => "c.phone",
        Some(ContactSort::Created) => "c.created_at",
    }
}

fn key_of(order: Order, row: &Listed) -> Key {
    match order {
        None => Key::Number(row.position),
        Some(ContactSort::Name) => Key::Text(row.name_key.clone()),
        Some(ContactSort::Phone) => Key::Text(row.contact.phone.clone()),
        Some(ContactSort::Created) => Key::Number(row.contact.created_at),
    }
}

#[derive(sqlx::FromRow)]
struct Listed {
    #[sqlx(flatten)]
    contact: ContactRow,
    name_key: String,
    position: i64,
}

/// Contacts, at most `limit`, and where the next page begins.
///
/// # Errors
/// `Cursor` for a cursor of another list or another order.
pub async fn contacts(
    tx: &mut Tx,
    filter: &ContactFilter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<ContactRow>, Option<Cursor>), Error> {
    let search = filter.search.as_deref().map(str::trim).unwrap_or_default();
    let is_number = search.starts_with(|first: char| first == '+' || first.is_ascii_digit());
    let order = match filter.sort {
        Some(sort) => Some(sort),
        None if is_number => Some(ContactSort::Phone),
        None if search.is_empty() && filter.list.is_some() => None,
        None => Some(ContactSort::Name),
    };
    let way = Way {
        word: order.map_or("position", ContactSort::as_str),
        descending: filter.descending && filter.sort.is_some(),
    };
    let place = way.place(after, |cursor| {
        Ok(Place {
            key: match order {
                Some(ContactSort::Name | ContactSort::Phone) => {
                    Key::Text(cursor.text(1)?.to_owned())
                }
                None | Some(ContactSort::Created) => Key::Number(cursor.number(1)?),
            },
            id: cursor.text(2)?.to_owned(),
        })
    })?;
    let (condition, begin) = match (search, is_number) {
        ("", _) => ("$2 = $2 AND $3 = $3", String::new()),
        (_, true) => {
            let digits: String = search.chars().filter(char::is_ascii_digit).collect();
            ("c.phone >= $2 AND c.phone < $3", format!("+{digits}"))
        }
        _ => ("c.name_key >= $2 AND c.name_key < $3", folded(search)),
    };
    let (from, seen, position) = match &filter.list {
        None => ("contacts c", SEEN, "CAST(0 AS BIGINT)"),
        // SQLite keeps to the order in which a CROSS JOIN names its tables.
        Some(list) if order.is_some() && search.is_empty() && members(tx, list).await? > LARGE => (
            "contacts c CROSS JOIN list_members m CROSS JOIN lists l",
            "m.contact_id = c.id AND l.id = m.list_id AND m.position <= l.through
                 AND m.list_id = $1",
            "m.position",
        ),
        Some(_) => (
            "list_members m JOIN lists l ON l.id = m.list_id AND m.position <= l.through
             JOIN contacts c ON c.id = m.contact_id",
            "m.list_id = $1",
            "m.position",
        ),
    };
    let sql = format!(
        "SELECT {COLUMNS}, c.name_key, {position} AS position FROM {from}
         WHERE $1 = $1 AND {seen} AND {condition} AND {} ORDER BY {} LIMIT $6",
        way.after(place.is_some(), key(order), "c.id", 4),
        way.order(key(order), "c.id"),
    );
    let list = filter.list.as_ref().map(ListId::as_str).unwrap_or_default();
    let end = prefix_end(&begin);
    let (from, from_id) = place.map_or((Key::Number(0), String::new()), |place| {
        (place.key, place.id)
    });
    let mut rows = match from {
        Key::Text(from) => fetch_all!(tx, Listed, sql, list, begin, end, from, from_id, limit + 1)?,
        Key::Number(from) => {
            fetch_all!(tx, Listed, sql, list, begin, end, from, from_id, limit + 1)?
        }
    };
    let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows
        .last()
        .filter(|_| more)
        .map(|last| way.cursor(key_of(order, last), last.contact.id.clone().into()));
    Ok((rows.into_iter().map(|row| row.contact).collect(), next))
}

async fn members(tx: &mut Tx, list: &ListId) -> Result<i64, Error> {
    let found = fetch_optional!(
        tx,
        (i64,),
        "SELECT members FROM lists WHERE id = $1",
        list.as_str()
    )?;
    Ok(found.map_or(0, |(members,)| members))
}

/// Drops the row that was fetched only to learn whether there is a next page, and tells where
/// that page begins.
pub(super) fn cut<T>(
    rows: &mut Vec<T>,
    limit: i64,
    keys: impl FnOnce(&T) -> Vec<Value>,
) -> Option<Cursor> {
    let limit = usize::try_from(limit).unwrap_or_default();
    if rows.len() <= limit {
        return None;
    }
    rows.truncate(limit);
    rows.last().map(|last| Cursor::of(keys(last)))
}

/// One contact.
///
/// # Errors
/// `NotFound`.
pub async fn contact(tx: &mut Tx, id: &ContactId) -> Result<ContactRow, Error> {
    fetch_one!(
        tx,
        ContactRow,
        format!("SELECT {COLUMNS} FROM contacts c WHERE {SEEN} AND c.id = $1"),
        id.as_str()
    )
}

/// The names of the lists a contact is on, in their order.
///
/// # Errors
/// None of its own; an unknown contact is on no list.
pub async fn lists_of(tx: &mut Tx, contact: &ContactId) -> Result<Vec<String>, Error> {
    let names = fetch_all!(
        tx,
        (String,),
        "SELECT l.name FROM list_members m
         JOIN lists l ON l.id = m.list_id AND m.position <= l.through
         WHERE m.contact_id = $1 ORDER BY l.name_key",
        contact.as_str()
    )?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}
