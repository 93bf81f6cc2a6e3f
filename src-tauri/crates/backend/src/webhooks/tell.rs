//! A callback in words: what it told, in a sentence, and how it was verified, step by step.
//!
//! To tell another kind of callback its own way: an arm in [`summary`], words in `webhooks.ftl`.

use super::judge::{self, reason};
use super::log::{Callback, CallbackState, Verdict};
use super::receiver::BODY_LIMIT;
use super::worker::Effect;
use crate::words::{Argument, Words};
use crate::{App, Caller, words};
use domain::Phone;
use store::webhooks::CallbackLine;

/// The shortest run of digits that is taken for a phone number, and not for a channel's own id.
const SHORTEST_PHONE: usize = 7;
/// The longest: E.164.
const LONGEST_PHONE: usize = 15;

/// A row as a list shows it.
pub(crate) fn shown(app: &App, caller: &Caller, line: CallbackLine) -> Callback {
    let summary = app.say(caller, &summary(&line));
    Callback {
        verdict: match (line.verdict.as_str(), line.outcome.as_str()) {
            (judge::QUARANTINED, _) => Verdict::Quarantined,
            (_, "unparsable") => Verdict::Unparsable,
            (judge::LATE, _) => Verdict::Late,
            _ => Verdict::Valid,
        },
        state: match (line.state.as_str(), line.outcome.as_str()) {
            ("held", _) => CallbackState::Held,
            ("waiting", _) => CallbackState::Waiting,
            (_, "applied") => CallbackState::Applied,
            (_, "known") => CallbackState::Known,
            (_, "stranger") => CallbackState::Stranger,
            (_, "unparsable") => CallbackState::Unparsable,
            _ => CallbackState::Noted,
        },
        id: line.id.into(),
        account_id: line.account_id.into(),
        received_at: line.received_at,
        trigger: line.trigger_name,
        summary,
        applied: line.applied != 0,
    }
}

fn summary(line: &CallbackLine) -> Words {
    if line.state == "held" {
        return words!(
            "webhooks-summary-held",
            reason = held(&line.reason, line.size)
        );
    }
    if line.outcome.is_empty() {
        return words!("webhooks-summary-waiting");
    }
    if line.outcome == "unparsable" {
        return words!("webhooks-summary-unparsable");
    }
    let trigger = line.trigger_name.as_str();
    if line.status.is_empty() {
        return words!("webhooks-summary-other", trigger = trigger);
    }
    let told = words!(
        "webhooks-told",
        status = line.status.as_str(),
        who = who(&line.identity)
    );
    let effect = effects(&line.effects).into_iter().next();
    match (
        line.outcome.as_str(),
        effect.and_then(|it| it.from.zip(it.to)),
    ) {
        ("applied", Some((from, to))) => words!(
            "webhooks-summary-moved",
            told = told,
            from = words!("webhooks-recipient-state", state = from),
            to = words!("webhooks-recipient-state", state = to)
        ),
        ("known", _) => words!("webhooks-summary-known", told = told),
        ("stranger", _) => words!("webhooks-summary-stranger", told = told),
        _ => words!("webhooks-summary-status", told = told),
    }
}

/// A person as one reads it: a number grouped as its country writes it, a channel's id as it is.
fn who(identity: &str) -> Argument {
    let is_number = (SHORTEST_PHONE..=LONGEST_PHONE).contains(&identity.len())
        && identity.bytes().all(|byte| byte.is_ascii_digit());
    if identity.is_empty() {
        words!("webhooks-someone").into()
    } else if is_number {
        Phone::kept(identity).international().into()
    } else {
        identity.into()
    }
}

fn held(why: &str, size: i64) -> Words {
    match why {
        reason::ABSENT => words!("webhooks-held-absent"),
        reason::MALFORMED => words!("webhooks-held-malformed"),
        reason::LARGE => words!("webhooks-held-large", size = size),
        _ => words!("webhooks-held-wrong"),
    }
}

/// How a callback was verified: whether each step passed, and what was found.
pub(super) fn steps(callback: &store::webhooks::Callback) -> Vec<(bool, Words)> {
    let limit = i64::try_from(BODY_LIMIT).unwrap_or(i64::MAX);
    if callback.reason == reason::LARGE {
        let words = words!(
            "webhooks-step-size-failed",
            size = callback.size,
            limit = limit
        );
        return vec![(false, words)];
    }
    let mut steps = vec![(true, words!("webhooks-step-size", size = callback.size))];
    let Some(signed_at) = callback.signed_at else {
        steps.push((false, held(&callback.reason, callback.size)));
        return steps;
    };
    steps.push(match callback.former_secret {
        0 => (true, words!("webhooks-step-signature")),
        _ => (true, words!("webhooks-step-signature-former")),
    });
    let age_s = (callback.received_at - signed_at).abs().div_euclid(1_000);
    steps.push(if callback.verdict == judge::LATE {
        (
            false,
            words!("webhooks-step-age-late", hours = age_s / 3_600),
        )
    } else {
        (true, words!("webhooks-step-age", seconds = age_s))
    });
    steps.push(match callback.repeats {
        0 => (true, words!("webhooks-step-new")),
        more => (true, words!("webhooks-step-repeated", times = more + 1)),
    });
    match callback.outcome.as_str() {
        "" => {}
        "unparsable" => steps.push((false, words!("webhooks-step-unread"))),
        _ => steps.push((
            true,
            words!("webhooks-step-read", trigger = &callback.trigger_name),
        )),
    }
    steps
}

/// What a callback changed, as it stands in the log.
pub(super) fn effects(json: &str) -> Vec<Effect> {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Catalogue;

    #[test]
    fn a_number_is_grouped_and_a_channels_id_is_not() {
        let told = |identity: &str| {
            let words = words!("webhooks-told", status = "READ", who = who(identity));
            Catalogue::load().render("en", &words)
        };
        assert_eq!(told("393331234567"), "Read by +39 333 123 4567");
        assert_eq!(told("7746352819203746"), "Read by 7746352819203746");
        assert_eq!(told(""), "Read by a recipient");
    }
}
