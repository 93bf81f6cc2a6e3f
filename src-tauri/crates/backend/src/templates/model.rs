//! Templates as they cross the door.

use domain::template::{Preview, Variable};
use domain::{AccountId, TemplateId, TemplateKind, TemplateState};
use serde::Serialize;
use ts_rs::TS;

/// A template with its translations.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Template {
    pub id: TemplateId,
    pub account_id: AccountId,
    pub kind: TemplateKind,
    /// WhatsApp: the name; omni: Sinch's id. What a message names it by.
    pub remote_id: String,
    pub name: String,
    /// `UTILITY`, `MARKETING` or `AUTHENTICATION`; none for omni.
    pub category: Option<String>,
    /// The best state of its translations, or `gone`.
    pub state: TemplateState,
    pub default_language: Option<String>,
    pub translations: Vec<Translation>,
    pub synced_at: i64,
}

/// A template in one language.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Translation {
    /// As it is sent: `en_US` for WhatsApp, `en-US` for omni.
    pub language: String,
    /// Omni only.
    pub version: Option<String>,
    pub state: TemplateState,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// What must be given to send it.
    pub variables: Vec<Variable>,
    /// How it reads, with `{{key}}` where something is filled in.
    pub preview: Preview,
}

/// What a sync found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SyncReport {
    pub added: u32,
    pub changed: u32,
    pub gone: u32,
    pub at: i64,
}
