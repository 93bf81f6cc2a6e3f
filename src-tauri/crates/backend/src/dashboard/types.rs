//! The overview as it crosses the door.

use crate::accounts::model::Health;
use crate::campaigns::Campaign;
use domain::{AccountId, CampaignId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to look at.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct GetOverview {
    /// One account; all when absent.
    #[ts(optional)]
    pub account_id: Option<AccountId>,
    /// How far back the chart looks, in minutes: 60 when absent, at most a day.
    #[ts(optional)]
    pub minutes: Option<i64>,
    /// The stretch that every number is of, in whole minutes; the whole chart when absent. From
    /// when on, ms.
    #[ts(optional)]
    pub from_at: Option<i64>,
    /// Until when, exclusive, ms.
    #[ts(optional)]
    pub to_at: Option<i64>,
}

/// A number of the overview: a series of the chart or a reason code, of a stretch.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetBehind {
    /// One account; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub account_id: Option<AccountId>,
    /// From when on, ms.
    pub from_at: i64,
    /// Until when, exclusive, ms.
    pub to_at: i64,
    /// `enqueued`, `sent`, `delivered`, `read` or `failed`.
    #[serde(default)]
    #[ts(optional)]
    pub series: Option<String>,
    /// A reason code instead.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
}

/// A campaign that a number is made of.
#[derive(Debug, Serialize, TS)]
pub struct Behind {
    pub campaign_id: CampaignId,
    pub name: String,
    pub account_name: String,
    /// How many people of it the number counts.
    pub count: i64,
}

/// What needs a person, what is under way, what went out and what came back.
#[derive(Debug, Serialize, TS)]
pub struct Overview {
    /// The most urgent first; empty when all is well.
    pub attention: Vec<Attention>,
    /// Being prepared, running or paused, newest first.
    pub campaigns: Vec<Campaign>,
    /// Every minute of the chart, the one that is passing last; empty while nothing was ever sent.
    pub minutes: Vec<Minute>,
    /// The stretch that the numbers are of.
    pub stretch: OverviewStretch,
    /// What happened in the stretch.
    pub totals: Totals,
    /// Of the stretch; most people first.
    pub failures: Vec<OverviewFailure>,
    pub accounts: Vec<OverviewAccount>,
    /// What to do next, while that is plain.
    pub suggestion: Option<String>,
}

/// Something that needs a person.
#[derive(Debug, Serialize, TS)]
pub struct Attention {
    /// What is the matter.
    pub sentence: String,
    /// The one button that helps.
    pub action: AttentionAction,
}

/// A button that leads to a page.
#[derive(Debug, Serialize, TS)]
pub struct AttentionAction {
    /// What stands on it.
    pub label: String,
    /// The page's address in the interface.
    pub page: String,
}

/// How many recipients rose to each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Totals {
    pub enqueued: i64,
    pub sent: i64,
    pub delivered: i64,
    pub read: i64,
    /// Failed, rejected, or not accepted by Sinch.
    pub failed: i64,
}

/// How many recipients rose to a status in one minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Minute {
    /// Its beginning.
    pub at: i64,
    #[serde(flatten)]
    #[ts(flatten)]
    pub counts: Totals,
}

/// The stretch that the numbers are of, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OverviewStretch {
    pub from_at: i64,
    /// Exclusive.
    pub to_at: i64,
}

/// People whom one code kept from their message.
#[derive(Debug, Serialize, TS)]
pub struct OverviewFailure {
    pub code: String,
    pub count: i64,
    /// What the code means.
    pub meaning: String,
    /// Whose it is to mend.
    pub owner: String,
}

/// An account and how it stands.
#[derive(Debug, Serialize, TS)]
pub struct OverviewAccount {
    pub id: AccountId,
    pub name: String,
    pub state: Health,
    pub last_callback_at: Option<i64>,
    /// What happened in the stretch.
    pub totals: Totals,
}
