//! What the campaign pages read: lists, one campaign with its counts, the ledger, a history.

use super::types::{
    ActionNow, Attempt, ById, Campaign, Failure, GetRecipient, ListCampaigns, ListRecipients,
    Recipient, RecipientHistory, RecipientReason,
};
use crate::webhooks::shown;
use crate::words::Words;
use crate::{App, AppError, Caller, Page, Result, page, words};
use domain::{Action, CampaignId, CampaignState, ListId, Phone, RecipientState, reason};
use std::collections::BTreeMap;
use store::campaigns::{self as rows, CampaignFilter, RecipientFilter, Search};
use store::webhooks::log;
use store::{Cursor, Tx};

/// Callbacks a message brings at the least: submitted, on the channel, delivered, read.
const CALLBACKS_A_MESSAGE: f64 = 4.0;
/// Sinch's own pace for callbacks of an app, where the app does not say.
const CALLBACKS_A_SECOND: f64 = 25.0;

/// The most callbacks that the history of one attempt shows.
const CALLBACKS_SHOWN: i64 = 50;

/// `campaigns.list`.
pub async fn list(app: App, caller: Caller, request: ListCampaigns) -> Result<Page<Campaign>> {
    let filter = CampaignFilter {
        account: request.account_id,
        state: request.state,
        channel: request.channel,
        name: request.search.unwrap_or_default().trim().to_owned(),
        sort: request.sort,
        descending: request.descending,
        cursor: request.cursor.as_deref().map(Cursor::decode).transpose()?,
        limit: i64::from(page::limit(request.limit)),
    };
    let (items, next) = app
        .store()
        .read(|tx| Box::pin(async move { rows::list(tx, &filter).await }))
        .await?;
    let mut campaigns = Vec::with_capacity(items.len());
    for row in items {
        campaigns.push(dress(&app, &caller, row).await?);
    }
    Ok(Page {
        items: campaigns,
        next: next.map(|cursor| cursor.encode()),
    })
}

/// `campaigns.get`.
pub async fn get(app: App, caller: Caller, request: ById) -> Result<Campaign> {
    assemble(&app, &caller, &request.id).await
}

/// One campaign as it crosses the door.
pub async fn assemble(app: &App, caller: &Caller, id: &CampaignId) -> Result<Campaign> {
    let id = id.clone();
    let row = app
        .store()
        .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
        .await?;
    dress(app, caller, row).await
}

/// A campaign's row with everything that a page says about it.
async fn dress(app: &App, caller: &Caller, row: rows::Campaign) -> Result<Campaign> {
    let (id, account, template, list) = (
        row.id.clone(),
        row.account_id.clone(),
        row.template_id.clone(),
        row.list_id.clone(),
    );
    let (counts, failures, facts, account, template_name, list_name) = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                Ok((
                    rows::counts(tx, &id).await?,
                    rows::failures(tx, &id).await?,
                    rows::facts(tx, &id).await?,
                    store::accounts::get(tx, &account).await?,
                    store::templates::name(tx, &template).await?,
                    list_name(tx, &list).await?,
                ))
            })
        })
        .await?;
    let mut by_state: BTreeMap<RecipientState, i64> = RecipientState::ALL
        .into_iter()
        .map(|state| (state, 0))
        .collect();
    by_state.extend(counts);
    let now = app.clock().now_ms();
    let running = row.state == CampaignState::Running;
    let rate_now = if running {
        app.campaigns().rate(&row.id, now)
    } else {
        0.0
    };
    let pace = [row.rate, account.rate_outbound]
        .into_iter()
        .flatten()
        .min();
    let left = by_state[&RecipientState::Pending] + by_state[&RecipientState::Claimed];
    let speed = if rate_now > 0.5 {
        Some(rate_now)
    } else {
        pace.map(|pace| pace as f64)
    };
    let paused_because = (!row.paused_because.is_empty())
        .then(|| serde_json::from_str::<Words>(&row.paused_because))
        .transpose()
        .map_err(AppError::internal)?;
    let awaited = by_state[&RecipientState::Enqueued] + by_state[&RecipientState::Sent];
    Ok(Campaign {
        account_name: account.name,
        rehearsal: account.rehearsal != 0,
        template_name,
        list_name,
        variables: serde_json::from_str(&row.variables).map_err(AppError::internal)?,
        paused_because: paused_because.map(|words| app.say(caller, &words)),
        rate: row.rate,
        allowed_rate: account.rate_outbound,
        rate_now,
        seconds_left: speed
            .filter(|_| running && left > 0)
            .map(|speed| (left as f64 / speed).ceil() as i64),
        status_lag_seconds: (awaited > 0)
            .then(|| (awaited as f64 * CALLBACKS_A_MESSAGE / CALLBACKS_A_SECOND).ceil() as i64),
        actions: actions(app, caller, row.state),
        failures: failures
            .into_iter()
            .map(|(code, count)| Failure {
                meaning: app.say(caller, &meaning(&code)),
                kind: reason::kind_of(&code),
                code,
                count,
            })
            .collect(),
        counts: by_state,
        starts_at: facts.starts_at,
        first_accepted_at: facts.first_accepted_at,
        last_accepted_at: facts.last_accepted_at,
        updated_at: facts.updated_at,
        id: row.id,
        name: row.name,
        account_id: row.account_id,
        template_id: row.template_id,
        channel: row.channel,
        language: row.language,
        list_id: row.list_id,
        state: row.state,
        total: row.total,
        created_at: row.created_at,
        launched_at: row.launched_at,
        finished_at: row.finished_at,
    })
}

/// A list's name; empty when the list is gone.
async fn list_name(tx: &mut Tx, id: &ListId) -> Result<String, store::Error> {
    match store::audiences::list(tx, id).await {
        Ok(list) => Ok(list.name),
        Err(store::Error::NotFound) => Ok(String::new()),
        Err(fault) => Err(fault),
    }
}

fn actions(app: &App, caller: &Caller, state: CampaignState) -> Vec<ActionNow> {
    Action::ALL
        .into_iter()
        .map(|action| {
            let allowed = state.allows(action);
            let why = words!(
                "campaigns-action-not-now",
                action = action.as_str(),
                state = state_words(state)
            );
            ActionNow {
                action,
                allowed,
                why_not: (!allowed).then(|| app.say(caller, &why)),
            }
        })
        .collect()
}

/// A state in the user's words.
pub fn state_words(state: CampaignState) -> Words {
    match state {
        CampaignState::Draft => words!("campaigns-state-draft"),
        CampaignState::Scheduled => words!("campaigns-state-scheduled"),
        CampaignState::Launching => words!("campaigns-state-launching"),
        CampaignState::Running => words!("campaigns-state-running"),
        CampaignState::Paused => words!("campaigns-state-paused"),
        CampaignState::Finished => words!("campaigns-state-finished"),
        CampaignState::Cancelled => words!("campaigns-state-cancelled"),
    }
}

/// What a code means, in the user's words; Sinch's codes and our own.
pub fn meaning(code: &str) -> Words {
    words!("campaigns-reason", code = code)
}

/// `campaigns.recipients`.
pub async fn recipients(
    app: App,
    caller: Caller,
    request: ListRecipients,
) -> Result<Page<Recipient>> {
    let filter = RecipientFilter {
        state: request.state,
        reached: request.reached,
        code: request.code.unwrap_or_default(),
        channel: request.channel,
        search: Search::of(request.search.as_deref().unwrap_or_default()),
        sort: request.sort,
        descending: request.descending,
        cursor: request.cursor.as_deref().map(Cursor::decode).transpose()?,
        ..RecipientFilter::of(request.id, i64::from(page::limit(request.limit)))
    };
    let (items, next) = app
        .store()
        .read(|tx| Box::pin(async move { rows::recipients(tx, &filter).await }))
        .await?;
    let items = items
        .into_iter()
        .map(|row| recipient_of(&app, &caller, row))
        .collect();
    Ok(Page {
        items,
        next: next.map(|cursor| cursor.encode()),
    })
}

/// `campaigns.recipient`: a row of the ledger with every attempt and what Sinch told of it.
pub async fn recipient(
    app: App,
    caller: Caller,
    request: GetRecipient,
) -> Result<RecipientHistory> {
    let (row, attempts, callbacks) = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                let attempts = rows::attempts(tx, &request.id).await?;
                let mut callbacks = Vec::new();
                for attempt in attempts.iter().rev() {
                    callbacks.extend(log::of_attempt(tx, &attempt.id, CALLBACKS_SHOWN).await?);
                }
                Ok((rows::recipient(tx, &request.id).await?, attempts, callbacks))
            })
        })
        .await?;
    let callbacks = callbacks
        .into_iter()
        .map(|line| shown(&app, &caller, line))
        .collect();
    let parameters = match row.parameters.as_str() {
        "" => BTreeMap::new(),
        text => serde_json::from_str(text).map_err(AppError::internal)?,
    };
    let attempts = attempts
        .into_iter()
        .map(|attempt| Attempt {
            id: attempt.id,
            number: attempt.number,
            state: attempt.state,
            superseded: attempt.superseded,
            claimed_at: attempt.claimed_at,
            message_id: Some(attempt.message_id).filter(|id| !id.is_empty()),
            reason: reason_of(&app, &caller, attempt.reason_code, attempt.reason_text),
            updated_at: attempt.updated_at,
            accepted_at: attempt.accepted_at,
            sent_at: attempt.sent_at,
            delivered_at: attempt.delivered_at,
            read_at: attempt.read_at,
            failed_at: attempt.failed_at,
        })
        .collect();
    Ok(RecipientHistory {
        recipient: recipient_of(&app, &caller, row),
        parameters,
        attempts,
        callbacks,
    })
}

fn recipient_of(app: &App, caller: &Caller, row: rows::Recipient) -> Recipient {
    Recipient {
        phone: Phone::kept(&row.identity).to_string(),
        id: row.id,
        name: row.name,
        channel: row.channel,
        language: row.language,
        state: row.state,
        reason: reason_of(app, caller, row.reason_code, row.reason_text),
        attempts: row.attempts,
        updated_at: row.updated_at,
    }
}

fn reason_of(
    app: &App,
    caller: &Caller,
    code: String,
    description: String,
) -> Option<RecipientReason> {
    (!code.is_empty()).then(|| RecipientReason {
        meaning: app.say(caller, &meaning(&code)),
        code,
        description,
    })
}
