//! Imports through the router, worker and all: real files, faults, restarts, a full disk.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::AsyncReadExt as _;

use crate::clock::SystemClock;
use crate::random::SystemRandom;
use crate::secrets::FileSecrets;
use crate::{App, Caller, Code, ErrorBody, Options};

async fn open(data: &Path) -> App {
    open_working(data, true).await
}

async fn open_working(data: &Path, work: bool) -> App {
    App::open(Options {
        data: data.to_owned(),
        database: None,
        migrate_postgres: false,
        secrets: Arc::new(FileSecrets::beneath(data)),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        hooks: None,
        rehearsal: None,
        holder: "a test".to_owned(),
        work,
    })
    .await
    .unwrap()
}

async fn fresh() -> (App, TempDir) {
    let data = tempfile::tempdir().unwrap();
    (open(data.path()).await, data)
}

async fn call(app: &App, name: &str, request: Value) -> Result<Value, ErrorBody> {
    crate::router()
        .call(app, Caller::local("test"), name, request)
        .await
}

async fn upload(app: &App, name: &str, bytes: &[u8]) -> Value {
    let mut upload = app.files().upload(name).await.unwrap();
    upload.write(bytes).await.unwrap();
    json!(upload.finish().await.unwrap().id)
}

async fn begin(app: &App, file: &Value, region: &str) -> Value {
    let request = json!({ "file_id": file, "list_name": "Clienti", "home_region": region });
    call(app, "audiences.import", request).await.unwrap()["import_id"].clone()
}

/// The import once it is over.
async fn over(app: &App, import: &Value) -> Value {
    for _ in 0..600 {
        let request = json!({ "import_id": import });
        let result = call(app, "audiences.import_result", request).await.unwrap();
        if !matches!(result["state"].as_str(), Some("reading" | "publishing")) {
            return result;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the import did not come to an end");
}

async fn pages(app: &App, name: &str, mut request: Value) -> Vec<Value> {
    let mut items = Vec::new();
    loop {
        let page = call(app, name, request.clone()).await.unwrap();
        items.extend(page["items"].as_array().unwrap().clone());
        if page["next"].is_null() {
            return items;
        }
        request["cursor"] = page["next"].clone();
    }
}

/// The files of the field, where they are at hand.
fn field_data() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3)?;
    let data = root.parent()?.join("shared/data");
    if data.is_dir() {
        return Some(data);
    }
    println!("skipped: {} is not there", data.display());
    None
}

#[tokio::test]
async fn the_files_of_the_field_come_out_as_expected() {
    let Some(data) = field_data() else { return };
    let expected: Value =
        serde_json::from_slice(&std::fs::read(data.join("expected.json")).unwrap()).unwrap();
    let mut seen = 0;
    for (name, expected) in expected.as_object().unwrap() {
        if expected["imported"].is_null() {
            continue;
        }
        seen += 1;
        let (app, _data) = fresh().await;
        let file = upload(&app, name, &std::fs::read(data.join(name)).unwrap()).await;
        let reading = call(&app, "audiences.read_file", json!({ "file_id": file }))
            .await
            .unwrap();
        let told = match expected["sheet"].is_null() {
            true => ["encoding", "delimiter", "rows"].as_slice(),
            false => &["sheet", "rows"],
        };
        for field in told {
            assert_eq!(reading[field], expected[field], "{name}: {field}");
        }
        assert_eq!(
            reading["header"],
            *expected.get("header").unwrap_or(&json!(true)),
            "{name}"
        );
        match expected["phone_column"].as_u64() {
            Some(at) => assert_eq!(reading["phone_column"], reading["columns"][at as usize]),
            None => assert_eq!(reading["phone_column"], expected["phone_column"], "{name}"),
        }

        let import = begin(&app, &file, expected["home_region"].as_str().unwrap()).await;
        let result = over(&app, &import).await;
        assert_eq!(result["state"], "done", "{name}: {result}");
        for field in ["rows", "imported", "duplicates", "rejected"] {
            assert_eq!(result[field], expected[field], "{name}: {field}");
        }
        let request = json!({ "list_id": result["list_id"], "limit": 500 });
        let contacts = pages(&app, "audiences.contacts", request).await;
        assert_eq!(json!(contacts.len()), expected["imported"]);
        let phones: Vec<_> = contacts
            .iter()
            .map(|contact| contact["phone"].clone())
            .collect();
        assert_eq!(json!(phones[..3]), expected["first_three"], "{name}");
        assert_eq!(phones.last(), Some(&expected["last"]), "{name}");

        let request = json!({ "import_id": import, "limit": 100 });
        let rejections = pages(&app, "audiences.import_rejections", request).await;
        assert_eq!(json!(rejections.len()), expected["rejected"], "{name}");
        for rejection in &rejections {
            assert_eq!(rejection["column"], reading["phone_column"], "{name}");
            assert!(!rejection["reason_words"].as_str().unwrap().is_empty());
        }
        app.shutdown().await;
    }
    assert_eq!(seen, 6);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_words() {
    let (app, _data) = fresh().await;
    for (name, bytes, words) in [
        ("empty.csv", b"".as_slice(), "empty"),
        (
            "picture.csv",
            b"\x89PNG\r\n\x1a\n\xdc\xff\x7f",
            "not a table",
        ),
        ("clienti.xlsx", b"PK\x03\x04....", "workbook is damaged"),
        (
            "unclosed-quote.csv",
            b"name,phone\nAda,+393331234567\n\"Bob,+393331234568\nCarl,+393331234569\n",
            "line 3",
        ),
    ] {
        let file = upload(&app, name, bytes).await;
        for command in ["audiences.read_file", "audiences.import"] {
            let mut request = json!({ "file_id": file });
            if command == "audiences.import" {
                request["list_name"] = json!("Clienti");
                request["home_region"] = json!("IT");
            }
            let refused = call(&app, command, request).await.unwrap_err();
            assert_eq!(refused.code, Code::InvalidInput, "{name}");
            assert!(
                refused.message.contains(words),
                "{name}: {}",
                refused.message
            );
            assert!(refused.hint.is_some(), "{name}");
        }
    }
    app.shutdown().await;
}

#[tokio::test]
async fn all_faults_of_a_request_are_told_at_once() {
    let (app, _data) = fresh().await;
    let file = upload(&app, "words.csv", b"first,second\nthis,that\nhere,there\n").await;
    let request = json!({
        "file_id": file, "list_name": " ", "home_region": "Italy",
        "columns": { "first": "first_name", "third": "last_name" },
    });
    let refused = call(&app, "audiences.import", request).await.unwrap_err();
    let fields: Vec<_> = refused.fields.keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        ["columns", "home_region", "list_name", "phone_column"]
    );
    assert!(refused.fields["columns"].contains("third"));
    app.shutdown().await;
}

/// A file of `count` people, valid and different from each other.
fn people(count: u32) -> Vec<u8> {
    let mut text = String::from("nome;telefono;note\n");
    for number in 0..count {
        text.push_str(&format!(
            "Persona {number};+39 312 {:07};{}\n",
            3_400_000 + number,
            "x".repeat(40)
        ));
    }
    text.into_bytes()
}

async fn nothing_is_there(app: &App) {
    assert!(pages(app, "audiences.lists", json!({})).await.is_empty());
    assert!(pages(app, "audiences.contacts", json!({})).await.is_empty());
}

#[tokio::test]
async fn chosen_columns_and_a_second_file_are_obeyed() {
    let (app, _data) = fresh().await;
    let text = "tel ufficio;privato;chi\n06 1234 5678;312 340 9679;Ada\n06 1234 5679;n/a;Bob\n";
    let file = upload(&app, "due.csv", text.as_bytes()).await;
    let request = json!({
        "file_id": file, "list_name": "Privati", "home_region": "it",
        "phone_column": "privato", "columns": { "chi": "name" },
    });
    let import = call(&app, "audiences.import", request).await.unwrap()["import_id"].clone();
    let result = over(&app, &import).await;
    assert_eq!(
        (&result["imported"], &result["rejected"]),
        (&json!(1), &json!(1))
    );
    let contacts = pages(&app, "audiences.contacts", json!({ "search": "ada" })).await;
    assert_eq!(contacts[0]["phone"], "+393123409679");
    assert_eq!(contacts[0]["attributes"]["tel ufficio"], "06 1234 5678");
    let request = json!({ "import_id": import });
    let rejections = pages(&app, "audiences.import_rejections", request).await;
    assert_eq!(
        (&rejections[0]["row"], &rejections[0]["value"]),
        (&json!(3), &json!("n/a"))
    );

    let text = "telefono;lingua\n+39 312 340 9679;IT\n+39 312 340 9680;\n+393123409680;\n";
    let file = upload(&app, "altri.csv", text.as_bytes()).await;
    let request = json!({ "file_id": file, "list_name": "PRIVATI", "home_region": "IT" });
    let import = call(&app, "audiences.import", request).await.unwrap()["import_id"].clone();
    let second = over(&app, &import).await;
    assert_eq!(
        (&second["imported"], &second["duplicates"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(second["list_id"], result["list_id"]);
    let contacts = pages(
        &app,
        "audiences.contacts",
        json!({ "list_id": result["list_id"] }),
    )
    .await;
    let known = (
        &contacts[0]["name"],
        &contacts[0]["language"],
        &contacts[0]["lists"],
    );
    assert_eq!(known, (&json!("Ada"), &json!("it"), &json!(["Privati"])));
    assert_eq!(contacts.len(), 2);
    app.shutdown().await;
}

#[tokio::test]
async fn a_full_disk_ends_an_import_in_words_and_leaves_nothing() {
    for pages_left in [60, 1_200] {
        let (app, _data) = fresh().await;
        let file = upload(&app, "molti.csv", &people(6_000)).await;
        app.store().allow_growth(pages_left).await.unwrap();
        let import = begin(&app, &file, "IT").await;
        let result = over(&app, &import).await;
        assert_eq!(result["state"], "failed", "{result}");
        assert!(result["fault"].as_str().unwrap().contains("disk is full"));
        // Once while the file is read, once while it is published.
        assert_eq!(result["rows"] == 6_000, pages_left == 1_200, "{result}");
        assert!(result["hint"].is_string());
        nothing_is_there(&app).await;

        // With room again, the same file goes in.
        app.store().allow_growth(100_000).await.unwrap();
        let import = begin(&app, &file, "IT").await;
        let result = over(&app, &import).await;
        assert_eq!(
            (&result["state"], &result["imported"]),
            (&json!("done"), &json!(6_000))
        );
        app.shutdown().await;
    }
}

#[tokio::test]
async fn an_import_goes_on_in_the_next_process() {
    for (state, from) in [("reading", 0), ("reading", 500), ("publishing", 0)] {
        let data = tempfile::tempdir().unwrap();
        let app = open(data.path()).await;
        let file = upload(&app, "molti.csv", &people(5_000)).await;
        let import = begin(&app, &file, "IT").await;
        until(&app, &import, state, from).await;
        app.shutdown().await;

        let idle = open_working(data.path(), false).await;
        let request = json!({ "import_id": import });
        let left = call(&idle, "audiences.import_result", request)
            .await
            .unwrap();
        assert_eq!(left["state"], state, "it was stopped in time");
        nothing_is_there(&idle).await;
        idle.shutdown().await;

        let app = open(data.path()).await;
        let result = over(&app, &import).await;
        assert_eq!(
            (&result["state"], &result["imported"]),
            (&json!("done"), &json!(5_000))
        );
        let request = json!({ "list_id": result["list_id"], "limit": 500 });
        assert_eq!(
            pages(&app, "audiences.contacts", request).await.len(),
            5_000
        );
        app.shutdown().await;
    }
}

/// Comes back as soon as the import is in this state with so many rows read.
async fn until(app: &App, import: &Value, state: &str, rows: i64) {
    loop {
        let request = json!({ "import_id": import });
        let result = call(app, "audiences.import_result", request).await.unwrap();
        if result["state"] == state && result["rows"].as_i64().unwrap() >= rows {
            return;
        }
        assert_ne!(
            result["state"], "done",
            "the import was quicker than the test"
        );
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_cancelled_import_leaves_nothing_and_cannot_be_cancelled_again() {
    let (app, _data) = fresh().await;
    let file = upload(&app, "molti.csv", &people(20_000)).await;
    let import = begin(&app, &file, "IT").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let request = json!({ "import_id": import });
    call(&app, "audiences.cancel_import", request.clone())
        .await
        .unwrap();
    let again = call(&app, "audiences.cancel_import", request)
        .await
        .unwrap_err();
    assert_eq!(again.code, Code::PreconditionFailed);
    let result = over(&app, &import).await;
    assert_eq!(result["state"], "cancelled");
    nothing_is_there(&app).await;
    app.shutdown().await;
}

/// All of a file that was made for download.
async fn text_of(app: &App, info: &Value) -> String {
    let id = domain::FileId::from(info["id"].as_str().unwrap());
    let (_, mut file) = app.files().open(&id).await.unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).await.unwrap();
    text
}

#[tokio::test]
async fn refused_rows_come_back_as_a_file_that_can_be_mended_and_imported() {
    let (app, _data) = fresh().await;
    let text = "sep=;\nnome;cellulare;nota\nAda;312 340 9679;\"uno;due\"\nBob;;\nCarl;n/a;\n\
                Dina;312 340 9680;tre;quattro\n";
    let file = upload(&app, "clienti.csv", text.as_bytes()).await;
    let import = begin(&app, &file, "IT").await;
    let result = over(&app, &import).await;
    assert_eq!(result["rejected"], 3, "{result}");
    let request = json!({ "import_id": import });
    let info = call(&app, "audiences.export_rejections", request.clone())
        .await
        .unwrap();
    assert_eq!(info["name"], "clienti (refused rows).csv");
    let refused = text_of(&app, &info).await;
    let lines: Vec<_> = refused.lines().collect();
    assert_eq!(
        lines,
        [
            "\u{feff}Refused row;Refused field;Refused because;nome;cellulare;nota",
            "4;cellulare;No number stands there.;Bob;;",
            "5;cellulare;This is not a phone number.;Carl;n/a;",
            "6;;The row has more cells than the file has columns.;Dina;312 340 9680;tre;quattro",
        ]
    );

    let mended = refused
        .replace(";n/a;", ";312 340 9681;")
        .replace("Bob;;", "Bob;+39 312 340 9682;")
        .replace("tre;quattro", "tre");
    let file = upload(&app, "clienti (refused rows).csv", mended.as_bytes()).await;
    let again = begin(&app, &file, "IT").await;
    let result = over(&app, &again).await;
    assert_eq!(
        (&result["imported"], &result["rejected"]),
        (&json!(3), &json!(0))
    );
    let found = pages(&app, "audiences.contacts", json!({ "search": "carl" })).await;
    assert_eq!(
        found[0]["attributes"],
        json!({ "nome": "Carl", "cellulare": "312 340 9681", "nota": "" })
    );

    // Once it is forgotten there is nothing to save any more; the people stay.
    call(&app, "audiences.forget_import", request.clone())
        .await
        .unwrap();
    let none = call(&app, "audiences.export_rejections", request.clone())
        .await
        .unwrap_err();
    assert_eq!(none.code, Code::PreconditionFailed);
    let rest = pages(&app, "audiences.import_rejections", request).await;
    assert!(rest.is_empty());
    let contacts = pages(&app, "audiences.contacts", json!({})).await;
    assert_eq!(contacts.len(), 4);
    app.shutdown().await;
}

#[tokio::test]
async fn a_contact_is_told_changed_taken_off_and_deleted() {
    let (app, _data) = fresh().await;
    let text = "nome;cellulare;citta\nAda;312 340 9679;Roma\nBob;312 340 9680;Bari\n";
    let file = upload(&app, "clienti.csv", text.as_bytes()).await;
    let request = json!({
        "file_id": file, "list_name": "Clienti", "home_region": "IT", "consent": " at the till ",
    });
    let import = call(&app, "audiences.import", request).await.unwrap()["import_id"].clone();
    let result = over(&app, &import).await;
    assert_eq!(result["consent"], "at the till");
    let found = pages(&app, "audiences.contacts", json!({ "search": "ada" })).await;
    let id = found[0]["id"].clone();
    let request = json!({ "contact_id": id });
    let told = call(&app, "audiences.contact", request.clone())
        .await
        .unwrap();
    let on = &told["memberships"][0];
    assert_eq!(
        (&on["list_name"], &on["import"], &on["consent"]),
        (&json!("Clienti"), &import, &json!("at the till"))
    );
    assert!(on["joined_at"].is_i64());
    assert_eq!(
        told["identities"],
        json!([{ "channel": "PHONE", "identity": "+393123409679" }])
    );

    let wrong = json!({ "contact_id": id, "name": "x".repeat(300), "language": "italiano",
                        "attributes": {} });
    let refused = call(&app, "audiences.update_contact", wrong)
        .await
        .unwrap_err();
    let fields: Vec<_> = refused.fields.keys().map(String::as_str).collect();
    assert_eq!(fields, ["language", "name"]);
    let change = json!({ "contact_id": id, "name": "Ada L.", "language": "it_it",
                         "attributes": { "citta": "Milano" } });
    call(&app, "audiences.update_contact", change)
        .await
        .unwrap();
    let told = call(&app, "audiences.contact", request.clone())
        .await
        .unwrap();
    assert_eq!(
        (
            &told["contact"]["name"],
            &told["contact"]["language"],
            &told["contact"]["attributes"]["citta"]
        ),
        (&json!("Ada L."), &json!("it-IT"), &json!("Milano"))
    );

    let list = result["list_id"].clone();
    let off = json!({ "list_id": list, "contact_id": id });
    call(&app, "audiences.remove_member", off.clone())
        .await
        .unwrap();
    let again = call(&app, "audiences.remove_member", off)
        .await
        .unwrap_err();
    assert_eq!(again.code, Code::NotFound);
    call(&app, "audiences.delete_contact", request.clone())
        .await
        .unwrap();
    let gone = call(&app, "audiences.contact", request).await.unwrap_err();
    assert_eq!(gone.code, Code::NotFound);

    let named = json!({ "list_id": list, "name": "Amici" });
    call(&app, "audiences.rename_list", named).await.unwrap();
    let other = json!({ "list_id": list, "contacts": true });
    call(&app, "audiences.delete_list", other).await.unwrap();
    nothing_is_there(&app).await;
    app.shutdown().await;
}

#[tokio::test]
async fn files_go_when_nothing_needs_them_any_more() {
    let (app, data) = fresh().await;
    let imported = upload(&app, "molti.csv", &people(10)).await;
    let import = begin(&app, &imported, "IT").await;
    over(&app, &import).await;
    let unused = upload(&app, "altri.csv", b"nome;telefono\n").await;
    // Bytes without a row: an upload that a crash cut short.
    let stray = data.path().join("files/fil_0");
    std::fs::write(&stray, b"half").unwrap();
    let is_there = |id: &Value| {
        data.path()
            .join("files")
            .join(id.as_str().unwrap())
            .exists()
    };

    let day = 24 * 60 * 60 * 1_000;
    let now = app.clock().now_ms();
    assert_eq!(app.files().sweep(now).await.unwrap(), 0);
    assert!(is_there(&unused) && is_there(&imported) && stray.exists());
    assert_eq!(app.files().sweep(now + day + 60_000).await.unwrap(), 2);
    assert!(!is_there(&unused) && is_there(&imported) && !stray.exists());
    assert_eq!(app.files().sweep(now + 7 * day + 60_000).await.unwrap(), 1);
    assert!(!is_there(&imported));
    app.shutdown().await;
}
