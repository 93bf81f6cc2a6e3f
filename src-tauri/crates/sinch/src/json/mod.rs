//! How the models of this crate meet JSON: read everything, lose nothing, invent nothing.
//!
//! Sinch's answers grow: fields appear, enumerations gain values, a text is `""` in one place,
//! `null` in another and missing in a third. Every model is declared with `model!`, which keeps
//! in `extra` whatever has no typed place: unknown fields, nulls, and known fields of an
//! unexpected shape. Parsing and writing again therefore gives the same JSON, for payloads seen
//! and unseen.
//!
//! These macros declare the models; they are all there is to learn before adding one:
//!
//! * `model!`: an object. Each field is `required` (its absence is an error), `optional`
//!   (`Option`), `flat` (an optional union whose keys lie in this object) or `one` (the same, and
//!   one must be there). `name = "key"` gives a JSON key that is not the field's name.
//! * `union!`: "one of", told apart by which key is present; `adjacent!` where a field beside
//!   it names the kind.
//! * `open_enum!`: an enumeration that keeps the text of values it does not know.
//!
//! This module knows nothing of Sinch; the shapes are in the resource folders.

mod leftover;
mod model;
mod open;
mod union;

pub(crate) use leftover::Walk;
pub use leftover::{Leftover, LeftoverKind, Leftovers, leftovers};
pub(crate) use model::{Reader, Writer, field_type, model};
pub(crate) use open::open_enum;
pub(crate) use union::{Union, adjacent, union};

/// A JSON object as the models keep it: unknown fields, nulls, odd shapes.
pub type Map = serde_json::Map<String, serde_json::Value>;

/// Why a JSON object does not fit its model: the path of the field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Fault(String);

impl Fault {
    pub(crate) fn missing(key: &str) -> Self {
        Self(format!("{key}: missing"))
    }

    pub(crate) fn none_of(keys: &[&str]) -> Self {
        Self(format!("one of {} is missing", keys.join(", ")))
    }

    pub(crate) fn within(key: &str, cause: &serde_json::Error) -> Self {
        Self(format!("{key}: {cause}"))
    }
}

#[cfg(test)]
mod tests;
