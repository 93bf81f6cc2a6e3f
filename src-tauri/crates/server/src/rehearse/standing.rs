//! How far a rehearsal came: `<data>/rehearse.json`, written after each step in one piece, so that
//! a run that was killed is gone on with and nothing is made twice.

use crate::ending::Ending;
use serde::{Deserialize, Serialize};
use std::path::Path;

const NAME: &str = "rehearse.json";

/// What the steps led to so far.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// The rehearsal account.
    pub account_id: Option<String>,
    /// The finished import.
    pub import: Option<Import>,
    /// The campaign.
    pub campaign_id: Option<String>,
    /// Whether it ended by itself; then another run only reports.
    pub finished: bool,
}

/// An import as the door tells of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Import {
    /// `reading`, `publishing`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// The list it fills; known once it is published.
    pub list_id: Option<String>,
    /// Rows of the file.
    pub rows: u64,
    /// People imported.
    pub imported: u64,
    /// Rows whose number was there already.
    pub duplicates: u64,
    /// Rows refused.
    pub rejected: u64,
    /// 0 to 100.
    pub percent: u64,
    /// Why it failed, in words.
    pub fault: Option<String>,
}

impl Standing {
    /// What an earlier run on this data wrote, or nothing yet.
    pub fn read(data: &Path) -> Self {
        std::fs::read(data.join(NAME))
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .unwrap_or_default()
    }

    /// Writes it in place of what was there: whoever kills this in the middle finds the old.
    pub fn write(&self, data: &Path) -> Result<(), Ending> {
        let half = data.join("rehearse.json.new");
        serde_json::to_vec_pretty(self)
            .map_err(std::io::Error::other)
            .and_then(|text| std::fs::write(&half, text))
            .and_then(|()| std::fs::rename(&half, data.join(NAME)))
            .map_err(Ending::defect)
    }
}
