//! `cargo xtask bench client`: what the client library costs, beside HTTP and nothing else.
//!
//! The measuring program is an example of the sandbox: it holds the sandbox, sends through the
//! client and through plain hyper by turns, and prints both rates. A client in this program would
//! tie the tasks to the code they measure.

use crate::bench::last_json;
use crate::error::Result;
use crate::place::Place;
use crate::process;
use crate::step::step;

/// Builds the measuring program, runs it, prints both numbers and their ratio.
pub fn run(place: &Place) -> Result<()> {
    let program = ["--quiet", "--release", "--package", "sandbox"];
    let example = ["--example", "client"];
    step("measuring program", || {
        process::run(
            process::cargo(&place.root)
                .arg("build")
                .args(program)
                .args(example),
        )
    })?;
    let report = step("client and bare requests, by turns", || {
        let said = process::capture(
            process::cargo(&place.root)
                .arg("run")
                .args(program)
                .args(example),
        )?;
        last_json(&said, "the measuring program")
    })?;
    let number = |name: &str| report[name].as_f64().unwrap_or(f64::NAN);
    let (client, bare) = (number("client"), number("bare"));
    println!("bare sends with hyper: {bare:.0} a second");
    println!(
        "sends through the client: {client:.0} a second, {:.3} of the bare ones",
        client / bare
    );
    Ok(())
}
