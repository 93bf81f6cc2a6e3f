//! What a payload held that its model has no place for: found by walking the model.
//!
//! Nothing listed here is lost (it is in some `extra` map and is written back); the list is for
//! people who want to know what this version does not understand, and for tests that a model is
//! complete.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Map, Union};

/// One value without a typed place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// Where it is: keys and list positions joined by dots, as `message.cards.0.colour`.
    pub path: String,
    /// Why it has no place.
    pub kind: LeftoverKind,
}

/// Why a value has no typed place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftoverKind {
    /// The field is not known to this version.
    Unknown,
    /// The field is known and null.
    Null,
    /// The field is known, and its value has another shape than expected.
    Odd,
}

/// Lists what `model` holds without a typed place, in the order of its fields.
pub fn leftovers<T: Leftovers>(model: &T) -> Vec<Leftover> {
    let mut found = Vec::new();
    model.walk(&mut Walk {
        path: String::new(),
        found: &mut found,
    });
    found
}

/// Implemented by every model; see [`leftovers`].
pub trait Leftovers {
    /// Adds the leftovers of this value and of those inside it.
    fn walk(&self, walk: &mut Walk<'_>);
}

/// A walk in progress: where it is and what it has found.
pub struct Walk<'a> {
    path: String,
    found: &'a mut Vec<Leftover>,
}

impl Walk<'_> {
    pub(crate) fn required<T: Leftovers>(&mut self, key: &str, value: &T) {
        self.enter(key, |walk| value.walk(walk));
    }

    pub(crate) fn optional<T: Leftovers>(&mut self, key: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(key, value);
        }
    }

    pub(crate) fn flat<U: Union>(&mut self, _name: &str, value: &Option<U>) {
        if let Some(value) = value {
            value.walk(self);
        }
    }

    pub(crate) fn one<U: Union>(&mut self, _name: &str, value: &U) {
        value.walk(self);
    }

    pub(crate) fn odd(&mut self, key: &str) {
        self.enter(key, |walk| walk.note(LeftoverKind::Odd));
    }

    pub(crate) fn extra(&mut self, extra: &Map, known: impl Fn(&str) -> bool) {
        for (key, value) in extra {
            let kind = match value {
                Value::Null => LeftoverKind::Null,
                _ if known(key) => LeftoverKind::Odd,
                _ => LeftoverKind::Unknown,
            };
            self.enter(key, |walk| walk.note(kind));
        }
    }

    fn note(&mut self, kind: LeftoverKind) {
        let path = self.path.clone();
        self.found.push(Leftover { path, kind });
    }

    fn enter(&mut self, key: &str, visit: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(key);
        visit(self);
        self.path.truncate(length);
    }
}

macro_rules! without_leftovers {
    ($($ty:ty),* $(,)?) => {
        $(impl Leftovers for $ty { fn walk(&self, _walk: &mut Walk<'_>) {} })*
    };
}

without_leftovers!(
    String,
    bool,
    u8,
    u16,
    u32,
    u64,
    i32,
    i64,
    serde_json::Number,
    Value,
    Map
);

impl<T: Leftovers> Leftovers for Vec<T> {
    fn walk(&self, walk: &mut Walk<'_>) {
        for (position, item) in self.iter().enumerate() {
            walk.enter(&position.to_string(), |walk| item.walk(walk));
        }
    }
}

impl<T: Leftovers> Leftovers for Box<T> {
    fn walk(&self, walk: &mut Walk<'_>) {
        T::walk(self, walk);
    }
}

impl<K: std::fmt::Display, T: Leftovers> Leftovers for BTreeMap<K, T> {
    fn walk(&self, walk: &mut Walk<'_>) {
        for (key, item) in self {
            walk.enter(&key.to_string(), |walk| item.walk(walk));
        }
    }
}
