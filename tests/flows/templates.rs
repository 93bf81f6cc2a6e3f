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
    for number in ["added", "changed", "gone"] {
        assert_eq!(again[number], 0, "{again}");
    }
    let kinds = again["kinds"].as_array().unwrap();
    assert_eq!((kinds.len(), &kinds[0]["changes"]), (2, &json!([])));

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
    let history = history(&stage, &before["id"]).await;
    assert_eq!(history[0]["what"], "gone");
    assert_eq!(history.last().unwrap()["what"], "added");
    // What the last sync found is still told to whoever asks later.
    let syncs = stage.call("templates.syncs", request.clone()).await;
    let whatsapp = syncs["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["kind"] == "whatsapp")
        .unwrap();
    assert_eq!(
        (
            &whatsapp["gone"],
            &whatsapp["changes"][0]["name"],
            &whatsapp["changes"][0]["change"]["what"]
        ),
        (&json!(1), &json!("order_ready"), &json!("gone")),
        "{whatsapp}"
    );
    let report = stage.call("templates.sync", request).await;
    assert_eq!(report["gone"], 0, "it is said once: {report}");
    stage.end().await;
}

async fn history(stage: &Stage, id: &Value) -> Vec<Value> {
    let page = stage.call("templates.changes", json!({"id": id})).await;
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_meta_did_is_in_the_history_and_its_campaigns_are_named() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let template = stage.template(&account, "order_ready").await;
    let path = "/control/templates/order_ready/state";
    let body = json!({"state": "PAUSED", "language": "en"});
    stage
        .control
        .ask(reqwest::Method::POST, path, Some(body))
        .await;
    let request = json!({"account_id": account, "kind": "whatsapp"});
    let report = stage.call("templates.sync", request).await;
    assert_eq!(
        (
            &report["changed"],
            report["kinds"].as_array().unwrap().len()
        ),
        (&json!(1), 1),
        "{report}"
    );
    let seen = &history(&stage, &template["id"]).await[0];
    assert_eq!(
        (
            &seen["what"],
            &seen["language"],
            &seen["before"],
            &seen["after"]
        ),
        (
            &json!("state"),
            &json!("en"),
            &json!("approved"),
            &json!("paused")
        )
    );

    let list = stage.people(1).await;
    let campaign = stage.draft(&account, &list, None).await;
    let request = json!({"id": template["id"]});
    let uses = stage.call("templates.campaigns", request).await;
    assert_eq!(
        (&uses["items"][0]["id"], &uses["items"][0]["state"]),
        (&campaign["id"], &json!("draft"))
    );
    stage.end().await;
}

#[tokio::test]
async fn lists_are_sorted_and_filtered_by_category_and_channel() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let of = |request: Value| {
        let (stage, account) = (&stage, &account);
        async move {
            let mut request = request;
            request["account_id"] = json!(account);
            listed(stage, request).await
        }
    };
    let all = of(json!({})).await;
    let mut back = of(json!({"sort": "name", "descending": true})).await;
    back.reverse();
    assert_eq!(back, all);
    let kinds = of(json!({"sort": "kind"})).await;
    assert_eq!(kinds[0]["kind"], "omni");
    let utility = of(json!({"category": "UTILITY"})).await;
    assert!(!utility.is_empty() && utility.iter().all(|it| it["category"] == "UTILITY"));
    let sms = of(json!({"channel": "SMS"})).await;
    assert!(!sms.is_empty() && sms.iter().all(|it| it["kind"] == "omni"));
    let none = of(json!({"channel": "SMS", "kind": "whatsapp"})).await;
    assert!(none.is_empty());
    let request = json!({"account_id": account});
    let languages = stage.call("templates.languages", request).await;
    assert!(
        languages["items"]
            .as_array()
            .unwrap()
            .contains(&json!("it"))
    );
    stage.end().await;
}

#[tokio::test]
async fn a_sync_that_fails_says_so_until_the_next_one() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let dials = json!({"outage_seconds": 60});
    stage
        .control
        .ask(reqwest::Method::PUT, "/control/dials", Some(dials))
        .await;
    let request = json!({"account_id": account, "kind": "omni"});
    let refused = stage.try_call("templates.sync", request.clone()).await;
    assert!(refused.is_err());
    let syncs = stage.call("templates.syncs", request_of(&account)).await;
    let of = |syncs: &Value, kind: &str| {
        let items = syncs["items"].as_array().unwrap();
        items.iter().find(|it| it["kind"] == kind).unwrap().clone()
    };
    assert!(of(&syncs, "omni")["fault"].is_string(), "{syncs}");
    assert!(of(&syncs, "whatsapp")["fault"].is_null(), "{syncs}");
    let dials = json!({"outage_seconds": 0});
    stage
        .control
        .ask(reqwest::Method::PUT, "/control/dials", Some(dials))
        .await;
    stage.call("templates.sync", request).await;
    let syncs = stage.call("templates.syncs", request_of(&account)).await;
    assert!(of(&syncs, "omni")["fault"].is_null(), "{syncs}");
    let unknown = json!({"account_id": "acc_none"});
    let refused = stage.try_call("templates.sync", unknown).await.unwrap_err();
    assert_eq!(refused.code, backend::Code::NotFound);
    stage.end().await;
}

fn request_of(account: &str) -> Value {
    json!({"account_id": account})
}
