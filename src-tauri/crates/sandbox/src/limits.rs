//! Rate limits: the token bucket of the token endpoint, and those of apps and projects.

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

/// The limit of an app or a project: a bucket that holds one second's worth of its rate, so that
/// neither the network's jitter nor a hiccup of the sender counts as too fast, and a flood does.
#[derive(Debug, Default)]
pub(crate) struct Quota {
    /// What was taken and has not been refilled, in messages.
    taken: f64,
    at: u64,
}

impl Quota {
    /// Whether one more now would exceed `rate`.
    pub(crate) fn is_full(&mut self, now_micros: u64, rate: Rate) -> bool {
        let Rate::PerSecond(rate) = rate else {
            return false;
        };
        let rate = f64::from(rate);
        let passed = now_micros.saturating_sub(self.at) as f64 / SECOND as f64;
        self.taken = (self.taken - passed * rate).max(0.0);
        self.at = self.at.max(now_micros);
        self.taken + 1.0 > rate.max(1.0)
    }

    /// Counts one; call `is_full` first, which also refills.
    pub(crate) fn count(&mut self, rate: Rate) {
        if rate != Rate::Unlimited {
            self.taken += 1.0;
        }
    }

    /// Milliseconds until there is room for one more.
    pub(crate) fn pause_ms(&self, rate: Rate) -> u64 {
        let Rate::PerSecond(rate) = rate else {
            return 0;
        };
        let rate = f64::from(rate.max(1));
        ((self.taken + 1.0 - rate).max(0.0) * 1_000.0 / rate).ceil() as u64
    }
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

    #[test]
    fn a_second_is_taken_at_once_and_then_the_rate_rules() {
        let rate = Rate::PerSecond(200);
        let mut window = Quota::default();
        let mut flood = |from: u64, to: u64| {
            (from..to)
                .step_by(500)
                .filter(|at| {
                    let granted = !window.is_full(*at, rate);
                    if granted {
                        window.count(rate);
                    }
                    granted
                })
                .count()
        };
        assert_eq!(flood(0, SECOND), 399);
        assert_eq!(flood(SECOND, 2 * SECOND), 200);
        assert!(window.is_full(2 * SECOND, rate));
        assert!((1..=5).contains(&window.pause_ms(rate)));
    }

    #[test]
    fn even_pacing_at_the_rate_is_never_over_even_after_a_hiccup() {
        let rate = Rate::PerSecond(25);
        let mut window = Quota::default();
        for n in 0..1_000 {
            // Every tenth second nothing arrives for half a second, and then all of it at once.
            let at: u64 = n * 40_000;
            let held = if at % (10 * SECOND) < SECOND / 2 {
                SECOND / 2
            } else {
                0
            };
            let arrives = at.max(at - at % (10 * SECOND) + held);
            assert!(!window.is_full(arrives, rate), "message {n}");
            window.count(rate);
        }
    }
}
