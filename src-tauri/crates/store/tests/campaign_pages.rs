//! What a campaign's pages read, on both engines: sorted lists, its life, its notes, its exports.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{
    CampaignId, CampaignSort, CampaignState, Channel, ExportId, NoteId, Reason, RecipientSort,
    RecipientState, SinchStatus,
};
use engines::ledger::{NOW, campaign, claim, laid, record};
use engines::on_both;
use futures::future::BoxFuture;
use store::campaigns::{
    self as rows, CampaignFilter, EventRow, ExportEnd, ExportState, NewExport, NoteRow,
    RecipientFilter, Search, StatusFact, Verdict,
};
use store::{Error, Store, Tx};

async fn written<T, F>(store: &Store, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
{
    store.write(work).await
}

/// Three more campaigns beside the laid one, made one after the other.
async fn more(store: &Store) {
    written(store, |tx| {
        Box::pin(async move {
            let mut other = rows::get(tx, &campaign()).await?;
            for (index, name) in ["Zebra", "élan", "Advent"].into_iter().enumerate() {
                other.id = format!("cmp_{}", index + 2).into();
                other.name = name.to_owned();
                other.state = CampaignState::Draft;
                other.created_at = NOW + index as i64 + 1;
                other.channel = Channel::Sms;
                rows::insert(tx, &other).await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
}

/// Every id of a list, read in pages of two.
async fn whole(store: &Store, sort: Option<CampaignSort>, descending: bool) -> Vec<String> {
    let mut filter = CampaignFilter {
        sort,
        descending,
        limit: 2,
        ..CampaignFilter::default()
    };
    let mut ids = Vec::new();
    loop {
        let asked = filter.clone();
        let (items, next) = written(store, move |tx| {
            Box::pin(async move { rows::list(tx, &asked).await })
        })
        .await
        .unwrap();
        ids.extend(items.into_iter().map(|row| row.id.to_string()));
        match next {
            Some(next) => filter.cursor = Some(next),
            None => return ids,
        }
    }
}

#[tokio::test]
async fn campaigns_come_in_every_order_and_a_cursor_belongs_to_one() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 3).await;
            more(&store).await;
            let sorted = |sort, descending| whole(&store, Some(sort), descending);
            assert_eq!(
                whole(&store, None, false).await,
                ["cmp_4", "cmp_3", "cmp_2", "cmp_1"]
            );
            // Advent, Autumn, Zebra, élan: by bytes of the folded name on both engines.
            let by_name = ["cmp_4", "cmp_1", "cmp_2", "cmp_3"];
            assert_eq!(sorted(CampaignSort::Name, false).await, by_name);
            assert_eq!(
                sorted(CampaignSort::Name, true).await,
                by_name.into_iter().rev().collect::<Vec<_>>()
            );
            assert_eq!(
                sorted(CampaignSort::State, false).await,
                ["cmp_2", "cmp_3", "cmp_4", "cmp_1"]
            );
            for sort in [
                CampaignSort::People,
                CampaignSort::Launched,
                CampaignSort::Updated,
                CampaignSort::Created,
            ] {
                let mut backwards = sorted(sort, true).await;
                backwards.reverse();
                assert_eq!(sorted(sort, false).await, backwards, "{sort:?}");
                assert_eq!(backwards.len(), 4);
            }
            assert_eq!(sorted(CampaignSort::People, true).await[0], "cmp_1");

            let (_, next) = written(&store, |tx| {
                Box::pin(async move {
                    let filter = CampaignFilter {
                        limit: 1,
                        sort: Some(CampaignSort::Name),
                        ..CampaignFilter::default()
                    };
                    rows::list(tx, &filter).await
                })
            })
            .await
            .unwrap();
            let refused = written(&store, move |tx| {
                Box::pin(async move {
                    let filter = CampaignFilter {
                        limit: 1,
                        sort: Some(CampaignSort::Name),
                        descending: true,
                        cursor: next,
                        ..CampaignFilter::default()
                    };
                    rows::list(tx, &filter).await
                })
            });
            assert!(matches!(refused.await, Err(Error::Cursor)));

            let (sms, _) = written(&store, |tx| {
                Box::pin(async move {
                    let filter = CampaignFilter {
                        limit: 9,
                        channel: Some(Channel::Sms),
                        ..CampaignFilter::default()
                    };
                    rows::list(tx, &filter).await
                })
            })
            .await
            .unwrap();
            assert_eq!(sms.len(), 3);
        })
    })
    .await;
}

async fn places(store: &Store, filter: RecipientFilter) -> Vec<i64> {
    let mut filter = filter;
    let mut places = Vec::new();
    loop {
        let asked = filter.clone();
        let (items, next) = written(store, move |tx| {
            Box::pin(async move { rows::recipients(tx, &asked).await })
        })
        .await
        .unwrap();
        places.extend(items.into_iter().map(|row| row.position));
        match next {
            Some(next) => filter.cursor = Some(next),
            None => return places,
        }
    }
}

#[tokio::test]
async fn recipients_come_in_every_order_and_are_found_by_name_number_and_channel() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 5).await;
            claim(&store, 2, NOW + 10).await;
            let by = |sort, descending| {
                places(
                    &store,
                    RecipientFilter {
                        sort,
                        descending,
                        ..RecipientFilter::of(campaign(), 2)
                    },
                )
            };
            assert_eq!(by(RecipientSort::Position, true).await, [5, 4, 3, 2, 1]);
            assert_eq!(by(RecipientSort::State, false).await, [1, 2, 3, 4, 5]);
            assert_eq!(by(RecipientSort::State, true).await, [5, 4, 3, 2, 1]);
            assert_eq!(by(RecipientSort::Updated, false).await, [3, 4, 5, 1, 2]);
            assert_eq!(by(RecipientSort::Phone, false).await, [1, 2, 3, 4, 5]);
            assert_eq!(by(RecipientSort::Reason, true).await, [5, 4, 3, 2, 1]);
            assert_eq!(by(RecipientSort::Name, false).await.len(), 5);

            let name = written(&store, |tx| {
                Box::pin(async { rows::recipient(tx, &"rcp_003".into()).await })
            })
            .await
            .unwrap()
            .name;
            let found = |search: String, channel| {
                places(
                    &store,
                    RecipientFilter {
                        search: Search::of(&search),
                        channel,
                        ..RecipientFilter::of(campaign(), 2)
                    },
                )
            };
            assert!(found(name.to_uppercase(), None).await.contains(&3));
            assert_eq!(found("nobody of that name".into(), None).await, [0; 0]);
            assert_eq!(found("+39".into(), Some(Channel::WhatsApp)).await.len(), 5);
            assert_eq!(found("+39".into(), Some(Channel::Sms)).await, [0; 0]);
            let reached = |step| {
                places(
                    &store,
                    RecipientFilter {
                        reached: Some(step),
                        ..RecipientFilter::of(campaign(), 2)
                    },
                )
            };
            assert_eq!(reached(RecipientState::Claimed).await, [1, 2]);
            assert_eq!(reached(RecipientState::Enqueued).await, [0; 0]);
        })
    })
    .await;
}

#[tokio::test]
async fn a_campaigns_life_is_remembered_step_by_step() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let steps = written(&store, |tx| {
                Box::pin(async move {
                    let id = campaign();
                    let (running, paused) = (CampaignState::Running, CampaignState::Paused);
                    rows::set_state(tx, &id, &[running], paused, "{\"id\":\"x\"}", NOW + 1).await?;
                    let nobody = [CampaignState::Draft];
                    assert!(!rows::set_state(tx, &id, &nobody, running, "", NOW + 2).await?);
                    rows::set_state_by(tx, &id, &[paused], running, "anna", NOW + 3).await?;
                    rows::events(tx, &id, 50).await
                })
            })
            .await
            .unwrap();
            let told: Vec<(&str, &str, &str)> = steps
                .iter()
                .map(|step| {
                    (
                        step.from_state.as_str(),
                        step.to_state.as_str(),
                        step.who.as_str(),
                    )
                })
                .collect();
            assert_eq!(
                told,
                [
                    ("draft", "launching", ""),
                    ("launching", "running", ""),
                    ("running", "paused", ""),
                    ("paused", "running", "anna"),
                ]
            );
            assert_eq!(steps[2].because, "{\"id\":\"x\"}");
            let last = written(&store, |tx| {
                Box::pin(async move {
                    let row = EventRow {
                        at: NOW + 9,
                        who: "ben".into(),
                        from_state: String::new(),
                        to_state: "draft".into(),
                        because: String::new(),
                    };
                    rows::remember(tx, &campaign(), &row).await?;
                    rows::events(tx, &campaign(), 1).await
                })
            })
            .await
            .unwrap();
            assert_eq!((last.len(), last[0].who.as_str()), (1, "ben"));
        })
    })
    .await;
}

#[tokio::test]
async fn a_start_time_comes_due_and_the_checks_are_kept() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            more(&store).await;
            written(&store, |tx| {
                Box::pin(async move {
                    let id: CampaignId = "cmp_2".into();
                    rows::keep_checks(tx, &id, "[1]", Some(NOW + 100), NOW + 1).await?;
                    let (draft, scheduled) = ([CampaignState::Draft], CampaignState::Scheduled);
                    rows::set_state_by(tx, &id, &draft, scheduled, "anna", NOW + 1).await?;
                    assert!(rows::due_to_start(tx, NOW + 99).await?.is_empty());
                    let due = rows::due_to_start(tx, NOW + 100).await?;
                    assert_eq!(due, [(id.clone(), NOW + 100)]);
                    let facts = rows::facts(tx, &id).await?;
                    assert_eq!(
                        (facts.checks.as_str(), facts.checked_at, facts.starts_at),
                        ("[1]", Some(NOW + 1), Some(NOW + 100))
                    );
                    Ok(())
                })
            })
            .await
            .unwrap();
        })
    })
    .await;
}

#[tokio::test]
async fn the_moments_of_an_attempt_are_kept_whatever_the_order_of_the_news() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            let claimed = claim(&store, 1, NOW).await.remove(0);
            record(
                &store,
                &claimed.attempt,
                Verdict::Accepted {
                    message_id: "01M".into(),
                },
            )
            .await;
            let fact = |word, at_ms| StatusFact {
                account: "acc_1".into(),
                attempt: Some(claimed.attempt.clone()),
                message_id: "01M".into(),
                status: SinchStatus::parse(word).unwrap(),
                reason: None::<Reason>,
                at_ms,
            };
            let facts = vec![
                fact("READ", NOW + 40),
                fact("DELIVERED", NOW + 30),
                fact("QUEUED_ON_CHANNEL", NOW + 20),
                fact("DELIVERED", NOW + 50),
            ];
            written(&store, move |tx| {
                Box::pin(async move { rows::apply_statuses(tx, &facts).await })
            })
            .await
            .unwrap();
            let (row, facts) = written(&store, |tx| {
                Box::pin(async move {
                    let all = RecipientFilter::of(campaign(), 1);
                    let row = rows::ledger(tx, &all, 0, 10).await?.remove(0);
                    assert!(rows::ledger(tx, &all, 1, 10).await?.is_empty());
                    Ok((row, rows::facts(tx, &campaign()).await?))
                })
            })
            .await
            .unwrap();
            assert_eq!(row.recipient.state, RecipientState::Read);
            assert_eq!(row.message_id, "01M");
            assert_eq!(row.claimed_at, Some(NOW));
            assert_eq!(
                (row.sent_at, row.delivered_at, row.read_at, row.failed_at),
                (Some(NOW + 20), Some(NOW + 30), Some(NOW + 40), None)
            );
            assert!(row.accepted_at.is_some());
            assert_eq!(facts.first_accepted_at, row.accepted_at);
            assert_eq!(facts.last_accepted_at, row.accepted_at);
        })
    })
    .await;
}

#[tokio::test]
async fn notes_are_added_read_and_removed() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 1).await;
            written(&store, |tx| {
                Box::pin(async move {
                    for (id, at) in [("not_1", NOW), ("not_2", NOW + 1)] {
                        let row = NoteRow {
                            id: id.into(),
                            campaign_id: campaign().to_string(),
                            at,
                            who: "anna".into(),
                            text: format!("text of {id}"),
                        };
                        rows::insert_note(tx, &row).await?;
                    }
                    let ids: Vec<String> = rows::notes(tx, &campaign(), 10)
                        .await?
                        .into_iter()
                        .map(|note| note.id)
                        .collect();
                    assert_eq!(ids, ["not_2", "not_1"]);
                    let first: NoteId = "not_1".into();
                    assert_eq!(rows::note(tx, &first).await?.text, "text of not_1");
                    rows::delete_note(tx, &first).await?;
                    let again = rows::delete_note(tx, &first).await;
                    assert!(matches!(again, Err(Error::NotFound)));
                    assert_eq!(rows::notes(tx, &campaign(), 10).await?.len(), 1);
                    Ok(())
                })
            })
            .await
            .unwrap();
        })
    })
    .await;
}

#[tokio::test]
async fn an_export_is_written_taken_over_and_replaced() {
    on_both(|store| {
        Box::pin(async move {
            laid(&store, 2).await;
            written(&store, |tx| {
                Box::pin(async move {
                    let new = |id: &str| NewExport {
                        id: id.into(),
                        campaign: campaign(),
                        request: "{}".into(),
                        file_name: "autumn.csv".into(),
                        owner: "host".into(),
                        at_ms: NOW,
                    };
                    let first: ExportId = "exp_1".into();
                    assert_eq!(rows::begin_export(tx, &new("exp_1")).await?, None);
                    assert!(rows::export_reached(tx, &first, "host", 2, 2, NOW + 5).await?);
                    assert!(
                        rows::take_exports(tx, "next", NOW, NOW + 9)
                            .await?
                            .is_empty()
                    );
                    let taken = rows::take_exports(tx, "next", NOW + 5, NOW + 9).await?;
                    assert_eq!((taken.len(), taken[0].written), (1, 0));
                    assert!(
                        !rows::export_reached(tx, &first, "host", 2, 2, NOW + 9).await?,
                        "the one before lost it"
                    );
                    let done = ExportEnd::Done {
                        file: "fil_1".into(),
                        written: 2,
                    };
                    assert!(rows::end_export(tx, &first, &done, NOW + 10).await?);
                    assert!(!rows::end_export(tx, &first, &ExportEnd::Cancelled, NOW).await?);
                    let row = rows::export(tx, &campaign()).await?.unwrap();
                    assert_eq!(
                        (row.state()?, row.written, row.file_id.as_str()),
                        (ExportState::Done, 2, "fil_1")
                    );
                    let before = rows::begin_export(tx, &new("exp_2")).await?;
                    assert_eq!(before.as_deref(), Some("fil_1"));
                    let failed = ExportEnd::Failed { fault: "{}".into() };
                    assert!(rows::end_export(tx, &"exp_2".into(), &failed, NOW).await?);
                    let row = rows::export(tx, &campaign()).await?.unwrap();
                    assert_eq!(row.state()?, ExportState::Failed);
                    Ok(())
                })
            })
            .await
            .unwrap();
        })
    })
    .await;
}
