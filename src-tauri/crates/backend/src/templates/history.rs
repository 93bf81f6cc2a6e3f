//! What syncs found: the last one of each account and kind, and the history of one template.

use super::model::{KindSync, SyncChange, TemplateChange};
use super::read::{OfTemplate, some};
use crate::words::Words;
use crate::{App, AppError, Caller, Page, Result, page};
use domain::AccountId;
use serde::Deserialize;
use store::Cursor;
use store::templates::{ChangeRow, NamedChange, SyncRow};
use ts_rs::TS;

/// Changes of one sync that are shown.
const SHOWN: i64 = 200;

/// Whose last syncs.
#[derive(Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ListSyncs {
    /// All accounts' without it.
    pub account_id: Option<AccountId>,
}

/// The last sync of each kind, of one account or all.
pub(super) async fn syncs(app: App, caller: Caller, request: ListSyncs) -> Result<Page<KindSync>> {
    Ok(Page::whole(last(&app, &caller, request.account_id).await?))
}

/// As [`syncs`], for those who go on with it.
pub(super) async fn last(
    app: &App,
    caller: &Caller,
    account: Option<AccountId>,
) -> Result<Vec<KindSync>> {
    let found = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let rows = store::templates::syncs(tx, account.as_ref()).await?;
                let mut found = Vec::with_capacity(rows.len());
                for row in rows {
                    let changes = store::templates::changes_of_sync(tx, &row, SHOWN).await?;
                    found.push((row, changes));
                }
                Ok(found)
            })
        })
        .await?;
    found
        .into_iter()
        .map(|(row, changes)| kind_sync(app, caller, row, changes))
        .collect()
}

fn kind_sync(
    app: &App,
    caller: &Caller,
    row: SyncRow,
    changes: Vec<NamedChange>,
) -> Result<KindSync> {
    let said = |json: &str| {
        let words: Option<Words> = serde_json::from_str(json).ok();
        words.map(|words| app.say(caller, &words))
    };
    Ok(KindSync {
        kind: row.kind.parse().map_err(AppError::internal)?,
        at: row.at,
        seen: row.seen,
        added: row.added,
        changed: row.changed,
        gone: row.gone,
        fault: said(&row.fault),
        hint: said(&row.hint),
        changes: changes
            .into_iter()
            .map(|named| SyncChange {
                template_id: named.change.template_id.as_str().into(),
                name: named.name,
                change: change(named.change),
            })
            .collect(),
        account_id: row.account_id.into(),
    })
}

/// A template's history, the newest first.
pub(super) async fn changes(
    app: App,
    _: Caller,
    request: OfTemplate,
) -> Result<Page<TemplateChange>> {
    let after = request.cursor.as_deref().map(Cursor::decode).transpose()?;
    let limit = i64::from(page::limit(request.limit));
    let (rows, next) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                store::templates::changes(tx, &request.id, after.as_ref(), limit).await
            })
        })
        .await?;
    Ok(Page {
        items: rows.into_iter().map(change).collect(),
        next: next.map(|cursor| cursor.encode()),
    })
}

fn change(row: ChangeRow) -> TemplateChange {
    TemplateChange {
        at: row.at,
        what: row.what,
        language: some(row.language),
        before: some(row.before_value),
        after: some(row.after_value),
        reason: some(row.reason),
    }
}
