//! The data of the program: backups, putting one back, a database of a newer version, and a
//! diagnostics bundle that gives nothing away.

use carillon_tests::{Stage, Staging, postgres, program};
use serde_json::{Value, json};
use std::io::Read as _;
use std::time::Duration;

/// A database whose newest migration is 9999, of a version that does not exist yet.
const NEWER: &[u8] = include_bytes!("newer.db");

/// A campaign that is under way, then paused.
async fn paused_campaign(stage: &Stage, account: &str, people: u32) -> String {
    let list = stage.people(people).await;
    let draft = stage.draft(account, &list, Some(5)).await;
    let id = stage.launch(&draft).await;
    stage
        .counted(&id, &["enqueued", "sent", "delivered", "read"], 3)
        .await;
    stage.call("campaigns.pause", json!({ "id": id })).await;
    id
}

async fn back_up(stage: &Stage) -> String {
    let made = stage.call("settings.back_up", json!({})).await;
    made["name"].as_str().unwrap().to_owned()
}

fn kept(name: &str) -> Value {
    json!({ "source": { "kind": "kept", "name": name } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_put_back_is_the_data_of_then_and_sends_to_nobody_by_itself() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let id = paused_campaign(&stage, &account, 40).await;
    let list = stage.people(1).await;
    let draft = stage.draft(&account, &list, None).await;
    let name = back_up(&stage).await;
    let checked = stage.call("settings.check_backup", kept(&name)).await;
    assert_eq!(checked["contents"]["campaigns"], 2);
    assert_eq!(checked["contents"]["unfinished"], 1);

    // What the backup cannot know: more was sent, and there are more people.
    stage.call("campaigns.resume", json!({ "id": id })).await;
    let sending = stage
        .try_call("settings.restore", kept(&name))
        .await
        .unwrap_err();
    assert!(sending.message.contains("is sending"), "{sending:?}");
    stage
        .counted(&id, &["enqueued", "sent", "delivered", "read"], 10)
        .await;
    stage.call("campaigns.pause", json!({ "id": id })).await;
    let two = b"name,phone\nZoe,+393129999998\nUgo,+393129999999\n";
    stage.import("two.csv", two, "IT").await;

    let restored = stage.call("settings.restore", kept(&name)).await;
    let data = stage.call("settings.data", json!({})).await;
    assert_eq!(data["contacts"], 40);
    assert_eq!(data["restored"]["kept"], restored["kept"]);
    let campaign = stage.campaign(&id).await;
    assert_eq!(campaign["state"], "paused");
    let because = campaign["paused_because"].as_str().unwrap();
    assert!(because.contains("the same people again"), "{because}");

    let refused = stage
        .try_call("campaigns.resume", json!({ "id": id }))
        .await;
    let refused = refused.unwrap_err();
    assert!(refused.fields.contains_key("accept_repeats"), "{refused:?}");
    assert_eq!(stage.campaign(&id).await["state"], "paused");

    // A draft may have been launched since: the gate says so.
    let asked = json!({ "id": draft["id"] });
    let check = stage.call("campaigns.check", asked).await;
    let lines = check["lines"].as_array().unwrap();
    let warned = lines
        .iter()
        .filter(|it| it["state"] == "warned")
        .filter(|it| it["sentence"].as_str().unwrap().contains("came back"));
    assert_eq!(warned.count(), 1, "{check}");

    // The data that was here is a backup itself, with everything in it.
    let backups = data["backups"].as_array().unwrap();
    assert_eq!(backups.len(), 2, "{data}");
    let present = backups
        .iter()
        .find(|it| it["name"] == restored["kept"])
        .unwrap();
    assert_eq!(present["reason"], "before_restore");
    assert_eq!(present["contents"]["contacts"], 42);
    stage
        .call("settings.restore", kept(restored["kept"].as_str().unwrap()))
        .await;
    let data = stage.call("settings.data", json!({})).await;
    assert_eq!(data["contacts"], 42);
    let resumed = json!({ "id": id, "accept_repeats": true });
    let resumed = stage.call("campaigns.resume", resumed).await;
    assert_eq!(resumed["state"], "running");
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_goes_out_as_a_file_and_comes_back_as_one() {
    let stage = Stage::new().await;
    stage.people(3).await;
    let name = back_up(&stage).await;
    let file = stage
        .call("settings.backup_file", json!({ "name": name }))
        .await;
    stage
        .call("settings.delete_backup", json!({ "name": name }))
        .await;
    let bytes = stage.download(&file).await;
    stage.people(4).await;
    let id = stage.upload("renamed.db", &bytes).await;
    let source = json!({ "source": { "kind": "file", "file_id": id } });
    stage.call("settings.restore", source).await;
    let data = stage.call("settings.data", json!({})).await;
    assert_eq!(data["contacts"], 3);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_put_back_is_refused_in_words_and_changes_nothing() {
    let stage = Stage::new().await;
    stage.people(3).await;
    let name = back_up(&stage).await;
    let whole = std::fs::read(stage.data.path().join("backups").join(&name)).unwrap();
    let half = &whole[..whole.len() / 2];
    let broken = stage.upload("carillon-broken.db", half).await;
    let other = stage.upload("people.csv", b"phone\n+39312000001\n").await;
    for (file_id, words) in [(broken, "damaged"), (other, "not a backup")] {
        let source = json!({ "source": { "kind": "file", "file_id": file_id } });
        for command in ["settings.check_backup", "settings.restore"] {
            let refused = stage.try_call(command, source.clone()).await.unwrap_err();
            assert!(refused.message.contains(words), "{command}: {refused:?}");
        }
    }
    for name in ["../carillon.db", "../../etc/passwd", "", "nothing.db"] {
        for command in ["settings.backup_file", "settings.delete_backup"] {
            let refused = stage.try_call(command, json!({ "name": name })).await;
            assert_eq!(refused.unwrap_err().code, backend::Code::NotFound, "{name}");
        }
    }
    let data = stage.call("settings.data", json!({})).await;
    assert_eq!(data["contacts"], 3);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_backups_are_said_to_be_the_databases_own() {
    let Some(database) = postgres::TestDatabase::make("backups") else {
        return;
    };
    let stage = Stage::with(Staging {
        database: Some(database.url()),
        ..Staging::default()
    })
    .await;
    let data = stage.call("settings.data", json!({})).await;
    assert_eq!(data["backups_possible"], false);
    let refused = stage.try_call("settings.back_up", json!({})).await;
    let refused = refused.unwrap_err();
    assert!(refused.message.contains("PostgreSQL"), "{refused:?}");
    assert!(refused.hint.unwrap().contains("pg_dump"));
    stage.end().await;
    database.drop_it();
}

/// Whoever opens data that a newer version wrote is told so where they look: on stderr.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_version_is_refused_in_words_by_the_program() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("carillon.db"), NEWER).unwrap();
    let folder = data.path().to_str().unwrap();
    for arguments in [
        &[
            "serve",
            "--data",
            folder,
            "--listen",
            "127.0.0.1:0",
            "--hooks",
            "127.0.0.1:0",
        ][..],
        &["call", "settings.status", "--data", folder][..],
    ] {
        let running = program::command(arguments).output();
        let ended = tokio::time::timeout(Duration::from_secs(30), running).await;
        let ended = ended.unwrap().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(
            said.contains("written by a newer version of Carillon"),
            "{said}"
        );
        assert!(said.contains("Install the newer version"), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

const NUMBER: &str = "393120000777";
const NAME: &str = "Ermenegilda Planted";
const TEXT: &str = "a planted order text";
const SECRET: &str = "planted-secret-0815";

#[tokio::test(flavor = "multi_thread")]
async fn a_diagnostics_bundle_has_the_facts_and_gives_nothing_away() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let form = json!({
        "name": NAME, "key": "PLA", "list_name": "", "proxy_domain": "", "region": "eu",
        "project_id": stage.access().project_id, "app_id": "01PLANTED00000000000000000", "key_id": "k", "key_secret": SECRET,
        "webhook_secret": SECRET, "phone": format!("+{NUMBER}"), "description": TEXT, "late_hours": "",
    });
    stage.call("accounts.create", form).await;
    let rows = format!("name,phone,order\n{NAME},+{NUMBER},{TEXT}\n");
    let import = stage.import("planted.csv", rows.as_bytes(), "IT").await;
    let list = import["list_id"].as_str().unwrap();
    let draft = stage.draft(&account, list, None).await;
    let id = stage.launch(&draft).await;
    stage.campaign_in(&id, &["finished"]).await;
    let logs = stage.data.path().join("logs");
    std::fs::create_dir_all(&logs).unwrap();
    let line = |level: &str, field: &str, text: &str| {
        json!({
            "timestamp": "2026-11-21T05:40:00Z", "level": level, "target": "backend",
            "fields": { "message": "a command was refused", field: text },
            "spans": [{ "name": "command", "text": TEXT, "trace": id }],
        })
        .to_string()
    };
    let log = [
        line(
            "INFO",
            "fault",
            &format!("refused for +39 312 0000777: \"{TEXT}\""),
        ),
        line(
            "WARN",
            "cause",
            &format!("the key {SECRET} of tel:{NUMBER}"),
        ),
        line("INFO", "body", TEXT),
        line("DEBUG", "fault", NAME),
        format!("not JSON {NAME}"),
    ];
    std::fs::write(logs.join("carillon.2026-11-21.log"), log.join("\n")).unwrap();

    let file = stage.call("settings.diagnostics", json!({})).await;
    let bytes = stage.download(&file).await;
    let mut bundle = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = std::collections::BTreeMap::new();
    for index in 0..bundle.len() {
        let mut part = bundle.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().to_owned(), text);
    }
    for (name, text) in &parts {
        for planted in [
            NUMBER,
            "0000777",
            NAME,
            "Ermenegilda",
            TEXT,
            SECRET,
            "planted.csv",
        ] {
            assert!(!text.contains(planted), "{planted} in {name}: {text}");
        }
    }
    let json = |name: &str| -> Value { serde_json::from_str(&parts[name]).unwrap() };
    assert_eq!(json("program.json")["engine"], "sqlite");
    assert_eq!(json("tables.json")["campaigns"], 1);
    let accounts = json("accounts.json");
    assert!(
        accounts
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["id"] == account.as_str())
    );
    let log = &parts["log.jsonl"];
    assert!(
        log.contains("a command was refused") && log.contains(&id),
        "{log}"
    );
    assert_eq!(log.lines().count(), 3, "{log}");
    stage.end().await;
}
