//! The rollups of one transaction, summed in memory and written once, in key order, so that two
//! transactions on PostgreSQL never wait for each other in a circle.

use crate::{Error, Tx, engine::execute};
use domain::{AccountId, CampaignId, RecipientState};
use std::collections::BTreeMap;

/// Differences to the rollups, not yet written.
#[derive(Default)]
pub(super) struct Tally {
    campaigns: BTreeMap<(CampaignId, RecipientState), i64>,
    failures: BTreeMap<(CampaignId, String), i64>,
    minutes: BTreeMap<(AccountId, String, i64, RecipientState), i64>,
    campaign_minutes: BTreeMap<(CampaignId, i64, RecipientState, String), i64>,
    /// When messages were accepted: the earliest and the latest moment.
    accepted: BTreeMap<CampaignId, (i64, i64)>,
}

/// Whose rollups a movement changes.
pub(super) struct Scope<'a> {
    pub campaign: &'a CampaignId,
    pub account: &'a AccountId,
    pub channel: &'a str,
}

impl Tally {
    /// A recipient came into being in `state` at `at_ms`.
    pub fn appear(
        &mut self,
        campaign: &CampaignId,
        state: RecipientState,
        reason: &str,
        at_ms: i64,
    ) {
        *self.campaigns.entry((campaign.clone(), state)).or_default() += 1;
        self.count_failure(campaign, state, reason, 1);
        if state == RecipientState::Skipped {
            self.count_minute(campaign, state, reason, at_ms);
        }
    }

    /// A recipient went from one state and reason to another at `at_ms`.
    pub fn shift(
        &mut self,
        scope: &Scope<'_>,
        from: (RecipientState, &str),
        to: (RecipientState, &str),
        at_ms: i64,
    ) {
        *self
            .campaigns
            .entry((scope.campaign.clone(), from.0))
            .or_default() -= 1;
        *self
            .campaigns
            .entry((scope.campaign.clone(), to.0))
            .or_default() += 1;
        self.count_failure(scope.campaign, from.0, from.1, -1);
        self.count_failure(scope.campaign, to.0, to.1, 1);
        if to.0.is_accepted() && !from.0.is_accepted() {
            let (first, last) = self
                .accepted
                .entry(scope.campaign.clone())
                .or_insert((at_ms, at_ms));
            *first = at_ms.min(*first);
            *last = at_ms.max(*last);
        }
        if to.0.is_accepted() || to.0 == RecipientState::EnqueuedFailed {
            let minute = at_ms.div_euclid(60_000);
            let key = (
                scope.account.clone(),
                scope.channel.to_owned(),
                minute,
                to.0,
            );
            *self.minutes.entry(key).or_default() += 1;
            self.count_minute(scope.campaign, to.0, to.1, at_ms);
        }
    }

    fn count_minute(
        &mut self,
        campaign: &CampaignId,
        state: RecipientState,
        code: &str,
        at_ms: i64,
    ) {
        let minute = at_ms.div_euclid(60_000);
        let key = (campaign.clone(), minute, state, code.to_owned());
        *self.campaign_minutes.entry(key).or_default() += 1;
    }

    fn count_failure(&mut self, campaign: &CampaignId, state: RecipientState, code: &str, by: i64) {
        use RecipientState::*;
        if matches!(state, Failed | Rejected | EnqueuedFailed | Skipped) && !code.is_empty() {
            *self
                .failures
                .entry((campaign.clone(), code.to_owned()))
                .or_default() += by;
        }
    }

    /// Writes the differences.
    pub async fn flush(self, tx: &mut Tx) -> Result<(), Error> {
        for ((campaign, state), n) in self.campaigns.into_iter().filter(|(_, n)| *n != 0) {
            execute!(
                tx,
                "INSERT INTO campaign_counts (campaign_id, state, n) VALUES ($1, $2, $3)
                 ON CONFLICT (campaign_id, state) DO UPDATE SET n = campaign_counts.n + excluded.n",
                campaign.as_str(),
                state.as_str(),
                n
            )?;
        }
        for ((campaign, code), n) in self.failures.into_iter().filter(|(_, n)| *n != 0) {
            execute!(
                tx,
                "INSERT INTO failure_counts (campaign_id, code, n) VALUES ($1, $2, $3)
                 ON CONFLICT (campaign_id, code) DO UPDATE SET n = failure_counts.n + excluded.n",
                campaign.as_str(),
                code,
                n
            )?;
        }
        for ((account, channel, minute, state), n) in self.minutes {
            execute!(
                tx,
                "INSERT INTO minute_counts (account_id, channel, minute, state, n)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (account_id, channel, minute, state)
                 DO UPDATE SET n = minute_counts.n + excluded.n",
                account.as_str(),
                channel,
                minute,
                state.as_str(),
                n
            )?;
        }
        for ((campaign, minute, state, code), n) in self.campaign_minutes {
            execute!(
                tx,
                "INSERT INTO campaign_minutes (campaign_id, minute, state, code, n)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (campaign_id, minute, state, code)
                 DO UPDATE SET n = campaign_minutes.n + excluded.n",
                campaign.as_str(),
                minute,
                state.as_str(),
                code,
                n
            )?;
        }
        for (campaign, (first, last)) in self.accepted {
            execute!(
                tx,
                "UPDATE campaigns
                 SET first_accepted_at = CASE WHEN first_accepted_at <= $1 THEN first_accepted_at
                                              ELSE $1 END,
                     last_accepted_at = CASE WHEN last_accepted_at >= $2 THEN last_accepted_at
                                             ELSE $2 END
                 WHERE id = $3",
                first,
                last,
                campaign.as_str()
            )?;
        }
        Ok(())
    }
}
