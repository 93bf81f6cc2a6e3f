//! How Sinch takes what is sent: when to slow down, when to try one message only, when to stop.
//! Pure; times are milliseconds of the app's clock.

use std::time::Duration;

/// The first wait after trouble, and the longest.
const FIRST_WAIT_MS: i64 = 1_000;
const LONGEST_WAIT_MS: i64 = 30_000;
/// Doubts in a row after which sending waits, instead of putting more people in doubt.
const DOUBTS_IN_A_ROW: u32 = 5;
/// Refusals in a row, with the same code, after which the fault is not the people's.
const REFUSALS_IN_A_ROW: u32 = 20;
/// Trouble without one acceptance for so long pauses the campaign.
const PATIENCE_MS: i64 = 15 * 60_000;

/// What the campaign should do about its latest answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Go on.
    GoOn,
    /// Send nothing for a while; then one message alone, to see.
    Wait,
    /// Pause: every message since then is refused with this code and these words.
    PauseRefused {
        code: String,
        text: String,
        since_ms: i64,
    },
    /// Pause: nothing was accepted for too long.
    PauseUnreachable,
}

/// The recent answers of one campaign.
#[derive(Debug, Default)]
pub struct Health {
    waits: u32,
    wait_until: i64,
    troubled_since: Option<i64>,
    doubts: u32,
    /// The code of the latest refusals in a row, how many, and since when.
    refusals: Option<(String, u32, i64)>,
}

impl Health {
    /// A message was accepted. One that left before a wait began does not end it.
    pub fn accepted(&mut self, now_ms: i64) {
        if now_ms < self.wait_until {
            self.doubts = 0;
            self.refusals = None;
        } else {
            *self = Health::default();
        }
    }

    /// A message was refused for its own sake.
    pub fn refused(&mut self, now_ms: i64, code: &str, text: &str) -> Advice {
        let (count, since_ms) = match &self.refusals {
            Some((known, count, since)) if known == code => (count + 1, *since),
            _ => (1, now_ms),
        };
        self.refusals = Some((code.to_owned(), count, since_ms));
        if count < REFUSALS_IN_A_ROW {
            return Advice::GoOn;
        }
        Advice::PauseRefused {
            code: code.to_owned(),
            text: text.to_owned(),
            since_ms,
        }
    }

    /// Sinch was busy or away; `asked` is how long it asked to wait.
    pub fn busy(&mut self, now_ms: i64, asked: Option<Duration>) -> Advice {
        self.trouble(now_ms, asked)
    }

    /// A send ended in doubt.
    pub fn doubt(&mut self, now_ms: i64) -> Advice {
        self.doubts += 1;
        if self.doubts < DOUBTS_IN_A_ROW && self.waits == 0 {
            return Advice::GoOn;
        }
        self.trouble(now_ms, None)
    }

    /// Until when nothing may be sent.
    pub fn wait_until(&self) -> i64 {
        self.wait_until
    }

    /// Whether only one message at a time should leave, to see whether it works again.
    pub fn is_probing(&self) -> bool {
        self.waits > 0
    }

    fn trouble(&mut self, now_ms: i64, asked: Option<Duration>) -> Advice {
        let since = *self.troubled_since.get_or_insert(now_ms);
        if now_ms - since >= PATIENCE_MS {
            return Advice::PauseUnreachable;
        }
        // Answers to requests that left before the wait began are the same trouble, not more.
        if now_ms >= self.wait_until {
            let doubled = FIRST_WAIT_MS << self.waits.min(5);
            let asked = asked.map_or(0, |asked| asked.as_millis().min(600_000) as i64);
            self.wait_until = now_ms + asked.max(doubled.min(LONGEST_WAIT_MS));
            self.waits += 1;
        }
        Advice::Wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_obey_sinch_and_an_acceptance_ends_them() {
        let mut health = Health::default();
        assert_eq!(health.busy(0, None), Advice::Wait);
        assert_eq!(health.wait_until(), 1_000);
        health.busy(500, None);
        assert_eq!(health.wait_until(), 1_000, "the same trouble");
        health.busy(1_000, None);
        assert_eq!(health.wait_until(), 3_000);
        health.busy(3_000, Some(Duration::from_secs(20)));
        assert_eq!(health.wait_until(), 23_000);
        assert!(health.is_probing());
        health.accepted(22_999);
        assert!(
            health.is_probing() && health.wait_until() == 23_000,
            "it left before"
        );
        health.accepted(23_000);
        assert!(!health.is_probing() && health.wait_until() == 0);
    }

    #[test]
    fn trouble_without_end_pauses() {
        let mut health = Health::default();
        health.busy(0, None);
        assert_eq!(health.busy(PATIENCE_MS - 1, None), Advice::Wait);
        assert_eq!(health.busy(PATIENCE_MS, None), Advice::PauseUnreachable);
    }

    #[test]
    fn a_few_doubts_are_bad_luck_more_are_trouble() {
        let mut health = Health::default();
        for _ in 1..DOUBTS_IN_A_ROW {
            assert_eq!(health.doubt(0), Advice::GoOn);
        }
        assert_eq!(health.doubt(0), Advice::Wait);
    }

    #[test]
    fn the_same_refusal_again_and_again_pauses_different_ones_do_not() {
        let mut health = Health::default();
        for turn in 0..100 {
            let code = if turn % 2 == 0 { "A" } else { "B" };
            assert_eq!(health.refused(turn, code, ""), Advice::GoOn);
        }
        let mut last = Advice::GoOn;
        for turn in 0..REFUSALS_IN_A_ROW {
            let now_ms = 1_000 + i64::from(turn);
            last = health.refused(now_ms, "INVALID_ARGUMENT", "no such channel");
        }
        assert_eq!(
            last,
            Advice::PauseRefused {
                code: "INVALID_ARGUMENT".into(),
                text: "no such channel".into(),
                since_ms: 1_000,
            }
        );
    }
}
