//! Where an app lives. An app answers in its own region only; elsewhere it is a 404.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use ts_rs::TS;

/// A region of the Conversation API (not to be mixed up with Contact Pro's data centres).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    Eu,
    Us,
    Br,
}

impl Region {
    /// Every region, in the order they are tried.
    pub const ALL: [Region; 3] = [Region::Eu, Region::Us, Region::Br];

    /// The word in host names and in the database: `eu`, `us`, `br`.
    pub fn as_str(self) -> &'static str {
        match self {
            Region::Eu => "eu",
            Region::Us => "us",
            Region::Br => "br",
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// The text names no region.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a region: {0}")]
pub struct UnknownRegion(pub String);

impl FromStr for Region {
    type Err = UnknownRegion;

    /// Reads `eu`, `us` or `br`, in any case.
    fn from_str(text: &str) -> Result<Self, UnknownRegion> {
        Region::ALL
            .into_iter()
            .find(|region| region.as_str().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownRegion(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_read_in_any_case_and_nothing_else_is() {
        assert_eq!(" EU ".parse(), Ok(Region::Eu));
        assert_eq!("br".parse(), Ok(Region::Br));
        assert!("europe".parse::<Region>().is_err());
    }
}
