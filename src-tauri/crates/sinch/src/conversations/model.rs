//! The conversation and what is asked and answered about conversations.

use crate::channel::Channel;
use crate::client::Query;
use crate::json::{Map, model, open_enum};
use crate::messages::ConversationMessage;
use crate::paging::Page;
use crate::time::Time;

model! {
    /// One app talking with one contact. Also the body of create and update: to create, `app_id`
    /// and `contact_id` are required.
    ///
    /// Source: Conversation API, `Conversation`.
    pub struct Conversation {
        /// A ULID; read-only.
        optional id: String,
        /// The app.
        optional app_id: String,
        /// The contact.
        optional contact_id: String,
        /// Not stopped.
        optional active: bool,
        /// Channel of the last inbound message.
        optional active_channel: Channel,
        /// Time of the last message; 1970 while there is none. Read-only.
        optional last_received: Time,
        /// Deprecated by Sinch; at most 1024 characters.
        optional metadata: String,
        /// At most 2048 characters when written out.
        optional metadata_json: Map,
        /// Last correlation id.
        optional correlation_id: String,
        /// Senders in use; seen in 2020 only.
        optional active_channel_senders: Vec<String>,
    }
}

open_enum! {
    /// Order of recent conversations.
    pub enum Order {
        /// Oldest first.
        Ascending = "ASC",
        /// Newest first; the default.
        Descending = "DESC",
    }
}

/// Which conversations to list; one of `app_id` and `contact_id` is required.
///
/// Source: Conversation API, `GET conversations`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListConversations {
    /// Of one app.
    pub app_id: Option<String>,
    /// Of one contact.
    pub contact_id: Option<String>,
    /// Only those not stopped.
    pub only_active: Option<bool>,
    /// On one channel.
    pub active_channel: Option<Channel>,
    /// Conversations a page: 10 unless set, at most 20.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListConversations {
    pub(super) fn query(&self) -> Query {
        Query::default()
            .add("app_id", self.app_id.as_ref())
            .add("contact_id", self.contact_id.as_ref())
            .add("only_active", self.only_active)
            .add("active_channel", self.active_channel.as_ref())
            .add("page_size", self.page_size)
            .add("page_token", self.page_token.as_ref())
    }
}

model! {
    /// A page of conversations.
    pub struct ConversationPage {
        /// The conversations.
        optional conversations: Vec<Conversation>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
        /// How many there are in all.
        optional total_size: u64,
    }
}

impl Page for ConversationPage {
    type Item = Conversation;

    fn split(self) -> (Vec<Conversation>, Option<String>) {
        (self.conversations.unwrap_or_default(), self.next_page_token)
    }
}

/// Which recent conversations to list.
///
/// Source: Conversation API, `conversations:recent`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListRecent {
    /// The app; required.
    pub app_id: String,
    /// Only those not stopped.
    pub only_active: Option<bool>,
    /// Order by the last message.
    pub order: Option<Order>,
    /// Conversations a page: 10 unless set, at most 50.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListRecent {
    pub(super) fn query(&self) -> Query {
        Query::default()
            .add("app_id", Some(&self.app_id))
            .add("only_active", self.only_active)
            .add("order", self.order.as_ref())
            .add("page_size", self.page_size)
            .add("page_token", self.page_token.as_ref())
    }
}

model! {
    /// A conversation and its last message.
    pub struct RecentConversation {
        /// The conversation.
        required conversation: Conversation,
        /// Its last message.
        optional last_message: ConversationMessage,
    }
}

model! {
    /// A page of recent conversations.
    pub struct RecentPage {
        /// The conversations.
        optional conversations: Vec<RecentConversation>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
        /// How many there are in all.
        optional total_size: u64,
    }
}

impl Page for RecentPage {
    type Item = RecentConversation;

    fn split(self) -> (Vec<RecentConversation>, Option<String>) {
        (self.conversations.unwrap_or_default(), self.next_page_token)
    }
}
