//! The webhooks of an account's app as they stand at Sinch: ours among others.

use crate::{App, Caller, Page, Result};
use domain::AccountId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose webhooks.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListWebhooks {
    /// The account.
    pub account_id: AccountId,
}

/// A webhook of an app.
#[derive(Debug, Serialize, TS)]
pub struct Webhook {
    /// `whk_…` for ours, Sinch's id for another's.
    pub id: String,
    /// Sinch's id.
    pub remote_id: String,
    /// Where it posts to.
    pub target: String,
    /// What it posts, in Sinch's words.
    pub triggers: Vec<String>,
    /// Whether this console made it.
    pub ours: bool,
    /// When it last brought a callback here, ms; only ours can.
    pub last_callback_at: Option<i64>,
}

pub(super) async fn list(app: App, _: Caller, request: ListWebhooks) -> Result<Page<Webhook>> {
    let connected = app.sinch(&request.account_id).await?;
    let found = connected
        .client
        .webhooks()
        .list(&connected.account.app_id)
        .await?;
    let account = request.account_id;
    let (kept, last_callback_at) = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                Ok((
                    store::webhooks::of_account(tx, &account).await?,
                    store::webhooks::last_callback_at(tx, &account).await?,
                ))
            })
        })
        .await?;
    let items = found
        .into_iter()
        .map(|webhook| {
            let remote_id = webhook.id.unwrap_or_default();
            let ours = kept.as_ref().filter(|kept| kept.remote_id == remote_id);
            Webhook {
                id: ours.map_or_else(|| remote_id.clone(), |kept| kept.id.clone()),
                ours: ours.is_some(),
                last_callback_at: last_callback_at.filter(|_| ours.is_some()),
                target: webhook.target,
                triggers: webhook
                    .triggers
                    .into_iter()
                    .flatten()
                    .map(|trigger| trigger.as_str().to_owned())
                    .collect(),
                remote_id,
            }
        })
        .collect();
    Ok(Page::whole(items))
}
