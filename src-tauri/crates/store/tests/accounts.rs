//! Accounts in rows, on both engines: what the form holds, what a test proved, what goes.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{AccountId, CampaignState, ProcessingMode};
use engines::{NOW, an_account, ledger, on_both};
use store::accounts::{self, AccountRow, ChannelRow, Dependents, Proof, ProvedApp};
use store::campaigns::{self, Verdict};
use store::{Error, Store};

fn id(text: &str) -> AccountId {
    text.into()
}

async fn row(store: &Store, of: &str) -> Result<AccountRow, Error> {
    let of = id(of);
    store
        .read(|tx| Box::pin(async move { accounts::get(tx, &of).await }))
        .await
}

async fn two(store: &Store) {
    store
        .write(|tx| {
            Box::pin(async move {
                an_account(tx, "acc_b").await?;
                an_account(tx, "acc_a").await
            })
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn accounts_come_back_by_name_and_are_counted() {
    on_both(|store| {
        Box::pin(async move {
            two(&store).await;
            let mut renamed = row(&store, "acc_a").await.unwrap();
            renamed.name = "Zürich".to_owned();
            renamed.rehearsal = 1;
            renamed.test_report = "{}".to_owned();
            renamed.updated_at = NOW + 1;
            let wanted = renamed.clone();
            store
                .write(|tx| Box::pin(async move { accounts::update(tx, &renamed).await }))
                .await
                .unwrap();
            let all = store.read(|tx| Box::pin(accounts::all(tx))).await.unwrap();
            let names: Vec<_> = all.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(names, ["acc_b", "Zürich"]);
            assert_eq!(
                all[1],
                AccountRow {
                    rehearsal: 0,
                    ..wanted
                }
            );
            let count = store.read(|tx| Box::pin(accounts::count(tx))).await;
            assert_eq!(count.unwrap(), 2);
        })
    })
    .await;
}

#[tokio::test]
async fn a_key_is_taken_in_any_case_and_an_app_once() {
    on_both(|store| {
        Box::pin(async move {
            two(&store).await;
            for (key, app, column) in [
                ("A", "other", "accounts.key_folded"),
                ("C", "acc_a", "accounts.app_id"),
            ] {
                let mut third = row(&store, "acc_a").await.unwrap();
                third.id = "acc_c".to_owned();
                third.key = key.to_owned();
                third.app_id = app.to_owned();
                let refused = store
                    .write(|tx| Box::pin(async move { accounts::insert(tx, &third).await }))
                    .await;
                match refused {
                    Err(Error::Conflict { what }) => assert!(what.contains(column), "{what}"),
                    other => panic!("{other:?}"),
                }
            }
        })
    })
    .await;
}

#[tokio::test]
async fn a_proof_stays_until_the_next_and_one_without_an_app_keeps_what_was_known() {
    on_both(|store| {
        Box::pin(async move {
            two(&store).await;
            let channels = ["WHATSAPP", "SMS"].map(|channel| ChannelRow {
                channel: channel.to_owned(),
                status: "ACTIVE".to_owned(),
                description: String::new(),
            });
            let full = Proof {
                report: "first".to_owned(),
                at: NOW + 5,
                key_used: true,
                app: Some(ProvedApp {
                    processing_mode: "DISPATCH".to_owned(),
                    rate_outbound: Some(25),
                    channels: channels.to_vec(),
                }),
            };
            let empty = Proof {
                report: "second".to_owned(),
                at: NOW + 9,
                key_used: false,
                app: None,
            };
            for proof in [full.clone(), full, empty] {
                store
                    .write(|tx| {
                        Box::pin(
                            async move { accounts::keep_proof(tx, &id("acc_a"), &proof).await },
                        )
                    })
                    .await
                    .unwrap();
            }
            let kept = row(&store, "acc_a").await.unwrap();
            assert_eq!(kept.test_report, "second");
            assert_eq!(kept.mode(), Some(ProcessingMode::Dispatch));
            assert_eq!(
                (kept.rate_outbound, kept.key_used_at),
                (Some(25), Some(NOW + 5))
            );
            let found = store
                .read(|tx| Box::pin(async move { accounts::channels(tx, &id("acc_a")).await }))
                .await;
            assert_eq!(found.unwrap(), channels);
        })
    })
    .await;
}

#[tokio::test]
async fn what_an_app_said_of_itself_goes_with_the_app() {
    type Change = fn(&mut AccountRow);
    // A name and a key leave the app what it is.
    let changes: [(Change, bool); 5] = [
        (|row| row.name = "Milano".to_owned(), true),
        (|row| row.key_id = "another".to_owned(), true),
        (|row| row.app_id = "another".to_owned(), false),
        (|row| row.project_id = "another".to_owned(), false),
        (|row| row.region = "us".to_owned(), false),
    ];
    on_both(move |store| {
        Box::pin(async move {
            two(&store).await;
            for (change, stays) in changes {
                let mut changed = row(&store, "acc_a").await.unwrap();
                change(&mut changed);
                store
                    .write(|tx| {
                        Box::pin(async move {
                            let of = id("acc_a");
                            accounts::keep_app(tx, &of, "CONVERSATION", Some(25)).await?;
                            accounts::update(tx, &changed).await
                        })
                    })
                    .await
                    .unwrap();
                let after = row(&store, "acc_a").await.unwrap();
                let known = (after.mode(), after.rate_outbound);
                let expected = match stays {
                    true => (Some(ProcessingMode::Conversation), Some(25)),
                    false => (None, None),
                };
                assert_eq!(known, expected, "{after:?}");
            }
        })
    })
    .await;
}

async fn at_work(store: &Store) -> bool {
    store
        .read(|tx| Box::pin(async move { accounts::at_work(tx, &id("acc_1")).await }))
        .await
        .unwrap()
}

#[tokio::test]
async fn an_account_is_at_work_until_its_campaigns_ended_and_nothing_is_in_doubt() {
    on_both(|store| {
        Box::pin(async move {
            ledger::laid(&store, 2).await;
            assert!(at_work(&store).await, "running");
            let claimed = ledger::claim(&store, 1, ledger::NOW).await;
            for (from, to) in [
                (CampaignState::Running, CampaignState::Paused),
                (CampaignState::Paused, CampaignState::Cancelled),
            ] {
                store
                    .write(move |tx| {
                        Box::pin(async move {
                            let of = ledger::campaign();
                            campaigns::set_state(tx, &of, &[from], to, "", NOW).await
                        })
                    })
                    .await
                    .unwrap();
                assert!(at_work(&store).await, "{to:?}, a send on its way");
            }
            let doubt = Verdict::Doubt {
                text: String::new(),
            };
            ledger::record(&store, &claimed[0].attempt, doubt).await;
            assert!(at_work(&store).await, "cancelled, a send in doubt");
            let accepted = Verdict::Accepted {
                message_id: "01M".to_owned(),
            };
            ledger::record(&store, &claimed[0].attempt, accepted).await;
            assert!(!at_work(&store).await);
        })
    })
    .await;
}

#[tokio::test]
async fn a_deleted_account_is_gone_with_what_hung_on_it() {
    on_both(|store| {
        Box::pin(async move {
            two(&store).await;
            let dependents = store
                .read(|tx| Box::pin(async move { accounts::dependents(tx, &id("acc_a")).await }))
                .await;
            let none = Dependents {
                campaigns: 0,
                callbacks: 0,
                templates: 0,
            };
            assert_eq!(dependents.unwrap(), none);
            let begin = || {
                store.write(|tx| {
                    Box::pin(async move { accounts::begin_deleting(tx, &id("acc_a")).await })
                })
            };
            begin().await.unwrap();
            assert!(matches!(begin().await, Err(Error::NotFound)));
            assert!(matches!(row(&store, "acc_a").await, Err(Error::NotFound)));
            let all = store.read(|tx| Box::pin(accounts::all(tx))).await.unwrap();
            assert_eq!(all.len(), 1, "it is not there for anybody");
            let going = store.read(|tx| Box::pin(accounts::going(tx))).await;
            assert_eq!(going.unwrap(), [id("acc_a")]);
            assert_eq!(slices(&store, "acc_a").await, 0, "nothing hung on it");
            let going = store.read(|tx| Box::pin(accounts::going(tx))).await;
            assert_eq!(going.unwrap(), []);
            assert!(row(&store, "acc_b").await.is_ok());
        })
    })
    .await;
}

/// Deletes an account in slices of two rows; answers how many slices left something.
async fn slices(store: &Store, of: &'static str) -> usize {
    let mut slices = 0;
    while store
        .write(move |tx| Box::pin(async move { accounts::delete_slice(tx, &id(of), 2).await }))
        .await
        .unwrap()
    {
        slices += 1;
    }
    slices
}

#[tokio::test]
async fn an_account_with_a_ledger_goes_in_slices_and_its_key_is_free_at_once() {
    on_both(|store| {
        Box::pin(async move {
            ledger::laid(&store, 5).await;
            let claimed = ledger::claim(&store, 3, ledger::NOW).await;
            let accepted = Verdict::Accepted {
                message_id: "01M".to_owned(),
            };
            ledger::record(&store, &claimed[0].attempt, accepted).await;
            let begin = store.write(|tx| {
                Box::pin(async move { accounts::begin_deleting(tx, &id("acc_1")).await })
            });
            begin.await.unwrap();
            let state = store
                .read(|tx| Box::pin(async { campaigns::get(tx, &ledger::campaign()).await }))
                .await;
            assert_eq!(state.unwrap().state, CampaignState::Cancelled);
            // Its app and its key, which is made of the id, are another's from now on.
            let again = store.write(|tx| {
                Box::pin(async move {
                    an_account(tx, "acc_2").await?;
                    let mut same = accounts::get(tx, &id("acc_2")).await?;
                    same.key = "1".to_owned();
                    accounts::update(tx, &same).await
                })
            });
            again.await.unwrap();
            // Three slices of people, one of minutes, the campaign, the minutes of the account.
            assert_eq!(slices(&store, "acc_1").await, 6);
            let left = store
                .read(|tx| Box::pin(async { campaigns::get(tx, &ledger::campaign()).await }))
                .await;
            assert!(matches!(left, Err(Error::NotFound)));
        })
    })
    .await;
}

#[tokio::test]
async fn a_replaced_secret_is_accepted_until_sinch_has_the_new_one_and_a_day_longer() {
    on_both(|store| {
        Box::pin(async move {
            two(&store).await;
            let of = || id("acc_a");
            let receiving = || async {
                let kept = store.read(|tx| {
                    Box::pin(async move { accounts::receiving(tx, &id("acc_a")).await })
                });
                kept.await.unwrap()
            };
            let replace = |reference: &'static str, now: i64| {
                store.write(move |tx| {
                    Box::pin(async move {
                        let until = now + 700;
                        accounts::keep_former_secret(tx, &of(), reference, now, until).await
                    })
                })
            };
            assert_eq!(receiving().await.former(NOW), None);
            assert_eq!(replace("file:1", NOW).await.unwrap(), None);
            assert_eq!(receiving().await.former(NOW + 1), Some("file:1"));
            // Sinch never had the second, so the first is what it signs with.
            let forgotten = replace("file:2", NOW + 1).await.unwrap();
            assert_eq!(forgotten.as_deref(), Some("file:2"));
            assert_eq!(receiving().await.former(NOW + 1), Some("file:1"));

            let confirm = |reference: &'static str, until: i64| {
                store.write(move |tx| {
                    Box::pin(
                        async move { accounts::confirm_secret(tx, &of(), reference, until).await },
                    )
                })
            };
            confirm("another", NOW + 100).await.unwrap();
            assert_eq!(receiving().await.former_secret_confirmed, 0);
            confirm("env:WEBHOOK", NOW + 100).await.unwrap();
            confirm("env:WEBHOOK", NOW + 500).await.unwrap();
            let kept = receiving().await;
            assert_eq!(kept.former(NOW + 99), Some("file:1"));
            assert_eq!(kept.former(NOW + 100), None);
            // Now the one that Sinch had is the former one.
            let forgotten = replace("file:3", NOW + 50).await.unwrap();
            assert_eq!(forgotten.as_deref(), Some("file:1"));

            let end = |now: i64| {
                store.write(move |tx| {
                    Box::pin(async move { accounts::end_former_secrets(tx, now).await })
                })
            };
            assert_eq!(end(NOW + 749).await.unwrap(), [""; 0]);
            assert_eq!(end(NOW + 750).await.unwrap(), ["file:3"]);
            assert_eq!(receiving().await.former_secret_ref, "");

            let window = store.write(|tx| {
                Box::pin(async move { accounts::set_late_after(tx, &id("acc_a"), 5).await })
            });
            window.await.unwrap();
            assert_eq!(receiving().await.late_after_ms, 5);
        })
    })
    .await;
}

#[tokio::test]
async fn the_last_use_of_a_key_is_kept() {
    on_both(|store| {
        Box::pin(async move {
            two(&store).await;
            store
                .write(|tx| {
                    Box::pin(async { accounts::note_key_used(tx, &id("acc_a"), NOW + 9).await })
                })
                .await
                .unwrap();
            let used = row(&store, "acc_a").await.unwrap().key_used_at;
            let unused = row(&store, "acc_b").await.unwrap().key_used_at;
            assert_eq!((used, unused), (Some(NOW + 9), None));
            let gone = store
                .write(|tx| {
                    Box::pin(async { accounts::note_key_used(tx, &id("acc_x"), NOW).await })
                })
                .await;
            assert!(matches!(gone, Err(Error::NotFound)));
        })
    })
    .await;
}

#[tokio::test]
async fn what_the_app_says_of_itself_is_kept() {
    on_both(|store| {
        Box::pin(async move {
            let row = store
                .write(|tx| {
                    Box::pin(async {
                        engines::an_account(tx, "acc_1").await?;
                        let id = "acc_1".into();
                        store::accounts::keep_app(tx, &id, "DISPATCH", Some(40)).await?;
                        store::accounts::get(tx, &id).await
                    })
                })
                .await
                .unwrap();
            assert_eq!(
                (row.processing_mode.as_str(), row.rate_outbound),
                ("DISPATCH", Some(40))
            );
        })
    })
    .await;
}
