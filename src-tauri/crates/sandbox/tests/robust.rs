//! Nothing a client could send takes the sandbox down.
#![allow(clippy::unwrap_used)]

mod support;

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Map, Value, json};
use support::*;

/// JSON of any shape, with the words of the API among its keys and values.
fn anything(random: &mut StdRng, depth: u32) -> Value {
    const WORDS: [&str; 20] = [
        "app_id",
        "recipient",
        "contact_id",
        "identified_by",
        "channel_identities",
        "channel",
        "identity",
        "message",
        "text_message",
        "text",
        "WHATSAPP",
        "SMS",
        "template_message",
        "channel_template",
        "omni_template",
        "template_id",
        "",
        "\u{0}é🚚",
        "latest",
        "details",
    ];
    let word = |random: &mut StdRng| (*WORDS.choose(random).unwrap()).to_owned();
    match random.random_range(0..if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => json!(random.random::<bool>()),
        2 => json!(random.random::<i64>()),
        3 => json!(random.random::<f64>() * 1e300),
        4 => Value::String(word(random)),
        5 => (0..random.random_range(0..4))
            .map(|_| anything(random, depth - 1))
            .collect(),
        _ => {
            let mut object = Map::new();
            for _ in 0..random.random_range(0..5) {
                object.insert(word(random), anything(random, depth - 1));
            }
            Value::Object(object)
        }
    }
}

/// A good body with something in it replaced by anything.
fn spoilt(random: &mut StdRng, body: &Value) -> Value {
    match body {
        Value::Object(object) if !object.is_empty() && random.random_ratio(4, 5) => {
            let mut object = object.clone();
            let keys: Vec<String> = object.keys().cloned().collect();
            let key = keys.choose(random).unwrap();
            let value = spoilt(random, &object[key]);
            object.insert(key.clone(), value);
            Value::Object(object)
        }
        Value::Array(items) if !items.is_empty() && random.random_ratio(4, 5) => {
            let mut items = items.clone();
            let at = random.random_range(0..items.len());
            items[at] = spoilt(random, &items[at]);
            Value::Array(items)
        }
        _ => anything(random, 3),
    }
}

#[tokio::test]
async fn any_request_is_answered() {
    let (_sandbox, client) = started(unlimited()).await;
    let project = client.access.project_id.clone();
    let app = client.app().to_owned();
    client.send(order_ready(&app, "+19895550100")).await;
    let (_, page) = client.conversation("GET", "/contacts", None).await;
    let contact = page["contacts"][0]["id"].as_str().unwrap().to_owned();
    let (_, page) = client
        .conversation("GET", &format!("/messages?app_id={app}"), None)
        .await;
    let message = page["messages"][0]["id"].as_str().unwrap().to_owned();
    let conversation = page["messages"][0]["conversation_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let good = [
        order_ready(&app, "+19895550100"),
        text(&app, "SMS", "+393331234567", "Hi"),
        json!({"display_name": "a", "channel_credentials": [{"channel": "SMS", "static_bearer": {"claimed_identity": "a", "token": "b"}}], "retention_policy": {"ttl_days": 3}}),
        json!({"app_id": app, "target": "https://example.com", "target_type": "HTTP", "triggers": ["MESSAGE_DELIVERY"], "client_credentials": {"client_id": "a", "client_secret": "b", "endpoint": "https://example.com"}}),
        json!({"channel_identities": [{"channel": "SMS", "identity": "1", "app_id": ""}], "language": "EN", "channel_priority": ["SMS"], "metadata": "m"}),
        json!({"app_id": app, "contact_id": contact, "active": true, "metadata_json": {"a": 1}}),
        json!({"id": "t", "version": 1, "default_translation": "en", "translations": [{"language_code": "en", "version": "1", "variables": [{"key": "a"}], "text_message": {"text": "${a}"}, "channel_template_overrides": {"WHATSAPP": {"template_reference": {"template_id": "x", "parameters": {}}, "parameter_mappings": {"a": "b"}}}}]}),
        json!({"name": "tt", "language": "EN", "category": "UTILITY", "status": "DRAFT", "details": {"components": [{"type": "BODY", "text": "{{1}}", "examples": ["a"]}, {"type": "CAROUSEL", "cards": [{"components": [{"type": "BODY", "text": "b"}]}]}]}}),
        json!({"app_id": app, "recipient": {"contact_id": contact}, "event": {"composing_event": {}}}),
        json!({"app_id": app, "app_message": {"card_message": {"title": "a", "choices": [{"text_message": {"text": "b"}}]}}, "channels": ["WHATSAPP", "SMS"]}),
        json!({"app_id": app, "from": "+393331234567", "channel": "WHATSAPP", "choice": {"message_id": message, "postback_data": "x"}}),
        json!({"latency_ms": 0, "failure_share": {"UNKNOWN": 0.1}}),
        json!({"channel_identities": ["1"], "app_id": app, "page_size": 3, "page_token": "m3"}),
        json!({"accept_time": "2026-01-01T00:00:00Z", "direction": "TO_APP", "channel_identity": {"channel": "SMS", "identity": "1"}, "contact_id": contact, "contact_message": {"text_message": {"text": "a"}}}),
    ];
    let paths = [
        "/conversation/v1/projects/{p}/messages:send",
        "/conversation/v1/projects/{p}/messages:transcode",
        "/conversation/v1/projects/{p}/messages:fetch-last-message",
        "/conversation/v1/projects/{p}/messages/{m}?update_mask=a.b.c,metadata",
        "/conversation/v1/projects/{p}/messages?page_size=5&page_token=mzz&app_id={a}",
        "/conversation/v1/projects/{p}/messages?start_time=never&channel=ODD",
        "/conversation/v1/projects/{p}/apps",
        "/conversation/v1/projects/{p}/apps/{a}?update_mask=display_name,retention_policy.ttl_days",
        "/conversation/v1/projects/{p}/webhooks",
        "/conversation/v1/projects/{p}/contacts",
        "/conversation/v1/projects/{p}/contacts/{k}?update_mask=channel_identities,x.y",
        "/conversation/v1/projects/{p}/contacts/{k}:merge",
        "/conversation/v1/projects/{p}/contacts:getChannelProfile",
        "/conversation/v1/projects/{p}/conversations",
        "/conversation/v1/projects/{p}/conversations/{c}",
        "/conversation/v1/projects/{p}/conversations/{c}:inject-message",
        "/conversation/v1/projects/{p}/conversations/{c}:inject-event",
        "/conversation/v1/projects/{p}/events:send",
        "/conversation/v1/projects/{p}/capability:query",
        "/conversation/v1/projects/{p}/optins:register",
        "/conversation/v1/projects/{p}/settings",
        "/template/v2/projects/{p}/templates",
        "/template/v2/projects/{p}/templates/welcome_back",
        "/provisioning/v1/projects/{p}/webhooks",
        "/provisioning/v1/projects/{p}/bundles",
        "/provisioning/v1/projects/{p}/whatsapp/templates",
        "/provisioning/v1/projects/{p}/whatsapp/templates/order_ready/languages/EN",
        "/provisioning/v1/projects/{p}/whatsapp/templates/order_ready/languages/EN/compare",
        "/provisioning/v1/projects/{p}/whatsapp/senders",
        "/control/phone",
        "/control/dials",
        "/control/apps",
        "/lookup/v2/projects/{p}/lookups",
        "/regions/us/conversation/v1/projects/{p}/apps",
        "/%ff%fe/..//",
    ];
    let root = client
        .access
        .control
        .trim_end_matches("/control")
        .to_owned();
    let mut random = StdRng::seed_from_u64(7);
    for round in 0..1_500 {
        let path = paths
            .choose(&mut random)
            .unwrap()
            .replace("{p}", &project)
            .replace("{a}", &app)
            .replace("{m}", &message)
            .replace("{k}", &contact)
            .replace("{c}", &conversation);
        let method = *["POST", "POST", "POST", "PATCH", "PUT", "GET"]
            .choose(&mut random)
            .unwrap();
        let body = good.choose(&mut random).unwrap();
        let body = match random.random_range(0..6) {
            0 => body.to_string(),
            1 => anything(&mut random, 4).to_string(),
            2 => "{\"a\":".repeat(random.random_range(1..400)),
            _ => spoilt(&mut random, body).to_string(),
        };
        let sent = client
            .request(method, &format!("{root}{path}"))
            .header("content-type", "application/json")
            .body(body.clone())
            .send()
            .await;
        match sent {
            Ok(response) => {
                let status = response.status().as_u16();
                assert!(
                    status < 500 || status == 501,
                    "{round} {method} {path} {body}: {status}"
                );
            }
            Err(error) => panic!("{round} {method} {path} {body}: {error}"),
        }
        if path.ends_with("/dials") {
            let rest = serde_json::to_value(sandbox::Dials::default()).unwrap();
            client.control("PUT", "/dials", Some(rest)).await;
        }
    }
    let deep = "a.".repeat(15_000);
    let path = format!("/apps/{app}?update_mask={deep}a");
    let patch = json!({"display_name": "a"});
    assert_eq!(
        client.conversation("PATCH", &path, Some(patch)).await.0,
        200
    );
    let url = format!("{root}/conversation/v1/projects/{project}/messages:send");
    // Refused before it is read to its end, which a client may see as a broken connection.
    let large = client
        .request("POST", &url)
        .body(vec![b' '; 10 * 1_024 * 1_024])
        .send()
        .await;
    assert!(large.is_err() || large.is_ok_and(|response| response.status() == 413));
    assert_eq!(client.control("GET", "/access", None).await.0, 200);
}
