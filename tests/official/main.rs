//! Official Sinch clients against the sandbox, unchanged: what each offers for Conversation.
//!
//! A suite is a program in its client's language that gets the sandbox's access as JSON, prints
//! what went wrong and leaves with the number of faults. `cargo xtask test` installs the clients;
//! where one is not installed its test says that it was skipped. One more client is one more
//! folder and one more test here. None of them is tuned to: where a client and the API's
//! documents disagree the documents win, and the suite notes the client's fault.
#![allow(clippy::unwrap_used)]

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use sandbox::{Options, Rate, Sandbox};

fn folder(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("official")
        .join(language)
}

/// Runs a suite against a sandbox of its own.
async fn is_content(mut suite: Command) {
    let sandbox = Sandbox::start(Options {
        rate: Rate::Unlimited,
        callback_rate: Rate::Unlimited,
        ..Options::default()
    })
    .await
    .unwrap();
    suite
        .arg(serde_json::to_string(sandbox.access()).unwrap())
        .stdin(Stdio::null());
    let output = tokio::task::spawn_blocking(move || suite.output().unwrap())
        .await
        .unwrap();
    let faults = String::from_utf8_lossy(&output.stdout);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{faults}{words}");
    sandbox.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_node_client_is_content() {
    let folder = folder("node");
    if !folder.join("node_modules/@sinch/sdk-core").exists() {
        println!("skipped: npm ci was not run in {}", folder.display());
        return;
    }
    let mut suite = Command::new("node");
    suite.arg("suite.mjs").current_dir(&folder);
    is_content(suite).await;
}

/// The packages of a generation of the Python client, beside what Cargo builds.
fn python(generation: u8, suite: &str) -> Option<Command> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let packages = target.join("official").join(format!("python-{generation}"));
    if !packages.join("sinch").exists() {
        println!("skipped: there is no client in {}", packages.display());
        return None;
    }
    let mut command = Command::new("python3");
    command
        .arg(suite)
        .current_dir(folder("python"))
        .env("PYTHONPATH", packages)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    Some(command)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_current_python_client_is_content() {
    if let Some(suite) = python(2, "current.py") {
        is_content(suite).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_previous_python_client_is_content() {
    if let Some(suite) = python(1, "previous.py") {
        is_content(suite).await;
    }
}
