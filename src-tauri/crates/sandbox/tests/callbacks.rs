//! Callbacks: repeated, doubled, late, lost, overridden.
#![allow(clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use sandbox::{Options, Rate};
use serde_json::json;
use support::*;

#[tokio::test]
async fn failures_of_the_server_are_repeated_and_others_are_lost() {
    let (_sandbox, client) = started(unlimited()).await;
    client
        .control("PUT", "/dials", Some(json!({"retry_base_ms": 20})))
        .await;
    for (answer, repeated) in [(500, true), (429, true), (400, false), (404, false)] {
        let receiver = Receiver::start().await;
        receiver.answer_with(answer);
        let hook = client.hook(&receiver.url, "").await;
        client.send(order_ready(client.app(), "+19895550102")).await;
        receiver
            .until(|got| {
                got.iter()
                    .filter(|got| got.status() == "QUEUED_ON_CHANNEL")
                    .count()
                    >= if repeated { 3 } else { 1 }
            })
            .await;
        if repeated {
            let reports: Vec<_> = receiver
                .got()
                .into_iter()
                .filter(|got| got.status() == "QUEUED_ON_CHANNEL")
                .collect();
            assert_eq!(reports[0].raw, reports[1].raw);
            receiver.answer_with(200);
        }
        let stats = client.settled().await;
        assert_eq!(stats["callbacks"]["lost"].as_u64().unwrap() > 0, !repeated);
        client
            .conversation("DELETE", &format!("/webhooks/{hook}"), None)
            .await;
        client.control("POST", "/reset", None).await;
        client
            .control("PUT", "/dials", Some(json!({"retry_base_ms": 20})))
            .await;
    }
}

#[tokio::test]
async fn nobody_listening_is_a_failure_to_repeat() {
    let (_sandbox, client) = started(unlimited()).await;
    client
        .control("PUT", "/dials", Some(json!({"retry_base_ms": 20})))
        .await;
    let receiver = Receiver::start().await;
    let hook = client.hook("http://127.0.0.1:9/hook", "").await;
    client.send(order_ready(client.app(), "+19895550102")).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let patch = json!({"target": receiver.url});
    let path = format!("/webhooks/{hook}?update_mask=target");
    let (status, body) = client.conversation("PATCH", &path, Some(patch)).await;
    assert_eq!(status, 200, "{body}");
    let stats = client.settled().await;
    assert_eq!(stats["callbacks"]["lost"], 0);
    assert!(!receiver.got().is_empty(), "they go to the target of now");
}

#[tokio::test]
async fn doubled_callbacks_are_equal_to_the_byte_and_the_nonce() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "s").await;
    client.send(order_ready(client.app(), "+19895550105")).await;
    client.settled().await;
    let read: Vec<_> = receiver
        .got()
        .into_iter()
        .filter(|got| got.status() == "READ")
        .collect();
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].raw, read[1].raw);
    let nonce = "x-sinch-webhook-signature-nonce";
    assert_eq!(read[0].header(nonce), read[1].header(nonce));
}

#[tokio::test]
async fn callbacks_keep_their_rate() {
    let (_sandbox, client) = started(Options {
        callback_rate: Rate::PerSecond(20),
        ..unlimited()
    })
    .await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let start = Instant::now();
    for n in 0..5 {
        client
            .send(order_ready(client.app(), &format!("+39333222{n:04}")))
            .await;
    }
    client.settled().await;
    let count = receiver.got().len();
    let least = Duration::from_millis(50) * u32::try_from(count - 3).unwrap();
    assert!(start.elapsed() >= least, "{count} in {:?}", start.elapsed());
}

#[tokio::test]
async fn a_callback_url_gets_the_receipts_instead_of_the_webhook() {
    let (_sandbox, client) = started(unlimited()).await;
    let (webhook, own) = (Receiver::start().await, Receiver::start().await);
    client.hook(&webhook.url, "").await;
    let patch = json!({"callback_settings": {"secret_for_overridden_callback_urls": "over"}});
    client
        .conversation("PATCH", &format!("/apps/{}", client.app()), Some(patch))
        .await;
    let mut message = order_ready(client.app(), "+19895550101");
    message["callback_url"] = json!(own.url);
    client.send(message).await;
    client.settled().await;
    assert_eq!(webhook.of("message_delivery_report").len(), 0);
    assert_eq!(webhook.of("message_submit_notification").len(), 1);
    let got = own.got();
    assert_eq!(got.len(), 2);
    let signature = sinch::signature::sign(
        "over",
        &got[0].raw,
        &got[0].header("x-sinch-webhook-signature-nonce"),
        &got[0].header("x-sinch-webhook-signature-timestamp"),
    );
    assert_eq!(got[0].header("x-sinch-webhook-signature"), signature);
}

#[tokio::test]
async fn a_channel_that_fails_hands_over_to_the_next() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let mut message = text(client.app(), "RCS", "+19895550107", "Hello");
    message["recipient"]["identified_by"]["channel_identities"] = json!([
        {"channel": "RCS", "identity": "+19895550107"},
        {"channel": "SMS", "identity": "+19895550107"},
    ]);
    let (_, answer) = client.send(message).await;
    client.settled().await;
    let id = answer["message_id"].as_str().unwrap();
    assert_eq!(
        receiver.statuses(id),
        [
            "QUEUED_ON_CHANNEL",
            "SWITCHING_CHANNEL",
            "QUEUED_ON_CHANNEL",
            "DELIVERED"
        ]
    );
    let switching = receiver
        .of("message_delivery_report")
        .into_iter()
        .find(|body| body["message_delivery_report"]["status"] == "SWITCHING_CHANNEL")
        .unwrap();
    let report = &switching["message_delivery_report"];
    assert_eq!(report["channel_identity"]["channel"], "RCS");
    assert_eq!(report["reason"]["code"], "RECIPIENT_NOT_REACHABLE");
}
