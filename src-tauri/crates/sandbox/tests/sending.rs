//! Sending, listing, statuses by callback: the main road.
#![allow(clippy::unwrap_used)]

mod support;

use sandbox::{Dials, Options, Rate, Sandbox};
use serde_json::{Value, json};
use support::*;

#[tokio::test]
async fn a_message_lives_and_its_callbacks_tell_it_signed() {
    let (sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "s3cret").await;
    let (status, answer) = client.send(order_ready(client.app(), "+19895550100")).await;
    assert_eq!(status, 200, "{answer}");
    let id = answer["message_id"].as_str().unwrap();
    assert_eq!(id.len(), 26);
    assert!(answer["accepted_time"].as_str().unwrap().ends_with('Z'));
    client.settled().await;
    assert_eq!(
        receiver.statuses(id),
        ["QUEUED_ON_CHANNEL", "DELIVERED", "READ"]
    );
    for key in [
        "contact_create_notification",
        "conversation_start_notification",
        "message_submit_notification",
    ] {
        assert_eq!(receiver.of(key).len(), 1, "{key}");
    }
    for got in receiver.got() {
        let signature = sinch::signature::sign(
            "s3cret",
            &got.raw,
            &got.header("x-sinch-webhook-signature-nonce"),
            &got.header("x-sinch-webhook-signature-timestamp"),
        );
        assert_eq!(got.header("x-sinch-webhook-signature"), signature);
        assert_eq!(
            got.header("x-sinch-webhook-signature-algorithm"),
            "HmacSHA256"
        );
    }
    let report = &receiver.of("message_delivery_report")[0];
    assert_eq!(report["app_id"], client.app());
    assert_eq!(report["correlation_id"], "corr-1");
    assert_eq!(report["message_metadata"], "");
    let report = &report["message_delivery_report"];
    assert_eq!(report["metadata"], "{\"att\":\"a1\"}");
    assert_eq!(report["channel_identity"]["identity"], "+19895550100");
    assert_eq!(report["processing_mode"], "CONVERSATION");
    assert!(!report["conversation_id"].as_str().unwrap().is_empty());
    sandbox.stop().await;
}

#[tokio::test]
async fn scenario_numbers_fail_as_they_say() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let (_, table) = client.control("GET", "/scenarios", None).await;
    let mut expected = Vec::new();
    for row in table["scenarios"].as_array().unwrap() {
        let number = row["number"].as_str().unwrap();
        let (Some(code), false) = (row["code"].as_str(), number.ends_with("107")) else {
            continue;
        };
        let (status, answer) = client.send(order_ready(client.app(), number)).await;
        assert_eq!(status, 200, "{number} {answer}");
        expected.push((answer["message_id"].clone(), code.to_owned()));
    }
    assert!(expected.len() > 30);
    client.settled().await;
    let reports = receiver.of("message_delivery_report");
    for (id, code) in expected {
        let failed: Vec<&Value> = reports
            .iter()
            .map(|body| &body["message_delivery_report"])
            .filter(|report| report["message_id"] == id && report["status"] == "FAILED")
            .collect();
        assert_eq!(failed.len(), 1, "{code}");
        assert_eq!(failed[0]["reason"]["code"], code.as_str());
        assert!(failed[0]["reason"]["description"].is_string());
    }
}

#[tokio::test]
async fn the_request_itself_can_go_wrong_once() {
    let (_sandbox, client) = started(Options {
        dials: Dials {
            send_timeout_ms: 50,
            ..Dials::default()
        },
        ..unlimited()
    })
    .await;
    let url = format!(
        "{}/v1/projects/{}/messages:send",
        client.access.conversation, client.access.project_id
    );
    let status = async |number: &str| {
        let request = client.request("POST", &url);
        let sent = request
            .json(&order_ready(client.app(), number))
            .send()
            .await;
        sent.map(|response| response.status().as_u16()).ok()
    };
    for (number, statuses, accepted) in [
        ("+19895550110", [Some(429), Some(200)], 1),
        ("+19895550111", [Some(429), Some(429)], 0),
        ("+19895550112", [Some(500), Some(500)], 2),
        ("+19895550113", [Some(503), Some(200)], 1),
        ("+19895550114", [None, None], 2),
        ("+19895550115", [None, Some(200)], 1),
        ("+19895550116", [None, None], 2),
        ("+19895550117", [None, Some(200)], 1),
        ("+19895550118", [Some(400), Some(400)], 0),
    ] {
        let before = client.stats().await["accepted"].as_u64().unwrap();
        let got = [status(number).await, status(number).await];
        assert_eq!(got, statuses, "{number}");
        let after = client.stats().await["accepted"].as_u64().unwrap();
        assert_eq!(after - before, accepted, "{number}");
    }
    let stats = client.stats().await;
    assert_eq!(stats["twice"], 3);
    assert_eq!(stats["refused"], json!({"400": 2, "429": 3, "503": 1}));
}

#[tokio::test]
async fn listings_page_from_the_newest_and_stay_stable_while_more_is_sent() {
    let (_sandbox, client) = started(unlimited()).await;
    let mut sent = Vec::new();
    for n in 0..25 {
        let to = format!("+3933300000{n:02}");
        let (_, answer) = client.send(order_ready(client.app(), &to)).await;
        sent.push(answer["message_id"].as_str().unwrap().to_owned());
    }
    let page = async |token: &str| {
        let path = format!(
            "/messages?app_id={}&page_size=10&page_token={token}",
            client.app()
        );
        let (status, body) = client.conversation("GET", &path, None).await;
        assert_eq!(status, 200, "{body}");
        let ids: Vec<String> = body["messages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|message| message["id"].as_str().unwrap().to_owned())
            .collect();
        (ids, body["next_page_token"].as_str().unwrap().to_owned())
    };
    let (mut seen, mut token) = page("").await;
    while !token.is_empty() {
        client
            .send(order_ready(client.app(), "+393339999999"))
            .await;
        let (ids, next) = page(&token).await;
        seen.extend(ids);
        token = next;
    }
    sent.reverse();
    assert_eq!(seen, sent);
    let one = "/messages?channel_identity=393330000007&app_id=";
    let path = format!("{one}{}", client.app());
    let (_, body) = client.conversation("GET", &path, None).await;
    let messages = body["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["metadata"], "{\"att\":\"a1\"}");
    assert_eq!(messages[0]["direction"], "TO_CONTACT");
    assert_eq!(
        messages[0]["app_message"]["template_message"]["channel_template"]["WHATSAPP"]["template_id"],
        "order_ready"
    );
    let accepted = messages[0]["accept_time"].as_str().unwrap();
    for (filter, count) in [
        (format!("&start_time={accepted}"), 1),
        (format!("&end_time={accepted}"), 0),
        ("&direction=TO_APP".to_owned(), 0),
        ("&channel=SMS".to_owned(), 0),
        ("&messages_source=DISPATCH_SOURCE".to_owned(), 0),
    ] {
        let (status, body) = client
            .conversation("GET", &format!("{path}{filter}"), None)
            .await;
        assert_eq!(status, 200, "{body}");
        assert_eq!(
            body["messages"].as_array().unwrap().len(),
            count,
            "{filter}"
        );
    }
}

#[tokio::test]
async fn dispatch_keeps_nothing_and_names_nobody() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    let app = client.access.app_ids[1].clone();
    let hook = json!({"app_id": app, "target": receiver.url, "target_type": "HTTP", "triggers": ["MESSAGE_DELIVERY", "CONTACT_CREATE"]});
    assert_eq!(
        client.conversation("POST", "/webhooks", Some(hook)).await.0,
        200
    );
    let mut request = order_ready(&app, "+19895550101");
    let (status, answer) = client.send(request.clone()).await;
    assert_eq!(status, 200);
    let id = answer["message_id"].as_str().unwrap();
    receiver
        .until(|got| got.iter().any(|got| got.status() == "DELIVERED"))
        .await;
    for got in receiver.got() {
        let report = &got.body["message_delivery_report"];
        assert_eq!(report["contact_id"], "");
        assert_eq!(report["conversation_id"], "");
        assert_eq!(report["processing_mode"], "DISPATCH");
    }
    for source in ["CONVERSATION_SOURCE", "DISPATCH_SOURCE"] {
        let path = format!("/messages?app_id={app}&messages_source={source}");
        let (_, body) = client.conversation("GET", &path, None).await;
        assert_eq!(body["messages"], json!([]));
    }
    assert_eq!(
        client
            .conversation("GET", &format!("/messages/{id}"), None)
            .await
            .0,
        404
    );
    request["recipient"] = json!({"contact_id": "01EB37HMH1M6SV18BSNS3G135H"});
    assert_eq!(client.send(request).await.0, 400);
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_shape_of_the_api() {
    let (_sandbox, client) = started(unlimited()).await;
    let good = order_ready(client.app(), "+393331234567");
    let without = |key: &str| {
        let mut body = good.clone();
        body.as_object_mut().unwrap().remove(key);
        body
    };
    let with = |key: &str, value: Value| {
        let mut body = good.clone();
        body[key] = value;
        body
    };
    for (body, status) in [
        (without("app_id"), 400),
        (with("app_id", json!("no ulid")), 400),
        (with("app_id", json!("01EB37HMH1M6SV18BSNS3G135H")), 404),
        (without("recipient"), 400),
        (without("message"), 400),
        (with("message", json!({"text_message": {}})), 400),
        (with("correlation_id", json!("x".repeat(129))), 400),
        (with("message_metadata", json!("x".repeat(1025))), 400),
        (with("message_metadata", json!(7)), 400),
        (with("channel_priority_order", json!(["VIBERBM"])), 400),
        (with("ttl", json!("1s")), 400),
        (with("ttl", json!("10s")), 200),
        (with("callback_url", json!("nowhere")), 400),
        (json!([1]), 400),
        (json!("text"), 400),
    ] {
        let (got, answer) = client.send(body.clone()).await;
        assert_eq!(got, status, "{body}");
        if status != 200 {
            assert_eq!(answer["error"]["code"], status, "{answer}");
            assert!(answer["error"]["message"].is_string());
        }
    }
    let us = &client.access.regions["us"].app_ids[0];
    assert_eq!(client.send(order_ready(us, "+393331234567")).await.0, 404);
    let (status, answer) = client
        .provisioning("GET", "/whatsapp/templates/nothing", None)
        .await;
    assert_eq!(
        (status, &answer["errorCode"]),
        (404, &json!("template_not_found"))
    );
}

#[tokio::test]
async fn strict_refuses_above_the_rate_and_otherwise_it_queues() {
    for strict in [true, false] {
        let (_sandbox, client) = started(Options {
            rate: Rate::PerSecond(25),
            strict,
            ..Options::default()
        })
        .await;
        let mut refused = 0;
        for n in 0..40 {
            let (status, answer) = client
                .send(order_ready(client.app(), &format!("+39333111{n:04}")))
                .await;
            if status == 429 {
                refused += 1;
                let details = &answer["error"]["details"][0];
                assert!(details["@type"].as_str().unwrap().ends_with("RetryInfo"));
            }
        }
        let stats = client.stats().await;
        assert_eq!(refused > 0, strict);
        assert_eq!(stats["over_rate"].as_u64().unwrap() > 0, !strict);
        let path = format!("/apps/{}", client.app());
        let (_, app) = client.conversation("GET", &path, None).await;
        assert_eq!(app["rate_limits"]["outbound"], 25);
        assert_eq!(app["queue_stats"]["outbound_limit"], 500_000);
        if !strict {
            assert!(app["queue_stats"]["outbound_size"].as_u64().unwrap() > 5);
        }
    }
}

#[tokio::test]
async fn a_journal_reopens_the_same_sinch() {
    let dir = tempfile::tempdir().unwrap();
    let options = || Options {
        data: Some(dir.path().to_owned()),
        seed: 9,
        ..unlimited()
    };
    let (sandbox, client) = started(options()).await;
    let receiver = Receiver::start().await;
    receiver.answer_with(503);
    let hook = client.hook(&receiver.url, "s").await;
    let (_, answer) = client.send(order_ready(client.app(), "+19895550100")).await;
    let id = answer["message_id"].as_str().unwrap().to_owned();
    receiver.until(|got| got.len() >= 4).await;
    assert!(matches!(
        Sandbox::start(options()).await,
        Err(sandbox::Error::Held { .. })
    ));
    let before = client.access.clone();
    sandbox.stop().await;

    receiver.answer_with(200);
    // The journal's seed wins.
    let (sandbox, client) = started(Options {
        seed: 4,
        ..options()
    })
    .await;
    assert_eq!(client.access.project_id, before.project_id);
    assert_eq!(client.access.app_ids, before.app_ids);
    let (status, _) = client
        .conversation("GET", &format!("/webhooks/{hook}"), None)
        .await;
    assert_eq!(status, 200);
    let (status, message) = client
        .conversation("GET", &format!("/messages/{id}"), None)
        .await;
    assert_eq!(status, 200);
    assert_eq!(message["metadata"], "{\"att\":\"a1\"}");
    let stats = client.settled().await;
    assert_eq!(stats["accepted"], 1);
    let mut statuses = receiver.statuses(&id);
    statuses.dedup();
    assert!(
        statuses.ends_with(&["DELIVERED".into(), "READ".into()]),
        "{statuses:?}"
    );
    sandbox.stop().await;

    let told = receiver.got().len();
    let (sandbox, client) = started(options()).await;
    client.settled().await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(
        receiver.got().len(),
        told,
        "what was told is not told again"
    );
    sandbox.stop().await;
}

/// The answers to the requests for one message, and the statuses told of it.
type Story = (Vec<u16>, Vec<String>);

/// Everything that follows from thirty requests, each repeated until it is accepted: the answers,
/// the statuses told of each message, and how often each was told.
async fn story(seed: u64) -> Vec<Story> {
    let (_sandbox, client) = started(Options {
        seed,
        dials: Dials {
            failure_share: [("RATE_LIMITED".to_owned(), 0.3)].into(),
            rate_429_share: 0.2,
            send_5xx_share: 0.2,
            callback_doubled_share: 0.3,
            callback_late_share: 0.2,
            callback_late_ms: 100,
            ..Dials::default()
        },
        ..unlimited()
    })
    .await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let mut sent = Vec::new();
    for n in 0..30 {
        let to = format!("+39333444{n:04}");
        let mut answers = Vec::new();
        let id = loop {
            let (status, answer) = client.send(order_ready(client.app(), &to)).await;
            answers.push(status);
            if let Some(id) = answer["message_id"].as_str() {
                break id.to_owned();
            }
        };
        sent.push((answers, id));
    }
    client.settled().await;
    let told = |id: &str| {
        let mut statuses = receiver.statuses(id);
        statuses.sort();
        statuses
    };
    sent.into_iter()
        .map(|(answers, id)| (answers, told(&id)))
        .collect()
}

#[tokio::test]
async fn the_same_seed_and_the_same_requests_tell_the_same_story() {
    let (one, same, other) = tokio::join!(story(1), story(1), story(2));
    assert_eq!(one, same);
    assert_ne!(one, other);
    let some = |what: &dyn Fn(&Story) -> bool| {
        assert!(one.iter().any(what) && !one.iter().all(what), "{one:?}");
    };
    for status in ["FAILED", "DELIVERED", "READ"] {
        some(&|(_, told)| told.iter().any(|one| one == status));
    }
    for refusal in [429, 503] {
        some(&|(answers, _)| answers.contains(&refusal));
    }
    some(&|(_, told)| told.windows(2).any(|pair| pair[0] == pair[1]));
}
