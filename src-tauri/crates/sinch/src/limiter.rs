//! A rate limiter that is exact over any window, not only over windows on the clock's marks.
//!
//! [`Limiter`] is a value: given the time, it grants or says when to ask again. Three rules hold
//! for every grant:
//!
//! - never more than `count` in any stretch as long as `period`, wherever it begins;
//! - evenly spaced, except that a caller who was late catches up, at twice the pace at most and
//!   never in a burst of more than a few milliseconds' worth;
//! - a silence of more than half a window is no delay but idleness: nothing of it is owed.
//!
//! [`Pacer`] is the same for async callers who send over a network, and carries the promise over
//! to the other side: what is granted evenly may leave late and arrive in a heap.

mod flight;
mod pacer;

use std::collections::VecDeque;
use std::time::Duration;

pub use pacer::{Pacer, Ticket};

/// At most `count` in any window of `period`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Grants per window; 0 counts as 1.
    pub count: u32,
    /// Length of the window.
    pub period: Duration,
}

impl Rate {
    /// So many per second.
    pub const fn per_second(count: u32) -> Self {
        Self {
            count,
            period: Duration::from_secs(1),
        }
    }

    fn count(self) -> usize {
        usize::try_from(self.count.max(1)).unwrap_or(usize::MAX)
    }

    fn period_ns(self) -> u64 {
        u64::try_from(self.period.as_nanos()).unwrap_or(u64::MAX)
    }

    fn spacing_ns(self) -> u64 {
        self.period_ns() / u64::from(self.count.max(1))
    }
}

/// Timers fire a little late; so much may be caught up at once, in nanoseconds.
const TIMER_GRAIN_NS: u64 = 4_000_000;

/// The pure limiter. Times are nanoseconds on any clock that does not go backwards.
#[derive(Debug, Clone)]
pub struct Limiter {
    rate: Rate,
    /// The latest grants, oldest first; as many as one window may hold.
    granted: VecDeque<u64>,
    /// When the next grant is due by even spacing.
    due: u64,
    /// The earliest time of the next grant at twice the pace.
    soonest: u64,
}

impl Limiter {
    /// A limiter that has granted nothing yet.
    pub fn new(rate: Rate) -> Self {
        Self {
            rate,
            granted: VecDeque::new(),
            due: 0,
            soonest: 0,
        }
    }

    /// The rate in force.
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Changes the rate from now on. Grants already made count against the new one.
    pub fn set_rate(&mut self, rate: Rate) {
        // What is due was computed with the old spacing; the window rule alone bridges the change.
        self.rate = rate;
        self.due = self.granted.back().copied().unwrap_or(0);
        self.soonest = self.due;
    }

    /// Grants now, or tells the earliest time at which asking again can succeed.
    ///
    /// # Errors
    /// The time to ask again, later than `now`.
    pub fn grant(&mut self, now: u64) -> Result<(), u64> {
        let at = self.next();
        if at > now {
            return Err(at);
        }
        let spacing = self.rate.spacing_ns();
        let late = now - self.due.min(now);
        self.due = if late > self.rate.period_ns() / 2 {
            now
        } else {
            self.due
        } + spacing;
        self.soonest = self.soonest.max(now.saturating_sub(TIMER_GRAIN_NS)) + spacing / 2;
        self.granted.push_back(now);
        while self.granted.len() > self.rate.count() {
            self.granted.pop_front();
        }
        Ok(())
    }

    /// As [`grant`](Self::grant), but a caller who asks a little late, by a twentieth of a window
    /// at most, is granted what was due, as of when it was due.
    ///
    /// A busy machine wakes its tasks late. Were each delay to count, every window would begin
    /// later than the one before, and the delays of a whole run would add up to as much of the
    /// rate. So the grants are exact by the times they were due, and the delay is jitter.
    pub(crate) fn grant_due(&mut self, now: u64) -> Result<(), u64> {
        let (next, period) = (self.next(), self.rate.period_ns());
        if next > now || now - next > period / 2 {
            return self.grant(now);
        }
        let last = self.granted.back().copied().unwrap_or(0);
        self.grant(next.max(now.saturating_sub(period / 20)).max(last))
    }

    /// The earliest time of the next grant, which may have passed.
    fn next(&self) -> u64 {
        let window_open = self
            .granted
            .len()
            .checked_sub(self.rate.count())
            .and_then(|oldest| self.granted.get(oldest))
            .map_or(0, |oldest| oldest.saturating_add(self.rate.period_ns()));
        window_open.max(self.due).max(self.soonest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks at the given steps until `until`, and returns the times of the grants.
    fn run(limiter: &mut Limiter, from: u64, until: u64, step: impl Fn(u64) -> u64) -> Vec<u64> {
        let mut now = from;
        let mut grants = Vec::new();
        while now < until {
            match limiter.grant(now) {
                Ok(()) => grants.push(now),
                Err(at) => {
                    assert!(at > now);
                    now = at + step(at);
                }
            }
        }
        grants
    }

    fn most_in_a_window(grants: &[u64], period: u64) -> usize {
        let within = |start: u64| {
            let window = start..start + period;
            grants.iter().filter(|at| window.contains(at)).count()
        };
        grants.iter().map(|start| within(*start)).max().unwrap_or(0)
    }

    const SECOND: u64 = 1_000_000_000;

    #[test]
    fn no_window_holds_more_than_the_rate_even_with_late_callers() {
        for count in [1, 3, 7, 25, 800] {
            let mut limiter = Limiter::new(Rate::per_second(count));
            let grants = run(&mut limiter, 5, 4 * SECOND, |at| at * 7919 % 40_000_000);
            assert!(
                most_in_a_window(&grants, SECOND) <= count as usize,
                "{count}"
            );
        }
    }

    #[test]
    fn the_full_rate_is_reached_although_callers_wake_late() {
        let mut limiter = Limiter::new(Rate::per_second(500));
        let grants = run(&mut limiter, 0, 10 * SECOND, |_| 1_300_000);
        assert!(grants.len() >= 4_950, "{}", grants.len());
    }

    #[test]
    fn idle_time_is_not_saved_up() {
        let mut limiter = Limiter::new(Rate::per_second(20));
        run(&mut limiter, 0, SECOND, |_| 0);
        let grants = run(&mut limiter, 60 * SECOND, 61 * SECOND, |_| 0);
        assert_eq!(grants.len(), 20);
        assert_eq!(most_in_a_window(&grants, SECOND / 10), 2);
    }

    #[test]
    fn a_hiccup_is_caught_up_at_twice_the_pace_and_not_at_once() {
        for count in [25, 200] {
            let mut limiter = Limiter::new(Rate::per_second(count));
            let before = run(&mut limiter, 0, 3 * SECOND, |_| 0);
            let after = run(&mut limiter, 3 * SECOND + SECOND / 4, 6 * SECOND, |_| 0);
            let all: Vec<u64> = before.into_iter().chain(after).collect();
            assert!(
                all.len() + 2 >= 6 * count as usize,
                "{} of {count}",
                all.len()
            );
            assert!(most_in_a_window(&all, SECOND) <= count as usize);
            let fifth = most_in_a_window(&all, SECOND / 5);
            assert!(fifth <= 2 * count as usize / 5 + 2, "{fifth} of {count}");
        }
    }

    #[test]
    fn a_change_of_rate_never_overfills_a_window() {
        let mut limiter = Limiter::new(Rate::per_second(50));
        run(&mut limiter, 0, SECOND, |_| 0);
        limiter.set_rate(Rate::per_second(10));
        let slow = run(&mut limiter, SECOND, 3 * SECOND, |_| 0);
        assert!(most_in_a_window(&slow, SECOND) <= 10);
        limiter.set_rate(Rate::per_second(50));
        let fast = run(&mut limiter, 3 * SECOND, 5 * SECOND, |_| 0);
        let all: Vec<u64> = slow.iter().chain(&fast).copied().collect();
        assert!(most_in_a_window(&all, SECOND) <= 50);
    }
}
