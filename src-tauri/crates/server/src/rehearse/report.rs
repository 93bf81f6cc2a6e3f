//! The end of a rehearsal: a table for people, the same as JSON for programs, and whether the
//! numbers agree with each other.

use super::standing::{Import, Standing};
use super::watch::{Seen, Stats};
use crate::ending::Ending;
use crate::output;
use backend::words::{Catalogue, FALLBACK_LANGUAGE, Words};
use backend::{AppError, Code, words};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// States in which Sinch certainly has the message.
const ACCEPTED: [&str; 6] = [
    "enqueued",
    "sent",
    "delivered",
    "read",
    "failed",
    "rejected",
];

/// What a rehearsal comes to.
#[derive(Debug, Serialize)]
pub struct Report {
    rows: u64,
    imported: u64,
    duplicates: u64,
    rejected: u64,
    states: BTreeMap<String, u64>,
    sandbox: Stats,
    seconds: f64,
    per_second: f64,
    peak_rss_bytes: Option<u64>,
}

impl Report {
    /// Puts it together from what the steps led to.
    pub fn new(standing: &Standing, seen: Seen, took: Duration) -> Self {
        let Import {
            rows,
            imported,
            duplicates,
            rejected,
            ..
        } = standing.import.clone().unwrap_or_default();
        Self {
            rows,
            imported,
            duplicates,
            rejected,
            states: seen.states,
            seconds: rounded(took.as_secs_f64()),
            per_second: rounded(per_second(&seen.stats)),
            sandbox: seen.stats,
            peak_rss_bytes: peak_rss_bytes(),
        }
    }

    /// To stdout: the JSON alone, or the table and then the JSON.
    pub fn print(&self, catalogue: &Catalogue, json: bool) {
        if !json {
            for line in self.table(catalogue) {
                output::line(&line);
            }
        }
        if let Ok(value) = serde_json::to_value(self) {
            output::line(&value.to_string());
        }
    }

    /// The JSON, to a file.
    pub fn save(&self, file: &Path) -> Result<(), Ending> {
        let text = serde_json::to_string(self).map_err(Ending::defect)?;
        std::fs::write(file, text + "\n").map_err(|fault| {
            AppError::new(
                Code::PreconditionFailed,
                words!(
                    "server-file-unwritable",
                    file = file.display().to_string(),
                    reason = fault.to_string()
                ),
            )
            .hint(words!("server-file-unwritable-hint"))
            .into()
        })
    }

    /// Exit 3 when the numbers contradict each other.
    pub fn must_add_up(&self) -> Result<(), Ending> {
        match self.contradiction() {
            None => Ok(()),
            Some(reason) => Err(Ending::Discrepancy(words!(
                "rehearse-not-adding-up",
                reason = reason
            ))),
        }
    }

    fn contradiction(&self) -> Option<Words> {
        let sum: u64 = self.states.values().sum();
        if sum != self.imported {
            return Some(words!("rehearse-sum", sum = sum, expected = self.imported));
        }
        if self.sandbox.twice > 0 {
            return Some(words!("rehearse-twice", twice = self.sandbox.twice));
        }
        let open = self.count(&["pending", "claimed"]);
        if open > 0 {
            return Some(words!("rehearse-unsettled", left = open));
        }
        // What is in doubt may or may not have been accepted, and says so.
        let accepted = self.count(&ACCEPTED);
        let most = accepted + self.count(&["in_doubt"]);
        if !(accepted..=most).contains(&self.sandbox.distinct) {
            return Some(words!(
                "rehearse-lost",
                distinct = self.sandbox.distinct,
                sent = accepted
            ));
        }
        None
    }

    fn count(&self, states: &[&str]) -> u64 {
        states
            .iter()
            .filter_map(|state| self.states.get(*state))
            .sum()
    }

    fn table(&self, catalogue: &Catalogue) -> Vec<String> {
        let refused: u64 = self.sandbox.refused.values().sum();
        let whole = |number: u64| number.to_string();
        let mut groups = vec![(
            "rehearse-table-contacts",
            vec![
                (say(catalogue, "rehearse-table-rows"), whole(self.rows)),
                (
                    say(catalogue, "rehearse-table-imported"),
                    whole(self.imported),
                ),
                (
                    say(catalogue, "rehearse-table-duplicates"),
                    whole(self.duplicates),
                ),
                (
                    say(catalogue, "rehearse-table-rejected"),
                    whole(self.rejected),
                ),
            ],
        )];
        let states = self
            .states
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(state, count)| (state.clone(), whole(*count)))
            .collect();
        groups.push(("rehearse-table-states", states));
        groups.push((
            "rehearse-table-sandbox",
            vec![
                (
                    say(catalogue, "rehearse-table-accepted"),
                    whole(self.sandbox.accepted),
                ),
                (
                    say(catalogue, "rehearse-table-distinct"),
                    whole(self.sandbox.distinct),
                ),
                (
                    say(catalogue, "rehearse-table-twice"),
                    whole(self.sandbox.twice),
                ),
                (
                    say(catalogue, "rehearse-table-over-rate"),
                    whole(self.sandbox.over_rate),
                ),
                (say(catalogue, "rehearse-table-refused"), whole(refused)),
                (
                    say(catalogue, "rehearse-table-callbacks"),
                    whole(self.sandbox.callbacks.acknowledged),
                ),
            ],
        ));
        let mut run = vec![
            (
                say(catalogue, "rehearse-table-seconds"),
                format!("{:.1}", self.seconds),
            ),
            (
                say(catalogue, "rehearse-table-per-second"),
                format!("{:.2}", self.per_second),
            ),
        ];
        if let Some(bytes) = self.peak_rss_bytes {
            let megabytes = format!("{:.1}", bytes as f64 / 1e6);
            run.push((say(catalogue, "rehearse-table-memory"), megabytes));
        }
        groups.push(("rehearse-table-run", run));
        aligned(catalogue, groups)
    }
}

type Group = (&'static str, Vec<(String, String)>);

/// Numbers under each other, right-aligned.
fn aligned(catalogue: &Catalogue, groups: Vec<Group>) -> Vec<String> {
    let rows = || groups.iter().flat_map(|(_, rows)| rows);
    let name_width = rows()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let value_width = rows().map(|(_, value)| value.len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (title, rows) in &groups {
        lines.push(say(catalogue, title));
        for (name, value) in rows {
            lines.push(format!("  {name:name_width$}  {value:>value_width$}"));
        }
    }
    lines
}

fn say(catalogue: &Catalogue, id: &'static str) -> String {
    catalogue.render(FALLBACK_LANGUAGE, &Words::new(id))
}

/// (accepted − 1) ÷ (last − first acceptance), by the sandbox's clock.
fn per_second(stats: &Stats) -> f64 {
    match (stats.first_accepted_at, stats.last_accepted_at) {
        (Some(first), Some(last)) if last > first && stats.accepted > 1 => {
            (stats.accepted - 1) as f64 / last.duration_since(first).as_secs_f64()
        }
        _ => 0.0,
    }
}

fn rounded(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}

/// The most memory this process had, where the system tells (Linux: `VmHWM`).
fn peak_rss_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(states: &[(&str, u64)], stats: Stats) -> Report {
        let standing = Standing {
            import: Some(Import {
                rows: 12,
                imported: 10,
                ..Import::default()
            }),
            ..Standing::default()
        };
        let states = states
            .iter()
            .map(|(state, count)| ((*state).to_owned(), *count))
            .collect();
        let seen = Seen {
            states,
            stats,
            settled: true,
        };
        Report::new(&standing, seen, Duration::from_millis(1_500))
    }

    fn accepted(distinct: u64, twice: u64) -> Stats {
        Stats {
            accepted: distinct + twice,
            distinct,
            twice,
            ..Stats::default()
        }
    }

    fn said(report: &Report) -> Option<String> {
        report.contradiction().map(|words| words.id().to_owned())
    }

    #[test]
    fn numbers_that_contradict_each_other_are_found() {
        let good = report(&[("delivered", 9), ("skipped", 1)], accepted(9, 0));
        assert_eq!(said(&good), None);
        let missing = report(&[("delivered", 9)], accepted(9, 0));
        assert_eq!(said(&missing).as_deref(), Some("rehearse-sum"));
        let twice = report(&[("delivered", 10)], accepted(10, 1));
        assert_eq!(said(&twice).as_deref(), Some("rehearse-twice"));
        let lost = report(&[("delivered", 10)], accepted(9, 0));
        assert_eq!(said(&lost).as_deref(), Some("rehearse-lost"));
        let open = report(&[("claimed", 1), ("read", 9)], accepted(9, 0));
        assert_eq!(said(&open).as_deref(), Some("rehearse-unsettled"));
        for distinct in [9, 10] {
            let doubt = report(&[("in_doubt", 1), ("read", 9)], accepted(distinct, 0));
            assert_eq!(said(&doubt), None);
        }
    }

    #[test]
    fn the_rate_is_what_lies_between_the_first_and_the_last() {
        let stats = Stats {
            accepted: 51,
            first_accepted_at: jiff::Timestamp::from_second(1).ok(),
            last_accepted_at: jiff::Timestamp::from_second(3).ok(),
            ..Stats::default()
        };
        assert!((per_second(&stats) - 25.0).abs() < 1e-9);
        assert!(per_second(&Stats::default()).abs() < 1e-9);
    }
}
