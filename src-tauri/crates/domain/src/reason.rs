//! Why a message failed, in Sinch's codes, and what can be done about it.
//!
//! The codes are an open set: an unknown one is kept and treated as permanent until a person
//! looks. To add a code: one line in `KINDS`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Sinch's reason for a failure, as delivery reports carry it (Conversation API, `reason`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Reason {
    /// The code, e.g. `OUTSIDE_ALLOWED_SENDING_WINDOW`.
    pub code: String,
    /// Sinch's own words.
    pub description: String,
    /// Refines the code; `UNSPECIFIED_SUB_CODE` when there is nothing to add.
    pub sub_code: String,
    /// The channel's own number, e.g. `131047`; empty when there is none.
    pub channel_code: String,
}

/// What can be done about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Passing: worth another attempt later.
    RetryLater,
    /// This person cannot be reached this way.
    Recipient,
    /// The message, its media or its data must be mended.
    Message,
    /// The app's or channel's set-up is wrong: every message will fail, so the campaign stops.
    Setup,
    /// Refused by the channel's rules.
    Policy,
}

const KINDS: &[(&str, ReasonKind)] = &[
    ("INTERNAL_ERROR", ReasonKind::RetryLater),
    ("RATE_LIMITED", ReasonKind::RetryLater),
    ("CHANNEL_FAILURE", ReasonKind::RetryLater),
    ("DELIVERY_TIMED_OUT", ReasonKind::RetryLater),
    ("DELIVERY_REPORT_TIME_OUT", ReasonKind::RetryLater),
    ("MESSAGE_EXPIRED", ReasonKind::RetryLater),
    ("RECIPIENT_INVALID_CHANNEL_IDENTITY", ReasonKind::Recipient),
    ("RECIPIENT_NOT_REACHABLE", ReasonKind::Recipient),
    ("RECIPIENT_NOT_OPTED_IN", ReasonKind::Recipient),
    ("NO_CHANNELS_LEFT", ReasonKind::Recipient),
    ("CONTACT_NOT_FOUND", ReasonKind::Recipient),
    ("NO_CHANNEL_IDENTITY_FOR_CONTACT", ReasonKind::Recipient),
    ("NO_PROFILE_AVAILABLE", ReasonKind::Recipient),
    ("OUTSIDE_ALLOWED_SENDING_WINDOW", ReasonKind::Message),
    ("MEDIA_TYPE_UNSUPPORTED", ReasonKind::Message),
    ("MEDIA_TOO_LARGE", ReasonKind::Message),
    ("MEDIA_NOT_REACHABLE", ReasonKind::Message),
    ("MESSAGE_SPLIT_REQUIRED", ReasonKind::Message),
    ("TEMPLATE_INSUFFICIENT_PARAMETERS", ReasonKind::Message),
    ("BAD_REQUEST", ReasonKind::Message),
    ("UNSUPPORTED_OPERATION", ReasonKind::Message),
    ("CHANNEL_BAD_CONFIGURATION", ReasonKind::Setup),
    ("CHANNEL_CONFIGURATION_MISSING", ReasonKind::Setup),
    ("TEMPLATE_NOT_FOUND", ReasonKind::Setup),
    (
        "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
        ReasonKind::Setup,
    ),
    ("UNKNOWN_APP", ReasonKind::Setup),
    ("INACTIVE_CREDENTIAL", ReasonKind::Setup),
    ("DELIVERY_REJECTED_DUE_TO_POLICY", ReasonKind::Policy),
    ("CHANNEL_REJECT", ReasonKind::Policy),
    ("NO_PERMISSION", ReasonKind::Policy),
    // Our own words, for what never reached a channel.
    ("EMPTY_VARIABLE", ReasonKind::Message),
    ("NO_IDENTITY", ReasonKind::Recipient),
    ("INVALID_ARGUMENT", ReasonKind::Message),
    ("NO_CONNECTION", ReasonKind::RetryLater),
];

impl Reason {
    /// What can be done about it; an unknown code is the recipient's until someone looks.
    pub fn kind(&self) -> ReasonKind {
        kind_of(&self.code)
    }

    /// Whether the channel refused it by its rules: the field calls that `rejected`, not `failed`.
    pub fn is_refusal(&self) -> bool {
        self.kind() == ReasonKind::Policy
    }
}

/// What can be done about a failure with this code.
pub fn kind_of(code: &str) -> ReasonKind {
    KINDS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(ReasonKind::Recipient, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_has_two_kinds() {
        for (index, (code, _)) in KINDS.iter().enumerate() {
            assert!(
                !KINDS[..index].iter().any(|(other, _)| other == code),
                "{code} twice"
            );
        }
        assert_eq!(kind_of("UNKNOWN_APP"), ReasonKind::Setup);
        assert_eq!(kind_of("SOMETHING_NEW"), ReasonKind::Recipient);
    }
}
