//! Sending at the campaign's pace: claim a second's worth, send evenly, record in groups.
//!
//! One loop, one task. Claims, the next permission of the pace, requests and records are futures
//! that run side by side; whatever comes first is handled. Nothing here waits for a single one,
//! and nothing is lost when the loop ends: what was claimed and not sent goes back, what is under
//! way is waited for, what is known is recorded.

use super::health::{Advice, Health};
use super::message::Composer;
use super::runner::Runner;
use super::runners;
use super::verdict::{Answer, StopCause};
use crate::accounts::AccountClient;
use crate::words::Words;
use crate::{AppError, Result, Topic, words};
use domain::CampaignState;
use futures::future::BoxFuture;
use futures::stream::{FuturesUnordered, StreamExt};
use sinch::limiter::Ticket;
use std::collections::VecDeque;
use std::time::Duration;
use store::campaigns::{self as rows, Claim, Claimed, Outcome, Verdict};

/// The most that one claim takes.
const MOST_CLAIMED: i64 = 500;
/// Requests under way at once: enough for the rate at slow answers, and for no rate at all.
const MOST_UNDER_WAY: usize = 96;
/// A claim that could not begin by then goes back: its deadline must hold.
const BEGIN_WITHIN_MS: i64 = 4_000;
/// Waiting for its turn, connecting and sending, at their longest.
const CLAIM_LASTS_MS: i64 = 40_000;
/// Results are recorded together, this often or when so many have come.
const RECORD_EVERY: Duration = Duration::from_millis(40);
const RECORD_AT: usize = 200;
/// How long a record that cannot be written is tried again, and how often.
const RECORD_PATIENCE_MS: i64 = 30_000;
const RECORD_AGAIN: Duration = Duration::from_millis(500);
/// How often doubts are looked after while messages leave.
const SETTLE_EVERY_MS: i64 = 2_000;

/// After a claim that found nothing, while others are still under way.
const EMPTY_REST_MS: i64 = 250;

/// What Sinch lets out of an app's queue in a second unless the app says otherwise.
const DEFAULT_RATE: i64 = 25;

struct Pump<'a> {
    runner: &'a Runner<'a>,
    account: &'a AccountClient,
    composer: Composer,
    health: Health,
    queue: VecDeque<(Claimed, i64)>,
    outcomes: Vec<Outcome>,
    /// Why sending ends: `None` while it goes on.
    ending: Option<Ending>,
}

enum Ending {
    /// Nothing is pending, or the state changed: the caller looks again.
    LookAgain,
    /// The campaign pauses itself.
    Pause(Words),
    /// The campaign pauses itself, and whoever was refused with this code since then is tried
    /// again when it is resumed: the fault was not theirs.
    PauseRefused {
        why: Words,
        code: String,
        since_ms: i64,
    },
    /// The rows could not be written: the caller hears why.
    Fault(AppError),
}

/// What a claim took, and when.
type Claims = (Vec<Claimed>, i64);
/// What became of a request.
type Sent = (Claimed, std::result::Result<String, Answer>);

/// Sends until nothing is due, the campaign's state changes, trouble pauses it or the app stops.
pub async fn pump(
    runner: &Runner<'_>,
    campaign: &rows::Campaign,
    account: &AccountClient,
) -> Result<()> {
    let composer = Composer::new(&account.account.app_id, campaign)?;
    let mut pump = Pump {
        runner,
        account,
        composer,
        health: Health::default(),
        queue: VecDeque::new(),
        outcomes: Vec::new(),
        ending: None,
    };
    pump.run(campaign).await
}

impl Pump<'_> {
    async fn run(&mut self, campaign: &rows::Campaign) -> Result<()> {
        let app = self.runner.app;
        // An app that has not said its rate has Sinch's default.
        let allowed = self.account.account.rate_outbound.or(Some(DEFAULT_RATE));
        let shared = app.campaigns().pacer(&campaign.account_id, allowed);
        let own = campaign.rate.map(runners::pacer);
        let permission = || -> BoxFuture<'static, Vec<Ticket>> {
            let paces = [own.clone(), shared.clone()];
            Box::pin(async move {
                let mut tickets = Vec::new();
                for pace in paces.into_iter().flatten() {
                    tickets.push(pace.ready().await);
                }
                tickets
            })
        };
        let batch = [campaign.rate, allowed]
            .into_iter()
            .flatten()
            .fold(MOST_CLAIMED, i64::min)
            .clamp(1, MOST_CLAIMED);

        let stopping = app.stopping();
        let mut under_way: FuturesUnordered<BoxFuture<'_, Sent>> = FuturesUnordered::new();
        let mut claiming: Option<BoxFuture<'_, Result<Claims>>> = None;
        let mut recording: Option<BoxFuture<'_, Result<()>>> = None;
        let mut holding: Option<BoxFuture<'_, Result<bool>>> = None;
        let mut settling: Option<BoxFuture<'_, Result<bool>>> = None;
        let mut claim_due = 0;
        let mut permitted = permission();
        let mut record_due = app.clock().now_ms();
        let mut settle_due = app.clock().now_ms() + SETTLE_EVERY_MS;
        let (account, runner) = (self.account, self.runner);

        loop {
            let now = app.clock().now_ms();
            if self.ending.is_none() && now >= settle_due {
                settle_due = now + SETTLE_EVERY_MS;
                holding.get_or_insert_with(|| Box::pin(runner.hold()));
            }
            let waiting = now < self.health.wait_until();
            if self.ending.is_some() || waiting {
                self.give_back(now, self.health.wait_until());
            }
            if recording.is_none()
                && !self.outcomes.is_empty()
                && (self.outcomes.len() >= RECORD_AT || now >= record_due)
            {
                record_due = now + RECORD_EVERY.as_millis() as i64;
                let outcomes = std::mem::take(&mut self.outcomes);
                recording = Some(Box::pin(record(runner, outcomes)));
            }
            let done = under_way.is_empty() && self.queue.is_empty() && self.outcomes.is_empty();
            if self.ending.is_some() && done && claiming.is_none() && recording.is_none() {
                break;
            }
            let probing = self.health.is_probing();
            let worth = if probing { 1 } else { batch };
            let wanted = worth - self.queue.len() as i64;
            if self.ending.is_none()
                && !waiting
                && claiming.is_none()
                && now >= claim_due
                && wanted * 2 >= worth
                && (!probing || under_way.is_empty())
            {
                claiming = Some(Box::pin(claim(runner, wanted)));
            }
            let can_send = self.ending.is_none()
                && !waiting
                && !self.queue.is_empty()
                && under_way.len() < MOST_UNDER_WAY;
            // Wakes the loop for records and for the end of a wait.
            let tick = if waiting {
                Duration::from_millis((self.health.wait_until() - now).clamp(1, 200) as u64)
            } else if self.outcomes.is_empty() {
                Duration::from_millis(200)
            } else {
                RECORD_EVERY
            };

            tokio::select! {
                biased;
                Some((claimed, sent)) = under_way.next() => self.hear(claimed, sent),
                recorded = held(&mut recording) => {
                    recording = None;
                    if let Err(fault) = recorded {
                        self.ending = Some(Ending::Fault(fault));
                    }
                }
                holds = held(&mut holding) => {
                    holding = None;
                    match holds {
                        Ok(true) => {
                            settling.get_or_insert_with(|| Box::pin(runner.settle(account)));
                        }
                        Ok(false) => self.ending = Some(Ending::LookAgain),
                        Err(fault) => tracing::warn!(%fault, "a lease was not renewed yet"),
                    }
                }
                settled = held(&mut settling) => {
                    settling = None;
                    if let Err(fault) = settled {
                        tracing::warn!(%fault, "doubts were not settled yet");
                    }
                }
                rows = held(&mut claiming) => {
                    claiming = None;
                    match rows {
                        Ok((rows, at)) => {
                            if rows.is_empty() {
                                claim_due = at + EMPTY_REST_MS;
                            }
                            if rows.is_empty() && self.queue.is_empty() && under_way.is_empty() {
                                self.ending.get_or_insert(Ending::LookAgain);
                            }
                            self.queue.extend(rows.into_iter().map(|row| (row, at)));
                        }
                        Err(fault) => self.ending = Some(Ending::Fault(fault)),
                    }
                }
                tickets = &mut permitted, if can_send => {
                    permitted = permission();
                    if let Some(next) = self.next_to_send() {
                        let request = self.composer.compose(&next);
                        under_way.push(Box::pin(async move {
                            let sent = super::send::send(account, request).await;
                            if sent.is_ok() {
                                tickets.into_iter().for_each(Ticket::answered);
                            }
                            (next, sent)
                        }));
                    }
                }
                () = runner.running.changed.notified(), if self.ending.is_none() => {
                    let state = runner.read().await.map(|campaign| campaign.state);
                    if !matches!(state, Ok(CampaignState::Running)) {
                        self.ending = Some(Ending::LookAgain);
                    }
                }
                () = stopping.cancelled(), if self.ending.is_none() => {
                    self.ending = Some(Ending::LookAgain);
                }
                () = tokio::time::sleep(tick) => {}
            }
        }
        match self.ending.take() {
            Some(Ending::Pause(why)) => runner.pause(&why).await,
            Some(Ending::PauseRefused {
                why,
                code,
                since_ms,
            }) => {
                let (id, now) = (runner.id.clone(), app.clock().now_ms());
                app.store()
                    .write(move |tx| {
                        Box::pin(async move {
                            rows::reopen_refused(tx, &id, &code, since_ms, now).await
                        })
                    })
                    .await?;
                runner.pause(&why).await
            }
            Some(Ending::Fault(fault)) => Err(fault),
            Some(Ending::LookAgain) | None => Ok(()),
        }
    }

    /// The next claim that may still begin; older ones go back.
    fn next_to_send(&mut self) -> Option<Claimed> {
        let now = self.runner.app.clock().now_ms();
        while let Some((next, claimed_at)) = self.queue.pop_front() {
            if now - claimed_at <= BEGIN_WITHIN_MS {
                return Some(next);
            }
            self.outcomes.push(not_begun(&next, now, now));
        }
        None
    }

    /// What was claimed and not begun goes back.
    fn give_back(&mut self, now_ms: i64, due_ms: i64) {
        let unsent = self.queue.drain(..);
        self.outcomes
            .extend(unsent.map(|(claimed, _)| not_begun(&claimed, now_ms, due_ms)));
    }

    /// One request is over.
    fn hear(&mut self, claimed: Claimed, sent: std::result::Result<String, Answer>) {
        let now = self.runner.app.clock().now_ms();
        let (verdict, advice) = match sent {
            Ok(message_id) => {
                self.health.accepted(now);
                self.runner.running.count(now, 1);
                (Verdict::Accepted { message_id }, Advice::GoOn)
            }
            Err(Answer::Refused { code, text }) => {
                let advice = self.health.refused(now, &code, &text);
                (Verdict::Refused { code, text }, advice)
            }
            Err(Answer::Busy { code, text, wait }) => {
                let advice = self.health.busy(now, wait);
                (
                    Verdict::Retry {
                        code,
                        text,
                        due_ms: self.health.wait_until(),
                    },
                    advice,
                )
            }
            Err(Answer::Doubt { text }) => (Verdict::Doubt { text }, self.health.doubt(now)),
            Err(Answer::Stop { cause, text }) => {
                let why = stop_words(cause, &text);
                self.ending = Some(Ending::Pause(why));
                (
                    Verdict::Retry {
                        code: "STOPPED".to_owned(),
                        text,
                        due_ms: 0,
                    },
                    Advice::GoOn,
                )
            }
        };
        self.outcomes.push(Outcome {
            attempt: claimed.attempt,
            at_ms: now,
            verdict,
        });
        match advice {
            Advice::GoOn | Advice::Wait => {}
            Advice::PauseUnreachable => {
                self.ending = Some(Ending::Pause(words!("campaigns-paused-unreachable")));
            }
            Advice::PauseRefused {
                code,
                text,
                since_ms,
            } => {
                let why = words!(
                    "campaigns-paused-refused",
                    code = code.as_str(),
                    text = text
                );
                self.ending = Some(Ending::PauseRefused {
                    why,
                    code,
                    since_ms,
                });
            }
        }
    }
}

/// Why no message can be sent, in the user's words.
pub(super) fn stop_words(cause: StopCause, text: &str) -> Words {
    match cause {
        StopCause::Credentials => words!("campaigns-paused-credentials", text = text),
        StopCause::AppGone => words!("campaigns-paused-app-gone", text = text),
        StopCause::Forbidden => words!("campaigns-paused-forbidden", text = text),
        StopCause::Setup => words!("campaigns-paused-setup", text = text),
    }
}

fn not_begun(claimed: &Claimed, now_ms: i64, due_ms: i64) -> Outcome {
    let verdict = Verdict::Retry {
        code: "NOT_BEGUN".to_owned(),
        text: String::new(),
        due_ms,
    };
    Outcome {
        attempt: claimed.attempt.clone(),
        at_ms: now_ms,
        verdict,
    }
}

/// Waits for a future that may not be there, which then never comes.
async fn held<T>(future: &mut Option<BoxFuture<'_, T>>) -> T {
    match future {
        Some(future) => future.await,
        None => std::future::pending().await,
    }
}

/// Claims, and says when: the claim's deadline counts from there.
async fn claim(runner: &Runner<'_>, most: i64) -> Result<Claims> {
    let (id, owner) = (runner.id.clone(), runner.owner.clone());
    let now_ms = runner.app.clock().now_ms();
    let claimed = runner
        .app
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let claim = Claim {
                    campaign: &id,
                    owner: &owner,
                    most,
                    now_ms,
                    deadline_ms: now_ms + CLAIM_LASTS_MS,
                };
                rows::claim(tx, &claim).await
            })
        })
        .await?;
    Ok((claimed, now_ms))
}

/// Records outcomes. What is known must not be lost to a busy moment of the database, so such a
/// write is tried again for a while.
async fn record(runner: &Runner<'_>, outcomes: Vec<Outcome>) -> Result<()> {
    let app = runner.app;
    let began = app.clock().now_ms();
    loop {
        let group = outcomes.clone();
        let recorded = app
            .store()
            .write(move |tx| Box::pin(async move { rows::record(tx, &group).await }))
            .await;
        match recorded {
            Err(fault) if may_pass(&fault) && app.clock().now_ms() - began < RECORD_PATIENCE_MS => {
                tracing::warn!(%fault, "outcomes are recorded again");
                app.clock().sleep(RECORD_AGAIN).await;
            }
            Err(fault) => return Err(fault.into()),
            Ok(()) => {
                app.changed(&[Topic::Campaigns, Topic::Dashboard]);
                return Ok(());
            }
        }
    }
}

fn may_pass(fault: &store::Error) -> bool {
    use store::Error::{Busy, Full, Unavailable, Undone};
    matches!(fault, Busy | Full | Undone | Unavailable(_))
}
