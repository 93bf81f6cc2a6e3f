//! `cargo xtask test`: installs what the tests need, runs all of them, counts all of them.
//!
//! A failing stage does not stop the run: one run shows everything that is wrong. The last line
//! is always `N passed, N failed`.

mod counts;
mod driver;
mod home;
mod report;
mod stages;

use crate::apt;
use crate::error::{Error, Result};
use crate::node;
use crate::place::Place;
use crate::postgres::Postgres;
use crate::python;
use crate::step::step;
use crate::ui;
use report::{Report, Verdict};

/// Runs every stage, or those named, in the order in which failures are cheapest to learn of.
pub fn run(place: &Place, only: &[String]) -> Result<()> {
    step("system packages", || {
        apt::install(&[apt::WINDOW, apt::TESTS])?;
        node::ensure()
    })?;
    step("npm packages", || {
        ui::install(&place.ui())?;
        ui::install(&place.e2e())?;
        ui::install(&place.official().join("node"))
    })?;
    step("Python packages", || python::install(place))?;
    let mut report = Report::of(only);
    report.stage("format", || stages::format(place));
    report.stage("tidy", || stages::tidy(place));
    report.stage("interface: lint", || stages::ui_script(place, "lint"));
    report.stage("interface: types", || stages::ui_script(place, "types"));
    report.stage("interface: unit tests", || stages::ui_tests(place));
    report.stage("interface: build", || stages::ui_build(place));
    report.stage("clippy", || stages::clippy(place));
    report.stage("build", || stages::build(place));
    report.stage("generated files", || stages::generated(place));
    rust(place, &mut report);
    report.stage("browser", || stages::browser(place));
    report.stage("window", || stages::window(place));
    let total = report.close();
    if total.failed == 0 {
        Ok(())
    } else {
        Err(Error::Tests)
    }
}

/// The Rust tests, with the database server alive around them.
fn rust(place: &Place, report: &mut Report) {
    let mut postgres = None;
    report.stage("PostgreSQL", || {
        if !cfg!(target_os = "linux") {
            return Ok(Verdict::skipped("its own server is started on Linux only"));
        }
        postgres = Some(Postgres::start(place)?);
        Ok(Verdict::passed())
    });
    report.stage("Rust tests", || {
        stages::rust(place, postgres.as_ref().map(|server| server.url.as_str()))
    });
}
