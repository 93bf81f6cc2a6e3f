//! Everything the sandbox knows, behind one short lock, and what keeps it moving.
//!
//! Handlers and jobs change `World` and never wait while they hold it. Features keep their own
//! part of it in their own folder; what is here belongs to all of them: ids, chance, faults, the
//! journal, the timers.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rand::{Rng, rngs::StdRng};
use serde_json::Value;
use tokio::sync::Notify;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use ulid::Ulid;

use crate::{
    Access, Options,
    apps::App,
    auth::Keys,
    callbacks::{Lanes, What, deliver::Attempt},
    channels::Channels,
    clock::Clock,
    consents::Consents,
    contacts::Contacts,
    conversations::Conversations,
    events::Events,
    faults::Faults,
    ids::{Ids, seeded_share},
    journal::{Journal, Kind, Record},
    limits::{Bucket, Quota},
    messages::Messages,
    templates::Omni,
    timers::{Job, Timers},
    whatsapp::WhatsApp,
};

/// The place of an app in `World::apps`.
pub(crate) type AppAt = usize;

/// Jobs done before the lock is given back.
const JOBS_AT_ONCE: usize = 256;

/// The state of one sandbox.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) access: Access,
    pub(crate) keys: Keys,
    pub(crate) faults: Faults,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) random: StdRng,
    pub(crate) journal: Journal,
    pub(crate) timers: Timers,
    pub(crate) lanes: Lanes,
    pub(crate) apps: Vec<App>,
    pub(crate) app_ids: HashMap<String, AppAt>,
    pub(crate) contacts: Contacts,
    pub(crate) conversations: Conversations,
    pub(crate) messages: Messages,
    pub(crate) events: Events,
    pub(crate) consents: Consents,
    pub(crate) omni: Vec<Omni>,
    pub(crate) whatsapp: WhatsApp,
    pub(crate) channels: Channels,
    /// Project settings, once somebody made them.
    pub(crate) settings: Option<Value>,
    /// People of scenario numbers whose first request was met.
    pub(crate) met: HashSet<String>,
    /// Requests to each person that dials could befall.
    pub(crate) drawn: HashMap<String, u64>,
    /// Refused sends that named no app.
    pub(crate) refused_elsewhere: BTreeMap<u16, u64>,
    pub(crate) token_bucket: Bucket,
    pub(crate) project_quota: Quota,
    /// Messages a journal says are not told to their end; empty once the sandbox runs.
    pub(crate) unfinished: BTreeSet<usize>,
    pub(crate) listen: SocketAddr,
    /// Rises with every reset, so that what was under way before it is let go.
    pub(crate) epoch: u32,
}

impl World {
    /// The next id of anything.
    pub(crate) fn next_id(&mut self) -> Ulid {
        self.ids.next(self.clock.now_ms())
    }

    /// A number from 0 up to 1 for something that befalls a callback. For a step of a message it
    /// follows from the seed, so that a story is the same however its callbacks are paced.
    pub(crate) fn chance(&mut self, what: &What, of: &str) -> f64 {
        match what {
            What::Step { message, step, .. } => {
                let label = format!("{of}/{step}");
                seeded_share(self.options.seed, &label, *message as u64)
            }
            What::Body(_) => self.random.random(),
        }
    }

    /// Whether any webhook of an app wants a trigger; spares writing what nobody reads.
    pub(crate) fn is_heard(&self, app: AppAt, trigger: &str) -> bool {
        self.options.callbacks
            && self.apps[app]
                .webhooks
                .iter()
                .any(|hook| hook.receives(trigger))
    }

    /// Notes in the journal that a resource is no more.
    pub(crate) fn gone(&mut self, kind: Kind, id: &str) {
        self.journal.write(&Record::Gone {
            kind,
            id: id.to_owned(),
        });
    }

    /// Does what is due, up to a bound; what is to be sent is pushed to `ready`.
    fn work(&mut self, ready: &mut Vec<Attempt>) {
        for _ in 0..JOBS_AT_ONCE {
            let now = self.clock.micros();
            match self.timers.pop_due(now) {
                None => return,
                Some(Job::Drain(app)) => self.drain(app),
                Some(Job::Step(message)) => self.take_step(message),
                Some(Job::Lane(lane)) => self.run_lane(lane, ready),
                Some(Job::Requeue(delivery)) => self.requeue(*delivery),
                Some(Job::Review { name, language }) => self.review(&name, &language),
            }
        }
    }
}

/// The state and the machinery around it, shared by all tasks.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    /// Wakes the scheduler when something is due earlier than it thought.
    wake: Notify,
    pub(crate) stop: CancellationToken,
    pub(crate) tasks: TaskTracker,
    /// Delivers callbacks; keeps its connections.
    pub(crate) http: reqwest::Client,
}

impl Shared {
    pub(crate) fn new(world: World, http: reqwest::Client) -> Shared {
        Shared {
            world: Mutex::new(world),
            wake: Notify::new(),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
            http,
        }
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        // A panic in a handler is a defect, but no reason to take the rest of Sinch down.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the state, and wakes the scheduler if that made work.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let mut world = self.lock();
        let result = act(&mut world);
        let wake = world.timers.take_head_changed();
        drop(world);
        if wake {
            self.wake.notify_one();
        }
        result
    }

    /// Does jobs when they are due, until the sandbox stops.
    pub(crate) async fn schedule(self: Arc<Shared>) {
        let mut ready = Vec::new();
        while !self.stop.is_cancelled() {
            let next = {
                let mut world = self.lock();
                world.work(&mut ready);
                world.timers.take_head_changed();
                world
                    .timers
                    .next_due()
                    .map(|due| (due <= world.clock.micros(), world.clock.instant(due)))
            };
            for attempt in ready.drain(..) {
                let shared = self.clone();
                let stop = self.stop.clone();
                self.tasks.spawn(async move {
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = crate::callbacks::deliver::deliver(shared, attempt) => {}
                    }
                });
            }
            match next {
                Some((true, _)) => tokio::task::yield_now().await,
                Some((false, due)) => tokio::select! {
                    () = tokio::time::sleep_until(due.into()) => {}
                    () = self.wake.notified() => {}
                    () = self.stop.cancelled() => {}
                },
                None => tokio::select! {
                    () = self.wake.notified() => {}
                    () = self.stop.cancelled() => {}
                },
            }
        }
    }
}
