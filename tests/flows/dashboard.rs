//! The overview before, while and after a campaign runs.

use carillon_tests::{Stage, callbacks, sum};
use reqwest::Method;
use serde_json::{Value, json};
use sinch::signature::Headers;

async fn overview(stage: &Stage) -> Value {
    stage.call("dashboard.overview", json!({})).await
}

/// The sum of one series over all minutes.
fn total(overview: &Value, series: &str) -> u64 {
    let minutes = overview["minutes"].as_array().unwrap();
    minutes.iter().map(|it| it[series].as_u64().unwrap()).sum()
}

fn sentences(overview: &Value) -> Vec<&str> {
    let attention = overview["attention"].as_array().unwrap();
    attention
        .iter()
        .map(|it| it["sentence"].as_str().unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_campaign_is_suggested_and_then_followed_to_its_end() {
    let stage = Stage::new().await;
    let empty = overview(&stage).await;
    assert_eq!(empty["suggestion"], Value::Null);
    assert_eq!(empty["accounts"], json!([]));

    let ready = stage.call("settings.rehearse", json!({})).await;
    let (account, list) = (
        ready["account_id"].as_str().unwrap(),
        ready["list_id"].as_str().unwrap(),
    );
    let before = overview(&stage).await;
    assert_eq!(before["suggestion"], "Launch your first campaign");
    assert_eq!(before["minutes"], json!([]), "nothing was ever sent");
    assert_eq!(before["attention"], json!([]));
    assert_eq!(before["accounts"][0]["state"], "ready");

    let draft = stage.draft(account, list, Some(100)).await;
    let id = stage.launch(&draft).await;
    let running = overview(&stage).await;
    assert_eq!(running["suggestion"], Value::Null);
    assert_eq!(running["campaigns"][0]["id"], id.as_str());

    stage.campaign_in(&id, &["finished"]).await;
    let failed = ["failed", "rejected", "enqueued_failed"];
    let over = ["delivered", "read", "failed", "rejected", "enqueued_failed"];
    // One story falls silent after it was sent, so 199 come to an end.
    let campaign = stage.counted(&id, &over, 199).await;
    let request = json!({ "account_id": account, "minutes": 15 });
    let after = stage.call("dashboard.overview", request).await;
    assert_eq!(after["campaigns"], json!([]));
    assert_eq!(
        after["minutes"].as_array().unwrap().len(),
        15,
        "the chart is whole"
    );
    assert_eq!(total(&after, "failed"), sum(&campaign, &failed));
    assert_eq!(total(&after, "read"), sum(&campaign, &["read"]));
    assert!(sum(&campaign, &failed) > 0, "some stories fail: {campaign}");
    let failures = after["failures"].as_array().unwrap();
    let counted: u64 = failures
        .iter()
        .map(|it| it["count"].as_u64().unwrap())
        .sum();
    assert_eq!(counted, sum(&campaign, &failed));
    let unreachable = failures
        .iter()
        .find(|it| it["code"] == "RECIPIENT_NOT_REACHABLE")
        .unwrap();
    assert_eq!(unreachable["meaning"], "Cannot be reached on this channel.");
    assert_eq!(unreachable["owner"], "The recipient");
    assert!(after["accounts"][0]["last_callback_at"].is_i64());
    follows_the_stretch(&stage, account, &campaign, &after).await;
    stage.end().await;
}

/// Every number is of the stretch that was chosen, and leads to its campaign.
async fn follows_the_stretch(stage: &Stage, account: &str, campaign: &Value, after: &Value) {
    let failed = sum(campaign, &["failed", "rejected", "enqueued_failed"]);
    assert_eq!(after["totals"]["failed"], failed);
    assert_eq!(after["accounts"][0]["totals"], after["totals"]);
    let (from, to) = (&after["stretch"]["from_at"], &after["stretch"]["to_at"]);
    let number = |what: Value| {
        let mut request = json!({ "account_id": account, "from_at": from, "to_at": to });
        request
            .as_object_mut()
            .unwrap()
            .extend(what.as_object().unwrap().clone());
        stage.call("dashboard.behind", request)
    };
    let behind = number(json!({ "series": "failed" })).await;
    assert_eq!(behind["items"][0]["campaign_id"], campaign["id"]);
    assert_eq!(behind["items"][0]["count"], failed);
    let code = &after["failures"][0];
    let behind = number(json!({ "code": code["code"] })).await;
    assert_eq!(behind["items"][0]["count"], code["count"]);
    let nothing = number(json!({ "code": "NO_SUCH_CODE" })).await;
    assert_eq!(nothing["items"], json!([]));

    // The hour before anything happened: every number follows, the chart holds the stretch.
    let hour = 60 * 60 * 1_000;
    let before = from.as_i64().unwrap();
    let request = json!({
        "account_id": account, "minutes": 15, "from_at": before - hour, "to_at": before,
    });
    let quiet = stage.call("dashboard.overview", request).await;
    assert_eq!(quiet["stretch"]["from_at"], before - hour);
    assert_eq!(quiet["minutes"].as_array().unwrap().len(), 60);
    assert_eq!(quiet["failures"], json!([]));
    for totals in [&quiet["totals"], &quiet["accounts"][0]["totals"]] {
        let all = totals.as_object().unwrap().values();
        assert!(all.clone().all(|n| n == 0), "{totals}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_paused_itself_asks_for_a_person() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(200).await;
    let draft = stage.draft(&account, &list, Some(20)).await;
    let id = stage.launch(&draft).await;
    stage
        .counted(&id, &["enqueued", "sent", "delivered", "read"], 1)
        .await;
    stage
        .control
        .ask(Method::POST, "/control/keys/revoke", None)
        .await;
    let paused = stage.campaign_in(&id, &["paused"]).await;
    let overview = overview(&stage).await;
    let why = paused["paused_because"].as_str().unwrap();
    assert_eq!(
        sentences(&overview)[0],
        format!("A story paused itself. {why}")
    );
    let action = &overview["attention"][0]["action"];
    assert_eq!(action["page"], format!("/campaigns/{id}").as_str());
    assert_eq!(
        overview["campaigns"][0]["state"], "paused",
        "it can be resumed from here"
    );
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_with_a_wrong_signature_is_told_of() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let body = callbacks::delivery("01M", "DELIVERED").to_string();
    let (nonce, now) = (callbacks::nonce(), callbacks::now_s().to_string());
    let headers = Headers::signed("not the secret", body.as_bytes(), &nonce, &now);
    let answer = callbacks::post(&stage.hook(&account), body.as_bytes(), &headers).await;
    assert_eq!(answer, 401);
    let overview = overview(&stage).await;
    assert_eq!(
        sentences(&overview),
        ["One callback to Rehearsal is in quarantine: its signature is not Sinch's."]
    );
    let page = &overview["attention"][0]["action"]["page"];
    let expected = format!("/webhooks?account={account}&verdict=quarantined");
    assert_eq!(page, expected.as_str());
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_not_there_has_no_overview() {
    let stage = Stage::new().await;
    let refused = stage
        .try_call("dashboard.overview", json!({ "account_id": "acc_gone" }))
        .await
        .unwrap_err();
    assert_eq!(refused.code, backend::Code::NotFound);
    assert_eq!(refused.message, "This account is not here any more.");
    stage.end().await;
}
