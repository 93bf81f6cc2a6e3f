//! Campaigns as the desktop sees them while nobody looks at the window: which are under way and how
//! far, and how each of them ended. It asks the door, like the page does.

use backend::words;
use backend::words::Words;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

use crate::opening::Desk;

/// The states in which messages leave, or are about to.
const SENDING: [&str; 2] = ["launching", "running"];
/// The states in which one that sent may be found afterwards.
const STOPPED: [&str; 2] = ["paused", "finished"];
/// More than this are never under way at once, and no menu could show them.
const MOST: u32 = 50;

/// A campaign that sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// Its id, `cmp_…`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// How much of it has left, in whole percent.
    pub percent: u64,
}

impl UnderWay {
    /// Name and progress, for a line of a menu.
    pub fn line(&self) -> Words {
        words!(
            "desktop-progress",
            name = &self.name,
            percent = self.percent
        )
    }
}

/// What there is to tell of a campaign that stopped by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Its id, `cmp_…`.
    pub id: String,
    /// What happened.
    pub title: Words,
    /// The numbers, or the reason.
    pub body: Words,
}

#[derive(Deserialize)]
struct Page {
    items: Vec<Shown>,
}

/// What of a campaign matters here.
#[derive(Deserialize)]
struct Shown {
    id: String,
    name: String,
    state: String,
    #[serde(default)]
    paused_because: Option<String>,
    counts: BTreeMap<String, u64>,
    total: u64,
}

impl Shown {
    fn counted(&self, states: &[&str]) -> u64 {
        states
            .iter()
            .filter_map(|state| self.counts.get(*state))
            .sum()
    }

    fn under_way(self) -> UnderWay {
        let waiting = self.counted(&["pending", "claimed"]);
        let left = self.total.saturating_sub(waiting);
        UnderWay {
            percent: (left * 100).checked_div(self.total).unwrap_or(0),
            id: self.id,
            name: self.name,
        }
    }

    /// Nothing when a person stopped it: they know.
    fn ending(self) -> Option<Ending> {
        let body = match (self.state.as_str(), &self.paused_because) {
            ("finished", _) => words!(
                "desktop-finished-words",
                sent = self.counted(&[
                    "enqueued",
                    "sent",
                    "delivered",
                    "read",
                    "failed",
                    "rejected"
                ]),
                total = self.total
            ),
            ("paused", Some(why)) => words!("desktop-paused-words", why = why),
            _ => return None,
        };
        let title = match self.state.as_str() {
            "finished" => words!("desktop-finished", name = &self.name),
            _ => words!("desktop-paused", name = &self.name),
        };
        Some(Ending {
            id: self.id,
            title,
            body,
        })
    }
}

impl Desk {
    /// The campaigns that send right now; nothing when that cannot be told.
    pub async fn under_way(&self) -> Option<Vec<UnderWay>> {
        let mut found = Vec::new();
        for state in SENDING {
            let request = json!({ "state": state, "limit": MOST });
            let page: Page = self.ask("campaigns.list", request).await?;
            found.extend(page.items.into_iter().map(Shown::under_way));
        }
        found.sort_by(|one, other| one.id.cmp(&other.id));
        Some(found)
    }

    /// Which campaigns stand still, the newest of them; nothing when that cannot be told.
    pub async fn stopped(&self) -> Option<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for state in STOPPED {
            let request = json!({ "state": state, "limit": MOST });
            let page: Page = self.ask("campaigns.list", request).await?;
            found.extend(page.items.into_iter().map(|campaign| campaign.id));
        }
        Some(found)
    }

    /// What there is to tell of a campaign that does not send any more.
    pub async fn ending(&self, id: &str) -> Option<Ending> {
        let campaign: Shown = self.ask("campaigns.get", json!({ "id": id })).await?;
        campaign.ending()
    }

    /// Pauses what sends; it stays paused until somebody resumes it.
    pub async fn pause_all(&self) {
        for campaign in self.under_way().await.unwrap_or_default() {
            let request = json!({ "id": campaign.id });
            // Why it was refused stands in the log; the page shows what still runs.
            let _: Option<Value> = self.ask("campaigns.pause", request).await;
        }
    }

    async fn ask<T: for<'de> Deserialize<'de>>(&self, name: &str, request: Value) -> Option<T> {
        let answer = self
            .router
            .call(&self.app, self.caller(), name, request)
            .await
            .ok()?;
        serde_json::from_value(answer).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shown(state: &str, why: Option<&str>) -> Shown {
        let counts =
            json!({ "pending": 2, "claimed": 1, "delivered": 5, "failed": 1, "skipped": 1 });
        serde_json::from_value(json!({
            "id": "cmp_1", "name": "Autumn", "state": state, "paused_because": why,
            "counts": counts, "total": 10, "rate": 5,
        }))
        .unwrap()
    }

    #[test]
    fn progress_is_what_has_left() {
        assert_eq!(shown("running", None).under_way().percent, 70);
        let nobody = Shown {
            total: 0,
            ..shown("launching", None)
        };
        assert_eq!(nobody.under_way().percent, 0);
    }

    #[test]
    fn only_what_stopped_by_itself_is_told() {
        let finished = shown("finished", None).ending().unwrap();
        assert_eq!(finished.title.id(), "desktop-finished");
        let paused = shown("paused", Some("The key is refused."))
            .ending()
            .unwrap();
        assert_eq!(paused.title.id(), "desktop-paused");
        for (state, why) in [("paused", None), ("cancelled", None), ("running", None)] {
            assert_eq!(shown(state, why).ending(), None, "{state}");
        }
    }
}
