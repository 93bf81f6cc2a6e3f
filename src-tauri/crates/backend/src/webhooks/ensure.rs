//! Our webhook at Sinch: made, or brought up to date, and nobody else's ever touched.
//!
//! Ours is the one whose id we kept, or whose target is ours. Where Sinch itself is on this
//! computer it posts to the receiver directly; otherwise to the account's public domain, and where
//! there is none no webhook is made.

use crate::accounts::model::WebhookState;
use crate::accounts::{AccountClient, note_use, webhook_secret};
use crate::words::Words;
use crate::{App, Caller, Result, Topic, words};
use axum::http::Uri;
use domain::{AccountId, WebhookId};
use serde::{Deserialize, Serialize};
use sinch::webhooks::{TargetType, Trigger, Webhook};
use std::net::IpAddr;
use store::accounts::AccountRow;
use ts_rs::TS;

/// An app has room for no more (Conversation API, Webhooks).
const MOST_PER_APP: usize = 5;
/// What an update may change.
const UPDATED: [&str; 4] = ["target", "target_type", "triggers", "secret"];

/// How long a replaced secret is accepted after Sinch got the new one, in ms: Sinch repeats for
/// almost a day what it signed before.
const FORMER_SECRET_MS: i64 = 24 * 60 * 60 * 1_000;

/// Whose webhook.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnsureWebhook {
    /// The account.
    pub account_id: AccountId,
}

/// How our webhook stands now.
#[derive(Debug, Serialize, TS)]
pub struct EnsuredWebhook {
    /// How it stands.
    pub state: WebhookState,
    /// Where Sinch posts to; `null` when there is no webhook of ours.
    pub target: Option<String>,
    /// The same in words.
    pub sentence: String,
}

pub(super) async fn ensure(
    app: App,
    caller: Caller,
    request: EnsureWebhook,
) -> Result<EnsuredWebhook> {
    let standing = bring_up_to_date(&app, &request.account_id).await?;
    app.write(&caller, &request.account_id, |_| Box::pin(async { Ok(()) }))
        .await?;
    Ok(EnsuredWebhook {
        state: standing.state,
        target: standing.target,
        sentence: app.say(&caller, &standing.sentence),
    })
}

/// How our webhook of an account stands, as it was just found or made.
#[derive(Debug)]
pub struct Standing {
    /// How it stands.
    pub state: WebhookState,
    /// Where Sinch posts to.
    pub target: Option<String>,
    /// The same in words.
    pub sentence: Words,
}

/// Reads the app's webhooks at Sinch and makes ours what it should be. Safe to repeat.
///
/// # Errors
/// What kept Sinch from being asked, or the secret from being read. What was known stays.
pub async fn bring_up_to_date(app: &App, account: &AccountId) -> Result<Standing> {
    let connected = app.sinch(account).await?;
    let row = &connected.account;
    let Some(wanted) = wanted(app, &connected).await? else {
        return without_target(app, account, &connected).await;
    };
    let target = wanted.target.clone();
    let kept_id = kept_id(app, account).await?;
    let webhooks = connected.client.webhooks();
    let found = webhooks.list(&row.app_id).await?;
    let (remote_id, sentence) = match plan(&found, &kept_id, &wanted) {
        Plan::Keep(id) => (id, words!("webhooks-ours", target = &target)),
        Plan::Update(id) => {
            webhooks.update(&id, &wanted, &UPDATED).await?;
            (id, words!("webhooks-updated", target = &target))
        }
        Plan::Create => match webhooks.create(&wanted).await {
            Ok(made) => {
                let id = made.id.unwrap_or_default();
                (id, words!("webhooks-made", target = &target))
            }
            Err(fault) => {
                // Somebody else was quicker: another call of this, or a sixth webhook.
                let found = webhooks.list(&row.app_id).await?;
                match plan(&found, &kept_id, &wanted) {
                    Plan::Keep(id) => (id, words!("webhooks-ours", target = &target)),
                    Plan::Full => return full(app, account).await,
                    Plan::Update(_) | Plan::Create => return Err(fault.into()),
                }
            }
        },
        Plan::Full => return full(app, account).await,
    };
    keep(app, account, WebhookState::Ours, &remote_id, &target).await?;
    confirm_secret(app, account, row).await?;
    Ok(Standing {
        state: WebhookState::Ours,
        target: Some(target),
        sentence,
    })
}

/// Sinch has the secret of today: the one before it is accepted for what is still repeated.
async fn confirm_secret(app: &App, account: &AccountId, row: &AccountRow) -> Result<()> {
    let (account, reference) = (account.clone(), row.webhook_secret_ref.clone());
    let until = app.clock().now_ms() + FORMER_SECRET_MS;
    app.store()
        .write(move |tx| {
            Box::pin(async move {
                store::accounts::confirm_secret(tx, &account, &reference, until).await
            })
        })
        .await?;
    Ok(())
}

/// What has to be done at Sinch.
#[derive(Debug, PartialEq)]
enum Plan {
    /// Ours is there and as it should be; its id.
    Keep(String),
    /// Ours is there and differs; its id.
    Update(String),
    /// Ours is not there and there is room.
    Create,
    /// Ours is not there and others fill the app.
    Full,
}

/// Ours among an app's webhooks: the one whose id we kept, else the one that posts to us.
pub(super) fn ours<'a>(found: &'a [Webhook], kept_id: &str, target: &str) -> Option<&'a Webhook> {
    let by_id = |webhook: &&Webhook| !kept_id.is_empty() && webhook.id.as_deref() == Some(kept_id);
    found
        .iter()
        .find(by_id)
        .or_else(|| found.iter().find(|webhook| webhook.target == target))
}

fn plan(found: &[Webhook], kept_id: &str, wanted: &Webhook) -> Plan {
    let id = |webhook: &Webhook| webhook.id.clone().unwrap_or_default();
    match ours(found, kept_id, &wanted.target) {
        Some(webhook) if is_as_wanted(webhook, wanted) => Plan::Keep(id(webhook)),
        Some(webhook) => Plan::Update(id(webhook)),
        None if found.len() >= MOST_PER_APP => Plan::Full,
        None => Plan::Create,
    }
}

/// A secret that Sinch does not show counts as different: it is set again, which costs nothing.
fn is_as_wanted(found: &Webhook, wanted: &Webhook) -> bool {
    let triggers = |webhook: &Webhook| {
        let mut words: Vec<String> = webhook
            .triggers
            .iter()
            .flatten()
            .map(|trigger| trigger.as_str().to_owned())
            .collect();
        words.sort_unstable();
        words
    };
    found.target == wanted.target
        && found.target_type == Some(TargetType::Http)
        && found.secret == wanted.secret
        && triggers(found) == triggers(wanted)
}

/// Our webhook as it should be; `None` where Sinch has nowhere to post to.
///
/// # Errors
/// `precondition_failed` when the keeper of its secret cannot be used.
pub(super) async fn wanted(app: &App, connected: &AccountClient) -> Result<Option<Webhook>> {
    let Some(target) = target(app, connected) else {
        return Ok(None);
    };
    let row = &connected.account;
    let secret = webhook_secret(app, row).await?;
    Ok(Some(Webhook::http(
        row.app_id.as_str(),
        target,
        Trigger::ALL_USEFUL,
        secret.expose(),
    )))
}

/// Where Sinch should post this account's callbacks to.
fn target(app: &App, connected: &AccountClient) -> Option<String> {
    if is_local(connected) {
        let receiver = app.hooks()?;
        return Some(format!("http://{receiver}/hooks/{}", connected.account.id));
    }
    public_target(&connected.account)
}

/// Whether this account's Sinch is on this computer, and so reaches the receiver by itself.
fn is_local(connected: &AccountClient) -> bool {
    let uri = connected.client.endpoints().conversation.parse::<Uri>();
    uri.is_ok_and(|uri| {
        uri.host().is_some_and(|host| {
            host == "localhost"
                || host
                    .trim_matches(['[', ']'])
                    .parse::<IpAddr>()
                    .is_ok_and(|ip| ip.is_loopback())
        })
    })
}

fn public_target(row: &AccountRow) -> Option<String> {
    let domain = row.proxy_domain.trim_end_matches('/');
    (!domain.is_empty()).then(|| format!("https://{domain}/hooks/{}", row.id))
}

async fn without_target(
    app: &App,
    account: &AccountId,
    connected: &AccountClient,
) -> Result<Standing> {
    if is_local(connected) {
        // This host receives nothing; another one, which does, put the webhook where it is.
        return Ok(Standing {
            state: WebhookState::None,
            target: None,
            sentence: words!("webhooks-no-receiver"),
        });
    }
    keep(app, account, WebhookState::NoDomain, "", "").await?;
    Ok(Standing {
        state: WebhookState::NoDomain,
        target: None,
        sentence: words!("webhooks-no-domain"),
    })
}

async fn full(app: &App, account: &AccountId) -> Result<Standing> {
    keep(app, account, WebhookState::Limit, "", "").await?;
    Ok(Standing {
        state: WebhookState::Limit,
        target: None,
        sentence: words!("webhooks-limit"),
    })
}

pub(super) async fn kept_id(app: &App, account: &AccountId) -> Result<String> {
    let account = account.clone();
    let kept = app
        .store()
        .read(|tx| Box::pin(async move { store::webhooks::of_account(tx, &account).await }))
        .await?;
    Ok(kept.map(|kept| kept.remote_id).unwrap_or_default())
}

async fn keep(
    app: &App,
    account: &AccountId,
    state: WebhookState,
    remote_id: &str,
    target: &str,
) -> Result<()> {
    let row = store::webhooks::Webhook {
        id: WebhookId::new(app.ids().uuid()).to_string(),
        account_id: account.to_string(),
        state: word(state).to_owned(),
        remote_id: remote_id.to_owned(),
        target: target.to_owned(),
        checked_at: app.clock().now_ms(),
    };
    app.store()
        .write(move |tx| Box::pin(async move { store::webhooks::save(tx, &row).await }))
        .await?;
    app.changed(&[Topic::Webhooks, Topic::Accounts, Topic::Dashboard]);
    Ok(())
}

/// The word of a row; what `WebhookState::of_row` reads.
fn word(state: WebhookState) -> &'static str {
    match state {
        WebhookState::None => "none",
        WebhookState::Ours => "ours",
        WebhookState::Missing => "missing",
        WebhookState::Limit => "limit",
        WebhookState::NoDomain => "no_domain",
    }
}

/// Brings the webhooks of all accounts up to date once, in the background: the receiver's address
/// or the triggers may have changed since the last time.
pub(super) fn at_start(app: &App) {
    let app = app.clone();
    app.clone().tasks().spawn("webhooks.ensure", async move {
        let accounts = app
            .store()
            .read(|tx| Box::pin(async move { store::accounts::all(tx).await }))
            .await
            .unwrap_or_else(|fault| {
                tracing::warn!(%fault, "the webhooks were not checked");
                Vec::new()
            });
        for account in accounts {
            let id = AccountId::from(account.id);
            let checking = bring_up_to_date(&app, &id);
            let checked = app.stopping().run_until_cancelled_owned(checking).await;
            let Some(checked) = checked else { break };
            note_use(&app, &id, &checked);
            if let Err(fault) = checked {
                tracing::warn!(account = %id, %fault, "the webhook was not checked");
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Webhook {
        Webhook::http("app", "https://us/hooks/a", Trigger::ALL_USEFUL, "secret")
    }

    fn found(id: &str, change: impl FnOnce(&mut Webhook)) -> Webhook {
        let mut webhook = wanted();
        webhook.id = Some(id.to_owned());
        change(&mut webhook);
        webhook
    }

    fn others(count: usize) -> Vec<Webhook> {
        (0..count)
            .map(|at| {
                found(&format!("other{at}"), |it| {
                    it.target = format!("https://them/{at}")
                })
            })
            .collect()
    }

    #[test]
    fn ours_is_known_by_its_id_or_its_target() {
        let by_target = found("x", |_| ());
        assert_eq!(
            plan(&[by_target], "", &wanted()),
            Plan::Keep("x".to_owned())
        );
        let moved = found("kept", |it| it.target = "https://old/hooks/a".to_owned());
        assert_eq!(
            plan(&[moved], "kept", &wanted()),
            Plan::Update("kept".to_owned())
        );
    }

    #[test]
    fn whatever_differs_is_brought_up_to_date() {
        let changes: [fn(&mut Webhook); 4] = [
            |it| it.triggers = Some(vec![Trigger::MessageDelivery]),
            |it| it.secret = None,
            |it| it.secret = Some("other".into()),
            |it| it.target_type = Some(TargetType::Dismiss),
        ];
        for change in changes {
            assert_eq!(
                plan(&[found("x", change)], "", &wanted()),
                Plan::Update("x".to_owned())
            );
        }
        let reordered = found("x", |it| {
            it.triggers.iter_mut().for_each(|all| all.reverse())
        });
        assert!(matches!(plan(&[reordered], "", &wanted()), Plan::Keep(_)));
    }

    #[test]
    fn others_are_never_touched_and_five_leave_no_room() {
        assert_eq!(plan(&others(4), "", &wanted()), Plan::Create);
        assert_eq!(plan(&others(5), "gone", &wanted()), Plan::Full);
    }
}
