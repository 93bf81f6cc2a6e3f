//! The diagnostics bundle: what somebody who looks for a fault needs, as a zip to be sent to them.
//!
//! What is in it is chosen, not filtered: facts that are numbers, states and ids, and the log with
//! everything masked that could be a secret, a phone number or a text. No name, no address of a
//! person, no row of an audience. To add a part: a function here that answers a `Value`, and a line
//! in [`parts`]; a story in `tests/flows` plants secrets and looks for them.

use super::mask::Mask;
use crate::files::FileInfo;
use crate::router::Nothing;
use crate::{App, AppError, Caller, Result, words};
use serde_json::{Value, json};
use std::io::{Cursor, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use store::accounts::AccountRow;
use zip::write::SimpleFileOptions;

/// The folder of the log files, in the data directory. Each line is an object of JSON.
pub const LOGS: &str = "logs";

/// So much of the end of the log is taken.
const LOG_BYTES: u64 = 2 * 1024 * 1024;
/// Fields of a log line whose texts say what happened, once masked; others are left out.
const TELLING: [&str; 14] = [
    "message", "name", "trace", "fault", "cause", "why", "account", "campaign", "callback",
    "import", "kind", "id", "left", "verdict",
];

/// The log files of a data directory.
pub(super) fn logs(data: &Path) -> PathBuf {
    data.join(LOGS)
}

/// `settings.diagnostics`.
///
/// # Errors
/// `precondition_failed` when the disk is full.
pub(super) async fn diagnostics(app: App, caller: Caller, _: Nothing) -> Result<FileInfo> {
    let accounts = app
        .store()
        .read(|tx| Box::pin(store::accounts::all(tx)))
        .await?;
    let mask = Mask::new(secrets(&app, &accounts).await);
    let parts = parts(&app, &caller, &accounts).await?;
    let (folder, about) = (
        logs(app.data()),
        app.say(&caller, &words!("settings-diagnostics-about")),
    );
    let packed = tokio::task::spawn_blocking(move || pack(parts, &about, &folder, &mask));
    let bytes = packed
        .await
        .map_err(AppError::internal)?
        .map_err(AppError::internal)?;
    let at = jiff::Timestamp::from_millisecond(app.clock().now_ms()).unwrap_or_default();
    let name = format!("carillon-diagnostics-{}.zip", at.strftime("%Y-%m-%d-%H%M"));
    let mut upload = app.files().upload(&name).await?;
    upload.write(&bytes).await?;
    upload.finish().await
}

/// The values themselves, so that none slips through whatever a log line made of it. A keeper that
/// cannot be used has given none to this process either.
async fn secrets(app: &App, accounts: &[AccountRow]) -> Vec<String> {
    let mut values = Vec::new();
    for row in accounts {
        for reference in [&row.key_secret_ref, &row.webhook_secret_ref] {
            if let Ok(reference) = reference.parse()
                && let Ok(secret) = app.vault().get(&reference).await
            {
                values.push(secret.expose().to_owned());
            }
        }
    }
    values
}

async fn parts(
    app: &App,
    caller: &Caller,
    accounts: &[AccountRow],
) -> Result<Vec<(&'static str, Value)>> {
    let (version, size, tables, open, set) = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                use store::settings::{all, open_work, size, tables, version};
                Ok((
                    version(tx).await?,
                    size(tx).await?,
                    tables(tx).await?,
                    open_work(tx).await?,
                    all(tx).await?,
                ))
            })
        })
        .await?;
    let program = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "system": std::env::consts::OS,
        "processor": std::env::consts::ARCH,
        "engine": app.engine(),
        "tables_version": version,
        "database_bytes": size,
        "keeper_of_new_secrets": app.vault().keeper().as_str(),
        "receives": app.hooks().is_some(),
        "works": app.works(),
        "can_rehearse": app.rehearsal().is_available(),
        "started_at": app.started_at(),
        "made_at": app.clock().now_ms(),
        "time_zone": caller.time_zone,
        "language": caller.language,
    });
    let counts: serde_json::Map<_, _> = tables
        .into_iter()
        .map(|(table, rows)| (table, rows.into()))
        .collect();
    let work: Vec<Value> = open
        .into_iter()
        .map(|it| {
            json!({
                "kind": it.kind, "id": it.id, "state": it.state, "rows": it.rows,
                // The message's id; its arguments may quote what Sinch said.
                "because": message_id(&it.because),
            })
        })
        .collect();
    // Their names only: a value may be anything.
    let names: Vec<String> = set.into_iter().map(|(name, _)| name).collect();
    let mut known = Vec::with_capacity(accounts.len());
    for row in accounts {
        known.push(account(app, row).await?);
    }
    Ok(vec![
        ("program.json", program),
        ("tables.json", Value::Object(counts)),
        ("work.json", Value::Array(work)),
        ("settings.json", json!(names)),
        ("accounts.json", Value::Array(known)),
    ])
}

fn message_id(because: &str) -> Value {
    let words: Option<crate::words::Words> = serde_json::from_str(because).ok();
    words.map_or(Value::Null, |words| words.id().into())
}

async fn account(app: &App, row: &AccountRow) -> Result<Value> {
    let id = domain::AccountId::from(row.id.as_str());
    let (webhook, channels) = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                Ok((
                    store::webhooks::of_account(tx, &id).await?,
                    store::accounts::channels(tx, &id).await?,
                ))
            })
        })
        .await?;
    let keeper = |reference: &str| {
        let kept = reference.parse::<crate::secrets::SecretRef>().ok();
        kept.map(|kept| kept.keeper.as_str())
    };
    Ok(json!({
        "id": row.id,
        "region": row.region,
        "rehearsal": row.rehearsal != 0,
        "processing_mode": row.processing_mode,
        "rate_outbound": row.rate_outbound,
        "has_public_address": !row.proxy_domain.is_empty(),
        "key_kept_in": keeper(&row.key_secret_ref),
        "webhook_secret_kept_in": keeper(&row.webhook_secret_ref),
        "key_used_at": row.key_used_at,
        "updated_at": row.updated_at,
        "channels": channels.iter().map(|it| json!([it.channel, it.status])).collect::<Vec<_>>(),
        "webhook": webhook.map(|it| json!({ "state": it.state, "checked_at": it.checked_at })),
    }))
}

fn pack(
    parts: Vec<(&'static str, Value)>,
    about: &str,
    logs: &Path,
    mask: &Mask,
) -> std::io::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| -> std::io::Result<()> {
        zip.start_file(name, SimpleFileOptions::default())
            .map_err(std::io::Error::other)?;
        zip.write_all(bytes)
    };
    add("README.txt", about.as_bytes())?;
    for (name, value) in parts {
        add(name, &serde_json::to_vec_pretty(&value)?)?;
    }
    add("log.jsonl", masked_log(logs, mask).as_bytes())?;
    let packed = zip.finish().map_err(std::io::Error::other)?;
    Ok(packed.into_inner())
}

/// The end of the log, oldest line first, each line masked. A log that cannot be read is one line
/// that says so: the rest of the bundle is worth having.
fn masked_log(folder: &Path, mask: &Mask) -> String {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(fault) => return json!({ "unreadable": fault.kind().to_string() }).to_string(),
    };
    // Their names end in their day.
    files.sort();
    let (mut texts, mut left) = (Vec::new(), LOG_BYTES);
    for file in files.iter().rev() {
        if left == 0 {
            break;
        }
        if let Ok(text) = end_of(file, left) {
            left = left.saturating_sub(text.len() as u64);
            texts.push(text);
        }
    }
    let mut log = String::new();
    for line in texts.iter().rev().flat_map(|text| text.lines()) {
        if let Some(line) = masked_line(line, mask) {
            log.push_str(&line.to_string());
            log.push('\n');
        }
    }
    log
}

fn end_of(file: &Path, most: u64) -> std::io::Result<String> {
    let mut file = std::fs::File::open(file)?;
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(size.saturating_sub(most)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A line of the log as the file has it: `timestamp`, `level`, `target`, `fields`, `spans`. What is
/// no such line, or below `info`, is left out: its texts were never meant to be read by others.
fn masked_line(line: &str, mask: &Mask) -> Option<Value> {
    let line: Value = serde_json::from_str(line).ok()?;
    let level = line.get("level")?.as_str()?;
    if !matches!(level, "ERROR" | "WARN" | "INFO") {
        return None;
    }
    let fields = |fields: &Value| -> Value {
        let Some(fields) = fields.as_object() else {
            return Value::Null;
        };
        fields
            .iter()
            .filter(|(name, value)| !value.is_string() || TELLING.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), mask.value(value.clone())))
            .collect()
    };
    let spans = line.get("spans").and_then(Value::as_array);
    Some(json!({
        "timestamp": line.get("timestamp"),
        "level": level,
        "target": line.get("target"),
        "fields": fields(line.get("fields").unwrap_or(&Value::Null)),
        "spans": spans.map(|spans| spans.iter().map(fields).collect::<Vec<_>>()),
    }))
}
