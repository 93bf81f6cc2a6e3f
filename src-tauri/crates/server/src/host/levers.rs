//! The levers of a sandbox, over its `/control`: the same for one of our own and for one that runs
//! elsewhere.
//!
//! To add one: its request in `Levers`, and its path here.

use crate::http;
use async_trait::async_trait;
use backend::rehearsal::{
    Deed, Dials, Levers, PhoneChoice, PhoneLine, PhoneMessage, PhonePlace, RehearsalClock, Scenario,
};
use backend::{AppError, Code, Result, words};
use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// The levers at a base URL such as `http://127.0.0.1:7431/control`.
#[derive(Debug)]
pub struct ControlLevers {
    control: String,
    client: OnceLock<reqwest::Client>,
}

impl ControlLevers {
    /// Those of the sandbox whose control is at `control`. Nothing is asked yet.
    pub fn at(control: &str) -> Self {
        Self {
            control: control.trim_end_matches('/').to_owned(),
            client: OnceLock::new(),
        }
    }

    fn client(&self) -> Result<&reqwest::Client> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let client = http::client()?;
        Ok(self.client.get_or_init(|| client))
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<T> {
        let mut request = self
            .client()?
            .request(method, format!("{}/{path}", self.control))
            .query(query);
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.map_err(unreachable)?;
        let status = answer.status();
        if status.is_success() {
            return answer.json().await.map_err(AppError::internal);
        }
        let refusal: Value = answer.json().await.unwrap_or_default();
        let text = |place: &str| refusal.pointer(place).and_then(Value::as_str);
        let said = text("/error/message").map_or_else(|| status.to_string(), str::to_owned);
        let refused = words!("rehearsal-refused", said = said);
        if status.as_u16() != 400 {
            return Err(AppError::new(Code::PreconditionFailed, refused));
        }
        let fault = AppError::new(Code::InvalidInput, refused.clone());
        Err(match text("/error/details/0/field_violations/0/field") {
            Some(field) => fault.field(field, refused),
            None => fault,
        })
    }

    async fn get<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Result<T> {
        self.ask(Method::GET, path, query, None).await
    }
}

fn unreachable(fault: reqwest::Error) -> AppError {
    AppError::new(Code::PreconditionFailed, words!("rehearsal-unreachable"))
        .hint(words!("rehearsal-unreachable-hint"))
        .retryable()
        .because(fault.without_url())
}

#[async_trait]
impl Levers for ControlLevers {
    async fn dials(&self) -> Result<Dials> {
        self.get("dials", &[]).await
    }

    async fn turn(&self, change: Dials) -> Result<Dials> {
        let mut named = serde_json::to_value(change).map_err(AppError::internal)?;
        if let Value::Object(named) = &mut named {
            // What is not named here must not be named there either.
            named.retain(|_, value| !value.is_null());
        }
        self.ask(Method::PUT, "dials", &[], Some(&named)).await
    }

    async fn clock(&self) -> Result<RehearsalClock> {
        let clock: Clock = self.get("clock", &[]).await?;
        Ok(clock.into())
    }

    async fn jump(&self, seconds: u32) -> Result<RehearsalClock> {
        let body = json!({ "advance_seconds": seconds });
        let clock: Clock = self.ask(Method::POST, "clock", &[], Some(&body)).await?;
        Ok(clock.into())
    }

    async fn scenarios(&self) -> Result<Vec<Scenario>> {
        let table: Scenarios = self.get("scenarios", &[]).await?;
        Ok(table.scenarios)
    }

    async fn phones(&self, app_id: &str) -> Result<Vec<PhoneLine>> {
        let found: Phones = self.get("phones", &[("app_id", app_id)]).await?;
        Ok(found.phones.into_iter().map(Into::into).collect())
    }

    async fn thread(&self, app_id: &str, identity: &str) -> Result<Vec<PhoneMessage>> {
        let query = [("app_id", app_id), ("identity", identity)];
        let thread: Thread = self.get("phone", &query).await?;
        Ok(thread.messages.into_iter().map(Into::into).collect())
    }

    async fn act(&self, app_id: &str, channel: &str, identity: &str, deed: Deed) -> Result<()> {
        // A deed is already written as the sandbox reads it: `{"text": …}`, `{"choice": …}`.
        let mut body = serde_json::to_value(deed).map_err(AppError::internal)?;
        body["app_id"] = json!(app_id);
        body["channel"] = json!(channel);
        body["from"] = json!(identity);
        let _: Value = self.ask(Method::POST, "phone", &[], Some(&body)).await?;
        Ok(())
    }
}

#[derive(Deserialize)]
struct Clock {
    now: jiff::Timestamp,
    ahead_seconds: i64,
}

impl From<Clock> for RehearsalClock {
    fn from(clock: Clock) -> Self {
        Self {
            now: clock.now.as_millisecond(),
            ahead_seconds: clock.ahead_seconds,
        }
    }
}

#[derive(Deserialize)]
struct Scenarios {
    scenarios: Vec<Scenario>,
}

#[derive(Deserialize)]
struct Phones {
    phones: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    identity: String,
    channel: String,
    at: jiff::Timestamp,
    text: String,
}

impl From<Line> for PhoneLine {
    fn from(line: Line) -> Self {
        Self {
            identity: line.identity,
            channel: line.channel,
            at: line.at.as_millisecond(),
            text: line.text,
        }
    }
}

#[derive(Deserialize)]
struct Thread {
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    mine: bool,
    channel: String,
    at: jiff::Timestamp,
    read: bool,
    reactions: Vec<String>,
    header: String,
    text: String,
    footer: String,
    media: String,
    #[serde(default)]
    location: Option<PhonePlace>,
    choices: Vec<PhoneChoice>,
    #[serde(default)]
    answers: Option<String>,
}

impl From<Message> for PhoneMessage {
    fn from(message: Message) -> Self {
        Self {
            id: message.id,
            mine: message.mine,
            channel: message.channel,
            at: message.at.as_millisecond(),
            read: message.read,
            reactions: message.reactions,
            header: message.header,
            text: message.text,
            footer: message.footer,
            media: message.media,
            location: message.location,
            choices: message.choices,
            answers: message.answers,
        }
    }
}
