//! What is posted to the receiver: right, wrong, absent, late and replayed signatures, bodies that
//! are too large or no callbacks, and our webhook among others.

use carillon_tests::callbacks::{delivery, nonce, now_s, post, post_signed};
use carillon_tests::{Stage, Staging, sandboxes, until};
use serde_json::{Value, json};
use sinch::signature::Headers;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);
const DAY_S: i64 = 24 * 60 * 60;

/// A stage whose Sinch posts nothing by itself, and the account on it.
async fn silent() -> (Stage, String) {
    let stage = Stage::with(Staging {
        sandbox: sandbox::Options {
            callbacks: false,
            ..sandboxes::fast()
        },
        ..Staging::default()
    })
    .await;
    let account = stage.account().await;
    (stage, account)
}

async fn callbacks(stage: &Stage, filter: Value) -> Vec<Value> {
    let page = stage.call("webhooks.callbacks", filter).await;
    page["items"].as_array().unwrap().clone()
}

/// Waits until nothing is uninterpreted.
async fn interpreted(stage: &Stage) {
    until("every callback is interpreted", PATIENCE, || async {
        let count = stage
            .app()
            .store()
            .read(|tx| Box::pin(async move { store::webhooks::log::waiting_count(tx).await }))
            .await
            .unwrap();
        (count == 0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn only_what_sinch_signed_is_taken_and_the_rest_is_kept_apart() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let body = serde_json::to_vec(&delivery("01M", "DELIVERED")).unwrap();

    assert_eq!(post_signed(&hook, &secret, &body).await, 200);
    assert_eq!(post_signed(&hook, "another secret", &body).await, 401);
    assert_eq!(post(&hook, &body, &Headers::default()).await, 401);
    let mut changed = body.clone();
    changed.push(b' ');
    let headers = Headers::signed(&secret, &body, &nonce(), &now_s().to_string());
    assert_eq!(post(&hook, &changed, &headers).await, 401);
    assert_eq!(
        post_signed(&stage.hook("acc_nobody"), &secret, &body).await,
        404
    );

    interpreted(&stage).await;
    let of = |verdict: &'static str| {
        let (stage, account) = (&stage, account.clone());
        async move {
            let all = callbacks(stage, json!({ "account_id": account })).await;
            all.into_iter()
                .filter(|it| it["verdict"] == verdict)
                .count()
        }
    };
    assert_eq!((of("valid").await, of("quarantined").await), (1, 3));
    let held = callbacks(&stage, json!({ "trigger": "quarantined" })).await;
    assert!(held.iter().all(|it| it["applied"] == false));
    let summaries: Vec<&str> = held
        .iter()
        .filter_map(|it| it["summary"].as_str())
        .collect();
    assert!(
        summaries.iter().any(|it| it.contains("missing")),
        "{summaries:?}"
    );
    assert!(
        summaries.iter().any(|it| it.contains("does not match")),
        "{summaries:?}"
    );
    stage.end().await;
}

#[tokio::test]
async fn the_same_callback_again_is_acknowledged_and_counted_once() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let body = serde_json::to_vec(&delivery("01M", "DELIVERED")).unwrap();
    let headers = Headers::signed(&secret, &body, "one nonce", &now_s().to_string());
    for _ in 0..3 {
        assert_eq!(post(&hook, &body, &headers).await, 200);
    }
    interpreted(&stage).await;
    let all = callbacks(&stage, json!({ "account_id": account })).await;
    assert_eq!(all.len(), 1);
    let whole = stage
        .call("webhooks.callback", json!({ "id": all[0]["id"] }))
        .await;
    let told: Vec<&str> = whole["verification"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|step| step["sentence"].as_str())
        .collect();
    assert!(told.iter().any(|it| it.contains("3 times")), "{told:?}");
    assert_eq!(whole["body"].as_str().unwrap().as_bytes(), body);
    stage.end().await;
}

#[tokio::test]
async fn a_late_callback_counts_only_when_it_brings_news() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let list = stage.people(1).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = stage.launch(&campaign).await;
    stage.counted(&id, &["enqueued"], 1).await;
    let message = message_id(&stage, &id).await;
    let late = |status: &'static str| {
        let (body, hook, secret) = (delivery(&message, status), hook.clone(), secret.clone());
        async move {
            let body = serde_json::to_vec(&body).unwrap();
            let signed_at = (now_s() - DAY_S - 60).to_string();
            let headers = Headers::signed(&secret, &body, &nonce(), &signed_at);
            post(&hook, &body, &headers).await
        }
    };
    assert_eq!(late("DELIVERED").await, 200);
    stage.counted(&id, &["delivered"], 1).await;
    assert_eq!(late("DELIVERED").await, 200);
    interpreted(&stage).await;
    let all = callbacks(&stage, json!({ "account_id": account })).await;
    let applied: Vec<bool> = all
        .iter()
        .filter_map(|it| it["applied"].as_bool())
        .collect();
    assert_eq!(applied, [false, true], "newest first");
    assert!(all.iter().all(|it| it["verdict"] == "late"));
    stage.end().await;
}

#[tokio::test]
async fn statuses_in_any_order_lead_to_the_same_end() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let list = stage.people(1).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = stage.launch(&campaign).await;
    stage.counted(&id, &["enqueued"], 1).await;
    let message = message_id(&stage, &id).await;
    for status in ["READ", "PONDERED", "QUEUED_ON_CHANNEL", "DELIVERED"] {
        let body = serde_json::to_vec(&delivery(&message, status)).unwrap();
        assert_eq!(post_signed(&hook, &secret, &body).await, 200);
    }
    interpreted(&stage).await;
    let after = stage.campaign(&id).await;
    assert_eq!(after["counts"]["read"], 1, "{after}");
    // Interpreting the stretch again moves nobody.
    let request = json!({ "account_id": account, "from_at": 0, "to_at": i64::MAX });
    let again = stage.call("webhooks.rerun", request).await;
    assert_eq!(again["callbacks"], 4);
    interpreted(&stage).await;
    assert_eq!(stage.campaign(&id).await["counts"], after["counts"]);
    stage.end().await;
}

#[tokio::test]
async fn what_was_held_for_a_wrong_secret_is_applied_once_the_secret_is_mended() {
    let (stage, _) = silent().await;
    let form = |secret: &str| {
        json!({
            "name": "Milano", "key": "MIL", "list_name": "", "proxy_domain": "", "region": "eu",
            "project_id": "11111111-2222-3333-4444-555555555555", "app_id": "01MILANO0000000000000000AP",
            "key_id": "key", "key_secret": "key-secret", "webhook_secret": secret,
            "phone": "", "description": "",
        })
    };
    let account = stage.call("accounts.create", form("mistyped")).await;
    let account = account["id"].as_str().unwrap().to_owned();
    let body = serde_json::to_vec(&delivery("01M", "DELIVERED")).unwrap();
    let hook = stage.hook(&account);
    assert_eq!(post_signed(&hook, "the-right-one", &body).await, 401);
    assert_eq!(post_signed(&hook, "somebody-elses", &body).await, 401);

    let request = json!({ "account_id": account });
    let nothing = stage
        .call("webhooks.verify_quarantine", request.clone())
        .await;
    assert_eq!(nothing["released"], 0);
    let mended = json!({ "id": account, "form": form("the-right-one") });
    stage.call("accounts.update", mended).await;
    // The console checks by itself after such a change; asking for it at the same time is fine.
    stage
        .call("webhooks.verify_quarantine", request.clone())
        .await;
    interpreted(&stage).await;
    let all = callbacks(&stage, request).await;
    let verdicts: Vec<&str> = all.iter().filter_map(|it| it["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["quarantined", "valid"]);
    assert_eq!(post_signed(&hook, "the-right-one", &body).await, 200);
    stage.end().await;
}

#[tokio::test]
async fn what_cannot_be_read_stays_in_the_log_marked() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let bodies: [&[u8]; 4] = [
        b"not json",
        b"\xff\x00\xfe",
        br#"{"app_id":"a","message_delivery_report":{"status":1}}"#,
        br#"{"app_id":"a","quite_new_notification":{"x":[1,2,3]}}"#,
    ];
    for body in bodies {
        assert_eq!(post_signed(&hook, &secret, body).await, 200);
    }
    interpreted(&stage).await;
    let all = callbacks(&stage, json!({ "account_id": account })).await;
    let verdicts: Vec<&str> = all
        .iter()
        .rev()
        .filter_map(|it| it["verdict"].as_str())
        .collect();
    assert_eq!(
        verdicts,
        ["unparsable", "unparsable", "unparsable", "valid"]
    );
    let binary = stage
        .call("webhooks.callback", json!({ "id": all[2]["id"] }))
        .await;
    assert_eq!(
        (&binary["body_encoding"], &binary["body"]),
        (&json!("base64"), &json!("/wD+"))
    );
    stage.end().await;
}

#[tokio::test]
async fn a_callback_of_ten_megabytes_is_refused_noted_and_hurts_no_other() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let huge = vec![b'x'; 10 * 1024 * 1024];
    let body = serde_json::to_vec(&delivery("01M", "READ")).unwrap();
    let (refused, taken) = tokio::join!(
        post_signed(&hook, &secret, &huge),
        post_signed(&hook, &secret, &body)
    );
    assert_eq!((refused, taken), (413, 200));
    let held = callbacks(&stage, json!({ "trigger": "quarantined" })).await;
    assert_eq!(held.len(), 1);
    let sentence = held[0]["summary"].as_str().unwrap();
    assert!(sentence.contains("10,485,760"), "{sentence}");
    stage.end().await;
}

#[tokio::test]
async fn while_the_database_is_away_sinch_is_asked_to_come_again() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let body = serde_json::to_vec(&delivery("01M", "READ")).unwrap();
    stage.app().store().close().await;
    assert_eq!(post_signed(&hook, &secret, &body).await, 503);
    stage.end().await;
}

#[tokio::test]
async fn our_webhook_follows_the_receiver_and_others_are_never_touched() {
    let (mut stage, account) = silent().await;
    let app_id = stage.app_id(&account).await;
    let request = json!({ "account_id": account });
    let before = stage.call("webhooks.list", request.clone()).await;
    let ours = before["items"][0].clone();
    assert_eq!(
        (&ours["ours"], &ours["target"]),
        (&json!(true), &json!(stage.hook(&account)))
    );
    assert_eq!(ours["triggers"].as_array().unwrap().len(), 21);

    let client = sinch_client(&stage);
    let theirs = sinch::webhooks::Webhook::http(
        app_id.as_str(),
        "https://example.com/theirs",
        [sinch::webhooks::Trigger::MessageInbound],
        "their secret",
    );
    let theirs = client.webhooks().create(&theirs).await.unwrap();

    // The remembered port is taken while the console is closed, so it listens elsewhere.
    let port = stage.app().hooks().unwrap();
    stage.close().await;
    let squatter = tokio::net::TcpListener::bind(port).await.unwrap();
    stage.open().await.unwrap();
    let ensured = stage.call("webhooks.ensure", request.clone()).await;
    assert_eq!(ensured["target"], json!(stage.hook(&account)), "{ensured}");
    assert_ne!(stage.app().hooks(), Some(port));
    let after = stage.call("webhooks.list", request).await;
    let after = after["items"].as_array().unwrap();
    assert_eq!(after.len(), 2, "{after:?}");
    let found = |ours: bool| after.iter().find(|it| it["ours"] == ours).unwrap();
    assert_eq!(
        found(true)["remote_id"],
        ours["remote_id"],
        "the same one, moved"
    );
    assert_eq!(found(false)["target"], json!(theirs.target));
    drop(squatter);
    stage.end().await;
}

#[tokio::test]
async fn five_taken_is_said_in_words() {
    let (stage, account) = silent().await;
    let app_id = stage.app_id(&account).await;
    let client = sinch_client(&stage);
    for ours in client.webhooks().list(&app_id).await.unwrap() {
        client.webhooks().delete(&ours.id.unwrap()).await.unwrap();
    }
    for at in 0..5 {
        let target = format!("https://example.com/{at}");
        let triggers = [sinch::webhooks::Trigger::MessageInbound];
        let theirs = sinch::webhooks::Webhook::http(app_id.as_str(), target, triggers, "s");
        client.webhooks().create(&theirs).await.unwrap();
    }
    let ensured = stage
        .call("webhooks.ensure", json!({ "account_id": account }))
        .await;
    assert_eq!(ensured["state"], "limit");
    assert!(
        ensured["sentence"].as_str().unwrap().contains("five"),
        "{ensured}"
    );
    assert_eq!(client.webhooks().list(&app_id).await.unwrap().len(), 5);
    stage.end().await;
}

/// A client of the stage's own Sinch, beside the console.
fn sinch_client(stage: &Stage) -> sinch::Client {
    let access = stage.access();
    sinch::Client::builder()
        .endpoints(sinch::Endpoints {
            auth: access.auth.clone(),
            conversation: access.conversation.clone(),
            template: access.template.clone(),
            provisioning: access.provisioning.clone(),
            batch: access.batch.clone(),
            lookup: access.lookup.clone(),
        })
        .project_id(access.project_id.as_str())
        .credentials(sinch::Credentials::oauth(
            access.key_id.as_str(),
            access.key_secret.as_str(),
        ))
        .build()
        .unwrap()
}

/// Sinch's id of the one message of a campaign.
async fn message_id(stage: &Stage, campaign: &str) -> String {
    let page = stage
        .call("campaigns.recipients", json!({ "id": campaign }))
        .await;
    let recipient = page["items"][0]["id"].clone();
    until("the message has an id", PATIENCE, || async {
        let recipient = stage
            .call("campaigns.recipient", json!({ "id": recipient }))
            .await;
        let attempt = recipient["attempts"].as_array()?.last()?.clone();
        let id = attempt["message_id"].as_str()?;
        (!id.is_empty()).then(|| id.to_owned())
    })
    .await
}
