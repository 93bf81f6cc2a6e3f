//! The main job from start to end, on both engines.

use backend::{Caller, Role};
use carillon_tests::postgres::TestDatabase;
use carillon_tests::{Stage, Staging, sandboxes, sum, until};
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn a_campaign_runs_from_start_to_end() {
    let stage = Stage::new().await;
    from_start_to_end(&stage).await;
    stage.end().await;
}

#[tokio::test]
async fn a_campaign_runs_from_start_to_end_on_postgresql() {
    let Some(database) = TestDatabase::make("campaign") else {
        return;
    };
    let stage = Stage::with(Staging {
        database: Some(database.url()),
        ..Staging::default()
    })
    .await;
    assert_eq!(stage.app().engine(), "postgres");
    from_start_to_end(&stage).await;
    stage.end().await;
    database.drop_it();
}

async fn from_start_to_end(stage: &Stage) {
    const PEOPLE: u32 = 120;
    let account = stage.account().await;
    let list = stage.people(PEOPLE).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = stage.launch(&campaign).await;
    stage.campaign_in(&id, &["finished"]).await;
    let after = stage
        .counted(
            &id,
            &["delivered", "read", "failed", "rejected"],
            PEOPLE.into(),
        )
        .await;
    assert_eq!(
        sum(&after, &["pending", "claimed", "in_doubt"]),
        0,
        "{after}"
    );

    let app_id = stage.app_id(&account).await;
    let stats = until("no callback waits", Duration::from_secs(30), || async {
        let stats = stage.control.stats(Some(&app_id)).await;
        (stats["callbacks"]["waiting"] == 0).then_some(stats)
    })
    .await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(PEOPLE), &json!(0))
    );
    assert_eq!(
        stats["callbacks"]["sent"],
        stats["callbacks"]["acknowledged"]
    );
}

#[tokio::test]
async fn a_paused_campaign_stops_within_a_second_and_resumes_where_it_was() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(200).await;
    let campaign = stage.draft(&account, &list, Some(50)).await;
    let id = stage.launch(&campaign).await;
    let sent = ["enqueued", "sent", "delivered", "read"];
    stage.counted(&id, &sent, 20).await;
    stage.call("campaigns.pause", json!({ "id": id })).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let app_id = stage.app_id(&account).await;
    let paused = stage.control.stats(Some(&app_id)).await["accepted"].clone();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(stage.control.stats(Some(&app_id)).await["accepted"], paused);
    assert_eq!(stage.campaign(&id).await["state"], "paused");

    stage.call("campaigns.resume", json!({ "id": id })).await;
    stage.counted(&id, &sent, 200).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(200), &json!(0))
    );
    stage.end().await;
}

#[tokio::test]
async fn a_cancelled_campaign_sends_no_more_and_keeps_its_ledger() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(200).await;
    let campaign = stage.draft(&account, &list, Some(50)).await;
    let id = stage.launch(&campaign).await;
    let sent = ["enqueued", "sent", "delivered", "read"];
    stage.counted(&id, &sent, 10).await;
    stage.call("campaigns.cancel", json!({ "id": id })).await;
    stage.campaign_in(&id, &["cancelled"]).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let app_id = stage.app_id(&account).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    let after = stage.campaign(&id).await;
    assert_eq!(after["total"], 200, "{after}");
    let accepted = stats["accepted"].as_u64().unwrap();
    assert!(accepted < 200, "{stats}");
    assert_eq!(sum(&after, &sent), accepted, "{after}");
    stage.end().await;
}

#[tokio::test]
async fn closing_and_opening_the_console_goes_on_with_the_campaign() {
    let mut stage = Stage::with(Staging {
        sandbox: sandbox::Options {
            callback_rate: sandbox::Rate::PerSecond(500),
            ..sandboxes::fast()
        },
        ..Staging::default()
    })
    .await;
    let account = stage.account().await;
    let list = stage.people(150).await;
    let campaign = stage.draft(&account, &list, Some(100)).await;
    let id = stage.launch(&campaign).await;
    stage
        .counted(&id, &["enqueued", "sent", "delivered", "read"], 30)
        .await;
    stage.close().await;
    stage.open().await.unwrap();
    stage.campaign_in(&id, &["finished"]).await;
    stage.counted(&id, &["delivered", "read"], 140).await;
    let app_id = stage.app_id(&account).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(150), &json!(0))
    );
    stage.end().await;
}

/// A campaign of so many people that has come to its end; its id.
async fn finished(stage: &Stage, people: u32) -> String {
    let account = stage.account().await;
    let list = stage.people(people).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = stage.launch(&campaign).await;
    stage.campaign_in(&id, &["finished"]).await;
    stage
        .counted(
            &id,
            &["delivered", "read", "failed", "rejected"],
            people.into(),
        )
        .await;
    id
}

/// Exports a ledger and reads the file; its name and its text.
async fn exported(stage: &Stage, request: Value) -> (String, String) {
    let id = json!({ "id": request["id"] });
    stage.call("campaigns.export", request).await;
    let export = until("the export is written", Duration::from_secs(60), || async {
        let latest = stage.call("campaigns.export_latest", id.clone()).await;
        (latest["export"]["phase"] != "writing").then(|| latest["export"].clone())
    })
    .await;
    assert_eq!(export["phase"], "done", "{export}");
    let file = &export["file"];
    let text = String::from_utf8(stage.download(file).await).unwrap();
    (file["name"].as_str().unwrap().to_owned(), text)
}

#[tokio::test]
async fn a_ledger_is_exported_whole_or_as_it_is_filtered() {
    let stage = Stage::new().await;
    let id = finished(&stage, 30).await;
    let (name, csv) = exported(&stage, json!({ "id": id, "form": "csv" })).await;
    assert!(
        name.starts_with("A story ") && name.ends_with(".csv"),
        "{name}"
    );
    let text = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 31);
    let head: Vec<&str> = lines[0].split(',').collect();
    let at = |column: &str| head.iter().position(|name| *name == column).unwrap();
    for line in &lines[1..] {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(cells[at("phone")].starts_with("+39312"), "{line}");
        assert!(cells[at("message_id")].len() > 10, "{line}");
        assert!(cells[at("accepted_at")].ends_with('Z'), "{line}");
        assert_eq!(cells[at("channel")], "WHATSAPP");
    }

    let search = json!({ "id": id, "form": "json_lines", "search": "anna 7" });
    let (name, lines) = exported(&stage, search).await;
    assert!(name.ends_with(".jsonl"), "{name}");
    let rows: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 1, "{lines}");
    assert_eq!(rows[0]["phone"], "+393120000007");
    assert_eq!(rows[0]["number"], 8);
    assert!(rows[0]["parameters"].is_object());
    let sent = rows[0]["sent_at"].as_str();
    assert!(sent.is_some_and(|at| at >= rows[0]["claimed_at"].as_str().unwrap()));
    let arrived = json!({ "id": id, "form": "json_lines", "reached": "delivered" });
    let arrived = exported(&stage, arrived).await.1.lines().count() as u64;
    let campaign = stage.campaign(&id).await;
    assert_eq!(arrived, sum(&campaign, &["delivered", "read"]));
    let none = json!({ "id": id, "form": "json_lines", "state": "skipped" });
    assert_eq!(exported(&stage, none).await.1, "");

    // Each export took the place of the one before: one file is left.
    stage.call("campaigns.delete", json!({ "id": id })).await;
    let files = stage.files();
    assert!(!files.iter().any(|file| {
        file.to_string_lossy().contains("fil_")
            && std::fs::read_to_string(file)
                .is_ok_and(|text| text.contains("+39312000000") && text.contains("accepted_at"))
    }));
    stage.end().await;
}

#[tokio::test]
async fn an_export_that_is_over_is_not_cancelled() {
    let stage = Stage::new().await;
    let id = finished(&stage, 5).await;
    let request = json!({ "id": id });
    let none = stage.call("campaigns.export_latest", request.clone()).await;
    assert_eq!(none["export"], Value::Null);
    exported(&stage, json!({ "id": id, "form": "csv" })).await;
    let refused = stage.try_call("campaigns.cancel_export", request).await;
    assert_eq!(refused.unwrap_err().code, backend::Code::PreconditionFailed);
    stage.end().await;
}

#[tokio::test]
async fn notes_are_left_by_one_and_not_taken_back_by_another() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(2).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = campaign["id"].clone();
    let empty = json!({ "id": id, "text": "  " });
    let refused = stage.try_call("campaigns.add_note", empty).await;
    assert!(refused.unwrap_err().fields.contains_key("text"));
    let note = json!({ "id": id, "text": "Ask Milano first" });
    let note = stage.call("campaigns.add_note", note).await;
    assert_eq!(
        (&note["who"], &note["deletable"]),
        (&json!("a story"), &json!(true))
    );

    let router = backend::router();
    let other = || Caller::local("somebody else").as_role(Role::Manager);
    let request = json!({ "id": id });
    let seen = router
        .call(stage.app(), other(), "campaigns.notes", request.clone())
        .await
        .unwrap();
    assert_eq!(seen["items"][0]["deletable"], false);
    let delete = json!({ "note_id": note["id"] });
    let refused = router
        .call(
            stage.app(),
            other(),
            "campaigns.delete_note",
            delete.clone(),
        )
        .await;
    assert_eq!(refused.unwrap_err().code, backend::Code::Forbidden);
    stage.call("campaigns.delete_note", delete).await;
    let left = stage.call("campaigns.notes", request).await;
    assert_eq!(left["items"], json!([]));
    stage.end().await;
}

#[tokio::test]
async fn the_time_line_tells_every_step_and_who_took_it() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(60).await;
    let campaign = stage.draft(&account, &list, Some(30)).await;
    let id = stage.launch(&campaign).await;
    stage
        .counted(&id, &["enqueued", "sent", "delivered", "read"], 5)
        .await;
    stage.call("campaigns.pause", json!({ "id": id })).await;
    let note = json!({ "id": id, "text": "Lunch" });
    stage.call("campaigns.add_note", note).await;
    stage.call("campaigns.resume", json!({ "id": id })).await;
    stage.campaign_in(&id, &["finished"]).await;
    let told = stage.call("campaigns.timeline", json!({ "id": id })).await;
    let steps = told["items"].as_array().unwrap();
    let kinds: Vec<&str> = steps
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    let wanted = [
        "created",
        "checked",
        "launched",
        "began",
        "first_accepted",
        "paused",
        "noted",
        "resumed",
        "last_accepted",
        "finished",
    ];
    assert_eq!(kinds, wanted, "{told}");
    let who = |kind: &str| steps.iter().find(|it| it["kind"] == kind).unwrap()["who"].clone();
    assert_eq!(who("paused"), "a story");
    assert_eq!(who("created"), "a story");
    assert_eq!(who("finished"), Value::Null);
    let kept = stage
        .call("campaigns.kept_check", json!({ "id": id }))
        .await;
    assert!(kept["lines"].as_array().unwrap().len() > 4, "{kept}");
    assert!(kept["checked_at"].is_i64());
    stage.end().await;
}

#[tokio::test]
async fn a_campaign_begins_by_itself_at_its_time_unless_that_is_taken_back() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(10).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = campaign["id"].clone();
    let now = stage.app().clock().now_ms();
    let launch =
        |starts_at: i64| json!({ "id": id, "confirm_recipients": 10, "starts_at": starts_at });
    let refused = stage.try_call("campaigns.launch", launch(now - 1)).await;
    assert!(refused.unwrap_err().fields.contains_key("starts_at"));

    let tomorrow = now + 86_400_000;
    let later = stage.call("campaigns.launch", launch(tomorrow)).await;
    assert_eq!(
        (&later["state"], &later["starts_at"]),
        (&json!("scheduled"), &json!(tomorrow))
    );
    assert_eq!(later["total"], 0, "nobody is chosen yet");
    let draft = stage
        .call("campaigns.unschedule", json!({ "id": id }))
        .await;
    assert_eq!(draft["state"], "draft");

    let soon = stage.app().clock().now_ms() + 2_000;
    stage.call("campaigns.launch", launch(soon)).await;
    let id = id.as_str().unwrap();
    let after = stage.campaign_in(id, &["running", "finished"]).await;
    assert!(after["launched_at"].as_i64().unwrap() >= soon, "{after}");
    stage.campaign_in(id, &["finished"]).await;
    stage.end().await;
}

#[tokio::test]
async fn a_list_comes_in_the_order_that_is_asked_for() {
    let stage = Stage::new().await;
    let id = finished(&stage, 12).await;
    let names = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap();
        items
            .iter()
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let ask = |cursor: Value, sort: &str| {
        json!({
            "id": id, "sort": sort, "descending": true, "limit": 5, "cursor": cursor,
        })
    };
    let first = stage
        .call("campaigns.recipients", ask(Value::Null, "name"))
        .await;
    assert_eq!(names(&first)[0], "Anna 9");
    let second = stage
        .call("campaigns.recipients", ask(first["next"].clone(), "name"))
        .await;
    let mut both = names(&first);
    both.extend(names(&second));
    let mut sorted = both.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    sorted.dedup();
    assert_eq!((both.len(), &both), (10, &sorted));
    let refused = stage
        .try_call("campaigns.recipients", ask(first["next"].clone(), "phone"))
        .await;
    assert_eq!(refused.unwrap_err().code, backend::Code::InvalidInput);
    stage.end().await;
}
