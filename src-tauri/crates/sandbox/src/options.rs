//! How a sandbox is started.

use std::{fmt, net::SocketAddr, path::PathBuf, str::FromStr};

use crate::Dials;

/// What a sandbox is started with. `Options::default()` listens on a free port of 127.0.0.1.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; port 0 takes a free one, `Access` tells which.
    pub listen: SocketAddr,
    /// A directory for the journal, or a file whose name ends in `.journal`; without it everything
    /// is forgotten at the end.
    pub data: Option<PathBuf>,
    /// Messages a second that leave an app's queue (`rate_limits.outbound`). `Unlimited` also
    /// lifts the limits of the project and of the token endpoint.
    pub rate: Rate,
    /// Refuse with 429 above the rate, instead of queueing as Sinch does.
    pub strict: bool,
    /// Send callbacks at all.
    pub callbacks: bool,
    /// Callbacks a second for each app (`rate_limits.webhooks`).
    pub callback_rate: Rate,
    /// Decides ids, keys and every story. A journal keeps its own seed, which then wins.
    pub seed: u64,
    /// The faults to begin with.
    pub dials: Dials,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data: None,
            rate: Rate::PerSecond(25),
            strict: false,
            callbacks: true,
            callback_rate: Rate::PerSecond(25),
            seed: 1,
            dials: Dials::default(),
        }
    }
}

/// Things a second, or no limit. Reads from `25` or `unlimited`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// At most so many in a second; never zero when read from text.
    PerSecond(u32),
    /// No limit.
    Unlimited,
}

impl Rate {
    /// Microseconds between two things, 0 without a limit.
    pub(crate) fn interval_micros(self) -> u64 {
        match self {
            Rate::PerSecond(n) => 1_000_000 / u64::from(n.max(1)),
            Rate::Unlimited => 0,
        }
    }

    /// The number for a JSON answer that has no word for "unlimited".
    pub(crate) fn number(self) -> u32 {
        match self {
            Rate::PerSecond(n) => n,
            Rate::Unlimited => 100_000,
        }
    }
}

impl FromStr for Rate {
    type Err = BadRate;

    fn from_str(text: &str) -> Result<Rate, BadRate> {
        match text {
            "unlimited" => Ok(Rate::Unlimited),
            number => match number.parse() {
                Ok(n) if n > 0 => Ok(Rate::PerSecond(n)),
                _ => Err(BadRate(text.to_owned())),
            },
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rate::PerSecond(n) => write!(f, "{n}"),
            Rate::Unlimited => f.write_str("unlimited"),
        }
    }
}

/// A text that is no rate.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no rate: give a whole number from 1, or `unlimited`")]
pub struct BadRate(String);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn rates_read_and_write() {
        for text in ["1", "25", "unlimited"] {
            assert_eq!(text.parse::<Rate>().unwrap().to_string(), text);
        }
        for text in ["0", "-3", "fast", "", "1.5"] {
            assert!(text.parse::<Rate>().is_err(), "{text}");
        }
    }
}
