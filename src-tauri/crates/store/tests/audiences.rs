//! Contacts, lists and imports, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{ContactId, ImportId, ListId};
use engines::{NOW, on_both};
use store::{
    Cursor, Error, Store,
    audiences::{
        self, ContactFilter, ContactRow, ImportState, Lease, ListFilter, NewContact, NewImport,
        Rejection, StagedRow, Stretch,
    },
};

/// Runs a store function in a write of its own.
macro_rules! write {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store
            .write(move |$tx| Box::pin(async move { $work.await }))
            .await
    };
}

/// Runs a store function in a read of its own.
macro_rules! read {
    ($store:expr, |$tx:ident| $work:expr) => {
        $store
            .read(move |$tx| Box::pin(async move { $work.await }))
            .await
    };
}

fn lease() -> Lease {
    Lease {
        owner: "this".to_owned(),
        until: NOW + 30_000,
    }
}

fn imp(name: &str) -> ImportId {
    ImportId::from(name)
}

fn new_import(id: &str, list: &str) -> NewImport {
    NewImport {
        id: imp(id),
        file_id: "fil_1".to_owned(),
        file_name: "clienti.csv".to_owned(),
        list_name: list.to_owned(),
        reading: "{}".to_owned(),
        bytes_total: 100,
    }
}

fn staged(import: &str, row_number: i64, phone: &str, name: &str) -> StagedRow {
    StagedRow {
        contact: ContactId::from(format!("con_{import}_{row_number:06}")),
        row_number,
        phone: phone.to_owned(),
        name: name.to_owned(),
        language: Some("it".to_owned()),
        attributes: format!("{{\"from\":\"{import}\"}}"),
    }
}

fn stretch(rows: Vec<StagedRow>) -> Stretch {
    Stretch {
        rows,
        rejections: Vec::new(),
        bytes_read: 50,
    }
}

async fn begin(store: &Store, id: &'static str, list: &'static str, rows: Vec<StagedRow>) {
    write!(store, |tx| audiences::insert_import(
        tx,
        &new_import(id, list),
        &lease(),
        NOW
    ))
    .unwrap();
    let kept = write!(store, |tx| audiences::stage(
        tx,
        &imp(id),
        &stretch(rows),
        &lease(),
        NOW
    ));
    assert!(kept.unwrap());
}

async fn begin_publishing(store: &Store, id: &'static str) -> bool {
    let list = ListId::from(format!("lst_{id}"));
    write!(store, |tx| audiences::begin_publishing(
        tx,
        &imp(id),
        &list,
        &lease(),
        NOW
    ))
    .unwrap()
}

async fn publish_chunks(store: &Store, id: &'static str, limit: i64) {
    while write!(store, |tx| audiences::publish_chunk(
        tx,
        &imp(id),
        limit,
        &lease(),
        NOW
    ))
    .unwrap()
    .unwrap()
    {}
}

async fn publish(store: &Store, id: &'static str) {
    assert!(begin_publishing(store, id).await);
    publish_chunks(store, id, 2).await;
    assert!(write!(store, |tx| audiences::finish_publishing(tx, &imp(id), NOW)).unwrap());
}

async fn end(store: &Store, id: &'static str) -> bool {
    write!(store, |tx| audiences::end_import(
        tx,
        &imp(id),
        ImportState::Failed,
        Some("{}"),
        NOW
    ))
    .unwrap()
}

async fn undo(store: &Store, id: &'static str) {
    while write!(store, |tx| audiences::undo_chunk(tx, &imp(id), 2)).unwrap() {}
}

async fn import(store: &Store, id: &'static str) -> audiences::ImportRow {
    read!(store, |tx| audiences::import(tx, &imp(id))).unwrap()
}

async fn page(
    store: &Store,
    filter: ContactFilter,
    after: Option<Cursor>,
    limit: i64,
) -> (Vec<ContactRow>, Option<Cursor>) {
    read!(store, |tx| audiences::contacts(
        tx,
        &filter,
        after.as_ref(),
        limit
    ))
    .unwrap()
}

async fn names(store: &Store, filter: ContactFilter) -> Vec<String> {
    let mut names = Vec::new();
    let mut after = None;
    loop {
        let (rows, next) = page(store, filter.clone(), after, 2).await;
        assert!(rows.len() <= 2);
        names.extend(rows.into_iter().map(|row| row.name));
        match next {
            Some(cursor) => after = Some(Cursor::decode(&cursor.encode()).unwrap()),
            None => return names,
        }
    }
}

fn on_list(id: &str) -> ContactFilter {
    ContactFilter {
        list: Some(ListId::from(id)),
        ..ContactFilter::default()
    }
}

fn searching(text: &str) -> ContactFilter {
    ContactFilter {
        search: Some(text.to_owned()),
        ..ContactFilter::default()
    }
}

async fn all_lists(store: &Store) -> Vec<(String, i64)> {
    let filter = ListFilter::default();
    let (lists, _) = read!(store, |tx| audiences::lists(tx, &filter, None, 100)).unwrap();
    lists
        .into_iter()
        .map(|list| (list.name, list.members))
        .collect()
}

fn three(id: &str) -> Vec<StagedRow> {
    vec![
        staged(id, 2, "+393120000003", "Zoë"),
        staged(id, 3, "+393120000001", "ada"),
        staged(id, 5, "+393120000002", "Bob"),
    ]
}

#[tokio::test]
async fn an_import_becomes_visible_in_one_step() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "  Clienti   2026 ", three("imp_1")).await;
            assert!(begin_publishing(&store, "imp_1").await);
            publish_chunks(&store, "imp_1", 2).await;
            assert!(names(&store, ContactFilter::default()).await.is_empty());
            assert!(names(&store, on_list("lst_imp_1")).await.is_empty());
            assert!(all_lists(&store).await.is_empty());

            let done = write!(&store, |tx| audiences::finish_publishing(
                tx,
                &imp("imp_1"),
                NOW
            ));
            assert!(done.unwrap());
            assert_eq!(
                names(&store, ContactFilter::default()).await,
                ["ada", "Bob", "Zoë"]
            );
            assert_eq!(
                names(&store, on_list("lst_imp_1")).await,
                ["Zoë", "ada", "Bob"]
            );
            assert_eq!(all_lists(&store).await, [("Clienti   2026".to_owned(), 3)]);
            let row = import(&store, "imp_1").await;
            assert_eq!(row.state().unwrap(), ImportState::Done);
            assert_eq!(row.list_id.as_deref(), Some("lst_imp_1"));
        })
    })
    .await;
}

#[tokio::test]
async fn a_second_import_updates_who_is_known_and_joins_the_list() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            publish(&store, "imp_1").await;
            let rows = vec![
                staged("imp_2", 2, "+393120000001", "Ada Lovelace"),
                staged("imp_2", 3, "+393120000009", "Carl"),
                staged("imp_2", 4, "+393120000002", ""),
            ];
            begin(&store, "imp_2", "CLIENTI", rows).await;
            publish(&store, "imp_2").await;
            assert_eq!(
                names(&store, on_list("lst_imp_1")).await,
                ["Zoë", "Ada Lovelace", "Bob", "Carl"]
            );
            assert_eq!(all_lists(&store).await, [("Clienti".to_owned(), 4)]);
            let (found, _) = page(&store, searching("ada"), None, 10).await;
            assert_eq!(found[0].id, "con_imp_1_000003");
            assert_eq!(found[0].attributes, "{\"from\":\"imp_2\"}");
        })
    })
    .await;
}

#[tokio::test]
async fn an_import_that_fails_while_published_leaves_everything_as_it_was() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            publish(&store, "imp_1").await;
            let before = page(&store, ContactFilter::default(), None, 10).await;
            for (id, list) in [("imp_2", "Clienti"), ("imp_3", "Nuovi")] {
                let rows = vec![
                    staged(id, 2, "+393120000008", "Dora"),
                    staged(id, 3, "+393120000001", "Ada Lovelace"),
                    staged(id, 4, "+393120000009", "Carl"),
                ];
                begin(&store, id, list, rows).await;
                assert!(begin_publishing(&store, id).await);
                publish_chunks(&store, id, 2).await;
                assert!(end(&store, id).await);
                let late = write!(&store, |tx| audiences::finish_publishing(tx, &imp(id), NOW));
                assert!(!late.unwrap());
                undo(&store, id).await;
                assert_eq!(
                    page(&store, ContactFilter::default(), None, 10).await,
                    before
                );
                assert_eq!(
                    names(&store, on_list("lst_imp_1")).await,
                    ["Zoë", "ada", "Bob"]
                );
                assert_eq!(all_lists(&store).await, [("Clienti".to_owned(), 3)]);
            }
            // The way is free again, and the numbers are too.
            begin(
                &store,
                "imp_4",
                "Nuovi",
                vec![staged("imp_4", 2, "+393120000009", "Carl")],
            )
            .await;
            publish(&store, "imp_4").await;
            assert_eq!(names(&store, on_list("lst_imp_4")).await, ["Carl"]);
            assert_eq!(names(&store, searching("carl")).await, ["Carl"]);
        })
    })
    .await;
}

#[tokio::test]
async fn only_one_import_is_published_at_a_time() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            begin(&store, "imp_2", "Clienti", three("imp_2")).await;
            assert!(begin_publishing(&store, "imp_1").await);
            assert!(!begin_publishing(&store, "imp_2").await);
            publish_chunks(&store, "imp_1", 2).await;
            write!(&store, |tx| audiences::finish_publishing(
                tx,
                &imp("imp_1"),
                NOW
            ))
            .unwrap();
            assert!(begin_publishing(&store, "imp_2").await);
        })
    })
    .await;
}

#[tokio::test]
async fn duplicates_are_counted_within_the_file_and_refusals_kept() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            let rejection = |row_number: i64| Rejection {
                row_number,
                column_name: "Cellulare".to_owned(),
                value: "n/a".to_owned(),
                reason: "not_a_number".to_owned(),
                cells: r#"["Ada","n/a"]"#.to_owned(),
            };
            let more = Stretch {
                rows: vec![
                    staged("imp_1", 6, "+393120000001", "again"),
                    staged("imp_1", 9, "+393120000007", "Eva"),
                ],
                rejections: vec![rejection(7), rejection(8), rejection(10)],
                bytes_read: 100,
            };
            write!(&store, |tx| audiences::stage(
                tx,
                &imp("imp_1"),
                &more,
                &lease(),
                NOW
            ))
            .unwrap();
            let row = import(&store, "imp_1").await;
            assert_eq!(
                (
                    row.records,
                    row.staged,
                    row.duplicates,
                    row.rejected,
                    row.bytes_read
                ),
                (8, 4, 1, 3, 100)
            );
            let (first, next) = read!(&store, |tx| audiences::rejections(
                tx,
                &imp("imp_1"),
                None,
                2
            ))
            .unwrap();
            assert_eq!(first, [rejection(7), rejection(8)]);
            let (rest, next) = read!(&store, |tx| audiences::rejections(
                tx,
                &imp("imp_1"),
                next.as_ref(),
                2
            ))
            .unwrap();
            assert_eq!((rest, next), (vec![rejection(10)], None));
        })
    })
    .await;
}

#[tokio::test]
async fn an_import_that_was_ended_or_taken_over_stages_and_publishes_nothing() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            let other = Lease {
                owner: "other".to_owned(),
                until: NOW + 60_000,
            };
            let theirs = other.clone();
            let early = write!(&store, |tx| audiences::take_unsettled(
                tx, &theirs, false, NOW
            ));
            assert_eq!(early.unwrap(), None, "the lease is not over");
            let theirs = other.clone();
            let later = write!(&store, |tx| audiences::take_unsettled(
                tx,
                &theirs,
                false,
                NOW + 30_000
            ));
            assert_eq!(later.unwrap().unwrap().id, "imp_1");
            let mine = write!(&store, |tx| audiences::stage(
                tx,
                &imp("imp_1"),
                &stretch(vec![staged("imp_1", 9, "+393120000009", "late")]),
                &lease(),
                NOW
            ));
            assert!(!mine.unwrap());
            assert!(!begin_publishing(&store, "imp_1").await);
            let back = write!(&store, |tx| audiences::take_unsettled(
                tx,
                &lease(),
                true,
                NOW
            ));
            assert!(back.unwrap().is_some(), "alone, nobody else can be alive");

            assert!(end(&store, "imp_1").await);
            assert!(!end(&store, "imp_1").await);
            let ended = write!(&store, |tx| audiences::publish_chunk(
                tx,
                &imp("imp_1"),
                10,
                &lease(),
                NOW
            ));
            assert_eq!(ended.unwrap(), None);
            assert_eq!(import(&store, "imp_1").await.staged, 3);
        })
    })
    .await;
}

#[tokio::test]
async fn sweeping_goes_in_steps_and_a_restart_counts_from_nothing() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            for more in [true, false] {
                let swept = write!(&store, |tx| audiences::sweep_staging(tx, &imp("imp_1"), 2));
                assert_eq!(swept.unwrap(), more);
            }
            write!(&store, |tx| audiences::restart_import(tx, &imp("imp_1"))).unwrap();
            let row = import(&store, "imp_1").await;
            assert_eq!((row.records, row.staged, row.bytes_read), (0, 0, 0));
            write!(&store, |tx| audiences::settle_import(tx, &imp("imp_1"))).unwrap();
            let left = write!(&store, |tx| audiences::take_unsettled(
                tx,
                &lease(),
                true,
                NOW + 90_000
            ));
            assert_eq!(left.unwrap(), None);
        })
    })
    .await;
}

fn by_hand(number: u32, name: &str) -> NewContact {
    NewContact {
        id: ContactId::from(format!("con_{number}_{name}")),
        phone: format!("+39312000000{number}"),
        name: name.to_owned(),
        language: None,
        attributes: "{}".to_owned(),
    }
}

#[tokio::test]
async fn members_added_by_hand_are_known_again_and_read_in_order() {
    on_both(|store| {
        Box::pin(async move {
            let id = ListId::from("lst_1");
            let made = id.clone();
            let list = write!(&store, |tx| audiences::ensure_list(tx, "Prova", &made, NOW));
            assert_eq!(list.unwrap().id, "lst_1");
            let again = write!(&store, |tx| audiences::ensure_list(
                tx,
                "prova",
                &ListId::from("lst_2"),
                NOW
            ));
            assert_eq!(again.unwrap().id, "lst_1");
            let found = read!(&store, |tx| audiences::list_named(tx, " PROVA "));
            assert_eq!(found.unwrap().unwrap().id, "lst_1");
            let none = read!(&store, |tx| audiences::list_named(tx, "prov"));
            assert_eq!(none.unwrap(), None);
            let to = id.clone();
            let added = write!(&store, |tx| audiences::add_members(
                tx,
                &to,
                &[by_hand(3, "Zoë"), by_hand(1, "Ada"), by_hand(2, "Bob")],
                NOW
            ));
            assert_eq!(added.unwrap(), 3);
            let to = id.clone();
            let added = write!(&store, |tx| audiences::add_members(
                tx,
                &to,
                &[by_hand(1, "Ada L."), by_hand(4, "Carl")],
                NOW
            ));
            assert_eq!(added.unwrap(), 1);

            let of = id.clone();
            let first = read!(&store, |tx| audiences::members_after(tx, &of, None, 2)).unwrap();
            let last = ContactId::from(first[1].id.as_str());
            let (of, after) = (id.clone(), last.clone());
            let rest = read!(&store, |tx| audiences::members_after(
                tx,
                &of,
                Some(&after),
                9
            ))
            .unwrap();
            let names: Vec<_> = first
                .iter()
                .chain(&rest)
                .map(|row| row.name.as_str())
                .collect();
            assert_eq!(names, ["Zoë", "Ada L.", "Bob", "Carl"]);
            assert_eq!(
                read!(&store, |tx| audiences::lists_of(tx, &last)).unwrap(),
                ["Prova"]
            );
            let of = id.clone();
            assert_eq!(
                read!(&store, |tx| audiences::list(tx, &of))
                    .unwrap()
                    .members,
                4
            );
            let of = id.clone();
            let third = read!(&store, |tx| audiences::member_at(tx, &of, 2)).unwrap();
            assert_eq!(third.name, "Bob");
            let of = id.clone();
            let past = read!(&store, |tx| audiences::member_at(tx, &of, 4));
            assert!(matches!(past, Err(Error::NotFound)));
            let of = id.clone();
            assert_eq!(
                read!(&store, |tx| audiences::list_name(tx, &of)).unwrap(),
                "Prova"
            );
            let gone = read!(&store, |tx| audiences::contact(
                tx,
                &ContactId::from("con_x")
            ));
            assert!(matches!(gone, Err(Error::NotFound)));
        })
    })
    .await;
}

#[tokio::test]
async fn a_search_finds_names_and_numbers_by_their_beginning() {
    on_both(|store| {
        Box::pin(async move {
            begin(&store, "imp_1", "Clienti", three("imp_1")).await;
            publish(&store, "imp_1").await;
            assert_eq!(names(&store, searching("ZO")).await, ["Zoë"]);
            assert_eq!(
                names(&store, searching("+39 312")).await,
                ["ada", "Bob", "Zoë"]
            );
            assert_eq!(names(&store, searching("393120000002")).await, ["Bob"]);
            let mut within = on_list("lst_imp_1");
            within.search = Some("b".to_owned());
            assert_eq!(names(&store, within).await, ["Bob"]);
            assert!(names(&store, searching("%")).await.is_empty());
        })
    })
    .await;
}

#[tokio::test]
async fn a_cursor_of_another_list_is_none_of_ours() {
    on_both(|store| {
        Box::pin(async move {
            let odd = Cursor::of(vec![true.into()]);
            for filter in [on_list("lst_1"), searching("a"), searching("+39")] {
                let after = odd.clone();
                let page = read!(&store, |tx| audiences::contacts(
                    tx,
                    &filter,
                    Some(&after),
                    9
                ));
                assert!(matches!(page, Err(Error::Cursor)));
            }
        })
    })
    .await;
}
