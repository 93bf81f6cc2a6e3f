//! Tokens, regions, apps, webhooks, controls.
#![allow(clippy::unwrap_used)]

mod support;

use sandbox::{Options, Rate};
use serde_json::json;
use support::*;

#[tokio::test]
async fn only_an_expired_token_asks_to_be_renewed() {
    let (_sandbox, client) = started(unlimited()).await;
    let says_expired = async || {
        let url = format!(
            "{}/v1/projects/{}/apps",
            client.access.conversation, client.access.project_id
        );
        let response = client.request("GET", &url).send().await.unwrap();
        let header = response
            .headers()
            .get("www-authenticate")
            .map(|value| value.to_str().unwrap().to_owned());
        (
            response.status().as_u16(),
            header.is_some_and(|text| text.contains("expired")),
        )
    };
    assert_eq!(says_expired().await, (200, false));
    client.control("POST", "/tokens/expire", None).await;
    assert_eq!(says_expired().await, (401, true));
    assert_eq!(client.renew().await, 200);
    assert_eq!(says_expired().await, (200, false));
    client
        .control("POST", "/clock", Some(json!({"advance_seconds": 3_700})))
        .await;
    assert_eq!(says_expired().await, (401, true));
    client.renew().await;
    client.control("POST", "/keys/revoke", None).await;
    assert_eq!(says_expired().await, (401, false));
    assert_eq!(client.renew().await, 401);
    client.control("POST", "/keys/restore", None).await;
    assert_eq!(says_expired().await, (200, false));
}

#[tokio::test]
async fn basic_works_and_a_wrong_key_does_not() {
    let (_sandbox, client) = started(unlimited()).await;
    let url = format!(
        "{}/v1/projects/{}/apps",
        client.access.conversation, client.access.project_id
    );
    for (secret, status) in [(client.access.key_secret.as_str(), 200), ("wrong", 401)] {
        let response = client
            .http
            .get(&url)
            .basic_auth(&client.access.key_id, Some(secret))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status().as_u16(), status);
    }
    assert_eq!(
        client
            .http
            .get(&url)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16(),
        401
    );
}

#[tokio::test]
async fn the_token_endpoint_has_its_own_limit() {
    let (_sandbox, client) = started(Options {
        rate: Rate::PerSecond(25),
        ..Options::default()
    })
    .await;
    let mut granted = 0;
    for _ in 0..45 {
        granted += u32::from(client.renew().await == 200);
    }
    assert!((29..45).contains(&granted), "{granted}");
}

#[tokio::test]
async fn an_app_lives_in_one_region() {
    let (_sandbox, client) = started(unlimited()).await;
    let us = client.access.regions["us"].app_ids[0].clone();
    for (region, status) in [("eu", 404), ("us", 200), ("br", 404)] {
        let url = format!(
            "{}/v1/projects/{}/apps/{us}",
            client.access.regions[region].conversation, client.access.project_id
        );
        assert_eq!(client.call("GET", &url, None).await.0, status, "{region}");
    }
    let (_, made) = client
        .control(
            "POST",
            "/apps",
            Some(json!({"region": "br", "channels": ["SMS"]})),
        )
        .await;
    let (_, access) = client.control("GET", "/access", None).await;
    assert_eq!(access["regions"]["br"]["app_ids"], json!([made["app_id"]]));
}

#[tokio::test]
async fn apps_are_made_changed_and_deleted() {
    let (_sandbox, client) = started(unlimited()).await;
    let body = json!({
        "display_name": "Shop",
        "channel_credentials": [{"channel": "SMS", "static_bearer": {"claimed_identity": "plan", "token": "t"}}],
    });
    let (status, app) = client.conversation("POST", "/apps", Some(body)).await;
    assert_eq!(status, 200, "{app}");
    assert_eq!(app["processing_mode"], "DISPATCH");
    assert_eq!(app["channel_credentials"][0]["state"]["status"], "ACTIVE");
    let path = format!("/apps/{}", app["id"].as_str().unwrap());
    let patch = json!({"display_name": "Other", "processing_mode": "CONVERSATION"});
    let masked = format!("{path}?update_mask=display_name");
    let (_, app) = client.conversation("PATCH", &masked, Some(patch)).await;
    assert_eq!(app["display_name"], "Other");
    assert_eq!(app["processing_mode"], "DISPATCH");
    for body in [
        json!({}),
        json!({"display_name": "x"}),
        json!({"display_name": "x", "channel_credentials": [{"channel": "SMS"}]}),
        json!({"display_name": "x", "channel_credentials": [], "processing_mode": "ODD"}),
        json!({"display_name": "x", "channel_credentials": [], "retention_policy": {"ttl_days": 0}}),
    ] {
        let (status, answer) = client
            .conversation("POST", "/apps", Some(body.clone()))
            .await;
        assert_eq!(status, 400, "{body} {answer}");
    }
    assert_eq!(
        client.conversation("DELETE", &path, None).await,
        (200, json!({}))
    );
    assert_eq!(client.conversation("GET", &path, None).await.0, 404);
}

#[tokio::test]
async fn five_webhooks_and_no_target_twice() {
    let (_sandbox, client) = started(unlimited()).await;
    let make = async |n: u32| {
        let body = json!({"app_id": client.app(), "target": format!("https://example.com/{n}"), "secret": "s"});
        client.conversation("POST", "/webhooks", Some(body)).await
    };
    let (_, first) = make(0).await;
    assert_eq!(first["target_type"], "DISMISS");
    assert_eq!(make(0).await.0, 400);
    for n in 1..5 {
        assert_eq!(make(n).await.0, 200);
    }
    assert_eq!(make(5).await.0, 400);
    let path = format!("/apps/{}/webhooks", client.app());
    let (_, list) = client.conversation("GET", &path, None).await;
    assert_eq!(list["webhooks"].as_array().unwrap().len(), 5);
    let path = format!("/webhooks/{}", first["id"].as_str().unwrap());
    let clash = json!({"target": "https://example.com/3"});
    assert_eq!(
        client.conversation("PATCH", &path, Some(clash)).await.0,
        400
    );
    for bad in [
        json!({"triggers": ["UNSPECIFIED_TRIGGER"]}),
        json!({"target": "ftp://example.com"}),
        json!({"target": format!("https://example.com/{}", "x".repeat(742))}),
    ] {
        assert_eq!(client.conversation("PATCH", &path, Some(bad)).await.0, 400);
    }
    assert_eq!(client.conversation("DELETE", &path, None).await.0, 200);
    assert_eq!(client.conversation("GET", &path, None).await.0, 404);
    assert_eq!(make(5).await.0, 200);
}

#[tokio::test]
async fn sinch_can_go_away_and_come_back() {
    let (_sandbox, client) = started(unlimited()).await;
    client
        .control("PUT", "/dials", Some(json!({"outage_seconds": 1})))
        .await;
    assert_eq!(client.conversation("GET", "/apps", None).await.0, 503);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    assert_eq!(client.conversation("GET", "/apps", None).await.0, 200);
    client
        .control("PUT", "/dials", Some(json!({"burst_429_seconds": 60})))
        .await;
    assert_eq!(
        client
            .send(order_ready(client.app(), "+393331234567"))
            .await
            .0,
        429
    );
    for bad in [
        json!({"latncy_ms": 1}),
        json!({"send_5xx_share": 2}),
        json!({"failure_share": {"ODD": 0.1}}),
    ] {
        assert_eq!(client.control("PUT", "/dials", Some(bad)).await.0, 400);
    }
}

#[tokio::test]
async fn the_same_seed_is_the_same_project() {
    let (_one, first) = started(unlimited()).await;
    let (_two, second) = started(unlimited()).await;
    let (_three, other) = started(Options {
        seed: 2,
        ..unlimited()
    })
    .await;
    assert_eq!(first.access.project_id, second.access.project_id);
    assert_eq!(first.access.app_ids, second.access.app_ids);
    assert_ne!(first.access.project_id, other.access.project_id);
    assert_ne!(first.access.key_secret, other.access.key_secret);
}
