//! What goes wrong outside: each ends in words that say what did not happen and what to do, and
//! nothing is lost.

use async_trait::async_trait;
use backend::Code;
use backend::secrets::{Keeper, Secret, SecretFault, SecretRef, Secrets};
use carillon_tests::{Stage, Staging, sum, until};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

const SENT: [&str; 6] = [
    "enqueued",
    "sent",
    "delivered",
    "read",
    "failed",
    "rejected",
];

/// A campaign of `count` people under way on a new stage.
async fn under_way(count: u32, rate: u32) -> (Stage, String, String) {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(count).await;
    let campaign = stage.draft(&account, &list, Some(rate)).await;
    let id = stage.launch(&campaign).await;
    stage.counted(&id, &SENT, 5).await;
    (stage, account, id)
}

/// Resumes whenever the campaign paused itself, until everybody was written to; then nobody was
/// written to twice and nobody is missing.
async fn brought_to_its_end(stage: &Stage, account: &str, id: &str, count: u64) {
    until(
        "everybody was written to",
        Duration::from_secs(60),
        || async {
            let campaign = stage.campaign(id).await;
            if campaign["state"] == "paused" {
                // Refused when it is being resumed already.
                let _ = stage
                    .try_call("campaigns.resume", json!({ "id": id }))
                    .await;
            }
            (sum(&campaign, &SENT) == count).then_some(())
        },
    )
    .await;
    let app_id = stage.app_id(account).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(count), &json!(0)),
        "{stats}"
    );
}

fn says(text: &Value, what: &str) {
    let text = text.as_str().unwrap_or_default();
    assert!(!text.is_empty(), "{what}: no words");
    assert!(!text.contains("{ $"), "{what}: {text}");
}

#[tokio::test]
async fn a_key_revoked_in_mid_campaign_pauses_it_and_says_so() {
    let (stage, account, id) = under_way(60, 30).await;
    stage
        .control
        .ask(Method::POST, "/control/keys/revoke", None)
        .await;
    let paused = stage.campaign_in(&id, &["paused"]).await;
    says(&paused["paused_because"], "revoked key");
    stage
        .control
        .ask(Method::POST, "/control/keys/restore", None)
        .await;
    brought_to_its_end(&stage, &account, &id, 60).await;
    stage.end().await;
}

#[tokio::test]
async fn sinch_gone_in_mid_campaign_and_back_loses_nobody_and_doubles_nobody() {
    let (stage, account, id) = under_way(60, 30).await;
    stage
        .control
        .dials(json!({ "outage_seconds": 3, "outage_refuses": true }))
        .await;
    brought_to_its_end(&stage, &account, &id, 60).await;
    stage.end().await;
}

#[tokio::test]
async fn answers_that_never_come_leave_doubt_and_doubt_is_settled() {
    let (stage, account, id) = under_way(60, 30).await;
    stage
        .control
        .dials(json!({ "send_reset_share": 0.3, "send_reset_before_share": 0.2, "send_5xx_after_share": 0.1 }))
        .await;
    until(
        "everybody is claimed at least once",
        Duration::from_secs(60),
        || async {
            let campaign = stage.campaign(&id).await;
            if campaign["state"] == "paused" {
                let _ = stage
                    .try_call("campaigns.resume", json!({ "id": id }))
                    .await;
            }
            (campaign["counts"]["pending"] == 0).then_some(())
        },
    )
    .await;
    stage
        .control
        .dials(json!({ "send_reset_share": 0, "send_reset_before_share": 0, "send_5xx_after_share": 0 }))
        .await;
    brought_to_its_end(&stage, &account, &id, 60).await;
    stage.end().await;
}

#[tokio::test]
async fn a_storm_of_429_slows_the_campaign_down_and_loses_nobody() {
    let (stage, account, id) = under_way(60, 30).await;
    stage.control.dials(json!({ "burst_429_seconds": 3 })).await;
    brought_to_its_end(&stage, &account, &id, 60).await;
    let stats = stage.control.stats(None).await;
    assert!(stats["refused"]["429"].as_u64() > Some(0), "{stats}");
    stage.end().await;
}

#[tokio::test]
async fn an_app_without_the_templates_channel_does_not_launch() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(3).await;
    let campaign = stage.draft(&account, &list, None).await;
    let app_id = stage.app_id(&account).await;
    let path = format!("/control/apps/{app_id}/channels");
    stage
        .control
        .ask(Method::PUT, &path, Some(json!({ "channels": ["SMS"] })))
        .await;
    stage.call("accounts.test", json!({ "id": account })).await;
    refused_by(&stage, &campaign, "channel").await;
    stage.end().await;
}

#[tokio::test]
async fn a_template_gone_between_mapping_and_launch_does_not_launch() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(3).await;
    let campaign = stage.draft(&account, &list, None).await;
    stage
        .control
        .ask(Method::POST, "/control/templates/order_ready/delete", None)
        .await;
    refused_by(&stage, &campaign, "template").await;
    stage.end().await;
}

#[tokio::test]
async fn an_empty_audience_does_not_launch() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let import = stage
        .import("nobody.csv", b"name,phone\nAnna,+39 12\n", "IT")
        .await;
    assert_eq!(
        (&import["imported"], &import["rejected"]),
        (&json!(0), &json!(1))
    );
    let list = import["list_id"].as_str().unwrap().to_owned();
    let campaign = stage.draft(&account, &list, None).await;
    refused_by(&stage, &campaign, "audience").await;
    stage.end().await;
}

/// The launch gate fails at this check, with words, and launching all the same is refused.
async fn refused_by(stage: &Stage, campaign: &Value, check: &str) {
    let id = &campaign["id"];
    let gate = stage.call("campaigns.check", json!({ "id": id })).await;
    assert_eq!(gate["passed"], false, "{gate}");
    let failed: Vec<&Value> = gate["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["state"] == "failed")
        .collect();
    let line = failed.iter().find(|line| line["check"] == check);
    let line = line.unwrap_or_else(|| panic!("{check} in {failed:?}"));
    says(&line["sentence"], check);
    let request = json!({ "id": id, "confirm_recipients": gate["recipients"] });
    let refused = stage
        .try_call("campaigns.launch", request)
        .await
        .unwrap_err();
    assert!(!refused.message.is_empty());
    let after = stage.campaign(id.as_str().unwrap()).await;
    assert_eq!(after["state"], "draft", "nothing was launched");
}

#[tokio::test]
async fn a_file_that_is_no_table_is_refused_in_words() {
    let stage = Stage::new().await;
    let picture = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 600]].concat();
    for (name, bytes) in [("picture.csv", picture.as_slice()), ("empty.csv", b"")] {
        let file_id = stage.upload(name, bytes).await;
        let refused = stage
            .try_call("audiences.read_file", json!({ "file_id": file_id }))
            .await
            .unwrap_err();
        assert_eq!(refused.code, Code::InvalidInput, "{refused:?}");
        says(&json!(refused.message), name);
    }
    stage.end().await;
}

#[tokio::test]
async fn a_full_disk_in_an_import_keeps_what_was_there() {
    let stage = Stage::new().await;
    let before = stage.people(20).await;
    stage.app().store().allow_growth(40).await.unwrap();
    let mut file = String::from("name,phone,note\n");
    for index in 0..20_000 {
        file.push_str(&format!("Anna,+39313{index:07},{}\n", "x".repeat(60)));
    }
    let import = stage.import("large.csv", file.as_bytes(), "IT").await;
    assert_eq!(import["state"], "failed", "{import}");
    says(&import["fault"], "full disk");
    stage.app().store().allow_growth(1_000_000).await.unwrap();
    let contacts = stage
        .call(
            "audiences.contacts",
            json!({ "list_id": before, "limit": 100 }),
        )
        .await;
    assert_eq!(contacts["items"].as_array().unwrap().len(), 20);
    let again = stage.import("large.csv", file.as_bytes(), "IT").await;
    assert_eq!(again["imported"], 20_000, "{again}");
    stage.end().await;
}

#[tokio::test]
async fn a_second_holder_is_told_who_came_first() {
    let stage = Stage::new().await;
    let second = server::host::open(server::host::Opening {
        hooks: server::host::Hooks::Anywhere,
        ..server::host::Opening::of(stage.data.path(), "another")
    })
    .await;
    let refused = second.err().unwrap();
    assert_eq!(refused.code(), Code::Conflict);
    let body = refused.body(stage.app().catalogue(), "en", "");
    assert!(body.message.contains("a story"), "{}", body.message);
    says(&json!(body.hint), "second holder");
    stage.end().await;
}

/// A keeper that cannot be used: a keychain that is locked or not there.
struct NoKeychain;

#[async_trait]
impl Secrets for NoKeychain {
    async fn get(&self, _: &SecretRef) -> Result<Secret, SecretFault> {
        Err(unavailable())
    }

    async fn set(&self, _: &str, _: Secret) -> Result<SecretRef, SecretFault> {
        Err(unavailable())
    }

    async fn delete(&self, _: &SecretRef) -> Result<(), SecretFault> {
        Err(unavailable())
    }

    fn keeper(&self) -> Keeper {
        Keeper::Keychain
    }
}

fn unavailable() -> SecretFault {
    SecretFault::Unavailable {
        keeper: "keychain",
        source: None,
    }
}

#[tokio::test]
async fn without_a_keychain_no_account_is_made_and_no_file_stands_in() {
    let stage = Stage::with(Staging {
        secrets: Some(Arc::new(NoKeychain)),
        ..Staging::default()
    })
    .await;
    let form = json!({
        "name": "Milano", "key": "MIL", "list_name": "", "proxy_domain": "", "region": "eu",
        "project_id": "11111111-2222-3333-4444-555555555555", "app_id": "01MILANO0000000000000000AP",
        "key_id": "key", "key_secret": "a-planted-key-secret", "webhook_secret": "",
        "phone": "", "description": "",
    });
    let refused = stage.try_call("accounts.create", form).await.unwrap_err();
    assert_eq!(refused.code, Code::PreconditionFailed, "{refused:?}");
    assert!(refused.message.contains("keychain"), "{}", refused.message);
    says(&json!(refused.hint), "no keychain");
    let accounts = stage.call("accounts.list", json!({})).await;
    assert_eq!(accounts["items"], json!([]));
    for file in stage.files() {
        let bytes = std::fs::read(&file).unwrap();
        let needle = b"a-planted-key-secret";
        assert!(
            !bytes.windows(needle.len()).any(|it| it == needle),
            "{}",
            file.display()
        );
    }
    stage.end().await;
}
