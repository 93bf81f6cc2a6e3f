//! Templates of both kinds: written, reviewed, filled, refused.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::*;

#[tokio::test]
async fn omni_templates_are_versioned_and_locked() {
    let (_sandbox, client) = started(unlimited()).await;
    let body = json!({
        "id": "greeting",
        "default_translation": "en-US",
        "translations": [{"language_code": "en-US", "variables": [{"key": "name"}], "text_message": {"text": "Hi ${name}"}}],
    });
    let (status, made) = client
        .template("POST", "/templates", Some(body.clone()))
        .await;
    assert_eq!(status, 200, "{made}");
    assert_eq!(
        (&made["id"], &made["version"]),
        (&json!("greeting"), &json!(1))
    );
    assert_eq!(made["translations"][0]["version"], "1");
    assert_eq!(
        client.template("POST", "/templates", Some(body)).await.0,
        400
    );
    let mut next = made.clone();
    next["translations"][0]["text_message"]["text"] = json!("Hello ${name}");
    let (status, changed) = client
        .template("PUT", "/templates/greeting", Some(next.clone()))
        .await;
    assert_eq!(status, 200, "{changed}");
    assert_eq!(changed["version"], 2);
    assert_eq!(changed["translations"][0]["version"], "2");
    assert_eq!(
        client
            .template("PUT", "/templates/greeting", Some(next))
            .await
            .0,
        400,
        "stale version"
    );
    let path = "/templates/greeting/translations";
    let (_, all) = client.template("GET", path, None).await;
    assert_eq!(all["translations"].as_array().unwrap().len(), 2);
    let (_, one) = client
        .template("GET", &format!("{path}?translation_version=1"), None)
        .await;
    assert_eq!(one["translations"][0]["text_message"]["text"], "Hi ${name}");
    for bad in [
        json!({"translations": []}),
        json!({"default_translation": "it", "translations": [{"language_code": "en", "text_message": {"text": "a"}}]}),
        json!({"default_translation": "en", "translations": [{"language_code": "en"}]}),
    ] {
        assert_eq!(
            client.template("POST", "/templates", Some(bad)).await.0,
            400
        );
    }
    assert_eq!(
        client.template("DELETE", "/templates/greeting", None).await,
        (200, json!({}))
    );
    assert_eq!(
        client.template("GET", "/templates/greeting", None).await.0,
        404
    );
}

#[tokio::test]
async fn an_omni_template_is_filled_for_its_channel() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let send = async |channel: &str, version: &str, parameters: Value| {
        let mut message = text(client.app(), channel, "+19895550101", "x");
        message["message"] = json!({"template_message": {"omni_template": {
            "template_id": "welcome_back", "version": version, "language_code": "it", "parameters": parameters,
        }}});
        let (status, answer) = client.send(message).await;
        assert_eq!(status, 200, "{answer}");
        client.settled().await;
        answer["message_id"].as_str().unwrap().to_owned()
    };
    let both = json!({"name": "Anna", "order": "7"});
    let sms = send("SMS", "latest", both.clone()).await;
    let whatsapp = send("WHATSAPP", "1", both.clone()).await;
    let submitted = |id: &str| {
        receiver
            .of("message_submit_notification")
            .into_iter()
            .map(|body| body["message_submit_notification"].clone())
            .find(|submit| submit["message_id"] == id)
            .unwrap()["submitted_message"]
            .clone()
    };
    assert_eq!(
        submitted(&sms)["text_message"]["text"],
        "Bentornato, Anna! Il tuo ordine 7 è pronto."
    );
    let reference = &submitted(&whatsapp)["template_message"]["channel_template"]["WHATSAPP"];
    assert_eq!(reference["template_id"], "order_ready");
    assert_eq!(reference["parameters"]["body[1]text"], "Anna");
    assert_eq!(
        receiver.statuses(&whatsapp),
        ["QUEUED_ON_CHANNEL", "DELIVERED"]
    );
    let reason = |id: String| {
        receiver
            .of("message_delivery_report")
            .into_iter()
            .map(|body| body["message_delivery_report"].clone())
            .find(|report| report["message_id"] == id && report["status"] == "FAILED")
            .unwrap()["reason"]["code"]
            .clone()
    };
    let id = send("SMS", "latest", json!({"name": "Anna"})).await;
    assert_eq!(reason(id), "TEMPLATE_INSUFFICIENT_PARAMETERS");
    let id = send("SMS", "9", both).await;
    assert_eq!(reason(id), "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION");
}

#[tokio::test]
async fn whatsapp_refuses_what_a_template_does_not_fit() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let ending = async |name: &str, language: &str, parameters: Value| {
        let mut message = order_ready(client.app(), "+19895550101");
        let template = &mut message["message"]["template_message"]["channel_template"]["WHATSAPP"];
        *template =
            json!({"template_id": name, "language_code": language, "parameters": parameters});
        let (_, answer) = client.send(message).await;
        client.settled().await;
        let reports = receiver.of("message_delivery_report");
        let last = reports
            .iter()
            .map(|body| &body["message_delivery_report"])
            .rfind(|report| report["message_id"] == answer["message_id"])
            .unwrap();
        match last["reason"]["code"].as_str() {
            Some(code) => code.to_owned(),
            None => last["status"].as_str().unwrap().to_owned(),
        }
    };
    let two = || json!({"body[1]text": "Ann", "body[2]text": "7"});
    for (name, language, parameters, expected) in [
        ("order_ready", "it", two(), "DELIVERED"),
        ("order_ready", "EN", two(), "DELIVERED"),
        (
            "order_ready",
            "fr",
            two(),
            "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
        ),
        ("order_raedy", "en", two(), "TEMPLATE_NOT_FOUND"),
        (
            "order_ready",
            "en",
            json!({"body[1]text": "Ann"}),
            "TEMPLATE_INSUFFICIENT_PARAMETERS",
        ),
        (
            "order_ready",
            "en",
            json!({"1": "Ann", "2": "7"}),
            "TEMPLATE_INSUFFICIENT_PARAMETERS",
        ),
        ("delivery_delayed", "en", json!({}), "DELIVERED"),
        (
            "weekly_news",
            "en",
            json!({"body[1]text": "x"}),
            "CHANNEL_REJECT",
        ),
        (
            "store_opening",
            "en",
            json!({"body[1]text": "x"}),
            "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
        ),
        (
            "login_code",
            "en",
            json!({"body[1]text": "1", "button[0]url[1]text": "1"}),
            "DELIVERED",
        ),
    ] {
        assert_eq!(
            ending(name, language, parameters.clone()).await,
            expected,
            "{name} {language} {parameters}"
        );
    }
    client
        .control("POST", "/templates/order_ready/delete", None)
        .await;
    assert_eq!(
        ending("order_ready", "en", two()).await,
        "TEMPLATE_NOT_FOUND"
    );
}

fn template(name: &str, status: &str) -> Value {
    json!({
        "name": name, "language": "EN_US", "category": "UTILITY", "status": status,
        "details": {"components": [
            {"type": "HEADER", "format": "TEXT", "text": "{{1}} %", "examples": ["20"]},
            {"type": "BODY", "text": "Hi {{1}}", "examples": ["Ann"]},
        ]},
    })
}

#[tokio::test]
async fn a_template_is_drafted_submitted_reviewed_and_told() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    let hook = json!({"target": receiver.url, "secret": "p", "triggers": ["ALL"]});
    let (status, made) = client
        .provisioning("POST", "/webhooks", Some(hook.clone()))
        .await;
    assert_eq!(status, 201, "{made}");
    assert!(made.get("secret").is_none());
    let (status, again) = client.provisioning("POST", "/webhooks", Some(hook)).await;
    assert_eq!(
        (status, &again["errorCode"]),
        (409, &json!("webhook_exists"))
    );

    let (status, draft) = client
        .provisioning(
            "POST",
            "/whatsapp/templates",
            Some(template("season_hello", "DRAFT")),
        )
        .await;
    assert_eq!(status, 201, "{draft}");
    assert_eq!(draft["changes"]["status"], "DRAFT");
    assert_eq!(
        draft["changes"]["details"]["components"][0]["example"],
        "20"
    );
    assert!(draft.get("state").is_none());
    let path = "/whatsapp/templates/season_hello/languages/EN_US";
    let (_, submitted) = client
        .provisioning("PATCH", path, Some(json!({"status": "SUBMIT"})))
        .await;
    assert_eq!(submitted["changes"]["status"], "IN_PROGRESS");
    let of = |kind: &str| {
        receiver
            .got()
            .into_iter()
            .filter(|got| got.body["type"] == kind)
            .collect::<Vec<_>>()
    };
    receiver
        .until(|got| {
            got.iter()
                .any(|got| got.body["type"] == "WHATSAPP_TEMPLATE_APPROVED")
        })
        .await;
    let approved = of("WHATSAPP_TEMPLATE_APPROVED").pop().unwrap();
    assert_eq!(approved.body["payload"]["state"], "APPROVED");
    assert!(approved.body["payload"].get("changes").is_none());
    let signature = sinch::signature::sign(
        "p",
        &approved.raw,
        &approved.header("x-sinch-webhook-signature-nonce"),
        &approved.header("x-sinch-webhook-signature-timestamp"),
    );
    assert_eq!(approved.header("x-sinch-webhook-signature"), signature);

    client
        .provisioning(
            "POST",
            "/whatsapp/templates",
            Some(template("season_scam", "SUBMIT")),
        )
        .await;
    receiver
        .until(|got| {
            got.iter()
                .any(|got| got.body["type"] == "WHATSAPP_TEMPLATE_REJECTED")
        })
        .await;
    let rejected = of("WHATSAPP_TEMPLATE_REJECTED").pop().unwrap();
    assert_eq!(rejected.body["payload"]["rejectionCode"], "SCAM");

    let comment = json!({"comment": "Please look again"});
    let (status, _) = client
        .provisioning("POST", &format!("{path}/comments"), Some(comment))
        .await;
    assert_eq!(status, 201);
    let (_, history) = client
        .provisioning("GET", &format!("{path}/activities"), None)
        .await;
    assert_eq!(history["notifications"][0]["type"], "COMMENT_ADDED");
    assert_eq!(
        client
            .provisioning("DELETE", "/whatsapp/templates/season_hello", None)
            .await,
        (204, Value::Null)
    );
    let (status, again) = client
        .provisioning(
            "POST",
            "/whatsapp/templates",
            Some(template("season_hello", "DRAFT")),
        )
        .await;
    assert_eq!(
        (status, &again["errorCode"]),
        (409, &json!("template_name_recently_used"))
    );
    receiver
        .until(|got| {
            got.iter()
                .any(|got| got.body["type"] == "WHATSAPP_TEMPLATE_DELETED")
        })
        .await;
}

#[tokio::test]
async fn what_meta_does_not_look_at_is_refused_and_kept_as_a_draft_if_wanted() {
    let (_sandbox, client) = started(unlimited()).await;
    let make = async |name: &str, keeps: bool| {
        let body = json!({
            "name": name, "language": "EN", "category": "UTILITY", "saveDraftOnFailure": keeps,
            "details": {"components": [{"type": "BODY", "text": "Hi"}]},
        });
        let (status, answer) = client
            .provisioning("POST", "/whatsapp/templates", Some(body))
            .await;
        (status, answer)
    };
    for (name, http, code) in [
        ("my_limit_reached", 424, "template_limit_reached"),
        ("my_same_content", 424, "template_content_already_exists"),
        ("my_against_policies", 400, "template_policies_violations"),
    ] {
        let (status, refusal) = make(name, false).await;
        assert_eq!((status, &refusal["errorCode"]), (http, &json!(code)));
        let path = format!("/whatsapp/templates/{name}");
        assert_eq!(client.provisioning("GET", &path, None).await.0, 404);
    }
    let (status, refusal) = make("my_submit_error", true).await;
    assert_eq!(status, 424);
    let meta = &refusal["additionalInformation"]["metaError"];
    assert_eq!(meta["reason"], "INVALID_FORMAT", "{refusal}");
    let path = "/whatsapp/templates/my_submit_error/languages/EN";
    let (_, kept) = client.provisioning("GET", path, None).await;
    assert_eq!(kept["changes"]["status"], "DRAFT", "{kept}");
}

#[tokio::test]
async fn a_deleted_language_is_blocked_for_four_weeks() {
    let (_sandbox, client) = started(unlimited()).await;
    let italian = "/whatsapp/templates/order_ready/languages/IT";
    let (status, _) = client.provisioning("DELETE", italian, None).await;
    assert_eq!(status, 404, "it has no draft");
    let all = format!("{italian}?deleteSubmitted=true");
    assert_eq!(client.provisioning("DELETE", &all, None).await.0, 204);
    let english = "/whatsapp/templates/order_ready/languages/EN";
    assert_eq!(client.provisioning("GET", english, None).await.0, 200);
    let again = json!({
        "name": "order_ready", "language": "IT", "category": "UTILITY",
        "details": {"components": [{"type": "BODY", "text": "Ciao"}]},
    });
    let make = async || {
        client
            .provisioning("POST", "/whatsapp/templates", Some(again.clone()))
            .await
    };
    let (status, refusal) = make().await;
    assert_eq!(
        (status, &refusal["errorCode"]),
        (409, &json!("template_language_recently_deleted"))
    );
    client.jump(28 * 86_400 + 1).await;
    client.renew().await;
    let (status, made) = make().await;
    assert_eq!(status, 201, "{made}");
}

#[tokio::test]
async fn whatsapp_templates_are_listed_filtered_and_refused() {
    let (_sandbox, client) = started(unlimited()).await;
    let (_, page) = client
        .provisioning("GET", "/whatsapp/templates?pageSize=4", None)
        .await;
    assert_eq!(page["templates"].as_array().unwrap().len(), 4);
    assert_eq!(page["totalSize"], 10);
    let next = page["nextPageToken"].as_str().unwrap();
    let path = format!("/whatsapp/templates?pageSize=50&pageToken={next}");
    let (_, page) = client.provisioning("GET", &path, None).await;
    assert_eq!(page["templates"].as_array().unwrap().len(), 6);
    let (_, page) = client
        .provisioning(
            "GET",
            "/whatsapp/templates?templateName=order&filterStates=APPROVED",
            None,
        )
        .await;
    assert_eq!(page["totalSize"], 2);
    let (_, page) = client
        .provisioning("GET", "/whatsapp/templates/order_ready", None)
        .await;
    assert_eq!(page["templates"][0]["language"], "EN");
    let (status, answer) = client
        .provisioning("GET", "/whatsapp/templates?pageSize=0", None)
        .await;
    assert_eq!(
        (status, &answer["errorCode"]),
        (400, &json!("invalid_page_size"))
    );
    let mut odd = template("Bad Name", "SUBMIT");
    let (status, answer) = client
        .provisioning("POST", "/whatsapp/templates", Some(odd.clone()))
        .await;
    assert_eq!(
        (status, &answer["errorCode"]),
        (400, &json!("invalid_input"))
    );
    assert!(answer["additionalInformation"]["validationErrors"].is_array());
    odd["name"] = json!("good_name");
    odd["language"] = json!("XX");
    let (_, answer) = client
        .provisioning("POST", "/whatsapp/templates", Some(odd))
        .await;
    assert_eq!(answer["errorCode"], "template_invalid_language_code");
    let (status, answer) = client
        .provisioning(
            "POST",
            "/whatsapp/templates",
            Some(template("order_ready", "DRAFT")),
        )
        .await;
    assert_eq!(
        status, 201,
        "another language of an existing name: {answer}"
    );
    let (_, answer) = client
        .provisioning(
            "POST",
            "/whatsapp/templates",
            Some(template("order_ready", "DRAFT")),
        )
        .await;
    assert_eq!(answer["errorCode"], "template_exists");
}

#[tokio::test]
async fn senders_and_the_account() {
    let (_sandbox, client) = started(unlimited()).await;
    let (_, account) = client.provisioning("GET", "/whatsapp", None).await;
    assert_eq!(account["state"], "ONBOARDED");
    let (_, page) = client.provisioning("GET", "/whatsapp/senders", None).await;
    assert_eq!(page["senders"][0]["state"], "ACTIVE");
    let body = json!({"countryCode": "39", "phoneNumber": "3331234567", "details": {"displayName": "Shop"}});
    let (status, made) = client
        .provisioning("POST", "/whatsapp/senders", Some(body))
        .await;
    assert_eq!(
        (status, &made["state"]),
        (201, &json!("PENDING_VERIFICATION"))
    );
    let path = format!("/whatsapp/senders/{}", made["id"].as_str().unwrap());
    let (_, answer) = client
        .provisioning(
            "POST",
            &format!("{path}/register"),
            Some(json!({"method": "SMS"})),
        )
        .await;
    assert_eq!(answer["verificationCodeSent"], true);
    let verify = format!("{path}/verify");
    assert_eq!(
        client
            .provisioning("POST", &verify, Some(json!({"code": "000000"})))
            .await
            .0,
        400
    );
    let (_, answer) = client
        .provisioning("POST", &verify, Some(json!({"code": "123456"})))
        .await;
    assert_eq!(answer["state"], "ACTIVE");
    let patch =
        json!({"status": "SUBMIT", "details": {"about": "Open daily", "displayName": null}});
    let (_, answer) = client.provisioning("PATCH", &path, Some(patch)).await;
    assert_eq!(answer["details"], json!({"about": "Open daily"}));
    assert_eq!(client.provisioning("DELETE", &path, None).await.0, 204);
    let (status, answer) = client.provisioning("GET", &path, None).await;
    assert_eq!(
        (status, &answer["errorCode"]),
        (404, &json!("sender_not_found"))
    );
    let body = json!({"name": "Set", "region": "US", "convApp": true});
    let (status, bundle) = client.provisioning("POST", "/bundles", Some(body)).await;
    assert_eq!((status, &bundle["state"]), (201, &json!("DONE")));
}
