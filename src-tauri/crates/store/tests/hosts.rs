//! What only several processes on one database bring about: movements of the ledger at the same
//! time, and notices from one process to the others.

#![allow(clippy::unwrap_used)]

mod engines;

use std::time::Duration;

use domain::{RecipientState, SinchStatus};
use engines::{NOW, Schema, ledger, on_both};
use store::campaigns::{self, StatusFact, Verdict};
use store::{Error, Store, Tx};
use tokio::time::{sleep, timeout};

/// How long the first movement takes its time before it commits.
const SLOW: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(10);

fn fact(status: SinchStatus) -> StatusFact {
    StatusFact {
        account: "acc_1".into(),
        attempt: None,
        message_id: "01M".to_owned(),
        status,
        reason: None,
        at_ms: ledger::NOW + 20,
    }
}

/// Moves the one message, and stays in the transaction for a while.
async fn moved(store: &Store, status: SinchStatus, stay: Duration) -> Result<(), Error> {
    store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                campaigns::apply_statuses(tx, &[fact(status)]).await?;
                sleep(stay).await;
                Ok(())
            })
        })
        .await
}

#[tokio::test]
async fn two_movements_of_one_recipient_at_once_leave_true_counts() {
    on_both(|store| {
        Box::pin(async move {
            ledger::laid(&store, 2).await;
            let claimed = ledger::claim(&store, 1, ledger::NOW).await;
            let accepted = Verdict::Accepted {
                message_id: "01M".to_owned(),
            };
            ledger::record(&store, &claimed[0].attempt, accepted).await;
            let (slow, quick) = tokio::join!(moved(&store, SinchStatus::Delivered, SLOW), async {
                // The slow one has read the recipient by now and not committed.
                sleep(SLOW / 3).await;
                moved(&store, SinchStatus::Read, Duration::ZERO).await
            });
            slow.unwrap();
            quick.unwrap();
            let counts = store
                .read(|tx| Box::pin(async { campaigns::counts(tx, &ledger::campaign()).await }))
                .await
                .unwrap();
            let of = |state| {
                counts
                    .iter()
                    .find(|(s, _)| *s == state)
                    .map_or(0, |(_, n)| *n)
            };
            assert_eq!(of(RecipientState::Read), 1);
            assert_eq!(of(RecipientState::Pending), 1);
            assert_eq!(of(RecipientState::Delivered), 0, "{counts:?}");
            assert_eq!(of(RecipientState::Enqueued), 0, "{counts:?}");
        })
    })
    .await;
}

#[tokio::test]
async fn sqlite_has_nobody_to_tell() {
    let folder = tempfile::tempdir().unwrap();
    let store = engines::sqlite(folder.path()).await;
    store.announce("anything").await.unwrap();
    assert!(store.notices().await.unwrap().is_none());
    store.close().await;
}

#[tokio::test]
async fn what_one_process_announces_another_on_the_same_data_hears() {
    let (Some(schema), Some(elsewhere)) = (Schema::make().await, Schema::make().await) else {
        println!("PostgreSQL skipped: CARILLON_TEST_POSTGRES is not set");
        return;
    };
    let one = Store::open(schema.database(), NOW).await.unwrap();
    let other = Store::open(schema.database(), NOW).await.unwrap();
    let stranger = Store::open(elsewhere.database(), NOW).await.unwrap();
    let mut heard = other.notices().await.unwrap().unwrap();
    stranger.announce("from other data").await.unwrap();
    one.announce("it's \"new\"").await.unwrap();
    let notice = timeout(PATIENCE, heard.next()).await.unwrap().unwrap();
    assert_eq!(notice.as_deref(), Some("it's \"new\""));
    drop(heard);
    for store in [one, other, stranger] {
        store.close().await;
    }
    schema.drop().await;
    elsewhere.drop().await;
}
