//! Pages of a list: keyset, never by offset, so that a page costs the same anywhere in the list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many items a page has when nobody says.
pub const DEFAULT_LIMIT: u32 = 100;
/// The most items a page has.
pub const MAX_LIMIT: u32 = 500;

/// Some items of a list and where the next ones begin.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Hand this back as `cursor` for the next page; `null` on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A list that is known to be short, whole.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

/// The limit to ask the store for, from what the caller wished.
pub fn limit(wished: Option<u32>) -> u32 {
    wished.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT)
}
