//! `cargo xtask bench`: ratios measured in one run on one machine, so that they can be compared
//! between machines and between days. Nothing is asserted here: numbers are for people.
//!
//! To add a ratio: measure it in [`run`] beside the thing it is a ratio of.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::error::{Error, Result};
use crate::place::Place;
use crate::process;
use crate::step::step;

/// Recipients of the campaign that runs as fast as it can.
const MANY: u32 = 20_000;

/// Recipients and rate of the campaign that is paced.
const PACED: (u32, u32) = (2_000, 200);

/// How long the bare requests are counted, on how many connections.
const BARE: (Duration, usize) = (Duration::from_secs(3), 8);

/// Builds the release program, measures, prints a line a ratio.
pub fn run(place: &Place) -> Result<()> {
    step("programs", || {
        process::run(
            process::cargo(&place.root)
                .args(["build", "--quiet", "--release"])
                .args(["--package", "server", "--bin", "carillon"]),
        )
    })?;
    let bare = step("bare requests", || bare_requests(place))?;
    let fast = step("campaign, unlimited", || {
        rehearse(place, MANY, "unlimited".into())
    })?;
    let paced = step("campaign, paced", || {
        rehearse(place, PACED.0, PACED.1.to_string())
    })?;
    println!("bare loopback requests: {bare:.0} a second");
    let sent = number(&fast, "per_second");
    println!(
        "sending, unlimited: {sent:.0} a second, {:.3} of the bare requests",
        sent / bare
    );
    let seconds = number(&fast, "seconds");
    println!(
        "whole rehearsal of {MANY}: {seconds:.1} s, {:.0} recipients a second, {:.0} MB at most",
        f64::from(MANY) / seconds,
        number(&fast, "peak_rss_bytes") / 1e6
    );
    let sent = number(&paced, "per_second");
    println!(
        "sending, paced: {sent:.1} a second, {:.3} of the {} asked for",
        sent / f64::from(PACED.1),
        PACED.1
    );
    Ok(())
}

fn rehearse(place: &Place, recipients: u32, rate: String) -> Result<Value> {
    let said = process::capture(
        Command::new(place.release("carillon"))
            .args(["rehearse", "--json"])
            .args(["--recipients", &recipients.to_string()])
            .args(["--rate", &rate]),
    )?;
    said.lines()
        .rev()
        .find_map(|line| serde_json::from_str(line).ok())
        .or_else(|| serde_json::from_str(&said).ok())
        .ok_or_else(|| Error::Missing("the rehearsal printed no report".into()))
}

fn number(report: &Value, name: &str) -> f64 {
    report[name].as_f64().unwrap_or(f64::NAN)
}

/// Requests a second that the sandbox answers to clients that do nothing else.
fn bare_requests(place: &Place) -> Result<f64> {
    let mut sandbox = Sandbox::start(place)?;
    let (time, connections) = BARE;
    let address = sandbox.address()?;
    let begun = Instant::now();
    let counts: Vec<Option<u64>> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| count_requests(&address, time).ok()))
            .collect();
        clients
            .into_iter()
            .map(|client| client.join().ok().flatten())
            .collect()
    });
    let answered: u64 = counts.into_iter().flatten().sum();
    let seconds = begun.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "millions, not quadrillions")]
    Ok(answered as f64 / seconds)
}

/// Sends one request after the other on one connection and counts the answers.
fn count_requests(address: &str, time: Duration) -> std::io::Result<u64> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let request = format!("GET /control/dials HTTP/1.1\r\nhost: {address}\r\n\r\n");
    let mut reader = BufReader::new(stream.try_clone()?);
    let begun = Instant::now();
    let mut answered = 0;
    while begun.elapsed() < time {
        stream.write_all(request.as_bytes())?;
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            if line.trim_end().is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        answered += 1;
    }
    Ok(answered)
}

/// The sandbox as a process; dropping it ends it.
struct Sandbox(Child);

impl Sandbox {
    fn start(place: &Place) -> Result<Sandbox> {
        Command::new(place.release("carillon"))
            .args(["sandbox", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map(Sandbox)
            .map_err(|source| Error::Start {
                program: "carillon".into(),
                source,
            })
    }

    /// Host and port, from the one line it prints once it listens.
    fn address(&mut self) -> Result<String> {
        let mut line = String::new();
        if let Some(output) = self.0.stdout.as_mut() {
            // An empty line then fails below, with words.
            let _ = BufReader::new(output).read_line(&mut line);
        }
        let access: Value = serde_json::from_str(&line).unwrap_or_default();
        access["control"]
            .as_str()
            .and_then(|url| url.strip_prefix("http://")?.split('/').next())
            .map(str::to_string)
            .ok_or_else(|| Error::Missing("the sandbox did not say where it listens".into()))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Best effort: there is nobody left to tell.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
