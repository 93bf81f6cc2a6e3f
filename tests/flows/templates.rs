//! Templates of both kinds: synced, looked at, searched, and marked when Sinch has them no more.

use carillon_tests::Stage;
use serde_json::{Value, json};

async fn listed(stage: &Stage, request: Value) -> Vec<Value> {
    let page = stage.call("templates.list", request).await;
    page["items"].as_array().unwrap().clone()
}

fn names(templates: &[Value]) -> Vec<&str> {
    templates
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect()
}

fn translation<'t>(template: &'t Value, language: &str) -> &'t Value {
    let translations = template["translations"].as_array().unwrap();
    let found = translations.iter().find(|it| it["language"] == language);
    found.unwrap_or_else(|| panic!("{language} in {template}"))
}

fn keys(translation: &Value) -> Vec<&str> {
    let variables = translation["variables"].as_array().unwrap();
    variables
        .iter()
        .map(|it| it["key"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn both_kinds_come_with_their_languages_states_and_variables() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let order = stage.template(&account, "order_ready").await;
    assert_eq!(
        (&order["kind"], &order["state"], &order["category"]),
        (&json!("whatsapp"), &json!("approved"), &json!("UTILITY"))
    );
    for language in ["en", "it"] {
        let translation = translation(&order, language);
        assert_eq!(keys(translation), ["body[1]text", "body[2]text"]);
        let body = translation["preview"]["body"].as_str().unwrap();
        assert!(
            body.contains("{{body[1]text}}") && body.contains("{{body[2]text}}"),
            "{body}"
        );
    }
    let code = stage.template(&account, "login_code").await;
    let code = &code["translations"][0];
    assert_eq!(keys(code), ["body[1]text", "button[0]url[1]text"]);

    let omni = listed(&stage, json!({"account_id": account, "kind": "omni"})).await;
    assert!(!omni.is_empty());
    for template in &omni {
        assert_eq!(template["state"], "usable");
        assert!(template["default_language"].is_string());
        for translation in template["translations"].as_array().unwrap() {
            let body = translation["preview"]["body"].as_str().unwrap();
            assert!(!body.contains("${"), "{body}");
        }
    }
    stage.end().await;
}

#[tokio::test]
async fn lists_are_searched_filtered_and_paged() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let all = listed(&stage, json!({"account_id": account})).await;
    let found = listed(&stage, json!({"account_id": account, "search": "ORDER"})).await;
    assert!(names(&found).contains(&"order_ready"));
    assert!(found.len() < all.len());
    let pending = listed(&stage, json!({"account_id": account, "state": "pending"})).await;
    assert!(!pending.is_empty() && pending.iter().all(|it| it["state"] == "pending"));
    let italian = listed(&stage, json!({"account_id": account, "language": "it"})).await;
    assert!(names(&italian).contains(&"order_ready"));

    let mut paged = Vec::new();
    let mut cursor = Value::Null;
    loop {
        let request = json!({"account_id": account, "limit": 2, "cursor": cursor});
        let page = stage.call("templates.list", request).await;
        paged.extend(page["items"].as_array().unwrap().clone());
        cursor = page["next"].clone();
        if cursor.is_null() {
            break;
        }
    }
    assert_eq!(paged, all);
    stage.end().await;
}

#[tokio::test]
async fn a_sync_says_what_changed_and_keeps_what_is_gone() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let request = json!({"account_id": account});
    let again = stage.call("templates.sync", request.clone()).await;
    let nothing = json!({"added": 0, "changed": 0, "gone": 0, "at": again["at"]});
    assert_eq!(again, nothing);

    let before = stage.template(&account, "order_ready").await;
    let path = "/control/templates/order_ready/delete";
    stage.control.ask(reqwest::Method::POST, path, None).await;
    let report = stage.call("templates.sync", request.clone()).await;
    assert_eq!(report["gone"], 1, "{report}");
    let gone = stage
        .call("templates.get", json!({"id": before["id"]}))
        .await;
    assert_eq!(gone["state"], "gone");
    assert_eq!(gone["translations"], before["translations"]);
    let report = stage.call("templates.sync", request).await;
    assert_eq!(report["gone"], 0, "it is said once: {report}");
    stage.end().await;
}
