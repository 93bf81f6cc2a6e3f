//! The receiver: `POST /hooks/{account}`, and nothing else but the answer to this program's own
//! question whether an address leads here ([`crate::settings`]). It proves the signature, keeps the
//! bytes, and answers; what they mean is found out later ([`super::worker`]).
//!
//! Sinch repeats what is answered 5xx or 429 and nothing else, so the answers are chosen by what
//! must not get lost:
//!
//! | answer | when |
//! |---|---|
//! | 200 | the callback is committed, or was before |
//! | 401 | signature wrong or absent; the callback is committed to the quarantine |
//! | 404 | no such account |
//! | 413 | larger than [`BODY_LIMIT`]; its size is committed to the quarantine |
//! | 503 | the database or the secret cannot be had just now; nothing was kept, Sinch repeats |
//!
//! A host binds the listener and serves [`routes`] on it; the console's own door never does.

use super::judge::{Judgement, judge};
use crate::accounts::signing;
use crate::{App, Topic};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{AccountId, CallbackId};
use futures::StreamExt as _;
use std::time::Duration;
use store::webhooks::quarantine::{Bounds, keep_within};
use store::webhooks::{Appended, Body as KeptBody, NewCallback};

/// The largest body that is kept. Sinch's own are a few kilobytes.
pub const BODY_LIMIT: usize = 2 * 1024 * 1024;
/// How much of a body that is too large is read to its end, so that the sender hears the answer.
const DRAIN_LIMIT: usize = 64 * 1024 * 1024;
/// How long a sender may take for its body.
const BODY_PATIENCE: Duration = Duration::from_secs(30);
/// How much of an account's quarantine is kept.
const QUARANTINE: Bounds = Bounds {
    rows: 500,
    bytes: 16 * 1024 * 1024,
};

/// The receiver's routes, for a listener of their own.
pub fn routes(app: &App) -> axum::Router {
    axum::Router::new()
        .route(
            "/hooks/{account}",
            post(receive).get(crate::settings::answer_probe),
        )
        .layer(DefaultBodyLimit::disable())
        .with_state(app.clone())
}

async fn receive(
    State(app): State<App>,
    Path(account): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> StatusCode {
    let account = AccountId::from(account);
    let signing = match signing(&app, &account).await {
        Ok(Some(signing)) => signing,
        Ok(None) => return StatusCode::NOT_FOUND,
        Err(fault) => {
            tracing::warn!(%account, %fault, "a callback was put off: its account cannot be read");
            return StatusCode::SERVICE_UNAVAILABLE;
        }
    };
    let received = match read(&app, body).await {
        Some(received) => received,
        // The sender broke off or dawdled: a 4xx would lose the callback for ever.
        None => return StatusCode::SERVICE_UNAVAILABLE,
    };
    let now_ms = app.clock().now_ms();
    let judgement = match &received {
        Received::Whole(bytes) => judge(&signing, bytes, pairs(&headers), now_ms),
        Received::TooLarge(_) => Judgement::too_large(),
    };
    let answer = match (&received, judgement.verdict) {
        (Received::TooLarge(_), _) => StatusCode::PAYLOAD_TOO_LARGE,
        (_, super::judge::QUARANTINED) => StatusCode::UNAUTHORIZED,
        _ => StatusCode::OK,
    };
    let callback = NewCallback {
        id: CallbackId::new(app.ids().uuid()),
        account_id: account.clone(),
        received_at: now_ms,
        verdict: judgement.verdict,
        reason: judgement.reason.to_owned(),
        nonce: judgement.nonce,
        signed_at: judgement.signed_at,
        size: received.size(),
        former_secret: judgement.former_secret,
        headers: headers_json(&headers),
        body: received.keep(),
    };
    match commit(&app, callback).await {
        Ok(Appended::New) => {
            app.changed(&[Topic::Callbacks]);
            answer
        }
        Ok(Appended::Repeat) => answer,
        Err(fault) => {
            tracing::warn!(%account, %fault, "a callback was put off: it cannot be stored");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Comes back only after the commit: what was answered 200 survives any end of the process.
async fn commit(app: &App, callback: NewCallback) -> Result<Appended, store::Error> {
    app.store()
        .write(move |tx| {
            Box::pin(async move {
                let appended = store::webhooks::log::append(tx, &callback).await?;
                if callback.verdict == super::judge::QUARANTINED {
                    keep_within(tx, &callback.account_id, QUARANTINE).await?;
                }
                Ok(appended)
            })
        })
        .await
}

enum Received {
    Whole(Vec<u8>),
    /// Its size only, as far as it was read.
    TooLarge(usize),
}

impl Received {
    fn size(&self) -> i64 {
        let size = match self {
            Received::Whole(bytes) => bytes.len(),
            Received::TooLarge(size) => *size,
        };
        i64::try_from(size).unwrap_or(i64::MAX)
    }

    /// Text as text, so that it can be read and searched; anything else, and NUL, which
    /// PostgreSQL refuses, as base64.
    fn keep(self) -> KeptBody {
        match self {
            Received::Whole(bytes) => match String::from_utf8(bytes) {
                Ok(text) if !text.contains('\0') => KeptBody {
                    text,
                    encoding: "text",
                },
                Ok(text) => encoded(text.as_bytes()),
                Err(fault) => encoded(fault.as_bytes()),
            },
            Received::TooLarge(_) => KeptBody {
                text: String::new(),
                encoding: "dropped",
            },
        }
    }
}

fn encoded(bytes: &[u8]) -> KeptBody {
    KeptBody {
        text: STANDARD.encode(bytes),
        encoding: "base64",
    }
}

/// A kept body as the bytes that came; `None` where only the size was kept.
pub(super) fn bytes_of(body: &str, encoding: &str) -> Option<Vec<u8>> {
    match encoding {
        "text" => Some(body.as_bytes().to_vec()),
        "base64" => STANDARD.decode(body).ok(),
        _ => None,
    }
}

async fn read(app: &App, body: Body) -> Option<Received> {
    let reading = async {
        let mut chunks = body.into_data_stream();
        let mut bytes = Vec::new();
        let mut size = 0_usize;
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.ok()?;
            size += chunk.len();
            if size <= BODY_LIMIT {
                bytes.extend_from_slice(&chunk);
            } else if size > DRAIN_LIMIT {
                break;
            }
        }
        Some(if size > BODY_LIMIT {
            Received::TooLarge(size)
        } else {
            Received::Whole(bytes)
        })
    };
    tokio::select! {
        received = reading => received,
        () = app.clock().sleep(BODY_PATIENCE) => None,
    }
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
}

/// The headers as a JSON object. A bearer token that Sinch was told to bring stays out of the log.
fn headers_json(headers: &HeaderMap) -> String {
    let object: serde_json::Map<String, serde_json::Value> = headers
        .iter()
        .map(|(name, value)| {
            let value = match name.as_str() {
                "authorization" | "proxy-authorization" | "cookie" => "…".into(),
                _ => String::from_utf8_lossy(value.as_bytes()).into_owned(),
            };
            (name.as_str().to_owned(), value.replace('\0', "").into())
        })
        .collect();
    serde_json::Value::Object(object).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_body_comes_back_as_it_came() {
        for bytes in [&b"{\"a\": 1}\n"[..], b"nul \0 inside", &[0xff, 0xfe, 0x00]] {
            let kept = Received::Whole(bytes.to_vec()).keep();
            assert_eq!(bytes_of(&kept.text, kept.encoding).unwrap(), bytes);
        }
        assert_eq!(Received::Whole(b"plain".to_vec()).keep().encoding, "text");
        let dropped = Received::TooLarge(9).keep();
        assert_eq!(bytes_of(&dropped.text, dropped.encoding), None);
    }

    #[test]
    fn credentials_in_headers_stay_out_of_the_log() {
        let mut headers = HeaderMap::new();
        headers.insert("authorization", "Bearer planted".parse().unwrap());
        headers.insert("x-sinch-webhook-signature-nonce", "01".parse().unwrap());
        let kept = headers_json(&headers);
        assert!(!kept.contains("planted"));
        assert!(kept.contains("\"x-sinch-webhook-signature-nonce\":\"01\""));
    }
}
