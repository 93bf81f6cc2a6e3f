//! Rate limits: the token bucket of the token endpoint and windows that are exact over any second.

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

/// What happened within the last second, to the microsecond.
#[derive(Debug, Default)]
pub(crate) struct Window {
    times: VecDeque<u64>,
}

impl Window {
    /// Whether one more now would exceed `rate` with the grace that network jitter is given:
    /// 5 %, at least one.
    pub(crate) fn is_full(&mut self, now_micros: u64, rate: Rate) -> bool {
        let Rate::PerSecond(rate) = rate else {
            return false;
        };
        while self
            .times
            .front()
            .is_some_and(|first| now_micros.saturating_sub(*first) >= SECOND)
        {
            self.times.pop_front();
        }
        let allowed = u64::from(rate) + (u64::from(rate) / 20).max(1);
        self.times.len() as u64 >= allowed
    }

    /// Counts one; call `is_full` first, which also forgets what is old.
    pub(crate) fn count(&mut self, now_micros: u64, rate: Rate) {
        if rate != Rate::Unlimited {
            self.times.push_back(now_micros);
        }
    }

    /// Milliseconds until the oldest one leaves the window.
    pub(crate) fn pause_ms(&self, now_micros: u64) -> u64 {
        self.times.front().map_or(0, |first| {
            (first + SECOND).saturating_sub(now_micros).div_ceil(1_000)
        })
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
    fn any_second_holds_the_rate_and_its_grace() {
        let rate = Rate::PerSecond(200);
        let mut window = Window::default();
        let mut granted = 0;
        for at in (0..SECOND).step_by(1_000) {
            if !window.is_full(at, rate) {
                window.count(at, rate);
                granted += 1;
            }
        }
        assert_eq!(granted, 210);
        assert_eq!(window.pause_ms(SECOND - 1_000), 1);
        assert!(!window.is_full(SECOND, rate));
    }

    #[test]
    fn even_pacing_at_the_rate_is_never_over() {
        let rate = Rate::PerSecond(25);
        let mut window = Window::default();
        for n in 0..1_000 {
            let at = n * 40_000;
            assert!(!window.is_full(at, rate));
            window.count(at, rate);
        }
    }
}
