//! Webhooks, the callback log and its quarantine, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{AccountId, CallbackId};
use engines::{NOW, on_both};
use store::accounts::AccountRow;
use store::webhooks::log;
use store::webhooks::quarantine::{self, Bounds};
use store::webhooks::{self, Appended, Body, Filter, NewCallback, Search, Settled, Stage, Webhook};
use store::{Cursor, Error, Store};

/// Runs a store function in a write of its own.
macro_rules! write {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store
            .write(move |$tx| Box::pin(async move { $work.await }))
            .await
            .unwrap()
    };
}

/// Runs a store function in a read of its own.
macro_rules! read {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store
            .read(move |$tx| Box::pin(async move { $work.await }))
            .await
            .unwrap()
    };
}

async fn account(store: &Store, id: &str) -> AccountId {
    let row = AccountRow {
        id: id.to_owned(),
        name: id.to_owned(),
        key: id.to_owned(),
        list_id: None,
        proxy_domain: String::new(),
        region: "eu".to_owned(),
        project_id: "project".to_owned(),
        app_id: format!("app-{id}"),
        key_id: "key".to_owned(),
        key_secret_ref: "file:key".to_owned(),
        webhook_secret_ref: "file:webhook".to_owned(),
        key_used_at: None,
        phone: String::new(),
        description: String::new(),
        rehearsal: 0,
        doubt_wait_ms: 30_000,
        processing_mode: String::new(),
        rate_outbound: None,
        test_report: String::new(),
        created_at: NOW,
        updated_at: NOW,
    };
    write!(store, |tx| store::accounts::insert(tx, &row));
    AccountId::from(id)
}

fn valid(id: &str, account: &AccountId, at: i64, nonce: &str, body: &str) -> NewCallback {
    NewCallback {
        id: CallbackId::from(id),
        account_id: account.clone(),
        received_at: at,
        verdict: "valid",
        reason: String::new(),
        nonce: Some(nonce.to_owned()),
        signed_at: Some(at),
        size: 2,
        former_secret: false,
        headers: "{}".to_owned(),
        body: Body {
            text: body.to_owned(),
            encoding: "text",
        },
    }
}

fn held(id: &str, account: &AccountId, at: i64, body: &str) -> NewCallback {
    NewCallback {
        verdict: "quarantined",
        reason: "wrong".to_owned(),
        nonce: None,
        signed_at: None,
        ..valid(id, account, at, "", body)
    }
}

fn settled(trigger: &str, message: &str, status: &str, identity: &str) -> Settled {
    Settled {
        trigger_name: trigger.to_owned(),
        message_id: message.to_owned(),
        status: status.to_owned(),
        attempt_id: format!("att_{message}"),
        identity: identity.to_owned(),
        correlation_id: format!("cor_{message}"),
        campaign_id: format!("cmp_{message}"),
        applied: true,
        outcome: "applied",
        effects: Some("[1]".to_owned()),
    }
}

#[tokio::test]
async fn our_webhook_is_remembered_once_for_each_account() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            let of = acc.clone();
            assert!(!read!(store, |tx| webhooks::has_ours(tx, &of)));
            for (id, state, target) in [("whk_1", "ours", "https://a"), ("whk_2", "limit", "")] {
                let row = Webhook {
                    id: id.to_owned(),
                    account_id: acc.to_string(),
                    state: state.to_owned(),
                    remote_id: "01W".to_owned(),
                    target: target.to_owned(),
                    checked_at: NOW,
                };
                write!(store, |tx| webhooks::save(tx, &row));
                let of = acc.clone();
                let ours = read!(store, |tx| webhooks::has_ours(tx, &of));
                assert_eq!(ours, state == "ours");
            }
            let kept = read!(store, |tx| webhooks::of_account(tx, &acc)).unwrap();
            assert_eq!((kept.id.as_str(), kept.state.as_str()), ("whk_1", "limit"));
        })
    })
    .await;
}

#[tokio::test]
async fn the_same_callback_is_one_row_and_nothing_signed_is_dropped() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            let other = account(&store, "acc_2").await;
            let first = valid("cbk_1", &acc, NOW, "n1", "{}");
            let again = valid("cbk_2", &acc, NOW + 1, "n1", "{}");
            let changed = valid("cbk_3", &acc, NOW + 2, "n1", "{ }");
            let elsewhere = valid("cbk_4", &other, NOW + 3, "n1", "{}");
            assert_eq!(write!(store, |tx| log::append(tx, &first)), Appended::New);
            assert_eq!(
                write!(store, |tx| log::append(tx, &again)),
                Appended::Repeat
            );
            assert_eq!(write!(store, |tx| log::append(tx, &changed)), Appended::New);
            assert_eq!(
                write!(store, |tx| log::append(tx, &elsewhere)),
                Appended::New
            );
            let waiting = read!(store, |tx| log::waiting(tx, 10));
            let ids: Vec<&str> = waiting
                .iter()
                .map(|callback| callback.id.as_str())
                .collect();
            assert_eq!(ids, ["cbk_1", "cbk_3", "cbk_4"], "in the order of receipt");
            assert_eq!((waiting[0].repeats, waiting[1].nonce.as_deref()), (1, None));
            assert_eq!(read!(store, |tx| log::waiting_count(tx)), 3);
            assert_eq!(read!(store, |tx| log::count(tx, &acc)), 2);
        })
    })
    .await;
}

#[tokio::test]
async fn a_settled_callback_is_found_by_what_it_told() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            for (at, id, message, status, digits) in [
                (1, "cbk_1", "m1", "DELIVERED", "39312"),
                (2, "cbk_2", "m1", "READ", "39312"),
                (3, "cbk_3", "m2", "DELIVERED", "39999"),
            ] {
                let callback = valid(id, &acc, NOW + at, id, "{}");
                write!(store, |tx| log::append(tx, &callback));
                let found = settled("MESSAGE_DELIVERY", message, status, digits);
                write!(store, |tx| log::settle(tx, id, &found, NOW + 9));
            }
            assert_eq!(read!(store, |tx| log::waiting_count(tx)), 0);
            let held = held("cbk_4", &acc, NOW + 4, "{}");
            write!(store, |tx| log::append(tx, &held));
            let unread = valid("cbk_5", &acc, NOW + 5, "n5", "{}");
            write!(store, |tx| log::append(tx, &unread));
            let all = Filter::default;
            let search = |search| Filter {
                search: Some(search),
                ..Filter::default()
            };
            let digits = |text: &str| search(Search::Digits(text.to_owned()));
            let by_id = |text: &str| search(Search::Id(text.to_owned()));
            let trigger = |word: &str| Filter {
                trigger: Some(word.to_owned()),
                ..all()
            };
            let stage = |stage| Filter {
                stage: Some(stage),
                ..all()
            };
            let between = |from: i64, until: i64| Filter {
                from_ms: Some(NOW + from),
                until_ms: Some(NOW + until),
                ..all()
            };
            for (filter, expected) in [
                (all(), "5 4 3 2 1"),
                (trigger("MESSAGE_DELIVERY"), "3 2 1"),
                (trigger("OPT_IN"), ""),
                (digits("393"), "2 1"),
                (digits("39"), "3 2 1"),
                (by_id("m1"), "2 1"),
                (by_id("att_m2"), "3"),
                (by_id("cor_m1"), "2 1"),
                (by_id("cbk_4"), "4"),
                (stage(Stage::Waiting), "5"),
                (stage(Stage::Outcome("applied")), "3 2 1"),
                (between(2, 4), "3 2"),
                (
                    Filter {
                        campaign: Some("cmp_m2".into()),
                        ..all()
                    },
                    "3",
                ),
                (
                    Filter {
                        verdict: Some("quarantined"),
                        ..all()
                    },
                    "4",
                ),
                (
                    Filter {
                        trigger: Some("MESSAGE_DELIVERY".to_owned()),
                        ..digits("393")
                    },
                    "2 1",
                ),
            ] {
                for account in [None, Some(acc.clone())] {
                    let filter = Filter {
                        account,
                        ..filter.clone()
                    };
                    let asked = filter.clone();
                    let page = read!(store, |tx| log::page(tx, &asked, None, 10));
                    let ids: Vec<&str> = page.iter().map(|line| &line.id[4..]).collect();
                    assert_eq!(ids.join(" "), expected, "{filter:?}");
                }
            }
            let of_attempt = read!(store, |tx| log::of_attempt(tx, &"att_m1".into(), 10));
            assert_eq!(of_attempt.len(), 2);
            let known = |message: &'static str, status: &'static str, except: &'static str| {
                let store = store.clone();
                async move {
                    read!(store, |tx| log::status_known(
                        tx, "acc_1", message, status, except
                    ))
                }
            };
            assert!(known("m1", "READ", "cbk_9").await);
            assert!(!known("m1", "READ", "cbk_2").await, "itself does not count");
            assert!(!known("m2", "READ", "cbk_9").await);
            let last = read!(store, |tx| webhooks::last_callback_at(tx, &acc));
            assert_eq!(last, Some(NOW + 5), "what is held does not count");
        })
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            for at in 0..7 {
                // Several within one millisecond.
                let id = format!("cbk_{at}");
                let callback = valid(&id, &acc, NOW + at / 3, &id, "{}");
                write!(store, |tx| log::append(tx, &callback));
            }
            let mut seen = Vec::new();
            let mut cursor: Option<Cursor> = None;
            loop {
                let from = cursor.clone();
                let all = Filter::default();
                let page = read!(store, |tx| log::page(tx, &all, from.as_ref(), 2));
                let Some(last) = page.last() else { break };
                cursor = Some(last.cursor());
                seen.extend(page.into_iter().map(|line| line.id));
            }
            let expected: Vec<String> = (0..7).rev().map(|at| format!("cbk_{at}")).collect();
            assert_eq!(seen, expected);
            let strange = Cursor::of(vec!["x".into()]);
            let refused = store
                .read(|tx| {
                    Box::pin(
                        async move { log::page(tx, &Filter::default(), Some(&strange), 2).await },
                    )
                })
                .await;
            assert!(matches!(refused, Err(Error::Cursor)));
        })
    })
    .await;
}

#[tokio::test]
async fn a_stretch_is_interpreted_again_and_keeps_what_it_had_done() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            for at in [0, 10, 20] {
                let id = format!("cbk_{at}");
                let callback = valid(&id, &acc, NOW + at, &id, "{}");
                write!(store, |tx| log::append(tx, &callback));
                let found = settled("MESSAGE_DELIVERY", "m", "READ", "1");
                write!(store, |tx| log::settle(tx, &id, &found, NOW));
            }
            let of = acc.clone();
            let from = (NOW + 10, String::new());
            let again = write!(store, |tx| log::rerun_slice(tx, &of, from, NOW + 20, 10));
            assert_eq!((again.callbacks, again.next), (1, None));
            let waiting = read!(store, |tx| log::waiting(tx, 10));
            assert_eq!(waiting[0].id, "cbk_10");
            let nothing_new = Settled {
                applied: false,
                outcome: "known",
                effects: Some("[2]".to_owned()),
                ..settled("MESSAGE_DELIVERY", "m", "READ", "1")
            };
            write!(store, |tx| log::settle(tx, "cbk_10", &nothing_new, NOW));
            let callback = CallbackId::from("cbk_10");
            let kept = read!(store, |tx| log::get(tx, &callback)).unwrap();
            assert_eq!((kept.applied, kept.outcome.as_str()), (1, "applied"));
            assert_eq!(
                (kept.effects.as_str(), kept.state.as_str()),
                ("[1]", "done")
            );
        })
    })
    .await;
}

#[tokio::test]
async fn a_long_stretch_is_put_back_slice_by_slice_whatever_is_settled_meanwhile() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            for at in 0..5 {
                let id = format!("cbk_{at}");
                // Several within one millisecond.
                let callback = valid(&id, &acc, NOW + at / 2, &id, "{}");
                write!(store, |tx| log::append(tx, &callback));
                let found = settled("MESSAGE_DELIVERY", "m", "READ", "1");
                write!(store, |tx| log::settle(tx, &id, &found, NOW));
            }
            let mut after = (NOW, String::new());
            let mut slices = Vec::new();
            loop {
                let (of, from) = (acc.clone(), after.clone());
                let slice = write!(store, |tx| log::rerun_slice(tx, &of, from, NOW + 9, 2));
                slices.push(slice.callbacks);
                for callback in read!(store, |tx| log::waiting(tx, 10)) {
                    let found = settled("MESSAGE_DELIVERY", "m", "READ", "1");
                    write!(store, |tx| log::settle(tx, &callback.id, &found, NOW));
                }
                match slice.next {
                    Some(next) => after = next,
                    None => break,
                }
            }
            assert_eq!(slices, [2, 2, 1]);
            let one = CallbackId::from("cbk_3");
            assert!(write!(store, |tx| log::rerun_one(tx, &one)));
            let one = CallbackId::from("cbk_3");
            assert!(!write!(store, |tx| log::rerun_one(tx, &one)), "it waits");
        })
    })
    .await;
}

#[tokio::test]
async fn the_quarantine_keeps_the_newest_within_its_bounds() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            let signed = valid("cbk_0", &acc, NOW, "n", "0123456789");
            write!(store, |tx| log::append(tx, &signed));
            for at in 1..=5 {
                let callback = held(&format!("cbk_{at}"), &acc, NOW + at, "0123456789");
                write!(store, |tx| log::append(tx, &callback));
            }
            let rest = |bounds: Bounds| {
                let (store, acc) = (store.clone(), acc.clone());
                async move {
                    let of = acc.clone();
                    let gone = write!(store, |tx| quarantine::keep_within(tx, &of, bounds));
                    let held = read!(store, |tx| quarantine::held(
                        tx,
                        &acc,
                        (0, String::new()),
                        9
                    ));
                    (gone, held.into_iter().map(|it| it.id).collect::<Vec<_>>())
                }
            };
            let all = rest(Bounds {
                rows: 5,
                bytes: 1_000,
            })
            .await;
            assert_eq!(all.0, 0);
            let by_rows = rest(Bounds {
                rows: 3,
                bytes: 1_000,
            })
            .await;
            assert_eq!(
                by_rows,
                (2, vec!["cbk_3".into(), "cbk_4".into(), "cbk_5".into()])
            );
            // Ten bytes of body and two of headers each.
            let by_bytes = rest(Bounds { rows: 9, bytes: 24 }).await;
            assert_eq!(by_bytes, (1, vec!["cbk_4".into(), "cbk_5".into()]));
            assert_eq!(
                read!(store, |tx| log::waiting_count(tx)),
                1,
                "the signed one stays"
            );
        })
    })
    .await;
}

#[tokio::test]
async fn what_is_proved_leaves_the_quarantine_once() {
    on_both(|store| {
        Box::pin(async move {
            let acc = account(&store, "acc_1").await;
            for (at, id) in [(1, "cbk_1"), (2, "cbk_2")] {
                let callback = held(id, &acc, NOW + at, "{}");
                write!(store, |tx| log::append(tx, &callback));
            }
            // The same one again, as when two checks run at once, and the same callback twice.
            for (id, is_news) in [("cbk_1", true), ("cbk_1", false), ("cbk_2", false)] {
                let of = acc.clone();
                let released = write!(store, |tx| quarantine::release(
                    tx, &of, id, "valid", "n", NOW
                ));
                assert_eq!(released, is_news, "{id}");
            }
            let waiting = read!(store, |tx| log::waiting(tx, 9));
            assert_eq!(waiting.len(), 1);
            assert_eq!(waiting[0].nonce.as_deref(), Some("n"));
            assert_eq!(read!(store, |tx| log::count(tx, &acc)), 1);
        })
    })
    .await;
}

#[tokio::test]
async fn a_listing_proves_only_attempts_of_the_account_without_a_message() {
    on_both(|store| {
        Box::pin(async move {
            engines::ledger::laid(&store, 2).await;
            let claimed = engines::ledger::claim(&store, 2, engines::ledger::NOW).await;
            let accepted = store::campaigns::Verdict::Accepted {
                message_id: "01M".to_owned(),
            };
            engines::ledger::record(&store, &claimed[0].attempt, accepted).await;
            let mut listed: Vec<_> = claimed.iter().map(|one| one.attempt.clone()).collect();
            let open = listed[1].clone();
            listed.push("att_elsewhere".into());
            let (all, of) = (listed.clone(), AccountId::from("acc_1"));
            let found = read!(store, |tx| webhooks::unproved(tx, &of, &all));
            assert_eq!(found, [open]);
            let other = AccountId::from("acc_2");
            let found = read!(store, |tx| webhooks::unproved(tx, &other, &listed));
            assert_eq!(found, []);
        })
    })
    .await;
}
