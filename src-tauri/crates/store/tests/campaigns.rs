//! The ledger on both engines: claiming, recording, statuses in any order, doubts, counts.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{
    AccountId, AttemptId, CampaignState, Reason, RecipientId, RecipientState, SinchStatus,
};
use engines::ledger::{NOW, OWNER, campaign, claim, laid, record, retry};
use engines::on_both;
use store::Store;
use store::campaigns::{self as rows, Applied, Orphaned, Resolution, StatusFact, Verdict};

async fn tell(store: &Store, attempt: Option<&AttemptId>, word: &str, code: &str) -> Applied {
    tell_of(store, "acc_1", attempt, word, code).await
}

async fn tell_of(
    store: &Store,
    account: &str,
    attempt: Option<&AttemptId>,
    word: &str,
    code: &str,
) -> Applied {
    let reason = Reason {
        code: code.to_owned(),
        ..Reason::default()
    };
    let fact = StatusFact {
        account: AccountId::from(account),
        attempt: attempt.cloned(),
        message_id: "01M".to_owned(),
        status: SinchStatus::parse(word).unwrap(),
        reason: Some(reason).filter(|reason| !reason.code.is_empty()),
        at_ms: NOW + 60_000,
    };
    store
        .write(move |tx| Box::pin(async move { rows::apply_statuses(tx, &[fact]).await }))
        .await
        .unwrap()
        .remove(0)
}

async fn state(store: &Store, recipient: &RecipientId) -> (RecipientState, String, i64) {
    let id = recipient.clone();
    let row = store
        .read(|tx| Box::pin(async move { rows::recipient(tx, &id).await }))
        .await
        .unwrap();
    (row.state, row.reason_code, row.attempts)
}

/// The rollup says what the ledger says, and everybody is in it.
async fn counts_hold(store: &Store, people: i64) {
    let (counts, listed) = store
        .read(|tx| {
            Box::pin(async move {
                let filter = rows::RecipientFilter::of(campaign(), 500);
                Ok((
                    rows::counts(tx, &campaign()).await?,
                    rows::recipients(tx, &filter).await?.0,
                ))
            })
        })
        .await
        .unwrap();
    assert_eq!(listed.len() as i64, people);
    for (state, n) in &counts {
        let held = listed.iter().filter(|row| row.state == *state).count() as i64;
        assert_eq!(*n, held, "{state:?}");
    }
    assert_eq!(counts.iter().map(|(_, n)| n).sum::<i64>(), people);
}

#[tokio::test]
async fn claims_are_in_order_disjoint_and_only_while_it_runs() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 5).await;
            let first = claim(&store, 2, NOW).await;
            let second = claim(&store, 10, NOW).await;
            let ids: Vec<&str> = first
                .iter()
                .chain(&second)
                .map(|one| one.recipient.as_str())
                .collect();
            assert_eq!(ids, ["rcp_001", "rcp_002", "rcp_003", "rcp_004", "rcp_005"]);
            assert_eq!(first[0].attempt.as_str(), "att_001_1");
            assert!(claim(&store, 10, NOW).await.is_empty());
            counts_hold(&store, 5).await;

            record(&store, &first[0].attempt, retry(0)).await;
            store
                .write(|tx| {
                    Box::pin(async move {
                        let from = &[CampaignState::Running];
                        let to = CampaignState::Paused;
                        rows::set_state(tx, &campaign(), from, to, "", NOW).await
                    })
                })
                .await
                .unwrap();
            assert!(
                claim(&store, 10, NOW).await.is_empty(),
                "a paused campaign claims nothing"
            );
        })
    })
    .await;
}

fn accepted() -> Verdict {
    Verdict::Accepted {
        message_id: "01M".into(),
    }
}

#[tokio::test]
async fn another_host_claims_nothing_while_the_lease_stands() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let held = |owner: &'static str, now: i64| {
                let store = store.clone();
                async move {
                    store
                        .write(move |tx| {
                            Box::pin(async move {
                                rows::hold(tx, &campaign(), owner, now, now + 10).await
                            })
                        })
                        .await
                        .unwrap()
                }
            };
            assert!(held(OWNER, NOW).await, "its own lease is renewed");
            assert!(!held("other", NOW + 10).await);
            assert!(
                held("other", NOW + 11).await,
                "an ended lease is taken over"
            );
            assert!(
                claim(&store, 1, NOW + 12).await.is_empty(),
                "the first host lost it"
            );
        })
    })
    .await;
}

#[tokio::test]
async fn a_retry_waits_for_its_time_and_makes_a_new_attempt() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let first = claim(&store, 1, NOW).await.remove(0);
            record(&store, &first.attempt, retry(NOW + 500)).await;
            assert!(claim(&store, 1, NOW + 499).await.is_empty());
            let second = claim(&store, 1, NOW + 500).await.remove(0);
            assert_eq!(second.attempt.as_str(), "att_001_2");
            let id = second.recipient.clone();
            let attempts = store
                .read(|tx| Box::pin(async move { rows::attempts(tx, &id).await }))
                .await
                .unwrap();
            assert!(attempts[0].superseded && !attempts[1].superseded);
            assert_eq!(attempts[0].reason_code, "RATE_LIMITED");
            counts_hold(&store, 1).await;
        })
    })
    .await;
}

#[tokio::test]
async fn statuses_rise_in_any_order_and_repeats_change_nothing() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 2).await;
            let claimed = claim(&store, 2, NOW).await;
            let (one, two) = (&claimed[0], &claimed[1]);
            // The callback overtakes the answer of the send.
            assert!(matches!(
                tell(&store, Some(&one.attempt), "DELIVERED", "").await,
                Applied::Moved {
                    to: RecipientState::Delivered,
                    ..
                }
            ));
            record(&store, &one.attempt, accepted()).await;
            assert!(matches!(
                tell(&store, Some(&one.attempt), "QUEUED_ON_CHANNEL", "").await,
                Applied::Stale { .. }
            ));
            assert!(matches!(
                tell(&store, None, "READ", "").await,
                Applied::Moved { .. }
            ));
            assert!(matches!(
                tell(&store, None, "READ", "").await,
                Applied::Stale { .. }
            ));
            assert_eq!(state(&store, &one.recipient).await.0, RecipientState::Read);

            let failed = tell(
                &store,
                Some(&two.attempt),
                "FAILED",
                "RECIPIENT_NOT_REACHABLE",
            );
            failed.await;
            assert_eq!(
                state(&store, &two.recipient).await,
                (RecipientState::Failed, "RECIPIENT_NOT_REACHABLE".into(), 1)
            );
            let failures = store
                .read(|tx| Box::pin(async move { rows::failures(tx, &campaign()).await }))
                .await
                .unwrap();
            assert_eq!(failures, [("RECIPIENT_NOT_REACHABLE".to_owned(), 1)]);
            // Delivered after all: the failure no longer counts.
            tell(&store, Some(&two.attempt), "DELIVERED", "").await;
            let failures = store
                .read(|tx| Box::pin(async move { rows::failures(tx, &campaign()).await }))
                .await
                .unwrap();
            assert!(failures.is_empty());
            counts_hold(&store, 2).await;
        })
    })
    .await;
}

#[tokio::test]
async fn another_accounts_callback_moves_nothing() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let one = claim(&store, 1, NOW).await.remove(0);
            let told = tell_of(&store, "acc_2", Some(&one.attempt), "DELIVERED", "").await;
            assert_eq!(told, Applied::Unknown);
            assert_eq!(
                state(&store, &one.recipient).await.0,
                RecipientState::Claimed
            );
        })
    })
    .await;
}

#[tokio::test]
async fn a_dead_hosts_claims_become_doubts_and_evidence_ends_them() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 3).await;
            let claimed = claim(&store, 3, NOW).await;
            record(&store, &claimed[2].attempt, accepted()).await;
            let doubted = store
                .write(|tx| {
                    Box::pin(async move {
                        let campaign = campaign();
                        let orphans = Orphaned::AllOf(&campaign);
                        rows::doubt_orphans(tx, orphans, NOW + 100).await
                    })
                })
                .await
                .unwrap();
            assert_eq!(doubted, 2, "what was accepted is not in doubt");
            let doubts = store
                .read(|tx| Box::pin(async move { rows::doubtful(tx, &campaign(), 10).await }))
                .await
                .unwrap();
            assert!(doubts.iter().all(|doubt| doubt.deadline_at == NOW + 100));

            let found = Resolution::Sent {
                message_id: "01A".into(),
            };
            let absent = Resolution::SendAgain {
                why: "NOT_AT_SINCH",
            };
            let resolutions = vec![
                (claimed[0].attempt.clone(), found),
                (claimed[1].attempt.clone(), absent),
                (
                    claimed[2].attempt.clone(),
                    Resolution::SendAgain {
                        why: "NOT_AT_SINCH",
                    },
                ),
            ];
            let ended = store
                .write(move |tx| {
                    Box::pin(async move { rows::resolve(tx, &resolutions, NOW + 200).await })
                })
                .await
                .unwrap();
            assert_eq!(ended, 2, "what is not in doubt is left alone");
            assert_eq!(
                state(&store, &claimed[0].recipient).await.0,
                RecipientState::Enqueued
            );
            assert_eq!(
                state(&store, &claimed[1].recipient).await.0,
                RecipientState::Pending
            );
            assert_eq!(
                state(&store, &claimed[2].recipient).await.0,
                RecipientState::Enqueued
            );
            counts_hold(&store, 3).await;
        })
    })
    .await;
}

#[tokio::test]
async fn claims_that_may_still_be_on_their_way_are_not_orphans_of_a_living_cluster() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            claim(&store, 1, NOW).await;
            for (now, doubted) in [(NOW + 40_000, 0), (NOW + 40_001, 1)] {
                let found = store
                    .write(move |tx| {
                        Box::pin(async move {
                            let campaign = campaign();
                            rows::doubt_orphans(tx, Orphaned::Expired(&campaign), now).await
                        })
                    })
                    .await
                    .unwrap();
                assert_eq!(found, doubted);
            }
        })
    })
    .await;
}

#[tokio::test]
async fn an_old_attempts_failure_says_nothing_of_the_new_one_but_its_delivery_does() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let first = claim(&store, 1, NOW).await.remove(0);
            record(
                &store,
                &first.attempt,
                Verdict::Doubt {
                    text: "reset".into(),
                },
            )
            .await;
            let again = vec![(
                first.attempt.clone(),
                Resolution::SendAgain {
                    why: "SENT_AGAIN_BY_HAND",
                },
            )];
            store
                .write(move |tx| Box::pin(async move { rows::resolve(tx, &again, NOW).await }))
                .await
                .unwrap();
            let second = claim(&store, 1, NOW).await.remove(0);
            record(&store, &second.attempt, accepted()).await;
            let code = "RECIPIENT_NOT_REACHABLE";
            tell(&store, Some(&first.attempt), "FAILED", code).await;
            assert_eq!(
                state(&store, &first.recipient).await.0,
                RecipientState::Enqueued
            );
            counts_hold(&store, 1).await;
        })
    })
    .await;
}

#[tokio::test]
async fn lists_page_and_filter() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 7).await;
            claim(&store, 3, NOW).await;
            let page = |state, identity: &str, cursor| {
                let store = store.clone();
                let filter = rows::RecipientFilter {
                    state,
                    search: rows::Search::of(identity),
                    cursor,
                    ..rows::RecipientFilter::of(campaign(), 2)
                };
                async move {
                    let (items, next) = store
                        .read(|tx| Box::pin(async move { rows::recipients(tx, &filter).await }))
                        .await
                        .unwrap();
                    let places: Vec<i64> = items.iter().map(|row| row.position).collect();
                    (places, next)
                }
            };
            let (first, next) = page(Some(RecipientState::Pending), "", None).await;
            let (second, end) = page(Some(RecipientState::Pending), "", next).await;
            assert_eq!((first, second), (vec![4, 5], vec![6, 7]));
            assert!(end.is_none());
            assert_eq!(page(None, "+393120000007", None).await.0, [7]);
            let filter = rows::CampaignFilter {
                name: "AUT".into(),
                limit: 10,
                ..rows::CampaignFilter::default()
            };
            let (campaigns, _) = store
                .read(|tx| Box::pin(async move { rows::list(tx, &filter).await }))
                .await
                .unwrap();
            assert_eq!(campaigns.len(), 1);
        })
    })
    .await;
}

#[tokio::test]
async fn who_was_proved_reached_by_an_old_attempt_is_not_written_to_again() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let first = claim(&store, 1, NOW).await.remove(0);
            record(
                &store,
                &first.attempt,
                Verdict::Doubt {
                    text: "reset".into(),
                },
            )
            .await;
            let again = vec![(
                first.attempt.clone(),
                Resolution::SendAgain {
                    why: "NOT_AT_SINCH",
                },
            )];
            store
                .write(move |tx| Box::pin(async move { rows::resolve(tx, &again, NOW).await }))
                .await
                .unwrap();
            let second = claim(&store, 1, NOW).await.remove(0);
            tell(&store, Some(&first.attempt), "DELIVERED", "").await;
            record(&store, &second.attempt, retry(0)).await;
            assert_eq!(
                state(&store, &first.recipient).await.0,
                RecipientState::Delivered
            );
            assert!(claim(&store, 1, NOW + 1_000).await.is_empty());
            counts_hold(&store, 1).await;
        })
    })
    .await;
}
