//! Scenario numbers: a person can cause every reason that the documents know, and does so here.
#![allow(clippy::unwrap_used)]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use support::*;

/// Every reason code that the API documents, and those its Node client knows beside them.
const DOCUMENTED: [&str; 31] = [
    "UNKNOWN",
    "INTERNAL_ERROR",
    "RATE_LIMITED",
    "RECIPIENT_INVALID_CHANNEL_IDENTITY",
    "RECIPIENT_NOT_REACHABLE",
    "RECIPIENT_NOT_OPTED_IN",
    "OUTSIDE_ALLOWED_SENDING_WINDOW",
    "CHANNEL_FAILURE",
    "CHANNEL_BAD_CONFIGURATION",
    "CHANNEL_CONFIGURATION_MISSING",
    "MEDIA_TYPE_UNSUPPORTED",
    "MEDIA_TOO_LARGE",
    "MEDIA_NOT_REACHABLE",
    "NO_CHANNELS_LEFT",
    "TEMPLATE_NOT_FOUND",
    "TEMPLATE_INSUFFICIENT_PARAMETERS",
    "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
    "DELIVERY_TIMED_OUT",
    "DELIVERY_REJECTED_DUE_TO_POLICY",
    "CONTACT_NOT_FOUND",
    "BAD_REQUEST",
    "UNKNOWN_APP",
    "NO_CHANNEL_IDENTITY_FOR_CONTACT",
    "CHANNEL_REJECT",
    "NO_PERMISSION",
    "NO_PROFILE_AVAILABLE",
    "UNSUPPORTED_OPERATION",
    "INACTIVE_CREDENTIAL",
    "MESSAGE_EXPIRED",
    "MESSAGE_SPLIT_REQUIRED",
    "DELIVERY_REPORT_TIME_OUT",
];

/// Every sub code but the one that says nothing.
const SUB_CODES: [&str; 3] = [
    "ATTACHMENT_REJECTED",
    "MEDIA_TYPE_UNDETERMINED",
    "INACTIVE_SENDER",
];

async fn table(client: &Client) -> Vec<Value> {
    let (_, body) = client.control("GET", "/scenarios", None).await;
    body["scenarios"].as_array().unwrap().clone()
}

fn words(rows: &[Value], key: &str) -> BTreeSet<String> {
    rows.iter()
        .filter_map(|row| row[key].as_str().map(str::to_owned))
        .collect()
}

/// A document of the product, when it lies beside the project.
fn document(name: &str) -> Option<String> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../..");
    let text = std::fs::read_to_string(root.join("shared").join(name)).ok();
    if text.is_none() {
        println!("skipped: there is no {name} beside the project");
    }
    text
}

/// Words in capitals between backticks, or in the first column of a table.
fn codes(line: &str) -> Vec<String> {
    line.split(['`', '|'])
        .flat_map(|part| part.split('/'))
        .map(str::trim)
        .filter(|word| {
            word.len() > 5
                && word
                    .chars()
                    .all(|letter| letter.is_ascii_uppercase() || letter == '_')
        })
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn every_code_that_the_documents_know_has_a_number() {
    let (_sandbox, client) = started(unlimited()).await;
    let rows = table(&client).await;
    let mut known = words(&rows, "code");
    known.extend(words(&rows, "sub_code"));
    let missing =
        |wanted: &BTreeSet<String>| -> Vec<String> { wanted.difference(&known).cloned().collect() };
    let documented = DOCUMENTED.iter().chain(&SUB_CODES);
    assert_eq!(
        missing(&documented.map(|code| code.to_string()).collect()),
        [""; 0]
    );

    if let Some(api) = document("sinch/API.md") {
        let (_, reasons) = api.split_once("| code | Meaning |").unwrap();
        let (reasons, _) = reasons.split_once("\n\n").unwrap();
        let (rows, node) = reasons.split_once("Node adds").unwrap();
        let mut wanted: BTreeSet<String> = rows
            .lines()
            .filter_map(|line| line.strip_prefix('|')?.split('|').next().map(str::to_owned))
            .flat_map(|cell| codes(&cell))
            .collect();
        let (named, _) = node.split_once('.').unwrap();
        wanted.extend(
            named
                .split([',', ':', ' '])
                .flat_map(codes)
                .filter(|word| word.contains('_')),
        );
        assert!(wanted.len() >= DOCUMENTED.len(), "read {wanted:?}");
        assert_eq!(missing(&wanted), [""; 0]);
    }
    if let Some(requirements) = document("product/requirements.md") {
        let wanted: BTreeSet<String> = requirements
            .lines()
            .filter(|line| (115..=157).any(|n| line.contains(&format!("`XC-{n}`"))))
            .flat_map(codes)
            .collect();
        assert!(wanted.len() > 25, "read {wanted:?}");
        assert_eq!(missing(&wanted), [""; 0]);
    }
}

#[tokio::test]
async fn every_number_that_fails_fails_as_the_table_says() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let mut wanted = BTreeMap::new();
    for row in table(&client).await {
        if row.get("code").is_none() {
            continue;
        }
        let number = row["number"].as_str().unwrap();
        let (status, sent) = client.send(order_ready(client.app(), number)).await;
        assert_eq!(status, 200, "{row}");
        wanted.insert(sent["message_id"].as_str().unwrap().to_owned(), row);
    }
    client.settled().await;
    for body in receiver.of("message_delivery_report") {
        let report = &body["message_delivery_report"];
        if report["status"] != "FAILED" {
            continue;
        }
        let row = wanted
            .remove(report["message_id"].as_str().unwrap())
            .unwrap();
        let reason = &report["reason"];
        assert_eq!(reason["code"], row["code"], "{row}");
        let sub_code = row.get("sub_code").cloned();
        assert_eq!(
            reason["sub_code"],
            sub_code.unwrap_or(json!("UNSPECIFIED_SUB_CODE")),
            "{row}"
        );
        assert_eq!(reason.get("channel_code"), row.get("channel_code"), "{row}");
    }
    assert!(wanted.is_empty(), "never failed: {wanted:?}");
}
