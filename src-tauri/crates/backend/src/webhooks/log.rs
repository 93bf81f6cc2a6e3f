//! The callback log at the door: pages of it, one callback whole, its body as a file.
//!
//! Not here: the sentences ([`super::tell`]). To narrow the list by more: a field of
//! [`ListCallbacks`], and of the store's `Filter`.

use super::judge;
use super::receiver::bytes_of;
use super::tell::{self, shown};
use super::worker::Effect;
use crate::files::FileInfo;
use crate::{App, AppError, Caller, Code, Page, Result, page, words};
use domain::{AccountId, CallbackId, CampaignId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::webhooks::{Filter, Search, Stage, log};
use ts_rs::TS;

/// What a page of the log is narrowed to, newest first: everything that is given, together.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListCallbacks {
    /// One account's.
    pub account_id: Option<AccountId>,
    /// One campaign's.
    pub campaign_id: Option<CampaignId>,
    /// One trigger's, in Sinch's word.
    pub trigger: Option<String>,
    /// What is held of them.
    pub verdict: Option<Verdict>,
    /// How far they came.
    pub state: Option<CallbackState>,
    /// From when on, ms.
    pub from_at: Option<i64>,
    /// Until when, exclusive, ms.
    pub to_at: Option<i64>,
    /// The beginning of a number, or a whole id: of a callback, a message, an attempt, or a
    /// correlation id.
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
    /// How far it came.
    pub state: CallbackState,
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

/// How far a callback came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallbackState {
    /// Kept, and not read yet.
    Waiting,
    /// In quarantine.
    Held,
    /// It moved a recipient.
    Applied,
    /// What it told was known already.
    Known,
    /// It is about a message that no campaign here sent.
    Stranger,
    /// Read, and nothing follows from it.
    Noted,
    /// It cannot be read.
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
    /// The message it is about; empty when it is about something else.
    pub message_id: String,
    /// The correlation id it brings back; empty when there is none.
    pub correlation_id: String,
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

pub(super) async fn list(
    app: App,
    caller: Caller,
    request: ListCallbacks,
) -> Result<Page<Callback>> {
    let wished = page::limit(request.limit);
    let cursor = request
        .cursor
        .as_deref()
        .map(store::Cursor::decode)
        .transpose();
    let cursor = cursor.map_err(cursor_fault)?;
    let filter = filter(request);
    let mut lines = app
        .store()
        .read(|tx| {
            Box::pin(
                async move { log::page(tx, &filter, cursor.as_ref(), i64::from(wished) + 1).await },
            )
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

fn filter(request: ListCallbacks) -> Filter {
    let unparsable = request.verdict == Some(Verdict::Unparsable);
    let stage = match request.state {
        None if unparsable => Some(Stage::Outcome("unparsable")),
        None => None,
        Some(CallbackState::Waiting) => Some(Stage::Waiting),
        Some(CallbackState::Held) => Some(Stage::Outcome("")),
        Some(CallbackState::Applied) => Some(Stage::Outcome("applied")),
        Some(CallbackState::Known) => Some(Stage::Outcome("known")),
        Some(CallbackState::Stranger) => Some(Stage::Outcome("stranger")),
        Some(CallbackState::Noted) => Some(Stage::Outcome("noted")),
        Some(CallbackState::Unparsable) => Some(Stage::Outcome("unparsable")),
    };
    Filter {
        account: request.account_id,
        campaign: request.campaign_id,
        trigger: request.trigger.filter(|word| !word.is_empty()),
        verdict: request.verdict.and_then(|verdict| match verdict {
            Verdict::Valid => Some(judge::VALID),
            Verdict::Late => Some(judge::LATE),
            Verdict::Quarantined => Some(judge::QUARANTINED),
            Verdict::Unparsable => None,
        }),
        stage,
        from_ms: request.from_at,
        until_ms: request.to_at,
        search: search(request.search.as_deref().unwrap_or_default()),
    }
}

/// What is searched for, by its shape.
fn search(typed: &str) -> Option<Search> {
    let text = typed.trim();
    let digits: String = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '+' | '-' | '(' | ')' | '.' | '/'))
        .collect();
    if text.is_empty() {
        None
    } else if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
        Some(Search::Digits(digits))
    } else {
        Some(Search::Id(text.to_owned()))
    }
}

pub(super) async fn get(app: App, caller: Caller, request: GetCallback) -> Result<CallbackDetail> {
    let found = kept(&app, request.id).await?;
    let verification = tell::steps(&found)
        .into_iter()
        .map(|(passed, words)| VerificationStep {
            passed,
            sentence: app.say(&caller, &words),
        })
        .collect();
    Ok(CallbackDetail {
        headers: serde_json::from_str(&found.headers).unwrap_or_default(),
        effects: tell::effects(&found.effects),
        verification,
        message_id: found.message_id.clone(),
        correlation_id: found.correlation_id.clone(),
        body: found.body.clone(),
        body_encoding: found.body_encoding.clone(),
        line: shown(&app, &caller, found.into()),
    })
}

async fn kept(app: &App, id: CallbackId) -> Result<store::webhooks::Callback> {
    app.store()
        .read(|tx| Box::pin(async move { log::get(tx, &id).await }))
        .await?
        .ok_or_else(gone)
}

/// A callback that is not in the log.
pub(super) fn gone() -> AppError {
    AppError::new(Code::NotFound, words!("webhooks-callback-gone"))
        .hint(words!("webhooks-callback-gone-hint"))
}

/// The raw body as a file, byte for byte.
pub(super) async fn save_body(app: App, caller: Caller, request: GetCallback) -> Result<FileInfo> {
    let id = request.id.clone();
    let found = kept(&app, request.id).await?;
    let bytes = bytes_of(&found.body, &found.body_encoding).ok_or_else(|| {
        AppError::new(
            Code::PreconditionFailed,
            words!("webhooks-body-dropped", size = found.size),
        )
    })?;
    let kind = match found.body_encoding.as_str() {
        "text" => "json",
        _ => "bin",
    };
    let mut file = app.files().upload(&format!("callback-{id}.{kind}")).await?;
    file.write(&bytes).await?;
    let file = file.finish().await?;
    app.write(&caller, &id, |_| Box::pin(async { Ok(()) }))
        .await?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_search_is_understood_by_its_shape() {
        let digits = Search::Digits("3931234".to_owned());
        assert_eq!(search("+39 312 34"), Some(digits));
        for id in ["att_1", "01ABC", "my-own-correlation"] {
            assert_eq!(search(id), Some(Search::Id(id.to_owned())));
        }
        assert_eq!(search(" "), None);
    }

    #[test]
    fn what_cannot_be_read_is_a_verdict_for_people_and_an_outcome_in_the_log() {
        let of = |verdict, state| {
            let filter = filter(ListCallbacks {
                verdict,
                state,
                ..ListCallbacks::default()
            });
            (filter.verdict, filter.stage)
        };
        let unparsable = Some(Stage::Outcome("unparsable"));
        assert_eq!(of(Some(Verdict::Unparsable), None), (None, unparsable));
        assert_eq!(of(Some(Verdict::Late), None), (Some(judge::LATE), None));
        assert_eq!(
            of(Some(Verdict::Valid), Some(CallbackState::Waiting)),
            (Some(judge::VALID), Some(Stage::Waiting))
        );
    }
}
