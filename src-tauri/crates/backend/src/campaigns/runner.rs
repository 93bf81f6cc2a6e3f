//! Running one campaign from its laid ledger to its end: take hold, lay, send, settle doubts.
//!
//! The phases are files: `lay.rs`, `pump.rs` (claim, send, record), `doubt.rs`. This one decides
//! which comes next, from what the database says, so that a runner may die anywhere and another
//! one goes on.

use super::runners::Running;
use super::{doubt, lay, pump};
use crate::accounts::AccountClient;
use crate::words::Words;
use crate::{App, Result, Topic, words};
use domain::{CampaignId, CampaignState, RecipientState};
use std::sync::Arc;
use std::time::Duration;
use store::EngineKind;
use store::campaigns::{self as rows, Orphaned};

/// How long a host may be silent before another takes its campaigns over.
const LEASE_MS: i64 = 15_000;
/// How long to wait before looking again at a campaign that waits for time to pass.
const REST: Duration = Duration::from_millis(500);
/// The same where somebody has to mend an account first.
const LONG_REST: Duration = Duration::from_secs(10);

/// One campaign in the hands of this process.
pub struct Runner<'a> {
    pub app: &'a App,
    pub id: &'a CampaignId,
    pub running: &'a Running,
    /// This process, as its claims and its lease are signed.
    pub owner: String,
    /// When doubts may be looked up at Sinch again.
    pub listings: doubt::Listings,
}

/// Works on a campaign until it has no work, another host holds it, or the app stops.
///
/// # Errors
/// What kept it from working; the supervisor tries again.
pub async fn run(app: &App, id: &CampaignId, running: &Running) -> Result<()> {
    let runner = Runner {
        app,
        id,
        running,
        owner: app.host_id().to_owned(),
        listings: doubt::Listings::default(),
    };
    if !runner.hold().await? {
        return Ok(());
    }
    runner.take_over().await?;
    let worked = runner.work().await;
    let (id, owner) = (id.clone(), runner.owner.clone());
    app.store()
        .write(move |tx| Box::pin(async move { rows::release(tx, &id, &owner).await }))
        .await?;
    worked
}

impl Runner<'_> {
    async fn work(&self) -> Result<()> {
        let stopping = self.app.stopping();
        while !stopping.is_cancelled() && self.hold().await? {
            let campaign = self.read().await?;
            match campaign.state {
                CampaignState::Launching => lay::lay(self, &campaign).await?,
                CampaignState::Running => {
                    let Some(account) = self.account(&campaign).await? else {
                        continue;
                    };
                    pump::pump(self, &campaign, &account).await?;
                    if self.end_or_wait(&account).await? {
                        return Ok(());
                    }
                }
                _ => {
                    let Ok(account) = self.app.sinch(&campaign.account_id).await else {
                        // Its doubts wait until the account can be used again.
                        self.rest(LONG_REST).await;
                        continue;
                    };
                    if !self.wait_for_doubts(&account).await? {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    /// The account's client, or `None` after pausing because its keys cannot be had.
    async fn account(&self, campaign: &rows::Campaign) -> Result<Option<Arc<AccountClient>>> {
        match self.app.sinch(&campaign.account_id).await {
            Ok(account) => Ok(Some(account)),
            Err(fault) => {
                let why = words!("campaigns-paused-account", why = fault.message().clone());
                self.pause(&why).await?;
                Ok(None)
            }
        }
    }

    /// Nothing can be sent now: finishes the campaign, or waits until something may have changed.
    async fn end_or_wait(&self, account: &AccountClient) -> Result<bool> {
        let now = self.app.clock().now_ms();
        let id = self.id.clone();
        let (counts, due) = self
            .app
            .store()
            .read(|tx| {
                Box::pin(async move {
                    Ok((rows::counts(tx, &id).await?, rows::next_due(tx, &id).await?))
                })
            })
            .await?;
        let left = |state| counts.iter().any(|(at, n)| *at == state && *n > 0);
        if left(RecipientState::Claimed) || due.is_some_and(|due| due > now) {
            self.settle(account).await?;
            self.rest(REST).await;
            return Ok(false);
        }
        if due.is_some() {
            return Ok(false);
        }
        // A doubt that nothing can settle does not keep a campaign from ending: its page offers
        // the two choices.
        if left(RecipientState::InDoubt) && doubt::can_be_settled(account) {
            self.settle(account).await?;
            self.rest(REST).await;
            return Ok(false);
        }
        self.move_to(&[CampaignState::Running], CampaignState::Finished, "")
            .await?;
        tracing::info!(campaign = %self.id, "a campaign finished");
        Ok(true)
    }

    /// A campaign that does not send may still have doubts; `false` when none can be settled.
    async fn wait_for_doubts(&self, account: &AccountClient) -> Result<bool> {
        if !doubt::can_be_settled(account) || !self.settle(account).await? {
            return Ok(false);
        }
        self.rest(REST).await;
        Ok(true)
    }

    /// Claims of hosts that are gone become doubts, and doubts that are ripe are settled. Answers
    /// whether doubts are left.
    pub async fn settle(&self, account: &AccountClient) -> Result<bool> {
        let (id, now) = (self.id.clone(), self.app.clock().now_ms());
        self.app
            .store()
            .write(move |tx| {
                Box::pin(async move { rows::doubt_orphans(tx, Orphaned::Expired(&id), now).await })
            })
            .await?;
        doubt::settle(self, account).await
    }

    /// At the start: on SQLite whoever claimed before is dead, for this process holds the data.
    async fn take_over(&self) -> Result<()> {
        let single = self.app.store().engine() == EngineKind::Sqlite;
        let (id, now) = (self.id.clone(), self.app.clock().now_ms());
        let doubts = self
            .app
            .store()
            .write(move |tx| {
                Box::pin(async move {
                    let orphaned = if single {
                        Orphaned::AllOf(&id)
                    } else {
                        Orphaned::Expired(&id)
                    };
                    rows::doubt_orphans(tx, orphaned, now).await
                })
            })
            .await?;
        if doubts > 0 {
            tracing::info!(campaign = %self.id, doubts, "claims of a stopped process are in doubt");
        }
        Ok(())
    }

    /// Takes or renews the lease.
    pub async fn hold(&self) -> Result<bool> {
        let (id, owner) = (self.id.clone(), self.owner.clone());
        let now = self.app.clock().now_ms();
        Ok(self
            .app
            .store()
            .write(move |tx| {
                Box::pin(async move { rows::hold(tx, &id, &owner, now, now + LEASE_MS).await })
            })
            .await?)
    }

    /// The campaign as it stands.
    pub async fn read(&self) -> Result<rows::Campaign> {
        let id = self.id.clone();
        Ok(self
            .app
            .store()
            .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
            .await?)
    }

    /// Pauses the campaign and keeps why.
    pub async fn pause(&self, why: &Words) -> Result<()> {
        let because = serde_json::to_string(why).map_err(crate::AppError::internal)?;
        tracing::warn!(campaign = %self.id, why = why.id(), "a campaign paused itself");
        self.move_to(
            &[CampaignState::Running, CampaignState::Launching],
            CampaignState::Paused,
            &because,
        )
        .await
    }

    pub(super) async fn move_to(
        &self,
        from: &'static [CampaignState],
        to: CampaignState,
        because: &str,
    ) -> Result<()> {
        let (id, because) = (self.id.clone(), because.to_owned());
        let now = self.app.clock().now_ms();
        self.app
            .store()
            .write(move |tx| {
                Box::pin(async move { rows::set_state(tx, &id, from, to, &because, now).await })
            })
            .await?;
        self.app.changed(&[Topic::Campaigns, Topic::Dashboard]);
        Ok(())
    }

    async fn rest(&self, time: Duration) {
        let stopping = self.app.stopping();
        tokio::select! {
            () = self.running.changed.notified() => {}
            () = self.app.clock().sleep(time) => {}
            () = stopping.cancelled() => {}
        }
    }
}
