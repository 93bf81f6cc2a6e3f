//! Rate limits: the token bucket of the token endpoint, and those of apps and projects.

use std::collections::VecDeque;

use crate::Rate;

const SECOND: u64 = 1_000_000;

/// A bucket that holds `burst` and refills at `per_second`.
#[derive(Debug)]
pub(crate) struct Bucket {
    burst: f64,
    per_second: f64,
    level: f64,
    at: u64,
}

impl Bucket {
    pub(crate) fn new(burst: u32, per_second: u32) -> Bucket {
        Bucket {
            burst: f64::from(burst),
            per_second: f64::from(per_second),
            level: f64::from(burst),
            at: 0,
        }
    }

    /// Takes one, or says that there is none.
    pub(crate) fn take(&mut self, now_micros: u64) -> bool {
        let passed = now_micros.saturating_sub(self.at) as f64 / SECOND as f64;
        self.level = (self.level + passed * self.per_second).min(self.burst);
        self.at = now_micros;
        let granted = self.level >= 1.0;
        if granted {
            self.level -= 1.0;
        }
        granted
    }
}

/// The limit of an app or a project, exact over any second: whenever it begins, it holds at most
/// the rate and the grace.
///
/// The grace, one in twenty and one at least, is for the network: what left evenly does not arrive
/// so. No bucket: one that holds a second's worth lets twice the rate through in its first second.
#[derive(Debug, Default)]
pub(crate) struct Quota {
    /// When those of the last second came, oldest first, in microseconds.
    came: VecDeque<u64>,
    now: u64,
}

impl Quota {
    /// Whether one more now would exceed `rate`.
    pub(crate) fn is_full(&mut self, now_micros: u64, rate: Rate) -> bool {
        let Rate::PerSecond(rate) = rate else {
            return false;
        };
        self.now = self.now.max(now_micros);
        while self.came.front().is_some_and(|at| at + SECOND <= self.now) {
            self.came.pop_front();
        }
        self.came.len() >= most(rate)
    }

    /// Counts one at the time `is_full` was last asked about.
    pub(crate) fn count(&mut self, rate: Rate) {
        if rate != Rate::Unlimited {
            self.came.push_back(self.now);
        }
    }

    /// Milliseconds until there is room for one more.
    pub(crate) fn pause_ms(&self, rate: Rate) -> u64 {
        let Rate::PerSecond(rate) = rate else {
            return 0;
        };
        let over = self.came.len().checked_sub(most(rate));
        over.and_then(|over| self.came.get(over)).map_or(0, |at| {
            (at + SECOND).saturating_sub(self.now).div_ceil(1_000)
        })
    }
}

/// What any second may hold.
fn most(rate: u32) -> usize {
    let rate = rate.max(1);
    usize::try_from(rate.saturating_add((rate / 20).max(1))).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_refills() {
        let mut bucket = Bucket::new(30, 10);
        let granted = (0..100).filter(|_| bucket.take(0)).count();
        assert_eq!(granted, 30);
        assert!(!bucket.take(50_000));
        assert!(bucket.take(150_000));
    }

    /// Offers one at each of the times; answers those that were let in.
    fn let_in(quota: &mut Quota, rate: Rate, times: impl Iterator<Item = u64>) -> Vec<u64> {
        times
            .filter(|at| {
                let granted = !quota.is_full(*at, rate);
                if granted {
                    quota.count(rate);
                }
                granted
            })
            .collect()
    }

    #[test]
    fn no_second_holds_more_than_the_rate_and_its_grace() {
        for (rate, most) in [(1, 2), (25, 26), (200, 210)] {
            let mut quota = Quota::default();
            let flood = (0..4 * SECOND).step_by(500);
            let came = let_in(&mut quota, Rate::PerSecond(rate), flood);
            for (place, at) in came.iter().enumerate() {
                let end = came.partition_point(|other| *other < at + SECOND);
                assert!(end - place <= most, "{} from {at} at {rate}", end - place);
            }
            assert_eq!(came.len(), 4 * most);
        }
    }

    #[test]
    fn the_pause_is_as_long_as_needed() {
        let rate = Rate::PerSecond(200);
        let mut quota = Quota::default();
        let_in(&mut quota, rate, (0..210).map(|n| n * 1_000));
        assert!(quota.is_full(300_000, rate));
        assert_eq!(quota.pause_ms(rate), 700);
        assert!(quota.is_full(SECOND - 1, rate));
        assert_eq!(quota.pause_ms(rate), 1);
        assert!(!quota.is_full(SECOND, rate));
    }

    #[test]
    fn even_pacing_is_never_over_although_the_network_jitters() {
        for (rate, jitter) in [(25, 39_000), (200, 49_000)] {
            let mut quota = Quota::default();
            let spacing = SECOND / u64::from(rate);
            let mut times: Vec<u64> = (0..2_000)
                .map(|n| n * spacing + n * 7_919 % jitter)
                .collect();
            times.sort_unstable();
            let came = let_in(&mut quota, Rate::PerSecond(rate), times.into_iter());
            assert_eq!(came.len(), 2_000, "{rate}");
        }
    }
}
