//! Start times: a campaign that was checked and confirmed begins by itself when its time comes. It
//! is checked once more then. A start that was missed, or that a check forbids, does not fire: the
//! campaign pauses and asks.

use super::check;
use crate::words::Words;
use crate::{App, AppError, Caller, Result, Topic, words};
use domain::{CampaignId, CampaignState};
use std::collections::HashSet;
use std::time::Duration;
use store::campaigns as rows;

/// How often start times are looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How long to wait before a start is tried again that Sinch or a check kept from happening.
const AGAIN: Duration = Duration::from_secs(5);
/// How long a start is tried; what comes later than this was missed.
const PATIENCE_MS: i64 = 60_000;
/// The longest time ahead: a year.
const LONGEST_AHEAD_MS: i64 = 366 * 86_400_000;

/// What is wrong with a start time, if anything.
pub fn fault(starts_at: i64, now_ms: i64) -> Option<Words> {
    if starts_at <= now_ms {
        Some(words!("campaigns-start-past"))
    } else if starts_at - now_ms > LONGEST_AHEAD_MS {
        Some(words!("campaigns-start-far"))
    } else {
        None
    }
}

/// Begins campaigns whose time has come, until the app stops.
pub async fn watch(app: App) {
    let stopping = app.stopping();
    let mut tried = HashSet::new();
    loop {
        let rest = match begin_due(&app, &mut tried).await {
            Ok(true) => LOOK,
            Ok(false) => AGAIN,
            Err(fault) => {
                tracing::error!(%fault, "start times could not be looked up");
                AGAIN
            }
        };
        if stopping
            .run_until_cancelled(app.clock().sleep(rest))
            .await
            .is_none()
        {
            return;
        }
    }
}

/// Answers whether everything that was due has begun or paused; `tried` are those whose start was
/// tried in time and has not worked yet.
async fn begin_due(app: &App, tried: &mut HashSet<CampaignId>) -> Result<bool> {
    let now = app.clock().now_ms();
    let due = app
        .store()
        .read(|tx| Box::pin(async move { rows::due_to_start(tx, now).await }))
        .await?;
    let mut all = true;
    for (campaign, starts_at) in due {
        let late = app.clock().now_ms() - starts_at > PATIENCE_MS;
        // Off, asleep or stopped when its time came.
        let missed = late && !tried.contains(&campaign);
        if missed {
            let at = crate::words::moment(starts_at);
            pause(app, &campaign, &words!("campaigns-paused-missed", at = at)).await?;
        } else if begin(app, &campaign, late).await? {
            tried.remove(&campaign);
        } else {
            tried.insert(campaign);
            all = false;
        }
    }
    Ok(all)
}

/// Answers whether it has begun or paused.
async fn begin(app: &App, id: &CampaignId, late: bool) -> Result<bool> {
    match open(app, id).await {
        Ok(template) => {
            let (row, now) = (id.clone(), app.clock().now_ms());
            app.store()
                .write(move |tx| {
                    Box::pin(async move {
                        let from = &[CampaignState::Scheduled];
                        let to = CampaignState::Launching;
                        if rows::set_state(tx, &row, from, to, "", now).await? {
                            let confirmed = rows::get(tx, &row).await?.confirmed;
                            rows::keep_checked(tx, &row, &template, confirmed).await?;
                        }
                        Ok(())
                    })
                })
                .await?;
            tracing::info!(campaign = %id, "a campaign began at its time");
            app.campaigns().wake(id);
            app.changed(&[Topic::Campaigns, Topic::Dashboard]);
            Ok(true)
        }
        Err(fault) if late => {
            let why = words!("campaigns-paused-check", why = fault.message().clone());
            pause(app, id, &why).await?;
            Ok(true)
        }
        Err(fault) => {
            tracing::warn!(campaign = %id, %fault, "a campaign could not begin at its time yet");
            Ok(false)
        }
    }
}

/// The gate once more; answers the template that messages will name, JSON.
async fn open(app: &App, id: &CampaignId) -> Result<String> {
    let gate = check::gate(app, &Caller::local(""), id, CampaignState::Scheduled).await?;
    if let Some(failed) = gate.first_failure() {
        return Err(failed);
    }
    let row = id.clone();
    let confirmed = app
        .store()
        .read(|tx| Box::pin(async move { rows::get(tx, &row).await }))
        .await?
        .confirmed;
    if gate.members != confirmed {
        let now = gate.members;
        let words = words!("campaigns-audience-moved", confirmed = confirmed, now = now);
        return Err(AppError::new(crate::Code::PreconditionFailed, words));
    }
    serde_json::to_string(&gate.template()?).map_err(AppError::internal)
}

async fn pause(app: &App, id: &CampaignId, why: &Words) -> Result<()> {
    let because = serde_json::to_string(why).map_err(AppError::internal)?;
    tracing::warn!(campaign = %id, why = why.id(), "a campaign did not begin at its time");
    let (row, now) = (id.clone(), app.clock().now_ms());
    app.store()
        .write(move |tx| {
            Box::pin(async move {
                let from = &[CampaignState::Scheduled];
                rows::set_state(tx, &row, from, CampaignState::Paused, &because, now).await
            })
        })
        .await?;
    app.changed(&[Topic::Campaigns, Topic::Dashboard]);
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::testing;
    use domain::Channel;
    use store::accounts::AccountRow;
    use store::campaigns::Campaign;

    #[test]
    fn a_start_lies_ahead_and_not_too_far() {
        assert!(fault(1_000, 1_000).is_some());
        assert!(fault(1_001, 1_000).is_none());
        assert!(fault(1_000 + LONGEST_AHEAD_MS + 1, 1_000).is_some());
    }

    fn account() -> AccountRow {
        AccountRow {
            id: "acc_1".to_owned(),
            key_secret_ref: "env:CARILLON_TEST_NOT_SET".to_owned(),
            webhook_secret_ref: "env:CARILLON_TEST_NOT_SET".to_owned(),
            ..crate::accounts::blank(1)
        }
    }

    /// A campaign of an account that has no key, to begin at `starts_at`.
    async fn scheduled(app: &App, starts_at: i64) -> CampaignId {
        let id = CampaignId::from("cmp_1");
        let draft = Campaign {
            id: id.clone(),
            account_id: "acc_1".into(),
            name: "Autumn".into(),
            template_id: "tpl_1".into(),
            channel: Channel::WhatsApp,
            language: "en".into(),
            list_id: "lst_1".into(),
            rate: None,
            variables: "[]".into(),
            template: String::new(),
            state: CampaignState::Scheduled,
            paused_because: String::new(),
            total: 0,
            confirmed: 0,
            laid_through: String::new(),
            laid: false,
            created_at: 1,
            updated_at: 1,
            launched_at: None,
            finished_at: None,
        };
        app.store()
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::insert(tx, &account()).await?;
                    rows::insert(tx, &draft).await?;
                    rows::keep_checks(tx, &draft.id, "[]", Some(starts_at), 1).await
                })
            })
            .await
            .unwrap();
        id
    }

    async fn state(app: &App, id: &CampaignId) -> (CampaignState, String) {
        let id = id.clone();
        let row = app
            .store()
            .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
            .await
            .unwrap();
        (row.state, row.paused_because)
    }

    #[tokio::test]
    async fn a_start_that_was_missed_does_not_fire_but_asks() {
        let (app, _data) = testing::app().await;
        let now = app.clock().now_ms();
        let id = scheduled(&app, now - PATIENCE_MS - 1).await;
        begin_due(&app, &mut HashSet::new()).await.unwrap();
        let (state, why) = state(&app, &id).await;
        assert_eq!(state, CampaignState::Paused);
        assert!(why.contains("campaigns-paused-missed"), "{why}");
        app.shutdown().await;
    }

    #[tokio::test]
    async fn a_start_that_cannot_be_is_tried_for_a_while_and_then_says_why() {
        let (app, _data) = testing::app().await;
        let now = app.clock().now_ms();
        let id = scheduled(&app, now - 1).await;
        let mut tried = HashSet::new();
        assert!(!begin_due(&app, &mut tried).await.unwrap());
        assert_eq!(state(&app, &id).await.0, CampaignState::Scheduled);
        assert!(tried.contains(&id));
        assert!(begin(&app, &id, true).await.unwrap());
        let (state, why) = state(&app, &id).await;
        assert_eq!(state, CampaignState::Paused);
        assert!(why.contains("campaigns-paused-check"), "{why}");
        app.shutdown().await;
    }
}
