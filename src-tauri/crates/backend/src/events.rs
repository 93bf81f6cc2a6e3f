//! What changed, told to whoever watches: topics, gathered so that nobody hears of them more than
//! four times a second. Not a queue of facts: a watcher asks again for what it shows.
//!
//! To add a topic: a variant of [`Topic`], its place in [`Topic::ALL`], named by the queries that
//! read it and the mutations that change it.

use crate::{clock::Clock, tasks::Tasks};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
    Rehearsal,
}

impl Topic {
    /// Every topic: for when the whole database is another one, or changes were missed.
    pub const ALL: &[Topic] = &[
        Topic::Accounts,
        Topic::Channels,
        Topic::Webhooks,
        Topic::Templates,
        Topic::Audiences,
        Topic::Campaigns,
        Topic::Dashboard,
        Topic::Settings,
        Topic::Jobs,
        Topic::Callbacks,
        Topic::Rehearsal,
    ];
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
    /// What other processes on the same database have not been told of.
    untold: Mutex<BTreeSet<Topic>>,
    tell: Notify,
}

impl Events {
    pub(crate) fn start(tasks: &Tasks, clock: Arc<dyn Clock>) -> Self {
        let events = Self {
            inner: Arc::new(Inner {
                sender: broadcast::Sender::new(BACKLOG),
                waiting: Mutex::default(),
                wake: Notify::new(),
                untold: Mutex::default(),
                tell: Notify::new(),
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
        locked(&self.inner.untold).extend(topics);
        self.inner.tell.notify_one();
        self.heard(topics);
    }

    /// Says that another process changed these topics.
    pub(crate) fn heard(&self, topics: &[Topic]) {
        locked(&self.inner.waiting).extend(topics);
        self.inner.wake.notify_one();
    }

    /// Comes back when there is something to tell other processes.
    pub(crate) async fn to_tell(&self) {
        self.inner.tell.notified().await;
    }

    /// What other processes have not been told of; from now on they have.
    pub(crate) fn take_untold(&self) -> Vec<Topic> {
        std::mem::take(&mut *locked(&self.inner.untold))
            .into_iter()
            .collect()
    }

    /// Events from now on. A watcher told that it lagged should ask for everything again.
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.inner.sender.subscribe()
    }
}

impl Inner {
    fn flush(&self) {
        let topics: Vec<Topic> = std::mem::take(&mut *locked(&self.waiting))
            .into_iter()
            .collect();
        if !topics.is_empty() {
            // An error only says that nobody watches.
            let _ = self.sender.send(Event::Changed { topics });
        }
    }
}

fn locked(topics: &Mutex<BTreeSet<Topic>>) -> MutexGuard<'_, BTreeSet<Topic>> {
    topics.lock().unwrap_or_else(PoisonError::into_inner)
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
