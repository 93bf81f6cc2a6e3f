//! Retrying what a channel cannot take just now: `message_retry_settings` of an app.
//!
//! Counted from the first failure: pauses grow exponentially and are drawn at random, there is at
//! least one retry, and the last one comes when the time is over. Failures for good are never
//! retried; they are `outcome`'s.

/// The first pause is drawn around this long.
const FIRST_MS: u64 = 1_000;

/// When a retry gets through, in milliseconds after the first failure: the channel is back after
/// `back_ms`, and retries end after `duration_ms`. `None` when none of them does.
///
/// `draw` gives a number from 0 up to 1 for the pause of that place.
pub(crate) fn gets_through(
    back_ms: u64,
    duration_ms: u64,
    draw: impl Fn(u32) -> f64,
) -> Option<u64> {
    let mut at = 0;
    for nth in 0.. {
        let around = (FIRST_MS << nth.min(32)) as f64;
        let pause = around * (0.5 + draw(nth));
        at = duration_ms.min(at + pause as u64);
        if at >= back_ms {
            return Some(at);
        }
        if at == duration_ms {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_retry_after_the_channel_is_back_gets_through() {
        let even = |_| 0.5;
        assert_eq!(gets_through(1, 3_600_000, even), Some(1_000));
        assert_eq!(gets_through(20_000, 3_600_000, even), Some(31_000));
        assert_eq!(gets_through(20_000, 30_000, even), Some(30_000));
    }

    #[test]
    fn the_last_retry_comes_at_the_end_and_none_after() {
        assert_eq!(gets_through(60_000, 60_000, |_| 0.0), Some(60_000));
        assert_eq!(gets_through(60_001, 60_000, |_| 0.0), None);
        assert_eq!(gets_through(30_000, 30_000, |_| 0.999), Some(30_000));
    }
}
