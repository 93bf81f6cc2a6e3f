//! What is tried again, and when: messages on a channel, the next channel, callbacks.
//!
//! Hours pass by jumps of the sandbox's clock.
#![allow(clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use sandbox::Options;
use serde_json::{Value, json};
use support::*;

/// A text for RCS and, should that fail, SMS.
fn on_two(app: &str, to: &str) -> Value {
    json!({
        "app_id": app,
        "recipient": {"identified_by": {"channel_identities": [
            {"channel": "RCS", "identity": to},
            {"channel": "SMS", "identity": to},
        ]}},
        "message": {"text_message": {"text": "Hi"}},
    })
}

async fn sent(client: &Client, body: Value) -> String {
    let (status, answer) = client.send(body).await;
    assert_eq!(status, 200, "{answer}");
    answer["message_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_channel_that_is_back_in_time_delivers_and_one_that_is_not_fails() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    // Ten minutes are within the hour of the default.
    let late = sent(&client, text(client.app(), "SMS", "+19895550109", "Hi")).await;
    client
        .set_app(json!({"message_retry_settings": {"retry_duration": 60}}))
        .await;
    let lost = sent(&client, text(client.app(), "SMS", "+19895550109", "Hi")).await;
    let soon = sent(&client, text(client.app(), "SMS", "+19895550108", "Hi")).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(receiver.story(&late).is_empty(), "nothing is known yet");
    client.jump(61).await;
    receiver.until(|_| !receiver.story(&lost).is_empty()).await;
    receiver.until(|_| receiver.story(&soon).len() == 2).await;
    assert_eq!(receiver.story(&lost), ["SMS FAILED CHANNEL_FAILURE"]);
    assert_eq!(
        receiver.story(&soon),
        ["SMS QUEUED_ON_CHANNEL", "SMS DELIVERED"]
    );
    client.jump(3_600).await;
    client.settled().await;
    assert_eq!(
        receiver.story(&late),
        ["SMS QUEUED_ON_CHANNEL", "SMS DELIVERED"]
    );
}

#[tokio::test]
async fn after_the_retries_the_next_channel_is_tried_unless_the_message_has_expired() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    client
        .set_app(json!({"message_retry_settings": {"retry_duration": 30}}))
        .await;
    let switched = sent(&client, on_two(client.app(), "+19895550109")).await;
    let mut short = on_two(client.app(), "+19895550109");
    short["ttl"] = json!("10s");
    let expired = sent(&client, short).await;
    client.jump(31).await;
    receiver
        .until(|_| !receiver.story(&expired).is_empty())
        .await;
    receiver
        .until(|_| !receiver.story(&switched).is_empty())
        .await;
    client.jump(31).await;
    client.settled().await;
    assert_eq!(receiver.story(&expired), ["RCS FAILED DELIVERY_TIMED_OUT"]);
    // The number fails on each of its channels.
    assert_eq!(
        receiver.story(&switched),
        [
            "RCS SWITCHING_CHANNEL CHANNEL_FAILURE",
            "SMS FAILED CHANNEL_FAILURE"
        ]
    );
}

#[tokio::test]
async fn without_a_report_in_time_the_next_channel_is_tried_if_the_app_asks_for_it() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let silent = sent(&client, on_two(client.app(), "+19895550119")).await;
    client.settled().await;
    assert_eq!(receiver.story(&silent), ["RCS QUEUED_ON_CHANNEL"]);
    client
        .set_app(json!({"delivery_report_based_fallback": {
            "enabled": true, "delivery_report_waiting_time": 300,
        }}))
        .await;
    let switched = sent(&client, on_two(client.app(), "+19895550119")).await;
    let delivered = sent(&client, on_two(client.app(), "+19895550101")).await;
    let alone = sent(&client, text(client.app(), "RCS", "+19895550119", "Hi")).await;
    receiver
        .until(|_| receiver.story(&delivered).len() == 2)
        .await;
    assert_eq!(receiver.story(&switched), ["RCS QUEUED_ON_CHANNEL"]);
    client.jump(301).await;
    client.settled().await;
    assert_eq!(
        receiver.story(&switched),
        [
            "RCS QUEUED_ON_CHANNEL",
            "RCS SWITCHING_CHANNEL DELIVERY_REPORT_TIME_OUT",
            "SMS QUEUED_ON_CHANNEL",
            "SMS DELIVERED"
        ]
    );
    assert_eq!(
        receiver.story(&delivered),
        ["RCS QUEUED_ON_CHANNEL", "RCS DELIVERED"]
    );
    assert_eq!(receiver.story(&alone), ["RCS QUEUED_ON_CHANNEL"]);
}

#[tokio::test]
async fn while_the_channels_are_out_messages_wait_for_them() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "s").await;
    client.dials(json!({"channel_outage_seconds": 120})).await;
    let waits = sent(&client, order_ready(client.app(), "+19895550101")).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(receiver.story(&waits).is_empty());
    client.jump(60).await;
    let (_, dials) = client.control("GET", "/dials", None).await;
    let left = dials["channel_outage_seconds"].as_u64().unwrap();
    assert!((58..=60).contains(&left), "{left}");
    client.jump(600).await;
    client.settled().await;
    assert_eq!(
        receiver.story(&waits),
        ["WHATSAPP QUEUED_ON_CHANNEL", "WHATSAPP DELIVERED"]
    );
    // Whoever receives has not jumped, and would not believe a signature of the future.
    let (_, clock) = client.control("GET", "/clock", None).await;
    let jumped: jiff::Timestamp = clock["now"].as_str().unwrap().parse().unwrap();
    let now = jumped.as_second() - clock["ahead_seconds"].as_i64().unwrap();
    for got in receiver.got() {
        let signed: i64 = got
            .header("x-sinch-webhook-signature-timestamp")
            .parse()
            .unwrap();
        assert!((now - 60..=now + 1).contains(&signed), "{signed} at {now}");
    }
}

#[tokio::test]
async fn a_callback_is_repeated_by_the_schedule_and_then_given_up() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    receiver.answer_with(503);
    client.hook(&receiver.url, "").await;
    let phone =
        json!({"app_id": client.app(), "channel": "SMS", "from": "+393331234567", "text": "Hi"});
    client.control("POST", "/phone", Some(phone)).await;
    let came = |got: &[Got]| {
        got.iter()
            .filter(|got| got.body.get("message").is_some())
            .count()
    };
    receiver.until(|got| came(got) == 1).await;
    let mut pause = 5;
    for repetition in 1..=15 {
        // Not a moment early …
        client.jump(pause - 2).await;
        tokio::time::sleep(Duration::from_millis(40)).await;
        assert_eq!(came(&receiver.got()), repetition, "before {pause} s");
        // … and then at once.
        client.jump(2).await;
        receiver.until(|got| came(got) == repetition + 1).await;
        pause *= 2;
    }
    let stats = client.settled().await;
    assert_eq!(stats["callbacks"]["acknowledged"], 0, "{stats}");
    client.jump(200_000).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(came(&receiver.got()), 16);
}

#[tokio::test]
async fn a_429_of_the_webhook_slows_callbacks_down_until_they_are_taken_again() {
    let (_sandbox, client) = started(Options {
        callback_rate: sandbox::Rate::PerSecond(1_000),
        ..unlimited()
    })
    .await;
    client.dials(json!({"retry_base_ms": 50})).await;
    let receiver = Receiver::start().await;
    receiver.answer_with(429);
    client.hook(&receiver.url, "").await;
    for n in 0..20 {
        let to = format!("+3933300010{n:02}");
        client.send(order_ready(client.app(), &to)).await;
    }
    receiver.until(|got| got.len() > 5).await;
    assert!(
        client.stats().await["callbacks"]["slowness"]
            .as_u64()
            .unwrap()
            > 1
    );
    receiver.answer_with(200);
    let until = Instant::now() + Duration::from_secs(20);
    while client.stats().await["callbacks"]["slowness"] != 1 {
        assert!(Instant::now() < until, "{}", client.stats().await);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(client.settled().await["callbacks"]["lost"], 0);
}
