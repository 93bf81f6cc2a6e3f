//! What crosses the door about contacts and their lists.

use std::collections::BTreeMap;

use domain::{
    AccountId, CampaignId, ContactId, ContactSort, ImportId, ListId, ListSort, RecipientId,
    RecipientState,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::campaigns::CampaignUse;

/// Asks for lists.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListLists {
    /// The begin of the name.
    #[serde(default)]
    #[ts(optional)]
    pub search: Option<String>,
    /// By what.
    #[serde(default)]
    #[ts(optional)]
    pub sort: Option<ListSort>,
    /// Largest first.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
    /// From where on; from the begin without it.
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A list of contacts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// How many contacts are on it.
    pub members: i64,
    /// Ms since the epoch.
    pub created_at: i64,
}

/// Asks for contacts.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListContacts {
    /// Of this list only.
    #[serde(default)]
    #[ts(optional)]
    pub list_id: Option<ListId>,
    /// The begin of a name or of a number.
    #[serde(default)]
    #[ts(optional)]
    pub search: Option<String>,
    /// By what; without it a list in the order its members joined, everybody by name.
    #[serde(default)]
    #[ts(optional)]
    pub sort: Option<ContactSort>,
    /// Largest first; means nothing without a `sort`.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
    /// From where on; from the begin without it.
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A person with a number.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// E.164 with its plus.
    pub phone: String,
    /// '' when unknown.
    pub name: String,
    /// A language tag.
    pub language: Option<String>,
    /// What the newest file said, by column.
    pub attributes: BTreeMap<String, String>,
    /// The names of the lists it is on.
    pub lists: Vec<String>,
    /// Ms since the epoch.
    pub created_at: i64,
}

/// Names a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRef {
    /// Its id.
    pub list_id: ListId,
}

/// Asks for a page of what belongs to a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfList {
    /// The list.
    pub list_id: ListId,
    /// From where on; from the begin without it.
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A list, and what keeps it from being deleted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ListPage {
    /// The list.
    pub list: List,
    /// The campaigns that were begun, are not over and write to it; at most ten.
    pub in_use: Vec<CampaignUse>,
}

/// Gives a list another name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenameList {
    /// The list.
    pub list_id: ListId,
    /// Its new name.
    pub name: String,
}

/// Deletes a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteList {
    /// The list.
    pub list_id: ListId,
    /// Whether those of its contacts who are on no other list go too.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub contacts: bool,
}

/// Takes a contact off a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveMember {
    /// The list.
    pub list_id: ListId,
    /// The contact.
    pub contact_id: ContactId,
}

/// Names a contact.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactRef {
    /// Its id.
    pub contact_id: ContactId,
}

/// All about a contact but its messages.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ContactPage {
    /// The contact.
    pub contact: Contact,
    /// How it is reached, by channel.
    pub identities: Vec<Identity>,
    /// The lists it is on.
    pub memberships: Vec<Membership>,
    /// Ms since the epoch.
    pub updated_at: i64,
}

/// How a contact is reached on a channel.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Identity {
    /// Sinch's word for the channel; `PHONE` for every one that is addressed by a number.
    pub channel: String,
    /// A number in E.164, or the channel's own id.
    pub identity: String,
}

/// That a contact is on a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Membership {
    /// The list.
    pub list_id: ListId,
    /// Its name.
    pub list_name: String,
    /// Since when, ms since the epoch; none where it is not known.
    pub joined_at: Option<i64>,
    /// The import that brought it there.
    pub import: Option<ImportId>,
    /// That import's file.
    pub file_name: Option<String>,
    /// What was said at that import of how these people agreed to be written to.
    pub consent: Option<String>,
}

/// Asks for the messages to a contact, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListContactMessages {
    /// The contact.
    pub contact_id: ContactId,
    /// From where on; from the begin without it.
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A campaign's message to a contact.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ContactMessage {
    /// The row of the campaign's ledger.
    pub id: RecipientId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// The account.
    pub account_id: AccountId,
    /// Sinch's word for the channel.
    pub channel: String,
    /// In which language.
    pub language: String,
    /// Where it stands.
    pub state: RecipientState,
    /// A code, where it failed or was left out.
    pub reason: Option<String>,
    /// What that means.
    pub reason_words: Option<String>,
    /// Ms since the epoch.
    pub updated_at: i64,
}

/// Changes a contact.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateContact {
    /// The contact.
    pub contact_id: ContactId,
    /// '' when unknown.
    pub name: String,
    /// A language tag; '' or nothing when unknown.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<String>,
    /// All its columns.
    pub attributes: BTreeMap<String, String>,
}
