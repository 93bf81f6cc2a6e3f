//! What the overview reads, on both engines: two accounts, three campaigns, one life each.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{AccountId, CampaignId, CampaignState, Channel, Reason, RecipientState, SinchStatus};
use engines::{an_account, on_both};
use store::audiences::{self, ImportState, Lease, NewImport};
use store::campaigns::{
    self, Campaign, Claim, Claimed, NewRecipient, Outcome, StatusFact, Verdict,
};
use store::dashboard::{self, Accepted, AccountCount, MinuteCount, Minutes, Number};
use store::templates::{self, TemplateRow};
use store::webhooks::{self, Body, NewCallback};
use store::{Error, Store, Tx};

const MINUTE: i64 = 60_000;
/// 100 minutes after the epoch.
const NOW: i64 = 100 * MINUTE;
const HOST: &str = "host";

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

fn account(id: &str) -> AccountId {
    AccountId::from(id)
}

fn draft(id: &str, account: &str) -> Campaign {
    Campaign {
        id: id.into(),
        account_id: account.into(),
        name: format!("Campaign {id}"),
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
        created_at: NOW,
        updated_at: NOW,
        launched_at: None,
        finished_at: None,
    }
}

fn recipient(campaign: &str, position: i64, skipped: Option<&'static str>) -> NewRecipient {
    NewRecipient {
        id: format!("rcp_{campaign}_{position}").into(),
        contact: format!("con_{position}").into(),
        position,
        channel: Channel::WhatsApp,
        language: "it".into(),
        identity: format!("+39312000{position:04}"),
        name: String::new(),
        parameters: "{}".into(),
        skipped,
    }
}

/// A running campaign: three people to send to, one left out.
async fn launch(tx: &mut Tx, id: &str, of: &str, at: i64) -> Result<Vec<Claimed>, Error> {
    let campaign = CampaignId::from(id);
    campaigns::insert(tx, &draft(id, of)).await?;
    let from = &[CampaignState::Draft];
    campaigns::set_state(tx, &campaign, from, CampaignState::Launching, "", at).await?;
    let chunk: Vec<_> = (1..=4)
        .map(|place| recipient(id, place, (place == 4).then_some("EMPTY_VARIABLE")))
        .collect();
    campaigns::lay(tx, &campaign, &chunk, &"con_4".into(), at).await?;
    campaigns::finish_laying(tx, &campaign, at).await?;
    assert!(campaigns::hold(tx, &campaign, HOST, at, at + MINUTE).await?);
    let claim = Claim {
        campaign: &campaign,
        owner: HOST,
        most: 10,
        now_ms: at,
        deadline_ms: at + MINUTE,
    };
    campaigns::claim(tx, &claim).await
}

async fn record(tx: &mut Tx, claimed: &Claimed, at: i64, verdict: Verdict) -> Result<(), Error> {
    let outcome = Outcome {
        attempt: claimed.attempt.clone(),
        at_ms: at,
        verdict,
    };
    campaigns::record(tx, &[outcome]).await
}

fn accepted(message_id: &str) -> Verdict {
    Verdict::Accepted {
        message_id: message_id.to_owned(),
    }
}

async fn finish(tx: &mut Tx, id: &str, at: i64) -> Result<bool, Error> {
    let from = &[CampaignState::Running];
    campaigns::set_state(tx, &id.into(), from, CampaignState::Finished, "", at).await
}

/// `acc_a`: a campaign that ran long ago and left a doubt, one that runs. `acc_b`, in DISPATCH mode: one that runs
/// and has a doubt.
async fn lived(store: &Store) {
    write!(store, |tx| async {
        an_account(tx, "acc_a").await?;
        an_account(tx, "acc_b").await?;
        let proof = store::accounts::Proof {
            report: "{}".to_owned(),
            at: NOW,
            key_used: true,
            app: Some(store::accounts::ProvedApp {
                processing_mode: "DISPATCH".to_owned(),
                rate_outbound: None,
                channels: Vec::new(),
            }),
        };
        store::accounts::keep_proof(tx, &account("acc_b"), &proof).await?;

        let old = NOW - 50 * MINUTE;
        let doubt = || Verdict::Doubt {
            text: String::new(),
        };
        let people = launch(tx, "cmp_old", "acc_a", old).await?;
        record(tx, &people[0], old, accepted("old0")).await?;
        record(tx, &people[1], old, accepted("old1")).await?;
        record(tx, &people[2], old, doubt()).await?;
        finish(tx, "cmp_old", old + MINUTE).await?;

        let people = launch(tx, "cmp_new", "acc_a", NOW - 2 * MINUTE).await?;
        record(tx, &people[0], NOW - 2 * MINUTE, accepted("a0")).await?;
        record(tx, &people[1], NOW - 2 * MINUTE, accepted("a1")).await?;
        let refused = Verdict::Refused {
            code: "INVALID_ARGUMENT".to_owned(),
            text: String::new(),
        };
        record(tx, &people[2], NOW - 2 * MINUTE, refused).await?;
        let fact = |message_id: &str, status, code: Option<&str>| StatusFact {
            account: account("acc_a"),
            attempt: None,
            message_id: message_id.to_owned(),
            status,
            reason: code.map(|code| Reason {
                code: code.to_owned(),
                ..Reason::default()
            }),
            at_ms: NOW - MINUTE,
        };
        let facts = [
            fact("a0", SinchStatus::Delivered, None),
            fact("a1", SinchStatus::Failed, Some("RECIPIENT_NOT_REACHABLE")),
        ];
        campaigns::apply_statuses(tx, &facts).await?;

        let people = launch(tx, "cmp_b", "acc_b", NOW - MINUTE).await?;
        record(tx, &people[0], NOW - MINUTE, accepted("b0")).await?;
        record(tx, &people[1], NOW - MINUTE, doubt()).await?;
        Ok::<_, Error>(())
    });
}

#[tokio::test]
async fn minutes_are_summed_by_state_within_the_stretch() {
    use RecipientState::{Delivered, Enqueued, EnqueuedFailed, Failed};
    on_both(|store| {
        Box::pin(async move {
            lived(&store).await;
            let count = |minute, state, count| MinuteCount {
                minute,
                state,
                count,
            };
            let all = read!(store, |tx| dashboard::minutes(tx, None, 90, 100));
            let expected = [
                count(98, Enqueued, 2),
                count(98, EnqueuedFailed, 1),
                count(99, Delivered, 1),
                count(99, Enqueued, 1),
                count(99, Failed, 1),
            ];
            assert_eq!(all, expected);
            let of_b = account("acc_b");
            let one = read!(store, |tx| dashboard::minutes(tx, Some(&of_b), 0, 100));
            assert_eq!(one, [count(99, Enqueued, 1)]);
            assert_eq!(read!(store, |tx| dashboard::minutes(tx, None, 51, 98)), []);
        })
    })
    .await;
}

#[tokio::test]
async fn what_was_accepted_is_told_with_its_first_minute() {
    on_both(|store| {
        Box::pin(async move {
            assert!(!read!(store, |tx| dashboard::was_anything_sent(tx, None)));
            lived(&store).await;
            assert!(read!(store, |tx| dashboard::was_anything_sent(tx, None)));
            let nobody = account("acc_c");
            assert!(!read!(store, |tx| dashboard::was_anything_sent(
                tx,
                Some(&nobody)
            )));

            let of_a = account("acc_a");
            let since = read!(store, |tx| dashboard::accepted_since(tx, &of_a, 0));
            let whole = Accepted {
                first_minute: 50,
                count: 4,
            };
            assert_eq!(since, Some(whole));
            let of_a = account("acc_a");
            let since = read!(store, |tx| dashboard::accepted_since(tx, &of_a, 51));
            let late = Accepted {
                first_minute: 98,
                count: 2,
            };
            assert_eq!(since, Some(late));
            let of_a = account("acc_a");
            assert_eq!(
                read!(store, |tx| dashboard::accepted_since(tx, &of_a, 99)),
                None
            );
        })
    })
    .await;
}

#[tokio::test]
async fn failures_and_accounts_are_those_of_campaigns_in_the_stretch() {
    on_both(|store| {
        Box::pin(async move {
            lived(&store).await;
            let codes = |rows: Vec<(String, i64)>| -> Vec<String> {
                rows.into_iter()
                    .map(|(code, n)| format!("{code} {n}"))
                    .collect()
            };
            let recent = Minutes {
                from: 90,
                until: 101,
            };
            let counted = read!(store, |tx| dashboard::failures(tx, None, recent, 10));
            assert_eq!(
                codes(counted),
                [
                    "EMPTY_VARIABLE 2",
                    "INVALID_ARGUMENT 1",
                    "RECIPIENT_NOT_REACHABLE 1"
                ]
            );
            let ever = Minutes {
                from: 0,
                until: 101,
            };
            let all = read!(store, |tx| dashboard::failures(tx, None, ever, 1));
            assert_eq!(
                codes(all),
                ["EMPTY_VARIABLE 3"],
                "the most first, no more than asked for"
            );
            let of_b = account("acc_b");
            let one = read!(store, |tx| dashboard::failures(tx, Some(&of_b), ever, 10));
            assert_eq!(codes(one), ["EMPTY_VARIABLE 1"]);

            // A campaign at work counts however long ago it was launched; one that ended does not.
            let later = NOW + 100 * MINUTE;
            let working = read!(store, |tx| dashboard::accounts_at_work(tx, later));
            assert_eq!(working.len(), 2);
            write!(store, |tx| finish(tx, "cmp_b", NOW));
            let working = read!(store, |tx| dashboard::accounts_at_work(tx, later));
            assert_eq!(working, [account("acc_a")]);
            let working = read!(store, |tx| dashboard::accounts_at_work(tx, NOW));
            assert_eq!(working.len(), 2, "it ended within the stretch");
        })
    })
    .await;
}

#[tokio::test]
async fn behind_each_number_of_a_stretch_stand_its_campaigns() {
    use RecipientState::{Delivered, Enqueued, EnqueuedFailed, Failed};
    on_both(|store| {
        Box::pin(async move {
            lived(&store).await;
            let behind = |number: Number, of: Option<&'static str>, from: i64, until: i64| {
                let store = store.clone();
                async move {
                    let of = of.map(account);
                    let stretch = Minutes { from, until };
                    let rows = read!(store, |tx| dashboard::behind(
                        tx,
                        of.as_ref(),
                        stretch,
                        &number,
                        10
                    ));
                    let told = rows
                        .iter()
                        .map(|row| format!("{} {} {}", row.campaign, row.account_name, row.count));
                    told.collect::<Vec<_>>()
                }
            };
            let enqueued = || Number::States(vec![Enqueued]);
            assert_eq!(
                behind(enqueued(), None, 0, 101).await,
                ["cmp_old acc_a 2", "cmp_new acc_a 2", "cmp_b acc_b 1"]
            );
            assert_eq!(
                behind(enqueued(), None, 99, 101).await,
                ["cmp_b acc_b 1"],
                "only what happened in the stretch"
            );
            assert_eq!(
                behind(enqueued(), Some("acc_b"), 0, 101).await,
                ["cmp_b acc_b 1"]
            );
            let failed = Number::States(vec![Failed, EnqueuedFailed]);
            assert_eq!(behind(failed, None, 0, 101).await, ["cmp_new acc_a 2"]);
            let code = Number::Code("EMPTY_VARIABLE".to_owned());
            assert_eq!(behind(code, None, 0, 101).await.len(), 3);

            let stretch = Minutes {
                from: 98,
                until: 101,
            };
            let counts = read!(store, |tx| dashboard::by_account(tx, None, stretch));
            let count = |id: &str, state, count| AccountCount {
                account: account(id),
                state,
                count,
            };
            assert_eq!(
                counts,
                [
                    count("acc_a", Delivered, 1),
                    count("acc_a", Enqueued, 2),
                    count("acc_a", EnqueuedFailed, 1),
                    count("acc_a", Failed, 1),
                    count("acc_b", Enqueued, 1),
                ]
            );
        })
    })
    .await;
}

#[tokio::test]
async fn long_doubts_unread_callbacks_queues_and_failing_campaigns_are_told() {
    on_both(|store| {
        Box::pin(async move {
            lived(&store).await;
            let doubts = read!(store, |tx| dashboard::long_doubts(tx, None, NOW, 10));
            assert_eq!(doubts.len(), 1, "the app of the other can not be asked");
            assert_eq!(
                (doubts[0].campaign.as_str(), doubts[0].people),
                ("cmp_old", 1)
            );
            let fresh = doubts[0].since_ms;
            assert!(read!(store, |tx| dashboard::long_doubts(tx, None, fresh, 10)).is_empty());

            assert_eq!(read!(store, |tx| dashboard::unread(tx)), None);
            write!(store, |tx| post(tx, "w", "valid"));
            write!(store, |tx| post(tx, "q", "quarantined"));
            let unread = read!(store, |tx| dashboard::unread(tx)).unwrap();
            assert_eq!((unread.callbacks, unread.since_ms), (1, NOW));

            let queues = read!(store, |tx| dashboard::queues(tx));
            let told: Vec<_> = queues
                .iter()
                .map(|queue| format!("{} {}", queue.account, queue.messages))
                .collect();
            assert_eq!(told, ["acc_b 1"], "a finished campaign's has left");

            let failing = read!(store, |tx| dashboard::failing(tx, None, 0, 2, 10));
            assert_eq!(failing.len(), 1);
            let one = &failing[0];
            assert_eq!(
                (one.campaign.as_str(), one.failed, one.tried),
                ("cmp_new", 2, 3)
            );
            assert!(read!(store, |tx| dashboard::failing(tx, None, 0, 3, 10)).is_empty());
        })
    })
    .await;
}

#[tokio::test]
async fn only_doubts_that_nobody_can_look_up_wait_for_a_person() {
    on_both(|store| {
        Box::pin(async move {
            lived(&store).await;
            let waiting = read!(store, |tx| dashboard::undecided(tx, None, 10));
            assert_eq!(waiting.len(), 1);
            assert_eq!(waiting[0].campaign.as_str(), "cmp_b");
            assert_eq!(
                (waiting[0].name.as_str(), waiting[0].people),
                ("Campaign cmp_b", 1)
            );
            let of_a = account("acc_a");
            assert_eq!(
                read!(store, |tx| dashboard::undecided(tx, Some(&of_a), 10)),
                []
            );
        })
    })
    .await;
}

#[tokio::test]
async fn the_first_campaign_is_awaited_until_one_leaves_its_draft() {
    on_both(|store| {
        Box::pin(async move {
            write!(store, |tx| an_account(tx, "acc_a"));
            write!(store, |tx| an_account(tx, "acc_b"));
            assert!(!read!(store, |tx| dashboard::awaits_first_campaign(
                tx, None
            )));
            write!(store, |tx| template(tx, "rejected"));
            assert!(!read!(store, |tx| dashboard::awaits_first_campaign(
                tx, None
            )));
            write!(store, |tx| template(tx, "approved"));
            write!(store, |tx| async {
                campaigns::insert(tx, &draft("cmp_1", "acc_a")).await
            });
            assert!(read!(store, |tx| dashboard::awaits_first_campaign(
                tx, None
            )));
            let of_b = account("acc_b");
            let other = read!(store, |tx| dashboard::awaits_first_campaign(
                tx,
                Some(&of_b)
            ));
            assert!(!other, "the template is of another account");
            write!(store, |tx| async {
                launch(tx, "cmp_2", "acc_a", NOW).await
            });
            assert!(!read!(store, |tx| dashboard::awaits_first_campaign(
                tx, None
            )));
        })
    })
    .await;
}

async fn template(tx: &mut Tx, state: &str) -> Result<(), Error> {
    let row = TemplateRow {
        id: format!("tpl_{state}"),
        account_id: "acc_a".to_owned(),
        kind: "whatsapp".to_owned(),
        remote_id: state.to_owned(),
        name: state.to_owned(),
        category: "UTILITY".to_owned(),
        state: state.to_owned(),
        default_language: String::new(),
        synced_at: NOW,
    };
    templates::save(tx, &row, &[]).await
}

#[tokio::test]
async fn the_quarantine_is_counted_by_account() {
    on_both(|store| {
        Box::pin(async move {
            write!(store, |tx| an_account(tx, "acc_a"));
            write!(store, |tx| an_account(tx, "acc_b"));
            for (id, verdict) in [("1", "quarantined"), ("2", "quarantined"), ("3", "valid")] {
                write!(store, |tx| async { post(tx, id, verdict).await });
            }
            let held = read!(store, |tx| dashboard::quarantined(tx));
            assert_eq!(held, [(account("acc_a"), 2)]);
        })
    })
    .await;
}

async fn post(tx: &mut Tx, id: &str, verdict: &'static str) -> Result<(), Error> {
    let callback = NewCallback {
        id: format!("cbk_{id}").into(),
        account_id: account("acc_a"),
        received_at: NOW,
        verdict,
        reason: String::new(),
        nonce: (verdict == "valid").then(|| id.to_owned()),
        signed_at: None,
        size: 2,
        former_secret: false,
        headers: "{}".to_owned(),
        body: Body {
            text: "{}".to_owned(),
            encoding: "text",
        },
    };
    webhooks::log::append(tx, &callback).await.map(|_| ())
}

#[tokio::test]
async fn a_failed_import_is_told_until_it_is_old_or_made_good() {
    on_both(|store| {
        Box::pin(async move {
            write!(store, |tx| async {
                import(tx, "imp_1", "a", ImportState::Failed, NOW).await
            });
            write!(store, |tx| async {
                import(tx, "imp_2", "b", ImportState::Failed, NOW).await
            });
            write!(store, |tx| async {
                import(tx, "imp_3", "b", ImportState::Cancelled, NOW).await
            });
            let failed = read!(store, |tx| dashboard::failed_imports(tx, NOW, 10));
            let ids: Vec<_> = failed.iter().map(|one| one.id.as_str()).collect();
            assert_eq!(ids, ["imp_2", "imp_1"]);
            assert_eq!(failed[1].file_name, "imp_1.csv");
            assert_eq!(failed[1].fault.as_deref(), Some("why"));
            assert_eq!(
                read!(store, |tx| dashboard::failed_imports(tx, NOW + 1, 10)),
                []
            );
            write!(store, |tx| async {
                import(tx, "imp_4", "b", ImportState::Done, NOW + 1).await
            });
            let failed = read!(store, |tx| dashboard::failed_imports(tx, NOW, 10));
            assert_eq!(failed.len(), 1);
            assert_eq!(failed[0].id.as_str(), "imp_1", "the other was made good");
        })
    })
    .await;
}

async fn import(tx: &mut Tx, id: &str, list: &str, end: ImportState, at: i64) -> Result<(), Error> {
    let new = NewImport {
        id: id.into(),
        file_id: "fil_1".to_owned(),
        file_name: format!("{id}.csv"),
        list_name: list.to_owned(),
        reading: "{}".to_owned(),
        bytes_total: 1,
    };
    let lease = Lease {
        owner: HOST.to_owned(),
        until: at,
    };
    audiences::insert_import(tx, &new, &lease, at).await?;
    audiences::end_import(tx, &new.id, end, Some("why"), at).await?;
    Ok(())
}
