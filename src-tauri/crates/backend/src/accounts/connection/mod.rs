//! "Test connection": proves an account step by step, each with its evidence. It changes nothing
//! at Sinch; what it found is kept with the account.
//!
//! - [`report`]: what was found, as it is kept and as it is shown;
//! - [`steps`]: the steps themselves. To add one: a variant of [`Step`], a function there.

mod report;
mod steps;

pub(super) use report::Report;
pub use report::{ConnectionReport, ConnectionStep, Evidence, Step, StepState};

use super::client::{self, Place};
use super::form::{AccountForm, Draft, Given};
use super::{keys, read};
use crate::secrets::Secret;
use crate::{App, AppError, Caller, Code, Result, words};
use domain::{AccountId, Region};
use serde::Deserialize;
use store::accounts::{AccountRow, Proof};
use ts_rs::TS;

/// What to test: a saved account, a form that is not saved yet, or a saved account with what its
/// form says now (empty secrets are the kept ones).
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TestAccount {
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<AccountId>,
    #[serde(default)]
    #[ts(optional)]
    pub form: Option<AccountForm>,
}

/// What the steps need to know of what they test.
pub(super) struct Subject {
    pub place: Place,
    pub region: Region,
    pub project_id: String,
    pub app_id: String,
    pub key_id: String,
    pub key: Secret,
    pub has_domain: bool,
    /// Sinch's id of our webhook and the end of its target, for a saved account.
    pub webhook: Option<(String, String)>,
}

impl Subject {
    pub fn client_in(&self, region: Region) -> Result<sinch::Client> {
        let endpoints = self.place.endpoints_in(region);
        client::client(&endpoints, &self.project_id, &self.key_id, &self.key)
    }
}

pub(super) async fn test(
    app: App,
    caller: Caller,
    request: TestAccount,
) -> Result<ConnectionReport> {
    let row = match &request.id {
        Some(id) => Some(read::row(&app, id).await?),
        None => None,
    };
    let report = match (row, request.form) {
        (Some(row), None) => return prove(&app, &caller, &row.id.as_str().into()).await,
        (row, Some(form)) => {
            let subject = of_form(&app, row, &form).await?;
            steps::run(&subject, app.clock().now_ms()).await.0
        }
        (None, None) => {
            return Err(AppError::new(
                Code::InvalidInput,
                words!("accounts-test-nothing"),
            ));
        }
    };
    Ok(report.shown(&app, &caller))
}

/// Tests a saved account and keeps what was proved with it.
///
/// # Errors
/// `not_found`; `precondition_failed` when the keeper of its key cannot be used. What Sinch says
/// is no error but the report.
pub async fn prove(app: &App, caller: &Caller, id: &AccountId) -> Result<ConnectionReport> {
    let subject = of_row(app, read::row(app, id).await?).await?;
    let (report, proved) = steps::run(&subject, app.clock().now_ms()).await;
    let proof = Proof {
        report: serde_json::to_string(&report).map_err(AppError::internal)?,
        at: report.at,
        key_used: report.passed(Step::Token),
        app: proved,
    };
    let account = id.clone();
    app.write(caller, id, move |tx| {
        Box::pin(async move { Ok(store::accounts::keep_proof(tx, &account, &proof).await?) })
    })
    .await?;
    app.clients().forget(id);
    Ok(report.shown(app, caller))
}

async fn of_row(app: &App, row: AccountRow) -> Result<Subject> {
    Ok(Subject {
        place: Place::of_row(app, &row).await?,
        region: row.region.parse().map_err(AppError::internal)?,
        key: keys::value(app, &row.key_secret_ref).await?,
        has_domain: !row.proxy_domain.is_empty(),
        webhook: Some(our_webhook(app, &row).await?),
        project_id: row.project_id,
        app_id: row.app_id,
        key_id: row.key_id,
    })
}

async fn of_form(app: &App, row: Option<AccountRow>, form: &AccountForm) -> Result<Subject> {
    // Only the connection is tested, so the rest of the form may still be empty.
    let mut connection = form.clone();
    for field in [&mut connection.name, &mut connection.key] {
        *field = "x".to_owned();
    }
    let draft: Draft = connection.read(row.is_some()).map_err(|faults| {
        AppError::of_fields(faults)
            .unwrap_or_else(|| AppError::internal("a form was refused without a fault"))
    })?;
    let key = match (&draft.key_secret, &row) {
        (Given::Value(value), _) => Secret::new(value.as_str()),
        (Given::Variable(name), _) => keys::value(app, &format!("env:{name}")).await?,
        (Given::Nothing, Some(row)) => keys::value(app, &row.key_secret_ref).await?,
        (Given::Nothing, None) => {
            return Err(AppError::internal("a form without a key passed"));
        }
    };
    Ok(Subject {
        place: match &row {
            Some(row) => Place::of_row(app, row).await?,
            None => Place::of_project(app, &draft.project_id).await?,
        },
        has_domain: !draft.proxy_domain.is_empty(),
        webhook: match &row {
            Some(row) => Some(our_webhook(app, row).await?),
            None => None,
        },
        region: draft.region,
        project_id: draft.project_id,
        app_id: draft.app_id,
        key_id: draft.key_id,
        key,
    })
}

/// Sinch's id of our webhook as last seen, and how the target of ours ends.
async fn our_webhook(app: &App, row: &AccountRow) -> Result<(String, String)> {
    let id = AccountId::from(row.id.as_str());
    let kept = app
        .store()
        .read(move |tx| Box::pin(async move { store::webhooks::of_account(tx, &id).await }))
        .await?;
    let remote_id = kept.map(|kept| kept.remote_id).unwrap_or_default();
    Ok((remote_id, format!("/hooks/{}", row.id)))
}
