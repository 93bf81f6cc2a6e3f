//! What a rehearsal can be asked to do, and the shapes of it. A host implements [`Levers`]; nothing
//! here knows how.

use crate::Result;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Debug;
use ts_rs::TS;

/// What a rehearsal's Sinch can be asked to do.
///
/// Every method fails with `invalid_input` for what it refuses, in its own words, and with
/// `precondition_failed` when it cannot be reached.
#[async_trait]
pub trait Levers: Send + Sync + Debug {
    /// How it misbehaves now; durations are the seconds left.
    async fn dials(&self) -> Result<Dials>;
    /// Changes the dials that are named; the others go on as they are.
    async fn turn(&self, change: Dials) -> Result<Dials>;
    /// What time it is there.
    async fn clock(&self) -> Result<RehearsalClock>;
    /// Moves its clock forward.
    async fn jump(&self, seconds: u32) -> Result<RehearsalClock>;
    /// The numbers that have a story.
    async fn scenarios(&self) -> Result<Vec<Scenario>>;
    /// Who wrote with an app lately, the last first.
    async fn phones(&self, app_id: &str) -> Result<Vec<PhoneLine>>;
    /// What stands on a person's phone, oldest first.
    async fn thread(&self, app_id: &str, identity: &str) -> Result<Vec<PhoneMessage>>;
    /// Does something on a person's phone.
    async fn act(&self, app_id: &str, channel: &str, identity: &str, deed: Deed) -> Result<()>;
}

/// How the rehearsal's Sinch misbehaves. A dial that is absent is not changed; everything at rest
/// is 0, `false` or empty. Shares are fractions from 0 to 1 of the requests or callbacks concerned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Dials {
    /// Added to every answer, in milliseconds.
    pub latency_ms: Option<u32>,
    /// Up to so much more, drawn evenly.
    pub jitter_ms: Option<u32>,
    /// Sends answered 503 and not accepted.
    pub send_5xx_share: Option<f64>,
    /// Sends accepted, then answered 500.
    pub send_5xx_after_share: Option<f64>,
    /// Sends whose connection drops before they are accepted.
    pub send_reset_before_share: Option<f64>,
    /// Sends accepted, then the connection drops.
    pub send_reset_share: Option<f64>,
    /// Sends neither accepted nor answered.
    pub send_timeout_before_share: Option<f64>,
    /// Sends accepted and never answered.
    pub send_timeout_share: Option<f64>,
    /// How long an unanswered send hangs; 0 means a minute.
    pub send_timeout_ms: Option<u32>,
    /// Sends refused with 429.
    pub rate_429_share: Option<f64>,
    /// Every send is refused with 429 for so many seconds.
    pub burst_429_seconds: Option<u32>,
    /// Sinch answers nothing for so many seconds.
    pub outage_seconds: Option<u32>,
    /// In an outage connections are dropped in place of an answer.
    pub outage_refuses: Option<bool>,
    /// No channel takes a message for so many seconds.
    pub channel_outage_seconds: Option<u32>,
    /// The account's keys are refused.
    pub keys_revoked: Option<bool>,
    /// Callbacks sent twice.
    pub callback_doubled_share: Option<f64>,
    /// Callbacks held back by `callback_late_ms`.
    pub callback_late_share: Option<f64>,
    /// How long a late callback is held back; 0 means half a minute.
    pub callback_late_ms: Option<u32>,
    /// Callbacks overtaken by later ones.
    pub callback_disorder_share: Option<f64>,
    /// The webhook cannot be reached for so many seconds.
    pub webhook_outage_seconds: Option<u32>,
    /// The first pause before a callback is repeated; 0 means five seconds.
    pub retry_base_ms: Option<u32>,
    /// Messages that fail, by reason code; the shares sum to 1 at most.
    pub failure_share: Option<BTreeMap<String, f64>>,
    /// Dials that only the rehearsal knows: it refuses those it does not.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: BTreeMap<String, Value>,
}

/// The rehearsal's own time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RehearsalClock {
    /// What time it is there.
    pub now: i64,
    /// Seconds it is ahead of this computer.
    pub ahead_seconds: i64,
}

/// A number with a story: whatever is sent to it ends the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// E.164.
    pub number: String,
    /// What happens, in a few words.
    pub story: String,
    /// The reason code that its failure carries.
    #[serde(default)]
    pub code: Option<String>,
}

/// Somebody who got or wrote a message lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneLine {
    pub identity: String,
    /// Sinch's word for the channel.
    pub channel: String,
    /// When the last message was accepted.
    pub at: i64,
    /// Its first words.
    pub text: String,
}

/// A message as it stands on a person's phone. What is empty is not there.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PhoneMessage {
    pub id: String,
    /// Written by the person who holds the phone.
    pub mine: bool,
    /// Sinch's word for the channel.
    pub channel: String,
    pub at: i64,
    /// Whether the person is known to have read it.
    pub read: bool,
    /// Emoji the person put on it.
    pub reactions: Vec<String>,
    pub header: String,
    pub text: String,
    pub footer: String,
    /// Address of a picture, film, sound or document.
    pub media: String,
    pub location: Option<PhonePlace>,
    pub choices: Vec<PhoneChoice>,
    /// The message that this answers.
    pub answers: Option<String>,
}

/// A place on a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhonePlace {
    pub title: String,
    pub latitude: f64,
    pub longitude: f64,
}

/// Something to press beneath a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhoneChoice {
    pub title: String,
    /// What comes back when it is pressed; `null` where it leads elsewhere.
    #[serde(default)]
    pub postback_data: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
}

/// What a person does on their phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Writes.
    Text(String),
    /// Sends a picture, film, sound or document; its address.
    Media(String),
    /// Sends a place.
    Location {
        title: String,
        latitude: f64,
        longitude: f64,
    },
    /// Presses a button or chooses from a list.
    Choice {
        message_id: String,
        postback_data: String,
    },
    /// Puts an emoji on a message.
    Reaction { message_id: String, emoji: String },
}
