//! Making a backup ready to take the present database's place.
//!
//! The ledger of a backup does not know what was sent after it was taken. A campaign that went on
//! from it would write to the same people again, so none does: see [`pause_unfinished`].

use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions as _, sqlite::SqliteConnectOptions};
use tokio::fs;

use super::{copy::settle, swap};
use crate::{
    Error, Tx,
    engine::{execute, fetch_one},
    error::unwritten,
    migrate,
};

/// Copies the backup `from` beside `database`, brings it to this program's version and pauses its
/// unfinished campaigns with the words `because` (JSON). Answers the copy, which
/// [`Store::replace`](crate::Store::replace) takes; neither `from` nor `database` was changed.
///
/// # Errors
/// As [`inspect`](super::inspect()); `Backup` or `Full` when the copy cannot be written.
pub async fn prepare(
    from: &Path,
    database: &Path,
    because: &str,
    now_ms: i64,
) -> Result<PathBuf, Error> {
    let part = swap::beside(database, swap::PART);
    let ready = swap::beside(database, swap::READY);
    let made = make(from, &part, because, now_ms).await;
    if made.is_err() {
        // What counts is why it failed.
        let _ = fs::remove_file(&part).await;
    }
    made?;
    fs::rename(&part, &ready)
        .await
        .map_err(|error| unwritten(&ready, error))?;
    Ok(ready)
}

async fn make(from: &Path, part: &Path, because: &str, now_ms: i64) -> Result<(), Error> {
    fs::copy(from, part)
        .await
        .map_err(|error| unwritten(part, error))?;
    // The copy and not the original: nobody else can change what was looked at.
    super::inspect(part, true).await?;
    let connection = SqliteConnectOptions::new()
        .filename(part)
        .foreign_keys(true)
        .disable_statement_logging()
        .connect()
        .await?;
    let mut tx = Tx::writer(connection);
    let changed = bring_up(&mut tx, because, now_ms).await;
    tx.close().await?;
    changed?;
    settle(part).await
}

async fn bring_up(tx: &mut Tx, because: &str, now_ms: i64) -> Result<(), Error> {
    migrate::sqlite(tx, None, now_ms).await?;
    tx.run("BEGIN IMMEDIATE").await?;
    pause_unfinished(tx, because, now_ms).await?;
    tx.run("COMMIT").await
}

/// Pauses every campaign that would send by itself or at a press, and notes `because` (JSON) in its
/// history; one that waited for its start time is a draft again. Answers how many there were.
pub async fn pause_unfinished(tx: &mut Tx, because: &str, now_ms: i64) -> Result<u64, Error> {
    for (from, to) in [
        ("('launching', 'running', 'paused')", "paused"),
        ("('scheduled')", "draft"),
    ] {
        execute!(
            tx,
            format!(
                "INSERT INTO campaign_events (campaign_id, number, at, who, from_state, to_state, because)
                 SELECT id, COALESCE((SELECT MAX(number) FROM campaign_events e
                                      WHERE e.campaign_id = campaigns.id), 0) + 1,
                        $1, '', state, '{to}', $2
                 FROM campaigns WHERE state IN {from}"
            ),
            now_ms,
            because
        )?;
    }
    let paused = execute!(
        tx,
        "UPDATE campaigns SET state = 'paused', paused_because = $1, owner = '', lease_until = 0,
                              updated_at = $2
         WHERE state IN ('launching', 'running', 'paused')",
        because,
        now_ms
    )?;
    let drafts = execute!(
        tx,
        "UPDATE campaigns SET state = 'draft', updated_at = $1 WHERE state = 'scheduled'",
        now_ms
    )?;
    Ok(paused + drafts)
}

/// How much is under way that another database would know nothing of: campaigns that send or lay
/// their ledger, imports.
pub async fn under_way(tx: &mut Tx) -> Result<(i64, i64), Error> {
    fetch_one!(
        tx,
        (i64, i64),
        "SELECT (SELECT COUNT(*) FROM campaigns WHERE state IN ('launching', 'running')),
                (SELECT COUNT(*) FROM imports WHERE state IN ('reading', 'publishing'))"
    )
}
