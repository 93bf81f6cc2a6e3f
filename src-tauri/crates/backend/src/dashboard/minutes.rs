//! Messages per minute: which minutes the chart shows, which of them the numbers are of. Pure; a
//! stretch is whole minutes since the epoch.

use super::types::{Minute, Totals};
use domain::RecipientState;
use store::dashboard::{MinuteCount, Minutes};

/// A minute in ms.
pub const MINUTE_MS: i64 = 60_000;
/// How far back to look when nobody says, and at most; in minutes.
const USUAL: i64 = 60;
const MOST: i64 = 24 * 60;

/// The minutes of the chart, and those of them that every number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub chart: Minutes,
    pub chosen: Minutes,
}

impl Window {
    /// The last so many minutes, the one that is passing among them. A stretch that was chosen
    /// (`from` included, `to` not, ms) is always in the chart, which stays with it once it is
    /// older than that.
    pub fn of(now_ms: i64, minutes: Option<i64>, chosen: Option<(i64, i64)>) -> Self {
        let until = now_ms.div_euclid(MINUTE_MS) + 1;
        let span = minutes.unwrap_or(USUAL).clamp(1, MOST);
        let usual = Minutes {
            from: until - span,
            until,
        };
        let Some(chosen) = chosen.and_then(|(from, to)| whole(from, to, until)) else {
            return Self {
                chart: usual,
                chosen: usual,
            };
        };
        let chart = if chosen.from >= usual.from {
            usual
        } else {
            Minutes {
                from: chosen.from,
                until: chosen.until.max(chosen.from + span).min(until),
            }
        };
        Self { chart, chosen }
    }
}

/// A stretch in whole minutes, no longer than a day and not after the minute that is passing;
/// `None` when nothing is left of it.
fn whole(from_ms: i64, to_ms: i64, until: i64) -> Option<Minutes> {
    let from = from_ms.div_euclid(MINUTE_MS);
    let end = to_ms.saturating_add(MINUTE_MS - 1).div_euclid(MINUTE_MS);
    let end = end.min(until).min(from.saturating_add(MOST));
    (from < end).then_some(Minutes { from, until: end })
}

/// Every minute of a stretch, with what happened in some.
pub fn filled(stretch: Minutes, counts: &[MinuteCount]) -> Vec<Minute> {
    let mut minutes: Vec<Minute> = (stretch.from..stretch.until)
        .map(|minute| Minute {
            at: minute * MINUTE_MS,
            counts: Totals::default(),
        })
        .collect();
    for known in counts {
        let place = usize::try_from(known.minute - stretch.from);
        if let Some(minute) = place.ok().and_then(|place| minutes.get_mut(place)) {
            minute.counts.add(known.state, known.count);
        }
    }
    minutes
}

impl Totals {
    /// Counts so many more that rose to a state.
    pub fn add(&mut self, state: RecipientState, count: i64) {
        use RecipientState::*;
        let part = match state {
            Enqueued => &mut self.enqueued,
            Sent => &mut self.sent,
            Delivered => &mut self.delivered,
            Read => &mut self.read,
            Failed | Rejected | EnqueuedFailed => &mut self.failed,
            Pending | Claimed | InDoubt | Skipped => return,
        };
        *part += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 100 * MINUTE_MS + 59_999;

    #[test]
    fn a_stretch_ends_with_the_minute_that_is_passing() {
        let of = |minutes| {
            let window = Window::of(NOW, minutes, None);
            assert_eq!(window.chart, window.chosen);
            (window.chart.from, window.chart.until)
        };
        assert_eq!(of(Some(15)), (86, 101));
        assert_eq!(of(None), (41, 101));
        assert_eq!(of(Some(0)), (100, 101));
        assert_eq!(of(Some(i64::MAX)), (101 - 1_440, 101));
    }

    #[test]
    fn a_chosen_stretch_is_in_the_chart_however_old_it_is() {
        let of = |from: i64, to: i64| {
            let chosen = (from * MINUTE_MS, to * MINUTE_MS);
            let window = Window::of(NOW, Some(15), Some(chosen));
            let text = |minutes: Minutes| format!("{}..{}", minutes.from, minutes.until);
            (text(window.chart), text(window.chosen))
        };
        let told = |chart: &str, chosen: &str| (chart.to_owned(), chosen.to_owned());
        assert_eq!(of(90, 95), told("86..101", "90..95"));
        assert_eq!(of(50, 55), told("50..65", "50..55"), "it begins with it");
        assert_eq!(of(50, 90), told("50..90", "50..90"), "and is as long");
        assert_eq!(of(95, 500), told("86..101", "95..101"), "no time to come");
        assert_eq!(of(95, 95), told("86..101", "86..101"), "nothing chosen");
        assert_eq!(of(500, 510), told("86..101", "86..101"));
    }

    #[test]
    fn every_minute_is_there_and_failures_of_all_kinds_are_one_series() {
        let stretch = Minutes {
            from: 10,
            until: 13,
        };
        let count = |minute, state, count| MinuteCount {
            minute,
            state,
            count,
        };
        let minutes = filled(
            stretch,
            &[
                count(9, RecipientState::Sent, 1),
                count(11, RecipientState::Enqueued, 5),
                count(11, RecipientState::Failed, 1),
                count(11, RecipientState::Rejected, 2),
                count(11, RecipientState::EnqueuedFailed, 4),
                count(12, RecipientState::Read, 3),
                count(13, RecipientState::Sent, 1),
            ],
        );
        let of = |at, counts| Minute { at, counts };
        let busy = Totals {
            enqueued: 5,
            failed: 7,
            ..Totals::default()
        };
        let last = Totals {
            read: 3,
            ..Totals::default()
        };
        assert_eq!(
            minutes,
            [
                of(600_000, Totals::default()),
                of(660_000, busy),
                of(720_000, last)
            ]
        );
    }
}
