//! How many sends a second a sandbox takes, with the load beside it in the same process.
//!
//! `cargo run --release -p sandbox --example load -- 100000`: sends so many template messages over
//! sixteen connections with raw HTTP, limits and callbacks off, and prints the rate. What a client
//! library costs on top is not measured here.

use std::{io::Write, time::Instant};

use sandbox::{Access, Options, Rate, Sandbox};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const CONNECTIONS: usize = 16;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let wanted: usize = std::env::args().nth(1).map_or(Ok(20_000), |n| n.parse())?;
    let sandbox = Sandbox::start(Options {
        rate: Rate::Unlimited,
        callbacks: false,
        ..Options::default()
    })
    .await?;
    let start = Instant::now();
    let mut senders = JoinSet::new();
    for sender in 0..CONNECTIONS {
        let access = sandbox.access().clone();
        senders.spawn(send(access, sender, wanted / CONNECTIONS));
    }
    while let Some(done) = senders.join_next().await {
        done??;
    }
    let seconds = start.elapsed().as_secs_f64();
    let sent = wanted / CONNECTIONS * CONNECTIONS;
    writeln!(
        std::io::stdout(),
        "{sent} sends in {seconds:.2} s: {:.0} a second",
        sent as f64 / seconds
    )?;
    sandbox.stop().await;
    Ok(())
}

async fn send(access: Access, sender: usize, count: usize) -> Result<(), Failure> {
    let address = access
        .conversation
        .trim_start_matches("http://")
        .trim_end_matches("/conversation");
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let key = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        format!("{}:{}", access.key_id, access.key_secret),
    );
    let mut answer = vec![0; 4_096];
    for n in 0..count {
        let person = format!("+39{:010}", sender * 10_000_000 + n);
        let body = serde_json::json!({
            "app_id": access.app_ids[0],
            "recipient": {"identified_by": {"channel_identities": [{"channel": "WHATSAPP", "identity": person}]}},
            "message": {"template_message": {"channel_template": {"WHATSAPP": {
                "template_id": "order_ready",
                "language_code": "en",
                "parameters": {"body[1]text": "Ann", "body[2]text": "A-1001"},
            }}}},
            "message_metadata": "{\"cmp\":\"cmp_1\",\"att\":\"att_1\"}",
            "correlation_id": "att_1",
        })
        .to_string();
        let request = format!(
            "POST /conversation/v1/projects/{}/messages:send HTTP/1.1\r\nhost: {address}\r\nauthorization: Basic {key}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            access.project_id,
            body.len()
        );
        stream.write_all(request.as_bytes()).await?;
        // An answer is small and comes in one piece.
        let read = stream.read(&mut answer).await?;
        if !answer[..read].starts_with(b"HTTP/1.1 200") {
            return Err(String::from_utf8_lossy(&answer[..read]).into_owned().into());
        }
    }
    Ok(())
}
