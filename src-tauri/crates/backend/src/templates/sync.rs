//! Syncing: everything that Sinch has of a kind is read first, then written in one step, so that
//! nobody sees half of it. A template that Sinch no longer has stays, marked `gone`: campaigns name
//! it. One kind may fail and the other not; what was found, or why it failed, is kept.

use super::compare::{self, Known};
use super::model::{SyncReport, Translation};
use super::{Remote, history, omni, whatsapp};
use crate::{App, AppError, Caller, Result, Topic};
use domain::{AccountId, TemplateId, TemplateKind, TemplateState};
use futures::TryStreamExt as _;
use serde::Deserialize;
use sinch::provisioning::whatsapp::WhatsAppTemplate;
use sinch::provisioning::whatsapp::templates::ListTemplates;
use std::collections::{BTreeMap, HashSet};
use store::Tx;
use store::templates::{SyncRow, TemplateRow, TranslationRow};
use ts_rs::TS;

/// Templates asked for at a time, the most that Sinch answers.
const PAGE: u32 = 1_000;

/// Whose templates to read again.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncTemplates {
    pub account_id: AccountId,
    /// Of this kind only.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<TemplateKind>,
}

const KINDS: [TemplateKind; 2] = [TemplateKind::Whatsapp, TemplateKind::Omni];

/// `templates.sync`.
///
/// # Errors
/// As the client's, when no kind could be read; where one could, the report names the other's fault.
pub(super) async fn sync(app: App, caller: Caller, request: SyncTemplates) -> Result<SyncReport> {
    let id = request.account_id;
    let kinds = match request.kind {
        Some(kind) => vec![kind],
        None => KINDS.to_vec(),
    };
    let asked = kinds.clone();
    let account = id.clone();
    let Outcome { rows, mut faults } = read_and_write(&app, &id, kinds).await?;
    app.write(&caller, &id, |_| Box::pin(async { Ok(()) }))
        .await?;
    if faults.len() == asked.len() {
        app.changed(&[Topic::Templates]);
        return Err(faults.swap_remove(0));
    }
    let kinds = history::last(&app, &caller, Some(account)).await?;
    let at = rows.iter().map(|row| row.at).max().unwrap_or_default();
    let sum = |part: fn(&SyncRow) -> i64| {
        let sum: i64 = rows.iter().map(part).sum();
        u32::try_from(sum).unwrap_or(u32::MAX)
    };
    Ok(SyncReport {
        added: sum(|row| row.added),
        changed: sum(|row| row.changed),
        gone: sum(|row| row.gone),
        at,
        kinds: kinds
            .into_iter()
            .filter(|sync| asked.contains(&sync.kind))
            .collect(),
    })
}

/// Reads an account's templates again, for work that needs them as they are now.
///
/// # Errors
/// As the client's; what was synced before of a kind that could not be read stays then.
pub async fn sync_account(app: &App, account: &AccountId) -> Result<()> {
    let outcome = read_and_write(app, account, KINDS.to_vec()).await?;
    let moved = |row: &SyncRow| row.added + row.changed + row.gone > 0;
    if outcome.rows.iter().any(moved) || !outcome.faults.is_empty() {
        app.changed(&[Topic::Templates]);
    }
    match outcome.faults.into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok(()),
    }
}

/// What came of the kinds that were asked for.
#[derive(Default)]
struct Outcome {
    rows: Vec<SyncRow>,
    faults: Vec<AppError>,
}

async fn read_and_write(
    app: &App,
    account: &AccountId,
    kinds: Vec<TemplateKind>,
) -> Result<Outcome> {
    let asked = account.clone();
    app.store()
        .read(move |tx| Box::pin(async move { store::accounts::get(tx, &asked).await }))
        .await?;
    let mut outcome = Outcome::default();
    for kind in kinds {
        let read = read(app, account, kind).await;
        let at = app.clock().now_ms();
        let empty = SyncRow {
            account_id: account.to_string(),
            kind: kind.as_str().to_owned(),
            at,
            seen: 0,
            added: 0,
            changed: 0,
            gone: 0,
            fault: String::new(),
            hint: String::new(),
        };
        match read {
            Ok(remotes) => {
                let ids = remotes.iter().map(|_| TemplateId::new(app.ids().uuid()));
                let plan = Plan {
                    ids: ids.collect(),
                    remotes,
                    row: empty,
                };
                let row = app
                    .store()
                    .attempt(move |tx| Box::pin(write(tx, plan)))
                    .await?;
                outcome.rows.push(row);
            }
            Err(fault) => {
                let json = |words| serde_json::to_string(words).map_err(AppError::internal);
                let row = SyncRow {
                    fault: json(fault.message())?,
                    hint: fault.advice().map(json).transpose()?.unwrap_or_default(),
                    ..empty
                };
                app.store()
                    .write(move |tx| {
                        Box::pin(async move { store::templates::keep_sync(tx, &row).await })
                    })
                    .await?;
                outcome.faults.push(fault);
            }
        }
    }
    Ok(outcome)
}

struct Plan {
    remotes: Vec<Remote>,
    /// For templates that turn out to be new, as many as there could be.
    ids: Vec<TemplateId>,
    row: SyncRow,
}

async fn read(app: &App, account: &AccountId, kind: TemplateKind) -> Result<Vec<Remote>> {
    let sinch = app.sinch(account).await?;
    let client = &sinch.client;
    match kind {
        TemplateKind::Whatsapp => Ok(whatsapp::remotes(approved(client).await?)),
        TemplateKind::Omni => {
            let listed = client.templates().list().await?;
            Ok(listed.into_iter().map(omni::remote).collect())
        }
    }
}

/// The project's WhatsApp templates; none where the project has no WhatsApp.
async fn approved(client: &sinch::Client) -> Result<Vec<WhatsAppTemplate>> {
    let listed = client
        .provisioning()
        .whatsapp_templates()
        .list(ListTemplates {
            page_size: Some(PAGE),
            ..ListTemplates::default()
        })
        .try_collect()
        .await;
    match listed {
        Err(fault) if has_no_whatsapp(&fault) => Ok(Vec::new()),
        listed => Ok(listed?),
    }
}

fn has_no_whatsapp(fault: &sinch::Error) -> bool {
    let word = fault
        .refusal()
        .and_then(|refusal| refusal.status.as_deref());
    matches!(word, Some("project_not_initialized" | "account_not_found"))
}

async fn write(tx: &mut Tx, plan: Plan) -> Result<SyncRow> {
    let Plan {
        remotes,
        mut ids,
        row: mut found,
    } = plan;
    let account = AccountId::from(found.account_id.as_str());
    let mut known: BTreeMap<String, TemplateRow> = BTreeMap::new();
    for row in store::templates::of_account(tx, &account).await? {
        if row.kind == found.kind {
            known.insert(row.remote_id.clone(), row);
        }
    }
    let mut seen = HashSet::new();
    for remote in remotes {
        if !seen.insert(remote.remote_id.clone()) {
            continue;
        }
        found.seen += 1;
        let translations = rows(&remote.translations)?;
        let mut row = TemplateRow {
            id: String::new(),
            account_id: found.account_id.clone(),
            kind: found.kind.clone(),
            remote_id: remote.remote_id.clone(),
            name: remote.name.clone(),
            category: remote.category.clone(),
            state: remote.state().as_str().to_owned(),
            default_language: remote.default_language.clone(),
            synced_at: found.at,
        };
        let before = known.remove(&remote.remote_id);
        let changes = match &before {
            Some(before) => {
                row.id.clone_from(&before.id);
                let id = TemplateId::from(before.id.as_str());
                let was = store::templates::translations(tx, &id).await?;
                let same = TemplateRow {
                    synced_at: found.at,
                    ..before.clone()
                } == row
                    && was == translations;
                if same {
                    store::templates::mark(tx, &id, &row.state, found.at).await?;
                    continue;
                }
                found.changed += 1;
                let before = Known {
                    row: before,
                    translations: &was,
                };
                let after = Known {
                    row: &row,
                    translations: &translations,
                };
                compare::changes(Some(&before), &after)
            }
            None => {
                row.id = ids.pop().unwrap_or_else(|| "".into()).to_string();
                found.added += 1;
                let after = Known {
                    row: &row,
                    translations: &translations,
                };
                compare::changes(None, &after)
            }
        };
        store::templates::save(tx, &row, &translations).await?;
        for change in &changes {
            store::templates::add_change(tx, change).await?;
        }
    }
    for row in known.into_values() {
        if row.state != TemplateState::Gone.as_str() {
            found.gone += 1;
            store::templates::add_change(tx, &compare::gone(&row, found.at)).await?;
        }
        let gone = TemplateState::Gone.as_str();
        store::templates::mark(tx, &row.id.as_str().into(), gone, found.at).await?;
    }
    store::templates::keep_sync(tx, &found).await?;
    Ok(found)
}

fn rows(translations: &[Translation]) -> Result<Vec<TranslationRow>> {
    let json = |value: serde_json::Result<String>| value.map_err(AppError::internal);
    translations
        .iter()
        .map(|translation| {
            Ok(TranslationRow {
                language: translation.language.clone(),
                version: translation.version.clone().unwrap_or_default(),
                state: translation.state.as_str().to_owned(),
                reason: translation.reason.clone().unwrap_or_default(),
                variables: json(serde_json::to_string(&translation.variables))?,
                preview: json(serde_json::to_string(&translation.preview))?,
            })
        })
        .collect()
}
