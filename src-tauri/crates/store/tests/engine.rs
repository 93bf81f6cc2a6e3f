//! What the store promises about transactions, on both engines, and about opening databases.

#![allow(clippy::unwrap_used)]

mod engines;

use std::time::Duration;

use domain::FileId;
use engines::{NOW, Schema, file, on_both, sqlite};
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};
use store::{Database, Error, OpenOptions, Store, Tx, files};

fn row(id: &str) -> files::FileRow {
    files::FileRow {
        id: id.to_owned(),
        name: "clienti.csv".to_owned(),
        bytes: 12,
        created_at: NOW,
    }
}

async fn insert(store: &Store, id: &'static str) -> Result<(), Error> {
    store
        .write(move |tx| Box::pin(async move { files::insert(tx, &row(id)).await }))
        .await
}

async fn get(store: &Store, id: &'static str) -> Result<files::FileRow, Error> {
    store
        .read(move |tx| Box::pin(async move { files::get(tx, &FileId::from(id)).await }))
        .await
}

#[tokio::test]
async fn what_is_written_comes_back_and_goes_again() {
    on_both(|store| {
        Box::pin(async move {
            insert(&store, "fil_1").await.unwrap();
            assert_eq!(get(&store, "fil_1").await.unwrap(), row("fil_1"));
            store
                .write(|tx| Box::pin(async { files::delete(tx, &FileId::from("fil_1")).await }))
                .await
                .unwrap();
            assert!(matches!(get(&store, "fil_1").await, Err(Error::NotFound)));
        })
    })
    .await;
}

#[tokio::test]
async fn a_conflict_names_the_column_on_both_engines() {
    on_both(|store| {
        Box::pin(async move {
            insert(&store, "fil_1").await.unwrap();
            let refused = insert(&store, "fil_1").await;
            assert!(
                matches!(&refused, Err(Error::Conflict { what }) if what == "files.id"),
                "{refused:?}"
            );
        })
    })
    .await;
}

#[tokio::test]
async fn writes_that_fail_or_panic_leave_their_neighbours_alone() {
    on_both(|store| {
        Box::pin(async move {
            let fails = store.write::<(), _>(|tx| {
                Box::pin(async {
                    files::insert(tx, &row("fil_half")).await?;
                    Err(Error::NotFound)
                })
            });
            let panics = store.write::<(), _>(|tx| {
                Box::pin(async {
                    files::insert(tx, &row("fil_panic")).await?;
                    panic!("on purpose")
                })
            });
            // Polled in this order, all five queue before the writer takes the first.
            let (first, fails, second, panics, third) = tokio::join!(
                insert(&store, "fil_1"),
                fails,
                insert(&store, "fil_2"),
                panics,
                insert(&store, "fil_3"),
            );
            first.unwrap();
            second.unwrap();
            third.unwrap();
            assert!(matches!(fails, Err(Error::NotFound)), "{fails:?}");
            assert!(matches!(panics, Err(Error::Panicked)), "{panics:?}");
            for kept in ["fil_1", "fil_2", "fil_3"] {
                get(&store, kept).await.unwrap();
            }
            for undone in ["fil_half", "fil_panic"] {
                assert!(matches!(get(&store, undone).await, Err(Error::NotFound)));
            }
        })
    })
    .await;
}

#[tokio::test]
async fn an_answer_comes_only_after_the_commit() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(folder.path()).await;
    let path = folder.path().join("carillon.db");
    for turn in 0..20 {
        let id: &'static str = Box::leak(format!("fil_{turn}").into_boxed_str());
        insert(&store, id).await.unwrap();
        // Another connection sees only what is committed.
        let mut other = SqliteConnectOptions::new()
            .filename(&path)
            .connect()
            .await
            .unwrap();
        let (seen,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM files WHERE id = $1")
            .bind(id)
            .fetch_one(&mut other)
            .await
            .unwrap();
        assert_eq!(seen, 1);
        other.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_read_sees_one_state_throughout() {
    on_both(|store| {
        Box::pin(async move {
            insert(&store, "fil_1").await.unwrap();
            let writing = store.clone();
            let (before, after) = store
                .read(move |tx: &mut Tx| {
                    Box::pin(async move {
                        let before = files::get(tx, &FileId::from("fil_2")).await.is_ok();
                        insert(&writing, "fil_2").await?;
                        let after = files::get(tx, &FileId::from("fil_2")).await.is_ok();
                        Ok((before, after))
                    })
                })
                .await
                .unwrap();
            assert_eq!((before, after), (false, false));
            get(&store, "fil_2").await.unwrap();
        })
    })
    .await;
}

#[tokio::test]
async fn a_closed_store_says_so() {
    on_both(|store| {
        Box::pin(async move {
            store.close().await;
            assert!(matches!(insert(&store, "fil_1").await, Err(Error::Closed)));
            assert!(matches!(get(&store, "fil_1").await, Err(Error::Closed)));
        })
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_is_told_keeps_nothing_of_the_write_and_hurts_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(folder.path()).await;
    insert(&store, "fil_before").await.unwrap();
    store.allow_growth(20).await.unwrap();
    let bulk = store.write_alone(|tx| {
        Box::pin(async {
            for number in 0..2_000 {
                let mut row = row(&format!("fil_bulk_{number}"));
                row.name = "x".repeat(1_000);
                files::insert(tx, &row).await?;
            }
            Ok(())
        })
    });
    let (before, bulk, after) =
        tokio::join!(insert(&store, "fil_1"), bulk, insert(&store, "fil_2"));
    before.unwrap();
    assert!(matches!(bulk, Err(Error::Full)), "{bulk:?}");
    after.unwrap();
    for kept in ["fil_before", "fil_1", "fil_2"] {
        get(&store, kept).await.unwrap();
    }
    assert!(matches!(
        get(&store, "fil_bulk_0").await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn many_writes_at_once_are_all_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(folder.path()).await;
    let writes = (0..500).map(|number| {
        let store = store.clone();
        async move {
            store
                .write(move |tx| {
                    Box::pin(async move { files::insert(tx, &row(&format!("fil_{number}"))).await })
                })
                .await
        }
    });
    for done in futures::future::join_all(writes).await {
        done.unwrap();
    }
    get(&store, "fil_499").await.unwrap();
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(folder.path()).await;
    insert(&store, "fil_1").await.unwrap();
    store.close().await;
    let mut tampering = SqliteConnectOptions::new()
        .filename(folder.path().join("carillon.db"))
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql("INSERT INTO migrations VALUES (9999, 'from the future', 0)")
        .execute(&mut tampering)
        .await
        .unwrap();
    tampering.close().await.unwrap();
    let refused = Store::open(file(folder.path()), NOW).await;
    assert!(matches!(
        refused,
        Err(Error::NewerDatabase { found: 9999, .. })
    ));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

    let Some(schema) = Schema::make().await else {
        return;
    };
    Store::open(schema.database(), NOW)
        .await
        .unwrap()
        .close()
        .await;
    schema
        .run("INSERT INTO migrations VALUES (9999, 'from the future', 0)".to_owned())
        .await;
    let refused = Store::open(schema.database(), NOW).await;
    assert!(matches!(
        refused,
        Err(Error::NewerDatabase { found: 9999, .. })
    ));
    schema.drop().await;
}

#[tokio::test]
async fn an_older_file_is_backed_up_and_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carillon.db");
    let mut old = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true)
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql(include_str!("../migrations/0001_frame.sql"))
        .execute(&mut old)
        .await
        .unwrap();
    sqlx::raw_sql(
        "INSERT INTO migrations VALUES (1, '0001_frame.sql', 0);
         INSERT INTO files VALUES ('fil_old', 'old.csv', 3, 0)",
    )
    .execute(&mut old)
    .await
    .unwrap();
    old.close().await.unwrap();

    let store = Store::open(file(folder.path()), NOW).await.unwrap();
    assert_eq!(get(&store, "fil_old").await.unwrap().name, "old.csv");
    store.close().await;

    let backup = folder
        .path()
        .join("backups/carillon-before-migrating-0001.db");
    let mut backup = SqliteConnectOptions::new()
        .filename(backup)
        .connect()
        .await
        .unwrap();
    let (version, name): (i64, String) =
        sqlx::query_as("SELECT MAX(migrations.version), files.name FROM migrations, files")
            .fetch_one(&mut backup)
            .await
            .unwrap();
    assert_eq!((version, name.as_str()), (1, "old.csv"));
}

#[tokio::test]
async fn an_older_server_is_migrated_only_when_asked_for() {
    let Some(schema) = Schema::make().await else {
        println!("skipped: CARILLON_TEST_POSTGRES is not set");
        return;
    };
    schema
        .run(format!(
            "{}; INSERT INTO migrations VALUES (1, '0001_frame.sql', 0)",
            include_str!("../migrations/0001_frame.sql")
        ))
        .await;
    let refused = Store::open(schema.database(), NOW).await;
    assert!(matches!(
        refused,
        Err(Error::MigrationNeeded { found: 1, .. })
    ));
    let allowed = OpenOptions {
        now_ms: NOW,
        migrate_postgres: true,
    };
    let store = Store::open_with(schema.database(), allowed).await.unwrap();
    store.close().await;
    schema.drop().await;
}

#[tokio::test]
async fn a_file_that_is_no_database_is_told_from_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("carillon.db"),
        "Nome;Cognome\n".repeat(500),
    )
    .unwrap();
    let refused = Store::open(file(folder.path()), NOW).await;
    assert!(matches!(refused, Err(Error::Damaged(_))));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unavailable_and_keeps_its_password() {
    let url = "postgres://someone:PLANTED@127.0.0.1:1/nowhere".to_owned();
    let database = Database::Postgres { url };
    assert!(!format!("{database:?}").contains("PLANTED"));
    let refused = tokio::time::timeout(Duration::from_secs(30), Store::open(database, NOW)).await;
    let error = refused.unwrap().err().unwrap();
    assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
    assert!(!format!("{error:?} {error}").contains("PLANTED"));
}
