//! Who sends: one runner for each campaign that has work, started here and nowhere else.
//!
//! The database says which campaigns have work and whose they are; this only looks when it is
//! woken, and once a second for what other hosts changed.

use super::runner;
use crate::App;
use domain::{AccountId, CampaignId};
use sinch::limiter::{Pacer, Rate};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// How often the database is asked for campaigns that nobody woke us for.
const LOOK: Duration = Duration::from_secs(1);
/// The stretch over which the current rate is measured.
const RATE_WINDOW_MS: i64 = 5_000;

/// The campaigns at work in this process.
#[derive(Default)]
pub struct Runners {
    running: Mutex<HashMap<CampaignId, Arc<Running>>>,
    pacers: Mutex<HashMap<AccountId, (i64, Pacer)>>,
    wake: Notify,
}

/// One campaign at work.
pub struct Running {
    /// Told when a person changed the campaign.
    pub changed: Notify,
    /// When messages were accepted, newest last, over the last seconds.
    accepted: Mutex<VecDeque<(i64, u32)>>,
}

impl Running {
    /// Counts acceptances at `now_ms`.
    pub fn count(&self, now_ms: i64, accepted: u32) {
        let mut counts = lock(&self.accepted);
        counts.push_back((now_ms, accepted));
        while counts
            .front()
            .is_some_and(|(at, _)| now_ms - at > RATE_WINDOW_MS)
        {
            counts.pop_front();
        }
    }

    fn rate(&self, now_ms: i64) -> f64 {
        let counts = lock(&self.accepted);
        let recent = counts
            .iter()
            .filter(|(at, _)| now_ms - at <= RATE_WINDOW_MS);
        let (Some(first), total) = (
            counts.front(),
            recent.map(|(_, n)| u64::from(*n)).sum::<u64>(),
        ) else {
            return 0.0;
        };
        let stretch = (now_ms - first.0).clamp(1_000, RATE_WINDOW_MS);
        total as f64 * 1_000.0 / stretch as f64
    }
}

impl Runners {
    /// Says that a campaign may have work, or that a person changed it.
    pub fn wake(&self, campaign: &CampaignId) {
        if let Some(running) = lock(&self.running).get(campaign) {
            running.changed.notify_one();
        }
        self.wake.notify_one();
    }

    /// Messages accepted a second, lately; 0 for a campaign that does not run here.
    pub fn rate(&self, campaign: &CampaignId, now_ms: i64) -> f64 {
        lock(&self.running)
            .get(campaign)
            .map_or(0.0, |running| running.rate(now_ms))
    }

    /// The pace of an account's app, shared by all its campaigns; `None` without a limit.
    pub fn pacer(&self, account: &AccountId, per_second: Option<i64>) -> Option<Pacer> {
        let per_second = per_second.filter(|rate| *rate > 0)?;
        let mut pacers = lock(&self.pacers);
        match pacers.get(account) {
            Some((rate, pacer)) if *rate == per_second => Some(pacer.clone()),
            _ => {
                let pacer = pacer(per_second);
                pacers.insert(account.clone(), (per_second, pacer.clone()));
                Some(pacer)
            }
        }
    }
}

/// A pace of so many a second.
pub fn pacer(per_second: i64) -> Pacer {
    let count = u32::try_from(per_second.max(1)).unwrap_or(u32::MAX);
    Pacer::new(Rate::per_second(count))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts runners until the app stops.
pub async fn supervise(app: App) {
    let stopping = app.stopping();
    loop {
        match start_due(&app).await {
            Ok(()) => {}
            Err(fault) => tracing::error!(%fault, "campaigns with work could not be looked up"),
        }
        let woken = async {
            tokio::select! {
                () = app.campaigns().wake.notified() => {}
                () = app.clock().sleep(LOOK) => {}
            }
        };
        if stopping.run_until_cancelled(woken).await.is_none() {
            return;
        }
    }
}

async fn start_due(app: &App) -> Result<(), store::Error> {
    let now = app.clock().now_ms();
    let due = app
        .store()
        .read(|tx| Box::pin(store::campaigns::unowned(tx, now)))
        .await?;
    for campaign in due {
        let running = {
            let mut all = lock(&app.campaigns().running);
            if all.contains_key(&campaign) {
                continue;
            }
            let running = Arc::new(Running {
                changed: Notify::new(),
                accepted: Mutex::default(),
            });
            all.insert(campaign.clone(), Arc::clone(&running));
            running
        };
        let app = app.clone();
        app.clone().tasks().spawn("campaign", async move {
            if let Err(fault) = runner::run(&app, &campaign, &running).await {
                tracing::error!(%campaign, %fault, "a campaign's runner ended");
            }
            lock(&app.campaigns().running).remove(&campaign);
        });
    }
    Ok(())
}
