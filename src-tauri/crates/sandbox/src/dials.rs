//! The faults a person can turn up while the sandbox runs.
//!
//! Shares are fractions from 0 to 1 of the requests or callbacks concerned. What one recipient
//! meets is decided by scenario numbers (`scenarios.rs`), never here. One more dial: a field with
//! its meaning, and the one place that reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All dials; everything at rest is 0. The JSON form has exactly these names, and a partial
/// object changes only what it names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dials {
    /// Added to every answer of every API, in milliseconds: half before the work, half after it.
    pub latency_ms: u32,
    /// Up to so much more, drawn evenly.
    pub jitter_ms: u32,
    /// Sends answered 503 and not accepted.
    pub send_5xx_share: f64,
    /// Sends accepted, then answered 500.
    pub send_5xx_after_share: f64,
    /// Sends whose connection is dropped before they are accepted.
    pub send_reset_before_share: f64,
    /// Sends accepted, then the connection is dropped without an answer.
    pub send_reset_share: f64,
    /// Sends neither accepted nor answered for `send_timeout_ms`.
    pub send_timeout_before_share: f64,
    /// Sends accepted and not answered for `send_timeout_ms`.
    pub send_timeout_share: f64,
    /// How long an unanswered send hangs; 0 means 60,000.
    pub send_timeout_ms: u32,
    /// Sends refused with 429.
    pub rate_429_share: f64,
    /// Every send is refused with 429 for so long, counted from the moment the dial is set.
    pub burst_429_seconds: u32,
    /// All APIs fail for so long, counted from the moment the dial is set.
    pub outage_seconds: u32,
    /// In an outage: drop connections instead of answering 503.
    pub outage_refuses: bool,
    /// The keys of the project stop working, and with them every token.
    pub keys_revoked: bool,
    /// Callbacks sent twice.
    pub callback_doubled_share: f64,
    /// Callbacks held back by `callback_late_ms`.
    pub callback_late_share: f64,
    /// How long a late callback is held back; 0 means 30,000.
    pub callback_late_ms: u32,
    /// Callbacks held back a little, so that a later one overtakes them.
    pub callback_disorder_share: f64,
    /// Callbacks are not attempted for so long, as if the webhook could not be reached.
    pub webhook_outage_seconds: u32,
    /// The first pause before a callback is repeated; it doubles. 0 means 5,000.
    pub retry_base_ms: u32,
    /// Messages that fail with a reason code, by code, e.g. `{"RECIPIENT_NOT_REACHABLE": 0.02}`.
    pub failure_share: BTreeMap<String, f64>,
}

impl Dials {
    /// The first dial that is out of its range, in words; `None` when all are fine.
    pub(crate) fn fault(&self) -> Option<String> {
        let shares = [
            ("send_5xx_share", self.send_5xx_share),
            ("send_5xx_after_share", self.send_5xx_after_share),
            ("send_reset_before_share", self.send_reset_before_share),
            ("send_reset_share", self.send_reset_share),
            ("send_timeout_before_share", self.send_timeout_before_share),
            ("send_timeout_share", self.send_timeout_share),
            ("rate_429_share", self.rate_429_share),
            ("callback_doubled_share", self.callback_doubled_share),
            ("callback_late_share", self.callback_late_share),
            ("callback_disorder_share", self.callback_disorder_share),
        ];
        let failures = self
            .failure_share
            .iter()
            .map(|(code, share)| (code.as_str(), *share));
        for (name, share) in shares.into_iter().chain(failures) {
            if !(0.0..=1.0).contains(&share) {
                return Some(format!("{name} must lie between 0 and 1"));
            }
        }
        let total: f64 = self.failure_share.values().sum();
        (total > 1.0).then(|| "failure_share must not sum to more than 1".to_owned())
    }

    /// Milliseconds an unanswered send hangs.
    pub(crate) fn hang_ms(&self) -> u64 {
        or_default(self.send_timeout_ms, 60_000)
    }

    /// Milliseconds a late callback is held back.
    pub(crate) fn late_ms(&self) -> u64 {
        or_default(self.callback_late_ms, 30_000)
    }

    /// Milliseconds before the first repetition of a callback.
    pub(crate) fn retry_ms(&self) -> u64 {
        or_default(self.retry_base_ms, 5_000)
    }
}

fn or_default(dial: u32, default: u64) -> u64 {
    if dial == 0 { default } else { u64::from(dial) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_partial_object_leaves_the_rest_at_rest() {
        let dials: Dials = serde_json::from_str(r#"{"latency_ms":20}"#).unwrap();
        assert_eq!(dials.latency_ms, 20);
        assert_eq!(dials.retry_ms(), 5_000);
        assert!(serde_json::from_str::<Dials>(r#"{"latncy_ms":20}"#).is_err());
    }

    #[test]
    fn a_share_above_one_is_a_fault() {
        let mut dials = Dials::default();
        assert_eq!(dials.fault(), None);
        dials.failure_share.insert("UNKNOWN".into(), 1.5);
        assert!(dials.fault().unwrap().contains("UNKNOWN"));
        dials.failure_share.clear();
        dials.send_reset_share = f64::NAN;
        assert!(dials.fault().is_some());
    }
}
