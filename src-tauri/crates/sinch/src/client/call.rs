//! One call, from its parts to an answer: address, credentials, time-out, repetition, reading.

use reqwest::{Method, StatusCode, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tracing::Instrument as _;

use super::clock::Clock;
use super::{Auth, Client, Path, Query};
use crate::endpoints::Api;
use crate::error::{ConfigurationFault, Error, Refusal, Result, Surprise};
use crate::retry::Safety;

/// How much of an unreadable body an error keeps.
const EXCERPT: usize = 512;

/// The span of a call, from its resource and verb: `verb!("messages.send")` is
/// `sinch.messages.send` in the trace.
macro_rules! verb {
    ($name:literal) => {
        tracing::debug_span!(concat!("sinch.", $name))
    };
}
pub(crate) use verb;

/// A call that has not been sent.
pub(crate) struct Call<'a> {
    client: &'a Client,
    /// Named after resource and verb; see [`verb!`].
    span: tracing::Span,
    api: Api,
    method: Method,
    path: Path,
    query: Query,
    body: Option<Result<Vec<u8>>>,
    safety: Safety,
}

impl Client {
    /// A GET, which only reads.
    pub(crate) fn read(&self, api: Api, span: tracing::Span, path: Path) -> Call<'_> {
        self.call(api, span, Method::GET, path, Safety::Read)
    }

    /// A call that changes something.
    pub(crate) fn write(
        &self,
        api: Api,
        span: tracing::Span,
        method: Method,
        path: Path,
    ) -> Call<'_> {
        self.call(api, span, method, path, Safety::Write)
    }

    fn call(
        &self,
        api: Api,
        span: tracing::Span,
        method: Method,
        path: Path,
        safety: Safety,
    ) -> Call<'_> {
        Call {
            client: self,
            span,
            api,
            method,
            path,
            query: Query::default(),
            body: None,
            safety,
        }
    }
}

impl Call<'_> {
    pub(crate) fn query(mut self, query: Query) -> Self {
        self.query = query;
        self
    }

    pub(crate) fn body(mut self, body: &impl Serialize) -> Self {
        let bytes =
            serde_json::to_vec(body).map_err(|cause| ConfigurationFault::Body(cause).into());
        self.body = Some(bytes);
        self
    }

    /// Says what repeating could do, where the method alone does not tell.
    pub(crate) fn safety(mut self, safety: Safety) -> Self {
        self.safety = safety;
        self
    }

    /// Sends the call and reads the answer.
    pub(crate) async fn run<T: DeserializeOwned>(self) -> Result<T> {
        self.answer().await?.parse()
    }

    /// Sends the call; a 2xx is all that is wanted, with or without a body.
    pub(crate) async fn run_empty(self) -> Result<()> {
        self.answer().await.map(drop)
    }

    async fn answer(self) -> Result<Answer> {
        let span = self.span.clone();
        self.repeat().instrument(span).await
    }

    async fn repeat(self) -> Result<Answer> {
        let inner = &self.client.inner;
        let base = inner.endpoints.of(self.api);
        let version = self.api.version();
        let project = Path::new("/projects").id(&inner.project_id).finish()?;
        let path = self.path.finish()?;
        let request = Request {
            client: self.client,
            method: self.method,
            url: format!("{base}{version}{project}{path}"),
            query: self.query,
            body: self.body.transpose()?,
            safety: self.safety,
        };
        let mut tries = 0;
        loop {
            tries += 1;
            let error = match request.authorised().await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            // The token request has its own repetitions, which have just been used up.
            let again = match error {
                Error::Token(_) => None,
                _ => inner
                    .retry
                    .wait(request.safety, tries, &error, rand::random()),
            };
            tracing::debug!(status = error.http_status(), tries, ?again, "call failed");
            match again {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
    }
}

/// A call ready to be sent, as often as need be.
struct Request<'a> {
    client: &'a Client,
    method: Method,
    url: String,
    query: Query,
    body: Option<Vec<u8>>,
    safety: Safety,
}

impl Request<'_> {
    /// Sends once, and once more with a new token when Sinch says the token has expired.
    async fn authorised(&self) -> Result<Answer> {
        let clock = &self.client.inner.clock;
        let tokens = match &self.client.inner.auth {
            Auth::Basic { key_id, key_secret } => {
                let request = self.build().basic_auth(key_id, Some(key_secret.expose()));
                return send(request).await?.into_result(clock).await;
            }
            Auth::Tokens(tokens) => tokens,
        };
        let token = tokens.get(self.client, None).await?;
        let first = send(self.build().bearer_auth(token.bearer.expose())).await?;
        if !first.token_expired() {
            return first.into_result(clock).await;
        }
        let token = tokens.get(self.client, Some(token.flight)).await?;
        let second = send(self.build().bearer_auth(token.bearer.expose())).await?;
        second.into_result(clock).await
    }

    fn build(&self) -> reqwest::RequestBuilder {
        let inner = &self.client.inner;
        let timeout = match self.safety {
            Safety::Read => inner.timeouts.read,
            Safety::Write | Safety::Send => inner.timeouts.send,
        };
        let request = inner
            .http
            .request(self.method.clone(), &self.url)
            .query(self.query.pairs())
            .timeout(timeout);
        match &self.body {
            Some(body) => request
                .header(header::CONTENT_TYPE, "application/json")
                .body(body.clone()),
            None => request,
        }
    }
}

/// Head of an answer whose body has not been read.
struct Head(reqwest::Response);

async fn send(request: reqwest::RequestBuilder) -> Result<Head> {
    request.send().await.map(Head).map_err(Error::transport)
}

impl Head {
    /// Sinch marks a token that has run out by the word `expired`; any other 401 is final.
    fn token_expired(&self) -> bool {
        self.0.status() == StatusCode::UNAUTHORIZED
            && self
                .0
                .headers()
                .get_all(header::WWW_AUTHENTICATE)
                .iter()
                .any(|value| {
                    let text = String::from_utf8_lossy(value.as_bytes());
                    text.to_ascii_lowercase().contains("expired")
                })
    }

    async fn into_result(self, clock: &Clock) -> Result<Answer> {
        classify(self.0, clock).await
    }
}

/// A 2xx answer, body and all.
pub(super) struct Answer {
    status: u16,
    body: Vec<u8>,
}

impl Answer {
    pub(super) fn parse<T: DeserializeOwned>(self) -> Result<T> {
        serde_json::from_slice(&self.body).map_err(|reason| Error::Unreadable {
            status: self.status,
            reason,
            excerpt: excerpt(&self.body),
        })
    }
}

/// Reads the body of a response and sorts it: answer, refusal or surprise.
pub(super) async fn classify(response: reqwest::Response, clock: &Clock) -> Result<Answer> {
    let status = response.status();
    let retry_after = text(response.headers(), header::RETRY_AFTER.as_str())
        .and_then(|text| retry_after(&text, clock.now()));
    let request_id = text(response.headers(), "x-request-id");
    let body = response.bytes().await;
    if status.is_success() {
        return Ok(Answer {
            status: status.as_u16(),
            body: body.map_err(Error::transport)?.to_vec(),
        });
    }
    if status.is_client_error() || status.is_server_error() {
        // The status alone settles it, even when the rest of the body was lost.
        let body = body.unwrap_or_default();
        let refusal = Refusal::read(status.as_u16(), &body, retry_after, request_id);
        return Err(Error::Refused(Box::new(refusal)));
    }
    Err(Error::Unexpected(Surprise::Status(status.as_u16())))
}

/// `Retry-After` as seconds or as an HTTP date; a date in the past means no wait.
fn retry_after(text: &str, now: jiff::Timestamp) -> Option<std::time::Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(std::time::Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    let wait = at.duration_since(now);
    Some(wait.try_into().unwrap_or_default())
}

fn text(headers: &header::HeaderMap, name: &str) -> Option<String> {
    headers
        .get(name)?
        .to_str()
        .ok()
        .map(|text| text.trim().to_owned())
}

fn excerpt(body: &[u8]) -> String {
    String::from_utf8_lossy(&body[..body.len().min(EXCERPT)]).into_owned()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn retry_after_reads_seconds_and_dates() {
        let now = jiff::Timestamp::UNIX_EPOCH;
        assert_eq!(retry_after("7", now), Some(Duration::from_secs(7)));
        assert_eq!(
            retry_after("Thu, 01 Jan 1970 00:01:00 GMT", now),
            Some(Duration::from_secs(60))
        );
        assert_eq!(
            retry_after("Wed, 31 Dec 1969 23:00:00 GMT", now),
            Some(Duration::ZERO)
        );
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(retry_after("-1", now), None);
    }
}
