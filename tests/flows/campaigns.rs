//! The main job from start to end, on both engines.

use carillon_tests::postgres::TestDatabase;
use carillon_tests::{Stage, Staging, sandboxes, sum, until};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn a_campaign_runs_from_start_to_end() {
    let stage = Stage::new().await;
    from_start_to_end(&stage).await;
    stage.end().await;
}

#[tokio::test]
async fn a_campaign_runs_from_start_to_end_on_postgresql() {
    let Some(database) = TestDatabase::make("campaign") else {
        return;
    };
    let stage = Stage::with(Staging {
        database: Some(database.url()),
        ..Staging::default()
    })
    .await;
    assert_eq!(stage.app().engine(), "postgres");
    from_start_to_end(&stage).await;
    stage.end().await;
    database.drop_it();
}

async fn from_start_to_end(stage: &Stage) {
    const PEOPLE: u32 = 120;
    let account = stage.account().await;
    let list = stage.people(PEOPLE).await;
    let campaign = stage.draft(&account, &list, None).await;
    let id = stage.launch(&campaign).await;
    stage.campaign_in(&id, &["finished"]).await;
    let after = stage
        .counted(
            &id,
            &["delivered", "read", "failed", "rejected"],
            PEOPLE.into(),
        )
        .await;
    assert_eq!(
        sum(&after, &["pending", "claimed", "in_doubt"]),
        0,
        "{after}"
    );

    let app_id = stage.app_id(&account).await;
    let stats = until("no callback waits", Duration::from_secs(30), || async {
        let stats = stage.control.stats(Some(&app_id)).await;
        (stats["callbacks"]["waiting"] == 0).then_some(stats)
    })
    .await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(PEOPLE), &json!(0))
    );
    assert_eq!(
        stats["callbacks"]["sent"],
        stats["callbacks"]["acknowledged"]
    );
}

#[tokio::test]
async fn a_paused_campaign_stops_within_a_second_and_resumes_where_it_was() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(200).await;
    let campaign = stage.draft(&account, &list, Some(50)).await;
    let id = stage.launch(&campaign).await;
    let sent = ["enqueued", "sent", "delivered", "read"];
    stage.counted(&id, &sent, 20).await;
    stage.call("campaigns.pause", json!({ "id": id })).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let app_id = stage.app_id(&account).await;
    let paused = stage.control.stats(Some(&app_id)).await["accepted"].clone();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(stage.control.stats(Some(&app_id)).await["accepted"], paused);
    assert_eq!(stage.campaign(&id).await["state"], "paused");

    stage.call("campaigns.resume", json!({ "id": id })).await;
    stage.counted(&id, &sent, 200).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(200), &json!(0))
    );
    stage.end().await;
}

#[tokio::test]
async fn a_cancelled_campaign_sends_no_more_and_keeps_its_ledger() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(200).await;
    let campaign = stage.draft(&account, &list, Some(50)).await;
    let id = stage.launch(&campaign).await;
    let sent = ["enqueued", "sent", "delivered", "read"];
    stage.counted(&id, &sent, 10).await;
    stage.call("campaigns.cancel", json!({ "id": id })).await;
    stage.campaign_in(&id, &["cancelled"]).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let app_id = stage.app_id(&account).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    let after = stage.campaign(&id).await;
    assert_eq!(after["total"], 200, "{after}");
    let accepted = stats["accepted"].as_u64().unwrap();
    assert!(accepted < 200, "{stats}");
    assert_eq!(sum(&after, &sent), accepted, "{after}");
    stage.end().await;
}

#[tokio::test]
async fn closing_and_opening_the_console_goes_on_with_the_campaign() {
    let mut stage = Stage::with(Staging {
        sandbox: sandbox::Options {
            callback_rate: sandbox::Rate::PerSecond(500),
            ..sandboxes::fast()
        },
        ..Staging::default()
    })
    .await;
    let account = stage.account().await;
    let list = stage.people(150).await;
    let campaign = stage.draft(&account, &list, Some(100)).await;
    let id = stage.launch(&campaign).await;
    stage
        .counted(&id, &["enqueued", "sent", "delivered", "read"], 30)
        .await;
    stage.close().await;
    stage.open().await.unwrap();
    stage.campaign_in(&id, &["finished"]).await;
    stage.counted(&id, &["delivered", "read"], 140).await;
    let app_id = stage.app_id(&account).await;
    let stats = stage.control.stats(Some(&app_id)).await;
    assert_eq!(
        (&stats["distinct"], &stats["twice"]),
        (&json!(150), &json!(0))
    );
    stage.end().await;
}
