//! `cargo xtask`: the project's own tasks, one module a task.
//!
//! It runs other programs and reads the tree; it is not linked into anything that is shipped.
//! To add a task: a module beside `tidy`, a variant of [`Task`], a line in [`main`].

#![allow(
    clippy::disallowed_methods,
    reason = "a developer's program: it measures real time and has no clock to be given"
)]

mod apt;
mod bench;
mod error;
mod generate;
mod node;
mod place;
mod postgres;
mod process;
mod python;
mod run;
mod step;
mod test;
mod tidy;
mod ui;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::place::Place;

/// Carillon's tasks for developers.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build, and open the console.
    Run(run::Options),
    /// Install what the tests need and run all of them.
    Test {
        /// Only the stages whose names contain one of these words.
        stages: Vec<String>,
    },
    /// Write the files that are generated from the code.
    Gen {
        /// Only compare; fail when a file is out of date.
        #[arg(long)]
        check: bool,
    },
    /// Check the rules of the house: layers, sizes, words.
    Tidy,
    /// Measure ratios, with a release build.
    Bench {
        /// Only this; everything when absent.
        subject: Option<bench::Subject>,
    },
}

fn main() -> ExitCode {
    let place = Place::here();
    let outcome = match Arguments::parse().task {
        Task::Run(options) => run::run(&place, &options),
        Task::Test { stages } => test::run(&place, &stages),
        Task::Gen { check } => generate::run(&place, check),
        Task::Tidy => tidy::run(&place),
        Task::Bench { subject } => bench::run(&place, subject),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error::Error::Tests) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
