//! The order of a keyset list: its two pieces of SQL, and cursors that belong to one order only.

use crate::{Cursor, Error};
use serde_json::Value;

/// A list's order: a key, one way or the other.
pub(crate) struct Way {
    /// The key's word, which the cursor carries.
    pub word: &'static str,
    pub descending: bool,
}

/// A sort key's value.
pub(crate) enum Key {
    Text(String),
    Number(i64),
}

/// Where a page begins: after this key, and after this id among its equals.
pub(crate) struct Place<I> {
    pub key: Key,
    pub id: I,
}

impl Way {
    fn mark(&self) -> String {
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.word)
    }

    /// Where a cursor says that its page begins; `read` takes the keys that follow the first one.
    ///
    /// # Errors
    /// `Cursor` for a cursor of another order.
    pub fn place<I>(
        &self,
        cursor: Option<&Cursor>,
        read: impl FnOnce(&Cursor) -> Result<Place<I>, Error>,
    ) -> Result<Option<Place<I>>, Error> {
        match cursor {
            None => Ok(None),
            Some(cursor) if cursor.text(0)? == self.mark() => read(cursor).map(Some),
            Some(_) => Err(Error::Cursor),
        }
    }

    /// The cursor of the page after a row.
    pub fn cursor(&self, key: Key, id: Value) -> Cursor {
        let key = match key {
            Key::Text(text) => text.into(),
            Key::Number(number) => number.into(),
        };
        Cursor::of(vec![self.mark().into(), key, id])
    }

    /// The condition for what comes after the binds `first` (key) and `first + 1` (id); one that
    /// always holds where the list begins.
    pub fn after(&self, begun: bool, key: &str, id: &str, first: u8) -> String {
        let second = first + 1;
        if !begun {
            return format!("${first} = ${first} AND ${second} = ${second}");
        }
        let sign = if self.descending { "<" } else { ">" };
        if key == id {
            return format!("${first} = ${first} AND {id} {sign} ${second}");
        }
        format!("({key}, {id}) {sign} (${first}, ${second})")
    }

    /// The list of an `ORDER BY`.
    pub fn order(&self, key: &str, id: &str) -> String {
        let way = if self.descending { "DESC" } else { "ASC" };
        if key == id {
            format!("{key} {way}")
        } else {
            format!("{key} {way}, {id} {way}")
        }
    }
}
