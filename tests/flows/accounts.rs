//! Accounts: from a form that is all wrong to a proved connection, and away again.

use backend::Code;
use backend::secrets::{Keeper, Secret, SecretFault, SecretRef, Secrets};
use carillon_tests::{Stage, Staging, until};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// A form that connects to the stage's Sinch.
fn form(stage: &Stage, name: &str, app: usize) -> Value {
    let access = stage.access();
    json!({
        "name": name, "key": name, "list_name": "", "proxy_domain": "", "region": "eu",
        "project_id": access.project_id, "app_id": access.app_ids[app], "key_id": access.key_id,
        "key_secret": access.key_secret, "webhook_secret": "", "phone": "", "description": "",
    })
}

fn with(mut form: Value, field: &str, value: &str) -> Value {
    form[field] = json!(value);
    form
}

/// The state of each step, and the whole report.
async fn test(stage: &Stage, request: Value) -> (Vec<String>, Value) {
    let report = stage.call("accounts.test", request).await;
    let states = report["steps"].as_array().unwrap();
    let states = states
        .iter()
        .map(|step| step["state"].as_str().unwrap().to_owned());
    (states.collect(), report)
}

#[tokio::test]
async fn a_connection_is_proved_step_by_step() {
    let stage = Stage::new().await;
    // The rehearsal runs from here on, so that a form can point at it.
    let rehearsal = stage.account().await;
    let rehearsal = stage.call("accounts.get", json!({"id": rehearsal})).await;
    assert_eq!(rehearsal["health"], "ready", "{rehearsal}");
    let right = form(&stage, "HAND", 1);

    let (states, report) = test(
        &stage,
        json!({"form": with(right.clone(), "key_secret", "no")}),
    )
    .await;
    assert_eq!(
        states,
        [
            "failed", "skipped", "skipped", "skipped", "skipped", "skipped"
        ]
    );
    assert_eq!(report["ok"], false);
    let token = &report["steps"][0];
    assert!(
        token["sentence"].as_str().unwrap().contains("access key"),
        "{token}"
    );
    assert!(
        token["hint"].as_str().unwrap().contains("Access Keys"),
        "{token}"
    );
    assert!(
        !report.to_string().contains("\"no\""),
        "a secret is never shown"
    );

    let (states, report) = test(&stage, json!({"form": with(right.clone(), "region", "us")})).await;
    assert_eq!(states[..3], ["passed", "failed", "skipped"]);
    assert_eq!(report["found_region"], "eu");
    assert!(
        report["steps"][1]["sentence"]
            .as_str()
            .unwrap()
            .contains("it is in EU")
    );

    let nowhere = with(right.clone(), "app_id", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    let (states, report) = test(&stage, json!({"form": nowhere})).await;
    assert_eq!(states[..3], ["passed", "failed", "skipped"]);
    assert_eq!(report["found_region"], Value::Null);

    // The second app is in DISPATCH mode, and without a domain nothing keeps it from working.
    let (states, report) = test(&stage, json!({"form": right.clone()})).await;
    assert_eq!(
        states,
        ["passed", "passed", "warned", "passed", "passed", "passed"],
        "{report}"
    );
    assert_eq!(report["steps"][2]["evidence"][0]["value"], "DISPATCH");
    assert_eq!(report["ok"], true);
    stage.end().await;
}

#[tokio::test]
async fn a_saved_account_knows_what_was_proved_and_forgets_it_when_it_connects_elsewhere() {
    let stage = Stage::new().await;
    stage.account().await;
    let account = stage.call("accounts.create", form(&stage, "HAND", 1)).await;
    let id = account["id"].as_str().unwrap();
    assert_eq!(account["rehearsal"], true);
    assert_eq!(account["secrets"]["key"]["keeper"], "file");
    // Connecting goes on by itself: webhook, templates, proof.
    let account = until("the account is proved", Duration::from_secs(20), || async {
        let account = stage.call("accounts.get", json!({"id": id})).await;
        (account["health"] != "unproven").then_some(account)
    })
    .await;
    assert_eq!(account["health"], "attention", "{account}");
    assert_eq!(account["processing_mode"], "DISPATCH");
    assert!(account["rate_outbound"].as_i64().unwrap() > 0);
    assert_eq!(account["webhook"]["state"], "ours");
    assert!(account["secrets"]["key"]["last_used_at"].is_number());
    let channels = account["channels"].as_array().unwrap();
    let whatsapp = channels
        .iter()
        .find(|it| it["channel"] == "WHATSAPP")
        .unwrap();
    let app_id = account["app_id"].as_str().unwrap();
    let queue = format!("{app_id}@whatsapp.sinchconversation.com");
    assert_eq!(whatsapp["queue_address"], queue);

    // A wrong key is saved as it was typed, and the health says so.
    let mut changed = with(form(&stage, "HAND", 1), "key_secret", "revoked");
    changed["description"] = json!("mended tomorrow");
    stage
        .call("accounts.update", json!({"id": id, "form": changed}))
        .await;
    let (states, _) = test(&stage, json!({"id": id})).await;
    assert_eq!(states[0], "failed");
    let account = stage.call("accounts.get", json!({"id": id})).await;
    assert_eq!(
        (&account["health"], &account["description"]),
        (&json!("failing"), &json!("mended tomorrow"))
    );

    // An empty secret keeps the kept one; a right one mends it.
    let empty = with(form(&stage, "HAND", 1), "key_secret", "");
    stage
        .call("accounts.update", json!({"id": id, "form": empty}))
        .await;
    assert_eq!(test(&stage, json!({"id": id})).await.0[0], "failed");
    stage
        .call(
            "accounts.update",
            json!({"id": id, "form": form(&stage, "HAND", 1)}),
        )
        .await;
    assert_eq!(test(&stage, json!({"id": id})).await.0[0], "passed");

    let activity = stage.call("accounts.activity", json!({"id": id})).await;
    let commands: Vec<_> = activity["items"].as_array().unwrap().iter().collect();
    assert!(
        commands
            .iter()
            .any(|it| it["command"] == "accounts.create" && it["who"] == "a story")
    );
    stage.end().await;
}

#[tokio::test]
async fn a_form_is_refused_with_the_faults_of_every_field_and_nothing_is_kept() {
    let stage = Stage::new().await;
    let rehearsal = stage.account().await;
    let account = stage.call("accounts.get", json!({"id": rehearsal})).await;
    let mut bad = with(form(&stage, "", 0), "region", "moon");
    bad["key"] = account["key"].clone();
    bad["app_id"] = account["app_id"].clone();
    bad["phone"] = json!("ring twice");
    let refused = stage.try_call("accounts.create", bad).await.unwrap_err();
    let fields: Vec<_> = refused.fields.keys().map(String::as_str).collect();
    assert_eq!(fields, ["app_id", "key", "name", "phone", "region"]);
    assert!(refused.fields["key"].contains(account["name"].as_str().unwrap()));
    let unknown = stage
        .try_call("accounts.create", json!({"nmae": "x"}))
        .await
        .unwrap_err();
    assert!(unknown.fields.contains_key("nmae"));
    let list = stage.call("accounts.list", json!({})).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    // Nobody turns a rehearsal into the real thing by another project.
    let moved = with(
        form(&stage, "REAL", 0),
        "project_id",
        "11111111-2222-4333-8444-555555555555",
    );
    let request = json!({"id": rehearsal, "form": moved});
    let refused = stage
        .try_call("accounts.update", request)
        .await
        .unwrap_err();
    assert!(refused.fields.contains_key("project_id"), "{refused:?}");
    stage.end().await;
}

#[tokio::test]
async fn deleting_names_what_goes_and_takes_the_secrets_along() {
    let stage = Stage::new().await;
    stage.account().await;
    let account = stage.call("accounts.create", form(&stage, "HAND", 1)).await;
    let id = account["id"].as_str().unwrap();
    stage
        .call("templates.sync", json!({"account_id": id}))
        .await;
    let secrets = || {
        let files = stage.files().into_iter();
        files
            .filter(|path| path.to_string_lossy().contains(id))
            .count()
    };
    assert_eq!(secrets(), 2);
    let preview = stage
        .call("accounts.delete_preview", json!({"id": id}))
        .await;
    assert_eq!(preview["campaigns"], 0);
    assert!(preview["templates"].as_i64().unwrap() > 0, "{preview}");
    stage.call("accounts.delete", json!({"id": id})).await;
    assert_eq!(secrets(), 0);
    let gone = stage
        .try_call("accounts.get", json!({"id": id}))
        .await
        .unwrap_err();
    assert_eq!(serde_json::to_value(gone.code).unwrap(), "not_found");
    stage.end().await;
}

/// A desktop whose keychain is not there.
struct NoKeychain;

#[async_trait::async_trait]
impl Secrets for NoKeychain {
    async fn get(&self, _: &SecretRef) -> Result<Secret, SecretFault> {
        Err(locked())
    }

    async fn set(&self, _: &str, _: Secret) -> Result<SecretRef, SecretFault> {
        Err(locked())
    }

    async fn delete(&self, _: &SecretRef) -> Result<(), SecretFault> {
        Err(locked())
    }

    fn keeper(&self) -> Keeper {
        Keeper::Keychain
    }
}

fn locked() -> SecretFault {
    SecretFault::Unavailable {
        keeper: "keychain",
        source: None,
    }
}

#[tokio::test]
async fn without_a_keychain_nothing_is_saved_and_words_say_what_to_do() {
    let staging = Staging {
        secrets: Some(Arc::new(NoKeychain)),
        ..Staging::default()
    };
    let stage = Stage::with(staging).await;
    let refused = stage
        .try_call("accounts.create", form(&stage, "HAND", 0))
        .await
        .unwrap_err();
    assert_eq!(
        serde_json::to_value(refused.code).unwrap(),
        "precondition_failed"
    );
    assert!(refused.message.contains("keychain"), "{}", refused.message);
    assert!(refused.hint.unwrap().contains("Unlock"));
    let list = stage.call("accounts.list", json!({})).await;
    assert_eq!(list["items"], json!([]));
    // Rehearsing needs no keychain.
    stage.account().await;
    stage.end().await;
}

#[tokio::test]
async fn a_planted_secret_is_in_its_own_file_and_nowhere_else() {
    const PLANTED: &str = "planted-Zx81-secret";
    let mut stage = Stage::new().await;
    stage.account().await;
    let planted = with(form(&stage, "HAND", 1), "key_secret", PLANTED);
    let planted = with(planted, "webhook_secret", &format!("{PLANTED}-webhook"));
    let account = stage.call("accounts.create", planted).await;
    assert!(!account.to_string().contains(PLANTED));
    let id = account["id"].as_str().unwrap().to_owned();
    test(&stage, json!({"id": id})).await;
    stage.close().await;
    let holding: Vec<_> = stage
        .files()
        .into_iter()
        .filter(|path| {
            let bytes = std::fs::read(path).unwrap();
            bytes
                .windows(PLANTED.len())
                .any(|window| window == PLANTED.as_bytes())
        })
        .collect();
    assert_eq!(holding.len(), 2, "{holding:?}");
    for path in holding {
        assert!(
            path.parent().unwrap().ends_with("secrets"),
            "{}",
            path.display()
        );
    }
    stage.end().await;
}

/// The fault of opening a setup file of this text.
async fn setup_fault(stage: &Stage, text: &str) -> String {
    let file = stage.upload("mine.json", text.as_bytes()).await;
    let fault = stage
        .try_call("accounts.read_setup", json!({"file_id": file}))
        .await
        .unwrap_err();
    assert_eq!(fault.code, Code::InvalidInput, "{fault:?}");
    fault.message
}

#[tokio::test]
async fn a_setup_file_carries_every_field_and_no_secret() {
    let stage = Stage::new().await;
    stage.account().await;
    let mut filled = form(&stage, "CARRY", 1);
    filled["late_hours"] = json!("48");
    filled["phone"] = json!("+393331234567");
    filled["description"] = json!("Milano, \"winter\"");
    filled["webhook_secret"] = json!("a-webhook-secret-of-ours");
    let account = stage.call("accounts.create", filled.clone()).await;

    let file = stage
        .call("accounts.setup_file", json!({"id": account["id"]}))
        .await;
    assert_eq!(file["name"], "CARRY.carillon.json");
    let text = String::from_utf8(stage.download(&file).await).unwrap();
    for secret in ["key_secret", "webhook_secret"] {
        let secret = filled[secret].as_str().unwrap();
        assert!(!text.contains(secret), "{text}");
    }
    let opened = stage
        .call("accounts.read_setup", json!({"file_id": file["id"]}))
        .await;
    filled["key_secret"] = json!("");
    filled["webhook_secret"] = json!("");
    assert_eq!(opened, filled);

    let said = setup_fault(&stage, "name,phone").await;
    assert!(said.contains("mine.json is no setup file"), "{said}");
    let said = setup_fault(&stage, r#"{"carillon_setup":1,"account":{"owner":"x"}}"#).await;
    assert!(said.contains("no setup file"), "{said}");
    let said = setup_fault(&stage, r#"{"carillon_setup":2,"account":{}}"#).await;
    assert!(said.contains("newer version"), "{said}");
    let held = r#"{"carillon_setup":1,"account":{"key_secret":"s3cret"}}"#;
    let said = setup_fault(&stage, held).await;
    assert!(
        said.contains("holds a secret") && !said.contains("s3cret"),
        "{said}"
    );
}
