//! Contract tests on both engines: [`on_both`] runs one test body on SQLite in a fresh folder and
//! on PostgreSQL in a fresh schema of the server that `CARILLON_TEST_POSTGRES` names; without that
//! variable the second half is skipped, and says so.
//!
//! To test a store function: a test in `tests/<feature>.rs` whose body takes a `Store`.

#![allow(clippy::unwrap_used, dead_code)]

pub mod ledger;

use std::path::Path;

use futures::future::BoxFuture;
use sqlx::{Connection, PgConnection};
use store::accounts::AccountRow;
use store::{Database, Store, Tx};

/// The time at which test databases are opened: 2026-01-01T00:00:00Z.
pub const NOW: i64 = 1_767_225_600_000;

/// Runs `body` on SQLite, then on PostgreSQL.
pub async fn on_both<F>(body: F)
where
    F: Fn(Store) -> BoxFuture<'static, ()>,
{
    let folder = tempfile::tempdir().unwrap();
    let store = sqlite(folder.path()).await;
    body(store.clone()).await;
    store.close().await;

    let Some(schema) = Schema::make().await else {
        println!("PostgreSQL skipped: CARILLON_TEST_POSTGRES is not set");
        return;
    };
    let store = Store::open(schema.database(), NOW).await.unwrap();
    body(store.clone()).await;
    store.close().await;
    schema.drop().await;
}

/// A database file in `folder`, opened.
pub async fn sqlite(folder: &Path) -> Store {
    Store::open(file(folder), NOW).await.unwrap()
}

/// The database file in `folder`.
pub fn file(folder: &Path) -> Database {
    Database::Sqlite {
        path: folder.join("carillon.db"),
    }
}

/// Adds an account that only has an id.
pub async fn an_account(tx: &mut Tx, id: &str) -> Result<(), store::Error> {
    let row = AccountRow {
        id: id.to_owned(),
        name: id.to_owned(),
        key: id.trim_start_matches("acc_").to_owned(),
        list_id: None,
        proxy_domain: String::new(),
        region: "eu".to_owned(),
        project_id: "project".to_owned(),
        app_id: id.to_owned(),
        key_id: "key".to_owned(),
        key_secret_ref: "env:KEY".to_owned(),
        webhook_secret_ref: "env:WEBHOOK".to_owned(),
        key_used_at: None,
        phone: String::new(),
        description: String::new(),
        rehearsal: 0,
        doubt_wait_ms: 30_000,
        processing_mode: String::new(),
        rate_outbound: None,
        test_report: String::new(),
        created_at: NOW,
        updated_at: NOW,
    };
    store::accounts::insert(tx, &row).await
}

/// A schema of its own on the test server.
pub struct Schema {
    server: String,
    name: String,
}

impl Schema {
    /// `None` when no server was named.
    pub async fn make() -> Option<Self> {
        let server = std::env::var("CARILLON_TEST_POSTGRES").ok()?;
        let name = format!("test_{}", uuid::Uuid::new_v4().simple());
        let schema = Self { server, name };
        schema.run(format!("CREATE SCHEMA {}", schema.name)).await;
        Some(schema)
    }

    /// A database whose tables all lie in this schema.
    pub fn database(&self) -> Database {
        let mark = if self.server.contains('?') { '&' } else { '?' };
        Database::Postgres {
            url: format!("{}{mark}options[search_path]={}", self.server, self.name),
        }
    }

    /// Removes the schema with everything in it.
    pub async fn drop(self) {
        self.run(format!("DROP SCHEMA {} CASCADE", self.name)).await;
    }

    /// Runs SQL in the schema, outside the store.
    pub async fn run(&self, sql: String) {
        let mut connection = PgConnection::connect(&self.server).await.unwrap();
        let sql = format!("SET search_path TO {}; {sql}", self.name);
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }
}
