//! Accounts as they cross the door. No secret is among it: of a secret only its keeper and its
//! last use are told.

use super::connection::ConnectionReport;
use crate::channels::AccountChannel;
use domain::{AccountId, ListId, ProcessingMode, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An account and what is known of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Account {
    pub id: AccountId,
    pub name: String,
    pub key: String,
    /// The list that campaigns of this account start with.
    pub list_id: Option<ListId>,
    pub list_name: Option<String>,
    /// The public domain in front of the receiver; empty when there is none.
    pub proxy_domain: String,
    pub region: Region,
    pub project_id: String,
    pub app_id: String,
    pub key_id: String,
    /// E.164; empty when unknown.
    pub phone: String,
    pub description: String,
    /// Known once the app was found.
    pub processing_mode: Option<ProcessingMode>,
    /// Whether nothing of it leaves this computer.
    pub rehearsal: bool,
    pub health: Health,
    /// The health in a sentence.
    pub health_words: String,
    pub channels: Vec<AccountChannel>,
    /// Messages a second that the app drains to its channels.
    pub rate_outbound: Option<i64>,
    pub secrets: AccountSecrets,
    pub webhook: AccountWebhook,
    /// From how many hours on a callback's signature counts as late.
    pub late_hours: i64,
    pub last_test: Option<ConnectionReport>,
    pub created_at: i64,
    pub updated_at: i64,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Not tested since its connection was last changed.
    Unproven,
    /// Every step of the last test passed.
    Ready,
    /// It works, and something should be looked at.
    Attention,
    /// It does not work.
    Failing,
}

/// Where an account's secrets are.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccountSecrets {
    /// The access key's secret.
    pub key: KeptSecret,
    /// The webhook's secret.
    pub webhook: KeptSecret,
    /// Until when callbacks signed with the webhook's secret before this one are accepted; `null`
    /// when none is.
    pub former_webhook_until: Option<i64>,
}

/// Where a secret is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeptSecret {
    /// `keychain`, `file`, `env` or `sandbox`.
    pub keeper: String,
    /// When it was last used, where that is known.
    pub last_used_at: Option<i64>,
}

/// Our webhook at the account's app.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccountWebhook {
    pub state: WebhookState,
    /// Where Sinch posts to.
    pub target: Option<String>,
    pub last_callback_at: Option<i64>,
}

/// How our webhook stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WebhookState {
    /// Never looked at.
    None,
    /// There, and ours.
    Ours,
    /// It was there and is not any more.
    Missing,
    /// Five are taken by others.
    Limit,
    /// The account has no public domain, so none was made.
    NoDomain,
}

impl WebhookState {
    /// Reads the word of a row; a word that is none counts as never looked at.
    pub fn of_row(word: &str) -> Self {
        match word {
            "ours" => Self::Ours,
            "missing" => Self::Missing,
            "limit" => Self::Limit,
            "no_domain" => Self::NoDomain,
            _ => Self::None,
        }
    }
}
