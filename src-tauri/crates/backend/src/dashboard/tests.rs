//! What only time brings about: silence, doubts that nobody settles, keys that went missing. The
//! rows are written as if it had happened ten minutes ago.

#![allow(clippy::unwrap_used)]

use crate::testing;
use crate::{App, Caller};
use domain::{AccountId, CampaignId, CampaignState, Channel};
use serde_json::{Value, json};
use store::accounts::{AccountRow, Proof, ProvedApp};
use store::campaigns::{self, Campaign, Claim, NewRecipient, Outcome, Verdict};
use store::webhooks::{Body, NewCallback, Settled, Webhook};
use store::{Error, Tx};

const MINUTE: i64 = 60_000;
const HOST: &str = "host";

/// A rehearsal's account, which nobody asks for its key.
async fn account(tx: &mut Tx, id: &str, now: i64, webhook: &str) -> Result<(), Error> {
    keyless_account(tx, id, now, webhook, 1).await
}

/// An account whose key is said to be in a variable that nobody has set.
async fn keyless_account(
    tx: &mut Tx,
    id: &str,
    now: i64,
    webhook: &str,
    rehearsal: i64,
) -> Result<(), Error> {
    let row = AccountRow {
        id: id.to_owned(),
        name: format!("Shop {id}"),
        key: id.to_owned(),
        list_id: None,
        proxy_domain: String::new(),
        region: "eu".to_owned(),
        project_id: "project".to_owned(),
        app_id: id.to_owned(),
        key_id: "key".to_owned(),
        key_secret_ref: "env:CARILLON_TEST_NOT_SET".to_owned(),
        webhook_secret_ref: "env:CARILLON_TEST_NOT_SET".to_owned(),
        key_used_at: None,
        phone: String::new(),
        description: String::new(),
        rehearsal,
        doubt_wait_ms: 30_000,
        processing_mode: String::new(),
        rate_outbound: None,
        test_report: String::new(),
        created_at: now,
        updated_at: now,
    };
    store::accounts::insert(tx, &row).await?;
    let webhook = Webhook {
        state: webhook.to_owned(),
        ..Webhook::unknown(&format!("whk_{id}").into(), &id.into(), now)
    };
    store::webhooks::save(tx, &webhook).await
}

/// A campaign to two people, running since `at`: one accepted, one in doubt.
async fn campaign(tx: &mut Tx, account: &str, at: i64) -> Result<(), Error> {
    let id = CampaignId::from(format!("cmp_{account}"));
    let draft = Campaign {
        id: id.clone(),
        account_id: account.into(),
        name: format!("Autumn {account}"),
        template_id: "tpl_1".into(),
        channel: Channel::WhatsApp,
        language: "it".into(),
        list_id: "lst_1".into(),
        rate: None,
        variables: "[]".into(),
        template: String::new(),
        state: CampaignState::Draft,
        paused_because: String::new(),
        total: 0,
        confirmed: 0,
        laid_through: String::new(),
        laid: false,
        created_at: at,
        updated_at: at,
        launched_at: None,
        finished_at: None,
    };
    campaigns::insert(tx, &draft).await?;
    let from = &[CampaignState::Draft];
    campaigns::set_state(tx, &id, from, CampaignState::Launching, "", at).await?;
    let people: Vec<_> = (1..=2)
        .map(|place| NewRecipient {
            id: format!("rcp_{account}_{place}").into(),
            contact: format!("con_{place}").into(),
            position: place,
            channel: Channel::WhatsApp,
            language: "it".into(),
            identity: format!("+39312000000{place}"),
            name: String::new(),
            parameters: "{}".into(),
            skipped: None,
        })
        .collect();
    campaigns::lay(tx, &id, &people, &"con_2".into(), at).await?;
    campaigns::finish_laying(tx, &id, at).await?;
    assert!(campaigns::hold(tx, &id, HOST, at, at + MINUTE).await?);
    let claim = Claim {
        campaign: &id,
        owner: HOST,
        most: 2,
        now_ms: at,
        deadline_ms: at + MINUTE,
    };
    let claimed = campaigns::claim(tx, &claim).await?;
    let verdicts = [
        Verdict::Accepted {
            message_id: format!("01{account}"),
        },
        Verdict::Doubt {
            text: String::new(),
        },
    ];
    let outcomes: Vec<_> = claimed
        .into_iter()
        .zip(verdicts)
        .map(|(one, verdict)| Outcome {
            attempt: one.attempt,
            at_ms: at,
            verdict,
        })
        .collect();
    campaigns::record(tx, &outcomes).await
}

async fn callback(tx: &mut Tx, account: &str, at: i64) -> Result<(), Error> {
    let callback = NewCallback {
        id: format!("cbk_{account}").into(),
        account_id: account.into(),
        received_at: at,
        verdict: "valid",
        reason: String::new(),
        nonce: Some(account.to_owned()),
        signed_at: Some(at),
        size: 2,
        former_secret: false,
        headers: "{}".to_owned(),
        body: Body {
            text: "{}".to_owned(),
            encoding: "text",
        },
    };
    store::webhooks::log::append(tx, &callback).await?;
    let read = Settled {
        outcome: "noted",
        ..Settled::default()
    };
    store::webhooks::log::settle(tx, callback.id.as_str(), &read, at).await
}

async fn sentences(app: &App, account: Option<&str>) -> Vec<String> {
    let request = match account {
        Some(id) => json!({ "account_id": id }),
        None => json!({}),
    };
    let caller = Caller::local("a test");
    let overview = crate::router()
        .call(app, caller, "dashboard.overview", request)
        .await;
    let overview: Value = overview.unwrap();
    let attention = overview["attention"].as_array().unwrap();
    attention
        .iter()
        .map(|it| it["sentence"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_webhook_is_silent_when_messages_leave_and_nothing_comes() {
    let (app, _data) = testing::app().await;
    let now = app.clock().now_ms();
    app.store()
        .write(move |tx| {
            Box::pin(async move {
                for (id, sent) in [("acc_mute", 10), ("acc_soon", 4), ("acc_well", 10)] {
                    account(tx, id, now, "ours").await?;
                    campaign(tx, id, now - sent * MINUTE).await?;
                }
                // Heard of before the campaign: no excuse. Heard of since: all is well.
                callback(tx, "acc_mute", now - 60 * MINUTE).await?;
                callback(tx, "acc_well", now - 8 * MINUTE).await
            })
        })
        .await
        .unwrap();
    let told = sentences(&app, None).await;
    assert_eq!(told.len(), 1, "{told:?}");
    let sentence = &told[0];
    let begin = "The webhook of Shop acc_mute has been silent for ";
    assert!(sentence.starts_with(begin), "{sentence}");
    assert!(
        sentence.ends_with(" minutes while one message was sent."),
        "{sentence}"
    );
    assert_eq!(sentences(&app, Some("acc_well")).await, [""; 0]);
    app.shutdown().await;
}

#[tokio::test]
async fn doubts_at_a_dispatch_app_and_a_missing_domain_are_told_of() {
    let (app, _data) = testing::app().await;
    let now = app.clock().now_ms();
    app.store()
        .write(move |tx| {
            Box::pin(async move {
                account(tx, "acc_1", now, "no_domain").await?;
                account(tx, "acc_idle", now, "no_domain").await?;
                campaign(tx, "acc_1", now).await?;
                let proof = Proof {
                    report: String::new(),
                    at: now,
                    key_used: true,
                    app: Some(ProvedApp {
                        processing_mode: "DISPATCH".to_owned(),
                        rate_outbound: None,
                        channels: Vec::new(),
                    }),
                };
                store::accounts::keep_proof(tx, &AccountId::from("acc_1"), &proof).await
            })
        })
        .await
        .unwrap();
    let told = sentences(&app, None).await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("one person of Autumn acc_1"), "{told:?}");
    assert!(
        told[1].starts_with("Shop acc_1 has no public domain"),
        "{told:?}"
    );
    app.shutdown().await;
}

#[tokio::test]
async fn a_live_account_without_its_key_is_told_of() {
    let (app, _data) = testing::app().await;
    let now = app.clock().now_ms();
    app.store()
        .write(move |tx| {
            Box::pin(async move { keyless_account(tx, "acc_1", now, "ours", 0).await })
        })
        .await
        .unwrap();
    let told = sentences(&app, None).await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("Shop acc_1 cannot be used. A secret"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("The webhook secret of Shop acc_1 is not where"),
        "{told:?}"
    );
    app.shutdown().await;
}
