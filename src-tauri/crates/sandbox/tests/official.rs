//! The official Node client against the sandbox: `official/suite.mjs` does what it offers.
//!
//! Needs Node and `npm install` in `tests/official`; without them it says that it was skipped.
#![allow(clippy::unwrap_used)]

mod support;

use std::{path::Path, process::Stdio};

use support::*;

#[tokio::test(flavor = "multi_thread")]
async fn the_official_node_client_is_content() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/official");
    if !folder.join("node_modules/@sinch/sdk-core").exists() {
        println!("skipped: npm install was not run in {}", folder.display());
        return;
    }
    let (_sandbox, client) = started(unlimited()).await;
    let output = tokio::process::Command::new("node")
        .arg("suite.mjs")
        .arg(serde_json::to_string(&client.access).unwrap())
        .current_dir(&folder)
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    let faults = String::from_utf8_lossy(&output.stdout);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{faults}{words}");
}
