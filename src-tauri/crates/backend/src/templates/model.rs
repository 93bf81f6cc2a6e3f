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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SyncReport {
    pub added: u32,
    pub changed: u32,
    pub gone: u32,
    pub at: i64,
    /// Each kind by itself: one may fail and the other not.
    pub kinds: Vec<KindSync>,
}

/// The last sync of one kind of an account's templates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KindSync {
    pub account_id: AccountId,
    pub kind: TemplateKind,
    pub at: i64,
    /// How many templates Sinch has.
    pub seen: i64,
    pub added: i64,
    pub changed: i64,
    pub gone: i64,
    /// Why it failed; what was known before stays then.
    pub fault: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// What changed; the first two hundred.
    pub changes: Vec<SyncChange>,
}

/// Something that a sync saw change, with its template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SyncChange {
    pub template_id: TemplateId,
    pub name: String,
    pub change: TemplateChange,
}

/// Something that a sync saw change of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TemplateChange {
    /// The sync that first saw it; Sinch does not tell when it happened.
    pub at: i64,
    /// `added`, `returned`, `gone`, `name`, `category`, `default_language`, `language_added`,
    /// `language_gone`, `state`, `reason`, `version`, `text` or `variables`.
    pub what: String,
    /// The translation that changed.
    pub language: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// Meta's reason, a code.
    pub reason: Option<String>,
}
