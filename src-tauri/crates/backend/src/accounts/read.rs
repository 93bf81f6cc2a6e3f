//! Reading accounts.

use super::connection::Report;
use super::delete::OneAccount;
use super::model::{Account, AccountSecrets, AccountWebhook, Health, KeptSecret, WebhookState};
use crate::channels::AccountChannel;
use crate::router::Nothing;
use crate::secrets::SecretRef;
use crate::{App, AppError, Caller, Code, Page, Result, page, words};
use domain::{AccountId, Region};
use serde::{Deserialize, Serialize};
use store::accounts::{AccountRow, ChannelRow, Receiving};
use store::webhooks::Webhook;
use ts_rs::TS;

/// An hour in ms.
pub(super) const HOUR_MS: i64 = 60 * 60 * 1_000;

/// Whose activity, and from where on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AccountActivity {
    pub id: AccountId,
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// One thing that somebody did.
#[derive(Serialize, TS)]
pub struct Activity {
    pub at: i64,
    pub who: String,
    /// The command's name.
    pub command: String,
    /// The id of what it was done to.
    pub subject: String,
}

/// Everything in rows that an account is shown from.
struct Parts {
    row: AccountRow,
    list_name: Option<String>,
    channels: Vec<ChannelRow>,
    webhook: Option<Webhook>,
    receiving: Receiving,
    last_callback_at: Option<i64>,
}

pub(super) async fn list(app: App, caller: Caller, _: Nothing) -> Result<Page<Account>> {
    Ok(Page::whole(all(&app, &caller).await?))
}

/// Every account as it is shown, by name.
pub(crate) async fn all(app: &App, caller: &Caller) -> Result<Vec<Account>> {
    let parts = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                let mut parts = Vec::new();
                for row in store::accounts::all(tx).await? {
                    parts.push(gather(tx, row).await?);
                }
                Ok(parts)
            })
        })
        .await?;
    parts
        .into_iter()
        .map(|parts| shown_parts(app, caller, parts))
        .collect()
}

pub(super) async fn get(app: App, caller: Caller, request: OneAccount) -> Result<Account> {
    one(&app, &caller, &request.id).await
}

pub(super) async fn activity(
    app: App,
    _: Caller,
    request: AccountActivity,
) -> Result<Page<Activity>> {
    let limit = page::limit(request.limit);
    let (rows, next) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let after = request.cursor.as_deref();
                store::activity::of_subject(tx, request.id.as_str(), after, limit).await
            })
        })
        .await?;
    let items = rows
        .into_iter()
        .map(|row| Activity {
            at: row.at,
            who: row.who,
            command: row.command,
            subject: row.subject,
        })
        .collect();
    Ok(Page { items, next })
}

/// One account as it is shown.
pub(super) async fn one(app: &App, caller: &Caller, id: &AccountId) -> Result<Account> {
    let asked = id.clone();
    let parts = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let row = store::accounts::get(tx, &asked).await?;
                gather(tx, row).await
            })
        })
        .await
        .map_err(missing)?;
    shown_parts(app, caller, parts)
}

/// An account's row.
///
/// # Errors
/// `not_found`.
pub(super) async fn row(app: &App, id: &AccountId) -> Result<AccountRow> {
    let asked = id.clone();
    app.store()
        .read(move |tx| Box::pin(async move { store::accounts::get(tx, &asked).await }))
        .await
        .map_err(missing)
}

fn missing(fault: store::Error) -> AppError {
    match fault {
        store::Error::NotFound => {
            AppError::new(Code::NotFound, words!("accounts-missing")).because(fault)
        }
        other => other.into(),
    }
}

async fn gather(tx: &mut store::Tx, row: AccountRow) -> Result<Parts, store::Error> {
    let id = AccountId::from(row.id.as_str());
    let list_name = match &row.list_id {
        Some(list) => match store::audiences::list(tx, &list.as_str().into()).await {
            Ok(list) => Some(list.name),
            Err(store::Error::NotFound) => None,
            Err(fault) => return Err(fault),
        },
        None => None,
    };
    Ok(Parts {
        list_name,
        channels: store::accounts::channels(tx, &id).await?,
        webhook: store::webhooks::of_account(tx, &id).await?,
        receiving: store::accounts::receiving(tx, &id).await?,
        last_callback_at: store::webhooks::last_callback_at(tx, &id).await?,
        row,
    })
}

fn shown_parts(app: &App, caller: &Caller, parts: Parts) -> Result<Account> {
    let Parts { row, channels, .. } = parts;
    let report = Report::of_row(&row);
    let webhook = parts.webhook.as_ref();
    let webhook_state =
        webhook.map_or(WebhookState::None, |kept| WebhookState::of_row(&kept.state));
    let (health, health_words) = match &report {
        Some(report) => report.health(webhook_state),
        None => (Health::Unproven, words!("accounts-health-unproven")),
    };
    let keeper = |reference: &str| {
        let keeper = reference.parse::<SecretRef>().map(|kept| kept.keeper);
        keeper.map_or_else(|_| String::new(), |keeper| keeper.as_str().to_owned())
    };
    Ok(Account {
        // A list that was deleted meanwhile is no default any more.
        list_id: row
            .list_id
            .filter(|_| parts.list_name.is_some())
            .map(Into::into),
        list_name: parts.list_name,
        region: row.region.parse::<Region>().map_err(AppError::internal)?,
        processing_mode: row.processing_mode.parse().ok(),
        rehearsal: row.rehearsal != 0,
        health,
        health_words: app.say(caller, &health_words),
        channels: channels
            .into_iter()
            .map(|channel| AccountChannel::new(channel, &row.app_id))
            .collect(),
        rate_outbound: row.rate_outbound,
        secrets: AccountSecrets {
            key: KeptSecret {
                keeper: keeper(&row.key_secret_ref),
                last_used_at: row.key_used_at,
            },
            webhook: KeptSecret {
                keeper: keeper(&row.webhook_secret_ref),
                last_used_at: parts.last_callback_at,
            },
            former_webhook_until: parts
                .receiving
                .former(app.clock().now_ms())
                .map(|_| parts.receiving.former_secret_until),
        },
        late_hours: parts.receiving.late_after_ms / HOUR_MS,
        webhook: AccountWebhook {
            state: webhook_state,
            target: webhook
                .map(|kept| kept.target.clone())
                .filter(|target| !target.is_empty()),
            last_callback_at: parts.last_callback_at,
        },
        last_test: report.map(|report| report.shown(app, caller)),
        id: row.id.into(),
        name: row.name,
        key: row.key,
        proxy_domain: row.proxy_domain,
        project_id: row.project_id,
        app_id: row.app_id,
        key_id: row.key_id,
        phone: row.phone,
        description: row.description,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
