//! Contacts: people with a number.

use domain::{ContactId, ListId};
use serde_json::Value;

use super::folded;
use crate::{
    Cursor, Error, Tx,
    engine::{fetch_all, fetch_one},
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

/// Which contacts to list.
#[derive(Debug, Clone, Default)]
pub struct ContactFilter {
    /// Members of this list only.
    pub list: Option<ListId>,
    /// The begin of a name, or of a number when it starts with a digit or a plus.
    pub search: Option<String>,
}

/// How a page of contacts is found and sorted; each has an index that ends in something unique.
#[derive(Debug, Clone, Copy)]
enum Order {
    Position,
    Name,
    Phone,
}

#[derive(sqlx::FromRow)]
struct Listed {
    #[sqlx(flatten)]
    contact: ContactRow,
    name_key: String,
    position: i64,
}

/// Contacts, at most `limit`, and where the next page begins: a list in the order its members
/// joined, everything else by name, a search for digits by number.
///
/// # Errors
/// `Cursor`.
pub async fn contacts(
    tx: &mut Tx,
    filter: &ContactFilter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<ContactRow>, Option<Cursor>), Error> {
    let search = filter.search.as_deref().map(str::trim).unwrap_or_default();
    let digits: String = search.chars().filter(char::is_ascii_digit).collect();
    let order = if search.starts_with(|first: char| first == '+' || first.is_ascii_digit()) {
        Order::Phone
    } else if search.is_empty() && filter.list.is_some() {
        Order::Position
    } else {
        Order::Name
    };
    let list = filter.list.as_ref().map(ListId::as_str).unwrap_or_default();
    let (from, seen, position) = if filter.list.is_some() {
        let from = "list_members m JOIN lists l ON l.id = m.list_id AND m.position <= l.through
                    JOIN contacts c ON c.id = m.contact_id";
        (from, "m.list_id = $1", "m.position")
    } else {
        ("contacts c", SEEN, "CAST(0 AS BIGINT)")
    };
    let select = format!(
        "SELECT {COLUMNS}, c.name_key, {position} AS position FROM {from}
         WHERE $1 = $1 AND {seen} AND"
    );
    let mut rows = match order {
        Order::Position => fetch_all!(
            tx,
            Listed,
            format!("{select} m.position > $2 ORDER BY m.position LIMIT $3"),
            list,
            after.map_or(Ok(0), |cursor| cursor.number(0))?,
            limit + 1
        )?,
        Order::Name => {
            let (key, id) = after.map_or(Ok(("", "")), |cursor| {
                Ok::<_, Error>((cursor.text(0)?, cursor.text(1)?))
            })?;
            let begin = folded(search);
            fetch_all!(
                tx,
                Listed,
                format!(
                    "{select} (c.name_key, c.id) > ($2, $3) AND c.name_key >= $4
                     AND c.name_key < $5 ORDER BY c.name_key, c.id LIMIT $6"
                ),
                list,
                key,
                id,
                begin.as_str(),
                prefix_end(&begin),
                limit + 1
            )?
        }
        Order::Phone => {
            let begin = format!("+{digits}");
            fetch_all!(
                tx,
                Listed,
                format!(
                    "{select} c.phone > $2 AND c.phone >= $3 AND c.phone < $4
                     ORDER BY c.phone LIMIT $5"
                ),
                list,
                after.map_or(Ok(""), |cursor| cursor.text(0))?,
                begin.as_str(),
                prefix_end(&begin),
                limit + 1
            )?
        }
    };
    let next = cut(&mut rows, limit, |last| match order {
        Order::Position => vec![last.position.into()],
        Order::Name => vec![last.name_key.clone().into(), last.contact.id.clone().into()],
        Order::Phone => vec![last.contact.phone.clone().into()],
    });
    Ok((rows.into_iter().map(|row| row.contact).collect(), next))
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
