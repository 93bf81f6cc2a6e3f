//! The life of a message after its acceptance: queue, channel, device, eyes.
//!
//! What will happen is planned when the message leaves the queue (`outcome`), as a list of steps;
//! here the steps are taken one after the other and told to whom it concerns.

use crate::{
    Rate,
    callbacks::{Target, What as Said},
    messages::outcome,
    reasons::Reason,
    scenarios,
    timers::Job,
    world::{AppAt, World},
};

/// How much of a late wake-up the queue makes up for.
const CATCH_UP_MICROS: u64 = 100_000;

/// A delivery status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    QueuedOnChannel,
    Delivered,
    Read,
    Failed,
    SwitchingChannel,
}

impl Status {
    /// The name on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Status::QueuedOnChannel => "QUEUED_ON_CHANNEL",
            Status::Delivered => "DELIVERED",
            Status::Read => "READ",
            Status::Failed => "FAILED",
            Status::SwitchingChannel => "SWITCHING_CHANNEL",
        }
    }
}

/// What happens in a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// The message is handed to a channel.
    Submitted,
    /// The channel says something about it.
    Status(Status, Option<Reason>),
}

/// One step of a life.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Which of the message's tries it is about.
    pub(crate) attempt: usize,
    pub(crate) what: What,
    /// Milliseconds after the step before it.
    pub(crate) after_ms: u64,
    /// Callbacks of it that are neither acknowledged nor given up.
    pub(crate) open: usize,
    pub(crate) settled: bool,
}

impl Step {
    pub(crate) fn new(attempt: usize, after_ms: u64, what: What) -> Step {
        Step {
            attempt,
            what,
            after_ms,
            open: 0,
            settled: false,
        }
    }
}

impl World {
    /// Puts an accepted message into its app's queue.
    pub(crate) fn enqueue(&mut self, message: usize, app: AppAt, high: bool) {
        let lane = self.apps[app].lane;
        self.lanes.get_mut(lane).ahead += 1;
        if self.options.rate == Rate::Unlimited {
            self.leave_queue(message);
        } else {
            self.apps[app].queue.push(message, high);
            self.arm_queue(app);
        }
    }

    fn arm_queue(&mut self, at: AppAt) {
        let now = self.clock.micros();
        let queue = &mut self.apps[at].queue;
        if !queue.armed && queue.len() > 0 {
            queue.armed = true;
            let due = queue.next_at.max(now);
            self.timers.at(due, Job::Drain(at));
        }
    }

    /// Lets messages out of an app's queue at its rate.
    pub(crate) fn drain(&mut self, at: AppAt) {
        let interval = self.options.rate.interval_micros();
        self.apps[at].queue.armed = false;
        loop {
            let now = self.clock.micros();
            let queue = &mut self.apps[at].queue;
            if queue.next_at > now {
                break;
            }
            let Some(message) = queue.pop() else { break };
            queue.next_at = queue.next_at.max(now.saturating_sub(CATCH_UP_MICROS)) + interval;
            self.leave_queue(message);
        }
        self.arm_queue(at);
    }

    /// Plans the life of a message and takes its first step.
    pub(crate) fn leave_queue(&mut self, at: usize) {
        let Some(message) = self.messages.get(at) else {
            return;
        };
        let app = message.app;
        let lane = self.apps[app].lane;
        let wanted = self.options.callbacks || self.apps[app].is_enabled("persist_message_status");
        let mut steps = if wanted {
            outcome::plan(self, at)
        } else {
            Vec::new()
        };
        let ahead = &mut self.lanes.get_mut(lane).ahead;
        *ahead = ahead.saturating_sub(1);
        let Some(message) = self.messages.get_mut(at) else {
            return;
        };
        for settled in message.settled_before.drain(..) {
            if let Some(step) = steps.get_mut(settled) {
                step.settled = true;
            }
        }
        self.lanes.get_mut(lane).ahead += steps.len();
        message.steps = steps;
        message.next_step = 0;
        message.due = self.clock.micros();
        self.arm_step(at);
    }

    /// The next step counts from when the one before it was due, not from when there was time for
    /// it, so that a jump of the clock takes every step that lies in it.
    fn arm_step(&mut self, at: usize) {
        if let Some(message) = self.messages.get_mut(at)
            && let Some(step) = message.steps.get(message.next_step)
        {
            let after = if step.settled { 0 } else { step.after_ms };
            message.due += after * 1_000;
            self.timers.at(message.due, Job::Step(at));
        }
    }

    /// Takes the next step of a message.
    pub(crate) fn take_step(&mut self, at: usize) {
        let (now_ms, now) = (self.clock.now_ms(), self.clock.micros());
        let Some(message) = self.messages.get_mut(at) else {
            return;
        };
        let late_ms = now.saturating_sub(message.due) / 1_000;
        let at_ms = now_ms - i64::try_from(late_ms).unwrap_or(0);
        let number = message.next_step;
        let Some(step) = message.steps.get(number).cloned() else {
            return;
        };
        message.next_step += 1;
        let is_last = message.next_step == message.steps.len();
        if let What::Status(status, reason) = step.what {
            message.status = Some((status, at_ms, reason.map_or("", |reason| reason.code)));
        }
        let app = message.app;
        let lane = self.apps[app].lane;
        self.lanes.get_mut(lane).ahead -= 1;
        self.arm_step(at);
        if step.settled {
            return;
        }
        if self.counts_templates() {
            self.count_template(at, step.attempt, &step.what, at_ms);
        }
        self.tell_step(at, number, &step, at_ms);
        if is_last {
            self.answer_by_scenario(at, step.attempt);
        }
    }

    fn tell_step(&mut self, at: usize, number: usize, step: &Step, at_ms: i64) {
        let Some(message) = self.messages.get_mut(at) else {
            return;
        };
        let app = message.app;
        let doubled = message
            .tries
            .get(step.attempt)
            .is_some_and(|attempt| scenarios::of(&attempt.identity).doubled);
        let said = Said::Step {
            message: at,
            step: number,
            at_ms,
        };
        let url = message.callback_url.clone();
        // One is held open while they are queued, so that none settles the step before all are.
        if let Some(step) = message.steps.get_mut(number) {
            step.open = 1;
        }
        let told = match (&step.what, url) {
            (What::Submitted, _) => self.tell_app(app, "MESSAGE_SUBMIT", &said, doubled),
            (What::Status(..), None) => self.tell_app(app, "MESSAGE_DELIVERY", &said, doubled),
            (What::Status(..), Some(url)) if self.options.callbacks => {
                let lane = self.apps[app].lane;
                let target = Target::Url(app, url.to_string().into());
                self.post(lane, target, said, doubled)
            }
            (What::Status(..), Some(_)) => 0,
        };
        if let Some(message) = self.messages.get_mut(at)
            && let Some(step) = message.steps.get_mut(number)
        {
            step.open += told;
        }
        self.settle(at, number);
    }
}
