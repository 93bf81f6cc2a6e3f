//! Settling doubts by evidence.
//!
//! Proof that a message was sent: a callback (see `store::campaigns::apply_statuses`) or a listing
//! that carries its attempt. Proof that it was not: a complete listing, in CONVERSATION mode,
//! begun late enough after the request's deadline. Without either nothing is decided here.

use super::message::Mark;
use super::runner::Runner;
use crate::accounts::AccountClient;
use crate::{Result, Topic};
use domain::{AttemptId, ProcessingMode};
use futures::TryStreamExt;
use sinch::channel::Direction;
use sinch::messages::ListMessages;
use sinch::time::Time;
use std::collections::HashMap;
use store::campaigns::{self as rows, Resolution};

/// How many doubts one listing settles.
const AT_ONCE: i64 = 5_000;
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
        .read(|tx| Box::pin(async move { rows::doubtful(tx, &id, AT_ONCE).await }))
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
    let listed = match list(account, since - CLOCKS_APART_MS).await {
        Ok(listed) => listed,
        Err(fault) => {
            // An incomplete listing proves nothing; the doubts wait for the next one.
            tracing::info!(%fault, "doubts could not be settled yet");
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
    let settled = app
        .store()
        .write(move |tx| Box::pin(async move { rows::resolve(tx, &resolutions, begun).await }))
        .await?;
    tracing::info!(campaign = %runner.id, settled, "doubts were settled by a listing");
    app.changed(&[Topic::Campaigns, Topic::Dashboard]);
    Ok(left)
}

/// Every message of the app to a person since then: attempt → Sinch's id.
async fn list(
    account: &AccountClient,
    since_ms: i64,
) -> std::result::Result<HashMap<String, String>, sinch::Error> {
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
