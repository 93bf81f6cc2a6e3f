//! WhatsApp in the Provisioning API: the account, its senders, its templates.
//!
//! [`WhatsApp`] leads to them; one folder each.

pub mod account;
pub mod senders;
pub mod templates;

pub use account::WhatsAppAccount;
pub use senders::WhatsAppSender;
pub use templates::{TemplateCategory, WhatsAppTemplate};

use super::Provisioning;
use crate::client::Client;
use crate::json::{Map, model};
use crate::paging::Page;
use crate::time::Time;

/// The way to the WhatsApp calls; see [`Provisioning::whatsapp`].
#[derive(Debug, Clone)]
pub struct WhatsApp {
    client: Client,
}

impl Provisioning {
    /// WhatsApp: the account, its senders, its templates.
    pub fn whatsapp(&self) -> WhatsApp {
        WhatsApp {
            client: self.client.clone(),
        }
    }
}

model! {
    /// A comment to the reviewers, or one of theirs.
    pub struct Comment {
        /// The text, 1 to 65,535 characters.
        required comment: String,
        /// What it belongs to; in answers.
        optional kind = "type": String,
        /// When it was made; in answers.
        optional created: Time,
    }
}

model! {
    /// Something that happened to an account, a sender or a template.
    pub struct Activity {
        /// `COMMENT_ADDED`, `CREATED`, `DRAFT`, `EDITED`, `IN_PROGRESS`, `REJECTED`.
        required kind = "type": String,
        /// When.
        optional created: Time,
        /// By whom.
        optional author: String,
        /// A comment.
        optional comment: String,
    }
}

model! {
    /// A page of activities.
    pub struct ActivityPage {
        /// The activities.
        optional notifications: Vec<Activity>,
        /// How many there are in all.
        optional total_size = "totalSize": u64,
        /// How many a page holds.
        optional page_size = "pageSize": u32,
        /// Token of the page before.
        optional previous_page_token = "previousPageToken": String,
        /// Token of the next page; absent on the last.
        optional next_page_token = "nextPageToken": String,
    }
}

impl Page for ActivityPage {
    type Item = Activity;

    fn split(self) -> (Vec<Activity>, Option<String>) {
        (self.notifications.unwrap_or_default(), self.next_page_token)
    }
}

model! {
    /// Changes of an account that are under way.
    pub struct AccountChanges {
        /// `DRAFT`, `IN_PROGRESS`, `REJECTED`.
        optional status: String,
        /// What is to change.
        optional details: Map,
    }
}
