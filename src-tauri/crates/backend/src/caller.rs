//! Who asks, in which language, and what they may do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a caller may do; each role may do what the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Looks.
    Viewer,
    /// Runs campaigns: audiences, templates, launches.
    Manager,
    /// Sets up accounts and their keys.
    Admin,
}

/// One caller of one command. Made by a host for each call; the router fills in the rest.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who, as it stands in the activity record: a user's name, `desktop`, `command line`.
    pub who: String,
    /// What they may do.
    pub role: Role,
    /// Language tag of the sentences they read, e.g. `en` or `it-IT`.
    pub language: String,
    /// IANA name of the zone they live in; UTC when absent.
    pub time_zone: Option<String>,
    /// The command being called, as the router knows it.
    pub command: &'static str,
    /// Ties log lines and an error on the screen together.
    pub trace: String,
}

impl Caller {
    /// The person at this machine: may do everything.
    pub fn local(who: impl Into<String>) -> Self {
        Self {
            who: who.into(),
            role: Role::Admin,
            language: crate::words::FALLBACK_LANGUAGE.to_owned(),
            time_zone: None,
            command: "",
            trace: String::new(),
        }
    }

    /// The same caller, reading another language.
    #[must_use]
    pub fn reading(mut self, language: impl Into<String>) -> Self {
        self.language = language.into();
        self
    }

    /// The same caller, living in a time zone (its IANA name, as the host was told it).
    #[must_use]
    pub fn in_zone(mut self, zone: Option<impl Into<String>>) -> Self {
        self.time_zone = zone.map(Into::into);
        self
    }

    /// The same caller with another role.
    #[must_use]
    pub fn as_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }
}
