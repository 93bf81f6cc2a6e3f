//! Templates in rows, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::TemplateSort;
use engines::{NOW, an_account, on_both};
use store::templates::{self, ChangeRow, SyncRow, TemplateFilter, TemplateRow, TranslationRow};
use store::{Error, Store};

fn template(account: &str, kind: &str, name: &str) -> TemplateRow {
    TemplateRow {
        id: format!("tpl_{account}_{kind}_{name}"),
        account_id: account.to_owned(),
        kind: kind.to_owned(),
        remote_id: name.to_owned(),
        name: name.to_owned(),
        category: "UTILITY".to_owned(),
        state: "approved".to_owned(),
        default_language: String::new(),
        synced_at: NOW,
    }
}

fn translation(language: &str) -> TranslationRow {
    TranslationRow {
        language: language.to_owned(),
        version: String::new(),
        state: "approved".to_owned(),
        reason: String::new(),
        variables: "[]".to_owned(),
        preview: "{}".to_owned(),
    }
}

async fn save(store: &Store, row: TemplateRow, languages: &'static [&'static str]) {
    store
        .write(move |tx| {
            Box::pin(async move {
                let rows: Vec<_> = languages.iter().map(|tag| translation(tag)).collect();
                templates::save(tx, &row, &rows).await
            })
        })
        .await
        .unwrap();
}

async fn filled(store: &Store) {
    store
        .write(|tx| {
            Box::pin(async move {
                an_account(tx, "acc_a").await?;
                an_account(tx, "acc_b").await
            })
        })
        .await
        .unwrap();
    save(
        store,
        template("acc_a", "whatsapp", "order_ready"),
        &["en", "it"],
    )
    .await;
    save(store, template("acc_a", "omni", "Order late"), &["en-US"]).await;
    save(store, template("acc_a", "whatsapp", "welcome"), &["it"]).await;
    save(store, template("acc_b", "whatsapp", "order_ready"), &["en"]).await;
}

async fn names(store: &Store, filter: TemplateFilter) -> Vec<String> {
    let mut names = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let (filter, from) = (filter.clone(), after.clone());
        let (rows, next) = store
            .read(|tx| {
                Box::pin(async move { templates::list(tx, &filter, from.as_deref(), 1).await })
            })
            .await
            .unwrap();
        names.extend(
            rows.into_iter()
                .map(|row| format!("{}/{}", row.account_id, row.name)),
        );
        after = next;
        if after.is_none() {
            return names;
        }
    }
}

#[tokio::test]
async fn lists_are_filtered_and_paged_by_name() {
    on_both(|store| {
        Box::pin(async move {
            filled(&store).await;
            let all = names(&store, TemplateFilter::default()).await;
            let expected = [
                "acc_a/Order late",
                "acc_a/order_ready",
                "acc_b/order_ready",
                "acc_a/welcome",
            ];
            assert_eq!(all, expected);
            let filter = TemplateFilter {
                account: Some("acc_a".into()),
                search: Some("ORDER".to_owned()),
                ..TemplateFilter::default()
            };
            let found = names(&store, filter.clone()).await;
            assert_eq!(found, ["acc_a/Order late", "acc_a/order_ready"]);
            let whatsapp = TemplateFilter {
                kind: Some("whatsapp".to_owned()),
                ..filter.clone()
            };
            assert_eq!(names(&store, whatsapp).await, ["acc_a/order_ready"]);
            let italian = TemplateFilter {
                language: Some("it".to_owned()),
                ..filter.clone()
            };
            assert_eq!(names(&store, italian).await, ["acc_a/order_ready"]);
            let gone = TemplateFilter {
                state: Some("gone".to_owned()),
                ..filter
            };
            assert!(names(&store, gone).await.is_empty());
        })
    })
    .await;
}

#[tokio::test]
async fn saving_again_replaces_translations_and_marking_keeps_them() {
    on_both(|store| {
        Box::pin(async move {
            filled(&store).await;
            let row = template("acc_a", "whatsapp", "order_ready");
            let id = row.id.as_str().into();
            save(
                &store,
                TemplateRow {
                    synced_at: NOW + 1,
                    ..row.clone()
                },
                &["de"],
            )
            .await;
            let marked = domain::TemplateId::clone(&id);
            store
                .write(|tx| {
                    Box::pin(async move { templates::mark(tx, &marked, "gone", NOW + 2).await })
                })
                .await
                .unwrap();
            let asked = id.clone();
            let (found, translations, name) = store
                .read(|tx| {
                    Box::pin(async move {
                        Ok((
                            templates::get(tx, &asked).await?,
                            templates::translations(tx, &asked).await?,
                            templates::name(tx, &asked).await?,
                        ))
                    })
                })
                .await
                .unwrap();
            assert_eq!((found.state.as_str(), found.synced_at), ("gone", NOW + 2));
            assert_eq!(translations, [translation("de")]);
            assert_eq!(name, "order_ready");
        })
    })
    .await;
}

#[tokio::test]
async fn a_remote_template_is_one_row_of_an_account_and_goes_with_it() {
    on_both(|store| {
        Box::pin(async move {
            filled(&store).await;
            let mut twin = template("acc_a", "whatsapp", "order_ready");
            twin.id = "tpl_twin".to_owned();
            let refused = store
                .write(|tx| Box::pin(async move { templates::save(tx, &twin, &[]).await }))
                .await;
            assert!(matches!(refused, Err(Error::Conflict { .. })));
            store
                .write(|tx| {
                    Box::pin(async move {
                        let id = "acc_a".into();
                        store::accounts::begin_deleting(tx, &id).await?;
                        while store::accounts::delete_slice(tx, &id, 100).await? {}
                        Ok(())
                    })
                })
                .await
                .unwrap();
            let (left, missing) = store
                .read(|tx| {
                    Box::pin(async move {
                        Ok((
                            templates::of_account(tx, &"acc_a".into()).await?,
                            templates::name(tx, &"tpl_gone".into()).await?,
                        ))
                    })
                })
                .await
                .unwrap();
            assert!(left.is_empty() && missing.is_empty());
            let rest = names(&store, TemplateFilter::default()).await;
            assert_eq!(rest, ["acc_b/order_ready"]);
        })
    })
    .await;
}

#[tokio::test]
async fn lists_come_in_the_order_that_is_asked_for() {
    on_both(|store| {
        Box::pin(async move {
            filled(&store).await;
            let late = TemplateRow {
                category: "MARKETING".to_owned(),
                state: "pending".to_owned(),
                synced_at: NOW + 5,
                ..template("acc_a", "whatsapp", "late")
            };
            save(&store, late, &["it"]).await;
            let by = |sort, descending| TemplateFilter {
                account: Some("acc_a".into()),
                sort: Some(sort),
                descending,
                ..TemplateFilter::default()
            };
            let first = |names: Vec<String>| names[0].clone();
            for (sort, descending, expected) in [
                (TemplateSort::Name, true, "acc_a/welcome"),
                (TemplateSort::Kind, false, "acc_a/Order late"),
                (TemplateSort::State, true, "acc_a/late"),
                (TemplateSort::Category, false, "acc_a/late"),
                (TemplateSort::Synced, true, "acc_a/late"),
            ] {
                let found = names(&store, by(sort, descending)).await;
                assert_eq!(found.len(), 4, "{sort:?}");
                assert_eq!(first(found), expected, "{sort:?}");
            }
            let marketing = TemplateFilter {
                category: Some("MARKETING".to_owned()),
                ..TemplateFilter::default()
            };
            assert_eq!(names(&store, marketing).await, ["acc_a/late"]);
            let (rising, falling) = (by(TemplateSort::Kind, false), by(TemplateSort::Kind, true));
            let other = store
                .read(|tx| {
                    Box::pin(async move {
                        let (_, next) = templates::list(tx, &rising, None, 1).await?;
                        templates::list(tx, &falling, next.as_deref(), 1).await
                    })
                })
                .await;
            assert!(matches!(other, Err(Error::Cursor)));
            let (all, of_b) = store
                .read(|tx| {
                    Box::pin(async move {
                        let account = "acc_b".into();
                        Ok((
                            templates::languages(tx, None).await?,
                            templates::languages(tx, Some(&account)).await?,
                        ))
                    })
                })
                .await
                .unwrap();
            assert_eq!(
                (all.join(" "), of_b.join(" ")),
                ("en en-US it".to_owned(), "en".to_owned())
            );
        })
    })
    .await;
}

fn change(what: &str, at: i64) -> ChangeRow {
    ChangeRow {
        template_id: "tpl_acc_a_whatsapp_order_ready".to_owned(),
        number: 0,
        at,
        what: what.to_owned(),
        language: "it".to_owned(),
        before_value: "pending".to_owned(),
        after_value: "rejected".to_owned(),
        reason: "SCAM".to_owned(),
    }
}

#[tokio::test]
async fn syncs_and_what_they_changed_are_kept() {
    on_both(|store| {
        Box::pin(async move {
            filled(&store).await;
            let sync = SyncRow {
                account_id: "acc_a".to_owned(),
                kind: "whatsapp".to_owned(),
                at: NOW,
                seen: 2,
                added: 0,
                changed: 1,
                gone: 0,
                fault: String::new(),
                hint: String::new(),
            };
            let later = SyncRow {
                at: NOW + 9,
                fault: "{}".to_owned(),
                ..sync.clone()
            };
            let (kept, replaced) = (sync.clone(), later.clone());
            let (of_sync, history) = store
                .write(|tx| {
                    Box::pin(async move {
                        templates::keep_sync(tx, &kept).await?;
                        for (what, at) in [("state", NOW), ("text", NOW), ("gone", NOW + 9)] {
                            templates::add_change(tx, &change(what, at)).await?;
                        }
                        let of_sync = templates::changes_of_sync(tx, &kept, 9).await?;
                        let id = "tpl_acc_a_whatsapp_order_ready".into();
                        let (newest, next) = templates::changes(tx, &id, None, 2).await?;
                        let (rest, end) = templates::changes(tx, &id, next.as_ref(), 2).await?;
                        assert!(end.is_none());
                        templates::keep_sync(tx, &replaced).await?;
                        Ok((of_sync, [newest, rest].concat()))
                    })
                })
                .await
                .unwrap();
            let told: Vec<_> = history
                .iter()
                .map(|row| (row.number, row.what.as_str()))
                .collect();
            assert_eq!(told, [(3, "gone"), (2, "text"), (1, "state")]);
            let of_sync: Vec<_> = of_sync
                .iter()
                .map(|named| (named.name.as_str(), named.change.what.as_str()))
                .collect();
            assert_eq!(of_sync, [("order_ready", "state"), ("order_ready", "text")]);
            let (known, other) = store
                .read(|tx| {
                    Box::pin(async move {
                        let account = "acc_b".into();
                        Ok((
                            templates::syncs(tx, None).await?,
                            templates::syncs(tx, Some(&account)).await?,
                        ))
                    })
                })
                .await
                .unwrap();
            assert_eq!((known, other), (vec![later], Vec::new()));
        })
    })
    .await;
}
