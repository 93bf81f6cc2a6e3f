//! Bringing a database to this program's version, or refusing in words.
//!
//! Migrations are the files `migrations/NNNN_feature.sql`, one text for both engines, run in the
//! order of their numbers, all of them in one transaction. They only add; once released they are
//! never edited. To add one: add the file with the next number.

use std::path::Path;

use sqlx::PgPool;

use crate::{
    EngineKind, Error, Tx,
    engine::{execute, fetch_all, fetch_one},
    error::unwritten,
};

struct Migration {
    version: i64,
    name: &'static str,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// Keeps other hosts from migrating the same PostgreSQL database at once ("carillon" in ASCII).
const ADVISORY_LOCK: i64 = 0x6361_7269_6c6c_6f6e;

/// Migrates a SQLite database on its writing connection; one that holds something only after a
/// backup in the folder `backups`, where one is given.
pub(crate) async fn sqlite(
    writer: &mut Tx,
    backups: Option<&Path>,
    now_ms: i64,
) -> Result<(), Error> {
    let found = version(writer).await?;
    let pending = pending(found)?;
    if pending.is_empty() {
        return Ok(());
    }
    if let Some(backups) = backups
        && found > 0
    {
        back_up(writer, backups, found).await?;
    }
    writer.run("BEGIN IMMEDIATE").await?;
    match apply(writer, pending, now_ms).await {
        Ok(()) => writer.run("COMMIT").await,
        Err(error) => {
            // SQLite may have ended the transaction itself, which serves as well.
            let _ = writer.run("ROLLBACK").await;
            Err(error)
        }
    }
}

/// Migrates a PostgreSQL database; one that holds an older version only when `allowed`.
pub(crate) async fn postgres(pool: &PgPool, now_ms: i64, allowed: bool) -> Result<(), Error> {
    let mut tx = Tx::postgres(pool.begin().await?);
    execute!(&mut tx, "SELECT pg_advisory_xact_lock($1)", ADVISORY_LOCK)?;
    let found = version(&mut tx).await?;
    let pending = pending(found)?;
    if let Some(newest) = pending.last() {
        if found > 0 && !allowed {
            return Err(Error::MigrationNeeded {
                found,
                known: newest.version,
            });
        }
        apply(&mut tx, pending, now_ms).await?;
    }
    tx.commit().await
}

/// The version a database is at; 0 when it is empty.
async fn version(tx: &mut Tx) -> Result<i64, Error> {
    let (tables,) = match tx.kind() {
        EngineKind::Sqlite => fetch_one!(
            tx,
            (i64,),
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'"
        )?,
        EngineKind::Postgres => fetch_one!(
            tx,
            (i64,),
            "SELECT COUNT(*) FROM pg_tables
             WHERE schemaname = current_schema() AND tablename = 'migrations'"
        )?,
    };
    if tables == 0 {
        return Ok(0);
    }
    let (found,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COALESCE(MAX(version), 0) FROM migrations"
    )?;
    Ok(found)
}

/// The migrations a database at version `found` still lacks.
fn pending(found: i64) -> Result<&'static [Migration], Error> {
    let known = MIGRATIONS.last().map_or(0, |newest| newest.version);
    if found > known {
        return Err(Error::NewerDatabase { found, known });
    }
    let done = MIGRATIONS.partition_point(|migration| migration.version <= found);
    Ok(&MIGRATIONS[done..])
}

async fn apply(tx: &mut Tx, pending: &[Migration], now_ms: i64) -> Result<(), Error> {
    for migration in pending {
        match tx.kind() {
            EngineKind::Sqlite => tx.run(migration.sql).await?,
            EngineKind::Postgres => tx.run(bytewise(migration.sql)).await?,
        }
        execute!(
            tx,
            "INSERT INTO migrations (version, name, applied_at) VALUES ($1, $2, $3)",
            migration.version,
            migration.name,
            now_ms
        )?;
    }
    Ok(())
}

/// SQLite compares text by bytes; PostgreSQL by the server's language, unless each column says
/// otherwise. Order, ranges and keyset pages must be the same on both.
fn bytewise(sql: &str) -> String {
    sql.replace(" TEXT", " TEXT COLLATE \"C\"")
}

/// The version of a database that may be anybody's.
///
/// # Errors
/// `NotOurs` when its migrations are not this program's, `NewerDatabase`.
pub(crate) async fn recognise(tx: &mut Tx) -> Result<i64, Error> {
    let found = version(tx).await.map_err(|error| match error {
        // Somebody else's table of that name.
        Error::Sql(_) => Error::NotOurs,
        error => error,
    })?;
    let done: Vec<(i64, String)> = fetch_all!(
        tx,
        (i64, String),
        if found == 0 {
            "SELECT 0, '' WHERE 1 = 0"
        } else {
            "SELECT version, name FROM migrations ORDER BY version"
        }
    )
    .map_err(|_| Error::NotOurs)?;
    let first = MIGRATIONS.first().map(|first| (first.version, first.name));
    if done
        .first()
        .map(|(version, name)| (*version, name.as_str()))
        != first
    {
        return Err(Error::NotOurs);
    }
    pending(found)?;
    let known = |version: &i64, name: &str| {
        MIGRATIONS
            .iter()
            .any(|migration| migration.version == *version && migration.name == name)
    };
    match done.iter().all(|(version, name)| known(version, name)) {
        true => Ok(found),
        false => Err(Error::NotOurs),
    }
}

async fn back_up(writer: &mut Tx, backups: &Path, found: i64) -> Result<(), Error> {
    let backup = backups.join(format!("carillon-before-migrating-{found:04}.db"));
    tokio::fs::create_dir_all(backups)
        .await
        .map_err(|error| unwritten(&backup, error))?;
    // A backup of the same version is from an attempt that failed; the database has not changed
    // its version since, so the newer copy holds at least as much.
    if backup.exists() {
        tokio::fs::remove_file(&backup)
            .await
            .map_err(|error| unwritten(&backup, error))?;
    }
    crate::backup::copy_into(writer, &backup).await
}
