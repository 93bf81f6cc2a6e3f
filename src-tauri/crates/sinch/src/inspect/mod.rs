//! Judging one callback: what it is, whether this crate understands all of it, whether its
//! signature holds. For people with a puzzling callback; a receiver does these steps itself.
//!
//! Nothing here fails: a body that is not JSON gets a verdict like any other.

mod numbers;
mod summary;

use serde::Serialize;
use serde_json::Value;

use crate::callback::{Callback, CallbackContent};
use crate::json::{LeftoverKind, leftovers};
use crate::provisioning;
use crate::provisioning::webhooks::WebhookTrigger;
use crate::signature::{self, Headers, SignatureFault};

/// How old a signature may be before it is stale, in seconds, unless the caller says otherwise.
pub const CUSTOMARY_MAX_AGE: i64 = 300;

/// What can be said of a callback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// The trigger behind it, as Sinch spells it; for Provisioning callbacks their `type`. None
    /// when it cannot be told.
    pub trigger: Option<String>,
    /// Its kind is known here and its content has the expected shape.
    pub recognised: bool,
    /// Reading and writing it again gives the same JSON.
    pub lossless: bool,
    /// Verdict on the signature.
    pub signature: Verdict,
    /// Why the signature is not valid, or the callback not recognised. None when all is well.
    pub reason: Option<String>,
    /// What it says, in a line.
    pub summary: String,
    /// Values without a typed place here, by path; they are kept all the same.
    pub not_understood: Vec<String>,
}

/// Verdict on a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Right and fresh.
    Valid,
    /// Wrong, or incomplete.
    Invalid,
    /// Nothing to judge: no signature came, or there is no secret to check it with.
    Absent,
    /// Right, and signed too long ago (or in the future).
    Stale,
}

/// Judges a callback.
///
/// `now_unix_s` and `max_age_s` decide between valid and stale; [`CUSTOMARY_MAX_AGE`] is the usual
/// window.
pub fn inspect(
    body: &[u8],
    headers: Option<&Headers>,
    secret: Option<&str>,
    now_unix_s: i64,
    max_age_s: i64,
) -> Inspection {
    let (signature, reason) = judge(body, headers, secret, now_unix_s, max_age_s);
    let mut inspection = read(body);
    inspection.signature = signature;
    inspection.lossless &= numbers::all_exact(body);
    let reasons: Vec<String> = [reason, inspection.reason.take()]
        .into_iter()
        .flatten()
        .collect();
    inspection.reason = Some(reasons.join("; ")).filter(|reasons| !reasons.is_empty());
    inspection
}

fn judge(
    body: &[u8],
    headers: Option<&Headers>,
    secret: Option<&str>,
    now_unix_s: i64,
    max_age_s: i64,
) -> (Verdict, Option<String>) {
    let Some(headers) = headers.filter(|headers| !headers.is_empty()) else {
        let reason = "no signature headers".to_owned();
        return (Verdict::Absent, Some(reason));
    };
    match signature::verify(secret.unwrap_or_default(), body, headers) {
        Ok(signed) => {
            let age = signature::age(&signed, now_unix_s);
            if age.saturating_abs() <= max_age_s {
                return (Verdict::Valid, None);
            }
            let when = if age < 0 { "ahead of now" } else { "ago" };
            let reason = format!("signed {} seconds {when}", age.saturating_abs());
            (Verdict::Stale, Some(reason))
        }
        Err(fault) => {
            let verdict = match fault {
                SignatureFault::NoSecret | SignatureFault::Absent(signature::SIGNATURE_HEADER) => {
                    Verdict::Absent
                }
                _ => Verdict::Invalid,
            };
            (verdict, Some(fault.to_string()))
        }
    }
}

/// Everything but the signature.
fn read(body: &[u8]) -> Inspection {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(fault) => return unreadable(format!("not JSON: {fault}")),
    };
    let Value::Object(object) = &value else {
        return unreadable("not a JSON object".to_owned());
    };
    let conversation = CallbackContent::known_keys()
        .iter()
        .any(|key| object.contains_key(*key));
    if !conversation && let Ok(callback) = provisioning::Callback::parse(body) {
        return of_provisioning(&callback, &value);
    }
    match Callback::parse(body) {
        Ok(callback) => of_conversation(&callback, &value),
        Err(fault) => unreadable(fault.to_string()),
    }
}

fn of_conversation(callback: &Callback, value: &Value) -> Inspection {
    let trigger = callback.trigger().map(|trigger| trigger.to_string());
    let recognised = callback.content.is_some();
    let reason = match (&trigger, recognised) {
        (_, true) => None,
        (Some(_), false) => Some("the content does not have the expected shape".to_owned()),
        (None, _) => Some("no known kind of callback".to_owned()),
    };
    Inspection {
        recognised,
        lossless: serde_json::to_value(callback).is_ok_and(|written| written == *value),
        signature: Verdict::Absent,
        reason,
        summary: summary::conversation(callback, trigger.as_deref()),
        not_understood: not_understood(callback),
        trigger,
    }
}

fn of_provisioning(callback: &provisioning::Callback, value: &Value) -> Inspection {
    let recognised = !matches!(callback.kind, WebhookTrigger::Other(_));
    Inspection {
        trigger: Some(callback.kind.to_string()),
        recognised,
        lossless: serde_json::to_value(callback).is_ok_and(|written| written == *value),
        signature: Verdict::Absent,
        reason: (!recognised).then(|| "no known kind of Provisioning callback".to_owned()),
        summary: summary::provisioning(callback),
        not_understood: not_understood(callback),
    }
}

fn not_understood(model: &impl crate::json::Leftovers) -> Vec<String> {
    leftovers(model)
        .into_iter()
        .filter(|leftover| leftover.kind != LeftoverKind::Null)
        .map(|leftover| leftover.path)
        .collect()
}

fn unreadable(reason: String) -> Inspection {
    Inspection {
        trigger: None,
        recognised: false,
        lossless: false,
        signature: Verdict::Absent,
        summary: "Not a callback.".to_owned(),
        reason: Some(reason),
        not_understood: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
