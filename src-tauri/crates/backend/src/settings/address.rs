//! Whether an account's public address leads to this program: it asks the address for an answer
//! that only it knows. No secret is involved, so nothing can be learned from the receiver by
//! asking it.

use crate::outbound::{self, Heard};
use crate::random::hex;
use crate::{App, AppError, Caller, Code, Result, words};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::AccountId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use ts_rs::TS;

/// Random bytes of a question and of its answer.
const BYTES: usize = 16;

/// The questions under way, each with its answer.
#[derive(Default)]
pub(crate) struct Probes(Mutex<HashMap<String, String>>);

impl Probes {
    fn locked(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Which account's address.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckAddress {
    pub account_id: AccountId,
}

/// What asking the address showed.
#[derive(Debug, Serialize, TS)]
pub struct AddressCheck {
    /// The address that was asked.
    pub target: String,
    /// Whether it leads here.
    pub reached: bool,
    /// What was found, in a sentence.
    pub sentence: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// How long the answer took, in ms.
    pub took_ms: i64,
}

/// `settings.check_address`.
///
/// # Errors
/// `precondition_failed` when this program does not listen, or the account has no address.
pub(super) async fn check(app: App, caller: Caller, request: CheckAddress) -> Result<AddressCheck> {
    let receiver = app.hooks().ok_or_else(|| {
        AppError::new(
            Code::PreconditionFailed,
            words!("settings-address-no-receiver"),
        )
        .hint(words!("settings-address-no-receiver-hint"))
    })?;
    let id = request.account_id.clone();
    let row = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::get(tx, &id).await }))
        .await?;
    let target = if !row.proxy_domain.is_empty() {
        let domain = row.proxy_domain.trim_end_matches('/');
        format!("https://{domain}/hooks/{}", row.id)
    } else if row.rehearsal != 0 {
        format!("http://{receiver}/hooks/{}", row.id)
    } else {
        let words = words!("settings-address-none", account = row.name);
        return Err(AppError::new(Code::PreconditionFailed, words)
            .hint(words!("settings-address-none-hint")));
    };
    let (question, answer) = (hex(app.random(), BYTES), hex(app.random(), BYTES));
    app.probes()
        .locked()
        .insert(question.clone(), answer.clone());
    let asked_at = app.clock().now_ms();
    let heard = outbound::get(&format!("{target}?question={question}")).await;
    let took_ms = app.clock().now_ms() - asked_at;
    app.probes().locked().remove(&question);
    let (reached, sentence, hint) = match heard? {
        Heard::Answer { status: 200, body } if body == answer => {
            (true, words!("settings-address-reached"), None)
        }
        Heard::Answer { status, .. } => (
            false,
            words!("settings-address-other", status = status.to_string()),
            Some(words!(
                "settings-address-other-hint",
                receiver = receiver.to_string()
            )),
        ),
        Heard::Silence => (
            false,
            words!("settings-address-silent"),
            Some(words!("settings-address-silent-hint")),
        ),
        Heard::NoConnection(reason) => (
            false,
            words!("settings-address-unreachable", reason = reason),
            Some(words!("settings-address-unreachable-hint")),
        ),
    };
    Ok(AddressCheck {
        target,
        reached,
        sentence: app.say(&caller, &sentence),
        hint: hint.map(|hint| app.say(&caller, &hint)),
        took_ms,
    })
}

/// What an address is asked.
#[derive(Deserialize)]
pub struct Asked {
    question: String,
}

/// `GET /hooks/{account}?question=…`, for the receiver: the answer to a question of this program
/// that is under way, and to nobody else anything.
///
/// # Errors
/// 404 for any other question.
pub async fn answer(
    State(app): State<App>,
    Path(_): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<String, StatusCode> {
    let answer = app.probes().locked().get(&asked.question).cloned();
    answer.ok_or(StatusCode::NOT_FOUND)
}
