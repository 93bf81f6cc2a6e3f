//! A rate limiter that is exact over any window, not only over windows on the clock's marks.
//!
//! [`Limiter`] is a value: given the time, it grants or says when to ask again. Two rules hold for
//! every grant: never more than `count` in any stretch as long as `period`, wherever it begins;
//! and evenly spaced, except that a delay of the caller may be caught up, by half a window at
//! most. [`Pacer`] is the same for async callers.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

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

    fn count(self) -> u64 {
        u64::from(self.count.max(1))
    }

    fn period_ns(self) -> u64 {
        u64::try_from(self.period.as_nanos()).unwrap_or(u64::MAX)
    }
}

/// The pure limiter. Times are nanoseconds on any clock that does not go backwards.
#[derive(Debug, Clone)]
pub struct Limiter {
    rate: Rate,
    /// The latest grants, oldest first; as many as one window may hold.
    granted: VecDeque<u64>,
    /// When the next grant is due by even spacing.
    due: u64,
}

impl Limiter {
    /// A limiter that has granted nothing yet.
    pub fn new(rate: Rate) -> Self {
        Self {
            rate,
            granted: VecDeque::new(),
            due: 0,
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
    }

    /// Grants now, or tells the earliest time at which asking again can succeed.
    ///
    /// # Errors
    /// The time to ask again, later than `now`.
    pub fn grant(&mut self, now: u64) -> Result<(), u64> {
        let count = self.rate.count();
        let period = self.rate.period_ns();
        let spacing = period / count;
        let window_open = usize::try_from(count)
            .ok()
            .and_then(|count| self.granted.len().checked_sub(count))
            .and_then(|oldest| self.granted.get(oldest))
            .map_or(0, |oldest| oldest.saturating_add(period));
        let at = window_open.max(self.due);
        if at > now {
            return Err(at);
        }
        // A caller that comes late may catch up half a window, no more.
        self.due = self.due.max(now.saturating_sub(period / 2)) + spacing;
        self.granted.push_back(now);
        while self.granted.len() as u64 > count {
            self.granted.pop_front();
        }
        Ok(())
    }
}

/// A [`Limiter`] to await. Whoever asks when a grant is due gets it: a waiter that nobody polls
/// holds up no other.
#[derive(Debug)]
pub struct Pacer {
    limiter: Mutex<Limiter>,
    start: Instant,
}

impl Pacer {
    /// A pacer that has granted nothing yet.
    pub fn new(rate: Rate) -> Self {
        Self {
            limiter: Mutex::new(Limiter::new(rate)),
            start: Instant::now(),
        }
    }

    /// Waits for the next grant. Dropping the future uses nothing.
    pub async fn ready(&self) {
        loop {
            let asked = self.limiter().grant(self.now());
            let Err(at) = asked else {
                return;
            };
            tokio::time::sleep_until(self.start + Duration::from_nanos(at)).await;
        }
    }

    /// Changes the rate from now on.
    pub fn set_rate(&self, rate: Rate) {
        self.limiter().set_rate(rate);
    }

    fn limiter(&self) -> MutexGuard<'_, Limiter> {
        self.limiter.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
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
        let first = grants
            .iter()
            .filter(|at| **at < 60 * SECOND + SECOND / 10)
            .count();
        assert!(first <= 10 + 3, "{first} at once");
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

    #[tokio::test(start_paused = true)]
    async fn waiters_are_paced() {
        let pacer = Pacer::new(Rate::per_second(10));
        let start = Instant::now();
        for _ in 0..21 {
            pacer.ready().await;
        }
        let took = start.elapsed();
        assert!(took >= Duration::from_millis(1_900), "{took:?}");
        assert!(took <= Duration::from_millis(2_200), "{took:?}");
    }
}
