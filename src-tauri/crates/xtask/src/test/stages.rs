//! The stages of `cargo xtask test`, one function each.
//!
//! To add a stage: a function here that returns a [`Verdict`], and a line in [`super::run`].

use std::fs;
use std::process::Command;

use super::counts::{self, Counts};
use super::report::Verdict;
use crate::error::Result;
use crate::place::Place;
use crate::process::{self, Logged};
use crate::{generate, tidy, ui};

/// rustfmt finds nothing to change.
pub fn format(place: &Place) -> Result<Verdict> {
    let mut command = process::cargo(&place.root);
    check(place, "format", command.args(["fmt", "--all", "--check"]))
}

/// Clippy finds nothing, in tests either.
pub fn clippy(place: &Place) -> Result<Verdict> {
    let mut command = process::cargo(&place.root);
    command.args(["clippy", "--quiet", "--workspace", "--all-targets"]);
    command.args(["--keep-going", "--", "-D", "warnings"]);
    check(place, "clippy", &mut command)
}

/// The rules of the house hold.
pub fn tidy(place: &Place) -> Result<Verdict> {
    let findings = tidy::findings(place)?;
    Ok(Verdict {
        counts: Counts::one(findings.is_empty()),
        output: findings.join("\n"),
    })
}

/// Everything is built as the tests will use it.
///
/// All targets at once, so that Cargo chooses the same features here and in the Rust tests and
/// nothing is compiled twice. This program is left out: Windows cannot replace a running one.
pub fn build(place: &Place) -> Result<Verdict> {
    let mut command = process::cargo(&place.root);
    command.args([
        "build",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--keep-going",
    ]);
    check(place, "build", command.args(["--exclude", "xtask"]))
}

/// Generated files are what the code generates now.
pub fn generated(place: &Place) -> Result<Verdict> {
    generate::check_built(place)?;
    Ok(Verdict::passed())
}

/// All Rust tests; with a PostgreSQL address also those of the second engine.
pub fn rust(place: &Place, postgres: Option<&str>) -> Result<Verdict> {
    let mut command = process::cargo(&place.root);
    command
        .args(["test", "--workspace", "--no-fail-fast"])
        .env("CARILLON_BIN", place.binary("carillon"))
        // Whole backtraces would push all but one failure out of sight.
        .env("RUST_BACKTRACE", "0");
    if let Some(url) = postgres {
        command.env("CARILLON_TEST_POSTGRES", url);
    }
    let logged = process::log(&mut command, &place.logs().join("rust.log"))?;
    Ok(Verdict {
        counts: counts::cargo(&logged.output).judged(logged.success),
        output: cargo_failures(&logged.output),
    })
}

/// A script of the UI's package that passes or fails as a whole.
pub fn ui_script(place: &Place, script: &str) -> Result<Verdict> {
    let mut command = process::npm(&place.ui());
    check(place, script, command.args(["run", "--silent", script]))
}

/// The interface builds, as the window will embed it.
pub fn ui_build(place: &Place) -> Result<Verdict> {
    match ui::build(place)? {
        Some(mut command) => check(place, "ui-build", &mut command),
        None => Ok(Verdict::passed()),
    }
}

/// The UI's unit tests.
pub fn ui_tests(place: &Place) -> Result<Verdict> {
    let report = place.logs().join("vitest.json");
    // A report left from the last run must not be counted again.
    let _ = fs::remove_file(&report);
    let mut command = process::npm(&place.ui());
    command
        .args(["test", "--silent", "--"])
        .args(["--reporter=default", "--reporter=json"])
        .arg(format!("--outputFile.json={}", report.display()));
    let logged = process::log(&mut command, &place.logs().join("ui-tests.log"))?;
    let counts = counts::vitest(&fs::read_to_string(&report).unwrap_or_default());
    Ok(Verdict {
        counts: counts.judged(logged.success),
        output: logged.output,
    })
}

/// The console in Chromium.
pub fn browser(place: &Place) -> Result<Verdict> {
    let mut command = process::npm(&place.e2e());
    command
        .args(["test", "--silent"])
        .env("CARILLON_BIN", place.binary("carillon"));
    node(&mut command, place, "browser")
}

/// The real window on a display of its own, with an unlocked keychain of its own.
pub fn window(place: &Place) -> Result<Verdict> {
    if !cfg!(target_os = "linux") {
        return Ok(Verdict::skipped(
            "needs Xvfb, WebKitWebDriver and the Secret Service",
        ));
    }
    let driver = super::driver::install(place)?;
    let home = super::home::Home::make()?;
    let mut command = Command::new("xvfb-run");
    command
        .current_dir(place.e2e())
        .args([
            "-a",
            "-s",
            "-screen 0 1440x900x24",
            "dbus-run-session",
            "--",
        ])
        .args(["bash", "-c"])
        // The password is that of an empty keychain that lives as long as this stage.
        .arg(
            "printf %s carillon | gnome-keyring-daemon --unlock --components=secrets >/dev/null \
             && exec npm run --silent test:window",
        )
        .env("CARILLON_DESKTOP", place.binary("carillon-desktop"))
        .env("CARILLON_TAURI_DRIVER", driver);
    home.enter(&mut command);
    node(&mut command, place, "window")
}

fn check(place: &Place, name: &str, command: &mut Command) -> Result<Verdict> {
    let Logged { success, output } =
        process::log(command, &place.logs().join(format!("{name}.log")))?;
    Ok(Verdict {
        counts: Counts::one(success),
        output,
    })
}

fn node(command: &mut Command, place: &Place, name: &str) -> Result<Verdict> {
    let logged = process::log(command, &place.logs().join(format!("{name}.log")))?;
    Ok(Verdict {
        counts: counts::node(&logged.output).judged(logged.success),
        output: logged.output,
    })
}

/// Cargo prints failures in the middle of a long output: take those blocks, then the names of all
/// that failed; or all of it when the tests did not even compile.
fn cargo_failures(output: &str) -> String {
    let mut blocks = Vec::new();
    let mut names = Vec::new();
    let mut inside = false;
    for line in output.lines() {
        inside = inside || line == "failures:";
        if inside {
            blocks.push(line);
        }
        if line.starts_with("test result:") {
            inside = false;
        }
        if line.starts_with("test ") && line.ends_with("... FAILED") {
            names.push(line);
        }
    }
    if blocks.is_empty() {
        output.to_string()
    } else {
        blocks.append(&mut names);
        blocks.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_found_in_the_middle_of_the_output() {
        let output = "\
test a ... ok
test b ... FAILED

failures:

---- b stdout ----
left is not right

test result: FAILED. 1 passed; 1 failed; 0 ignored
running 900 tests
test result: ok. 900 passed; 0 failed; 0 ignored
";
        let shown = cargo_failures(output);
        assert!(shown.contains("left is not right"));
        assert!(!shown.contains("900"));
        assert!(shown.ends_with("test b ... FAILED"));
        assert_eq!(cargo_failures("error: no"), "error: no");
    }
}
