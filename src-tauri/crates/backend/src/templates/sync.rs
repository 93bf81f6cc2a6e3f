//! Syncing: everything that Sinch has is read first, then written in one step, so that nobody
//! sees half of it. A template that Sinch no longer has stays, marked `gone`: campaigns name it.

use super::model::{SyncReport, Translation};
use super::{Remote, omni, whatsapp};
use crate::{App, AppError, Caller, Result};
use domain::{AccountId, TemplateId, TemplateState};
use futures::TryStreamExt as _;
use serde::Deserialize;
use sinch::provisioning::whatsapp::WhatsAppTemplate;
use sinch::provisioning::whatsapp::templates::ListTemplates;
use std::collections::{BTreeMap, HashSet};
use store::Tx;
use store::templates::{TemplateRow, TranslationRow};
use ts_rs::TS;

/// Templates asked for at a time, the most that Sinch answers.
const PAGE: u32 = 1_000;

/// Whose templates to read again.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SyncTemplates {
    pub account_id: AccountId,
}

pub(super) async fn sync(app: App, caller: Caller, request: SyncTemplates) -> Result<SyncReport> {
    let id = request.account_id;
    let plan = plan(&app, &id).await?;
    app.write(&caller, &id, move |tx| Box::pin(write(tx, plan)))
        .await
}

/// Reads an account's templates again, for work that needs them as they are now.
///
/// # Errors
/// As the client's; what was synced before stays then.
pub async fn sync_account(app: &App, account: &AccountId) -> Result<SyncReport> {
    let plan = plan(app, account).await?;
    let report = app
        .store()
        .attempt(move |tx| Box::pin(write(tx, plan)))
        .await?;
    if report.added + report.changed + report.gone > 0 {
        app.changed(&[crate::Topic::Templates]);
    }
    Ok(report)
}

struct Plan {
    account: AccountId,
    remotes: Vec<Remote>,
    /// For templates that turn out to be new, as many as there could be.
    ids: Vec<TemplateId>,
    at: i64,
}

async fn plan(app: &App, account: &AccountId) -> Result<Plan> {
    let sinch = app.sinch(account).await?;
    let client = &sinch.client;
    let mut remotes = whatsapp::remotes(approved(client).await?);
    remotes.extend(
        client
            .templates()
            .list()
            .await?
            .into_iter()
            .map(omni::remote),
    );
    let ids = remotes.iter().map(|_| TemplateId::new(app.ids().uuid()));
    Ok(Plan {
        account: account.clone(),
        ids: ids.collect(),
        remotes,
        at: app.clock().now_ms(),
    })
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

async fn write(tx: &mut Tx, plan: Plan) -> Result<SyncReport> {
    let Plan {
        account,
        remotes,
        mut ids,
        at,
    } = plan;
    let mut report = SyncReport {
        at,
        ..SyncReport::default()
    };
    let mut known: BTreeMap<(String, String), TemplateRow> = BTreeMap::new();
    for row in store::templates::of_account(tx, &account).await? {
        known.insert((row.kind.clone(), row.remote_id.clone()), row);
    }
    let mut seen = HashSet::new();
    for remote in remotes {
        let key = (remote.kind.as_str().to_owned(), remote.remote_id.clone());
        if !seen.insert(key.clone()) {
            continue;
        }
        let translations = rows(&remote.translations)?;
        let mut row = TemplateRow {
            id: String::new(),
            account_id: account.to_string(),
            kind: key.0.clone(),
            remote_id: remote.remote_id.clone(),
            name: remote.name.clone(),
            category: remote.category.clone(),
            state: remote.state().as_str().to_owned(),
            default_language: remote.default_language.clone(),
            synced_at: at,
        };
        match known.remove(&key) {
            Some(before) => {
                row.id = before.id.clone();
                let id = TemplateId::from(before.id.as_str());
                let same = TemplateRow {
                    synced_at: at,
                    ..before
                } == row
                    && store::templates::translations(tx, &id).await? == translations;
                if same {
                    store::templates::mark(tx, &id, &row.state, at).await?;
                    continue;
                }
                report.changed += 1;
            }
            None => {
                row.id = ids.pop().unwrap_or_else(|| "".into()).to_string();
                report.added += 1;
            }
        }
        store::templates::save(tx, &row, &translations).await?;
    }
    for row in known.into_values() {
        if row.state != TemplateState::Gone.as_str() {
            report.gone += 1;
        }
        let gone = TemplateState::Gone.as_str();
        store::templates::mark(tx, &row.id.as_str().into(), gone, at).await?;
    }
    Ok(report)
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
