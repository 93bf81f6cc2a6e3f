//! Times as Sinch writes them: RFC 3339 texts whose fraction has any number of digits.

use serde::{Deserialize, Serialize};

use crate::json::{Leftovers, Walk};

/// A time, kept as the text received so that writing it back changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(String);

impl Time {
    /// The text as on the wire; may be empty, which Sinch uses for "none".
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, or `None` when the text is not an RFC 3339 time. Digits beyond
    /// nanoseconds are cut.
    pub fn instant(&self) -> Option<jiff::Timestamp> {
        if let Ok(instant) = self.0.parse() {
            return Some(instant);
        }
        let (whole, rest) = self.0.split_once('.')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (fraction, zone) = rest.split_at(digits);
        let fraction = &fraction[..digits.min(9)];
        format!("{whole}.{fraction}{zone}").parse().ok()
    }
}

impl From<jiff::Timestamp> for Time {
    fn from(instant: jiff::Timestamp) -> Self {
        Self(instant.to_string())
    }
}

impl From<&str> for Time {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Time {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Leftovers for Time {
    fn walk(&self, _walk: &mut Walk<'_>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_of_any_length_are_read() {
        let second = Time::from("2024-06-06T14:42:42Z").instant();
        assert!(second.is_some());
        for fraction in [".3", ".379863404", ".3798634049999999"] {
            let read = Time::from(format!("2024-06-06T14:42:42{fraction}Z")).instant();
            assert!(read > second, "{fraction}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            ".",
            "yesterday",
            "2024-06-06.5",
            "2024-06-06T14:42:42.é",
        ] {
            assert_eq!(Time::from(text).instant(), None, "{text}");
        }
    }
}
