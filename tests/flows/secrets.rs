//! No secret where it does not belong: a planted one is searched for in the database, in every
//! other file beside its keeper's, and in what the program logs and answers.

use carillon_tests::program;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Output;

const KEY_SECRET: &str = "planted-key-secret-7f3a9c";
const WEBHOOK_SECRET: &str = "planted-webhook-secret-b21e05";

#[tokio::test]
async fn a_planted_secret_is_found_with_its_keeper_alone() {
    let data = tempfile::tempdir().unwrap();
    let sandbox = program::SandboxProcess::start(&[]).await;
    let form = json!({
        "name": "Milano", "key": "MIL", "list_name": "", "proxy_domain": "hooks.example.com",
        "region": "eu", "project_id": sandbox.access["project_id"],
        "app_id": sandbox.access["app_ids"][0], "key_id": sandbox.access["key_id"],
        "key_secret": KEY_SECRET, "webhook_secret": WEBHOOK_SECRET,
        "phone": "", "description": "",
    });
    let made = call(data.path(), "accounts.create", &form).await;
    let account: Value = serde_json::from_slice(&made.stdout).unwrap();
    let id = &account["id"];
    let refused = json!({ "name": "", "key_secret": KEY_SECRET, "surprise": true });
    let asked = [
        ("accounts.get", json!({ "id": id })),
        ("accounts.list", json!({})),
        ("accounts.create", refused),
        ("accounts.update", json!({ "id": id, "form": form })),
        ("accounts.activity", json!({ "id": id })),
        ("settings.status", json!({})),
    ];
    let mut outputs = vec![made];
    for (name, request) in asked {
        outputs.push(call(data.path(), name, &request).await);
    }
    for output in &outputs {
        for stream in [&output.stdout, &output.stderr] {
            assert_clean(stream, "an answer or a log");
        }
    }
    let mut kept = 0;
    for (path, bytes) in files(data.path()) {
        if path.contains("secrets") {
            kept += 1;
            continue;
        }
        assert_clean(&bytes, &path);
    }
    assert!(kept >= 2, "the search reaches the keeper's own files");
}

/// The request goes through stdin: arguments can be read by every user of the machine.
async fn call(data: &Path, name: &str, request: &Value) -> Output {
    use tokio::io::AsyncWriteExt as _;
    let data = data.to_str().unwrap();
    let mut child = program::command(&["call", name, "-", "--data", data])
        .env("CARILLON_LOG", "trace")
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    #[cfg(target_os = "linux")]
    if let Some(pid) = child.id() {
        let arguments = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        assert_clean(&arguments, "the arguments");
    }
    let mut stdin = child.stdin.take().unwrap();
    stdin
        .write_all(request.to_string().as_bytes())
        .await
        .unwrap();
    drop(stdin);
    child.wait_with_output().await.unwrap()
}

fn assert_clean(bytes: &[u8], place: &str) {
    for secret in [KEY_SECRET, WEBHOOK_SECRET] {
        let found = bytes
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} in {place}");
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    found
}
