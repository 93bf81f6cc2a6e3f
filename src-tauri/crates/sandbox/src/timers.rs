//! What is due when: one heap for the whole sandbox, so that a message costs no task of its own.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

use crate::{callbacks::Delivery, world::AppAt};

/// Something to do later.
#[derive(Debug)]
pub(crate) enum Job {
    /// The next message leaves the queue of an app.
    Drain(AppAt),
    /// The next step in the life of a message.
    Step(usize),
    /// The next callbacks of a lane may go.
    Lane(usize),
    /// A callback that was held back or failed is to be queued again.
    Requeue(Box<Delivery>),
    /// Meta looks at a submitted WhatsApp template.
    Review { name: String, language: String },
}

#[derive(Debug)]
struct Timer {
    due: u64,
    order: u64,
    job: Job,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Timer) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timer {}

impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Timer) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timer {
    fn cmp(&self, other: &Timer) -> Ordering {
        (self.due, self.order).cmp(&(other.due, other.order))
    }
}

/// The heap, and whether its head changed since the scheduler last looked.
#[derive(Debug, Default)]
pub(crate) struct Timers {
    heap: BinaryHeap<Reverse<Timer>>,
    order: u64,
    head_changed: bool,
}

impl Timers {
    /// Has `job` done at `due` (microseconds of the clock); equal times keep their order.
    pub(crate) fn at(&mut self, due: u64, job: Job) {
        if self.next_due().is_none_or(|head| due < head) {
            self.head_changed = true;
        }
        self.order += 1;
        self.heap.push(Reverse(Timer {
            due,
            order: self.order,
            job,
        }));
    }

    /// The next job that is due.
    pub(crate) fn pop_due(&mut self, now: u64) -> Option<Job> {
        if self.next_due()? > now {
            return None;
        }
        self.heap.pop().map(|Reverse(timer)| timer.job)
    }

    /// When the next job is due.
    pub(crate) fn next_due(&self) -> Option<u64> {
        self.heap.peek().map(|Reverse(timer)| timer.due)
    }

    /// Has the scheduler look again, because time itself moved.
    pub(crate) fn wake(&mut self) {
        self.head_changed = true;
    }

    /// Whether the scheduler must be woken; asking clears it.
    pub(crate) fn take_head_changed(&mut self) -> bool {
        std::mem::take(&mut self.head_changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn due_order_then_order_of_asking() {
        let mut timers = Timers::default();
        for (due, message) in [(20, 2), (10, 0), (10, 1)] {
            timers.at(due, Job::Step(message));
        }
        assert!(timers.take_head_changed());
        assert!(!timers.take_head_changed());
        assert!(timers.pop_due(9).is_none());
        let mut seen = Vec::new();
        while let Some(Job::Step(message)) = timers.pop_due(20) {
            seen.push(message);
        }
        assert_eq!(seen, [0, 1, 2]);
    }
}
