//! What a person does with a campaign: launch, pause, resume, cancel, decide a doubt.

use super::check;
use super::pages::{assemble, state_words};
use super::schedule;
use super::types::{ById, Campaign, Decision, LaunchCampaign, ResolveDoubt, ResumeCampaign};
use crate::router::Done;
use crate::words::Words;
use crate::{App, AppError, Caller, Code, Result, words};
use domain::{Action, CampaignId, CampaignState};
use store::campaigns::{self as rows, Resolution};

/// Refuses an action that the campaign's state does not allow.
pub fn allow(campaign: &rows::Campaign, action: Action) -> Result<()> {
    if campaign.state.allows(action) {
        return Ok(());
    }
    let words = words!(
        "campaigns-action-refused",
        action = action.as_str(),
        name = campaign.name.as_str(),
        state = state_words(campaign.state)
    );
    Err(AppError::new(Code::PreconditionFailed, words))
}

/// `campaigns.launch`: checks once more, against Sinch as it is now, and sets the campaign going, or
/// to begin by itself at its time.
///
/// # Errors
/// `invalid_input` for a start time that does not lie ahead;
/// `precondition_failed` with the first failed check, or when the number of people is no longer
/// the one that was confirmed.
pub async fn launch(app: App, caller: Caller, request: LaunchCampaign) -> Result<Campaign> {
    let starts_at = request.starts_at;
    let fault = starts_at.and_then(|at| schedule::fault(at, app.clock().now_ms()));
    let faults = fault.map(|fault| ("starts_at".to_owned(), fault));
    if let Some(error) = AppError::of_fields(faults.into_iter().collect()) {
        return Err(error);
    }
    let gate = check::gate(&app, &caller, &request.id, CampaignState::Draft).await?;
    if let Some(failed) = gate.first_failure() {
        return Err(failed);
    }
    if gate.check.recipients != request.confirm_recipients {
        let words = words!(
            "campaigns-audience-changed",
            confirmed = request.confirm_recipients,
            now = gate.check.recipients
        );
        return Err(AppError::new(Code::PreconditionFailed, words)
            .hint(words!("campaigns-audience-changed-hint")));
    }
    let (confirmed, looked_at) = (gate.members, gate.updated_at);
    let checks = serde_json::to_string(&gate.kept).map_err(AppError::internal)?;
    let template = gate.template()?;
    let template = serde_json::to_string(&template).map_err(AppError::internal)?;
    let (id, now, who) = (request.id.clone(), app.clock().now_ms(), caller.who.clone());
    app.write(&caller, &request.id, move |tx| {
        Box::pin(async move {
            let campaign = rows::get(tx, &id).await?;
            allow(&campaign, Action::Launch)?;
            if campaign.updated_at != looked_at {
                let words = words!("campaigns-draft-changed", name = campaign.name);
                return Err(AppError::new(Code::Conflict, words)
                    .hint(words!("campaigns-audience-changed-hint")));
            }
            rows::keep_checked(tx, &id, &template, confirmed).await?;
            rows::keep_checks(tx, &id, &checks, starts_at, now).await?;
            let to = match starts_at {
                Some(_) => CampaignState::Scheduled,
                None => CampaignState::Launching,
            };
            rows::set_state_by(tx, &id, &[CampaignState::Draft], to, &who, now).await?;
            Ok(())
        })
    })
    .await?;
    app.campaigns().wake(&request.id);
    assemble(&app, &caller, &request.id).await
}

/// `campaigns.unschedule`: takes the start time back; the campaign is a draft again.
pub async fn unschedule(app: App, caller: Caller, request: ById) -> Result<Campaign> {
    step(&app, &caller, &request.id, Action::Unschedule).await
}

/// `campaigns.pause`: no new claims from now on; what has left stays left.
pub async fn pause(app: App, caller: Caller, request: ById) -> Result<Campaign> {
    step(&app, &caller, &request.id, Action::Pause).await
}

/// `campaigns.resume`: goes on where it stopped.
///
/// # Errors
/// `precondition_failed` naming the field `accept_repeats` when its ledger came back with a backup
/// and nobody has said that repeats are accepted.
pub async fn resume(app: App, caller: Caller, request: ResumeCampaign) -> Result<Campaign> {
    if !request.accept_repeats {
        refuse_repeats(&app, &request.id).await?;
    }
    step(&app, &caller, &request.id, Action::Resume).await
}

async fn refuse_repeats(app: &App, id: &CampaignId) -> Result<()> {
    let id = id.clone();
    let campaign = app
        .store()
        .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
        .await?;
    let because: Option<Words> = serde_json::from_str(&campaign.paused_because).ok();
    if because.is_none_or(|why| why.id() != crate::settings::RESTORED_PAUSED) {
        return Ok(());
    }
    let words = words!("settings-restored-resume", name = campaign.name);
    Err(AppError::new(Code::PreconditionFailed, words.clone())
        .hint(words!("settings-restored-resume-hint"))
        .field("accept_repeats", words))
}

/// `campaigns.cancel`: ends it; the ledger stays.
pub async fn cancel(app: App, caller: Caller, request: ById) -> Result<Campaign> {
    step(&app, &caller, &request.id, Action::Cancel).await
}

async fn step(app: &App, caller: &Caller, id: &CampaignId, action: Action) -> Result<Campaign> {
    let (row, now, who) = (id.clone(), app.clock().now_ms(), caller.who.clone());
    app.write(caller, id, move |tx| {
        Box::pin(async move {
            let campaign = rows::get(tx, &row).await?;
            allow(&campaign, action)?;
            let to = match action {
                Action::Cancel => CampaignState::Cancelled,
                Action::Unschedule => CampaignState::Draft,
                Action::Resume if campaign.laid => CampaignState::Running,
                Action::Resume => CampaignState::Launching,
                _ => CampaignState::Paused,
            };
            rows::set_state_by(tx, &row, &[campaign.state], to, &who, now).await?;
            Ok(())
        })
    })
    .await?;
    app.campaigns().wake(id);
    assemble(app, caller, id).await
}

/// `campaigns.resolve`: a person's word on a doubt that nothing else settled.
///
/// # Errors
/// `precondition_failed` when the recipient is not in doubt (any more).
pub async fn resolve(app: App, caller: Caller, request: ResolveDoubt) -> Result<Done> {
    let now = app.clock().now_ms();
    let (recipient, who) = (request.recipient_id, caller.who.clone());
    let campaign = app
        .write(&caller, recipient.clone(), move |tx| {
            Box::pin(async move {
                let row = rows::recipient(tx, &recipient).await?;
                let campaign = rows::get(tx, &row.campaign_id).await?;
                if request.decision == Decision::SendAgain
                    && campaign.state == CampaignState::Cancelled
                {
                    let words = words!("campaigns-cancelled-not-again", name = campaign.name);
                    return Err(AppError::new(Code::PreconditionFailed, words));
                }
                let attempt = rows::doubt_of(tx, &recipient).await.map_err(|fault| {
                    AppError::new(
                        Code::PreconditionFailed,
                        words!("campaigns-not-in-doubt", person = row.identity.as_str()),
                    )
                    .because(fault)
                })?;
                let resolution = match request.decision {
                    Decision::Sent => Resolution::Sent {
                        message_id: String::new(),
                    },
                    Decision::SendAgain => Resolution::SendAgain {
                        why: "SENT_AGAIN_BY_HAND",
                    },
                };
                rows::resolve(tx, &[(attempt, resolution)], now).await?;
                let finished = &[CampaignState::Finished];
                if request.decision == Decision::SendAgain {
                    let to = CampaignState::Running;
                    rows::set_state_by(tx, &row.campaign_id, finished, to, &who, now).await?;
                }
                Ok(row.campaign_id)
            })
        })
        .await?;
    app.campaigns().wake(&campaign);
    Ok(Done {})
}
