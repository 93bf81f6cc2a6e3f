//! Lists of contacts: found, made, filled by hand, read member by member. How they are renamed and
//! deleted is in `change.rs`.
//!
//! To add an order: a word in `domain::ListSort`, its column in [`key`] and an index that ends in
//! the id.

use domain::{ContactId, ListId, ListSort};

use super::{ContactRow, contacts::COLUMNS, folded};
use crate::{
    Cursor, Error, Tx,
    engine::{execute, fetch_all, fetch_one, fetch_optional, insert_many},
    order::{Key, Place, Way},
    prefix_end,
};

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ListRow {
    /// [`ListId`].
    pub id: String,
    /// As it was first written.
    pub name: String,
    /// How many contacts are on it.
    pub members: i64,
    /// Ms since the epoch.
    pub created_at: i64,
}

/// A contact to be put on a list by hand; imports have a way of their own.
#[derive(Debug, Clone)]
pub struct NewContact {
    /// Its id, should the number be new.
    pub id: ContactId,
    /// E.164 with its plus.
    pub phone: String,
    /// '' when unknown.
    pub name: String,
    /// A language tag.
    pub language: Option<String>,
    /// A JSON object of texts.
    pub attributes: String,
}

/// Which lists to show, and in which order.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// The begin of the name, in any case and spacing.
    pub search: String,
    /// By what.
    pub sort: ListSort,
    /// Largest first.
    pub descending: bool,
}

/// The column behind an order.
fn key(sort: ListSort) -> &'static str {
    match sort {
        ListSort::Name => "name_key",
        ListSort::Members => "members",
        ListSort::Created => "created_at",
    }
}

fn key_of(sort: ListSort, row: &ListRow) -> Key {
    match sort {
        ListSort::Name => Key::Text(folded(&row.name)),
        ListSort::Members => Key::Number(row.members),
        ListSort::Created => Key::Number(row.created_at),
    }
}

/// Lists, at most `limit`, and where the next page begins.
///
/// # Errors
/// `Cursor` for a cursor of another list or another order.
pub async fn lists(
    tx: &mut Tx,
    filter: &ListFilter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<(Vec<ListRow>, Option<Cursor>), Error> {
    let sort = filter.sort;
    let way = Way {
        word: sort.as_str(),
        descending: filter.descending,
    };
    let place = way.place(after, |cursor| {
        Ok(Place {
            key: match sort {
                ListSort::Name => Key::Text(cursor.text(1)?.to_owned()),
                ListSort::Members | ListSort::Created => Key::Number(cursor.number(1)?),
            },
            id: cursor.text(2)?.to_owned(),
        })
    })?;
    let begin = folded(&filter.search);
    let end = prefix_end(&begin);
    let sql = format!(
        "SELECT id, name, members, created_at FROM lists
         WHERE visible = 1 AND name_key >= $1 AND name_key < $2 AND {} ORDER BY {} LIMIT $5",
        way.after(place.is_some(), key(sort), "id", 3),
        way.order(key(sort), "id"),
    );
    let (from, from_id) = place.map_or((Key::Number(0), String::new()), |place| {
        (place.key, place.id)
    });
    let mut rows = match from {
        Key::Text(from) => fetch_all!(tx, ListRow, sql, begin, end, from, from_id, limit + 1)?,
        Key::Number(from) => fetch_all!(tx, ListRow, sql, begin, end, from, from_id, limit + 1)?,
    };
    let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows
        .last()
        .filter(|_| more)
        .map(|last| way.cursor(key_of(sort, last), last.id.clone().into()));
    Ok((rows, next))
}

/// One list.
///
/// # Errors
/// `NotFound`.
pub async fn list(tx: &mut Tx, id: &ListId) -> Result<ListRow, Error> {
    fetch_one!(
        tx,
        ListRow,
        "SELECT id, name, members, created_at FROM lists WHERE visible = 1 AND id = $1",
        id.as_str()
    )
}

/// The name of a list.
///
/// # Errors
/// `NotFound`.
pub async fn list_name(tx: &mut Tx, id: &ListId) -> Result<String, Error> {
    Ok(list(tx, id).await?.name)
}

/// The list of that name, in any case and spacing.
///
/// # Errors
/// None of its own.
pub async fn list_named(tx: &mut Tx, name: &str) -> Result<Option<ListRow>, Error> {
    fetch_optional!(
        tx,
        ListRow,
        "SELECT id, name, members, created_at FROM lists WHERE visible = 1 AND name_key = $1",
        folded(name)
    )
}

/// The list of that name, made with `new_id` when there is none.
///
/// # Errors
/// None of its own.
pub async fn ensure_list(
    tx: &mut Tx,
    name: &str,
    new_id: &ListId,
    now_ms: i64,
) -> Result<ListRow, Error> {
    execute!(
        tx,
        "INSERT INTO lists (id, name, name_key, members, through, visible, created_at)
         VALUES ($1, $2, $3, 0, 0, 1, $4)
         ON CONFLICT (name_key) DO UPDATE SET visible = 1",
        new_id.as_str(),
        name.trim(),
        folded(name),
        now_ms
    )?;
    list_named(tx, name).await?.ok_or(Error::NotFound)
}

/// Members of a list in the order they joined, after the member `after`.
///
/// # Errors
/// None of its own; a list that is not there has no members.
pub async fn members_after(
    tx: &mut Tx,
    list: &ListId,
    after: Option<&ContactId>,
    limit: i64,
) -> Result<Vec<ContactRow>, Error> {
    fetch_all!(
        tx,
        ContactRow,
        format!(
            "SELECT {COLUMNS} FROM list_members m
             JOIN lists l ON l.id = m.list_id
             JOIN contacts c ON c.id = m.contact_id
             WHERE m.list_id = $1 AND m.position <= l.through AND m.position > COALESCE(
                 (SELECT position FROM list_members WHERE list_id = $1 AND contact_id = $2), 0)
             ORDER BY m.position LIMIT $3"
        ),
        list.as_str(),
        after.map(ContactId::as_str),
        limit
    )
}

/// The member at a place of the list, from 0; the next one where somebody left.
///
/// # Errors
/// `NotFound` past the end.
pub async fn member_at(tx: &mut Tx, list: &ListId, place: i64) -> Result<ContactRow, Error> {
    fetch_one!(
        tx,
        ContactRow,
        format!(
            "SELECT {COLUMNS} FROM list_members m
             JOIN lists l ON l.id = m.list_id
             JOIN contacts c ON c.id = m.contact_id
             WHERE m.list_id = $1 AND m.position > $2 AND m.position <= l.through
             ORDER BY m.position LIMIT 1"
        ),
        list.as_str(),
        place
    )
}

/// Puts at most 500 contacts on a list: those whose number is known are brought up to date, the
/// others are made. Answers how many were not on the list before.
///
/// # Errors
/// `Busy` while an import is being published into the list, `NotFound` without the list.
pub async fn add_members(
    tx: &mut Tx,
    list_id: &ListId,
    contacts: &[NewContact],
    now_ms: i64,
) -> Result<u64, Error> {
    let (through, hidden) = fetch_one!(
        tx,
        (i64, i64),
        "SELECT l.through, CAST((SELECT COUNT(*) FROM imports
                                 WHERE publishing = 1 AND list_id = l.id) AS BIGINT)
         FROM lists l WHERE l.visible = 1 AND l.id = $1",
        list_id.as_str()
    )?;
    if hidden > 0 {
        return Err(Error::Busy);
    }
    if contacts.is_empty() {
        return Ok(0);
    }
    insert_many!(
        tx,
        "INSERT INTO contacts
             (id, phone, name, name_key, language, attributes, created_at, updated_at) ",
        contacts,
        |contact| [
            contact.id.as_str(),
            contact.phone.as_str(),
            contact.name.as_str(),
            folded(&contact.name),
            contact.language.as_deref(),
            contact.attributes.as_str(),
            now_ms,
            now_ms,
        ],
        " ON CONFLICT (phone) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
              language = excluded.language, attributes = excluded.attributes,
              updated_at = excluded.updated_at"
    )?;
    let mut joined = 0;
    for contact in contacts {
        let joins = execute!(
            tx,
            "INSERT INTO list_members (list_id, contact_id, position, joined_at)
             SELECT $1, id, $2, $4 FROM contacts WHERE phone = $3 ON CONFLICT DO NOTHING",
            list_id.as_str(),
            through + joined + 1,
            contact.phone.as_str(),
            now_ms
        )?;
        joined += i64::from(joins > 0);
        execute!(
            tx,
            "INSERT INTO identities (contact_id, channel, identity)
             SELECT id, 'PHONE', phone FROM contacts WHERE phone = $1 ON CONFLICT DO NOTHING",
            contact.phone.as_str()
        )?;
    }
    execute!(
        tx,
        "UPDATE lists SET members = members + $1, through = through + $1 WHERE id = $2",
        joined,
        list_id.as_str()
    )?;
    Ok(joined.unsigned_abs())
}
