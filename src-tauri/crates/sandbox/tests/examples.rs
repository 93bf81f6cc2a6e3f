//! The client library's examples do what they say: each is run as the program it is, against a
//! sandbox, and its printed result is what the sandbox knows.
#![allow(clippy::unwrap_used)]

mod support;

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    sync::OnceLock,
};

use support::*;
use tokio::{io::AsyncWriteExt as _, process::Command};

/// A program of `sinch/examples`, built once for all tests of this file.
fn example(name: &str) -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = std::process::Command::new(cargo)
            .args(["build", "--quiet", "--package", "sinch", "--examples"])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
            .status()
            .unwrap();
        assert!(built.success(), "the examples do not build");
        // <target>/debug/deps/<test> → <target>/debug/examples
        let test = std::env::current_exe().unwrap();
        test.ancestors().nth(2).unwrap().join("examples")
    });
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Runs an example with the environment its head describes; answers what it printed.
async fn run(client: &Client, name: &str, arguments: &[&str]) -> String {
    let access = &client.access;
    let output = Command::new(example(name))
        .args(arguments)
        .env("SINCH_PROJECT_ID", &access.project_id)
        .env("SINCH_KEY_ID", &access.key_id)
        .env("SINCH_KEY_SECRET", &access.key_secret)
        .env("SINCH_AUTH_URL", &access.auth)
        .env("SINCH_CONVERSATION_URL", &access.conversation)
        .output()
        .await
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

async fn send(client: &Client, to: &str) -> String {
    let said = run(client, "send_text", &[client.app(), "SMS", to, "Hello"]).await;
    let id = said.strip_prefix("accepted as ").expect(&said);
    id.trim_end().to_owned()
}

#[tokio::test]
async fn send_text_sends_it() {
    let (_sandbox, client) = started(unlimited()).await;
    let id = send(&client, "+46732000001").await;
    let path = format!("/messages/{id}");
    let (status, message) = client.conversation("GET", &path, None).await;
    assert_eq!(status, 200, "{message}");
    assert_eq!(message["app_message"]["text_message"]["text"], "Hello");
    assert_eq!(message["channel_identity"]["identity"], "+46732000001");
}

#[tokio::test]
async fn send_text_says_what_sinch_refuses() {
    let (_sandbox, client) = started(unlimited()).await;
    let said = run(
        &client,
        "send_text",
        &["no-such-app", "SMS", "+46732000001", "Hello"],
    )
    .await;
    assert!(said.starts_with("not accepted: "), "{said}");
    assert_eq!(client.stats().await["accepted"], 0);
}

#[tokio::test]
async fn list_messages_lists_the_newest_first() {
    let (_sandbox, client) = started(unlimited()).await;
    let mut sent = Vec::new();
    for person in ["+46732000001", "+46732000002", "+46732000003"] {
        sent.push(send(&client, person).await);
    }
    let said = run(&client, "list_messages", &[client.app(), "2"]).await;
    let expected = format!("{} app_message\n{} app_message\n", sent[2], sent[1]);
    assert_eq!(said, expected);
}

#[tokio::test]
async fn inspect_callback_believes_a_real_one_and_no_other() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "webhook-secret").await;
    client.send(order_ready(client.app(), "+46732000001")).await;
    receiver
        .until(|got| got.iter().any(|got| !got.status().is_empty()))
        .await;
    let got = receiver.got();
    let report = got.iter().find(|got| !got.status().is_empty()).unwrap();
    for (secret, verdict) in [("webhook-secret", "valid"), ("another", "invalid")] {
        let mut child = Command::new(example("inspect_callback"))
            .arg(secret)
            .arg(report.header(sinch::signature::SIGNATURE_HEADER))
            .arg(report.header(sinch::signature::NONCE_HEADER))
            .arg(report.header(sinch::signature::TIMESTAMP_HEADER))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(&report.raw).await.unwrap();
        drop(input);
        let output = child.wait_with_output().await.unwrap();
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["trigger"], "MESSAGE_DELIVERY", "{said}");
        assert_eq!(said["signature"], verdict, "{said}");
        assert_eq!(said["lossless"], true, "{said}");
    }
}
