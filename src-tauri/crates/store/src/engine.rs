//! The one place where the two engines meet: [`Tx`], and the macros every store function uses.
//!
//! `execute!`, `fetch_all!`, `fetch_one!` and `fetch_optional!` take `(tx, [Row,] sql, binds…)`,
//! run the same text on whichever engine `tx` belongs to, and yield a `Result<_, Error>`. The text
//! is a `&'static str`, or a `String` in which only names from enums were interpolated; values are
//! always bound (`$1`, `$2`, …).
//!
//! They are imported by name: `use crate::engine::{execute, fetch_all};`.
//!
//! Not here: opening and closing (`store.rs`), the order of writes (`writer.rs`). To add a macro,
//! follow the four below: both arms spell the same call.

use sqlx::{
    AssertSqlSafe, Connection as _, PgConnection, Postgres, SqlSafeStr, SqlStr, Sqlite,
    SqliteConnection, Transaction,
};

use crate::Error;

/// Which engine a store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineKind {
    /// One file, one writer: the default.
    Sqlite,
    /// A server shared by several hosts.
    Postgres,
}

/// An open transaction on either engine; what every store function takes.
///
/// Made only by [`Store::read`](crate::Store::read) and [`Store::write`](crate::Store::write).
pub struct Tx {
    held: Held,
}

enum Held {
    /// The single writing connection; `writer.rs` begins and commits.
    Writer(SqliteConnection),
    Reader(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The connection beneath a [`Tx`], for the macros.
pub(crate) enum Link<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    pub(crate) fn writer(connection: SqliteConnection) -> Self {
        Self {
            held: Held::Writer(connection),
        }
    }

    pub(crate) fn reader(transaction: Transaction<'static, Sqlite>) -> Self {
        Self {
            held: Held::Reader(transaction),
        }
    }

    pub(crate) fn postgres(transaction: Transaction<'static, Postgres>) -> Self {
        Self {
            held: Held::Postgres(transaction),
        }
    }

    /// Which engine this transaction runs on: for the few named places where they must differ.
    #[must_use]
    pub fn kind(&self) -> EngineKind {
        match self.held {
            Held::Writer(_) | Held::Reader(_) => EngineKind::Sqlite,
            Held::Postgres(_) => EngineKind::Postgres,
        }
    }

    pub(crate) fn link(&mut self) -> Link<'_> {
        match &mut self.held {
            Held::Writer(connection) => Link::Sqlite(connection),
            Held::Reader(transaction) => Link::Sqlite(transaction),
            Held::Postgres(transaction) => Link::Postgres(transaction),
        }
    }

    /// Runs statements that take no parameters and have no plan worth keeping.
    pub(crate) async fn run(&mut self, sql: impl IntoSql) -> Result<(), Error> {
        let query = sqlx::raw_sql(sql.into_sql());
        match self.link() {
            Link::Sqlite(connection) => query.execute(connection).await.map(drop),
            Link::Postgres(connection) => query.execute(connection).await.map(drop),
        }
        .map_err(Error::from)
    }

    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self.held {
            Held::Writer(_) => Ok(()),
            Held::Reader(transaction) => Ok(transaction.commit().await?),
            Held::Postgres(transaction) => Ok(transaction.commit().await?),
        }
    }

    pub(crate) async fn roll_back(self) -> Result<(), Error> {
        match self.held {
            Held::Writer(_) => Ok(()),
            Held::Reader(transaction) => Ok(transaction.rollback().await?),
            Held::Postgres(transaction) => Ok(transaction.rollback().await?),
        }
    }

    pub(crate) async fn close(self) -> Result<(), Error> {
        match self.held {
            Held::Writer(connection) => Ok(connection.close().await?),
            Held::Reader(_) | Held::Postgres(_) => Ok(()),
        }
    }
}

/// SQL that came from code and not from people: a literal, or a text put together from names.
pub(crate) trait IntoSql {
    fn into_sql(self) -> SqlStr;
}

impl IntoSql for &'static str {
    fn into_sql(self) -> SqlStr {
        self.into_sql_str()
    }
}

impl IntoSql for String {
    fn into_sql(self) -> SqlStr {
        AssertSqlSafe(self).into_sql_str()
    }
}

/// `execute!(tx, sql, binds…)` → `Result<u64, Error>`: how many rows were changed.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $crate::engine::Tx::link($tx) {
            $crate::engine::Link::Sqlite(connection) => {
                sqlx::query::<sqlx::Sqlite>($crate::engine::IntoSql::into_sql($sql))
                    $(.bind($bind))*
                    .execute(connection)
                    .await
                    .map(|done| done.rows_affected())
                    .map_err($crate::Error::from)
            }
            $crate::engine::Link::Postgres(connection) => {
                sqlx::query::<sqlx::Postgres>($crate::engine::IntoSql::into_sql($sql))
                    $(.bind($bind))*
                    .execute(connection)
                    .await
                    .map(|done| done.rows_affected())
                    .map_err($crate::Error::from)
            }
        }
    };
}

/// One query, one of sqlx's three fetches; see the macros below.
macro_rules! fetch {
    ($fetch:ident, $tx:expr, $row:ty, $sql:expr $(, $bind:expr)*) => {
        match $crate::engine::Tx::link($tx) {
            $crate::engine::Link::Sqlite(connection) => {
                sqlx::query_as::<sqlx::Sqlite, $row>($crate::engine::IntoSql::into_sql($sql))
                    $(.bind($bind))*
                    .$fetch(connection)
                    .await
                    .map_err($crate::Error::from)
            }
            $crate::engine::Link::Postgres(connection) => {
                sqlx::query_as::<sqlx::Postgres, $row>($crate::engine::IntoSql::into_sql($sql))
                    $(.bind($bind))*
                    .$fetch(connection)
                    .await
                    .map_err($crate::Error::from)
            }
        }
    };
}

/// `fetch_all!(tx, Row, sql, binds…)` → `Result<Vec<Row>, Error>`.
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::fetch!(fetch_all, $tx, $row, $sql $(, $bind)*)
    };
}

/// `fetch_one!(tx, Row, sql, binds…)` → `Result<Row, Error>`, `NotFound` without a row.
macro_rules! fetch_one {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::fetch!(fetch_one, $tx, $row, $sql $(, $bind)*)
    };
}

/// `fetch_optional!(tx, Row, sql, binds…)` → `Result<Option<Row>, Error>`.
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::fetch!(fetch_optional, $tx, $row, $sql $(, $bind)*)
    };
}

/// `insert_many!(tx, "INSERT INTO t (a, b) ", rows, |row| [bind, bind], " ON CONFLICT …")` →
/// `Result<u64, Error>`: one statement for all of `rows`, which must not be empty and hold fewer
/// than 32,000 binds together.
macro_rules! insert_many {
    ($tx:expr, $head:expr, $rows:expr, |$row:ident| [$($bind:expr),* $(,)?], $tail:expr) => {
        match $crate::engine::Tx::link($tx) {
            $crate::engine::Link::Sqlite(connection) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                query.push_values($rows, |mut values, $row| { values$(.push_bind($bind))*; });
                query.push($tail);
                query.build().execute(connection).await.map(|done| done.rows_affected())
                    .map_err($crate::Error::from)
            }
            $crate::engine::Link::Postgres(connection) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                query.push_values($rows, |mut values, $row| { values$(.push_bind($bind))*; });
                query.push($tail);
                query.build().execute(connection).await.map(|done| done.rows_affected())
                    .map_err($crate::Error::from)
            }
        }
    };
}

pub(crate) use {execute, fetch, fetch_all, fetch_one, fetch_optional, insert_many};
