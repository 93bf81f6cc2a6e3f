//! Why a message fails, in the words of a delivery report.
//!
//! The codes are all that the API documents and the four its Node client knows beside them. One
//! more: a row of `REASONS`; a scenario number for it is a row of `scenarios.rs`.

use serde::Serialize;

/// One documented reason: code and what the report says.
struct Row(&'static str, &'static str);

const REASONS: [Row; 31] = [
    Row("UNKNOWN", "The underlying channel reported: unknown error"),
    Row(
        "INTERNAL_ERROR",
        "An internal error occurred. Please save the entire callback if you want to report an error",
    ),
    Row(
        "RATE_LIMITED",
        "The message was not sent due to rate limiting",
    ),
    Row(
        "RECIPIENT_INVALID_CHANNEL_IDENTITY",
        "The channel recipient identity was malformed",
    ),
    Row(
        "RECIPIENT_NOT_REACHABLE",
        "The underlying channel reported: Message undeliverable",
    ),
    Row(
        "RECIPIENT_NOT_OPTED_IN",
        "The underlying channel reported: the recipient is not opted in",
    ),
    Row(
        "OUTSIDE_ALLOWED_SENDING_WINDOW",
        "The underlying channel reported: Re-engagement message",
    ),
    Row(
        "CHANNEL_FAILURE",
        "The underlying channel reported: Generic error",
    ),
    Row(
        "CHANNEL_BAD_CONFIGURATION",
        "The configuration of the channel for the used App is wrong",
    ),
    Row(
        "CHANNEL_CONFIGURATION_MISSING",
        "The configuration of the channel is missing from the used App",
    ),
    Row(
        "MEDIA_TYPE_UNSUPPORTED",
        "The underlying channel reported: the media type is not supported",
    ),
    Row(
        "MEDIA_TOO_LARGE",
        "The underlying channel reported: the media is too large",
    ),
    Row(
        "MEDIA_NOT_REACHABLE",
        "The provided media URL was not reachable",
    ),
    Row(
        "NO_CHANNELS_LEFT",
        "No channels to try to send the message to",
    ),
    Row(
        "TEMPLATE_NOT_FOUND",
        "The referenced template was not found",
    ),
    Row(
        "TEMPLATE_INSUFFICIENT_PARAMETERS",
        "Sufficient template parameters were not provided",
    ),
    Row(
        "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
        "Provided language code or version of the template does not exist",
    ),
    Row(
        "DELIVERY_TIMED_OUT",
        "The underlying channel reported: the message delivery timed out",
    ),
    Row(
        "DELIVERY_REJECTED_DUE_TO_POLICY",
        "The underlying channel reported: the message was rejected due to policy",
    ),
    Row("CONTACT_NOT_FOUND", "The provided contact id did not exist"),
    Row(
        "BAD_REQUEST",
        "The request was refused by the validation of the channel",
    ),
    Row("UNKNOWN_APP", "The used App is missing"),
    Row(
        "NO_CHANNEL_IDENTITY_FOR_CONTACT",
        "The contact has no channel identities",
    ),
    Row(
        "CHANNEL_REJECT",
        "The underlying channel reported: the message was rejected",
    ),
    Row("NO_PERMISSION", "No permission to perform the action"),
    Row(
        "NO_PROFILE_AVAILABLE",
        "No available profile data for the user",
    ),
    Row(
        "UNSUPPORTED_OPERATION",
        "The channel does not support the operation",
    ),
    Row("INACTIVE_CREDENTIAL", "The credential is inactive"),
    Row(
        "MESSAGE_EXPIRED",
        "The message expired before it was delivered",
    ),
    Row(
        "MESSAGE_SPLIT_REQUIRED",
        "The text is too long for one message",
    ),
    Row(
        "DELIVERY_REPORT_TIME_OUT",
        "No delivery report came from the channel in time",
    ),
];

/// A reason as it stands in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Reason {
    pub(crate) code: &'static str,
    pub(crate) description: &'static str,
    pub(crate) sub_code: &'static str,
    /// The channel's own number; WhatsApp alone gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) channel_code: Option<&'static str>,
}

impl Reason {
    /// The reason of a code, or `None` for a code no source documents.
    pub(crate) fn of(code: &str) -> Option<Reason> {
        let row = REASONS.iter().find(|row| row.0 == code)?;
        Some(Reason {
            code: row.0,
            description: row.1,
            sub_code: "UNSPECIFIED_SUB_CODE",
            channel_code: None,
        })
    }

    /// The reason of a code that stands in the table; any other becomes UNKNOWN.
    pub(crate) fn known(code: &'static str) -> Reason {
        Reason::of(code).unwrap_or(Reason {
            code: "UNKNOWN",
            description: REASONS[0].1,
            sub_code: "UNSPECIFIED_SUB_CODE",
            channel_code: None,
        })
    }

    /// With WhatsApp's number for it.
    pub(crate) fn numbered(self, channel_code: &'static str) -> Reason {
        Reason {
            channel_code: Some(channel_code),
            ..self
        }
    }

    /// With a sub code.
    pub(crate) fn with_sub_code(self, sub_code: &'static str) -> Reason {
        Reason { sub_code, ..self }
    }

    /// With other words, for faults the sandbox can name exactly.
    pub(crate) fn saying(self, description: &'static str) -> Reason {
        Reason {
            description,
            ..self
        }
    }

    /// Every documented code.
    #[cfg(test)]
    pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
        REASONS.iter().map(|row| row.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_by_name_and_once() {
        let codes: Vec<_> = Reason::codes().collect();
        for code in &codes {
            assert_eq!(Reason::of(code).map(|reason| reason.code), Some(*code));
            assert_eq!(codes.iter().filter(|other| *other == code).count(), 1);
        }
        assert_eq!(Reason::of("REJECTED_BY_CHANNEL"), None);
    }
}
