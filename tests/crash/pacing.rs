//! A campaign keeps its rate and never goes above it: against a Sinch that refuses whatever makes
//! any second, wherever it begins, hold more than the rate and a twentieth, at least 98 of 100 of
//! the rate and not one 429.

use carillon_tests::program;
use serde_json::Value;

#[tokio::test]
async fn twenty_five_a_second() {
    keeps_pace("25", "200").await;
}

#[tokio::test]
async fn two_hundred_a_second() {
    keeps_pace("200", "1500").await;
}

async fn keeps_pace(rate: &str, recipients: &str) {
    let _turn = super::alone().await;
    let strict = ["--rate", rate, "--strict", "--callback-rate", "unlimited"];
    let sandbox = program::SandboxProcess::start(&strict).await;
    let data = tempfile::tempdir().unwrap();
    let rehearsed = program::command(&[
        "rehearse",
        "--json",
        "--recipients",
        recipients,
        "--rate",
        rate,
        "--data",
        data.path().to_str().unwrap(),
        "--sandbox",
        &sandbox.origin,
    ])
    .output()
    .await
    .unwrap();
    let said = String::from_utf8_lossy(&rehearsed.stderr).into_owned();
    assert!(rehearsed.status.success(), "{} {said}", rehearsed.status);
    let report: Value = serde_json::from_slice(&rehearsed.stdout).unwrap();
    let wanted: f64 = rate.parse().unwrap();
    let kept = report["per_second"].as_f64().unwrap();
    assert!(
        kept >= 0.98 * wanted,
        "{kept} of {wanted} a second: {report}"
    );
    assert_eq!(
        report["sandbox"]["refused"]["429"].as_u64().unwrap_or(0),
        0,
        "{report}"
    );
}
