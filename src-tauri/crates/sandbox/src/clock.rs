//! The sandbox's own time: the system clock plus what a person made it jump.
//!
//! The only place of the crate that asks the system for the time. Timers run on the monotonic
//! half, so a jump of the clock closes sending windows and expires tokens but delays nothing.

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

    /// Microseconds since the start, for timers and rates; no jump moves it.
    pub(crate) fn micros(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// The monotonic instant of a number of `micros`.
    pub(crate) fn instant(&self, micros: u64) -> Instant {
        self.started + Duration::from_micros(micros)
    }

    /// Jumps `seconds` ahead.
    pub(crate) fn advance(&mut self, seconds: u32) {
        self.ahead_ms = self
            .ahead_ms
            .saturating_add(i64::from(seconds).saturating_mul(1000));
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
    fn a_jump_moves_the_wall_and_not_the_timers() {
        let mut clock = Clock::start();
        let (wall, timer) = (clock.now_ms(), clock.micros());
        clock.advance(86_400);
        assert!(clock.now_ms() - wall >= 86_400_000);
        assert!(clock.micros() - timer < 60_000_000);
    }
}
