//! Where no callback comes, Sinch is asked: the messages of an app since the last time, at most once
//! a minute. Each one that carries an attempt of ours proves that Sinch accepted it, which raises
//! the attempt in the ledger. Whether it was delivered or read no listing says: that only callbacks
//! bring, and the sentences say so.
//!
//! Not here: proof that a message was *not* accepted (`campaigns::doubt`).

use crate::accounts::{AccountClient, note_use};
use crate::campaigns::Mark;
use crate::{App, AppError, Caller, Code, Result, Topic, words};
use domain::{AccountId, AttemptId, ProcessingMode};
use futures::TryStreamExt as _;
use serde::{Deserialize, Serialize};
use sinch::channel::Direction;
use sinch::messages::ListMessages;
use sinch::time::Time;
use std::collections::HashMap;
use std::time::Duration;
use store::campaigns::{Outcome, Verdict};
use ts_rs::TS;

/// The least time between two looks at an app, and the longest after ones that failed, in ms.
const BETWEEN_MS: i64 = 60_000;
const LONGEST_BETWEEN_MS: i64 = 15 * 60_000;
/// How often it is seen whose turn it is.
const TICK: Duration = Duration::from_secs(15);
/// How far back campaigns are looked after, in ms.
const LATELY_MS: i64 = 24 * 60 * 60_000;
/// What two looks have in common, in ms: a message may be listed a little late, and clocks differ.
const OVERLAP_MS: i64 = 5 * 60_000;
/// Sinch's largest page.
const PAGE: u32 = 1_000;
/// Messages of one read and of one write.
const GROUP: usize = 100;

/// Whose messages to look up.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PollMessages {
    /// The account.
    pub account_id: AccountId,
}

/// What a look brought.
#[derive(Debug, Serialize, TS)]
pub struct MessagesPolled {
    /// Messages of ours that Sinch listed.
    pub listed: usize,
    /// Those of which nothing was known before.
    pub proved: usize,
    /// The same in words.
    pub sentence: String,
}

pub(super) async fn poll(
    app: App,
    caller: Caller,
    request: PollMessages,
) -> Result<MessagesPolled> {
    let account = request.account_id;
    let connected = app.sinch(&account).await?;
    if connected.account.mode() != Some(ProcessingMode::Conversation) {
        return Err(AppError::new(
            Code::PreconditionFailed,
            words!("webhooks-poll-dispatch"),
        ));
    }
    let since = app.clock().now_ms() - LATELY_MS;
    let (listed, proved) = look(&app, &account, &connected, since).await?;
    app.write(&caller, &account, |_| Box::pin(async { Ok(()) }))
        .await?;
    Ok(MessagesPolled {
        listed,
        proved,
        sentence: app.say(
            &caller,
            &words!("webhooks-polled", listed = listed, proved = proved),
        ),
    })
}

/// When an app was looked at last, and when again.
struct Turn {
    seen_until: i64,
    due: i64,
    pause: i64,
}

/// Looks from time to time at the apps from which no callback comes, until the app stops.
pub(super) fn start(app: &App) {
    let app = app.clone();
    app.clone().tasks().spawn("webhooks.poll", async move {
        let stopping = app.stopping();
        let mut turns: HashMap<AccountId, Turn> = HashMap::new();
        loop {
            let pause = app.clock().sleep(TICK);
            if stopping.run_until_cancelled(pause).await.is_none() {
                return;
            }
            let round = take_turns(&app, &mut turns);
            match stopping.run_until_cancelled(round).await {
                None => return,
                Some(Ok(())) => {}
                Some(Err(fault)) => {
                    tracing::warn!(%fault, "it is not known which apps to look at");
                }
            }
        }
    });
}

async fn take_turns(app: &App, turns: &mut HashMap<AccountId, Turn>) -> Result<()> {
    let now = app.clock().now_ms();
    for account in without_callbacks(app, now - LATELY_MS).await? {
        let turn = turns.entry(account.clone()).or_insert(Turn {
            seen_until: now - LATELY_MS,
            due: 0,
            pause: BETWEEN_MS,
        });
        if now < turn.due {
            continue;
        }
        let looked = match app.sinch(&account).await {
            Ok(connected) if connected.account.mode() == Some(ProcessingMode::Conversation) => {
                look(app, &account, &connected, turn.seen_until - OVERLAP_MS).await
            }
            Ok(_) => Ok((0, 0)),
            Err(fault) => Err(fault),
        };
        note_use(app, &account, &looked);
        match looked {
            Ok(_) => (turn.seen_until, turn.pause) = (now, BETWEEN_MS),
            Err(fault) => {
                tracing::info!(%account, %fault, "the messages of an app were not looked up");
                turn.pause = (turn.pause * 2).min(LONGEST_BETWEEN_MS);
            }
        }
        turn.due = now + turn.pause;
    }
    Ok(())
}

/// The accounts that campaigns were at work for lately, and to which no webhook of ours reports.
async fn without_callbacks(app: &App, since_ms: i64) -> Result<Vec<AccountId>> {
    let found = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                let mut without = Vec::new();
                for account in store::dashboard::accounts_at_work(tx, since_ms).await? {
                    if !store::webhooks::has_ours(tx, &account).await? {
                        without.push(account);
                    }
                }
                Ok(without)
            })
        })
        .await?;
    Ok(found)
}

/// Lists an app's messages since then and keeps what they prove. Answers how many of ours were
/// listed, and how many were news.
async fn look(
    app: &App,
    account: &AccountId,
    connected: &AccountClient,
    since_ms: i64,
) -> Result<(usize, usize)> {
    let start = jiff::Timestamp::from_millisecond(since_ms.max(0)).unwrap_or_default();
    let filter = ListMessages {
        app_id: Some(connected.account.app_id.clone()),
        direction: Some(Direction::ToContact),
        start_time: Some(Time::from(start)),
        page_size: Some(PAGE),
        ..ListMessages::default()
    };
    let messages = connected.client.messages().list(filter);
    futures::pin_mut!(messages);
    let (mut listed, mut proved) = (0, 0);
    let mut group: HashMap<AttemptId, String> = HashMap::new();
    while let Some(message) = messages.try_next().await? {
        let mark = message.metadata.as_deref().and_then(Mark::read);
        let (Some(mark), Some(id)) = (mark, message.id) else {
            continue;
        };
        listed += 1;
        group.insert(mark.attempt, id);
        if group.len() >= GROUP {
            proved += keep(app, account, std::mem::take(&mut group)).await?;
        }
    }
    proved += keep(app, account, group).await?;
    if proved > 0 {
        app.changed(&[Topic::Campaigns, Topic::Dashboard]);
    }
    Ok((listed, proved))
}

async fn keep(app: &App, account: &AccountId, listed: HashMap<AttemptId, String>) -> Result<usize> {
    let (of, attempts) = (account.clone(), listed.keys().cloned().collect::<Vec<_>>());
    let news = app
        .store()
        .read(|tx| Box::pin(async move { store::webhooks::unproved(tx, &of, &attempts).await }))
        .await?;
    let at_ms = app.clock().now_ms();
    let outcomes: Vec<Outcome> = news
        .into_iter()
        .filter_map(|attempt| {
            let message_id = listed.get(&attempt)?.clone();
            Some(Outcome {
                attempt,
                at_ms,
                verdict: Verdict::Accepted { message_id },
            })
        })
        .collect();
    let proved = outcomes.len();
    if proved > 0 {
        app.store()
            .write(move |tx| Box::pin(async move { store::campaigns::record(tx, &outcomes).await }))
            .await?;
    }
    Ok(proved)
}
