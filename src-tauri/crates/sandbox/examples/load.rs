//! How many sends a second a sandbox takes, with the load beside it in the same process.
//!
//! `cargo run --release -p sandbox --example load -- 100000`: sends so many template messages over
//! sixteen connections with raw HTTP, sixteen at a time on each, limits and callbacks off, and
//! prints the rate. A second argument names a directory: then the sandbox journals there. What a
//! client library costs on top is measured by `cargo xtask bench client`, not here.

use std::{io::Write, path::PathBuf, time::Instant};

use sandbox::{Access, Options, Rate, Sandbox};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const CONNECTIONS: usize = 16;

/// Requests written before their answers are read.
const AT_ONCE: usize = 16;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let wanted: usize = arguments.next().map_or(Ok(20_000), |n| n.parse())?;
    let sandbox = Sandbox::start(Options {
        rate: Rate::Unlimited,
        callbacks: false,
        data: arguments.next().map(PathBuf::from),
        ..Options::default()
    })
    .await?;
    let start = Instant::now();
    let mut senders = JoinSet::new();
    let each = wanted.div_ceil(CONNECTIONS);
    for sender in 0..CONNECTIONS {
        let requests = Requests::new(sandbox.access(), sender);
        senders.spawn(send(requests, each));
    }
    while let Some(done) = senders.join_next().await {
        done??;
    }
    let seconds = start.elapsed().as_secs_f64();
    let sent = each * CONNECTIONS;
    writeln!(
        std::io::stdout(),
        "{sent} sends in {seconds:.2} s: {:.0} a second",
        sent as f64 / seconds
    )?;
    sandbox.stop().await;
    Ok(())
}

async fn send(requests: Requests, count: usize) -> Result<(), Failure> {
    let mut stream = TcpStream::connect(&requests.address).await?;
    stream.set_nodelay(true)?;
    let (mut out, mut answers) = (Vec::new(), Answers::default());
    for first in (0..count).step_by(AT_ONCE) {
        let last = count.min(first + AT_ONCE);
        out.clear();
        for n in first..last {
            requests.write(n, &mut out)?;
        }
        stream.write_all(&out).await?;
        for _ in first..last {
            answers.next(&mut stream).await?;
        }
    }
    Ok(())
}

/// The requests of one sender: each to another person.
struct Requests {
    address: String,
    head: String,
    before_person: String,
    after_person: String,
    sender: usize,
}

impl Requests {
    fn new(access: &Access, sender: usize) -> Requests {
        let address = access
            .conversation
            .trim_start_matches("http://")
            .trim_end_matches("/conversation")
            .to_owned();
        let key = base64::Engine::encode(
            &base64::engine::general_purpose::STANDARD,
            format!("{}:{}", access.key_id, access.key_secret),
        );
        let body = serde_json::json!({
            "app_id": access.app_ids[0],
            "recipient": {"identified_by": {"channel_identities": [{"channel": "WHATSAPP", "identity": "PERSON"}]}},
            "message": {"template_message": {"channel_template": {"WHATSAPP": {
                "template_id": "order_ready",
                "language_code": "en",
                "parameters": {"body[1]text": "Ann", "body[2]text": "A-1001"},
            }}}},
            "message_metadata": "{\"cmp\":\"cmp_1\",\"att\":\"att_1\"}",
            "correlation_id": "att_1",
        })
        .to_string();
        let (before_person, after_person) = body.split_once("PERSON").unwrap_or_default();
        let length = body.len() - "PERSON".len() + PERSON_BYTES;
        let head = format!(
            "POST /conversation/v1/projects/{}/messages:send HTTP/1.1\r\nhost: {address}\r\nauthorization: Basic {key}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n",
            access.project_id,
        );
        Requests {
            address,
            head,
            before_person: before_person.to_owned(),
            after_person: after_person.to_owned(),
            sender,
        }
    }

    fn write(&self, n: usize, out: &mut Vec<u8>) -> std::io::Result<()> {
        let person = self.sender * 10_000_000 + n;
        write!(
            out,
            "{}{}+39{person:010}{}",
            self.head, self.before_person, self.after_person
        )
    }
}

/// `+39` and ten digits.
const PERSON_BYTES: usize = 13;

/// What came on a connection and was not looked at yet.
#[derive(Default)]
struct Answers {
    read: Vec<u8>,
    at: usize,
}

impl Answers {
    /// Waits for the next answer and insists that it accepts.
    async fn next(&mut self, stream: &mut TcpStream) -> Result<(), Failure> {
        loop {
            let rest = &self.read[self.at..];
            if let Some(length) = answer_length(rest) {
                if !rest.starts_with(b"HTTP/1.1 200") {
                    return Err(String::from_utf8_lossy(rest).into_owned().into());
                }
                self.at += length;
                return Ok(());
            }
            self.read.drain(..self.at);
            self.at = 0;
            if stream.read_buf(&mut self.read).await? == 0 {
                return Err("the sandbox hung up".into());
            }
        }
    }
}

/// The bytes of the first answer, once all of it is there.
fn answer_length(read: &[u8]) -> Option<usize> {
    let head = read.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&read[..head]).ok()?;
    let length: usize = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))?
        .parse()
        .ok()?;
    (read.len() >= head + length).then_some(head + length)
}
