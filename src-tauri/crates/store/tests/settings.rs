//! Settings by name, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use engines::{NOW, ledger, on_both};
use store::{Store, settings};

async fn set(store: &Store, name: &'static str, value: &'static str) {
    store
        .write(move |tx| Box::pin(async move { settings::set(tx, name, value, NOW).await }))
        .await
        .unwrap();
}

async fn get(store: &Store, name: &'static str) -> Option<String> {
    store
        .read(move |tx| Box::pin(async move { settings::get(tx, name).await }))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_name_holds_what_was_set_last() {
    on_both(|store| {
        Box::pin(async move {
            assert_eq!(get(&store, "rehearsal.list").await, None);
            set(&store, "rehearsal.list", "lst_1").await;
            set(&store, "other", "x").await;
            set(&store, "rehearsal.list", "lst_2").await;
            assert_eq!(
                get(&store, "rehearsal.list").await.as_deref(),
                Some("lst_2")
            );
            assert_eq!(get(&store, "other").await.as_deref(), Some("x"));
        })
    })
    .await;
}

#[tokio::test]
async fn the_database_tells_its_size_its_rows_and_its_open_work() {
    on_both(|store| {
        Box::pin(async move {
            ledger::laid(&store, 3).await;
            set(&store, "a", "x").await;
            store
                .read(|tx| {
                    Box::pin(async move {
                        assert!(settings::size(tx).await? > 100_000);
                        assert!(settings::version(tx).await? >= 6);
                        assert_eq!(settings::rows(tx, settings::Table::Campaigns).await?, 1);
                        let tables = settings::tables(tx).await?;
                        assert!(tables.contains(&("recipients".to_owned(), 3)), "{tables:?}");
                        let open = settings::open_work(tx).await?;
                        assert_eq!(open.len(), 1);
                        assert_eq!(
                            (open[0].kind.as_str(), open[0].state.as_str()),
                            ("campaign", "running")
                        );
                        assert_eq!(open[0].rows, 3);
                        assert_eq!(settings::all(tx).await?, [("a".to_owned(), "x".to_owned())]);
                        Ok(())
                    })
                })
                .await
                .unwrap();
        })
    })
    .await;
}
