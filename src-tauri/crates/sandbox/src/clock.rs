//! The sandbox's own time: the system clock plus what a person made it jump.
//!
//! The only place of the crate that asks the system for the time. A jump moves both halves: sending
//! windows close and tokens expire, and what was due in the time that was jumped over (repetitions
//! of callbacks, retries of messages, outages) is due at once.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A clock that can be moved forward, never back.
#[derive(Debug)]
pub(crate) struct Clock {
    started: Instant,
    ahead_ms: i64,
}

impl Clock {
    #[allow(clippy::disallowed_methods)] // this is the clock that everything else is given
    pub(crate) fn start() -> Clock {
        Clock {
            started: Instant::now(),
            ahead_ms: 0,
        }
    }

    /// Milliseconds since the epoch, as Sinch would write them into `accepted_time`.
    #[allow(clippy::disallowed_methods)] // see `start`
    pub(crate) fn now_ms(&self) -> i64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or(Duration::ZERO);
        i64::try_from(since.as_millis())
            .unwrap_or(i64::MAX)
            .saturating_add(self.ahead_ms)
    }

    /// Milliseconds since the epoch without any jump: what the people outside call now, and so what
    /// callbacks are signed with, for their receivers have not jumped.
    pub(crate) fn outside_ms(&self) -> i64 {
        self.now_ms().saturating_sub(self.ahead_ms)
    }

    /// Microseconds since the start and jumped over since, for timers and rates.
    pub(crate) fn micros(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros())
            .unwrap_or(u64::MAX)
            .saturating_add(self.ahead_micros())
    }

    /// The monotonic instant of a number of `micros`; the start for what was jumped over.
    pub(crate) fn instant(&self, micros: u64) -> Instant {
        self.started + Duration::from_micros(micros.saturating_sub(self.ahead_micros()))
    }

    fn ahead_micros(&self) -> u64 {
        u64::try_from(self.ahead_ms)
            .unwrap_or(0)
            .saturating_mul(1_000)
    }

    /// Jumps `seconds` ahead.
    pub(crate) fn advance(&mut self, seconds: u32) {
        self.ahead_ms = self
            .ahead_ms
            .saturating_add(i64::from(seconds).saturating_mul(1000));
    }

    /// Milliseconds the clock is ahead of the system's.
    pub(crate) fn ahead_ms(&self) -> i64 {
        self.ahead_ms
    }

    /// Takes up a jump of an earlier run, so that time does not go back.
    pub(crate) fn take_up(&mut self, ahead_ms: i64) {
        self.ahead_ms = self.ahead_ms.max(ahead_ms);
    }

    /// Seconds the clock is ahead of the system's.
    pub(crate) fn ahead_seconds(&self) -> i64 {
        self.ahead_ms / 1000
    }
}

/// RFC 3339 in UTC, as the API writes times. A time out of range becomes the epoch.
pub(crate) fn rfc3339(ms: i64) -> String {
    jiff::Timestamp::from_millisecond(ms)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_string()
}

/// Milliseconds since the epoch of an RFC 3339 text with any number of fraction digits.
pub(crate) fn parse_rfc3339(text: &str) -> Option<i64> {
    text.parse::<jiff::Timestamp>()
        .ok()
        .map(jiff::Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_wire_come_back() {
        assert_eq!(rfc3339(1_717_684_962_379), "2024-06-06T14:42:42.379Z");
        assert_eq!(
            parse_rfc3339("2024-06-06T14:42:42.379863404Z"),
            Some(1_717_684_962_379)
        );
        assert_eq!(parse_rfc3339("yesterday"), None);
    }

    #[test]
    fn a_jump_moves_the_wall_and_the_timers() {
        let mut clock = Clock::start();
        let (wall, timer, instant) = (clock.now_ms(), clock.micros(), clock.instant(1));
        clock.advance(86_400);
        assert!(clock.now_ms() - wall >= 86_400_000);
        assert!((0..60_000).contains(&(clock.outside_ms() - wall)));
        assert!(clock.micros() - timer >= 86_400_000_000);
        assert!(clock.instant(1) <= instant);
    }
}
