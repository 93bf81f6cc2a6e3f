//! The callback log at the door: pages, one callback whole, and running an interpretation again.

use super::judge::{self, WINDOW_S, reason};
use super::receiver::BODY_LIMIT;
use super::worker::Effect;
use crate::words::Words;
use crate::{App, AppError, Caller, Code, Page, Result, page, words};
use domain::{AccountId, CallbackId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::webhooks::{CallbackLine, Filter, log};
use ts_rs::TS;

/// What a page of the log is narrowed to.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListCallbacks {
    /// One account's.
    pub account_id: Option<AccountId>,
    /// One trigger's, in Sinch's word; `quarantined` for what is held.
    pub trigger: Option<String>,
    /// The beginning of a number, or the whole id of a message or an attempt.
    pub search: Option<String>,
    /// Where the page begins; from the page before.
    pub cursor: Option<String>,
    /// How many at most.
    pub limit: Option<u32>,
}

/// A callback in a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Callback {
    /// `cbk_…`.
    pub id: CallbackId,
    /// The account.
    pub account_id: AccountId,
    /// When it came in, ms.
    pub received_at: i64,
    /// Sinch's trigger; empty until it was read.
    pub trigger: String,
    /// What is held of it.
    pub verdict: Verdict,
    /// What it told, in a sentence.
    pub summary: String,
    /// Whether it moved something.
    pub applied: bool,
}

/// What is held of a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "CallbackVerdict")]
pub enum Verdict {
    /// Signed by Sinch.
    Valid,
    /// Signed by Sinch, long before it came in.
    Late,
    /// Nobody vouches for it.
    Quarantined,
    /// Signed by Sinch, and not to be read.
    Unparsable,
}

/// Which callback.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetCallback {
    /// `cbk_…`.
    pub id: CallbackId,
}

/// A callback, whole.
#[derive(Debug, Serialize, TS)]
pub struct CallbackDetail {
    /// What the list shows of it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: Callback,
    /// The request's headers.
    pub headers: BTreeMap<String, String>,
    /// The raw body; base64 when it is no text, empty when it was too large to keep.
    pub body: String,
    /// `text`, `base64` or `dropped`.
    pub body_encoding: String,
    /// How it was verified, in order.
    pub verification: Vec<VerificationStep>,
    /// What it changed.
    pub effects: Vec<Effect>,
}

/// One step of a verification.
#[derive(Debug, Serialize, TS)]
pub struct VerificationStep {
    /// Whether it passed.
    pub passed: bool,
    /// What was found.
    pub sentence: String,
}

/// Which stretch of the log to interpret again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RerunCallbacks {
    /// The account.
    pub account_id: AccountId,
    /// From when on, ms.
    pub from_at: i64,
    /// Until when, exclusive, ms.
    pub to_at: i64,
}

/// How many callbacks are being interpreted again.
#[derive(Debug, Serialize, TS)]
pub struct RerunStarted {
    /// So many.
    pub callbacks: u64,
}

pub(super) async fn list(
    app: App,
    caller: Caller,
    request: ListCallbacks,
) -> Result<Page<Callback>> {
    let wished = page::limit(request.limit);
    let filter = filter(&request);
    let account = request.account_id;
    let cursor = request
        .cursor
        .as_deref()
        .map(store::Cursor::decode)
        .transpose();
    let cursor = cursor.map_err(cursor_fault)?;
    let mut lines = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                let more = i64::from(wished) + 1;
                log::page(tx, account.as_ref(), &filter, cursor.as_ref(), more).await
            })
        })
        .await
        .map_err(cursor_fault)?;
    let has_more = lines.len() > wished as usize;
    lines.truncate(wished as usize);
    let next = lines
        .last()
        .filter(|_| has_more)
        .map(|line| line.cursor().encode());
    Ok(Page {
        items: lines
            .into_iter()
            .map(|line| shown(&app, &caller, line))
            .collect(),
        next,
    })
}

fn cursor_fault(fault: store::Error) -> AppError {
    match fault {
        store::Error::Cursor => AppError::new(Code::InvalidInput, words!("webhooks-cursor-stale"))
            .hint(words!("webhooks-cursor-stale-hint")),
        other => other.into(),
    }
}

/// A search narrows more than a trigger does, so it wins.
fn filter(request: &ListCallbacks) -> Filter {
    let search = request.search.as_deref().map(str::trim).unwrap_or_default();
    if !search.is_empty() {
        if search.starts_with(domain::AttemptId::PREFIX) {
            return Filter::Attempt(search.to_owned());
        }
        let digits: String = search
            .chars()
            .filter(|letter| !matches!(letter, ' ' | '+' | '-' | '(' | ')' | '.' | '/'))
            .collect();
        if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
            return Filter::Digits(digits);
        }
        return Filter::Message(search.to_owned());
    }
    match request.trigger.as_deref() {
        None | Some("") => Filter::All,
        Some(judge::QUARANTINED) => Filter::Quarantined,
        Some(trigger) => Filter::Trigger(trigger.to_owned()),
    }
}

pub(super) async fn get(app: App, caller: Caller, request: GetCallback) -> Result<CallbackDetail> {
    let id = request.id;
    let found = app
        .store()
        .read(|tx| Box::pin(async move { log::get(tx, &id).await }))
        .await?
        .ok_or_else(|| {
            AppError::new(Code::NotFound, words!("webhooks-callback-gone"))
                .hint(words!("webhooks-callback-gone-hint"))
        })?;
    let verification = steps(&found)
        .into_iter()
        .map(|(passed, words)| VerificationStep {
            passed,
            sentence: app.say(&caller, &words),
        })
        .collect();
    Ok(CallbackDetail {
        headers: serde_json::from_str(&found.headers).unwrap_or_default(),
        effects: effects(&found.effects),
        verification,
        body: found.body.clone(),
        body_encoding: found.body_encoding.clone(),
        line: shown(&app, &caller, found.into()),
    })
}

pub(super) async fn rerun(
    app: App,
    caller: Caller,
    request: RerunCallbacks,
) -> Result<RerunStarted> {
    if request.from_at >= request.to_at {
        return Err(AppError::new(
            Code::InvalidInput,
            words!("webhooks-stretch-empty"),
        ));
    }
    let account = request.account_id.clone();
    let callbacks = app
        .write(&caller, &request.account_id, move |tx| {
            Box::pin(
                async move { Ok(log::rerun(tx, &account, request.from_at, request.to_at).await?) },
            )
        })
        .await?;
    Ok(RerunStarted { callbacks })
}

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
    let status = line.status.as_str();
    let who: crate::words::Argument = if line.identity.is_empty() {
        words!("webhooks-someone").into()
    } else {
        line.identity.as_str().into()
    };
    let effect = effects(&line.effects).into_iter().next();
    match (
        line.outcome.as_str(),
        effect.and_then(|it| it.from.zip(it.to)),
    ) {
        ("applied", Some((from, to))) => words!(
            "webhooks-summary-moved",
            status = status,
            who = who,
            from = from,
            to = to
        ),
        ("known", _) => words!("webhooks-summary-known", status = status, who = who),
        ("stranger", _) => words!("webhooks-summary-stranger", status = status, who = who),
        _ => words!("webhooks-summary-status", status = status, who = who),
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

fn steps(callback: &store::webhooks::Callback) -> Vec<(bool, Words)> {
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
    steps.push((true, words!("webhooks-step-signature")));
    let age_s = (callback.received_at - signed_at).abs().div_euclid(1_000);
    steps.push(if age_s > WINDOW_S {
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

fn effects(json: &str) -> Vec<Effect> {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_understood_by_its_shape() {
        let narrowed = |search: &str| {
            filter(&ListCallbacks {
                search: Some(search.to_owned()),
                trigger: Some("MESSAGE_DELIVERY".to_owned()),
                ..ListCallbacks::default()
            })
        };
        assert_eq!(narrowed("+39 312 34"), Filter::Digits("3931234".to_owned()));
        assert_eq!(narrowed("att_1"), Filter::Attempt("att_1".to_owned()));
        assert_eq!(narrowed("01ABC"), Filter::Message("01ABC".to_owned()));
        assert_eq!(
            narrowed(" "),
            Filter::Trigger("MESSAGE_DELIVERY".to_owned())
        );
    }
}
