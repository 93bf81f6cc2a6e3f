//! Callbacks as Sinch would post them, for stories in which Sinch itself would not.

use serde_json::{Value, json};
use sinch::signature::Headers;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since the epoch.
#[allow(
    clippy::disallowed_methods,
    reason = "what a story signs is signed now"
)]
pub fn now_s() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_secs()).unwrap()
}

/// A nonce nobody used before in this process.
pub fn nonce() -> String {
    static USED: AtomicU64 = AtomicU64::new(0);
    format!("nonce-{}", USED.fetch_add(1, Ordering::Relaxed))
}

/// A delivery report about a message.
pub fn delivery(message_id: &str, status: &str) -> Value {
    json!({
        "app_id": "app", "project_id": "project",
        "accepted_time": "2026-01-01T00:00:00Z", "event_time": "2026-01-01T00:00:00Z",
        "message_delivery_report": {
            "message_id": message_id, "status": status, "metadata": "",
            "channel_identity": { "channel": "WHATSAPP", "identity": "393120000000", "app_id": "" }
        }
    })
}

/// Posts a body with signature headers (or without); the status of the answer.
pub async fn post(hook: &str, body: &[u8], headers: &Headers) -> u16 {
    let mut request = crate::sandboxes::client()
        .post(hook)
        .header("content-type", "application/json")
        .body(body.to_vec());
    for (name, value) in headers.pairs() {
        request = request.header(name, value);
    }
    request.send().await.unwrap().status().as_u16()
}

/// Posts a body that is signed now.
pub async fn post_signed(hook: &str, secret: &str, body: &[u8]) -> u16 {
    let headers = Headers::signed(secret, body, &nonce(), &now_s().to_string());
    post(hook, body, &headers).await
}
