//! Messages per minute. Pure; a stretch is whole minutes since the epoch.

use super::types::Minute;
use domain::RecipientState;
use store::dashboard::MinuteCount;

/// A minute in ms.
pub const MINUTE_MS: i64 = 60_000;
/// How far back to look when nobody says, and at most; in minutes.
const USUAL: i64 = 60;
const MOST: i64 = 24 * 60;

/// The minutes from `from` to before `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: i64,
    pub until: i64,
}

impl Stretch {
    /// The last so many minutes, the one that is passing among them.
    pub fn back_from(now_ms: i64, minutes: Option<i64>) -> Self {
        let until = now_ms.div_euclid(MINUTE_MS) + 1;
        Self {
            from: until - minutes.unwrap_or(USUAL).clamp(1, MOST),
            until,
        }
    }

    /// Its beginning in ms.
    pub fn since_ms(self) -> i64 {
        self.from * MINUTE_MS
    }

    /// Every minute of it, with what happened in some.
    pub fn filled(self, counts: &[MinuteCount]) -> Vec<Minute> {
        let mut minutes: Vec<Minute> = (self.from..self.until)
            .map(|minute| Minute {
                at: minute * MINUTE_MS,
                ..Minute::default()
            })
            .collect();
        for known in counts {
            let place = usize::try_from(known.minute - self.from);
            if let Some(minute) = place.ok().and_then(|place| minutes.get_mut(place)) {
                add(minute, known.state, known.count);
            }
        }
        minutes
    }
}

fn add(minute: &mut Minute, state: RecipientState, count: i64) {
    use RecipientState::*;
    let part = match state {
        Enqueued => &mut minute.enqueued,
        Sent => &mut minute.sent,
        Delivered => &mut minute.delivered,
        Read => &mut minute.read,
        Failed | Rejected | EnqueuedFailed => &mut minute.failed,
        Pending | Claimed | InDoubt | Skipped => return,
    };
    *part += count;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_ends_with_the_minute_that_is_passing() {
        let now = 100 * MINUTE_MS + 59_999;
        let of = |minutes| {
            let stretch = Stretch::back_from(now, minutes);
            (stretch.from, stretch.until)
        };
        assert_eq!(of(Some(15)), (86, 101));
        assert_eq!(of(None), (41, 101));
        assert_eq!(of(Some(0)), (100, 101));
        assert_eq!(of(Some(i64::MAX)), (101 - 1_440, 101));
    }

    #[test]
    fn every_minute_is_there_and_failures_of_all_kinds_are_one_series() {
        let stretch = Stretch {
            from: 10,
            until: 13,
        };
        let count = |minute, state, count| MinuteCount {
            minute,
            state,
            count,
        };
        let minutes = stretch.filled(&[
            count(9, RecipientState::Sent, 1),
            count(11, RecipientState::Enqueued, 5),
            count(11, RecipientState::Failed, 1),
            count(11, RecipientState::Rejected, 2),
            count(11, RecipientState::EnqueuedFailed, 4),
            count(12, RecipientState::Read, 3),
            count(13, RecipientState::Sent, 1),
        ]);
        let quiet = Minute {
            at: 600_000,
            ..Minute::default()
        };
        let busy = Minute {
            at: 660_000,
            enqueued: 5,
            failed: 7,
            ..Minute::default()
        };
        let last = Minute {
            at: 720_000,
            read: 3,
            ..Minute::default()
        };
        assert_eq!(minutes, [quiet, busy, last]);
    }
}
