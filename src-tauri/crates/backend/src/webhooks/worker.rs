//! Interprets what the receiver stored: in the order of receipt, in small groups, idempotently.
//! A group is read, applied to the ledger and settled in one transaction, so a crash at any moment
//! leaves callbacks that simply wait again; a stretch put back to waiting is interpreted again and
//! moves nothing twice.
//!
//! To let another trigger do something: read it in [`super::reading`], act on it in [`apply`].

use super::reading::{self, Reading};
use super::{judge, receiver};
use crate::{App, Topic};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::campaigns::{Applied, StatusFact, apply_statuses};
use store::webhooks::{Callback, Settled, log};
use store::{Error, Tx};
use ts_rs::TS;

/// Callbacks of one transaction: few enough to hold SQLite's writer well under 50 ms.
const GROUP: i64 = 100;
/// How soon new callbacks are looked for when none waited.
const IDLE: Duration = Duration::from_millis(150);
/// How long to wait when the database cannot be used.
const SETBACK: Duration = Duration::from_secs(2);

/// How long before its receipt a callback's own time is believed, in ms: Sinch repeats for almost
/// a day.
const EARLIEST_MS: i64 = 24 * 60 * 60 * 1_000;

/// What a callback changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "CallbackEffect")]
pub struct Effect {
    /// The campaign it touched.
    pub campaign_id: String,
    /// The recipient it touched.
    pub recipient_id: String,
    /// The state it moved the recipient from; `null` when it moved nothing.
    pub from: Option<String>,
    /// The state it moved the recipient to; `null` when it moved nothing.
    pub to: Option<String>,
}

/// Starts interpreting, until the app stops.
pub(crate) fn start(app: &App) {
    let worker = app.clone();
    app.tasks().spawn("webhooks.worker", async move {
        let stopping = worker.stopping();
        while !stopping.is_cancelled() {
            let pause = match interpret_waiting(&worker).await {
                Ok(0) => IDLE,
                Ok(_) => continue,
                Err(fault) => {
                    tracing::warn!(%fault, "callbacks wait: they cannot be interpreted just now");
                    SETBACK
                }
            };
            let pausing = worker.clock().sleep(pause);
            if stopping.run_until_cancelled(pausing).await.is_none() {
                break;
            }
        }
    });
}

/// Interprets the oldest group of waiting callbacks. Answers how many there were.
///
/// # Errors
/// When the database cannot be used; the callbacks wait on.
pub(crate) async fn interpret_waiting(app: &App) -> Result<usize, Error> {
    let group = app
        .store()
        .read(|tx| Box::pin(async move { log::waiting(tx, GROUP).await }))
        .await?;
    let count = group.len();
    if count == 0 {
        return Ok(0);
    }
    let moved = match interpret(app, group.clone()).await {
        Ok(moved) => moved,
        Err(fault) if passes_by_itself(&fault) => return Err(fault),
        Err(_) => one_by_one(app, group).await?,
    };
    app.changed(if moved {
        &[Topic::Callbacks, Topic::Campaigns, Topic::Dashboard]
    } else {
        &[Topic::Callbacks]
    });
    Ok(count)
}

/// One of a group cannot be applied: the others must not wait for it.
async fn one_by_one(app: &App, group: Vec<Callback>) -> Result<bool, Error> {
    let mut moved = false;
    for callback in group {
        match interpret(app, vec![callback.clone()]).await {
            Ok(one) => moved |= one,
            Err(fault) if passes_by_itself(&fault) => return Err(fault),
            Err(fault) => {
                tracing::error!(callback = callback.id, %fault, "a callback could not be applied");
                let at = app.clock().now_ms();
                app.store()
                    .write(move |tx| {
                        Box::pin(
                            async move { log::settle(tx, &callback.id, &unparsable(), at).await },
                        )
                    })
                    .await?;
            }
        }
    }
    Ok(moved)
}

fn passes_by_itself(fault: &Error) -> bool {
    matches!(
        fault,
        Error::Busy | Error::Full | Error::Unavailable(_) | Error::Undone | Error::Closed
    )
}

async fn interpret(app: &App, group: Vec<Callback>) -> Result<bool, Error> {
    let at = app.clock().now_ms();
    let read: Vec<(Callback, Option<Reading>)> = group
        .into_iter()
        .map(|callback| {
            let reading = receiver::bytes_of(&callback.body, &callback.body_encoding)
                .and_then(|bytes| reading::read(&bytes));
            (callback, reading)
        })
        .collect();
    app.store()
        .write(move |tx| Box::pin(async move { apply(tx, read, at).await }))
        .await
}

/// Applies a group and settles each of it. Answers whether a recipient moved.
async fn apply(
    tx: &mut Tx,
    read: Vec<(Callback, Option<Reading>)>,
    at: i64,
) -> Result<bool, Error> {
    // What is to be applied, and which callback each fact came from.
    let mut facts = Vec::new();
    let mut sources = Vec::new();
    let mut settled = Vec::with_capacity(read.len());
    for (index, (callback, reading)) in read.iter().enumerate() {
        let Some(reading) = reading else {
            settled.push(unparsable());
            continue;
        };
        let mut outcome = noted(reading);
        if let Some(fact) = fact(callback, reading) {
            if is_old_news(tx, callback, reading).await? {
                outcome.outcome = "known";
            } else {
                facts.push(fact);
                sources.push(index);
            }
        }
        settled.push(outcome);
    }
    let applied = apply_statuses(tx, &facts).await?;
    let mut moved = false;
    for (index, applied) in sources.into_iter().zip(applied) {
        let settled = &mut settled[index];
        let effect = match applied {
            Applied::Unknown => {
                settled.outcome = "stranger";
                continue;
            }
            Applied::Stale {
                campaign,
                recipient,
            } => {
                settled.outcome = "known";
                Effect {
                    campaign_id: campaign.to_string(),
                    recipient_id: recipient.to_string(),
                    from: None,
                    to: None,
                }
            }
            Applied::Moved {
                campaign,
                recipient,
                from,
                to,
            } => {
                moved = true;
                settled.outcome = "applied";
                settled.applied = true;
                Effect {
                    campaign_id: campaign.to_string(),
                    recipient_id: recipient.to_string(),
                    from: Some(from.as_str().to_owned()),
                    to: Some(to.as_str().to_owned()),
                }
            }
        };
        settled.campaign_id = effect.campaign_id.clone();
        settled.effects = serde_json::to_string(&[effect]).ok();
    }
    for ((callback, _), settled) in read.iter().zip(&settled) {
        log::settle(tx, &callback.id, settled, at).await?;
    }
    Ok(moved)
}

/// A late callback only counts when no other brought the same status of the same message. Its
/// nonce is new, or it would not be a row of its own.
async fn is_old_news(tx: &mut Tx, callback: &Callback, reading: &Reading) -> Result<bool, Error> {
    if callback.verdict != judge::LATE {
        return Ok(false);
    }
    log::status_known(
        tx,
        &callback.account_id,
        &reading.message_id,
        &reading.status,
        &callback.id,
    )
    .await
}

fn fact(callback: &Callback, reading: &Reading) -> Option<StatusFact> {
    Some(StatusFact {
        account: callback.account_id.as_str().into(),
        attempt: reading.attempt_id.clone(),
        message_id: reading.message_id.clone(),
        status: reading.sinch_status?,
        reason: reading.reason.clone(),
        at_ms: happened_at(callback, reading),
    })
}

/// Sinch's own time, unless it cannot be: after the receipt, or days before it.
fn happened_at(callback: &Callback, reading: &Reading) -> i64 {
    let received = callback.received_at;
    let earliest = received - EARLIEST_MS;
    reading
        .at_ms
        .filter(|at| (earliest..=received).contains(at))
        .unwrap_or(received)
}

fn noted(reading: &Reading) -> Settled {
    Settled {
        trigger_name: reading.trigger.clone(),
        message_id: reading.message_id.clone(),
        status: reading.status.clone(),
        attempt_id: reading
            .attempt_id
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        identity: reading.identity.clone(),
        correlation_id: reading.correlation_id.clone(),
        campaign_id: String::new(),
        applied: false,
        outcome: "noted",
        effects: None,
    }
}

fn unparsable() -> Settled {
    Settled {
        outcome: "unparsable",
        ..Settled::default()
    }
}
