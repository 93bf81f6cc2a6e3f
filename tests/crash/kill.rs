//! The sender is killed again and again in mid-campaign, while Sinch goes on, with callbacks
//! doubled, late and out of order: nobody is written to twice, nobody is missing.

use carillon_tests::program::{self, SandboxProcess};
use carillon_tests::sandboxes::Control;
use rand::Rng as _;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const PEOPLE: &str = "2000";
const KILLS: u32 = 12;

#[tokio::test]
async fn killed_at_random_moments_nobody_is_written_to_twice_and_nobody_is_missing() {
    let _turn = super::alone().await;
    let sandbox =
        SandboxProcess::start(&["--rate", "unlimited", "--callback-rate", "unlimited"]).await;
    let control = Control::of(&sandbox.origin);
    control
        .dials(json!({
            "callback_doubled_share": 0.2, "callback_late_share": 0.2, "callback_late_ms": 1500,
            "callback_disorder_share": 0.2, "retry_base_ms": 200, "latency_ms": 5, "jitter_ms": 20,
        }))
        .await;
    let data = tempfile::tempdir().unwrap();
    let arguments = [
        "rehearse",
        "--json",
        "--recipients",
        PEOPLE,
        "--rate",
        "150",
        "--data",
        data.path().to_str().unwrap(),
        "--sandbox",
        &sandbox.origin,
    ];

    let mut kills = 0;
    let began = Instant::now();
    while kills < KILLS {
        let mut sender = program::command(&arguments).spawn().unwrap();
        let life = Duration::from_millis(rand::rng().random_range(400..2_000));
        let ended = tokio::time::timeout(life, sender.wait()).await;
        if let Ok(status) = ended {
            // It came to its end between two kills: what is left to do was too little.
            assert!(status.unwrap().success());
            break;
        }
        // SIGKILL on Unix: no handler, no flush, no goodbye.
        sender.kill().await.unwrap();
        kills += 1;
        assert!(began.elapsed() < Duration::from_secs(180));
    }
    assert!(kills >= 10, "only {kills} kills fitted into the campaign");

    let last = program::command(&arguments).output().await.unwrap();
    let said = String::from_utf8_lossy(&last.stderr).into_owned();
    assert!(last.status.success(), "{} {said}", last.status);
    let report: Value = serde_json::from_slice(&last.stdout).unwrap();
    assert_eq!(report["sandbox"]["twice"], 0, "{report}");
    assert_eq!(report["sandbox"]["distinct"], 2_000, "{report}");
    let states = report["states"].as_object().unwrap();
    let total: u64 = states.values().filter_map(Value::as_u64).sum();
    assert_eq!(total, 2_000, "{report}");
    for open in ["pending", "claimed", "in_doubt"] {
        assert_eq!(
            states.get(open).and_then(Value::as_u64).unwrap_or(0),
            0,
            "{report}"
        );
    }
}
