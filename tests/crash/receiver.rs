//! The receiver is killed under load: every callback that was answered 200 is in the database.

use carillon_tests::callbacks::{delivery, now_s};
use carillon_tests::{Stage, program};
use futures::future::join_all;
use serde_json::{Value, json};
use sinch::signature::Headers;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};

const POSTERS: usize = 16;
/// So many are acknowledged before the receiver is killed in the middle of the next.
const BEFORE_THE_KILL: usize = 400;
const SECRET: &str = "the-webhook-secret";

#[tokio::test]
async fn what_was_answered_200_is_there_after_a_kill() {
    let _turn = super::alone().await;
    let mut stage = Stage::new().await;
    let account = stage
        .call(
            "accounts.create",
            json!({
                "name": "Milano", "key": "MIL", "list_name": "", "proxy_domain": "",
                "region": "eu", "project_id": "11111111-2222-3333-4444-555555555555",
                "app_id": "01MILANO0000000000000000AP", "key_id": "key", "key_secret": "secret",
                "webhook_secret": SECRET, "phone": "", "description": "",
            }),
        )
        .await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    stage.close().await;

    let mut serve = program::command(&[
        "serve",
        "--json",
        "--data",
        stage.data.path().to_str().unwrap(),
        "--listen",
        "127.0.0.1:0",
        "--hooks",
        "127.0.0.1:0",
    ])
    .stderr(std::process::Stdio::null())
    .spawn()
    .unwrap();
    let mut stdout = BufReader::new(serve.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).await.unwrap();
    let line: Value = serde_json::from_str(&line).unwrap();
    let hook = format!("http://{}/hooks/{account}", line["hooks"].as_str().unwrap());

    let load = Load::default();
    let posters: Vec<_> = (0..POSTERS)
        .map(|poster| {
            let posting = post_until_stopped(poster, hook.clone(), load.clone());
            // The killing must not wait for a turn behind the posting.
            #[allow(clippy::disallowed_methods, reason = "no app to spawn it on")]
            tokio::spawn(posting)
        })
        .collect();
    carillon_tests::until(
        "callbacks are acknowledged",
        Duration::from_secs(60),
        || async { (load.acknowledged.load(Ordering::Relaxed) >= BEFORE_THE_KILL).then_some(()) },
    )
    .await;
    serve.kill().await.unwrap();
    load.stop.store(true, Ordering::Relaxed);
    let acknowledged: Vec<String> = join_all(posters)
        .await
        .into_iter()
        .flat_map(Result::unwrap)
        .collect();
    stage.open().await.unwrap();
    let id = domain::AccountId::from(account.as_str());
    let kept = stage
        .app()
        .store()
        .read(|tx| Box::pin(async move { store::webhooks::log::count(tx, &id).await }))
        .await
        .unwrap();
    assert!(
        kept >= acknowledged.len() as i64,
        "{kept} of {}",
        acknowledged.len()
    );
    carillon_tests::until("all is interpreted", Duration::from_secs(60), || async {
        let waiting = stage
            .app()
            .store()
            .read(|tx| Box::pin(async move { store::webhooks::log::waiting_count(tx).await }))
            .await
            .unwrap();
        (waiting == 0).then_some(())
    })
    .await;
    for message in &acknowledged {
        let found = stage
            .call(
                "webhooks.callbacks",
                json!({ "account_id": account, "search": message }),
            )
            .await;
        assert_eq!(
            found["items"].as_array().unwrap().len(),
            1,
            "{message} is missing"
        );
    }
    stage.end().await;
}

/// What the posters and the killer share.
#[derive(Clone, Default)]
struct Load {
    acknowledged: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

/// Posts callbacks about messages of its own; those that were answered 200.
async fn post_until_stopped(poster: usize, hook: String, load: Load) -> Vec<String> {
    let client = carillon_tests::sandboxes::client();
    let mut acknowledged = Vec::new();
    for number in 0.. {
        if load.stop.load(Ordering::Relaxed) {
            break;
        }
        let message = format!("message-{poster}-{number}");
        let body = serde_json::to_vec(&delivery(&message, "DELIVERED")).unwrap();
        let headers = Headers::signed(SECRET, &body, &message, &now_s().to_string());
        let mut request = client.post(&hook).body(body);
        for (name, value) in headers.pairs() {
            request = request.header(name, value);
        }
        if request
            .send()
            .await
            .is_ok_and(|answer| answer.status() == 200)
        {
            load.acknowledged.fetch_add(1, Ordering::Relaxed);
            acknowledged.push(message);
        }
    }
    acknowledged
}
