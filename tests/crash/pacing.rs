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

/// How often a machine that was busy with something else may try to show the rate.
const TRIES: usize = 3;

/// A 429 is never forgiven; a rate that was missed, only as long as another try shows it.
async fn keeps_pace(rate: &str, recipients: &str) {
    let _turn = super::alone().await;
    let wanted: f64 = rate.parse().unwrap();
    let mut missed = Vec::new();
    for _ in 0..TRIES {
        let report = rehearse(rate, recipients).await;
        assert_eq!(
            report["sandbox"]["refused"]["429"].as_u64().unwrap_or(0),
            0,
            "{report}"
        );
        let kept = report["per_second"].as_f64().unwrap();
        if kept >= 0.98 * wanted {
            return;
        }
        missed.push(kept);
    }
    panic!("{missed:?} of {wanted} a second");
}

/// The report of a campaign at the rate, against a sandbox that refuses above it.
async fn rehearse(rate: &str, recipients: &str) -> Value {
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
    serde_json::from_slice(&rehearsed.stdout).unwrap()
}
