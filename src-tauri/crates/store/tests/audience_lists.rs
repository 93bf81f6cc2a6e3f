//! Lists and contacts as people change them, and their orders, on both engines.

#![allow(clippy::unwrap_used)]

mod engines;

use domain::{CampaignState, ContactId, ContactSort, ImportId, ListId, ListSort};
use engines::{NOW, ledger, on_both};
use store::audiences::{
    self, ContactChange, ContactFilter, ImportState, Lease, ListFilter, NewContact, NewImport,
    Rejection, StagedRow, Stretch,
};
use store::campaigns::{self, Used};
use store::files::{self, FileRow};
use store::{Cursor, Error, Store};

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

fn person(number: i64, name: &str) -> NewContact {
    NewContact {
        id: ContactId::from(format!("con_{number}")),
        phone: format!("+39312000000{number}"),
        name: name.to_owned(),
        language: None,
        attributes: "{}".to_owned(),
    }
}

/// A list of these people, in this order.
async fn made(
    store: &Store,
    id: &'static str,
    name: &'static str,
    people: &[(i64, &str)],
    at: i64,
) {
    let people: Vec<_> = people.iter().map(|(n, name)| person(*n, name)).collect();
    write!(store, |tx| async {
        let list = ListId::from(id);
        audiences::ensure_list(tx, name, &list, at).await?;
        audiences::add_members(tx, &list, &people, at).await
    })
    .unwrap();
}

/// Everybody a filter finds, page by page.
async fn names(store: &Store, filter: &ContactFilter) -> Vec<String> {
    let (mut names, mut after): (Vec<String>, Option<Cursor>) = (Vec::new(), None);
    loop {
        let filter = filter.clone();
        let (rows, next) = read!(store, |tx| audiences::contacts(
            tx,
            &filter,
            after.as_ref(),
            2
        ))
        .unwrap();
        names.extend(rows.into_iter().map(|row| row.name));
        match next {
            Some(next) => after = Some(next),
            None => return names,
        }
    }
}

async fn lists(store: &Store, filter: &ListFilter) -> Vec<(String, i64)> {
    let (mut found, mut after): (Vec<_>, Option<Cursor>) = (Vec::new(), None);
    loop {
        let filter = filter.clone();
        let (rows, next) =
            read!(store, |tx| audiences::lists(tx, &filter, after.as_ref(), 1)).unwrap();
        found.extend(rows.into_iter().map(|row| (row.name, row.members)));
        match next {
            Some(next) => after = Some(next),
            None => return found,
        }
    }
}

fn sorted(list: Option<&str>, sort: ContactSort, descending: bool) -> ContactFilter {
    ContactFilter {
        list: list.map(ListId::from),
        sort: Some(sort),
        descending,
        ..ContactFilter::default()
    }
}

#[tokio::test]
async fn contacts_come_in_the_order_that_is_asked_for() {
    on_both(|store| {
        Box::pin(async move {
            made(
                &store,
                "lst_1",
                "Uno",
                &[(3, "Ada"), (1, "Zoë"), (2, "bob")],
                NOW,
            )
            .await;
            made(&store, "lst_2", "Due", &[(4, "Carl")], NOW + 1).await;
            let by = |sort, descending| sorted(None, sort, descending);
            let everybody = names(&store, &by(ContactSort::Name, false)).await;
            assert_eq!(everybody, ["Ada", "bob", "Carl", "Zoë"]);
            let back = names(&store, &by(ContactSort::Name, true)).await;
            assert_eq!(back, ["Zoë", "Carl", "bob", "Ada"]);
            let phones = names(&store, &by(ContactSort::Phone, true)).await;
            assert_eq!(phones, ["Carl", "Ada", "bob", "Zoë"]);
            let newest = names(&store, &by(ContactSort::Created, true)).await;
            assert_eq!(newest[0], "Carl");

            let on_one = names(&store, &sorted(Some("lst_1"), ContactSort::Phone, false)).await;
            assert_eq!(on_one, ["Zoë", "bob", "Ada"]);
            let joined = ContactFilter {
                list: Some("lst_1".into()),
                ..ContactFilter::default()
            };
            assert_eq!(names(&store, &joined).await, ["Ada", "Zoë", "bob"]);
            let searched = ContactFilter {
                search: Some("+39 312".to_owned()),
                ..sorted(Some("lst_1"), ContactSort::Name, true)
            };
            assert_eq!(names(&store, &searched).await, ["Zoë", "bob", "Ada"]);

            // A cursor belongs to one order.
            let first = by(ContactSort::Name, false);
            let (_, next) = read!(&store, |tx| audiences::contacts(tx, &first, None, 1)).unwrap();
            let other = by(ContactSort::Name, true);
            let page = read!(&store, |tx| audiences::contacts(
                tx,
                &other,
                next.as_ref(),
                1
            ));
            assert!(matches!(page, Err(Error::Cursor)));
        })
    })
    .await;
}

#[tokio::test]
async fn a_large_list_is_sorted_along_its_index_with_nobody_missing() {
    on_both(|store| {
        Box::pin(async move {
            made(&store, "lst_2", "Due", &[(4, "Carl")], NOW).await;
            let many = 5_001;
            for from in (0..many).step_by(250) {
                let people: Vec<_> = (from..many.min(from + 250))
                    .map(|n| NewContact {
                        phone: format!("+3933{n:07}"),
                        name: format!("Person {:04}", many - n),
                        ..person(n + 100, "")
                    })
                    .collect();
                write!(&store, |tx| async {
                    let list = ListId::from("lst_1");
                    audiences::ensure_list(tx, "Uno", &list, NOW).await?;
                    audiences::add_members(tx, &list, &people, NOW).await
                })
                .unwrap();
            }
            let filter = sorted(Some("lst_1"), ContactSort::Name, false);
            let (mut found, mut after): (Vec<String>, Option<Cursor>) = (Vec::new(), None);
            loop {
                let filter = filter.clone();
                let (rows, next) = read!(&store, |tx| audiences::contacts(
                    tx,
                    &filter,
                    after.as_ref(),
                    500
                ))
                .unwrap();
                found.extend(rows.into_iter().map(|row| row.name));
                match next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
            let expected: Vec<_> = (1..=many).map(|n| format!("Person {n:04}")).collect();
            assert_eq!(found, expected);
        })
    })
    .await;
}

#[tokio::test]
async fn lists_are_searched_sorted_and_renamed() {
    on_both(|store| {
        Box::pin(async move {
            made(
                &store,
                "lst_1",
                "Clienti Milano",
                &[(1, "Ada"), (2, "Bob")],
                NOW + 2,
            )
            .await;
            made(&store, "lst_2", "clienti Roma", &[(1, "Ada")], NOW + 1).await;
            made(&store, "lst_3", "Amici", &[], NOW + 3).await;
            let milano = ("Clienti Milano".to_owned(), 2);
            let roma = ("clienti Roma".to_owned(), 1);
            let amici = ("Amici".to_owned(), 0);
            let by = |sort, descending| ListFilter {
                sort,
                descending,
                ..ListFilter::default()
            };
            assert_eq!(
                lists(&store, &by(ListSort::Name, false)).await,
                [amici.clone(), milano.clone(), roma.clone()]
            );
            assert_eq!(
                lists(&store, &by(ListSort::Members, true)).await,
                [milano.clone(), roma.clone(), amici.clone()]
            );
            assert_eq!(
                lists(&store, &by(ListSort::Created, true)).await,
                [amici, milano.clone(), roma.clone()]
            );
            let searched = ListFilter {
                search: " CLIENTI ".to_owned(),
                ..ListFilter::default()
            };
            assert_eq!(lists(&store, &searched).await, [milano, roma]);

            let rename = |name: &'static str| {
                let store = store.clone();
                async move {
                    write!(&store, |tx| audiences::rename_list(
                        tx,
                        &ListId::from("lst_3"),
                        name
                    ))
                }
            };
            rename("  Amiche ").await.unwrap();
            let taken = rename("CLIENTI roma").await;
            assert!(matches!(taken, Err(Error::Conflict { .. })));
            let name = read!(&store, |tx| audiences::list_name(
                tx,
                &ListId::from("lst_3")
            ));
            assert_eq!(name.unwrap(), "Amiche");
        })
    })
    .await;
}

#[tokio::test]
async fn a_deleted_list_is_gone_at_once_and_takes_along_whom_it_is_told_to() {
    on_both(|store| {
        Box::pin(async move {
            for (contacts, left) in [(false, vec!["Ada", "Bob", "Zoë"]), (true, vec!["Bob"])] {
                let name = if contacts { "Due volte" } else { "Una volta" };
                let going = if contacts { "lst_2" } else { "lst_1" };
                made(
                    &store,
                    going,
                    name,
                    &[(1, "Zoë"), (2, "Bob"), (3, "Ada")],
                    NOW,
                )
                .await;
                made(&store, "lst_9", "Amici", &[(2, "Bob")], NOW).await;
                let id = ListId::from(going);
                let begun = id.clone();
                write!(&store, |tx| audiences::begin_deleting(tx, &begun, contacts)).unwrap();
                let known = lists(&store, &ListFilter::default()).await;
                assert_eq!(known, [("Amici".to_owned(), 1)]);
                assert_eq!(
                    read!(&store, |tx| audiences::going_lists(tx)).unwrap(),
                    std::slice::from_ref(&id)
                );
                // Its name is free again.
                let named = read!(&store, |tx| audiences::list_named(tx, name)).unwrap();
                assert_eq!(named, None);
                let mut chunks = 0;
                loop {
                    let id = id.clone();
                    chunks += 1;
                    if !write!(&store, |tx| audiences::delete_chunk(tx, &id, 2)).unwrap() {
                        break;
                    }
                }
                assert!(chunks > 1, "it goes in chunks");
                assert!(
                    read!(&store, |tx| audiences::going_lists(tx))
                        .unwrap()
                        .is_empty()
                );
                let everybody = sorted(None, ContactSort::Name, false);
                assert_eq!(names(&store, &everybody).await, left);
                let again = id.clone();
                let gone = write!(&store, |tx| audiences::begin_deleting(tx, &again, false));
                assert!(matches!(gone, Err(Error::NotFound)));
            }
        })
    })
    .await;
}

fn lease() -> Lease {
    Lease {
        owner: "this".to_owned(),
        until: NOW + 30_000,
    }
}

/// An import of one person and one refused row.
async fn read_in(store: &Store, id: &'static str, list: &'static str, phone: &'static str) {
    write!(store, |tx| async {
        let import = ImportId::from(id);
        let new = NewImport {
            id: import.clone(),
            file_id: format!("fil_{id}"),
            file_name: format!("{id}.csv"),
            list_name: list.to_owned(),
            reading: r#"{"consent":"at the till"}"#.to_owned(),
            bytes_total: 10,
        };
        audiences::insert_import(tx, &new, &lease(), NOW).await?;
        let stretch = Stretch {
            rows: vec![StagedRow {
                contact: ContactId::from(format!("con_{id}")),
                row_number: 2,
                phone: phone.to_owned(),
                name: "Eva".to_owned(),
                language: None,
                attributes: "{}".to_owned(),
            }],
            rejections: vec![Rejection {
                row_number: 3,
                column_name: "phone".to_owned(),
                value: "?".to_owned(),
                reason: "not_a_number".to_owned(),
                cells: r#"["Bo","?"]"#.to_owned(),
            }],
            bytes_read: 10,
        };
        audiences::stage(tx, &import, &stretch, &lease(), NOW).await?;
        let list = ListId::from(format!("lst_{id}"));
        audiences::begin_publishing(tx, &import, &list, &lease(), NOW).await?;
        audiences::publish_chunk(tx, &import, 9, &lease(), NOW + 5).await
    })
    .unwrap();
}

async fn finish(store: &Store, id: &'static str) {
    write!(store, |tx| async {
        let import = ImportId::from(id);
        audiences::finish_publishing(tx, &import, NOW + 9).await?;
        while audiences::sweep_staging(tx, &import, 10).await? {}
        audiences::settle_import(tx, &import).await
    })
    .unwrap();
}

#[tokio::test]
async fn a_contact_knows_its_lists_since_when_and_by_which_import() {
    on_both(|store| {
        Box::pin(async move {
            made(&store, "lst_1", "Amici", &[(1, "Ada")], NOW).await;
            read_in(&store, "imp_1", "Clienti", "+393120000001").await;
            let ada = ContactId::from("con_1");
            // An import that is being published has her, and may give back what it changed.
            let (busy, kept) = (ada.clone(), ada.clone());
            let refused = write!(&store, |tx| audiences::delete_contact(tx, &busy));
            assert!(matches!(refused, Err(Error::Busy)));
            let busy = ListId::from("lst_imp_1");
            let hidden = write!(&store, |tx| audiences::begin_deleting(tx, &busy, false));
            assert!(matches!(hidden, Err(Error::NotFound)));
            finish(&store, "imp_1").await;

            let on = read!(&store, |tx| audiences::memberships(tx, &kept)).unwrap();
            let told: Vec<_> = on
                .iter()
                .map(|row| {
                    (
                        row.list_name.as_str(),
                        row.joined_at,
                        row.import_id.as_str(),
                        row.file_name.as_str(),
                    )
                })
                .collect();
            assert_eq!(
                told,
                [
                    ("Amici", Some(NOW), "", ""),
                    ("Clienti", Some(NOW + 5), "imp_1", "imp_1.csv")
                ]
            );
            assert!(on[1].reading.contains("at the till"));
            let asked = ada.clone();
            let reached = read!(&store, |tx| audiences::identities(tx, &asked)).unwrap();
            assert_eq!(
                (reached[0].channel.as_str(), reached[0].identity.as_str()),
                ("PHONE", "+393120000001")
            );

            let change = ContactChange {
                name: " Ada Lovelace ".to_owned(),
                language: Some("it".to_owned()),
                attributes: r#"{"city":"Roma"}"#.to_owned(),
            };
            let asked = ada.clone();
            write!(&store, |tx| audiences::update_contact(
                tx,
                &asked,
                &change,
                NOW + 20
            ))
            .unwrap();
            let asked = ada.clone();
            let row = read!(&store, |tx| audiences::contact(tx, &asked)).unwrap();
            assert_eq!(
                (row.name.as_str(), row.language.as_deref(), row.updated_at),
                ("Ada Lovelace", Some("it"), NOW + 20)
            );

            let remove = |list: &'static str| {
                let (store, ada) = (store.clone(), ada.clone());
                async move {
                    write!(&store, |tx| audiences::remove_member(
                        tx,
                        &ListId::from(list),
                        &ada
                    ))
                }
            };
            assert!(remove("lst_1").await.unwrap());
            assert!(!remove("lst_1").await.unwrap());
            assert!(matches!(remove("lst_x").await, Err(Error::NotFound)));
            let gone = ada.clone();
            write!(&store, |tx| audiences::delete_contact(tx, &gone)).unwrap();
            assert_eq!(
                lists(&store, &ListFilter::default()).await,
                [("Amici".to_owned(), 0), ("Clienti".to_owned(), 0)]
            );
            let again = write!(&store, |tx| audiences::delete_contact(tx, &ada));
            assert!(matches!(again, Err(Error::NotFound)));
        })
    })
    .await;
}

#[tokio::test]
async fn imports_are_listed_and_forgotten_and_their_files_fall_idle() {
    on_both(|store| {
        Box::pin(async move {
            for id in ["imp_1", "imp_2"] {
                let row = FileRow {
                    id: format!("fil_{id}"),
                    name: "people.csv".to_owned(),
                    bytes: 1,
                    created_at: NOW,
                };
                write!(&store, |tx| files::insert(tx, &row)).unwrap();
            }
            let unused = FileRow {
                id: "fil_9".to_owned(),
                name: "people.csv".to_owned(),
                bytes: 1,
                created_at: NOW,
            };
            write!(&store, |tx| files::insert(tx, &unused)).unwrap();
            let idle = |before: i64, over: i64| {
                let store = store.clone();
                async move {
                    let rows = read!(&store, |tx| files::idle(tx, before, over, 10)).unwrap();
                    rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
                }
            };
            read_in(&store, "imp_1", "Clienti", "+393120000001").await;
            assert!(idle(NOW, NOW).await.is_empty(), "all are too young");
            assert_eq!(
                idle(NOW + 1, i64::MAX).await,
                ["fil_9", "fil_imp_2"],
                "no import has them"
            );
            let id = ImportId::from("imp_1");
            let more = write!(&store, |tx| audiences::forget_import(tx, &id, 10)).unwrap();
            assert!(!more, "it is under way");
            finish(&store, "imp_1").await;
            assert_eq!(
                idle(NOW + 1, NOW + 9).await.len(),
                2,
                "it was over just now"
            );
            assert_eq!(
                idle(NOW + 1, NOW + 10).await.len(),
                3,
                "it was over long ago"
            );

            read_in(&store, "imp_2", "Amici", "+393120000002").await;
            finish(&store, "imp_2").await;
            let all = read!(&store, |tx| audiences::imports(tx, None, None, 1)).unwrap();
            assert_eq!(all.0[0].id, "imp_2");
            let after = all.1;
            let rest = read!(&store, |tx| audiences::imports(tx, None, after.as_ref(), 1)).unwrap();
            assert_eq!((rest.0[0].id.as_str(), rest.1), ("imp_1", None));
            let list = ListId::from("lst_imp_1");
            let of_list = read!(&store, |tx| audiences::imports(tx, Some(&list), None, 9)).unwrap();
            assert_eq!((of_list.0.len(), of_list.0[0].id.as_str()), (1, "imp_1"));

            let id = ImportId::from("imp_1");
            assert!(write!(&store, |tx| audiences::forget_import(tx, &id, 1)).unwrap());
            let id = ImportId::from("imp_1");
            assert!(!write!(&store, |tx| audiences::forget_import(tx, &id, 1)).unwrap());
            let id = ImportId::from("imp_1");
            let row = read!(&store, |tx| audiences::import(tx, &id)).unwrap();
            assert_eq!(
                (row.forgotten, row.state().unwrap()),
                (1, ImportState::Done)
            );
            assert_eq!(idle(NOW + 1, NOW + 9).await, ["fil_9", "fil_imp_1"]);
            let everybody = sorted(None, ContactSort::Name, false);
            assert_eq!(names(&store, &everybody).await.len(), 2, "they stay");
        })
    })
    .await;
}

#[tokio::test]
async fn what_campaigns_sent_is_found_by_contact_list_and_template() {
    on_both(|store| {
        Box::pin(async move {
            ledger::laid(&store, 3).await;
            let asked = ContactId::from("con_2");
            let (sent, next) =
                read!(&store, |tx| audiences::messages(tx, &asked, None, 9)).unwrap();
            assert!(next.is_none() && sent.len() == 1);
            assert_eq!(
                (
                    sent[0].campaign_name.as_str(),
                    sent[0].state.as_str(),
                    sent[0].channel.as_str()
                ),
                ("Autumn", "pending", "WHATSAPP")
            );
            for used in [Used::List("lst_1".into()), Used::Template("tpl_1".into())] {
                let asked = used.clone();
                let (all, next) = read!(&store, |tx| campaigns::uses(tx, &asked, None, 9)).unwrap();
                assert!(next.is_none());
                assert_eq!(
                    (all[0].name.as_str(), all[0].people, all[0].is_laid),
                    ("Autumn", 3, true)
                );
                let asked = used.clone();
                let open = read!(&store, |tx| campaigns::unfinished_uses(tx, &asked)).unwrap();
                assert_eq!(open, all);
                write!(&store, |tx| campaigns::set_state(
                    tx,
                    &ledger::campaign(),
                    &[CampaignState::Running],
                    CampaignState::Cancelled,
                    "",
                    NOW
                ))
                .unwrap();
                let open = read!(&store, |tx| campaigns::unfinished_uses(tx, &used)).unwrap();
                assert!(open.is_empty());
                write!(&store, |tx| campaigns::set_state(
                    tx,
                    &ledger::campaign(),
                    &[CampaignState::Cancelled],
                    CampaignState::Running,
                    "",
                    NOW
                ))
                .unwrap();
            }
        })
    })
    .await;
}
