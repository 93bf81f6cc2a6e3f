//! The faults a person can turn up while the sandbox runs.
//!
//! Shares are fractions from 0 to 1 of the requests or callbacks concerned. What one recipient
//! meets is decided by scenario numbers (`scenarios.rs`), never here. One more dial: a field with
//! its meaning, and the one place that reads it.

use std::{collections::BTreeMap, str::FromStr};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::reasons::Reason;

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
    /// No channel takes a message for so long; those that come meanwhile are tried again as their
    /// app's `message_retry_settings` say.
    pub channel_outage_seconds: u32,
    /// Messages that fail with a reason code, by code, e.g. `{"RECIPIENT_NOT_REACHABLE": 0.02}`.
    pub failure_share: BTreeMap<String, f64>,
}

impl Dials {
    /// Takes over the dials that an object names. On a fault nothing changes, and the dial comes
    /// back with what is wrong with it: its name is unknown, its value of the wrong kind or range.
    pub(crate) fn take(&mut self, named: &Map<String, Value>) -> Result<(), (String, String)> {
        let mut merged = match serde_json::to_value(&*self) {
            Ok(Value::Object(merged)) => merged,
            _ => Map::new(),
        };
        for (name, value) in named {
            let Some(slot) = merged.get_mut(name) else {
                return Err((name.clone(), "there is no such dial".to_owned()));
            };
            *slot = value.clone();
            if let Err(error) = Dials::deserialize(Value::Object(merged.clone())) {
                return Err((name.clone(), error.to_string()));
            }
        }
        let dials = Dials::deserialize(Value::Object(merged))
            .map_err(|error| ("dials".to_owned(), error.to_string()))?;
        if let Some(fault) = dials.fault() {
            return Err(fault);
        }
        *self = dials;
        Ok(())
    }

    /// The first dial that is out of its range and why; `None` when all are fine.
    pub(crate) fn fault(&self) -> Option<(String, String)> {
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
        let fault = |name: String, why: &str| Some((name, why.to_owned()));
        for (name, share) in shares {
            if !(0.0..=1.0).contains(&share) {
                return fault(name.to_owned(), "must lie between 0 and 1");
            }
        }
        for (code, share) in &self.failure_share {
            let name = format!("failure_share.{code}");
            if Reason::of(code).is_none() {
                return fault(name, "is no reason code");
            }
            if !(0.0..=1.0).contains(share) {
                return fault(name, "must lie between 0 and 1");
            }
        }
        let total: f64 = self.failure_share.values().sum();
        if total > 1.0 {
            return fault("failure_share".to_owned(), "must not sum to more than 1");
        }
        None
    }

    /// The same with every duration at rest, for what outlives the moment they were set in.
    pub(crate) fn without_durations(&self) -> Dials {
        Dials {
            outage_seconds: 0,
            burst_429_seconds: 0,
            webhook_outage_seconds: 0,
            channel_outage_seconds: 0,
            ..self.clone()
        }
    }

    /// Whether any of the shares of sends is turned up.
    pub(crate) fn befall_sends(&self) -> bool {
        [
            self.send_5xx_share,
            self.send_5xx_after_share,
            self.send_reset_before_share,
            self.send_reset_share,
            self.send_timeout_before_share,
            self.send_timeout_share,
            self.rate_429_share,
        ]
        .iter()
        .any(|share| *share > 0.0)
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

impl FromStr for Dials {
    type Err = BadDials;

    /// Reads a JSON object that names some dials; the rest are at rest.
    fn from_str(text: &str) -> Result<Dials, BadDials> {
        let named: Map<String, Value> = serde_json::from_str(text).map_err(BadDials::NoObject)?;
        let mut dials = Dials::default();
        match dials.take(&named) {
            Ok(()) => Ok(dials),
            Err((dial, why)) => Err(BadDials::Dial { dial, why }),
        }
    }
}

/// A text that sets no dials.
#[derive(Debug, thiserror::Error)]
pub enum BadDials {
    /// It is not a JSON object.
    #[error("a JSON object is wanted, such as {{\"latency_ms\": 200}}: {0}")]
    NoObject(#[source] serde_json::Error),
    /// One of its dials is unknown, or its value does not fit.
    #[error("{dial}: {why}")]
    Dial {
        /// The dial.
        dial: String,
        /// What is wrong with it.
        why: String,
    },
}

fn or_default(dial: u32, default: u64) -> u64 {
    if dial == 0 { default } else { u64::from(dial) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_partial_object_leaves_the_rest_at_rest() {
        let dials: Dials = serde_json::from_str(r#"{"latency_ms":20}"#).unwrap();
        assert_eq!(dials.latency_ms, 20);
        assert_eq!(dials.retry_ms(), 5_000);
        assert!(serde_json::from_str::<Dials>(r#"{"latncy_ms":20}"#).is_err());
    }

    #[test]
    fn dials_read_from_a_command_line() {
        let dials: Dials = r#"{"latency_ms": 20, "keys_revoked": true}"#.parse().unwrap();
        assert_eq!((dials.latency_ms, dials.keys_revoked), (20, true));
        let words = |text: &str| text.parse::<Dials>().unwrap_err().to_string();
        assert_eq!(words(r#"{"lat": 1}"#), "lat: there is no such dial");
        assert!(words("latency_ms=20").starts_with("a JSON object is wanted"));
    }

    #[test]
    fn a_fault_names_its_dial_and_changes_nothing() {
        let mut dials = Dials::default();
        let mut fault = |named: Value| {
            let fault = dials.take(named.as_object().unwrap()).err();
            assert_eq!(dials, Dials::default());
            fault.unwrap().0
        };
        assert_eq!(fault(json!({"latncy_ms": 20})), "latncy_ms");
        assert_eq!(
            fault(json!({"jitter_ms": 1, "latency_ms": "20"})),
            "latency_ms"
        );
        assert_eq!(fault(json!({"latency_ms": -1})), "latency_ms");
        assert_eq!(fault(json!({"send_reset_share": 1.5})), "send_reset_share");
        assert_eq!(
            fault(json!({"failure_share": {"UNKNOWN": 2}})),
            "failure_share.UNKNOWN"
        );
        assert_eq!(
            fault(json!({"failure_share": {"NO_SUCH_CODE": 0.5}})),
            "failure_share.NO_SUCH_CODE"
        );
        assert_eq!(
            fault(json!({"failure_share": {"UNKNOWN": 0.6, "CHANNEL_REJECT": 0.6}})),
            "failure_share"
        );
        dials.send_reset_share = f64::NAN;
        assert!(dials.fault().is_some());
    }
}
