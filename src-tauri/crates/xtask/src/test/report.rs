//! The report of a test run: a line a stage, what failed, and the one line at the end.

use std::time::{Duration, Instant};

use super::counts::Counts;
use crate::error::Result;
use crate::step::seconds;

/// How much of a failing stage's output is shown; the rest is in its log.
const TAIL: usize = 80;

/// What one stage found.
pub struct Verdict {
    /// How many tests ended how.
    pub counts: Counts,
    /// What to show when something failed.
    pub output: String,
}

impl Verdict {
    /// A stage that is one check, and passed.
    pub fn passed() -> Verdict {
        Verdict {
            counts: Counts::one(true),
            output: String::new(),
        }
    }

    /// A stage that cannot run on this machine.
    pub fn skipped(reason: &str) -> Verdict {
        Verdict {
            counts: Counts {
                skipped: 1,
                ..Counts::default()
            },
            output: reason.to_string(),
        }
    }
}

/// Everything so far.
#[derive(Default)]
pub struct Report {
    only: Vec<String>,
    total: Counts,
    stages: Vec<(String, Counts, Duration)>,
}

impl Report {
    /// A report of all stages, or of those whose names contain one of these words.
    pub fn of(only: &[String]) -> Report {
        Report {
            only: only.to_vec(),
            ..Report::default()
        }
    }

    /// Runs one stage. An error of the stage itself is one failure: the run goes on.
    pub fn stage(&mut self, name: &str, work: impl FnOnce() -> Result<Verdict>) {
        let wanted = |word: &String| name.to_lowercase().contains(&word.to_lowercase());
        if !self.only.is_empty() && !self.only.iter().any(wanted) {
            return;
        }
        println!("── {name}");
        let begun = Instant::now();
        let verdict = work().unwrap_or_else(|error| Verdict {
            counts: Counts::one(false),
            output: error.to_string(),
        });
        let time = begun.elapsed();
        if verdict.counts.failed > 0 {
            println!("{}", tail(&verdict.output));
        } else if verdict.counts.passed == 0 {
            println!("   skipped: {}", verdict.output);
        }
        println!("   {}, {}", words(verdict.counts), seconds(time));
        self.total += verdict.counts;
        self.stages.push((name.to_string(), verdict.counts, time));
    }

    /// Prints the table of stages and the closing line, and returns the sums.
    pub fn close(self) -> Counts {
        println!();
        for (name, counts, time) in &self.stages {
            println!("{:>12}  {name}: {}", seconds(*time), words(*counts));
        }
        println!("{}", words(self.total));
        self.total
    }
}

/// `N passed, N failed`, and how many were skipped if any were.
fn words(counts: Counts) -> String {
    let Counts {
        passed,
        failed,
        skipped,
    } = counts;
    if skipped == 0 {
        format!("{passed} passed, {failed} failed")
    } else {
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }
}

fn tail(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let from = lines.len().saturating_sub(TAIL);
    lines[from..]
        .iter()
        .map(|line| format!("   │ {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn a_stage_that_cannot_start_counts_as_one_failure_and_the_run_goes_on() {
        let mut report = Report::default();
        report.stage("broken", || Err(Error::Missing("no browser".into())));
        report.stage("whole", || Ok(Verdict::passed()));
        report.stage("absent", || Ok(Verdict::skipped("not here")));
        let total = report.close();
        assert_eq!(words(total), "1 passed, 1 failed, 1 skipped");
    }

    #[test]
    fn stages_that_were_not_asked_for_are_left_out() {
        let mut report = Report::of(&["rust".into()]);
        report.stage("Rust tests", || Ok(Verdict::passed()));
        report.stage("browser", || panic!("not asked for"));
        assert_eq!(words(report.close()), "1 passed, 0 failed");
    }

    #[test]
    fn only_the_end_of_a_long_output_is_shown() {
        let output: String = (0..200).map(|line| format!("{line}\n")).collect();
        let shown = tail(&output);
        assert_eq!(shown.lines().count(), TAIL);
        assert!(shown.ends_with("199"));
    }
}
