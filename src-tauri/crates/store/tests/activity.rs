//! The record of what was done, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use engines::{NOW, on_both};
use store::activity::{self, ActivityRow};

#[tokio::test]
async fn what_was_done_to_a_thing_comes_newest_first_in_pages() {
    on_both(|store| {
        Box::pin(async move {
            for number in 0..5_i64 {
                let row = ActivityRow {
                    id: format!("{number}"),
                    // Two at the same moment: the id decides.
                    at: NOW + number / 2,
                    who: "anna".to_owned(),
                    command: "accounts.update".to_owned(),
                    subject: if number == 3 { "acc_b" } else { "acc_a" }.to_owned(),
                };
                store
                    .write(|tx| Box::pin(async move { activity::insert(tx, &row).await }))
                    .await
                    .unwrap();
            }
            let mut after = None;
            let mut pages = Vec::new();
            loop {
                let from = after.clone();
                let (rows, next) = store
                    .read(|tx| {
                        Box::pin(async move {
                            activity::of_subject(tx, "acc_a", from.as_deref(), 2).await
                        })
                    })
                    .await
                    .unwrap();
                pages.push(rows.into_iter().map(|row| row.id).collect::<Vec<_>>());
                after = next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(pages, [vec!["4", "2"], vec!["1", "0"]]);
        })
    })
    .await;
}
