//! The examples do what they say, against a scripted server.
//!
//! `cargo test` builds examples beside the tests; where only one test was built, they may be
//! missing, and the test says so.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::PathBuf;
use std::process::Stdio;

use support::{Reply, Server};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

fn example(name: &str) -> Option<PathBuf> {
    let here = std::env::current_exe().ok()?;
    let path = here.parent()?.parent()?.join("examples").join(name);
    let found = path.exists();
    if !found {
        println!("skipped: the example {name} was not built");
    }
    found.then_some(path)
}

async fn run(server: &Server, name: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(example(name)?)
        .args(arguments)
        .env("SINCH_PROJECT_ID", "p1")
        .env("SINCH_KEY_ID", "key")
        .env("SINCH_KEY_SECRET", "key-secret")
        .env("SINCH_AUTH_URL", &server.endpoints().auth)
        .env("SINCH_CONVERSATION_URL", &server.endpoints().conversation)
        .output()
        .await
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[tokio::test]
async fn a_text_is_sent() {
    let server = Server::start(|request, _| match request.line.contains("token") {
        true => Reply::token(),
        false => Reply::json(200, r#"{"message_id":"m1"}"#),
    })
    .await;
    let arguments = ["app", "SMS", "46700000001", "Hello"];
    if let Some(said) = run(&server, "send_text", &arguments).await {
        assert_eq!(said, "accepted as m1\n");
        assert!(server.seen()[1].body.contains(r#""text":"Hello""#));
    }
}

#[tokio::test]
async fn messages_are_listed_over_pages_up_to_a_number() {
    let server = Server::start(|request, before| match request.line.contains("oauth2") {
        true => Reply::token(),
        false => Reply::json(
            200,
            &format!(
                r#"{{"messages":[{{"id":"m{before}","app_message":{{}}}}],"next_page_token":"{before}"}}"#
            ),
        ),
    })
    .await;
    if let Some(said) = run(&server, "list_messages", &["app", "2"]).await {
        assert_eq!(said, "m1 app_message\nm2 app_message\n");
        assert_eq!(server.count("/messages"), 2);
    }
}

#[tokio::test]
async fn a_callback_is_judged() {
    let Some(path) = example("inspect_callback") else {
        return;
    };
    let mut child = Command::new(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(br#"{"message":{"id":"m"}}"#).await.unwrap();
    drop(input);
    let output = child.wait_with_output().await.unwrap();
    let verdict: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["trigger"], "MESSAGE_INBOUND");
    assert_eq!(verdict["signature"], "absent");
}
