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
    let held = callbacks(&stage, json!({ "verdict": "quarantined" })).await;
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
    let held = callbacks(&stage, json!({ "verdict": "quarantined" })).await;
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

/// A form of an account at the stage's own Sinch, with its own webhook secret.
fn form(stage: &Stage, secret: &str, late_hours: &str) -> Value {
    let access = stage.access();
    json!({
        "name": "Milano", "key": "MIL", "region": "eu", "project_id": access.project_id,
        "app_id": access.app_ids[1], "key_id": access.key_id, "key_secret": access.key_secret,
        "webhook_secret": secret, "late_hours": late_hours,
    })
}

async fn steps(stage: &Stage, callback: &Value) -> String {
    let request = json!({ "id": callback["id"] });
    let whole = stage.call("webhooks.callback", request).await;
    let steps = whole["verification"].as_array().unwrap();
    let told = steps.iter().filter_map(|step| step["sentence"].as_str());
    told.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_replaced_secret_is_accepted_until_sinch_signed_a_day_with_the_new_one() {
    let (stage, _) = silent().await;
    let made = stage
        .call("accounts.create", form(&stage, "first", ""))
        .await;
    let id = made["id"].clone();
    let hook = stage.hook(id.as_str().unwrap());
    assert_eq!(made["secrets"]["former_webhook_until"], Value::Null);
    let changed = json!({ "id": id, "form": form(&stage, "second", "") });
    stage.call("accounts.update", changed).await;
    let body = |message: &str| serde_json::to_vec(&delivery(message, "READ")).unwrap();
    assert_eq!(post_signed(&hook, "first", &body("01A")).await, 200);
    assert_eq!(post_signed(&hook, "second", &body("01B")).await, 200);
    assert_eq!(post_signed(&hook, "third", &body("01C")).await, 401);
    interpreted(&stage).await;
    let of = |message: &'static str| {
        let request = json!({ "search": message });
        async { callbacks(&stage, request).await.remove(0) }
    };
    let former = steps(&stage, &of("01A").await).await;
    assert!(
        former.contains("the secret before this account"),
        "{former}"
    );
    let present = steps(&stage, &of("01B").await).await;
    assert!(
        present.contains("this account’s webhook secret"),
        "{present}"
    );

    // Sinch has the new one from here on: a day more, and no longer.
    stage
        .call("webhooks.ensure", json!({ "account_id": id }))
        .await;
    let account = stage.call("accounts.get", json!({ "id": id })).await;
    let until = account["secrets"]["former_webhook_until"].as_i64().unwrap();
    let hours = (until / 1_000 - now_s()) / 3_600;
    assert!((23..=24).contains(&hours), "{hours}");
    stage.end().await;
}

#[tokio::test]
async fn how_old_a_signature_may_be_is_the_accounts_own_choice() {
    let (stage, account) = silent().await;
    let made = stage
        .call("accounts.create", form(&stage, "own", "1"))
        .await;
    assert_eq!(made["late_hours"], 1);
    let strict = made["id"].as_str().unwrap().to_owned();
    let usual = stage.webhook_secret(&account).await;
    for (id, secret, verdict) in [
        (&strict, "own", "late"),
        (&account, usual.as_str(), "valid"),
    ] {
        let body = serde_json::to_vec(&delivery("01M", "READ")).unwrap();
        let signed_at = (now_s() - 2 * 60 * 60).to_string();
        let headers = Headers::signed(secret, &body, &nonce(), &signed_at);
        assert_eq!(post(&stage.hook(id), &body, &headers).await, 200);
        let found = callbacks(&stage, json!({ "account_id": id })).await;
        assert_eq!(found[0]["verdict"], verdict);
    }
    let refused = stage
        .try_call("accounts.create", form(&stage, "own", "soon"))
        .await
        .unwrap_err();
    assert!(refused.fields.contains_key("late_hours"), "{refused:?}");
    stage.end().await;
}

#[tokio::test]
async fn a_callback_is_found_read_again_and_saved_as_it_came() {
    let (stage, account) = silent().await;
    let (hook, secret) = (stage.hook(&account), stage.webhook_secret(&account).await);
    let mut report = delivery("01M", "DELIVERED");
    report["correlation_id"] = json!("my own id");
    report["message_delivery_report"]["channel_identity"]["identity"] = json!("393331234567");
    let body = serde_json::to_vec(&report).unwrap();
    assert_eq!(post_signed(&hook, &secret, &body).await, 200);
    interpreted(&stage).await;
    for found in [
        json!({ "search": "my own id" }),
        json!({ "search": "01M" }),
        json!({ "search": "+39 333 123" }),
        json!({ "state": "stranger", "trigger": "MESSAGE_DELIVERY", "verdict": "valid" }),
        json!({ "from_at": (now_s() - 60) * 1_000 }),
    ] {
        assert_eq!(callbacks(&stage, found.clone()).await.len(), 1, "{found}");
    }
    for missed in [
        json!({ "search": "my own" }),
        json!({ "state": "applied" }),
        json!({ "verdict": "late" }),
        json!({ "campaign_id": "cmp_1" }),
        json!({ "to_at": (now_s() - 60) * 1_000 }),
    ] {
        assert_eq!(callbacks(&stage, missed.clone()).await.len(), 0, "{missed}");
    }
    let one = callbacks(&stage, json!({})).await.remove(0);
    let summary = one["summary"].as_str().unwrap();
    assert!(summary.contains("+39 333 123 4567"), "{summary}");
    let request = json!({ "id": one["id"] });
    stage.call("webhooks.rerun_one", request.clone()).await;
    interpreted(&stage).await;
    let file = stage.call("webhooks.save_body", request).await;
    assert_eq!(stage.download(&file).await, body);

    assert_eq!(post_signed(&hook, "wrong", &body).await, 401);
    let held = callbacks(&stage, json!({ "verdict": "quarantined" })).await;
    let refused = stage
        .try_call("webhooks.rerun_one", json!({ "id": held[0]["id"] }))
        .await
        .unwrap_err();
    assert_eq!(refused.code, backend::Code::PreconditionFailed);
    stage.end().await;
}

#[tokio::test]
async fn what_should_be_is_told_beside_what_is_and_mended() {
    let (stage, account) = silent().await;
    let request = json!({ "account_id": account });
    let same = stage.call("webhooks.compare", request.clone()).await;
    assert_eq!(same["same"], true, "{same}");
    let client = sinch_client(&stage);
    let app_id = stage.app_id(&account).await;
    let ours = client.webhooks().list(&app_id).await.unwrap().remove(0);
    let mut changed = ours.clone();
    changed.triggers = Some(vec![sinch::webhooks::Trigger::MessageInbound]);
    let id = ours.id.unwrap();
    client
        .webhooks()
        .update(&id, &changed, &["triggers"])
        .await
        .unwrap();
    let differs = stage.call("webhooks.compare", request.clone()).await;
    let marks: Vec<bool> = differs["parts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|part| part["same"].as_bool())
        .collect();
    assert_eq!(marks, [true, true, false, true], "{differs}");
    stage.call("webhooks.ensure", request.clone()).await;
    let mended = stage.call("webhooks.compare", request.clone()).await;
    assert_eq!(mended["same"], true, "{mended}");
    client.webhooks().delete(&id).await.unwrap();
    let missing = stage.call("webhooks.compare", request).await;
    assert_eq!(missing["sentence"], "Our webhook is not at Sinch.");
    stage.end().await;
}

#[tokio::test]
async fn a_message_that_sinch_lists_is_proved_accepted_without_any_callback() {
    let (stage, account) = silent().await;
    let list = stage.people(1).await;
    let draft = stage.draft(&account, &list, None).await;
    let id = draft["id"].as_str().unwrap();
    let attempt = refused(&stage, id).await;
    let before = stage.campaign(id).await;
    assert_eq!(before["counts"]["enqueued_failed"], 1, "{before}");

    // Sinch has the message all the same.
    let recipient = sinch::channel::Recipient::identity("WHATSAPP".into(), "+393331234567");
    let text = sinch::messages::AppMessage::text("Ready");
    let message = sinch::messages::SendMessageRequest {
        message_metadata: Some(json!({ "cmp": id, "att": attempt }).to_string()),
        ..sinch::messages::SendMessageRequest::new(stage.app_id(&account).await, recipient, text)
    };
    sinch_client(&stage)
        .messages()
        .send(&message)
        .await
        .unwrap();
    let poll = || stage.call("webhooks.poll", json!({ "account_id": account }));
    let polled = poll().await;
    assert_eq!(
        (&polled["listed"], &polled["proved"]),
        (&json!(1), &json!(1))
    );
    let sentence = polled["sentence"].as_str().unwrap();
    assert!(sentence.contains("only callbacks can tell"), "{sentence}");
    let after = stage.campaign(id).await;
    assert_eq!(after["counts"]["enqueued"], 1, "{after}");
    assert_eq!(poll().await["proved"], 0, "it is known now");
    stage.end().await;
}

/// Makes a campaign run whose one attempt counts as refused; the attempt. Nobody else works on it.
async fn refused(stage: &Stage, campaign: &str) -> String {
    use domain::{CampaignId, CampaignState, Channel};
    use store::campaigns::{self as rows, Claim, NewRecipient, Outcome, Verdict};
    let id = CampaignId::from(campaign);
    let now = now_s() * 1_000;
    let later = now + 60 * 60 * 1_000;
    let attempt = stage
        .app()
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let (from, to) = (&[CampaignState::Draft], CampaignState::Launching);
                rows::set_state(tx, &id, from, to, "", now).await?;
                rows::hold(tx, &id, "a story", now, later).await?;
                let person = NewRecipient {
                    id: "rcp_story".into(),
                    contact: "con_story".into(),
                    position: 1,
                    channel: Channel::WhatsApp,
                    language: "en".into(),
                    identity: "+393331234567".into(),
                    name: String::new(),
                    parameters: "{}".into(),
                    skipped: None,
                };
                rows::lay(tx, &id, &[person], &"con_story".into(), now).await?;
                rows::finish_laying(tx, &id, now).await?;
                let claim = Claim {
                    campaign: &id,
                    owner: "a story",
                    most: 1,
                    now_ms: now,
                    deadline_ms: later,
                };
                let attempt = rows::claim(tx, &claim).await?.remove(0).attempt;
                let outcome = Outcome {
                    attempt: attempt.clone(),
                    at_ms: now,
                    verdict: Verdict::Refused {
                        code: "BAD_REQUEST".into(),
                        text: String::new(),
                    },
                };
                rows::record(tx, &[outcome]).await?;
                Ok(attempt)
            })
        })
        .await
        .unwrap();
    attempt.to_string()
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
