//! Scenario numbers: +1 989 555 0100 to +1 989 555 0199, each with a story of its own.
//!
//! One table, number → story, so that a person can cause every documented outcome on purpose. The
//! block is exact: no suffix, no prefix, so no number of a real file meets it. One more story is
//! one more row; a test holds that every reason code has one.

use serde::Serialize;

use crate::{channel::normal_identity, reasons::Reason};

/// How the message ends on the channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Delivered; the seed decides whether it is read.
    Usual,
    /// Delivered and read.
    Read,
    /// Delivered, never read.
    Delivered,
    /// Handed to the channel; nothing is heard of it again.
    Silence,
    /// READ comes, DELIVERED never does.
    ReadWithoutDelivered,
    /// READ comes before DELIVERED.
    ReadFirst,
    /// Delivered after ten seconds.
    Slow,
    /// Fails on every channel with a reason code, WhatsApp's number and a sub code.
    Fails(&'static str, Option<&'static str>, Option<&'static str>),
    /// Fails on the first channel only; the next one delivers.
    FailsOnFirst(&'static str),
    /// The first channel takes it and says nothing more; the next one delivers.
    SilentOnFirst,
    /// The channel does not take it before so many seconds have passed; retries may live to see it.
    Recovers(u32),
}

/// What the request itself meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Welcome {
    /// An answer.
    Answer,
    /// 400, always.
    Refused,
    /// 429 the first time, accepted the second.
    LimitedOnce,
    /// 429, always.
    Limited,
    /// 503 the first time and not accepted, accepted the second.
    UnavailableOnce,
    /// Accepted, then 500.
    FailsAfter,
    /// Accepted, then the connection is dropped.
    DroppedAfter,
    /// Not accepted, the connection is dropped; accepted the second time.
    DroppedBeforeOnce,
    /// Accepted, never answered.
    HangsAfter,
    /// Neither accepted nor answered; accepted the second time.
    HangsBeforeOnce,
}

/// What the person does when the message is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Nothing,
    /// Writes a text.
    Text(&'static str),
    /// Presses the first button, or writes "Yes" when there is none.
    FirstButton,
    /// Sends a heart for the message.
    Reaction,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scenario {
    /// The last two digits of the number.
    pub(crate) number: u8,
    pub(crate) welcome: Welcome,
    pub(crate) ending: Ending,
    pub(crate) answer: Answer,
    /// Every callback comes twice.
    pub(crate) doubled: bool,
    /// In a person's words.
    pub(crate) story: &'static str,
}

const USUAL: Scenario = Scenario {
    number: 0,
    welcome: Welcome::Answer,
    ending: Ending::Usual,
    answer: Answer::Nothing,
    doubled: false,
    story: "",
};

const fn ends(number: u8, ending: Ending, story: &'static str) -> Scenario {
    Scenario {
        number,
        ending,
        story,
        ..USUAL
    }
}

const fn meets(number: u8, welcome: Welcome, story: &'static str) -> Scenario {
    Scenario {
        number,
        welcome,
        story,
        ..USUAL
    }
}

const fn fails(number: u8, code: &'static str, story: &'static str) -> Scenario {
    ends(number, Ending::Fails(code, None, None), story)
}

const fn fails_as(
    number: u8,
    code: &'static str,
    channel_code: Option<&'static str>,
    sub_code: Option<&'static str>,
    story: &'static str,
) -> Scenario {
    ends(number, Ending::Fails(code, channel_code, sub_code), story)
}

const fn answers(number: u8, answer: Answer, story: &'static str) -> Scenario {
    Scenario {
        number,
        ending: Ending::Read,
        answer,
        story,
        ..USUAL
    }
}

/// The table.
pub(crate) const SCENARIOS: [Scenario; 65] = [
    ends(0, Ending::Read, "delivered and read"),
    ends(1, Ending::Delivered, "delivered, never read"),
    ends(2, Ending::Silence, "handed to the channel, never delivered"),
    ends(
        3,
        Ending::ReadWithoutDelivered,
        "read without ever being delivered",
    ),
    ends(4, Ending::ReadFirst, "READ comes before DELIVERED"),
    Scenario {
        doubled: true,
        ..ends(5, Ending::Read, "every callback comes twice")
    },
    ends(6, Ending::Slow, "delivered after ten seconds"),
    ends(
        7,
        Ending::FailsOnFirst("RECIPIENT_NOT_REACHABLE"),
        "fails on the first channel, switches to the next",
    ),
    ends(
        8,
        Ending::Recovers(20),
        "the channel fails for 20 seconds, a retry gets through",
    ),
    ends(
        9,
        Ending::Recovers(600),
        "the channel fails for 10 minutes: retried as long as the app says",
    ),
    meets(10, Welcome::LimitedOnce, "429 once, then accepted"),
    meets(11, Welcome::Limited, "429 always"),
    meets(12, Welcome::FailsAfter, "accepted, but answered 500"),
    meets(
        13,
        Welcome::UnavailableOnce,
        "503 once and not accepted, then accepted",
    ),
    meets(14, Welcome::HangsAfter, "accepted, but never answered"),
    meets(
        15,
        Welcome::HangsBeforeOnce,
        "never answered and not accepted, the second try is accepted",
    ),
    meets(
        16,
        Welcome::DroppedAfter,
        "accepted, but the connection drops",
    ),
    meets(
        17,
        Welcome::DroppedBeforeOnce,
        "the connection drops and it is not accepted, the second try is",
    ),
    meets(18, Welcome::Refused, "400 always"),
    ends(
        19,
        Ending::SilentOnFirst,
        "nothing is heard of the first channel; the next one delivers if the app waits for reports",
    ),
    fails(20, "UNKNOWN", "fails: no better code"),
    fails(21, "INTERNAL_ERROR", "fails: a fault of Sinch"),
    fails(22, "RATE_LIMITED", "fails: a rate limit of the channel"),
    fails(
        23,
        "RECIPIENT_INVALID_CHANNEL_IDENTITY",
        "fails: the identity is malformed",
    ),
    fails_as(
        24,
        "RECIPIENT_NOT_REACHABLE",
        Some("131026"),
        None,
        "fails: not reachable on the channel",
    ),
    fails(25, "RECIPIENT_NOT_OPTED_IN", "fails: no opt-in"),
    fails_as(
        26,
        "OUTSIDE_ALLOWED_SENDING_WINDOW",
        Some("131047"),
        None,
        "fails: the 24-hour window is closed",
    ),
    fails_as(
        27,
        "CHANNEL_FAILURE",
        Some("131000"),
        None,
        "fails: the channel did not take it",
    ),
    fails(
        28,
        "CHANNEL_BAD_CONFIGURATION",
        "fails: the channel is set up wrongly",
    ),
    fails(
        29,
        "CHANNEL_CONFIGURATION_MISSING",
        "fails: the channel is not set up",
    ),
    fails_as(
        30,
        "MEDIA_TYPE_UNSUPPORTED",
        Some("131053"),
        None,
        "fails: media type",
    ),
    fails_as(
        31,
        "MEDIA_TOO_LARGE",
        Some("131053"),
        None,
        "fails: media size",
    ),
    fails_as(
        32,
        "MEDIA_NOT_REACHABLE",
        Some("131052"),
        None,
        "fails: media cannot be fetched",
    ),
    fails(33, "NO_CHANNELS_LEFT", "fails: no channel left to try"),
    fails_as(
        34,
        "TEMPLATE_NOT_FOUND",
        Some("132001"),
        None,
        "fails: unknown template",
    ),
    fails_as(
        35,
        "TEMPLATE_INSUFFICIENT_PARAMETERS",
        Some("132000"),
        None,
        "fails: a parameter is missing",
    ),
    fails_as(
        36,
        "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
        Some("132001"),
        None,
        "fails: no such language or version",
    ),
    fails(
        37,
        "DELIVERY_TIMED_OUT",
        "fails: the channel gave up in time",
    ),
    fails_as(
        38,
        "DELIVERY_REJECTED_DUE_TO_POLICY",
        Some("131049"),
        None,
        "fails: the channel's policy",
    ),
    fails(39, "CONTACT_NOT_FOUND", "fails: unknown contact"),
    fails(40, "BAD_REQUEST", "fails: the second validation"),
    fails(41, "UNKNOWN_APP", "fails: the app vanished"),
    fails(
        42,
        "NO_CHANNEL_IDENTITY_FOR_CONTACT",
        "fails: the contact has no identity",
    ),
    fails(43, "CHANNEL_REJECT", "fails: the channel refuses for good"),
    fails(44, "NO_PERMISSION", "fails: not allowed"),
    fails(45, "NO_PROFILE_AVAILABLE", "fails: no profile data"),
    fails(
        46,
        "UNSUPPORTED_OPERATION",
        "fails: the channel cannot do that",
    ),
    fails(
        47,
        "INACTIVE_CREDENTIAL",
        "fails: the credential is switched off",
    ),
    fails(48, "MESSAGE_EXPIRED", "fails: expired"),
    fails(49, "MESSAGE_SPLIT_REQUIRED", "fails: the text is too long"),
    fails(50, "DELIVERY_REPORT_TIME_OUT", "fails: no report in time"),
    fails_as(
        51,
        "CHANNEL_FAILURE",
        Some("131053"),
        Some("ATTACHMENT_REJECTED"),
        "fails: Meta refuses the attachment",
    ),
    fails_as(
        52,
        "MEDIA_TYPE_UNSUPPORTED",
        None,
        Some("MEDIA_TYPE_UNDETERMINED"),
        "fails: media type unknown",
    ),
    fails_as(
        53,
        "CHANNEL_BAD_CONFIGURATION",
        None,
        Some("INACTIVE_SENDER"),
        "fails: the sender is switched off",
    ),
    fails_as(
        54,
        "RECIPIENT_NOT_REACHABLE",
        Some("131049"),
        None,
        "fails: over Meta's cap of marketing per person",
    ),
    fails_as(
        55,
        "RECIPIENT_NOT_REACHABLE",
        Some("130472"),
        None,
        "fails: the number is in a Meta experiment",
    ),
    fails_as(
        56,
        "RATE_LIMITED",
        Some("131056"),
        None,
        "fails: too many messages to this person",
    ),
    fails_as(
        57,
        "CHANNEL_REJECT",
        Some("131031"),
        None,
        "fails: the business account is blocked",
    ),
    answers(
        60,
        Answer::Text("Thank you!"),
        "read, and answers with a text",
    ),
    answers(61, Answer::Text("STOP"), "read, and answers STOP"),
    answers(
        62,
        Answer::FirstButton,
        "read, and presses the first button",
    ),
    answers(63, Answer::Reaction, "read, and reacts with a heart"),
    answers(64, Answer::Text("START"), "read, and answers START"),
    answers(
        65,
        Answer::Text("Dove si trova il mio ordine?"),
        "read, and asks in Italian",
    ),
    answers(
        66,
        Answer::Text("¿Cuándo llega? 🚚"),
        "read, and asks in Spanish, with an emoji",
    ),
];

/// The story of an identity: its row when it lies in the block, the usual one otherwise.
pub(crate) fn of(identity: &str) -> Scenario {
    const BLOCK: &str = "198955501";
    let digits = normal_identity(identity);
    let number = digits
        .strip_prefix(BLOCK)
        .filter(|rest| rest.len() == 2)
        .and_then(|rest| rest.parse::<u8>().ok());
    let Some(number) = number else { return USUAL };
    SCENARIOS
        .into_iter()
        .find(|scenario| scenario.number == number)
        .unwrap_or(USUAL)
}

/// One row as `GET /control/scenarios` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    number: String,
    story: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub_code: Option<&'static str>,
    /// WhatsApp's own number of the fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    channel_code: Option<&'static str>,
}

/// The table for people.
pub(crate) fn shown() -> Vec<Shown> {
    SCENARIOS
        .iter()
        .map(|scenario| {
            let (code, channel_code, sub_code) = match scenario.ending {
                Ending::Fails(code, channel_code, sub_code) => (Some(code), channel_code, sub_code),
                Ending::FailsOnFirst(code) => (Some(code), None, None),
                _ => (None, None, None),
            };
            Shown {
                number: format!("+198955501{:02}", scenario.number),
                story: scenario.story,
                code,
                sub_code,
                channel_code,
            }
        })
        .collect()
}

/// The reason of a failing scenario.
pub(crate) fn reason(
    code: &'static str,
    channel_code: Option<&'static str>,
    sub_code: Option<&'static str>,
) -> Reason {
    let mut reason = Reason::known(code);
    if let Some(channel_code) = channel_code {
        reason = reason.numbered(channel_code);
    }
    if let Some(sub_code) = sub_code {
        reason = reason.with_sub_code(sub_code);
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_code_has_a_number() {
        for code in Reason::codes() {
            let has_one = SCENARIOS
                .iter()
                .any(|row| matches!(row.ending, Ending::Fails(c, _, _) if c == code));
            assert!(has_one, "{code}");
        }
    }

    #[test]
    fn every_code_of_the_table_is_documented() {
        for row in SCENARIOS {
            if let Ending::Fails(code, _, _) | Ending::FailsOnFirst(code) = row.ending {
                assert!(Reason::of(code).is_some(), "{code}");
            }
        }
    }

    #[test]
    fn the_block_is_exact() {
        assert_eq!(of("+1 989 555 0124").number, 24);
        assert_eq!(of("19895550124").number, 24);
        for other in ["19895550224", "9895550124", "198955501240", "3919895550124"] {
            assert_eq!(of(other).number, 0, "{other}");
            assert_eq!(of(other).ending, Ending::Usual);
        }
    }

    #[test]
    fn numbers_are_unique() {
        for (at, row) in SCENARIOS.iter().enumerate() {
            assert!(row.number < 100);
            assert!(
                !SCENARIOS[..at]
                    .iter()
                    .any(|other| other.number == row.number)
            );
        }
    }
}
