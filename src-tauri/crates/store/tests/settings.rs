//! Settings by name, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use engines::{NOW, on_both};
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
