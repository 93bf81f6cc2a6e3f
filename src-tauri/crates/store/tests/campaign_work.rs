//! What is left to do of a campaign, and who may do it, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::CampaignState;
use engines::ledger::{NOW, OWNER, campaign, claim, laid, record, retry};
use engines::on_both;
use futures::future::BoxFuture;
use store::Store;
use store::campaigns::{self as rows, Verdict};

/// One write with a function of the ledger.
async fn written<T, F>(store: &Store, work: F) -> Result<T, store::Error>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t mut store::Tx) -> BoxFuture<'t, Result<T, store::Error>> + Send + 'static,
{
    store.write(work).await
}

#[tokio::test]
async fn a_draft_is_rewritten_and_what_was_launched_is_not() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let get = || {
                written(&store, |tx| {
                    Box::pin(async { rows::get(tx, &campaign()).await })
                })
            };
            let mut changed = get().await.unwrap();
            changed.name = "Winter".into();
            let launched = changed.clone();
            let refused = written(&store, |tx| {
                Box::pin(async move { rows::rewrite_draft(tx, &launched).await })
            });
            assert!(matches!(refused.await, Err(store::Error::NotFound)));

            changed.id = "cmp_2".into();
            changed.state = CampaignState::Draft;
            let draft = changed.clone();
            written(&store, |tx| {
                Box::pin(async move { rows::insert(tx, &draft).await })
            })
            .await
            .unwrap();
            changed.rate = None;
            changed.language = "en".into();
            let draft = changed.clone();
            written(&store, |tx| {
                Box::pin(async move { rows::rewrite_draft(tx, &draft).await })
            })
            .await
            .unwrap();
            written(&store, |tx| {
                Box::pin(async { rows::keep_checked(tx, &"cmp_2".into(), "{}", 7).await })
            })
            .await
            .unwrap();
            let kept = written(&store, |tx| {
                Box::pin(async { rows::get(tx, &"cmp_2".into()).await })
            })
            .await
            .unwrap();
            let shown = (
                kept.name.as_str(),
                kept.rate,
                kept.language.as_str(),
                kept.template,
            );
            assert_eq!(shown, ("Winter", None, "en", "{}".to_owned()));
            assert_eq!(get().await.unwrap().name, "Autumn");
        })
    })
    .await;
}

#[tokio::test]
async fn the_next_due_is_the_earliest_of_those_that_wait() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 2).await;
            let due = || {
                written(&store, |tx| {
                    Box::pin(async { rows::next_due(tx, &campaign()).await })
                })
            };
            assert_eq!(due().await.unwrap(), Some(0));
            let claimed = claim(&store, 2, NOW).await;
            assert_eq!(due().await.unwrap(), None);
            record(&store, &claimed[0].attempt, retry(NOW + 700)).await;
            record(&store, &claimed[1].attempt, retry(NOW + 500)).await;
            assert_eq!(due().await.unwrap(), Some(NOW + 500));
        })
    })
    .await;
}

#[tokio::test]
async fn work_is_free_once_its_lease_is_over_and_while_doubts_are_open() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let free = |now| {
                written(&store, move |tx| {
                    Box::pin(async move { rows::unowned(tx, now).await })
                })
            };
            assert!(free(NOW + 1).await.unwrap().is_empty());
            assert_eq!(free(NOW + 2).await.unwrap(), [campaign()]);
            written(&store, |tx| Box::pin(rows::end_all_leases(tx)))
                .await
                .unwrap();
            assert_eq!(free(NOW).await.unwrap(), [campaign()]);

            let held = written(&store, |tx| {
                Box::pin(async { rows::hold(tx, &campaign(), OWNER, NOW, NOW + 1).await })
            });
            assert!(held.await.unwrap());
            let one = claim(&store, 1, NOW).await.remove(0);
            let doubted = one.recipient.clone();
            let doubt = move |store: Store| {
                let id = doubted.clone();
                async move {
                    written(&store, |tx| {
                        Box::pin(async move { rows::doubt_of(tx, &id).await })
                    })
                    .await
                }
            };
            let none = doubt(store.clone()).await;
            assert!(matches!(none, Err(store::Error::NotFound)));
            record(
                &store,
                &one.attempt,
                Verdict::Doubt {
                    text: "reset".into(),
                },
            )
            .await;
            assert_eq!(doubt(store.clone()).await.unwrap(), one.attempt);

            written(&store, |tx| {
                Box::pin(async {
                    let from = &[CampaignState::Running];
                    let to = CampaignState::Cancelled;
                    rows::set_state(tx, &campaign(), from, to, "", NOW).await?;
                    rows::release(tx, &campaign(), OWNER).await
                })
            })
            .await
            .unwrap();
            // Only a listing can settle a doubt, and DISPATCH has none.
            for (mode, work) in [("DISPATCH", vec![]), ("CONVERSATION", vec![campaign()])] {
                written(&store, |tx| Box::pin(proved(tx, mode)))
                    .await
                    .unwrap();
                assert_eq!(free(NOW).await.unwrap(), work, "{mode}");
            }
        })
    })
    .await;
}

/// The account's app turned out to be in `mode`.
async fn proved(tx: &mut store::Tx, mode: &'static str) -> Result<(), store::Error> {
    let app = store::accounts::ProvedApp {
        processing_mode: mode.to_owned(),
        rate_outbound: None,
        channels: Vec::new(),
    };
    let proof = store::accounts::Proof {
        report: "{}".into(),
        at: NOW,
        key_used: true,
        app: Some(app),
    };
    store::accounts::keep_proof(tx, &"acc_1".into(), &proof).await
}

#[tokio::test]
async fn refusals_that_were_the_campaigns_fault_are_taken_back_and_others_are_not() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 3).await;
            let claimed = claim(&store, 3, NOW).await;
            for (one, code) in claimed.iter().zip(["OTHER", "CHANNEL", "CHANNEL"]) {
                let verdict = Verdict::Refused {
                    code: code.into(),
                    text: String::new(),
                };
                record(&store, &one.attempt, verdict).await;
            }
            let reopened = |since_ms| {
                written(&store, move |tx| {
                    Box::pin(async move {
                        rows::reopen_refused(tx, &campaign(), "CHANNEL", since_ms, NOW).await
                    })
                })
            };
            assert_eq!(reopened(NOW + 11).await.unwrap(), 0, "refused before");
            assert_eq!(reopened(NOW + 10).await.unwrap(), 2);
            let again = claim(&store, 3, NOW + 20).await;
            let ids: Vec<&str> = again.iter().map(|one| one.attempt.as_str()).collect();
            assert_eq!(ids, ["att_002_2", "att_003_2"]);
        })
    })
    .await;
}

#[tokio::test]
async fn a_large_ledger_is_removed_in_steps() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 5).await;
            claim(&store, 2, NOW).await;
            for gone in [3, 2, 0] {
                let deleted = written(&store, |tx| {
                    Box::pin(async { rows::delete_recipients(tx, &campaign(), 3).await })
                });
                assert_eq!(deleted.await.unwrap(), gone);
            }
            written(&store, |tx| {
                Box::pin(async { rows::delete(tx, &campaign()).await })
            })
            .await
            .unwrap();
        })
    })
    .await;
}
