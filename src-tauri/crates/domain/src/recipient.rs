//! The state of one recipient in one campaign, and the one rule that moves it: a state only rises
//! in rank; the sole way back is a new attempt.
//!
//! The words are the field's (requirements BR-043…050); what Sinch's words become is requirements
//! F-10, in [`SinchStatus::state`].

use crate::reason::Reason;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use ts_rs::TS;

/// The state of a recipient: what is known of its newest attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecipientState {
    /// Nothing has been tried.
    Pending,
    /// An attempt is committed; its request is about to leave or under way.
    Claimed,
    /// A request left and nobody knows what became of it.
    InDoubt,
    /// Sinch accepted the message (it is in Sinch's queue).
    Enqueued,
    /// Handed to the channel.
    Sent,
    /// Not delivered.
    Failed,
    /// Refused by the channel's policy.
    Rejected,
    /// On the person's device.
    Delivered,
    /// Read by the person.
    Read,
    /// Certainly not accepted by Sinch.
    EnqueuedFailed,
    /// Left out on purpose; the reason says why.
    Skipped,
}

impl RecipientState {
    /// Every state, in rank order; the two beside the ranking last.
    pub const ALL: [RecipientState; 11] = [
        RecipientState::Pending,
        RecipientState::Claimed,
        RecipientState::InDoubt,
        RecipientState::Enqueued,
        RecipientState::Sent,
        RecipientState::Failed,
        RecipientState::Rejected,
        RecipientState::Delivered,
        RecipientState::Read,
        RecipientState::EnqueuedFailed,
        RecipientState::Skipped,
    ];

    /// The word in the database and at the door.
    pub fn as_str(self) -> &'static str {
        match self {
            RecipientState::Pending => "pending",
            RecipientState::Claimed => "claimed",
            RecipientState::InDoubt => "in_doubt",
            RecipientState::Enqueued => "enqueued",
            RecipientState::Sent => "sent",
            RecipientState::Failed => "failed",
            RecipientState::Rejected => "rejected",
            RecipientState::Delivered => "delivered",
            RecipientState::Read => "read",
            RecipientState::EnqueuedFailed => "enqueued_failed",
            RecipientState::Skipped => "skipped",
        }
    }

    /// Its place in `pending < claimed < in_doubt < enqueued < sent < failed | rejected <
    /// delivered < read`. `enqueued_failed` ranks with `in_doubt`: proof of acceptance, should it
    /// come after all, rises above it. `skipped` is never left.
    pub fn rank(self) -> u8 {
        match self {
            RecipientState::Pending => 0,
            RecipientState::Claimed => 1,
            RecipientState::InDoubt | RecipientState::EnqueuedFailed => 2,
            RecipientState::Enqueued => 3,
            RecipientState::Sent => 4,
            RecipientState::Failed | RecipientState::Rejected => 5,
            RecipientState::Delivered => 6,
            RecipientState::Read => 7,
            RecipientState::Skipped => u8::MAX,
        }
    }

    /// Whether evidence for `to` moves a recipient that is in this state.
    pub fn rises_to(self, to: RecipientState) -> bool {
        to.rank() > self.rank()
    }

    /// Whether Sinch certainly accepted the message.
    pub fn is_accepted(self) -> bool {
        self != RecipientState::Skipped && self.rank() >= RecipientState::Enqueued.rank()
    }

    /// Whether a recipient in this state came at least as far as `step`: what a funnel counts.
    /// Failed and rejected were handed over and sent on before Sinch reported them.
    pub fn has_reached(self, step: RecipientState) -> bool {
        match step {
            RecipientState::Enqueued => self.is_accepted(),
            RecipientState::Sent => self.is_accepted() && self != RecipientState::Enqueued,
            RecipientState::Delivered => {
                matches!(self, RecipientState::Delivered | RecipientState::Read)
            }
            other => self == other,
        }
    }

    /// Whether the message is on its way or has arrived.
    pub fn is_good(self) -> bool {
        matches!(
            self,
            RecipientState::Enqueued
                | RecipientState::Sent
                | RecipientState::Delivered
                | RecipientState::Read
        )
    }
}

impl FromStr for RecipientState {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        RecipientState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| format!("not a recipient's state: {text}"))
    }
}

/// What a campaign's recipients can be sorted by. Who is equal stands in the order of sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecipientSort {
    /// The order of sending.
    #[default]
    Position,
    Phone,
    Name,
    State,
    /// The reason's code; those without one come first.
    Reason,
    Updated,
}

impl RecipientSort {
    /// The word at the door and in cursors.
    pub fn as_str(self) -> &'static str {
        match self {
            RecipientSort::Position => "position",
            RecipientSort::Phone => "phone",
            RecipientSort::Name => "name",
            RecipientSort::State => "state",
            RecipientSort::Reason => "reason",
            RecipientSort::Updated => "updated",
        }
    }
}

/// A delivery status in Sinch's words (Conversation API, `MESSAGE_DELIVERY` and
/// `MESSAGE_SUBMIT`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SinchStatus {
    /// `MESSAGE_SUBMIT`: Sinch took it out of its queue for a channel.
    Submitted,
    QueuedOnChannel,
    Delivered,
    Read,
    Failed,
    /// One channel failed and the next one is tried: a step of its own, not an end.
    SwitchingChannel,
}

impl SinchStatus {
    /// Reads the word of a delivery report; unknown words are `None` and change nothing.
    pub fn parse(word: &str) -> Option<SinchStatus> {
        Some(match word {
            "QUEUED" => SinchStatus::Submitted,
            "QUEUED_ON_CHANNEL" => SinchStatus::QueuedOnChannel,
            "DELIVERED" => SinchStatus::Delivered,
            "READ" => SinchStatus::Read,
            "FAILED" => SinchStatus::Failed,
            "SWITCHING_CHANNEL" => SinchStatus::SwitchingChannel,
            _ => return None,
        })
    }

    /// The recipient's state that this status proves (requirements F-10).
    pub fn state(self, reason: Option<&Reason>) -> RecipientState {
        match self {
            SinchStatus::Submitted | SinchStatus::SwitchingChannel => RecipientState::Enqueued,
            SinchStatus::QueuedOnChannel => RecipientState::Sent,
            SinchStatus::Delivered => RecipientState::Delivered,
            SinchStatus::Read => RecipientState::Read,
            SinchStatus::Failed if reason.is_some_and(Reason::is_refusal) => {
                RecipientState::Rejected
            }
            SinchStatus::Failed => RecipientState::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_only_rises() {
        use RecipientState::*;
        let ranked = [
            Pending, Claimed, InDoubt, Enqueued, Sent, Failed, Delivered, Read,
        ];
        for (low, from) in ranked.iter().enumerate() {
            for (high, to) in ranked.iter().enumerate() {
                assert_eq!(from.rises_to(*to), high > low, "{from:?} to {to:?}");
            }
        }
        assert!(!Failed.rises_to(Rejected) && !Rejected.rises_to(Failed));
        assert!(EnqueuedFailed.rises_to(Delivered));
        assert!(!Skipped.rises_to(Read));
    }

    #[test]
    fn each_step_of_the_funnel_holds_the_next() {
        use RecipientState::*;
        let reached = |step| {
            RecipientState::ALL
                .into_iter()
                .filter(|state| state.has_reached(step))
                .count()
        };
        assert_eq!(
            [Enqueued, Sent, Delivered, Read].map(reached),
            [6, 5, 2, 1],
            "enqueued, sent, failed, rejected, delivered, read"
        );
        assert!(Failed.has_reached(Sent) && !Failed.has_reached(Delivered));
        assert!(!EnqueuedFailed.has_reached(Enqueued) && !Skipped.has_reached(Enqueued));
    }

    #[test]
    fn sinch_words_become_the_fields_words() {
        let policy = Reason {
            code: "DELIVERY_REJECTED_DUE_TO_POLICY".into(),
            ..Reason::default()
        };
        let unreachable = Reason {
            code: "RECIPIENT_NOT_REACHABLE".into(),
            ..Reason::default()
        };
        let state = |word: &str, reason| {
            SinchStatus::parse(word).map(|status| status.state(reason).as_str())
        };
        assert_eq!(state("QUEUED_ON_CHANNEL", None), Some("sent"));
        assert_eq!(state("FAILED", Some(&policy)), Some("rejected"));
        assert_eq!(state("FAILED", Some(&unreachable)), Some("failed"));
        assert_eq!(state("SWITCHING_CHANNEL", None), Some("enqueued"));
        assert_eq!(state("SOMETHING_NEW", None), None);
    }
}
