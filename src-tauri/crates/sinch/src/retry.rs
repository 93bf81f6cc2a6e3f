//! When to repeat a call, as a value: no clock, no network, no randomness of its own.

use std::time::Duration;

use crate::error::Error;

/// What repeating a call could do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Changes nothing: repeated after any retryable failure.
    Read,
    /// Changes something: repeated only when Sinch has certainly not acted on it.
    Write,
    /// Reaches a person: never repeated here; the caller keeps the ledger and decides.
    Send,
}

/// How often and how long: exponential back-off with full jitter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetryPolicy {
    /// Tries in all, the first included; 1 means never to repeat.
    pub attempts: u32,
    /// Upper bound of the first wait.
    pub base: Duration,
    /// Each further bound is the one before times this.
    pub factor: u32,
    /// No bound grows past this.
    pub cap: Duration,
    /// When Sinch asks for a longer wait than this, the error goes to the caller instead.
    pub patience: Duration,
}

impl Default for RetryPolicy {
    /// Four tries; waits below 1 s, 4 s and 16 s; up to a minute on request.
    fn default() -> Self {
        Self {
            attempts: 4,
            base: Duration::from_secs(1),
            factor: 4,
            cap: Duration::from_secs(30),
            patience: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// Never repeats anything.
    pub const fn never() -> Self {
        Self {
            attempts: 1,
            base: Duration::ZERO,
            factor: 1,
            cap: Duration::ZERO,
            patience: Duration::ZERO,
        }
    }

    /// How long to wait before the next try, or `None` to give up.
    ///
    /// `tries` counts the tries made so far (at least 1), `random` is uniform in `0.0..1.0`.
    pub fn wait(&self, safety: Safety, tries: u32, error: &Error, random: f64) -> Option<Duration> {
        let allowed = match safety {
            Safety::Read => error.is_retryable(),
            Safety::Write => error.is_retryable() && !error.maybe_accepted(),
            Safety::Send => false,
        };
        if !allowed || tries >= self.attempts {
            return None;
        }
        let asked = error.retry_after().unwrap_or(Duration::ZERO);
        if asked > self.patience {
            return None;
        }
        // Jitter goes on top of what was asked for, or all callers would come back at once.
        Some(asked + self.bound(tries).mul_f64(random.clamp(0.0, 1.0)))
    }

    fn bound(&self, tries: u32) -> Duration {
        let growth = self.factor.saturating_pow(tries.saturating_sub(1));
        self.base.saturating_mul(growth).min(self.cap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{ConfigurationFault, Refusal, Surprise};
    use std::sync::Arc;

    fn refused(status: u16, retry_after: Option<u64>) -> Error {
        let wait = retry_after.map(Duration::from_secs);
        Error::Refused(Box::new(Refusal::read(status, b"", wait, None)))
    }

    fn wait(safety: Safety, tries: u32, error: &Error) -> Option<Duration> {
        RetryPolicy::default().wait(safety, tries, error, 0.5)
    }

    #[test]
    fn waits_grow_by_the_factor_up_to_the_cap_and_end() {
        let busy = refused(503, None);
        let seconds = |tries| wait(Safety::Read, tries, &busy).map(|wait| wait.as_secs_f64());
        assert_eq!(seconds(1), Some(0.5));
        assert_eq!(seconds(2), Some(2.0));
        assert_eq!(seconds(3), Some(8.0));
        assert_eq!(seconds(4), None);
        let patient = RetryPolicy {
            attempts: u32::MAX,
            ..RetryPolicy::default()
        };
        let late = patient.wait(Safety::Read, 1_000_000, &busy, 1.0);
        assert_eq!(late, Some(Duration::from_secs(30)));
    }

    #[test]
    fn a_send_is_never_repeated_and_a_write_only_when_certainly_not_accepted() {
        let throttled = refused(429, None);
        let broken = refused(500, None);
        assert_eq!(wait(Safety::Send, 1, &throttled), None);
        assert_eq!(wait(Safety::Send, 1, &broken), None);
        assert!(wait(Safety::Write, 1, &throttled).is_some());
        assert_eq!(wait(Safety::Write, 1, &broken), None);
        assert!(wait(Safety::Read, 1, &broken).is_some());
    }

    #[test]
    fn final_faults_are_not_repeated() {
        for error in [
            refused(400, None),
            refused(401, None),
            refused(404, None),
            refused(501, None),
            ConfigurationFault::NoProject.into(),
            Error::Unexpected(Surprise::PageLoop),
            Error::Token(Arc::new(refused(401, None))),
        ] {
            assert_eq!(wait(Safety::Read, 1, &error), None, "{error}");
        }
    }

    #[test]
    fn a_wait_asked_for_is_kept_or_handed_on() {
        assert_eq!(
            wait(Safety::Read, 1, &refused(429, Some(7))),
            Some(Duration::from_millis(7_500))
        );
        assert_eq!(wait(Safety::Read, 1, &refused(429, Some(61))), None);
    }
}
