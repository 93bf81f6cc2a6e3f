//! How many tests a stage ran: read from what the test programs print.
//!
//! Three formats: Cargo's `test result:` lines, the summary of `node --test`, Vitest's JSON.

use std::ops::AddAssign;

use serde_json::Value;

/// Tests by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Counts {
    /// One check that passes or fails as a whole.
    pub fn one(success: bool) -> Counts {
        Counts {
            passed: usize::from(success),
            failed: usize::from(!success),
            skipped: 0,
        }
    }

    /// Makes the count agree with how the program ended.
    ///
    /// A stage that failed without a failed test (it did not compile, it crashed), and a stage
    /// that ran nothing, both count as one failure: green must mean that something was run.
    pub fn judged(mut self, success: bool) -> Counts {
        let nothing = self.passed + self.failed == 0;
        if self.failed == 0 && (!success || nothing) {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Sums Cargo's `test result: ok. 5 passed; 0 failed; 1 ignored; …` over all test programs.
pub fn cargo(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output.lines() {
        let Some((_, numbers)) = line
            .trim_start()
            .strip_prefix("test result: ")
            .and_then(|rest| rest.split_once(". "))
        else {
            continue;
        };
        for part in numbers.split(';') {
            let mut words = part.split_whitespace();
            let (Some(number), Some(word)) = (words.next(), words.next()) else {
                continue;
            };
            let number = number.parse().unwrap_or(0);
            match word {
                "passed" => counts.passed += number,
                "failed" => counts.failed += number,
                "ignored" => counts.skipped += number,
                _ => {}
            }
        }
    }
    counts
}

/// Reads the summary of `node --test`: `# pass 3` from its TAP, `ℹ pass 3` from its spec reporter.
pub fn node(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output.lines() {
        let mut words = line.split_whitespace();
        let (Some("#" | "ℹ"), Some(word), Some(number), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let number = number.parse().unwrap_or(0);
        match word {
            "pass" => counts.passed += number,
            "fail" | "cancelled" => counts.failed += number,
            "skipped" | "todo" => counts.skipped += number,
            _ => {}
        }
    }
    counts
}

/// Reads the report that Vitest's JSON reporter writes; a missing or broken one counts nothing.
pub fn vitest(report: &str) -> Counts {
    let report: Value = serde_json::from_str(report).unwrap_or_default();
    let number = |name: &str| {
        report[name]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .unwrap_or(0)
    };
    Counts {
        passed: number("numPassedTests"),
        failed: number("numFailedTests"),
        skipped: number("numPendingTests") + number("numTodoTests"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: usize, failed: usize, skipped: usize) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo_results_are_summed_over_test_programs() {
        let output = "\
running 6 tests
test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s
test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s
";
        assert_eq!(cargo(output), counts(7, 3, 1));
    }

    #[test]
    fn node_summaries_are_read_in_both_formats() {
        let spec = "✔ page loads (12ms)\nℹ tests 4\nℹ suites 1\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n";
        assert_eq!(node(spec), counts(2, 1, 1));
        let tap = "# tests 3\n# pass 2\n# fail 0\n# cancelled 1\n# a test named pass 7 here\n";
        assert_eq!(node(tap), counts(2, 1, 0));
    }

    #[test]
    fn vitest_reports_are_read() {
        let report = r#"{"numTotalTests":9,"numPassedTests":6,"numFailedTests":1,"numPendingTests":2,"numTodoTests":0}"#;
        assert_eq!(vitest(report), counts(6, 1, 2));
        assert_eq!(vitest("not json"), counts(0, 0, 0));
    }

    #[test]
    fn a_stage_that_ran_nothing_or_crashed_is_a_failure() {
        assert_eq!(counts(0, 0, 3).judged(true), counts(0, 1, 3));
        assert_eq!(counts(4, 0, 0).judged(false), counts(4, 1, 0));
        assert_eq!(counts(4, 2, 0).judged(false), counts(4, 2, 0));
        assert_eq!(counts(4, 0, 1).judged(true), counts(4, 0, 1));
    }
}
