//! What is on its way, and what may therefore arrive at any moment: the limiter's view of the
//! other side's clock.
//!
//! Sinch counts messages when they arrive. A request that was held up on the way arrives beside
//! those that left after it, and a window there can hold more than any window here. What is known
//! is when the answer came: the request arrived before it, by the way back at least. So a request
//! counts while it is unanswered, and for one window after its answer, less the quickest round
//! trip. That count bounds every window on the other side, whatever the network, the other side's
//! load or our own did in between.

use std::collections::VecDeque;

use super::Rate;

/// The quickest round trip is believed less and less: it grows by this part of the difference with
/// every answer, so that a longer way is learnt.
const DOUBT: u64 = 1_024;

/// Requests that have left, by what is known of their arrival. Times are nanoseconds.
#[derive(Debug, Default)]
pub(super) struct Flight {
    /// When the unanswered ones left, oldest first.
    left: VecDeque<u64>,
    /// When the answers of the others came, oldest first.
    answered: VecDeque<u64>,
    /// The quickest round trip.
    quickest: Option<u64>,
}

impl Flight {
    /// Whether one more now keeps every window on the other side within the rate and its slack.
    ///
    /// # Errors
    /// The time to ask again, later than `now`.
    pub(super) fn has_room(&mut self, now: u64, rate: Rate) -> Result<(), u64> {
        let period = rate.period_ns();
        // Later than a window after leaving, a request hangs where it has arrived.
        let hanging = self.left.partition_point(|at| at + 2 * period <= now);
        let counts_for = period.saturating_sub(self.quickest.unwrap_or(0));
        while self
            .answered
            .front()
            .is_some_and(|at| at + counts_for <= now)
        {
            self.answered.pop_front();
        }
        let most = rate.count() + slack(rate);
        let counted = self.left.len() - hanging + self.answered.len();
        let Some(over) = counted.checked_sub(most) else {
            return Ok(());
        };
        let again = now + rate.spacing_ns().max(1);
        Err(self
            .answered
            .get(over)
            .map_or(again, |at| (at + counts_for).max(now + 1)))
    }

    /// A request leaves.
    pub(super) fn leaves(&mut self, now: u64) {
        self.left.push_back(now);
    }

    /// The answer to a request that left at `left` is here.
    pub(super) fn answered(&mut self, left: u64, now: u64) {
        let took = now.saturating_sub(left);
        self.quickest = Some(match self.quickest {
            Some(quickest) if quickest < took => quickest + (took - quickest) / DOUBT,
            _ => took,
        });
        self.lands(left, now);
    }

    /// A request that left at `left` is given up: if it arrives at all, it has by now.
    pub(super) fn lands(&mut self, left: u64, now: u64) {
        if let Ok(place) = self.left.binary_search(&left) {
            self.left.remove(place);
            self.answered.push_back(now);
        }
    }
}

/// What a window on the other side may hold above the rate: one in twenty, one at least. Without
/// it every millisecond of jitter would cost as much of the rate.
fn slack(rate: Rate) -> usize {
    (rate.count() / 20).max(1)
}

#[cfg(test)]
mod tests {
    use super::super::Limiter;
    use super::*;

    const MS: u64 = 1_000_000;
    const SECOND: u64 = 1_000 * MS;

    /// A machine whose timers are exact to a millisecond.
    fn idle(_: u64) -> u64 {
        0
    }

    /// Sends by the limiter and the flight for `seconds`, over a way that takes `delay(left)` in
    /// each direction, on a machine that wakes `late(due)` too late, and returns the arrivals.
    fn arrivals(
        count: u32,
        seconds: u64,
        late: impl Fn(u64) -> u64,
        delay: impl Fn(u64) -> u64,
    ) -> Vec<u64> {
        let rate = Rate::per_second(count);
        let (mut limiter, mut flight) = (Limiter::new(rate), Flight::default());
        let (mut now, mut arrived, mut way) = (0, Vec::new(), Vec::new());
        while now < seconds * SECOND {
            way.sort_unstable();
            while let Some(&(answer, left)) = way.first().filter(|(answer, _)| *answer <= now) {
                flight.answered(left, answer);
                way.remove(0);
            }
            let room = flight.has_room(now, rate);
            if let Err(at) = room.and_then(|()| limiter.grant_due(now)) {
                assert!(at > now);
                now = at.div_ceil(MS) * MS + late(at);
                continue;
            }
            flight.leaves(now);
            arrived.push(now + delay(now));
            way.push((now + 2 * delay(now), now));
        }
        arrived.sort_unstable();
        arrived
    }

    fn most_in_a_second(arrivals: &[u64]) -> usize {
        let until = |at: u64| arrivals.partition_point(|other| *other < at + SECOND);
        (0..arrivals.len())
            .map(|place| until(arrivals[place]) - place)
            .max()
            .unwrap_or(0)
    }

    /// A way of 2 ms; for 300 ms of every 3 s nothing gets through and then all of it at once.
    fn with_heaps(left: u64) -> u64 {
        let phase = left % (3 * SECOND);
        if phase > 2_700 * MS {
            3 * SECOND - phase + 2 * MS
        } else {
            2 * MS
        }
    }

    #[test]
    fn no_window_on_the_other_side_overflows_although_the_way_heaps_up() {
        for count in [25, 200] {
            let arrivals = arrivals(count, 20, idle, with_heaps);
            let most = most_in_a_second(&arrivals);
            let allowed = count as usize + (count as usize / 20).max(1);
            assert!(most <= allowed, "{most} of {allowed}");
            assert!(arrivals.len() > 17 * count as usize, "{}", arrivals.len());
        }
    }

    #[test]
    fn a_long_but_steady_way_costs_nothing() {
        for count in [25, 200] {
            let arrivals = arrivals(count, 20, idle, |_| 400 * MS);
            let kept = arrivals.len();
            assert!(kept * 100 >= 99 * 20 * count as usize, "{kept} of {count}");
        }
    }

    #[test]
    fn jitter_of_a_few_hundredths_of_a_second_costs_nothing() {
        for count in [25, 200] {
            let arrivals = arrivals(count, 20, idle, |left| 3 * MS + left / MS * 7_919 % 20 * MS);
            let kept = arrivals.len();
            assert!(kept * 100 >= 99 * 20 * count as usize, "{kept} of {count}");
        }
    }

    #[test]
    fn a_machine_that_wakes_late_keeps_the_rate_and_the_limit() {
        for count in [25, 200] {
            let late = |due: u64| due / MS * 7_919 % 40 * MS;
            let arrivals = arrivals(count, 20, late, |left| (2 + left / MS * 31 % 9) * MS);
            let kept = arrivals.len();
            assert!(kept * 100 >= 99 * 20 * count as usize, "{kept} of {count}");
            let most = most_in_a_second(&arrivals);
            let allowed = count as usize + (count as usize / 20).max(1);
            assert!(most <= allowed, "{most} of {allowed}");
        }
    }

    #[test]
    fn a_request_that_hangs_does_not_hold_up_the_others() {
        let rate = Rate::per_second(2);
        let mut flight = Flight::default();
        for _ in 0..3 {
            flight.leaves(0);
        }
        assert!(flight.has_room(SECOND, rate).is_err());
        assert_eq!(flight.has_room(2 * SECOND, rate), Ok(()));
    }
}
