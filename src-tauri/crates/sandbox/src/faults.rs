//! What is wrong just now: the dials, and until when those with a duration hold.
//!
//! One more duration: a dial, a field here, and its lines in `change` and `shown`.

use crate::Dials;

/// The dials and the ends of their durations, in microseconds of the clock.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    pub(crate) dials: Dials,
    outage_until: u64,
    burst_until: u64,
    webhooks_until: u64,
    channels_until: u64,
}

impl Faults {
    /// Sets all dials; durations count from now.
    pub(crate) fn set(&mut self, dials: Dials, now: u64) {
        self.change(dials, now, |_| true);
    }

    /// Sets the dials; of the durations only those that are named begin anew.
    pub(crate) fn change(&mut self, dials: Dials, now: u64, is_named: impl Fn(&str) -> bool) {
        for (name, until, seconds) in [
            (
                "outage_seconds",
                &mut self.outage_until,
                dials.outage_seconds,
            ),
            (
                "burst_429_seconds",
                &mut self.burst_until,
                dials.burst_429_seconds,
            ),
            (
                "webhook_outage_seconds",
                &mut self.webhooks_until,
                dials.webhook_outage_seconds,
            ),
            (
                "channel_outage_seconds",
                &mut self.channels_until,
                dials.channel_outage_seconds,
            ),
        ] {
            if is_named(name) {
                *until = match seconds {
                    0 => 0,
                    seconds => now + u64::from(seconds) * 1_000_000,
                };
            }
        }
        self.dials = dials;
    }

    /// The dials as they stand now: a duration shows what is left of it.
    pub(crate) fn shown(&self, now: u64) -> Dials {
        let left = |until: u64| {
            let seconds = until.saturating_sub(now).div_ceil(1_000_000);
            u32::try_from(seconds).unwrap_or(u32::MAX)
        };
        Dials {
            outage_seconds: left(self.outage_until),
            burst_429_seconds: left(self.burst_until),
            webhook_outage_seconds: left(self.webhooks_until),
            channel_outage_seconds: left(self.channels_until),
            ..self.dials.clone()
        }
    }

    /// All APIs fail.
    pub(crate) fn is_out(&self, now: u64) -> bool {
        now < self.outage_until
    }

    /// Connections are dropped unanswered.
    pub(crate) fn refuses_connections(&self, now: u64) -> bool {
        self.dials.outage_refuses && self.is_out(now)
    }

    /// Every send is answered 429.
    pub(crate) fn is_in_burst(&self, now: u64) -> bool {
        now < self.burst_until
    }

    /// No webhook can be reached.
    pub(crate) fn webhooks_unreachable(&self, now: u64) -> bool {
        now < self.webhooks_until
    }

    /// Milliseconds until the channels take messages again, 0 when they do.
    pub(crate) fn channels_back_ms(&self, now: u64) -> u64 {
        self.channels_until.saturating_sub(now).div_ceil(1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_that_is_not_named_goes_on_and_shows_what_is_left() {
        let mut faults = Faults::default();
        let outage = Dials {
            outage_seconds: 10,
            ..Dials::default()
        };
        faults.set(outage.clone(), 1_000_000);
        let slower = Dials {
            latency_ms: 5,
            ..outage
        };
        faults.change(slower, 4_000_000, |name| name == "latency_ms");
        assert!(faults.is_out(10_999_999));
        assert!(!faults.is_out(11_000_000));
        assert_eq!(faults.shown(4_000_000).outage_seconds, 7);
        assert_eq!(faults.shown(11_000_000).outage_seconds, 0);
        assert_eq!(faults.shown(4_000_000).latency_ms, 5);
    }
}
