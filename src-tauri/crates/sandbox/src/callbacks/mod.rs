//! Callbacks on their way: lanes that pace them, repeat them, double them and hold them back.
//!
//! A lane is the stream of callbacks of one app (lane 0: the Provisioning API's). What a callback
//! says is rendered when it is attempted (`render`), to the webhook's target and secret of that
//! moment; the HTTP request itself is made in `deliver`.
//!
//! # When a webhook does not take a callback
//! Network failure, no answer within ten seconds, 5xx and 429 are repeated: after 5 s, 10 s, 20 s
//! and so on, doubling to 81,920 s, and then given up (`Dials::retry_base_ms` moves the 5 s). Any
//! other answer but 2xx loses the callback at once. A 429 halves the lane's rate too, at most once
//! a second and down to a thirty-second of it; ten callbacks taken in a row double it again.

pub(crate) mod deliver;
pub(crate) mod render;

use std::{collections::VecDeque, sync::Arc};

use ulid::Ulid;

use crate::{
    Rate,
    journal::Record,
    timers::Job,
    world::{AppAt, World},
};

/// Callbacks of one lane that may be under way at once.
const UNDER_WAY: usize = 64;
/// 5 s, 10 s, 20 s … doubling to 81,920 s, then never again.
const REPETITIONS: u32 = 15;
/// How much of a late wake-up a lane makes up for.
const CATCH_UP_MICROS: u64 = 100_000;

/// A lane is at most two to this power slower than its rate.
const SLOWEST: u32 = 5;
/// Once a second is often enough to slow down, or one burst would do it all.
const SLOWER_MICROS: u64 = 1_000_000;
/// So many taken in a row, and the lane is faster again.
const TAKEN_IN_A_ROW: u32 = 10;
/// What an unlimited lane slows down from, in microseconds between callbacks.
const SLOWED_MICROS: u64 = 1_000;

/// The lane of the Provisioning API.
pub(crate) const PROVISIONING_LANE: usize = 0;

/// To whom a callback goes.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// A webhook of an app, by id; its target and secret are those of the moment of sending.
    Webhook(AppAt, Arc<str>),
    /// The `callback_url` of a message, signed with the app's secret for it.
    Url(AppAt, Arc<str>),
    /// A webhook of the Provisioning API.
    Provisioning(Arc<str>),
}

/// What a callback says.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A step in the life of a message that happened at a time.
    Step {
        message: usize,
        step: usize,
        at_ms: i64,
    },
    /// A body that is already written.
    Body(Arc<str>),
}

/// One callback to one target.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    pub(crate) lane: usize,
    pub(crate) target: Target,
    pub(crate) what: What,
    /// Stays the same when the callback is repeated or doubled.
    pub(crate) nonce: Ulid,
    pub(crate) signed_at: i64,
    attempts: u32,
    epoch: u32,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Acknowledged,
    /// Network failure or 5xx: to be repeated.
    Repeat,
    /// 429: to be repeated, and everything of the lane slower.
    Slower,
    /// 4xx: lost.
    Lost,
}

/// The callbacks of one app.
#[derive(Debug, Default)]
pub(crate) struct Lane {
    queue: VecDeque<Delivery>,
    under_way: usize,
    /// Held back or waiting to be repeated.
    held: usize,
    /// Steps of messages that have yet to happen.
    pub(crate) ahead: usize,
    next_at: u64,
    armed: bool,
    /// The rate is divided by two to this power.
    slower: u32,
    slowed_at: u64,
    taken_in_a_row: u32,
    pub(crate) sent: u64,
    pub(crate) acknowledged: u64,
    pub(crate) lost: u64,
}

impl Lane {
    /// Callbacks neither acknowledged nor given up, those of steps to come among them.
    pub(crate) fn waiting(&self) -> usize {
        self.queue.len() + self.under_way + self.held + self.ahead
    }

    /// By how much its rate is divided just now; 1 when it is not slowed down.
    pub(crate) fn slowness(&self) -> u32 {
        1 << self.slower
    }

    fn slow_down(&mut self, now: u64) {
        self.taken_in_a_row = 0;
        if self.slower == 0 || now >= self.slowed_at + SLOWER_MICROS {
            self.slower = SLOWEST.min(self.slower + 1);
            self.slowed_at = now;
        }
    }

    fn speed_up(&mut self) {
        self.taken_in_a_row += 1;
        if self.taken_in_a_row >= TAKEN_IN_A_ROW {
            self.taken_in_a_row = 0;
            self.slower = self.slower.saturating_sub(1);
        }
    }

    /// Microseconds between two callbacks at a rate.
    fn interval_micros(&self, rate: Rate) -> u64 {
        match (rate, self.slower) {
            (Rate::Unlimited, 0) => 0,
            (Rate::Unlimited, slower) => SLOWED_MICROS << slower,
            (rate, slower) => rate.interval_micros() << slower,
        }
    }
}

/// All lanes.
#[derive(Debug, Default)]
pub(crate) struct Lanes(Vec<Lane>);

impl Lanes {
    pub(crate) fn add(&mut self) -> usize {
        self.0.push(Lane::default());
        self.0.len() - 1
    }

    pub(crate) fn get(&self, at: usize) -> &Lane {
        &self.0[at]
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> &mut Lane {
        &mut self.0[at]
    }
}

impl World {
    /// Sends what happened to an app to every webhook of it that wants to know; says how many.
    pub(crate) fn tell_app(
        &mut self,
        app: AppAt,
        trigger: &str,
        what: &What,
        doubled: bool,
    ) -> usize {
        if !self.options.callbacks {
            return 0;
        }
        let targets: Vec<Target> = self.apps[app]
            .webhooks
            .iter()
            .filter(|hook| hook.receives(trigger))
            .map(|hook| Target::Webhook(app, hook.id.clone()))
            .collect();
        let lane = self.apps[app].lane;
        let mut told = 0;
        for target in targets {
            told += self.post(lane, target, what.clone(), doubled);
        }
        told
    }

    /// Queues one callback, or two, or later, as the dials say; says how many.
    pub(crate) fn post(&mut self, lane: usize, target: Target, what: What, doubled: bool) -> usize {
        let delivery = Delivery {
            lane,
            target,
            what: what.clone(),
            nonce: self.next_id(),
            signed_at: self.clock.outside_ms() / 1000,
            attempts: 0,
            epoch: self.epoch,
        };
        let share = self.faults.dials.callback_doubled_share;
        let doubled = doubled || (share > 0.0 && self.chance(&what, "doubled") < share);
        let copies = if doubled { 2 } else { 1 };
        for copy in 0..copies {
            let pause_ms = self.pause_of_callback(&what, copy);
            if pause_ms == 0 {
                self.lanes.get_mut(lane).queue.push_back(delivery.clone());
            } else {
                self.hold(delivery.clone(), pause_ms);
            }
        }
        self.arm_lane(lane);
        copies
    }

    fn pause_of_callback(&mut self, what: &What, copy: usize) -> u64 {
        let dials = &self.faults.dials;
        let (late, late_ms) = (dials.callback_late_share, dials.late_ms());
        let disorder = dials.callback_disorder_share;
        if late > 0.0 && self.chance(what, &format!("late {copy}")) < late {
            late_ms
        } else if disorder > 0.0 && self.chance(what, &format!("disorder {copy}")) < disorder {
            200 + (self.chance(what, &format!("pause {copy}")) * 2_800.0) as u64
        } else {
            0
        }
    }

    fn hold(&mut self, delivery: Delivery, pause_ms: u64) {
        self.lanes.get_mut(delivery.lane).held += 1;
        let due = self.clock.micros() + pause_ms * 1_000;
        self.timers.at(due, Job::Requeue(Box::new(delivery)));
    }

    /// A held callback takes its place in the queue again.
    pub(crate) fn requeue(&mut self, delivery: Delivery) {
        let lane = self.lanes.get_mut(delivery.lane);
        lane.held -= 1;
        let at = delivery.lane;
        lane.queue.push_back(delivery);
        self.arm_lane(at);
    }

    fn arm_lane(&mut self, at: usize) {
        let now = self.clock.micros();
        let lane = self.lanes.get_mut(at);
        if !lane.armed && !lane.queue.is_empty() && lane.under_way < UNDER_WAY {
            lane.armed = true;
            let due = lane.next_at.max(now);
            self.timers.at(due, Job::Lane(at));
        }
    }

    /// Takes what may go now out of a lane, at the lane's rate.
    pub(crate) fn run_lane(&mut self, at: usize, ready: &mut Vec<deliver::Attempt>) {
        let lane = self.lanes.get_mut(at);
        lane.armed = false;
        let interval = lane.interval_micros(self.options.callback_rate);
        loop {
            let now = self.clock.micros();
            let lane = self.lanes.get_mut(at);
            if lane.next_at > now || lane.under_way >= UNDER_WAY {
                break;
            }
            let Some(delivery) = lane.queue.pop_front() else {
                break;
            };
            lane.next_at = lane.next_at.max(now.saturating_sub(CATCH_UP_MICROS)) + interval;
            lane.under_way += 1;
            lane.sent += 1;
            if self.faults.webhooks_unreachable(now) {
                self.finish(delivery, Outcome::Repeat);
                continue;
            }
            match self.attempt(delivery) {
                Ok(attempt) => ready.push(attempt),
                Err(delivery) => self.finish(delivery, Outcome::Lost),
            }
        }
        self.arm_lane(at);
    }

    /// What an attempt came to.
    pub(crate) fn finish(&mut self, mut delivery: Delivery, outcome: Outcome) {
        if delivery.epoch != self.epoch {
            return;
        }
        let at = delivery.lane;
        let now = self.clock.micros();
        let lane = self.lanes.get_mut(at);
        lane.under_way -= 1;
        if outcome == Outcome::Slower {
            lane.slow_down(now);
        }
        match outcome {
            Outcome::Acknowledged => {
                lane.acknowledged += 1;
                lane.speed_up();
            }
            Outcome::Repeat | Outcome::Slower if delivery.attempts < REPETITIONS => {
                let pause = self.faults.dials.retry_ms() << delivery.attempts;
                delivery.attempts += 1;
                self.hold(delivery, pause);
                self.arm_lane(at);
                return;
            }
            Outcome::Repeat | Outcome::Slower | Outcome::Lost => lane.lost += 1,
        }
        if let What::Step { message, step, .. } = delivery.what {
            self.settle(message, step);
        }
        self.arm_lane(at);
    }

    /// One callback of a step is settled; when all are, the journal knows.
    pub(crate) fn settle(&mut self, message: usize, step: usize) {
        let Some(told) = self.messages.settle(message, step) else {
            return;
        };
        if self.journal.keeps() {
            self.journal.write(&Record::Told {
                id: told.id.to_string(),
                step,
                last: told.last,
            });
        }
    }
}
