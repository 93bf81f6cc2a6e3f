//! Campaigns as they cross the door.

use crate::webhooks::Callback;
use domain::{
    AccountId, Action, AttemptId, CampaignId, CampaignSort, CampaignState, Channel, ListId,
    ReasonKind, RecipientId, RecipientSort, RecipientState, TemplateId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where a template variable's value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Source {
    /// A column of the contact: `name`, `phone`, or one of the file's own.
    Column(String),
    /// The same text for everybody.
    Text(String),
}

/// How one template variable is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Sinch's parameter key, e.g. `body[1]text`, or the omni variable's name.
    pub key: String,
    /// Where the value comes from.
    pub source: Source,
    /// What stands there when the source is empty; without it the person is skipped.
    #[serde(default)]
    pub fallback: Option<String>,
}

/// What a campaign is made of.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CampaignForm {
    pub name: String,
    pub account_id: AccountId,
    pub template_id: TemplateId,
    pub channel: Channel,
    /// The translation to send, as the template spells it.
    pub language: String,
    pub list_id: ListId,
    /// Messages a second, at least 1; `null`: as fast as the app allows.
    pub rate: Option<i64>,
    pub variables: Vec<Mapping>,
}

/// A draft to change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateCampaign {
    pub id: CampaignId,
    pub form: CampaignForm,
}

/// One campaign.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ById {
    pub id: CampaignId,
}

/// Lets a paused campaign go on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResumeCampaign {
    pub id: CampaignId,
    /// A person knows that people may be written to again, after its ledger came back with a
    /// backup.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub accept_repeats: bool,
}

/// Launches a checked draft.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LaunchCampaign {
    pub id: CampaignId,
    /// How many people the confirmation named; refused when it is another number by now.
    pub confirm_recipients: i64,
    /// When it is to begin by itself, milliseconds since the epoch; `null`: at once.
    #[serde(default)]
    #[ts(optional)]
    pub starts_at: Option<i64>,
}

/// Which campaigns to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ListCampaigns {
    #[ts(optional)]
    pub account_id: Option<AccountId>,
    #[ts(optional)]
    pub state: Option<CampaignState>,
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// The start of the name.
    #[ts(optional)]
    pub search: Option<String>,
    /// Without one: the newest first.
    #[ts(optional)]
    pub sort: Option<CampaignSort>,
    /// The largest first; means nothing without a `sort`.
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
    #[ts(optional)]
    pub cursor: Option<String>,
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A campaign with its counts, as pages show it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Campaign {
    pub id: CampaignId,
    pub name: String,
    pub account_id: AccountId,
    pub account_name: String,
    /// Whether its account is a rehearsal.
    pub rehearsal: bool,
    pub template_id: TemplateId,
    pub template_name: String,
    pub channel: Channel,
    pub language: String,
    pub list_id: ListId,
    pub list_name: String,
    pub variables: Vec<Mapping>,
    pub state: CampaignState,
    /// Why it paused itself, and what to do.
    pub paused_because: Option<String>,
    /// Recipients by state; every state is there.
    #[ts(type = "Record<RecipientState, number>")]
    pub counts: BTreeMap<RecipientState, i64>,
    /// Recipients laid so far.
    pub total: i64,
    /// Messages a second asked for.
    pub rate: Option<i64>,
    /// Messages a second that the app lets out, where known.
    pub allowed_rate: Option<i64>,
    /// Messages accepted a second, over the last seconds; 0 when it does not run.
    pub rate_now: f64,
    /// Until the last message is accepted, at this rate.
    pub seconds_left: Option<i64>,
    /// How long statuses lag behind at the callbacks' own pace.
    pub status_lag_seconds: Option<i64>,
    pub actions: Vec<ActionNow>,
    pub failures: Vec<Failure>,
    /// When it is to begin by itself, or was.
    pub starts_at: Option<i64>,
    /// When Sinch accepted its first and its latest message.
    pub first_accepted_at: Option<i64>,
    pub last_accepted_at: Option<i64>,
    pub updated_at: i64,
    pub created_at: i64,
    pub launched_at: Option<i64>,
    pub finished_at: Option<i64>,
}

/// What can be done now, or why not.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ActionNow {
    pub action: Action,
    pub allowed: bool,
    pub why_not: Option<String>,
}

/// Recipients that one code kept from their message.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Failure {
    pub code: String,
    pub count: i64,
    /// What the code means.
    pub meaning: String,
    pub kind: ReasonKind,
}

/// One line of the launch gate.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CheckLine {
    /// Which check: `account`, `channel`, `template`, `variables`, `audience`, `rate`, `webhook`.
    pub check: String,
    pub state: CheckState,
    pub sentence: String,
    pub hint: Option<String>,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    Passed,
    /// Launching is possible; somebody should know.
    Warned,
    /// No launch.
    Failed,
}

/// The launch gate.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Check {
    pub passed: bool,
    pub lines: Vec<CheckLine>,
    /// People who would get the message.
    pub recipients: i64,
    /// People who would not, by reason.
    pub skipped: BTreeMap<String, i64>,
    /// People without a value, by variable.
    pub empty: BTreeMap<String, i64>,
}

/// Which recipient of the audience to show.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewCampaign {
    pub id: CampaignId,
    /// From 0, in the order of sending.
    pub index: i64,
}

/// The message as one person would get it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(rename = "CampaignPreview")]
pub struct Preview {
    pub phone: String,
    pub name: String,
    pub header: Option<String>,
    pub body: String,
    pub footer: Option<String>,
    pub buttons: Vec<String>,
    pub parameters: BTreeMap<String, String>,
    /// Why this person would be skipped.
    pub skipped: Option<String>,
}

/// Which recipients to list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRecipients {
    pub id: CampaignId,
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<RecipientState>,
    /// Those that came at least so far: a step of the funnel.
    #[serde(default)]
    #[ts(optional)]
    pub reached: Option<RecipientState>,
    /// A reason code.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// The start of the phone number, with or without plus sign, or of the name.
    #[serde(default)]
    #[ts(optional)]
    pub search: Option<String>,
    #[serde(default)]
    #[ts(optional, as = "Option<RecipientSort>")]
    pub sort: RecipientSort,
    /// The largest first.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A row of the ledger.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Recipient {
    pub id: RecipientId,
    pub phone: String,
    pub name: String,
    /// Sinch's word for the channel.
    pub channel: String,
    pub language: String,
    pub state: RecipientState,
    pub reason: Option<RecipientReason>,
    pub attempts: i64,
    pub updated_at: i64,
}

/// Why a recipient is where it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecipientReason {
    pub code: String,
    pub meaning: String,
    /// Sinch's own words, when there are any.
    pub description: String,
}

/// One recipient.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRecipient {
    pub id: RecipientId,
}

/// A row of the ledger with its history.
#[derive(Debug, Serialize, TS)]
pub struct RecipientHistory {
    pub recipient: Recipient,
    pub parameters: BTreeMap<String, String>,
    pub attempts: Vec<Attempt>,
    /// What Sinch told of its attempts, newest first.
    pub callbacks: Vec<Callback>,
}

/// One try.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Attempt {
    pub id: AttemptId,
    pub number: i64,
    pub state: RecipientState,
    /// A later attempt took its place.
    pub superseded: bool,
    pub claimed_at: i64,
    pub message_id: Option<String>,
    pub reason: Option<RecipientReason>,
    pub updated_at: i64,
    /// When each thing was first known of it.
    pub accepted_at: Option<i64>,
    pub sent_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub read_at: Option<i64>,
    pub failed_at: Option<i64>,
}

/// A person's word on a recipient in doubt.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveDoubt {
    pub recipient_id: RecipientId,
    #[serde(rename = "as")]
    pub decision: Decision,
}

/// What to make of a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Count as sent: nothing is sent again.
    Sent,
    /// Send again: the person may get it twice.
    SendAgain,
}
