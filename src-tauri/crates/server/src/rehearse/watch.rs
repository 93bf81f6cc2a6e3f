//! Watches a campaign until it is settled: sent as far as it will be, no callback waiting anywhere,
//! and nothing moving any more. Without progress it gives up after a minute, and the report says
//! how things stand.

use super::POLL;
use super::answers::Campaign;
use super::bars::Bars;
use super::door::Door;
use crate::ending::Ending;
use crate::host::Stoppable;
use crate::http;
use backend::{AppError, Code, words};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Without progress for so long, the rehearsal ends as it stands.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long everything must stand still, all callbacks delivered, before it counts as settled.
const QUIET: Duration = Duration::from_millis(700);
/// States of a recipient about which Sinch has not had its last word.
const OPEN: [&str; 3] = ["pending", "claimed", "in_doubt"];

/// What the sandbox counted for this rehearsal's app (`GET /control/stats`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stats {
    /// Sends accepted.
    pub accepted: u64,
    /// Different people among them.
    pub distinct: u64,
    /// People with more than one accepted send.
    pub twice: u64,
    /// Sends above the app's rate.
    pub over_rate: u64,
    /// Status → sends refused with it.
    pub refused: BTreeMap<String, u64>,
    /// Callbacks.
    pub callbacks: CallbackStats,
    /// When the first send was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_accepted_at: Option<jiff::Timestamp>,
    /// When the last send was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_accepted_at: Option<jiff::Timestamp>,
}

/// What the sandbox counted of callbacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallbackStats {
    /// Posted at least once.
    pub sent: u64,
    /// Answered 2xx.
    pub acknowledged: u64,
    /// Neither acknowledged nor given up, those of what has yet to happen among them.
    pub waiting: u64,
}

/// How the campaign stood when the watch ended.
pub struct Seen {
    /// State → recipients.
    pub states: BTreeMap<String, u64>,
    /// The sandbox's own count, the last that it told.
    pub stats: Stats,
    /// Whether it ended by itself.
    pub settled: bool,
}

/// Watches until the campaign is settled or nothing moves any more.
pub async fn until_settled(
    door: &Door,
    counter: &Counter,
    campaign: &Campaign,
    bars: &Bars<'_>,
) -> Result<Seen, Ending> {
    let sending = bars.counted("rehearse-step-send", campaign.total);
    let statuses = bars.counted("rehearse-step-statuses", campaign.total);
    let mut counted = None;
    let mut before = None;
    let mut moved_at = Instant::now();
    loop {
        let now: Campaign = door
            .call("campaigns.get", json!({ "id": campaign.id }))
            .await?;
        // A busy sandbox refuses a poll or two: what it said last stands, and settles nothing.
        let refused = match counter.read().await {
            Ok(stats) => {
                counted = Some(stats);
                None
            }
            Err(fault) => Some(fault),
        };
        let unread = unread(door).await?;
        let open = count(&now, &OPEN);
        let laid: u64 = now.counts.values().sum();
        sending.set(now.total.saturating_sub(open));
        let unfinished = count(&now, &["enqueued", "sent"]);
        statuses.set(now.total.saturating_sub(open + unfinished));

        let standing = (
            now.counts.clone(),
            counted.clone(),
            unread,
            now.state.clone(),
        );
        if before.as_ref() != Some(&standing) {
            before = Some(standing);
            moved_at = Instant::now();
        }
        let still_for = moved_at.elapsed();
        let over = matches!(now.state.as_str(), "finished" | "cancelled");
        let reachable = refused.is_none();
        let waiting = counted.as_ref().map(|stats| stats.callbacks.waiting);
        let all_told = reachable && waiting == Some(0) && unread == 0;
        let settled = over && laid == now.total && open == 0 && all_told && still_for >= QUIET;
        if settled || still_for >= PATIENCE {
            sending.finish();
            statuses.finish();
            if !settled {
                bars.say(&door.render(&words!("rehearse-stalled", seconds = PATIENCE.as_secs())));
            }
            if let Some(fault) = refused {
                if counted.is_none() {
                    return Err(fault.into());
                }
                bars.say(&door.render(fault.message()));
            }
            return Ok(Seen {
                states: now.counts,
                stats: counted.unwrap_or_default(),
                settled,
            });
        }
        if now.state == "paused" {
            let reason = now.paused_because.unwrap_or_default();
            return Err(Ending::input(words!("rehearse-paused", reason = reason)));
        }
        tokio::time::sleep(POLL).await;
    }
}

fn count(campaign: &Campaign, states: &[&str]) -> u64 {
    states
        .iter()
        .filter_map(|state| campaign.counts.get(*state))
        .sum()
}

/// Callbacks that are stored and not yet interpreted.
async fn unread(door: &Door) -> Result<i64, Ending> {
    let waiting = door
        .app
        .store()
        .read(|tx| Box::pin(async move { store::webhooks::log::waiting_count(tx).await }))
        .await
        .map_err(AppError::from)?;
    Ok(waiting)
}

/// Asks the sandbox for its own count.
pub struct Counter {
    client: reqwest::Client,
    url: String,
}

impl Counter {
    /// Asks the sandbox that was started for this data.
    ///
    /// # Errors
    /// `precondition_failed` before it was started.
    pub fn new(sandbox: &dyn Stoppable) -> Result<Self, Ending> {
        let (control, app_id) = sandbox.counted_by().ok_or_else(|| {
            Ending::from(AppError::new(
                Code::PreconditionFailed,
                words!("frame-no-rehearsal"),
            ))
        })?;
        Ok(Self {
            client: http::client()?,
            url: format!("{control}/stats?app_id={app_id}"),
        })
    }

    async fn read(&self) -> Result<Stats, AppError> {
        let unreachable = |fault: reqwest::Error| {
            AppError::new(
                Code::SinchUnavailable,
                words!("server-sandbox-unreachable", origin = &self.url),
            )
            .hint(words!("server-sandbox-unreachable-hint"))
            .because(fault)
        };
        let answer = self
            .client
            .get(&self.url)
            .send()
            .await
            // A refusal in JSON would read as a count of nothing.
            .and_then(reqwest::Response::error_for_status)
            .map_err(unreachable)?;
        answer.json().await.map_err(unreachable)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::host::{self, Opening};
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};
    use axum::{Json, Router, routing::get};
    use domain::{CampaignId, CampaignState, Channel};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

    /// Polls that are answered, then refused for longer than everything must stand still.
    const ANSWERED: u32 = 2;
    const REFUSED: u32 = 12;

    /// A sandbox whose control answers, is busy, and answers again; and how often it was asked.
    async fn busy_for_a_while() -> (Counter, Arc<AtomicU32>, impl Future<Output = ()>) {
        let asked = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&asked);
        let stats = move || {
            let nth = count.fetch_add(1, SeqCst);
            async move { answer(nth) }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/stats", listener.local_addr().unwrap());
        let routes = Router::new().route("/stats", get(stats));
        let served = async move { axum::serve(listener, routes).await.unwrap() };
        let client = http::client().unwrap();
        (Counter { client, url }, asked, served)
    }

    fn answer(nth: u32) -> Response {
        let busy = StatusCode::SERVICE_UNAVAILABLE;
        match nth {
            // What refuses is the status, whatever comes with it.
            ANSWERED => (busy, Json(json!({ "error": { "code": 503 } }))).into_response(),
            nth if (ANSWERED..ANSWERED + REFUSED).contains(&nth) => busy.into_response(),
            _ => Json(json!({ "accepted": 5 })).into_response(),
        }
    }

    /// A campaign to nobody that came to its end.
    async fn finished(door: &Door) -> Campaign {
        let id = CampaignId::from("cmp_1");
        let row = store::campaigns::Campaign {
            id: id.clone(),
            account_id: door.rehearsal_account().await.unwrap().as_str().into(),
            name: "Autumn".into(),
            template_id: "tpl_1".into(),
            channel: Channel::WhatsApp,
            language: "en".into(),
            list_id: "lst_1".into(),
            rate: None,
            variables: "[]".into(),
            template: String::new(),
            state: CampaignState::Finished,
            paused_because: String::new(),
            total: 0,
            confirmed: 0,
            laid_through: String::new(),
            laid: true,
            created_at: 0,
            updated_at: 0,
            launched_at: None,
            finished_at: None,
        };
        door.app
            .store()
            .write(|tx| Box::pin(async move { store::campaigns::insert(tx, &row).await }))
            .await
            .unwrap();
        door.call("campaigns.get", json!({ "id": id }))
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_refused_poll_neither_ends_the_watch_nor_settles_anything() {
        let data = tempfile::tempdir().unwrap();
        let host = host::open(Opening {
            hooks: host::Hooks::Closed,
            work: false,
            ..Opening::of(data.path(), "a test")
        })
        .await
        .unwrap();
        let door = Door::new(&host.app);
        let campaign = finished(&door).await;
        let (counter, asked, served) = busy_for_a_while().await;
        let bars = Bars::new(host.app.catalogue(), true);

        let seen = tokio::select! {
            seen = until_settled(&door, &counter, &campaign, &bars) => seen.unwrap(),
            () = served => panic!("the control ended"),
        };
        assert!(seen.settled);
        assert_eq!(seen.stats.accepted, 5);
        assert!(
            asked.load(SeqCst) > ANSWERED + REFUSED,
            "it waited for an answer"
        );
        host.close().await;
    }
}
