//! What the client library costs: sends a second through `sinch` against those of a plain hyper
//! client with the same bodies over as many connections, in one run, against one sandbox.
//!
//! `cargo xtask bench client` builds and runs it, and prints its two numbers and their ratio. The
//! two take turns, so that what else the machine does meets both. Limits and callbacks are off.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use sandbox::{Access, Options, Rate, Sandbox};
use sinch::{
    Channel, Client, Credentials, Endpoints, Recipient, Region,
    messages::{AppMessage, SendMessageRequest},
};
use tokio::{net::TcpStream, task::JoinSet};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const CONNECTIONS: usize = 16;

/// Turns of each, and how long one lasts.
const TURNS: (u32, Duration) = (4, Duration::from_secs(1));

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let sandbox = Sandbox::start(Options {
        rate: Rate::Unlimited,
        callbacks: false,
        ..Options::default()
    })
    .await?;
    let access = sandbox.access();
    let client = client(access)?;
    // The first turn of each fetches tokens, opens connections and warms up; it is not counted.
    through_client(&client, access).await?;
    bare(access).await?;
    let (mut through, mut plain) = (0.0, 0.0);
    for _ in 0..TURNS.0 {
        through += through_client(&client, access).await? / f64::from(TURNS.0);
        plain += bare(access).await? / f64::from(TURNS.0);
    }
    let report = serde_json::json!({ "client": through, "bare": plain });
    writeln!(std::io::stdout(), "{report}")?;
    sandbox.stop().await;
    Ok(())
}

fn client(access: &Access) -> Result<Client, Failure> {
    let mut endpoints = Endpoints::for_region(&Region::Eu);
    endpoints.auth = access.auth.clone();
    endpoints.conversation = access.conversation.clone();
    let client = Client::builder()
        .endpoints(endpoints)
        .project_id(&access.project_id)
        .credentials(Credentials::basic(
            &access.key_id,
            access.key_secret.as_str(),
        ))
        .build()?;
    Ok(client)
}

fn message(app_id: &str, sender: usize, n: usize) -> SendMessageRequest {
    let person = format!("+39{:010}", sender * 10_000_000 + n);
    let to = Recipient::identity(Channel::WhatsApp, person);
    let text = "Your order A-1001 is ready. Come and fetch it whenever it suits you.";
    SendMessageRequest::new(app_id, to, AppMessage::text(text))
}

/// Sends a second through the client.
async fn through_client(client: &Client, access: &Access) -> Result<f64, Failure> {
    let begun = Instant::now();
    let mut senders = JoinSet::new();
    for sender in 0..CONNECTIONS {
        let (messages, app_id) = (client.messages(), access.app_ids[0].clone());
        senders.spawn(async move {
            let mut sent = 0;
            while begun.elapsed() < TURNS.1 {
                messages.send(&message(&app_id, sender, sent)).await?;
                sent += 1;
            }
            Ok::<usize, Failure>(sent)
        });
    }
    rate(senders, begun).await
}

/// Sends a second through nothing but HTTP.
async fn bare(access: &Access) -> Result<f64, Failure> {
    let begun = Instant::now();
    let mut senders = JoinSet::new();
    for sender in 0..CONNECTIONS {
        let access = access.clone();
        senders.spawn(async move { send_bare(&access, sender, begun).await });
    }
    rate(senders, begun).await
}

async fn send_bare(access: &Access, sender: usize, begun: Instant) -> Result<usize, Failure> {
    let url: hyper::Uri = format!(
        "{}/v1/projects/{}/messages:send",
        access.conversation, access.project_id
    )
    .parse()?;
    let host = url.authority().ok_or("no authority")?.to_string();
    let stream = TcpStream::connect(&host).await?;
    stream.set_nodelay(true)?;
    let (mut connection, driver) = http1::handshake(TokioIo::new(stream)).await?;
    let mut drivers = JoinSet::new();
    drivers.spawn(driver);
    let key = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        format!("{}:{}", access.key_id, access.key_secret),
    );
    let key = format!("Basic {key}");
    let mut sent = 0;
    while begun.elapsed() < TURNS.1 {
        let body = serde_json::to_vec(&message(&access.app_ids[0], sender, sent))?;
        let request = Request::post(url.path())
            .header("host", &host)
            .header("authorization", &key)
            .header("content-type", "application/json")
            .body(Full::new(Bytes::from(body)))?;
        let answer = connection.send_request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        if status != 200 {
            return Err(String::from_utf8_lossy(&body).into_owned().into());
        }
        let accepted: serde_json::Value = serde_json::from_slice(&body)?;
        if accepted["message_id"].is_null() {
            return Err("no message_id".into());
        }
        connection.ready().await?;
        sent += 1;
    }
    Ok(sent)
}

async fn rate(
    mut senders: JoinSet<Result<usize, Failure>>,
    begun: Instant,
) -> Result<f64, Failure> {
    let mut sent = 0;
    while let Some(done) = senders.join_next().await {
        sent += done??;
    }
    Ok(sent as f64 / begun.elapsed().as_secs_f64())
}
