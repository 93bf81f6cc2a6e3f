//! Audiences: what their lists can be sorted by.
//!
//! Not here: what makes a number valid (`phone`), what a file looks like (`backend`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What contacts can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactSort {
    Name,
    Phone,
    /// When the contact first came.
    Created,
}

impl ContactSort {
    /// The word at the door and in cursors.
    pub fn as_str(self) -> &'static str {
        match self {
            ContactSort::Name => "name",
            ContactSort::Phone => "phone",
            ContactSort::Created => "created",
        }
    }
}

/// What lists of contacts can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListSort {
    #[default]
    Name,
    /// How many contacts are on it.
    Members,
    Created,
}

impl ListSort {
    /// The word at the door and in cursors.
    pub fn as_str(self) -> &'static str {
        match self {
            ListSort::Name => "name",
            ListSort::Members => "members",
            ListSort::Created => "created",
        }
    }
}
