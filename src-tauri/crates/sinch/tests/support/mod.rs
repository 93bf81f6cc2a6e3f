//! A scripted HTTP server on loopback: says what it is told to and remembers what it was asked.

#![allow(clippy::unwrap_used, dead_code)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sinch::{Client, Credentials, Endpoints, RetryPolicy, Timeouts};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// One request as received.
#[derive(Debug, Clone)]
pub struct Request {
    /// Method and target, as `GET /v1/projects/p/apps?x=1`.
    pub line: String,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Request {
    /// Value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// What to answer.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Status, headers, body.
    Http(u16, Vec<(&'static str, String)>, String),
    /// Close the connection after reading the request.
    Reset,
    /// Answer nothing for so long.
    Silence(Duration),
}

impl Reply {
    pub fn json(status: u16, body: &str) -> Self {
        Self::Http(status, Vec::new(), body.to_owned())
    }

    pub fn token() -> Self {
        Self::json(
            200,
            r#"{"access_token":"secret-token","expires_in":3600,"scope":"","token_type":"bearer"}"#,
        )
    }
}

/// The running server.
pub struct Server {
    pub base: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts a server that answers each request by `answer(request, how many came before)`.
    #[allow(clippy::disallowed_methods, reason = "the test's own server")]
    pub async fn start<F>(answer: F) -> Self
    where
        F: Fn(&Request, usize) -> Reply + Send + Sync + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let answer = Arc::new(answer);
        let log = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answer), Arc::clone(&log)));
            }
        });
        Self { base, seen }
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// Requests so far whose line contains `part`.
    pub fn count(&self, part: &str) -> usize {
        let seen = self.seen();
        seen.iter()
            .filter(|request| request.line.contains(part))
            .count()
    }

    pub fn endpoints(&self) -> Endpoints {
        let base = |path: &str| format!("{}/{path}", self.base);
        Endpoints {
            auth: base("auth"),
            conversation: base("conversation/"),
            template: base("template"),
            provisioning: base("provisioning"),
            batch: base("batch"),
            lookup: base("lookup"),
        }
    }

    pub fn client(&self, retry: RetryPolicy) -> Client {
        Client::builder()
            .endpoints(self.endpoints())
            .project_id("p1")
            .credentials(Credentials::oauth("key", "key-secret"))
            .timeouts(Timeouts {
                connect: Duration::from_secs(2),
                send: Duration::from_millis(300),
                read: Duration::from_millis(300),
            })
            .retry(retry)
            .build()
            .unwrap()
    }
}

/// Retries without waiting.
pub fn at_once() -> RetryPolicy {
    RetryPolicy {
        base: Duration::from_millis(1),
        ..RetryPolicy::default()
    }
}

async fn serve<F>(mut stream: TcpStream, answer: Arc<F>, log: Arc<Mutex<Vec<Request>>>)
where
    F: Fn(&Request, usize) -> Reply,
{
    while let Some(request) = read(&mut stream).await {
        let reply = {
            let mut log = log.lock().unwrap();
            let reply = answer(&request, log.len());
            log.push(request);
            reply
        };
        match reply {
            Reply::Reset => return,
            Reply::Silence(time) => tokio::time::sleep(time).await,
            Reply::Http(status, headers, body) => {
                let mut head = format!(
                    "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\n",
                    body.len()
                );
                for (name, value) in headers {
                    head.push_str(&format!("{name}: {value}\r\n"));
                }
                let answer = format!("{head}\r\n{body}");
                if stream.write_all(answer.as_bytes()).await.is_err() {
                    return;
                }
            }
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.ok()?;
        if count == 0 {
            return None;
        }
        bytes.extend_from_slice(&chunk[..count]);
    };
    let head = String::from_utf8(bytes[..head_end].to_vec()).ok()?;
    let mut lines = head.lines();
    let line = lines.next()?.trim_end_matches(" HTTP/1.1").to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(0);
    let mut body = bytes.split_off(head_end + 4);
    while body.len() < length {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.ok()?;
        if count == 0 {
            return None;
        }
        body.extend_from_slice(&chunk[..count]);
    }
    Some(Request {
        line,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}
