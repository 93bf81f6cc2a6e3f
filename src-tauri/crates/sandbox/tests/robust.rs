//! Nothing a client could send takes the sandbox down: no panic, no answer that is missing, on any
//! route with any method and any body.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};

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
    match random.random_range(0..if depth == 0 { 8 } else { 10 }) {
        0 => Value::Null,
        1 => json!(random.random::<bool>()),
        2 => json!(random.random::<i64>()),
        3 => json!(random.random::<f64>() * 1e300),
        4 => json!([u64::MAX, 0, 1, 1 << 53].choose(random)),
        5 => json!([i64::MIN, -1, i64::MAX].choose(random)),
        6 => json!("a\u{202e}\u{fffd}\u{10ffff}".repeat(random.random_range(1..400))),
        7 => Value::String(word(random)),
        8 => (0..random.random_range(0..4))
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

/// Every route, with placeholders; a line is a path for all methods.
const ROUTES: &str = "
/auth/oauth2/token
/conversation/v1/projects/{p}/apps
/conversation/v1/projects/{p}/apps/{a}
/conversation/v1/projects/{p}/apps/{a}/webhooks
/conversation/v1/projects/{p}/apps/{a}/consents/OPT_OUT_ALL
/conversation/v1/projects/{p}/apps/{a}/consents/{x}
/conversation/v1/projects/{p}/apps/{a}/consents/identities/{x}
/conversation/v1/projects/{p}/webhooks
/conversation/v1/projects/{p}/webhooks/{w}
/conversation/v1/projects/{p}/contacts
/conversation/v1/projects/{p}/contacts/{k}
/conversation/v1/projects/{p}/contacts/{k}:merge
/conversation/v1/projects/{p}/contacts:getChannelProfile
/conversation/v1/projects/{p}/contacts:identityConflicts
/conversation/v1/projects/{p}/conversations
/conversation/v1/projects/{p}/conversations:recent
/conversation/v1/projects/{p}/conversations/{c}
/conversation/v1/projects/{p}/conversations/{c}:stop
/conversation/v1/projects/{p}/conversations/{c}:inject-message
/conversation/v1/projects/{p}/conversations/{c}:inject-event
/conversation/v1/projects/{p}/messages
/conversation/v1/projects/{p}/messages/{m}
/conversation/v1/projects/{p}/messages:send
/conversation/v1/projects/{p}/messages:transcode
/conversation/v1/projects/{p}/messages:fetch-last-message
/conversation/v1/projects/{p}/events
/conversation/v1/projects/{p}/events/{x}
/conversation/v1/projects/{p}/events:send
/conversation/v1/projects/{p}/capability:query
/conversation/v1/projects/{p}/optins:register
/conversation/v1/projects/{p}/optouts:register
/conversation/v1/projects/{p}/settings
/conversation/v1/projects/{x}/apps
/template/v2/projects/{p}/templates
/template/v2/projects/{p}/templates/welcome_back
/template/v2/projects/{p}/templates/{x}/translations
/template/v2/projects/{p}/templates/welcome_back/translations
/provisioning/v1/projects/{p}/webhooks
/provisioning/v1/projects/{p}/webhooks/{x}
/provisioning/v1/projects/{p}/bundles
/provisioning/v1/projects/{p}/bundles/{x}
/provisioning/v1/projects/{p}/conversation/apps/{a}/messenger
/provisioning/v1/projects/{p}/rcs/senders
/provisioning/v1/projects/{p}/rcs/{x}/{x}/comments
/provisioning/v1/projects/{p}/kakaotalk/templates/{x}/comments
/provisioning/v1/projects/{p}/whatsapp
/provisioning/v1/projects/{p}/whatsapp/activities
/provisioning/v1/projects/{p}/whatsapp/comments
/provisioning/v1/projects/{p}/whatsapp/enableTemplateAnalytics
/provisioning/v1/projects/{p}/whatsapp/senders
/provisioning/v1/projects/{p}/whatsapp/senders/{s}
/provisioning/v1/projects/{p}/whatsapp/senders/{s}/register
/provisioning/v1/projects/{p}/whatsapp/senders/{s}/verify
/provisioning/v1/projects/{p}/whatsapp/senders/{s}/activities
/provisioning/v1/projects/{p}/whatsapp/senders/{s}/comments
/provisioning/v1/projects/{p}/whatsapp/senders/{s}/changes
/provisioning/v1/projects/{p}/whatsapp/templates
/provisioning/v1/projects/{p}/whatsapp/templates/sync
/provisioning/v1/projects/{p}/whatsapp/templates/{t}
/provisioning/v1/projects/{p}/whatsapp/templates/{t}/languages/EN
/provisioning/v1/projects/{p}/whatsapp/templates/{t}/languages/EN/activities
/provisioning/v1/projects/{p}/whatsapp/templates/{t}/languages/EN/comments
/provisioning/v1/projects/{p}/whatsapp/templates/{t}/languages/EN/compare
/batch/v1/projects/{p}/messages
/lookup/v2/projects/{p}/lookups
/regions/us/conversation/v1/projects/{p}/apps
/regions/{x}/template/v2/projects/{p}/templates
/control/access
/control/stats
/control/scenarios
/control/dials
/control/clock
/control/phone
/control/phones
/control/callbacks
/control/apps
/control/apps/{a}/channels
/control/keys/revoke
/control/keys/restore
/control/tokens/expire
/control/templates/{t}/state
/control/templates/{x}/delete
/control/reset
/%ff%fe/..//
/
";

/// Queries that paging, masks and filters could trip over.
const QUERIES: [&str; 12] = [
    "",
    "",
    "?page_size=-1&pageSize=-1",
    "?page_size=99999999999999999999999&pageSize=99999999999999999999999",
    "?page_token=mzz&pageToken=t99999999999999999999",
    "?page_token=m18446744073709551615&pageToken=t18446744073709551615",
    "?update_mask=a.b.c,metadata,,..,channel_credentials.0.x&fieldMask=..,a.0,details.components",
    "?app_id={a}&conversation_id={c}&contact_id={k}&channel=WHATSAPP&channel_identity=1",
    "?start_time=never&end_time=9999-12-31T23:59:59.999999999Z",
    "?filterStates=ODD,DONE&filterStatuses=&templateAnalyticsDateRange=QUARTER",
    "?%00=%ff&&&==&page_size=%E2%98%83",
    "?only_active=maybe&order=SIDEWAYS&view=NONE&messages_source=ELSEWHERE",
];

const METHODS: [&str; 9] = [
    "GET", "POST", "POST", "POST", "PUT", "PATCH", "PATCH", "DELETE", "OPTIONS",
];

/// A body of any kind: good, spoilt, of another shape, too deep, no JSON, no UTF-8.
fn body(random: &mut StdRng, good: &[Value]) -> Vec<u8> {
    let one = good.choose(random).unwrap();
    match random.random_range(0..10) {
        0 => one.to_string().into(),
        1 => anything(random, 4).to_string().into(),
        2 => b"{\"a\":".repeat(random.random_range(1..400)),
        3 => b"[".repeat(random.random_range(1..20_000)),
        4 => b"{\"app_id\": 1e999, \"ttl\": -0.0e-999}".into(),
        5 => b"{\"display_name\": \"\xff\xfe\xc0\x80\"}".into(),
        6 => b"{\"display_name\": \"\\ud800\", \"a\": \"\\u0000\"}".into(),
        _ => spoilt(random, one).to_string().into(),
    }
}

static PANICS: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn any_request_is_answered() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        before(panic);
    }));
    let (_sandbox, client) = started(unlimited()).await;
    let project = client.access.project_id.clone();
    let app = client.app().to_owned();
    client.send(order_ready(&app, "+19895550100")).await;
    let hook = client.hook("http://127.0.0.1:9/hook", "s").await;
    let (_, page) = client.provisioning("GET", "/whatsapp/senders", None).await;
    let sender = page["senders"][0]["id"].as_str().unwrap().to_owned();
    let (_, page) = client
        .conversation("GET", &format!("/messages?app_id={app}"), None)
        .await;
    let of_message = |key: &str| page["messages"][0][key].as_str().unwrap().to_owned();
    let message = of_message("id");
    let conversation = of_message("conversation_id");
    let contact = of_message("contact_id");
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
        json!({"app_id": app, "trigger": "CHANNEL_EVENT", "body": {}}),
        json!({"trigger": "WHATSAPP_TEMPLATE_APPROVED", "payload": {}}),
        json!({"advance_seconds": 60}),
        json!({"channels": ["SMS"]}),
        json!({"state": "PAUSED", "language": "EN"}),
        json!({"name": "b", "region": "EU", "subproject": true, "smsApp": {"name": "c"}, "convApp": {"webhooks": [{"target": "https://example.com", "triggers": []}]}, "webhooks": [{"target": "https://example.com/w", "secret": "s", "triggers": ["ALL"]}]}),
        json!({"comment": "c"}),
        json!({"templates": [{"templateName": "login_code", "templateLanguage": "EN"}], "timeframe": "7", "endTimestamp": 1}),
        json!({"method": "SMS", "code": "123456", "countryCode": "39", "phoneNumber": "333", "details": {"displayName": "d"}}),
        json!({"status": "SUBMIT", "category": "UTILITY", "details": {"components": [{"type": "BODY", "text": "a"}]}}),
        json!({"source_id": contact, "strategy": "MERGE", "metadata": "m", "language": "IT"}),
        json!({"app_id": app, "recipient": {"identified_by": {"channel_identities": [{"channel": "RCS", "identity": "1"}]}}, "message": {"explicit_channel_omni_message": {"RCS": {"list_message": {"title": "a", "sections": [{"items": [{"choice": {"title": "b"}}]}]}}}}, "ttl": "5s", "channel_priority_order": ["RCS"]}),
    ];
    let root = client
        .access
        .control
        .trim_end_matches("/control")
        .to_owned();
    let filled = |path: &str| {
        path.replace("{p}", &project)
            .replace("{a}", &app)
            .replace("{m}", &message)
            .replace("{k}", &contact)
            .replace("{c}", &conversation)
            .replace("{w}", &hook)
            .replace("{s}", &sender)
            .replace("{t}", "order_ready")
            .replace("{x}", "%F0%9F%9A%9A..%2F%00")
    };
    let routes: Vec<&str> = ROUTES.lines().filter(|line| !line.is_empty()).collect();
    let mut random = StdRng::seed_from_u64(7);
    for round in 0..routes.len() * 40 {
        let path = routes[round % routes.len()];
        let query = QUERIES.choose(&mut random).unwrap();
        let url = format!("{root}{}{}", filled(path), filled(query));
        let method = *METHODS.choose(&mut random).unwrap();
        let body = body(&mut random, &good);
        let words = String::from_utf8_lossy(&body[..body.len().min(400)]).into_owned();
        let sent = client
            .request(method, &url)
            .header("content-type", "application/json")
            .body(body)
            .send()
            .await;
        let asked = format!("{round} {method} {url} {words}");
        match sent {
            Ok(response) => {
                let status = response.status().as_u16();
                assert!(status < 500 || status == 501, "{asked}: {status}");
            }
            Err(error) => panic!("{asked}: {error}"),
        }
        assert_eq!(PANICS.load(Ordering::SeqCst), 0, "{asked}");
        if path.starts_with("/control") {
            // What it did to the keys, the tokens and the faults is undone.
            let rest = serde_json::to_value(sandbox::Dials::default()).unwrap();
            client.control("PUT", "/dials", Some(rest)).await;
            assert_eq!(client.renew().await, 200, "{asked}");
        }
    }
    still_works(&client, &root).await;
    assert_eq!(PANICS.load(Ordering::SeqCst), 0);
}

/// A long mask, a large body, and then a message that is told to its end: the timers live too.
async fn still_works(client: &Client, root: &str) {
    let (_, made) = client.control("POST", "/apps", Some(json!({}))).await;
    let app = made["app_id"].as_str().unwrap();
    let deep = "a.".repeat(15_000);
    let path = format!("/apps/{app}?update_mask={deep}a");
    let patch = json!({"display_name": "a"});
    assert_eq!(
        client.conversation("PATCH", &path, Some(patch)).await.0,
        200
    );
    let url = format!(
        "{root}/conversation/v1/projects/{}/messages:send",
        client.access.project_id
    );
    // Refused before it is read to its end, which a client may see as a broken connection.
    let large = client
        .request("POST", &url)
        .body(vec![b' '; 10 * 1_024 * 1_024])
        .send()
        .await;
    assert!(large.is_err() || large.is_ok_and(|response| response.status() == 413));
    let receiver = Receiver::start().await;
    let hook = json!({
        "app_id": app, "target": receiver.url, "target_type": "HTTP",
        "triggers": ["MESSAGE_DELIVERY"],
    });
    let (status, answer) = client.conversation("POST", "/webhooks", Some(hook)).await;
    assert_eq!(status, 200, "{answer}");
    let (status, sent) = client.send(text(app, "SMS", "+393339998877", "Hi")).await;
    assert_eq!(status, 200, "{sent}");
    receiver
        .until(|got| got.iter().any(|got| got.status() == "DELIVERED"))
        .await;
}
