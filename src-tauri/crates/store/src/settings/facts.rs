//! What the database is, without what is in it: its size, its version, how many rows and which
//! work is open. For the page about the data and for a report of a fault.

use crate::{
    EngineKind, Error, Tx,
    engine::{fetch_all, fetch_one},
};

/// Work that is under way or waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenWork {
    /// `campaign` or `import`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its state, in the words of its table.
    pub state: String,
    /// Why it stopped by itself: a message with its arguments, JSON; '' otherwise.
    pub because: String,
    /// How many rows it has to do with.
    pub rows: i64,
}

/// How large the database is, in bytes, its log not counted.
pub async fn size(tx: &mut Tx) -> Result<i64, Error> {
    let (bytes,) = match tx.kind() {
        EngineKind::Sqlite => fetch_one!(
            tx,
            (i64,),
            "SELECT p.page_count * s.page_size FROM pragma_page_count p, pragma_page_size s"
        )?,
        EngineKind::Postgres => {
            fetch_one!(tx, (i64,), "SELECT pg_database_size(current_database())")?
        }
    };
    Ok(bytes)
}

/// The version of its tables.
pub async fn version(tx: &mut Tx) -> Result<i64, Error> {
    let (version,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COALESCE(MAX(version), 0) FROM migrations"
    )?;
    Ok(version)
}

/// How many rows are in one of these tables.
pub async fn rows(tx: &mut Tx, table: Table) -> Result<i64, Error> {
    let (rows,) = fetch_one!(
        tx,
        (i64,),
        format!("SELECT COUNT(*) FROM {}", table.as_str())
    )?;
    Ok(rows)
}

/// What people have in this data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    Accounts,
    Contacts,
    Campaigns,
    Callbacks,
}

impl Table {
    fn as_str(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Contacts => "contacts",
            Self::Campaigns => "campaigns",
            Self::Callbacks => "callbacks",
        }
    }
}

/// Every table with how many rows it has, by name. Counts each row: not for a page.
pub async fn tables(tx: &mut Tx) -> Result<Vec<(String, i64)>, Error> {
    let names: Vec<(String,)> = match tx.kind() {
        EngineKind::Sqlite => fetch_all!(
            tx,
            (String,),
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             ORDER BY name"
        )?,
        EngineKind::Postgres => fetch_all!(
            tx,
            (String,),
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()
             ORDER BY tablename"
        )?,
    };
    let mut tables = Vec::with_capacity(names.len());
    for (name,) in names {
        let (rows,) = fetch_one!(tx, (i64,), format!("SELECT COUNT(*) FROM \"{name}\""))?;
        tables.push((name, rows));
    }
    Ok(tables)
}

/// Work that has not ended: campaigns that were launched, imports that are not settled.
pub async fn open_work(tx: &mut Tx) -> Result<Vec<OpenWork>, Error> {
    fetch_all!(
        tx,
        OpenWork,
        "SELECT 'campaign' AS kind, id, state, paused_because AS because, total AS rows
         FROM campaigns WHERE state NOT IN ('draft', 'finished', 'cancelled')
         UNION ALL
         SELECT 'import', id, state, '', records FROM imports WHERE unsettled = 1
         ORDER BY 1, 2"
    )
}
