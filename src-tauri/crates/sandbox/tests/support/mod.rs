//! A plain client and a webhook receiver for the tests of this crate.
#![allow(dead_code, clippy::unwrap_used)] // each test file uses a part of it

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU16, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use sandbox::{Access, Options, Rate, Sandbox};
use serde_json::{Value, json};

/// A sandbox without limits, with a client that holds a token.
pub struct Client {
    pub access: Access,
    pub http: reqwest::Client,
    token: Mutex<String>,
}

/// An answer: status and body (null when empty).
pub type Answer = (u16, Value);

pub fn unlimited() -> Options {
    Options {
        rate: Rate::Unlimited,
        callback_rate: Rate::Unlimited,
        ..Options::default()
    }
}

pub async fn started(options: Options) -> (Sandbox, Client) {
    let sandbox = Sandbox::start(options).await.unwrap();
    let client = Client::of(sandbox.access().clone()).await;
    (sandbox, client)
}

impl Client {
    pub async fn of(access: Access) -> Client {
        let client = Client {
            access,
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            token: Mutex::new(String::new()),
        };
        client.renew().await;
        client
    }

    /// Asks for a token and says the status.
    pub async fn renew(&self) -> u16 {
        let response = self
            .http
            .post(format!("{}/oauth2/token", self.access.auth))
            .basic_auth(&self.access.key_id, Some(&self.access.key_secret))
            .form(&[("grant_type", "client_credentials")])
            .send()
            .await
            .unwrap();
        let status = response.status().as_u16();
        let body: Value = response.json().await.unwrap();
        if let Some(token) = body["access_token"].as_str() {
            *self.token.lock().unwrap() = token.to_owned();
        }
        status
    }

    pub fn request(&self, method: &str, url: &str) -> reqwest::RequestBuilder {
        let method = method.parse::<reqwest::Method>().unwrap();
        let token = self.token.lock().unwrap().clone();
        self.http.request(method, url).bearer_auth(token)
    }

    /// Calls a URL with an optional body.
    pub async fn call(&self, method: &str, url: &str, body: Option<Value>) -> Answer {
        let mut request = self.request(method, url);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let bytes = response.bytes().await.unwrap();
        (
            status,
            serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        )
    }

    /// Calls the Conversation API: `path` follows the project.
    pub async fn conversation(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!(
            "{}/v1/projects/{}{path}",
            self.access.conversation, self.access.project_id
        );
        self.call(method, &url, body).await
    }

    pub async fn template(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!(
            "{}/v2/projects/{}{path}",
            self.access.template, self.access.project_id
        );
        self.call(method, &url, body).await
    }

    pub async fn provisioning(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!(
            "{}/v1/projects/{}{path}",
            self.access.provisioning, self.access.project_id
        );
        self.call(method, &url, body).await
    }

    pub async fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}{path}", self.access.control);
        self.call(method, &url, body).await
    }

    pub fn app(&self) -> &str {
        &self.access.app_ids[0]
    }

    pub async fn stats(&self) -> Value {
        let path = format!("/stats?app_id={}", self.app());
        self.control("GET", &path, None).await.1
    }

    /// Makes a webhook of the first app for all triggers a test may look for.
    pub async fn hook(&self, target: &str, secret: &str) -> String {
        let body = json!({
            "app_id": self.app(),
            "target": target,
            "target_type": "HTTP",
            "secret": secret,
            "triggers": [
                "MESSAGE_DELIVERY", "MESSAGE_SUBMIT", "MESSAGE_INBOUND", "EVENT_DELIVERY",
                "EVENT_INBOUND", "CONVERSATION_START", "CONVERSATION_STOP", "CONVERSATION_DELETE",
                "CONTACT_CREATE", "CONTACT_DELETE", "CONTACT_MERGE", "CONTACT_UPDATE",
                "CONTACT_IDENTITIES_DUPLICATION", "OPT_IN", "OPT_OUT", "CAPABILITY",
                "RECORD_NOTIFICATION",
            ],
        });
        let (status, hook) = self.conversation("POST", "/webhooks", Some(body)).await;
        assert_eq!(status, 200, "{hook}");
        hook["id"].as_str().unwrap().to_owned()
    }

    pub async fn send(&self, body: Value) -> Answer {
        self.conversation("POST", "/messages:send", Some(body))
            .await
    }

    /// Moves the clock ahead.
    pub async fn jump(&self, seconds: u32) {
        let body = json!({ "advance_seconds": seconds });
        let (status, answer) = self.control("POST", "/clock", Some(body)).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Turns dials.
    pub async fn dials(&self, dials: Value) {
        let (status, answer) = self.control("PUT", "/dials", Some(dials)).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Changes the first app.
    pub async fn set_app(&self, change: Value) {
        let path = format!("/apps/{}", self.app());
        let (status, answer) = self.conversation("PATCH", &path, Some(change)).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Waits until no callback waits.
    pub async fn settled(&self) -> Value {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let stats = self.stats().await;
            if stats["callbacks"]["waiting"] == 0 {
                return stats;
            }
            assert!(Instant::now() < until, "callbacks still wait: {stats}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// A template message on WhatsApp.
pub fn order_ready(app: &str, to: &str) -> Value {
    json!({
        "app_id": app,
        "recipient": {"identified_by": {"channel_identities": [{"channel": "WHATSAPP", "identity": to}]}},
        "message": {"template_message": {"channel_template": {"WHATSAPP": {
            "template_id": "order_ready",
            "language_code": "en",
            "parameters": {"body[1]text": "Ann", "body[2]text": "A-1001"},
        }}}},
        "message_metadata": "{\"att\":\"a1\"}",
        "correlation_id": "corr-1",
    })
}

/// A text on a channel.
pub fn text(app: &str, channel: &str, to: &str, text: &str) -> Value {
    json!({
        "app_id": app,
        "recipient": {"identified_by": {"channel_identities": [{"channel": channel, "identity": to}]}},
        "message": {"text_message": {"text": text}},
    })
}

/// One callback as it came.
#[derive(Clone, Debug)]
pub struct Got {
    pub headers: HeaderMap,
    pub raw: Bytes,
    pub body: Value,
}

impl Got {
    pub fn header(&self, name: &str) -> String {
        self.headers[name].to_str().unwrap().to_owned()
    }

    /// The status of a delivery report, empty for another callback.
    pub fn status(&self) -> &str {
        self.body["message_delivery_report"]["status"]
            .as_str()
            .unwrap_or("")
    }
}

/// A webhook that keeps what it gets and answers what it is told to.
#[derive(Clone)]
pub struct Receiver {
    got: Arc<Mutex<Vec<Got>>>,
    answer: Arc<AtomicU16>,
    pub url: String,
}

impl Receiver {
    pub async fn start() -> Receiver {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let receiver = Receiver {
            got: Arc::default(),
            answer: Arc::new(AtomicU16::new(200)),
            url,
        };
        let router = Router::new()
            .route("/hook", post(take))
            .with_state(receiver.clone());
        #[allow(clippy::disallowed_methods)] // it ends with the runtime of the test
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        receiver
    }

    pub fn answer_with(&self, status: u16) {
        self.answer.store(status, Ordering::SeqCst);
    }

    pub fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }

    /// Bodies that have a key.
    pub fn of(&self, key: &str) -> Vec<Value> {
        self.got()
            .into_iter()
            .map(|got| got.body)
            .filter(|body| body.get(key).is_some())
            .collect()
    }

    /// The statuses of a message, in the order they came.
    pub fn statuses(&self, message_id: &str) -> Vec<String> {
        self.of("message_delivery_report")
            .into_iter()
            .filter(|body| body["message_delivery_report"]["message_id"] == message_id)
            .map(|body| {
                body["message_delivery_report"]["status"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    }

    /// Channel, status and reason code of each report of a message, sorted by when they happened.
    pub fn story(&self, message_id: &str) -> Vec<String> {
        let mut reports: Vec<Value> = self
            .of("message_delivery_report")
            .into_iter()
            .filter(|body| body["message_delivery_report"]["message_id"] == message_id)
            .collect();
        reports.sort_by_key(|body| {
            let time = body["event_time"].as_str().unwrap();
            time.parse::<jiff::Timestamp>().unwrap()
        });
        let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
        reports
            .iter()
            .map(|body| &body["message_delivery_report"])
            .map(|report| {
                let channel = word(&report["channel_identity"]["channel"]);
                let words = [
                    channel,
                    word(&report["status"]),
                    word(&report["reason"]["code"]),
                ];
                words.join(" ").trim_end().to_owned()
            })
            .collect()
    }

    /// Waits until something is true of what came.
    pub async fn until(&self, what: impl Fn(&[Got]) -> bool) {
        let until = Instant::now() + Duration::from_secs(20);
        while !what(&self.got()) {
            assert!(Instant::now() < until, "never came; got {:#?}", self.got());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, raw: Bytes) -> StatusCode {
    let body = serde_json::from_slice(&raw).unwrap();
    receiver
        .got
        .lock()
        .unwrap()
        .push(Got { headers, raw, body });
    StatusCode::from_u16(receiver.answer.load(Ordering::SeqCst)).unwrap()
}
