//! Keyset pages: where the next page of a list begins, and how a prefix is searched.
//!
//! Not here: the page type that crosses the door (`backend`). A list fetches `limit + 1` rows
//! `WHERE (key, id) > ($1, $2) ORDER BY key, id` and hands out the last kept row's keys as cursor.

use serde_json::Value;

use crate::Error;

/// The sort keys of the last row of a page. Opaque outside: text that the list understands.
#[derive(Debug, Clone, PartialEq)]
pub struct Cursor {
    keys: Vec<Value>,
}

impl Cursor {
    /// A cursor of sort keys, the id last.
    #[must_use]
    pub fn of(keys: Vec<Value>) -> Self {
        Self { keys }
    }

    /// As handed out by [`Cursor::encode`].
    ///
    /// # Errors
    /// `Cursor` when the text is none of ours.
    pub fn decode(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text)
            .map(|keys| Self { keys })
            .map_err(|_| Error::Cursor)
    }

    /// The text that travels to the reader of the list and back.
    #[must_use]
    pub fn encode(&self) -> String {
        Value::from(self.keys.clone()).to_string()
    }

    /// The `at`th key, when it is a text.
    ///
    /// # Errors
    /// `Cursor` when there is no such text.
    pub fn text(&self, at: usize) -> Result<&str, Error> {
        self.keys
            .get(at)
            .and_then(Value::as_str)
            .ok_or(Error::Cursor)
    }

    /// The `at`th key, when it is a number.
    ///
    /// # Errors
    /// `Cursor` when there is no such number.
    pub fn number(&self, at: usize) -> Result<i64, Error> {
        self.keys
            .get(at)
            .and_then(Value::as_i64)
            .ok_or(Error::Cursor)
    }
}

/// The end of a prefix search: rows with `key >= prefix AND key < prefix_end(prefix)` start with
/// `prefix`. Ranges use the index on both engines, where LIKE depends on collation.
#[must_use]
pub fn prefix_end(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_cursor_survives_the_journey() {
        let cursor = Cursor::of(vec!["björn, \"o\"".into(), 42.into(), "con_1".into()]);
        let back = Cursor::decode(&cursor.encode()).unwrap();
        assert_eq!(back.text(0).unwrap(), "björn, \"o\"");
        assert_eq!(back.number(1).unwrap(), 42);
        assert_eq!(back.text(2).unwrap(), "con_1");
        assert!(back.text(3).is_err());
        assert!(Cursor::decode("nonsense").is_err());
    }

    #[test]
    fn a_prefix_covers_what_starts_with_it() {
        for word in ["rossi", "rossi, mario", "rossi\u{fffd}"] {
            assert!(word >= "rossi" && word < prefix_end("rossi").as_str());
        }
        assert!("rossj" > prefix_end("rossi").as_str());
    }
}
