//! Settling doubts by evidence.
//!
//! Proof that a message was sent: a callback (see `store::campaigns::apply_statuses`) or a listing
//! that carries its attempt. Proof that it was not: a complete listing, in CONVERSATION mode,
//! begun late enough after the request's deadline. Without either nothing is decided here.

use super::message::Mark;
use super::pump::stop_words;
use super::runner::Runner;
use super::verdict::{self, Answer};
use crate::accounts::AccountClient;
use crate::{App, Result, Topic};
use domain::{AccountId, AttemptId, ProcessingMode};
use futures::TryStreamExt;
use sinch::channel::Direction;
use sinch::messages::ListMessages;
use sinch::time::Time;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::campaigns::{self as rows, Resolution};

/// How many doubts one listing settles, and one write.
const MOST: i64 = 5_000;
const AT_ONCE: usize = 200;
/// The least time between two listings, and the longest after failed ones.
const BETWEEN_MS: i64 = 2_000;
const LONGEST_BETWEEN_MS: i64 = 60_000;
/// How far this machine's clock and Sinch's may be apart.
const CLOCKS_APART_MS: i64 = 60 * 60_000;
/// Sinch's largest page.
const PAGE: u32 = 1_000;

/// Whether a listing of this account's app can prove anything: DISPATCH keeps nothing.
pub fn can_be_settled(account: &AccountClient) -> bool {
    account.account.mode() == Some(ProcessingMode::Conversation)
}

/// Settles the doubts that are ripe; answers whether any is left that may ripen.
pub async fn settle(runner: &Runner<'_>, account: &AccountClient) -> Result<bool> {
    if !can_be_settled(account) {
        return Ok(false);
    }
    let app = runner.app;
    let id = runner.id.clone();
    let doubts = app
        .store()
        .read(|tx| Box::pin(async move { rows::doubtful(tx, &id, MOST).await }))
        .await?;
    let begun = app.clock().now_ms();
    let wait = account.account.doubt_wait_ms;
    let ripe: Vec<_> = doubts
        .iter()
        .filter(|doubt| doubt.deadline_at + wait <= begun)
        .collect();
    let Some(since) = ripe.iter().map(|doubt| doubt.claimed_at).min() else {
        return Ok(!doubts.is_empty());
    };
    if begun < runner.listings.due() {
        return Ok(true);
    }
    let listed = match look(account, since - CLOCKS_APART_MS).await {
        Ok((remote, listed)) => {
            runner.listings.went_well(begun);
            note_app(app, &account.account.id.as_str().into(), &remote).await?;
            match listed {
                Some(listed) => listed,
                None => return Ok(false),
            }
        }
        Err(fault) => {
            // An incomplete listing proves nothing; the doubts wait for the next one.
            tracing::info!(%fault, "doubts could not be settled yet");
            runner.listings.failed(begun);
            if let Answer::Stop { cause, text } = verdict::read(&fault) {
                runner.pause(&stop_words(cause, &text)).await?;
            }
            return Ok(true);
        }
    };
    let resolutions: Vec<(AttemptId, Resolution)> = ripe
        .into_iter()
        .map(|doubt| {
            let resolution = match listed.get(doubt.attempt.as_str()) {
                Some(message_id) => Resolution::Sent {
                    message_id: message_id.clone(),
                },
                None => Resolution::SendAgain {
                    why: "NOT_AT_SINCH",
                },
            };
            (doubt.attempt.clone(), resolution)
        })
        .collect();
    let left = doubts.len() > resolutions.len();
    let mut settled = 0;
    for group in resolutions.chunks(AT_ONCE) {
        let group = group.to_vec();
        settled += app
            .store()
            .write(move |tx| Box::pin(async move { rows::resolve(tx, &group, begun).await }))
            .await?;
    }
    tracing::info!(campaign = %runner.id, settled, "doubts were settled by a listing");
    app.changed(&[Topic::Campaigns, Topic::Dashboard]);
    Ok(left)
}

/// When the next listing may be made.
#[derive(Default)]
pub struct Listings(Mutex<(i64, i64)>);

impl Listings {
    fn due(&self) -> i64 {
        self.locked().0
    }

    fn went_well(&self, now_ms: i64) {
        *self.locked() = (now_ms + BETWEEN_MS, 0);
    }

    fn failed(&self, now_ms: i64) {
        let mut state = self.locked();
        let pause = (state.1 * 2).clamp(BETWEEN_MS, LONGEST_BETWEEN_MS);
        *state = (now_ms + pause, pause);
    }

    fn locked(&self) -> MutexGuard<'_, (i64, i64)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps how an app processes messages and how many it lets out, as it says now: a listing proves
/// nothing once it was switched to DISPATCH.
pub async fn note_app(app: &App, id: &AccountId, remote: &sinch::apps::App) -> Result<()> {
    let mode = remote
        .processing_mode
        .as_ref()
        .map_or("", |mode| mode.as_str())
        .to_owned();
    let rate = remote
        .rate_limits
        .as_ref()
        .and_then(|limits| limits.outbound)
        .map(i64::from);
    let known = app.sinch(id).await?;
    if known.account.processing_mode == mode && known.account.rate_outbound == rate {
        return Ok(());
    }
    let row = id.clone();
    app.store()
        .write(move |tx| {
            Box::pin(async move { store::accounts::keep_app(tx, &row, &mode, rate).await })
        })
        .await?;
    app.clients().forget(id);
    app.changed(&[Topic::Accounts]);
    Ok(())
}

/// What listings are: attempt → Sinch's id of its message.
type Listed = HashMap<String, String>;

/// The app as it is now, and every message of it to a person since then; no messages where the app
/// keeps none.
async fn look(
    account: &AccountClient,
    since_ms: i64,
) -> std::result::Result<(sinch::apps::App, Option<Listed>), sinch::Error> {
    let remote = account.client.apps().get(&account.account.app_id).await?;
    let keeps = remote.processing_mode == Some(sinch::ProcessingMode::Conversation);
    let listed = match keeps {
        true => Some(list(account, since_ms).await?),
        false => None,
    };
    Ok((remote, listed))
}

async fn list(account: &AccountClient, since_ms: i64) -> std::result::Result<Listed, sinch::Error> {
    let start = jiff::Timestamp::from_millisecond(since_ms.max(0)).unwrap_or_default();
    let filter = ListMessages {
        app_id: Some(account.account.app_id.clone()),
        direction: Some(Direction::ToContact),
        start_time: Some(Time::from(start)),
        page_size: Some(PAGE),
        ..ListMessages::default()
    };
    let mut listed = HashMap::new();
    let messages = account.client.messages().list(filter);
    futures::pin_mut!(messages);
    while let Some(message) = messages.try_next().await? {
        let mark = message.metadata.as_deref().and_then(Mark::read);
        if let (Some(mark), Some(id)) = (mark, message.id) {
            listed.insert(mark.attempt.to_string(), id);
        }
    }
    Ok(listed)
}
