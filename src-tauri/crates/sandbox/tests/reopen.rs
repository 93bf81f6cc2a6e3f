//! What a journal brings back, and what it leaves behind on purpose.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use sandbox::{Dials, Options, Sandbox};
use serde_json::json;
use support::*;

fn kept(path: &Path) -> Options {
    Options {
        data: Some(path.to_owned()),
        ..unlimited()
    }
}

#[tokio::test]
async fn dials_clock_and_a_revoked_key_are_as_they_were_left() {
    let dir = tempfile::tempdir().unwrap();
    let (sandbox, client) = started(kept(dir.path())).await;
    client
        .dials(json!({
            "callback_late_ms": 7, "outage_seconds": 3_600, "failure_share": {"UNKNOWN": 0.25},
        }))
        .await;
    client.jump(86_400).await;
    let (_, before) = client.control("GET", "/clock", None).await;
    client.control("POST", "/keys/revoke", None).await;
    sandbox.stop().await;

    let (sandbox, client) = started(kept(dir.path())).await;
    let (_, dials) = client.control("GET", "/dials", None).await;
    assert_eq!(dials["callback_late_ms"], 7);
    assert_eq!(dials["failure_share"], json!({"UNKNOWN": 0.25}));
    assert_eq!(
        dials["outage_seconds"], 0,
        "an outage ends with its sandbox"
    );
    let (_, after) = client.control("GET", "/clock", None).await;
    assert_eq!(after["ahead_seconds"], 86_400);
    assert!(after["now"].as_str().unwrap() >= before["now"].as_str().unwrap());
    assert_eq!(client.renew().await, 401);
    client.control("POST", "/keys/restore", None).await;
    sandbox.stop().await;

    // Dials given at the start win over those that were kept.
    let options = Options {
        dials: Dials {
            latency_ms: 3,
            ..Dials::default()
        },
        ..kept(dir.path())
    };
    let (_sandbox, client) = started(options).await;
    assert_eq!(client.renew().await, 200);
    let (_, dials) = client.control("GET", "/dials", None).await;
    assert_eq!(
        (&dials["latency_ms"], &dials["callback_late_ms"]),
        (&json!(3), &json!(0))
    );
    client.control("POST", "/reset", None).await;
    let (_, clock) = client.control("GET", "/clock", None).await;
    assert_eq!(clock["ahead_seconds"], 0);
}

#[tokio::test]
async fn bundles_and_the_names_of_deleted_templates_are_remembered() {
    let dir = tempfile::tempdir().unwrap();
    let (sandbox, client) = started(kept(dir.path())).await;
    let bundle = json!({"name": "Shop", "region": "EU", "convApp": true});
    let (status, bundle) = client.provisioning("POST", "/bundles", Some(bundle)).await;
    assert_eq!(status, 201, "{bundle}");
    let gone = "/whatsapp/templates/delivery_delayed";
    assert_eq!(client.provisioning("DELETE", gone, None).await.0, 204);
    sandbox.stop().await;

    let (sandbox, client) = started(kept(dir.path())).await;
    let path = format!("/bundles/{}", bundle["id"].as_str().unwrap());
    assert_eq!(
        client.provisioning("GET", &path, None).await,
        (200, bundle.clone())
    );
    let app = format!("/apps/{}", bundle["convApp"]["id"].as_str().unwrap());
    assert_eq!(client.conversation("GET", &app, None).await.0, 200);
    let again = json!({
        "name": "delivery_delayed", "language": "EN", "category": "UTILITY",
        "details": {"components": [{"type": "BODY", "text": "Late"}]},
    });
    let (status, refusal) = client
        .provisioning("POST", "/whatsapp/templates", Some(again.clone()))
        .await;
    assert_eq!(
        (status, &refusal["errorCode"]),
        (409, &json!("template_name_recently_used"))
    );
    client.jump(31 * 86_400).await;
    client.renew().await;
    let (status, made) = client
        .provisioning("POST", "/whatsapp/templates", Some(again))
        .await;
    assert_eq!(status, 201, "{made}");
    sandbox.stop().await;
}

#[tokio::test]
async fn the_state_may_be_a_file_of_any_name() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("sinch.journal");
    let (sandbox, client) = started(kept(&file)).await;
    client.send(order_ready(client.app(), "+19895550102")).await;
    sandbox.stop().await;
    assert!(file.is_file());
    let held = Sandbox::start(kept(&file)).await.unwrap();
    let second = Sandbox::start(kept(&file)).await;
    assert!(matches!(second, Err(sandbox::Error::Held { .. })));
    let client = Client::of(held.access().clone()).await;
    assert_eq!(client.stats().await["accepted"], 1);
}
