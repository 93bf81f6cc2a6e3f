//! A sandbox to play against, in this process or another, and the control over it.

use sandbox::{Options, Rate, Sandbox};
use serde_json::{Value, json};

/// A client that never waits for long.
pub fn client() -> reqwest::Client {
    // Another test may have chosen the provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .timeout(std::time::Duration::from_secs(20))
        .build()
        .unwrap()
}

/// Options for a Sinch that is as fast as the machine.
pub fn fast() -> Options {
    Options {
        rate: Rate::Unlimited,
        callback_rate: Rate::Unlimited,
        ..Options::default()
    }
}

/// A running sandbox's origin.
pub fn origin(sandbox: &Sandbox) -> String {
    let control = &sandbox.access().control;
    control.trim_end_matches("/control").to_owned()
}

/// The levers of a sandbox (`/control/…`).
#[derive(Clone)]
pub struct Control {
    origin: String,
    client: reqwest::Client,
}

impl Control {
    /// Of the sandbox at `origin`.
    pub fn of(origin: impl Into<String>) -> Self {
        Self {
            origin: origin.into(),
            client: client(),
        }
    }

    /// Turns dials; those not named stay.
    pub async fn dials(&self, dials: Value) {
        self.ask(reqwest::Method::PUT, "/control/dials", Some(dials))
            .await;
    }

    /// The counts of one app, or of all.
    pub async fn stats(&self, app_id: Option<&str>) -> Value {
        let path = match app_id {
            Some(app_id) => format!("/control/stats?app_id={app_id}"),
            None => "/control/stats".to_owned(),
        };
        self.ask(reqwest::Method::GET, &path, None).await
    }

    /// Another app like the first; its id.
    pub async fn new_app(&self) -> String {
        let made = self
            .ask(reqwest::Method::POST, "/control/apps", Some(json!({})))
            .await;
        made["app_id"].as_str().unwrap().to_owned()
    }

    /// Any other lever.
    ///
    /// # Panics
    /// When the sandbox does not know it.
    pub async fn ask(&self, method: reqwest::Method, path: &str, body: Option<Value>) -> Value {
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.origin));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }
}
