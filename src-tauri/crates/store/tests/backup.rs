//! Backups: what a copy holds, what is refused, and that a swap loses nothing wherever it is cut.
//! SQLite only: on PostgreSQL backups are the server's own, and [`Store::file`] says so.

#![allow(clippy::unwrap_used)]

mod engines;

use std::path::{Path, PathBuf};

use domain::CampaignState;
use engines::{NOW, file, ledger, on_both, sqlite};
use sqlx::ConnectOptions as _;
use store::{Error, Store, backup, settings};

async fn mark(store: &Store, value: &'static str) {
    store
        .write(move |tx| Box::pin(async move { settings::set(tx, "mark", value, NOW).await }))
        .await
        .unwrap();
}

async fn marked(store: &Store) -> String {
    store
        .read(|tx| Box::pin(async move { settings::get(tx, "mark").await }))
        .await
        .unwrap()
        .unwrap()
}

fn database(folder: &Path) -> PathBuf {
    folder.join("carillon.db")
}

async fn backed_up(folder: &Path) -> (Store, PathBuf) {
    let store = sqlite(folder).await;
    mark(&store, "then").await;
    let to = folder.join("backups/one.db");
    backup::copy(&database(folder), &to).await.unwrap();
    mark(&store, "now").await;
    (store, to)
}

async fn tamper(file: &Path, sql: &'static str) {
    let mut connection = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
}

#[tokio::test]
async fn a_backup_takes_the_present_ones_place_and_the_present_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, one) = backed_up(folder.path()).await;
    let contents = backup::inspect(&one, true).await.unwrap();
    assert_eq!((contents.accounts, contents.campaigns), (0, 0));
    let ready = backup::prepare(&one, &database(folder.path()), "{}", NOW)
        .await
        .unwrap();
    assert_eq!(marked(&store).await, "now", "nothing has happened yet");

    let kept = folder.path().join("backups/kept.db");
    store.replace(&ready, &kept, NOW).await.unwrap();
    assert_eq!(marked(&store).await, "then");
    mark(&store, "after").await;
    store.close().await;

    let other = tempfile::tempdir().unwrap();
    std::fs::copy(&kept, database(other.path())).unwrap();
    assert_eq!(marked(&sqlite(other.path()).await).await, "now");
    assert_eq!(marked(&sqlite(folder.path()).await).await, "after");
    assert!(one.exists(), "the backup itself can be put back again");
}

#[tokio::test]
async fn calls_during_a_swap_wait_and_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (store, one) = backed_up(folder.path()).await;
    let ready = backup::prepare(&one, &database(folder.path()), "{}", NOW)
        .await
        .unwrap();
    let kept = folder.path().join("backups/kept.db");
    let reads = futures::future::join_all((0..50).map(|_| {
        let store = store.clone();
        async move {
            tokio::task::yield_now().await;
            marked(&store).await
        }
    }));
    let (swapped, _) = tokio::join!(store.replace(&ready, &kept, NOW), reads);
    swapped.unwrap();
    assert_eq!(marked(&store).await, "then");
}

#[tokio::test]
async fn what_does_not_open_leaves_the_present_one_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = backed_up(folder.path()).await;
    let bad = folder.path().join("bad.restoring");
    std::fs::write(
        &bad,
        "no database at all, and long enough to be read as a header of one",
    )
    .unwrap();
    let kept = folder.path().join("backups/kept.db");
    store.replace(&bad, &kept, NOW).await.unwrap_err();
    assert_eq!(marked(&store).await, "now");
    mark(&store, "later").await;
    assert!(!kept.exists());
}

/// Where a process may be killed: before, between and after the two renames.
#[tokio::test]
async fn a_kill_at_any_moment_leaves_the_old_or_the_new_one_whole() {
    for killed_after in 0..=2 {
        let folder = tempfile::tempdir().unwrap();
        let (store, one) = backed_up(folder.path()).await;
        let database = database(folder.path());
        let ready = backup::prepare(&one, &database, "{}", NOW).await.unwrap();
        store.close().await;
        let kept = folder.path().join("backups/kept.db");
        if killed_after >= 1 {
            std::fs::rename(&database, &kept).unwrap();
        }
        if killed_after >= 2 {
            std::fs::rename(&ready, &database).unwrap();
        }
        let store = sqlite(folder.path()).await;
        let expected = if killed_after == 0 { "now" } else { "then" };
        assert_eq!(
            marked(&store).await,
            expected,
            "killed after {killed_after}"
        );
        assert!(!ready.exists());
        store.close().await;
    }
}

#[tokio::test]
async fn half_a_copy_is_never_taken_for_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = backed_up(folder.path()).await;
    let part = folder.path().join("backups/two.db.part");
    std::fs::write(&part, "half").unwrap();
    let two = folder.path().join("backups/two.db");
    backup::copy(&database(folder.path()), &two).await.unwrap();
    assert!(!part.exists());
    assert_eq!(
        backup::inspect(&two, true).await.unwrap().version,
        backup::inspect(&two, false).await.unwrap().version
    );
    store.close().await;
}

#[tokio::test]
async fn what_is_not_ours_newer_or_damaged_is_told_apart_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let (store, one) = backed_up(folder.path()).await;
    store.close().await;
    let path = |name: &str| folder.path().join(name);

    std::fs::write(path("people.csv"), "phone\n+39").unwrap();
    tamper(&path("other.db"), "CREATE TABLE migrations (a, b)").await;
    tamper(&path("empty.db"), "CREATE TABLE x (a)").await;
    for name in ["people.csv", "other.db", "empty.db"] {
        let refused = backup::inspect(&path(name), true).await;
        assert!(
            matches!(refused, Err(Error::NotOurs)),
            "{name}: {refused:?}"
        );
    }
    std::fs::copy(&one, path("newer.db")).unwrap();
    tamper(
        &path("newer.db"),
        "INSERT INTO migrations VALUES (9999, 'x', 0)",
    )
    .await;
    let refused = backup::prepare(&path("newer.db"), &database(folder.path()), "{}", NOW).await;
    assert!(
        matches!(refused, Err(Error::NewerDatabase { found: 9999, .. })),
        "{refused:?}"
    );

    let mut bytes = std::fs::read(&one).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4_000].fill(0x5a);
    std::fs::write(path("damaged.db"), bytes).unwrap();
    let refused = backup::prepare(&path("damaged.db"), &database(folder.path()), "{}", NOW).await;
    assert!(refused.is_err(), "{refused:?}");
    assert!(!path("carillon.db.restoring").exists());
    assert!(!path("carillon.db.restoring.part").exists());
    assert_eq!(
        marked(&Store::open(file(folder.path()), NOW).await.unwrap()).await,
        "now"
    );
}

/// Whatever was sent since a backup was taken is unknown to its ledger.
#[tokio::test]
async fn campaigns_that_would_go_on_are_paused_with_the_reason() {
    on_both(|store| {
        Box::pin(async move {
            ledger::laid(&store, 3).await;
            let paused = store
                .write(|tx| {
                    Box::pin(async move {
                        assert_eq!(backup::under_way(tx).await?, (1, 0));
                        let paused = backup::pause_unfinished(tx, "{\"id\":\"why\"}", NOW).await?;
                        assert_eq!(backup::under_way(tx).await?, (0, 0));
                        Ok(paused)
                    })
                })
                .await
                .unwrap();
            assert_eq!(paused, 1);
            let campaign = store
                .read(|tx| {
                    Box::pin(async move { store::campaigns::get(tx, &ledger::campaign()).await })
                })
                .await
                .unwrap();
            assert_eq!(campaign.state, CampaignState::Paused);
            assert_eq!(campaign.paused_because, "{\"id\":\"why\"}");
        })
    })
    .await;
}
