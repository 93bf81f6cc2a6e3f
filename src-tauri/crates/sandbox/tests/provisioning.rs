//! The Provisioning API beside templates, senders and the account: masks, analytics, other
//! channels, bundles, and callbacks that nothing brings about by itself.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::*;

/// Makes a Provisioning webhook for everything.
async fn hook(client: &Client, target: &str) {
    let body = json!({"target": target, "secret": "s", "triggers": ["ALL"]});
    let (status, answer) = client.provisioning("POST", "/webhooks", Some(body)).await;
    assert_eq!(status, 201, "{answer}");
}

#[tokio::test]
async fn a_field_mask_shows_what_it_names() {
    let (_sandbox, client) = started(unlimited()).await;
    let path = "/whatsapp/templates/spring_offer/languages/EN_US?fieldMask=name,details.components.0.example,details.components.3.buttons.1.url";
    let (status, template) = client.provisioning("GET", path, None).await;
    assert_eq!(status, 200);
    assert_eq!(
        template,
        json!({"name": "spring_offer", "details": {"components": [
            {"example": "Ann"},
            {"buttons": [{"url": "https://example.com/offer/{{1}}"}]},
        ]}})
    );
    let (_, list) = client
        .provisioning("GET", "/whatsapp/templates?fieldMask=state", None)
        .await;
    assert_eq!(list["templates"][0], json!({"state": "APPROVED"}));
    let (status, refusal) = client
        .provisioning("GET", "/whatsapp/templates?fieldMask=colour", None)
        .await;
    assert_eq!(
        (status, &refusal["errorCode"]),
        (400, &json!("invalid_fields"))
    );
}

#[tokio::test]
async fn templates_are_counted_once_the_account_is_enabled_for_it() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let template = "/whatsapp/templates/order_ready/languages/EN";
    client.send(order_ready(client.app(), "+19895550100")).await;
    client.settled().await;
    let (_, before) = client.provisioning("GET", template, None).await;
    assert_eq!(before["analytics"], json!([]));
    let enable = "/whatsapp/enableTemplateAnalytics";
    assert_eq!(client.provisioning("PUT", enable, None).await.0, 200);
    for number in ["00", "01", "02", "24"] {
        let to = format!("+198955501{number}");
        client.send(order_ready(client.app(), &to)).await;
    }
    // An omni template that becomes this one on WhatsApp counts as well.
    let mut omni = order_ready(client.app(), "+19895550100");
    omni["message"] = json!({"template_message": {"omni_template": {
        "template_id": "welcome_back", "version": "latest", "language_code": "en-US",
        "parameters": {"name": "Ann", "order": "7"},
    }}});
    client.send(omni).await;
    client.settled().await;
    let (_, after) = client.provisioning("GET", template, None).await;
    let counted = &after["analytics"][0];
    assert_eq!(
        (&counted["sent"], &counted["delivered"], &counted["read"]),
        (&json!(5), &json!(3), &json!(2)),
        "{counted}"
    );
    client.jump(2 * 86_400).await;
    client.renew().await;
    let week = format!("{template}?templateAnalyticsDateRange=WEEK");
    let sent = |template: Value| template["analytics"][0]["sent"].clone();
    assert_eq!(sent(client.provisioning("GET", template, None).await.1), 0);
    assert_eq!(sent(client.provisioning("GET", &week, None).await.1), 5);
    let compare = json!({
        "templates": [{"templateName": "order_ready", "templateLanguage": "IT"}],
        "timeframe": "7",
    });
    let (status, refusal) = client
        .provisioning("POST", &format!("{template}/compare"), Some(compare))
        .await;
    assert_eq!(
        (status, &refusal["errorCode"]),
        (409, &json!("templates_not_eligible_for_comparison"))
    );
}

#[tokio::test]
async fn channels_tell_their_names_and_rcs_and_kakaotalk_their_senders() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    hook(&client, &receiver.url).await;
    let information = format!("/conversation/apps/{}/messenger", client.app());
    assert_eq!(client.provisioning("GET", &information, None).await.0, 404);
    let channels = format!("/apps/{}/channels", client.app());
    let wanted = json!({"channels": ["MESSENGER"]});
    client.control("PUT", &channels, Some(wanted)).await;
    let (status, named) = client.provisioning("GET", &information, None).await;
    assert_eq!((status, &named["name"]), (200, &json!("Rehearsal")));

    for (path, key, trigger) in [
        ("/rcs/senders", "senders", "RCS_SENDER_COMMENT_ADDED"),
        ("/rcs/accounts", "accounts", "RCS_ACCOUNT_COMMENT_ADDED"),
        (
            "/kakaotalk/senders",
            "senders",
            "KAKAOTALK_SENDER_COMMENT_ADDED",
        ),
        (
            "/kakaotalk/templates",
            "templates",
            "KAKAOTALK_TEMPLATE_COMMENT_ADDED",
        ),
    ] {
        let (_, list) = client.provisioning("GET", path, None).await;
        assert_eq!(list["totalSize"], 1, "{path}");
        let one = format!("{path}/{}", list[key][0]["id"].as_str().unwrap());
        assert_eq!(
            client.provisioning("GET", &one, None).await,
            (200, list[key][0].clone())
        );
        let comment = json!({"comment": "Please look"});
        let (status, _) = client
            .provisioning("POST", &format!("{one}/comments"), Some(comment))
            .await;
        assert_eq!(status, 201, "{path}");
        let (_, activities) = client
            .provisioning("GET", &format!("{one}/activities"), None)
            .await;
        assert_eq!(activities["notifications"][0]["comment"], "Please look");
        receiver
            .until(|got| got.iter().any(|got| got.body["type"] == trigger))
            .await;
    }
    assert_eq!(
        client.provisioning("POST", "/rcs/senders", None).await.0,
        501
    );
    let nowhere = "/kakaotalk/templates/none";
    assert_eq!(client.provisioning("GET", nowhere, None).await.0, 404);
}

#[tokio::test]
async fn a_bundle_makes_a_whole_set() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    let order = json!({
        "name": "Shop",
        "region": "US",
        "subproject": {"name": "Shop US"},
        "smsApp": true,
        "convApp": {
            "name": "Shop chat",
            "processingMode": "DISPATCH",
            "webhooks": [{"target": "https://example.com/a", "secret": "s", "triggers": ["MESSAGE_DELIVERY"]}],
        },
        "webhooks": [{"target": receiver.url, "secret": "s", "triggers": ["BUNDLE_DONE"]}],
    });
    let (status, bundle) = client.provisioning("POST", "/bundles", Some(order)).await;
    assert_eq!(status, 201, "{bundle}");
    assert_eq!(bundle["subproject"]["status"], "READY");
    assert_eq!(bundle["smsApp"]["status"], "ACTIVE");
    assert_eq!(bundle["convApp"]["name"], "Shop chat");
    receiver.until(|got| !got.is_empty()).await;
    assert_eq!(receiver.got()[0].body["payload"]["id"], bundle["id"]);

    let app = bundle["convApp"]["id"].as_str().unwrap();
    let url = format!(
        "{}/v1/projects/{}/apps/{app}",
        client.access.regions["us"].conversation, client.access.project_id
    );
    let (_, made) = client.call("GET", &url, None).await;
    assert_eq!(made["processing_mode"], "DISPATCH");
    let (_, hooks) = client.call("GET", &format!("{url}/webhooks"), None).await;
    assert_eq!(hooks["webhooks"][0]["target"], "https://example.com/a");

    let path = format!("/bundles?filterStates=DONE&filterConvAppIds={app}");
    let (_, list) = client.provisioning("GET", &path, None).await;
    assert_eq!(list["totalSize"], 1);
    let (_, none) = client
        .provisioning("GET", "/bundles?filterStates=FAILED", None)
        .await;
    assert_eq!(none["totalSize"], 0);
    let (status, refusal) = client
        .provisioning("GET", "/bundles?filterStates=ODD", None)
        .await;
    assert_eq!(
        (status, &refusal["errorCode"]),
        (400, &json!("invalid_filter_states"))
    );
    for (faulty, field) in [
        (json!({"name": "", "region": "EU"}), "name"),
        (json!({"name": "a", "region": "MARS"}), "region"),
        (
            json!({"name": "a", "region": "EU", "webhooks": [{"target": "x"}]}),
            "webhooks.0",
        ),
    ] {
        let (status, refusal) = client.provisioning("POST", "/bundles", Some(faulty)).await;
        assert_eq!(status, 400);
        assert!(refusal.to_string().contains(field), "{refusal}");
    }
}

#[tokio::test]
async fn every_callback_of_provisioning_can_be_had() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    hook(&client, &receiver.url).await;
    for (trigger, key) in [
        ("WHATSAPP_TEMPLATE_STATUS_UPDATED", "components"),
        ("WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED", "components"),
        ("WHATSAPP_SENDER_QUALITY_RATING_CHANGED", "qualityRating"),
        ("WHATSAPP_WABA_ACCOUNT_CHANGED", "wabaId"),
        ("RCS_SENDER_STATUS_UPDATED", "countries"),
        ("KAKAOTALK_TEMPLATE_APPROVED", "templateContent"),
    ] {
        let wanted = json!({"trigger": trigger, "newState": "FLAGGED"});
        let (status, answer) = client.control("POST", "/callbacks", Some(wanted)).await;
        assert_eq!((status, &answer["told"]), (200, &json!(1)), "{trigger}");
        receiver
            .until(|got| got.iter().any(|got| got.body["type"] == trigger))
            .await;
        let got = receiver.got().pop().unwrap().body;
        assert!(got["payload"].to_string().contains(key), "{got}");
        assert_eq!(got["newState"], "FLAGGED");
    }
    let unknown = json!({"trigger": "MESSAGE_DELIVERY"});
    assert_eq!(
        client.control("POST", "/callbacks", Some(unknown)).await.0,
        400
    );
}
