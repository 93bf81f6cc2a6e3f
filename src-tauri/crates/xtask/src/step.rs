//! One line a step: what is being done, and how long it took.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::error::Result;

/// Does one step and prints its line: the name at once, the time when it is over.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("{name} … ");
    // The name must be readable while the step runs; a closed terminal is no reason to stop.
    let _ = std::io::stdout().flush();
    let begun = Instant::now();
    let outcome = work();
    let word = if outcome.is_ok() { "" } else { "failed, " };
    println!("{word}{}", seconds(begun.elapsed()));
    outcome
}

/// A duration as people say it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    match whole {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_as_people_say_them() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(12)), "12 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
