//! The OAuth access token: fetched once for all callers, kept until shortly before its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::Client;
use super::call::{Answer, classify};
use crate::endpoints::Api;
use crate::error::{Error, Result};
use crate::json::model;
use crate::retry::Safety;
use crate::secret::Secret;

/// A token is renewed this long before its end, as Sinch's own libraries do.
const MARGIN: Duration = Duration::from_secs(60);

model! {
    /// Answer of the token endpoint.
    ///
    /// Source: OAuth2 client credentials, `POST /oauth2/token`.
    pub struct TokenResponse {
        /// The token, a JWT.
        required access_token: Secret,
        /// Its life in seconds, 3600 or a little less.
        optional expires_in: u64,
        /// Unused; may be empty.
        optional scope: String,
        /// `bearer`.
        optional token_type: String,
    }
}

/// A token and when to stop using it.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) bearer: Secret,
    /// Which flight fetched it; tells an expired token from one renewed meanwhile.
    pub(super) flight: u64,
    renew_at: Option<Instant>,
}

/// The cached token of one access key.
#[derive(Debug)]
pub(super) struct Tokens {
    key_id: String,
    key_secret: Secret,
    /// Flights that have ended, readable without the lock.
    ended: AtomicU64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Token>,
    /// The failure of the latest flight, for those who waited for it.
    failure: Option<Arc<Error>>,
}

impl Tokens {
    pub(super) fn new(key_id: String, key_secret: Secret) -> Self {
        Self {
            key_id,
            key_secret,
            ended: AtomicU64::new(0),
            state: Mutex::default(),
        }
    }

    /// A token to use now. `expired` is the flight of a token that Sinch called expired.
    ///
    /// However many callers ask at a time, one request goes out; the others wait for its outcome,
    /// good or bad.
    pub(super) async fn get(&self, client: &Client, expired: Option<u64>) -> Result<Token> {
        let ended_before = self.ended.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(token) = &state.token
            && Some(token.flight) != expired
            && token.renew_at.is_none_or(|at| Instant::now() < at)
        {
            return Ok(token.clone());
        }
        let ended = self.ended.load(Ordering::Acquire);
        if ended != ended_before
            && let Some(failure) = &state.failure
        {
            return Err(Error::Token(Arc::clone(failure)));
        }
        let flight = ended + 1;
        let outcome = self.fetch(client).await;
        self.ended.store(flight, Ordering::Release);
        match outcome {
            Ok(answer) => {
                let token = Token {
                    renew_at: renew_at(&answer, client.inner.clock.now().as_second()),
                    bearer: answer.access_token,
                    flight,
                };
                state.token = Some(token.clone());
                state.failure = None;
                Ok(token)
            }
            Err(error) => {
                let error = Arc::new(error);
                state.failure = Some(Arc::clone(&error));
                Err(Error::Token(error))
            }
        }
    }

    async fn fetch(&self, client: &Client) -> Result<TokenResponse> {
        let mut tries = 0;
        loop {
            tries += 1;
            let error = match self.request(client).await {
                Ok(answer) => return answer.parse(),
                Err(error) => error,
            };
            let wait = client
                .inner
                .retry
                .wait(Safety::Read, tries, &error, rand::random());
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
    }

    async fn request(&self, client: &Client) -> Result<Answer> {
        let url = format!("{}/oauth2/token", client.inner.endpoints.of(Api::Auth));
        let response = client
            .inner
            .http
            .post(url)
            .basic_auth(&self.key_id, Some(self.key_secret.expose()))
            .timeout(client.inner.timeouts.read)
            .form(&[("grant_type", "client_credentials")])
            .send()
            .await
            .map_err(Error::transport)?;
        classify(response, &client.inner.clock).await
    }
}

/// When to renew: [`MARGIN`] before the end, or at half-life for tokens that live shorter.
///
/// Life is counted from now on the local monotonic clock wherever the answer allows it
/// (`expires_in`, or the token's own `exp − iat`), so that a wrong wall clock does no harm.
fn renew_at(answer: &TokenResponse, now: i64) -> Option<Instant> {
    let claims = claims(answer.access_token.expose());
    let exp = claims
        .as_ref()
        .and_then(|claims| claims.get("exp")?.as_i64());
    let iat = claims
        .as_ref()
        .and_then(|claims| claims.get("iat")?.as_i64());
    let of_claims = exp
        .map(|exp| exp.saturating_sub(iat.unwrap_or(now)))
        .and_then(|life| u64::try_from(life).ok());
    let life = [answer.expires_in, of_claims].into_iter().flatten().min()?;
    let life = Duration::from_secs(life);
    Instant::now().checked_add(life - MARGIN.min(life / 2))
}

fn claims(token: &str) -> Option<serde_json::Value> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn life(expires_in: Option<u64>, claims: Option<serde_json::Value>) -> Option<u64> {
        let token = claims.map_or("opaque".to_owned(), |claims| {
            format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims.to_string()))
        });
        let mut answer = TokenResponse::new(token);
        answer.expires_in = expires_in;
        let wait = renew_at(&answer, 1_000)?.saturating_duration_since(Instant::now());
        Some(wait.as_secs_f64().round() as u64)
    }

    #[test]
    fn tokens_are_renewed_a_minute_before_their_end() {
        assert_eq!(life(Some(3600), None), Some(3540));
        let claims = serde_json::json!({"iat": 500, "exp": 700});
        assert_eq!(life(Some(3600), Some(claims)), Some(140));
        let without_iat = serde_json::json!({"exp": 1_300});
        assert_eq!(life(None, Some(without_iat)), Some(240));
    }

    #[test]
    fn short_lives_are_halved_and_opaque_tokens_have_none() {
        assert_eq!(life(Some(10), None), Some(5));
        assert_eq!(life(Some(0), None), Some(0));
        assert_eq!(life(None, None), None);
        assert_eq!(life(None, Some(serde_json::json!([1]))), None);
    }
}
