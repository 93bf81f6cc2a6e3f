//! Creating and changing accounts.

use super::client::rehearses;
use super::form::{AccountForm, Draft, Faults, Given};
use super::keys::{self, Which};
use super::read::HOUR_MS;
use super::{Account, connect, read};
use crate::{App, AppError, Caller, Code, Result, words};
use domain::{AccountId, Region};
use serde::Deserialize;
use store::accounts::AccountRow;
use ts_rs::TS;

#[cfg(test)]
mod tests;

/// How long after a request's deadline a listing is taken as proof, at Sinch.
const DOUBT_WAIT_MS: i64 = 30_000;
/// The same where Sinch stands on this computer.
pub(super) const REHEARSAL_DOUBT_WAIT_MS: i64 = 2_000;

/// How long a replaced webhook secret is accepted at most, in ms, whether Sinch was seen to have
/// the new one or not.
const FORMER_SECRET_MS: i64 = 7 * 24 * HOUR_MS;

/// What to change: the account, and its form with empty secrets where the kept ones stay.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateAccount {
    pub id: AccountId,
    pub form: AccountForm,
}

pub(super) async fn create(app: App, caller: Caller, form: AccountForm) -> Result<Account> {
    let draft = checked(&app, &form, None).await?;
    let id = AccountId::new(app.ids().uuid());
    let key_ref = keys::keep(&app, &id, Which::Key, &draft.key_secret).await?;
    let key_ref = key_ref.ok_or_else(|| AppError::internal("a form without a key passed"))?;
    let webhook_ref = match &draft.webhook_secret {
        Given::Nothing => keys::generate(&app, &id).await.map(Some),
        given => keys::keep(&app, &id, Which::Webhook, given).await,
    };
    let webhook_ref = match webhook_ref {
        Ok(Some(reference)) => reference.to_string(),
        Ok(None) => String::new(),
        Err(fault) => {
            keys::forget(&app, [key_ref.to_string()]).await;
            return Err(fault);
        }
    };
    let now = app.clock().now_ms();
    let rehearsal = rehearses(&app, &draft.project_id).await?;
    let mut row = AccountRow {
        id: id.to_string(),
        key_secret_ref: key_ref.to_string(),
        webhook_secret_ref: webhook_ref,
        rehearsal: i64::from(rehearsal),
        doubt_wait_ms: match rehearsal {
            true => REHEARSAL_DOUBT_WAIT_MS,
            false => DOUBT_WAIT_MS,
        },
        ..blank(now)
    };
    let beside = Beside::of(&draft);
    fill(&mut row, draft);
    insert(&app, &caller, row, beside).await?;
    connect::in_background(&app, &caller, &id);
    read::one(&app, &caller, &id).await
}

/// Writes a new account; its secrets are forgotten again when that fails.
pub(super) async fn insert(
    app: &App,
    caller: &Caller,
    mut row: AccountRow,
    beside: Beside,
) -> Result<()> {
    let id = AccountId::from(row.id.as_str());
    let references = [row.key_secret_ref.clone(), row.webhook_secret_ref.clone()];
    let new_list = domain::ListId::new(app.ids().uuid());
    let written = app
        .write(caller, &id, move |tx| {
            Box::pin(async move {
                row.list_id =
                    default_list(tx, &beside.list_name, &new_list, row.created_at).await?;
                store::accounts::insert(tx, &row)
                    .await
                    .map_err(in_the_way)?;
                let id = row.id.as_str().into();
                Ok(store::accounts::set_late_after(tx, &id, beside.late_after_ms).await?)
            })
        })
        .await;
    if written.is_err() {
        keys::forget(app, references).await;
    }
    written
}

pub(super) async fn update(app: App, caller: Caller, request: UpdateAccount) -> Result<Account> {
    let UpdateAccount { id, form } = request;
    let before = read::row(&app, &id).await?;
    let draft = checked(&app, &form, Some(&before)).await?;
    let key_ref = keys::keep(&app, &id, Which::Key, &draft.key_secret).await?;
    let webhook_ref = keys::keep(&app, &id, Which::Webhook, &draft.webhook_secret).await?;
    let fresh: Vec<String> = [&key_ref, &webhook_ref]
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let mut row = before.clone();
    row.updated_at = app.clock().now_ms();
    let beside = Beside::of(&draft);
    fill(&mut row, draft);
    let mut stale = Vec::new();
    let mut replaced = None;
    if let Some(reference) = key_ref {
        stale.push(std::mem::replace(
            &mut row.key_secret_ref,
            reference.to_string(),
        ));
    }
    if let Some(reference) = webhook_ref {
        replaced = Some(std::mem::replace(
            &mut row.webhook_secret_ref,
            reference.to_string(),
        ));
    }
    if connects_elsewhere(&before, &row) {
        row.test_report.clear();
    }
    let new_list = domain::ListId::new(app.ids().uuid());
    let moved = moved(&before, &form);
    let written = app
        .write(&caller, &id, move |tx| {
            Box::pin(async move {
                // A campaign may have been launched since the form was checked.
                let at_work = store::accounts::at_work(tx, &row.id.as_str().into()).await?;
                if let Some(error) = AppError::of_fields(under_way(&moved, at_work)) {
                    return Err(error);
                }
                row.list_id =
                    default_list(tx, &beside.list_name, &new_list, row.updated_at).await?;
                store::accounts::update(tx, &row)
                    .await
                    .map_err(in_the_way)?;
                let id = AccountId::from(row.id.as_str());
                store::accounts::set_late_after(tx, &id, beside.late_after_ms).await?;
                let Some(former) = replaced else {
                    return Ok(None);
                };
                let (now, until) = (row.updated_at, row.updated_at + FORMER_SECRET_MS);
                Ok(store::accounts::keep_former_secret(tx, &id, &former, now, until).await?)
            })
        })
        .await;
    app.clients().forget(&id);
    match written {
        Ok(unneeded) => {
            stale.extend(unneeded);
            keys::forget(&app, stale).await;
            connect::in_background(&app, &caller, &id);
            read::one(&app, &caller, &id).await
        }
        Err(fault) => {
            keys::forget(&app, fresh).await;
            Err(fault)
        }
    }
}

/// What the form says beside the account's row.
pub(super) struct Beside {
    list_name: String,
    late_after_ms: i64,
}

impl Beside {
    fn of(draft: &Draft) -> Self {
        Self {
            list_name: draft.list_name.clone(),
            late_after_ms: draft.late_hours * HOUR_MS,
        }
    }

    /// Nothing beside it: what an account starts with.
    pub(super) fn usual() -> Self {
        Self {
            list_name: String::new(),
            late_after_ms: 24 * HOUR_MS,
        }
    }
}

/// The form read, with the faults that only the other accounts make visible among the rest.
async fn checked(app: &App, form: &AccountForm, before: Option<&AccountRow>) -> Result<Draft> {
    let read = form.read(before.is_some());
    let mut faults: Faults = match &read {
        Ok(_) => Vec::new(),
        Err(faults) => faults.clone(),
    };
    let rows = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::all(tx).await }))
        .await?;
    let others = rows
        .iter()
        .filter(|row| before.is_none_or(|before| before.id != row.id));
    for other in others {
        if !form.key.trim().is_empty() && other.key.eq_ignore_ascii_case(form.key.trim()) {
            let words = words!("accounts-key-taken", name = &other.name);
            faults.push(("key".to_owned(), words));
        }
        if other.app_id.eq_ignore_ascii_case(form.app_id.trim())
            && other.project_id == form.project_id.trim()
        {
            let words = words!("accounts-app-taken", name = &other.name);
            faults.push(("app_id".to_owned(), words));
        }
    }
    if let Some(before) = before
        && before.project_id != form.project_id.trim()
        && (before.rehearsal != 0 || rehearses(app, form.project_id.trim()).await?)
    {
        // Its campaigns and callbacks would turn real, or unreal, after the fact.
        let words = words!("accounts-rehearsal-project");
        faults.push(("project_id".to_owned(), words));
    }
    if let Some(before) = before {
        let id = AccountId::from(before.id.as_str());
        let at_work = app
            .store()
            .read(|tx| Box::pin(async move { store::accounts::at_work(tx, &id).await }))
            .await?;
        for fault in under_way(&moved(before, form), at_work) {
            // What is wrong with the field itself is said first.
            if faults.iter().all(|(known, _)| *known != fault.0) {
                faults.push(fault);
            }
        }
    }
    if let Some(error) = AppError::of_fields(faults) {
        return Err(error);
    }
    read.map_err(|_| AppError::internal("a form with faults passed"))
}

/// Two people saving at once: what the check before did not see yet.
fn in_the_way(fault: store::Error) -> AppError {
    match &fault {
        store::Error::Conflict { what } if what.contains("key_folded") => {
            AppError::new(Code::Conflict, words!("accounts-key-taken-meanwhile"))
                .field("key", words!("accounts-key-taken-meanwhile"))
                .because(fault)
        }
        store::Error::Conflict { what } if what.contains("app_id") => {
            AppError::new(Code::Conflict, words!("accounts-app-taken-meanwhile"))
                .field("app_id", words!("accounts-app-taken-meanwhile"))
                .because(fault)
        }
        _ => fault.into(),
    }
}

/// The id of the list of that name, made when there is none.
async fn default_list(
    tx: &mut store::Tx,
    name: &str,
    new_list: &domain::ListId,
    now: i64,
) -> Result<Option<String>> {
    if name.is_empty() {
        return Ok(None);
    }
    let list = store::audiences::ensure_list(tx, name, new_list, now).await?;
    Ok(Some(list.id))
}

/// The fields in which the form names another app than the account does.
fn moved(before: &AccountRow, form: &AccountForm) -> Vec<&'static str> {
    let region: Result<Region, _> = form.region.parse();
    [
        (
            "region",
            region.is_ok_and(|region| region.as_str() != before.region),
        ),
        ("project_id", form.project_id.trim() != before.project_id),
        (
            "app_id",
            !form.app_id.trim().eq_ignore_ascii_case(&before.app_id),
        ),
    ]
    .into_iter()
    .filter_map(|(field, moved)| moved.then_some(field))
    .collect()
}

/// The faults of an account that moves to another app while it is at work: what is in doubt would
/// be looked up where it never was, not be found, and be sent again.
fn under_way(moved: &[&str], at_work: bool) -> Faults {
    let fault = |field: &&str| ((*field).to_owned(), words!("accounts-campaign-under-way"));
    match at_work {
        true => moved.iter().map(fault).collect(),
        false => Faults::new(),
    }
}

fn connects_elsewhere(before: &AccountRow, after: &AccountRow) -> bool {
    let connection = |row: &AccountRow| {
        (
            row.region.clone(),
            row.project_id.clone(),
            row.app_id.clone(),
            row.key_id.clone(),
            row.key_secret_ref.clone(),
        )
    };
    connection(before) != connection(after)
}

fn fill(row: &mut AccountRow, draft: Draft) {
    row.name = draft.name;
    row.key = draft.key;
    row.proxy_domain = draft.proxy_domain;
    row.region = draft.region.as_str().to_owned();
    row.project_id = draft.project_id;
    row.app_id = draft.app_id;
    row.key_id = draft.key_id;
    row.phone = draft.phone;
    row.description = draft.description;
}

/// A row with nothing in it yet.
pub(crate) fn blank(now: i64) -> AccountRow {
    AccountRow {
        id: String::new(),
        name: String::new(),
        key: String::new(),
        list_id: None,
        proxy_domain: String::new(),
        region: String::new(),
        project_id: String::new(),
        app_id: String::new(),
        key_id: String::new(),
        key_secret_ref: String::new(),
        webhook_secret_ref: String::new(),
        key_used_at: None,
        phone: String::new(),
        description: String::new(),
        rehearsal: 0,
        doubt_wait_ms: DOUBT_WAIT_MS,
        processing_mode: String::new(),
        rate_outbound: None,
        test_report: String::new(),
        created_at: now,
        updated_at: now,
    }
}
