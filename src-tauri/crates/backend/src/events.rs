//! What changed, told to whoever watches: topics, gathered so that nobody hears of them more than
//! four times a second. Not a queue of facts: a watcher asks again for what it shows.
//!
//! To add a topic: a variant of [`Topic`], named by the queries that read it and the mutations
//! that change it.

use crate::{clock::Clock, tasks::Tasks};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, broadcast};
use ts_rs::TS;

/// The least time between two events.
const PACE: Duration = Duration::from_millis(250);
/// How far a watcher may fall behind before it misses some (it then asks for everything again).
const BACKLOG: usize = 64;

/// A part of the state that queries read and mutations change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    Accounts,
    Channels,
    Webhooks,
    Templates,
    Audiences,
    Campaigns,
    Dashboard,
    Settings,
    Jobs,
    Callbacks,
}

/// What a watcher hears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Queries that read one of these topics would answer differently now.
    Changed {
        /// Each at most once, in a fixed order.
        topics: Vec<Topic>,
    },
}

/// The hub between those who change and those who watch.
#[derive(Clone)]
pub struct Events {
    inner: Arc<Inner>,
}

struct Inner {
    sender: broadcast::Sender<Event>,
    waiting: Mutex<BTreeSet<Topic>>,
    wake: Notify,
}

impl Events {
    pub(crate) fn start(tasks: &Tasks, clock: Arc<dyn Clock>) -> Self {
        let events = Self {
            inner: Arc::new(Inner {
                sender: broadcast::Sender::new(BACKLOG),
                waiting: Mutex::default(),
                wake: Notify::new(),
            }),
        };
        let inner = Arc::clone(&events.inner);
        let stopping = tasks.stopping();
        tasks.spawn("events", async move {
            while stopping
                .run_until_cancelled(inner.wake.notified())
                .await
                .is_some()
            {
                inner.flush();
                clock.sleep(PACE).await;
            }
            inner.flush();
        });
        events
    }

    /// Says that these topics changed. Cheap; call it as often as something changes.
    pub fn changed(&self, topics: &[Topic]) {
        if topics.is_empty() {
            return;
        }
        self.inner
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(topics);
        self.inner.wake.notify_one();
    }

    /// Events from now on. A watcher told that it lagged should ask for everything again.
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.inner.sender.subscribe()
    }
}

impl Inner {
    fn flush(&self) {
        let topics: Vec<Topic> = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *waiting).into_iter().collect()
        };
        if !topics.is_empty() {
            // An error only says that nobody watches.
            let _ = self.sender.send(Event::Changed { topics });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::clock::SystemClock;

    #[tokio::test]
    async fn many_changes_become_few_events_and_none_is_lost() {
        let tasks = Tasks::default();
        let events = Events::start(&tasks, Arc::new(SystemClock));
        let mut watcher = events.subscribe();
        events.changed(&[Topic::Accounts]);
        let first = watcher.recv().await.unwrap();
        assert_eq!(
            first,
            Event::Changed {
                topics: vec![Topic::Accounts]
            }
        );
        for _ in 0..1_000 {
            events.changed(&[Topic::Jobs, Topic::Campaigns]);
        }
        let second = watcher.recv().await.unwrap();
        let topics = vec![Topic::Campaigns, Topic::Jobs];
        assert_eq!(second, Event::Changed { topics });
        assert!(watcher.try_recv().is_err());
        tasks.stop(PACE * 2).await;
    }
}
