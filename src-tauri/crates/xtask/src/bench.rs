//! `cargo xtask bench`: ratios measured in one run on one machine, so that they can be compared
//! between machines and between days. Nothing is asserted here: numbers are for people.
//!
//! To add a ratio: measure it beside the thing it is a ratio of, in [`campaigns`] or in a module of
//! its own that [`run`] calls.

mod client;

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
const MANY: u32 = 5_000;

/// Recipients and rate of the campaign that is paced.
const PACED: (u32, u32) = (1_000, 200);

/// How long the bare requests are counted, on how many connections.
const BARE: (Duration, usize) = (Duration::from_secs(3), 8);

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Subject {
    /// The client library beside plain HTTP.
    Client,
    /// Whole campaigns beside bare requests.
    Campaigns,
}

/// Measures one subject, or all, and prints a line a ratio.
pub fn run(place: &Place, only: Option<Subject>) -> Result<()> {
    let wanted = |subject| only.is_none_or(|only| only == subject);
    if wanted(Subject::Client) {
        client::run(place)?;
    }
    if wanted(Subject::Campaigns) {
        campaigns(place)?;
    }
    Ok(())
}

/// Builds the release program and lets it send campaigns, as fast as it can and paced.
fn campaigns(place: &Place) -> Result<()> {
    step("programs", || {
        process::run(
            process::cargo(&place.root)
                .args(["build", "--quiet", "--release"])
                .args(["--package", "server", "--bin", "carillon"]),
        )
    })?;
    let sandbox = Sandbox::start(place)?;
    let bare = step("bare requests", || Ok(bare_requests(&sandbox.address)))?;
    let fast = step("campaign, unlimited", || {
        rehearse(place, &sandbox, MANY, "unlimited")
    })?;
    let paced = step("campaign, paced", || {
        rehearse(place, &sandbox, PACED.0, &PACED.1.to_string())
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

fn rehearse(place: &Place, sandbox: &Sandbox, recipients: u32, rate: &str) -> Result<Value> {
    let said = process::capture(
        Command::new(place.release("carillon"))
            .args(["rehearse", "--json"])
            .args(["--recipients", &recipients.to_string()])
            .args(["--rate", rate])
            .args(["--sandbox", &format!("http://{}", sandbox.address)]),
    )?;
    last_json(&said, "the rehearsal")
}

/// The report a program printed: its last line of JSON, or all it said.
fn last_json(said: &str, program: &str) -> Result<Value> {
    said.lines()
        .rev()
        .find_map(|line| serde_json::from_str(line).ok())
        .or_else(|| serde_json::from_str(said).ok())
        .ok_or_else(|| Error::Missing(format!("{program} printed no report")))
}

fn number(report: &Value, name: &str) -> f64 {
    report[name].as_f64().unwrap_or(f64::NAN)
}

/// Requests a second that the sandbox answers to clients that do nothing else.
fn bare_requests(address: &str) -> f64 {
    let (time, connections) = BARE;
    let begun = Instant::now();
    let counts: Vec<Option<u32>> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| count_requests(address, time).ok()))
            .collect();
        clients
            .into_iter()
            .map(|client| client.join().ok().flatten())
            .collect()
    });
    let answered: u32 = counts.into_iter().flatten().sum();
    f64::from(answered) / begun.elapsed().as_secs_f64()
}

/// Sends one request after the other on one connection and counts the answers.
fn count_requests(address: &str, time: Duration) -> std::io::Result<u32> {
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

/// The sandbox as a process, as fast as it can be; dropping it ends it.
struct Sandbox {
    process: Child,
    /// Host and port.
    address: String,
}

impl Sandbox {
    fn start(place: &Place) -> Result<Sandbox> {
        let mut process = Command::new(place.release("carillon"))
            .args(["sandbox", "--listen", "127.0.0.1:0"])
            .args(["--rate", "unlimited", "--callback-rate", "unlimited"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Error::Start {
                program: "carillon".into(),
                source,
            })?;
        // One line of JSON, once it listens.
        let mut line = String::new();
        if let Some(output) = process.stdout.as_mut() {
            // What could not be read fails below, with words.
            let _ = BufReader::new(output).read_line(&mut line);
        }
        let access: Value = serde_json::from_str(&line).unwrap_or_default();
        let address = access["control"]
            .as_str()
            .and_then(|url| url.strip_prefix("http://")?.split('/').next())
            .unwrap_or_default()
            .to_string();
        let sandbox = Sandbox { process, address };
        if sandbox.address.is_empty() {
            return Err(Error::Missing(
                "the sandbox did not say where it listens".into(),
            ));
        }
        Ok(sandbox)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Best effort: there is nobody left to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
