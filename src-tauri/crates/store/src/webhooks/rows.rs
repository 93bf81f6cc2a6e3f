//! The shapes of the callback log: what goes in, what is read, what an interpretation leaves.
//!
//! A column that is read in lists belongs into [`CallbackLine`] too.

use crate::Cursor;
use domain::{AccountId, CallbackId, CampaignId};

/// A body as it is kept: text where the bytes are text, base64 where they are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The text, or base64 of the bytes.
    pub text: String,
    /// `text`, `base64`, or `dropped` when only the size was kept.
    pub encoding: &'static str,
}

/// A callback on its way into the log.
#[derive(Clone, Debug)]
pub struct NewCallback {
    /// `cbk_…`.
    pub id: CallbackId,
    /// Whose receiver address it was posted to.
    pub account_id: AccountId,
    /// When it came in, in ms.
    pub received_at: i64,
    /// `valid`, `late` or `quarantined`.
    pub verdict: &'static str,
    /// Why it is quarantined; empty otherwise.
    pub reason: String,
    /// The signature's nonce, only when the signature is right.
    pub nonce: Option<String>,
    /// When Sinch signed it, in ms, only when the signature is right.
    pub signed_at: Option<i64>,
    /// Size of the body in bytes, also when the body itself was dropped.
    pub size: i64,
    /// Whether the secret before the account's present one signed it.
    pub former_secret: bool,
    /// The request's headers as a JSON object.
    pub headers: String,
    /// The body.
    pub body: Body,
}

/// What [`append`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// A new row.
    New,
    /// The very same callback was there: its repeats were counted, no row was added.
    Repeat,
}

/// A callback as the worker and the page of one callback read it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Callback {
    /// `cbk_…`.
    pub id: String,
    /// The account.
    pub account_id: String,
    /// In ms.
    pub received_at: i64,
    /// `valid`, `late` or `quarantined`.
    pub verdict: String,
    /// Why it is quarantined.
    pub reason: String,
    /// The proved nonce.
    pub nonce: Option<String>,
    /// The proved time of signing, in ms.
    pub signed_at: Option<i64>,
    /// How often the same came again.
    pub repeats: i64,
    /// Bytes.
    pub size: i64,
    /// JSON object.
    pub headers: String,
    /// See [`Body`].
    pub body: String,
    /// See [`Body`].
    pub body_encoding: String,
    /// `waiting`, `done` or `held`.
    pub state: String,
    /// When it was interpreted, in ms.
    pub interpreted_at: Option<i64>,
    /// Sinch's trigger, e.g. `MESSAGE_DELIVERY`; empty before interpretation.
    pub trigger_name: String,
    /// The message it is about, if any.
    pub message_id: String,
    /// The delivery status it reports, if any.
    pub status: String,
    /// The attempt it names, if any.
    pub attempt_id: String,
    /// The person's digits, if any.
    pub identity: String,
    /// 1 when it moved something.
    pub applied: i64,
    /// How the interpretation ended, see [`Settled`].
    pub outcome: String,
    /// JSON list of what it changed.
    pub effects: String,
    /// The correlation id it brings back, if any.
    pub correlation_id: String,
    /// The campaign it is about, if any of ours.
    pub campaign_id: String,
    /// 1 when the secret before the account's present one signed it.
    pub former_secret: i64,
}

/// A callback as a list shows it: without headers and body.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CallbackLine {
    /// `cbk_…`.
    pub id: String,
    /// The account.
    pub account_id: String,
    /// In ms.
    pub received_at: i64,
    /// `valid`, `late` or `quarantined`.
    pub verdict: String,
    /// Why it is quarantined.
    pub reason: String,
    /// How often the same came again.
    pub repeats: i64,
    /// Bytes.
    pub size: i64,
    /// `waiting`, `done` or `held`.
    pub state: String,
    /// Sinch's trigger; empty before interpretation.
    pub trigger_name: String,
    /// The delivery status it reports, if any.
    pub status: String,
    /// The person's digits, if any.
    pub identity: String,
    /// 1 when it moved something.
    pub applied: i64,
    /// How the interpretation ended.
    pub outcome: String,
    /// JSON list of what it changed.
    pub effects: String,
}

/// What an interpretation found.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// Sinch's trigger; empty when the body could not be read.
    pub trigger_name: String,
    /// The message it is about.
    pub message_id: String,
    /// The delivery status it reports.
    pub status: String,
    /// The attempt it names.
    pub attempt_id: String,
    /// The person's digits.
    pub identity: String,
    /// The correlation id it brings back.
    pub correlation_id: String,
    /// The campaign it is about; empty when it is none of ours.
    pub campaign_id: String,
    /// Whether it moved something.
    pub applied: bool,
    /// `applied`, `known`, `stranger`, `noted` or `unparsable`.
    pub outcome: &'static str,
    /// JSON list of what it changed; kept from an earlier run when this one changed nothing.
    pub effects: Option<String>,
}

/// What a page of the log is narrowed to: everything that is set, together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// One account's.
    pub account: Option<AccountId>,
    /// One campaign's.
    pub campaign: Option<CampaignId>,
    /// One of Sinch's triggers.
    pub trigger: Option<String>,
    /// `valid`, `late` or `quarantined`.
    pub verdict: Option<&'static str>,
    /// How far it came.
    pub stage: Option<Stage>,
    /// From when on, in ms.
    pub from_ms: Option<i64>,
    /// Until when, exclusive, in ms.
    pub until_ms: Option<i64>,
    /// What is searched for.
    pub search: Option<Search>,
}

/// How far a callback came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It was not interpreted yet.
    Waiting,
    /// Its interpretation ended so; see [`Settled`].
    Outcome(&'static str),
}

/// What is searched for in the log; each has an index of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// People whose digits start so.
    Digits(String),
    /// A callback, a message of Sinch's, a correlation id or an attempt of ours, whole.
    Id(String),
}

impl From<Callback> for CallbackLine {
    fn from(callback: Callback) -> Self {
        Self {
            id: callback.id,
            account_id: callback.account_id,
            received_at: callback.received_at,
            verdict: callback.verdict,
            reason: callback.reason,
            repeats: callback.repeats,
            size: callback.size,
            state: callback.state,
            trigger_name: callback.trigger_name,
            status: callback.status,
            identity: callback.identity,
            applied: callback.applied,
            outcome: callback.outcome,
            effects: callback.effects,
        }
    }
}

impl CallbackLine {
    /// Where the lines after this one begin.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor::of(vec![self.received_at.into(), self.id.clone().into()])
    }
}
