//! The first start, and finding things by name. The data and its backups are in `data.rs`.

use carillon_tests::Stage;
use serde_json::{Value, json};

async fn found(stage: &Stage, text: &str) -> Vec<String> {
    let answer = stage.call("settings.search", json!({ "text": text })).await;
    let items = answer["items"].as_array().unwrap();
    let word = |it: &Value, field: &str| it[field].as_str().unwrap().to_owned();
    items
        .iter()
        .map(|it| {
            format!(
                "{}: {} ({})",
                word(it, "kind"),
                word(it, "title"),
                word(it, "detail")
            )
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn rehearsing_begins_with_everything_it_needs_and_begins_once() {
    let stage = Stage::new().await;
    let status = stage.call("settings.status", json!({})).await;
    assert_eq!(status["accounts"], 0);
    assert_eq!(status["rehearsal_available"], true);
    assert_eq!(status["engine"], "sqlite");
    assert_eq!(status["secrets_keeper"], "file");
    assert_eq!(status["data_dir"], stage.data.path().to_str().unwrap());
    let hooks = stage.app().hooks().unwrap().to_string();
    assert_eq!(status["hooks_address"], hooks.as_str());

    let ready = stage.call("settings.rehearse", json!({})).await;
    let account = stage
        .call("accounts.get", json!({ "id": ready["account_id"] }))
        .await;
    assert_eq!(account["rehearsal"], true);
    assert_eq!(account["health"], "ready", "{account}");
    assert_eq!(account["webhook"]["state"], "ours");
    let lists = stage.call("audiences.lists", json!({})).await;
    assert_eq!(lists["items"][0]["name"], "Rehearsal audience");
    assert_eq!(lists["items"][0]["members"], 200);
    assert_eq!(lists["items"][0]["id"], ready["list_id"]);

    assert_eq!(stage.call("settings.rehearse", json!({})).await, ready);
    let lists = stage.call("audiences.lists", json!({})).await;
    assert_eq!(lists["items"].as_array().unwrap().len(), 1);
    assert_eq!(lists["items"][0]["members"], 200);
    assert_eq!(
        stage.call("settings.status", json!({})).await["accounts"],
        1
    );
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_that_start_at_once_begin_one_rehearsal() {
    let stage = Stage::new().await;
    let (one, two) = tokio::join!(
        stage.call("settings.rehearse", json!({})),
        stage.call("settings.rehearse", json!({}))
    );
    assert_eq!(one, two);
    let status = stage.call("settings.status", json!({})).await;
    assert_eq!(status["accounts"], 1);
    let lists = stage.call("audiences.lists", json!({})).await;
    assert_eq!(lists["items"].as_array().unwrap().len(), 1, "{lists}");
    assert_eq!(lists["items"][0]["members"], 200);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_an_account_is_proved_to_lead_here_or_told_not_to() {
    let stage = Stage::new().await;
    let ready = stage.call("settings.rehearse", json!({})).await;
    let asked = json!({ "account_id": ready["account_id"] });
    let check = stage.call("settings.check_address", asked.clone()).await;
    assert_eq!(check["reached"], true, "{check}");

    let receiver = stage.app().hooks().unwrap();
    let url = format!(
        "http://{receiver}/hooks/{}?question=x",
        ready["account_id"].as_str().unwrap()
    );
    let _ = rustls::crypto::ring::default_provider().install_default();
    let answer = reqwest::Client::builder()
        .build()
        .unwrap()
        .get(url)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 404, "a stranger's question has no answer");

    let account = stage
        .call("accounts.get", json!({ "id": ready["account_id"] }))
        .await;
    let form = json!({
        "name": account["name"], "key": account["key"], "list_name": "",
        "proxy_domain": "nowhere.invalid", "region": account["region"],
        "project_id": account["project_id"], "app_id": account["app_id"],
        "key_id": account["key_id"], "key_secret": "", "webhook_secret": "", "phone": "",
        "description": "", "late_hours": "",
    });
    stage
        .call(
            "accounts.update",
            json!({ "id": ready["account_id"], "form": form }),
        )
        .await;
    let check = stage.call("settings.check_address", asked).await;
    assert_eq!(check["reached"], false, "{check}");
    assert_eq!(
        check["target"].as_str().unwrap().split('/').nth(2),
        Some("nowhere.invalid")
    );
    assert!(
        check["sentence"]
            .as_str()
            .unwrap()
            .contains("No connection"),
        "{check}"
    );
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_suggested_campaign_can_be_launched_to_everybody() {
    let stage = Stage::new().await;
    let ready = stage.call("settings.rehearse", json!({})).await;
    let suggestion = &ready["campaign_suggestion"];
    let column = |key: &str, column: &str| json!({ "key": key, "source": { "kind": "column", "value": column } });
    let draft = stage
        .call(
            "campaigns.create",
            json!({
                "name": suggestion["name"], "account_id": ready["account_id"],
                "template_id": suggestion["template_id"], "channel": "WHATSAPP", "language": "en",
                "list_id": suggestion["list_id"], "rate": null,
                "variables": [column("body[1]text", "first_name"), column("body[2]text", "order")],
            }),
        )
        .await;
    let check = stage
        .call("campaigns.check", json!({ "id": draft["id"] }))
        .await;
    assert_eq!(check["passed"], true, "{check}");
    assert_eq!(check["recipients"], 200, "nobody lacks a value: {check}");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn things_are_found_by_how_their_names_begin() {
    let stage = Stage::new().await;
    let ready = stage.call("settings.rehearse", json!({})).await;
    let list = ready["list_id"].as_str().unwrap();
    stage
        .draft(ready["account_id"].as_str().unwrap(), list, None)
        .await;

    let rehearsal = found(&stage, "  REHEARS ").await;
    assert_eq!(
        rehearsal,
        [
            "account: Rehearsal (REH1)",
            "list: Rehearsal audience (200 people)"
        ]
    );
    assert_eq!(found(&stage, "reh1").await, ["account: Rehearsal (REH1)"]);
    assert_eq!(
        found(&stage, "Order_R").await,
        ["template: order_ready (Rehearsal)"]
    );
    assert_eq!(
        found(&stage, "a story").await,
        ["campaign: A story (Rehearsal)"]
    );
    let by_number = found(&stage, "+1 989 555 0124").await;
    assert_eq!(by_number.len(), 1);
    assert!(by_number[0].ends_with("(+1 989 555 0124)"), "{by_number:?}");
    let many = found(&stage, "+1").await;
    assert_eq!(many.len(), 5, "no more than five of a kind");

    for nothing in ["", "  ", "udience", "nobody at all"] {
        assert_eq!(found(&stage, nothing).await, [""; 0], "{nothing}");
    }
    stage.end().await;
}
