//! Settings by name: small facts about this data that no feature has a table for; and in [`facts`]
//! what the database itself is.
//!
//! Not here: settings of an account (a column of its row) and of a person's window (the host keeps
//! those). To add one: a constant beside the code that reads it, named `feature.fact`.

mod facts;

pub use facts::{OpenWork, Table, open_work, rows, size, tables, version};

use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_optional},
};

/// What is set under a name.
pub async fn get(tx: &mut Tx, name: &str) -> Result<Option<String>, Error> {
    let found = fetch_optional!(
        tx,
        (String,),
        "SELECT value FROM settings WHERE name = $1",
        name
    )?;
    Ok(found.map(|(value,)| value))
}

/// Everything that is set, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<(String, String)>, Error> {
    fetch_all!(
        tx,
        (String, String),
        "SELECT name, value FROM settings ORDER BY name"
    )
}

/// Sets a name, in place of what was set before.
pub async fn set(tx: &mut Tx, name: &str, value: &str, now_ms: i64) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
        name,
        value,
        now_ms
    )?;
    Ok(())
}
