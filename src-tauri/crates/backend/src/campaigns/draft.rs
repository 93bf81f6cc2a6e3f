//! Drafts: what a campaign is made of, before anybody is chosen.

use super::control::allow;
use super::export;
use super::pages::assemble;
use super::types::{ById, Campaign, CampaignForm, Source, UpdateCampaign};
use crate::router::Done;
use crate::words::Words;
use crate::{App, AppError, Caller, Code, Result, words};
use domain::{Action, CampaignId, CampaignState};
use store::campaigns::{self as rows, EventRow};

/// The longest name of a campaign, in characters.
const LONGEST_NAME: usize = 120;
/// The highest rate that can be asked for; Sinch's limit for a whole project.
const HIGHEST_RATE: i64 = 800;
/// Recipients removed in one write.
const AT_ONCE: i64 = 250;

/// `campaigns.create`: adds a draft.
pub async fn create(app: App, caller: Caller, form: CampaignForm) -> Result<Campaign> {
    let row = row(&app, CampaignId::new(app.ids().uuid()), form)?;
    let id = row.id.clone();
    let beginning = EventRow {
        at: row.created_at,
        who: caller.who.clone(),
        from_state: String::new(),
        to_state: row.state.as_str().to_owned(),
        because: String::new(),
    };
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            rows::insert(tx, &row).await?;
            Ok(rows::remember(tx, &row.id, &beginning).await?)
        })
    })
    .await?;
    assemble(&app, &caller, &id).await
}

/// `campaigns.update`: changes a draft.
pub async fn update(app: App, caller: Caller, request: UpdateCampaign) -> Result<Campaign> {
    let row = row(&app, request.id, request.form)?;
    let id = row.id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            let kept = rows::get(tx, &row.id).await?;
            if kept.state != CampaignState::Draft {
                return Err(AppError::new(
                    Code::PreconditionFailed,
                    words!("campaigns-not-a-draft", name = kept.name),
                ));
            }
            Ok(rows::rewrite_draft(tx, &row).await?)
        })
    })
    .await?;
    assemble(&app, &caller, &id).await
}

/// `campaigns.delete`: removes a draft, or a campaign that has ended, with its ledger, its notes
/// and its exported file.
pub async fn delete(app: App, caller: Caller, request: ById) -> Result<Done> {
    let id = request.id;
    let campaign = read(&app, &id).await?;
    allow(&campaign, Action::Delete)?;
    export::forget(&app, &id).await?;
    loop {
        let some = id.clone();
        let gone = app
            .store()
            .write_alone(move |tx| {
                Box::pin(async move { rows::delete_recipients(tx, &some, AT_ONCE).await })
            })
            .await?;
        if gone == 0 {
            break;
        }
    }
    app.write(&caller, id.clone(), move |tx| {
        Box::pin(async move {
            allow(&rows::get(tx, &id).await?, Action::Delete)?;
            Ok(rows::delete(tx, &id).await?)
        })
    })
    .await?;
    Ok(Done {})
}

async fn read(app: &App, id: &CampaignId) -> Result<rows::Campaign> {
    let id = id.clone();
    Ok(app
        .store()
        .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
        .await?)
}

fn row(app: &App, id: CampaignId, form: CampaignForm) -> Result<rows::Campaign> {
    let name = form.name.trim().to_owned();
    let mut faults: Vec<(String, Words)> = Vec::new();
    if name.is_empty() {
        faults.push(("name".to_owned(), words!("campaigns-name-empty")));
    } else if name.chars().count() > LONGEST_NAME {
        faults.push((
            "name".to_owned(),
            words!("campaigns-name-long", most = LONGEST_NAME),
        ));
    }
    if form
        .rate
        .is_some_and(|rate| !(1..=HIGHEST_RATE).contains(&rate))
    {
        faults.push((
            "rate".to_owned(),
            words!("campaigns-rate-range", most = HIGHEST_RATE),
        ));
    }
    for (index, mapping) in form.variables.iter().enumerate() {
        let empty = match &mapping.source {
            Source::Column(text) | Source::Text(text) => text.trim().is_empty(),
        };
        if empty {
            let words = words!("campaigns-variable-empty", key = mapping.key.as_str());
            faults.push((format!("variables.{index}"), words));
        }
    }
    if let Some(error) = AppError::of_fields(faults) {
        return Err(error);
    }
    let now = app.clock().now_ms();
    Ok(rows::Campaign {
        id,
        account_id: form.account_id,
        name,
        template_id: form.template_id,
        channel: form.channel,
        language: form.language,
        list_id: form.list_id,
        rate: form.rate,
        variables: serde_json::to_string(&form.variables).map_err(AppError::internal)?,
        template: String::new(),
        state: CampaignState::Draft,
        paused_because: String::new(),
        total: 0,
        confirmed: 0,
        laid_through: String::new(),
        laid: false,
        created_at: now,
        updated_at: now,
        launched_at: None,
        finished_at: None,
    })
}
