//! Requests and answers of the message calls.

use std::collections::BTreeMap;

use super::app_message::AppMessage;
use super::conversation_message::ConversationMessage;
use crate::channel::{Channel, Direction, Recipient};
use crate::client::Query;
use crate::json::{Map, model, open_enum};
use crate::paging::Page;
use crate::time::Time;

model! {
    /// What to send to whom.
    ///
    /// Source: Conversation API, `messages:send`.
    pub struct SendMessageRequest {
        /// The app that speaks, a ULID.
        required app_id: String,
        /// Who it is for.
        required recipient: Recipient,
        /// The message.
        required message: AppMessage,
        /// Channels to try, in order; each must be configured in the app.
        optional channel_priority_order: Vec<Channel>,
        /// Where the delivery reports of this message go instead of to the webhooks.
        optional callback_url: String,
        /// Comes back in the delivery reports, as `metadata`. At most 1024 characters.
        optional message_metadata: String,
        /// Kept with the conversation; comes back on inbound callbacks. At most 2048 characters.
        optional conversation_metadata: Map,
        /// How to keep it.
        optional conversation_metadata_update_strategy: MetadataUpdateStrategy,
        /// Comes back in all callbacks of the message and in later inbound ones. At most 128
        /// characters.
        optional correlation_id: String,
        /// Particulars of channels, such as `SMS_SENDER`.
        optional channel_properties: BTreeMap<String, String>,
        /// Place in the app's queue.
        optional queue: Queue,
        /// How long to try, as `10s`.
        optional ttl: String,
        /// Whether to ignore the app's CONVERSATION mode for this message.
        optional processing_strategy: ProcessingStrategy,
        /// For consent management only.
        optional message_content_type: MessageContentType,
    }
}

model! {
    /// A message was accepted, which means queued and no more.
    ///
    /// Source: Conversation API, answer of `messages:send`.
    pub struct SendMessageResponse {
        /// Id of the message.
        required message_id: String,
        /// When it was accepted.
        optional accepted_time: Time,
    }
}

open_enum! {
    /// How conversation metadata are kept.
    pub enum MetadataUpdateStrategy {
        /// Instead of what was there; the default.
        Replace = "REPLACE",
        /// Merged (RFC 7386); CONVERSATION mode only.
        MergePatch = "MERGE_PATCH",
    }
}

open_enum! {
    /// Place in the app's queue.
    pub enum Queue {
        /// The default.
        Normal = "NORMAL_PRIORITY",
        /// Overtakes normal messages of the app.
        High = "HIGH_PRIORITY",
    }
}

open_enum! {
    /// Whether to ignore the app's CONVERSATION mode for one message.
    pub enum ProcessingStrategy {
        /// As the app is set.
        Default = "DEFAULT",
        /// As in DISPATCH mode.
        DispatchOnly = "DISPATCH_ONLY",
    }
}

open_enum! {
    /// Kind of content, for consent management.
    pub enum MessageContentType {
        /// Only the list of all opt-outs counts.
        Unknown = "CONTENT_UNKNOWN",
        /// Advertising.
        Marketing = "CONTENT_MARKETING",
        /// Notifications.
        Notification = "CONTENT_NOTIFICATION",
    }
}

open_enum! {
    /// Which store to read messages from.
    pub enum MessagesSource {
        /// Messages of conversations; the default.
        Conversation = "CONVERSATION_SOURCE",
        /// Messages dispatched, while the dispatch retention keeps them.
        Dispatch = "DISPATCH_SOURCE",
    }
}

open_enum! {
    /// How much of a message to read.
    pub enum MessagesView {
        /// All; the default.
        WithMetadata = "WITH_METADATA",
        /// Without metadata.
        WithoutMetadata = "WITHOUT_METADATA",
    }
}

/// Which messages to list. All fields narrow the list; none is required.
///
/// Source: Conversation API, `GET messages`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListMessages {
    /// Of one conversation. Not in DISPATCH mode.
    pub conversation_id: Option<String>,
    /// Of one contact. Not in DISPATCH mode.
    pub contact_id: Option<String>,
    /// Of one app.
    pub app_id: Option<String>,
    /// Of one identity.
    pub channel_identity: Option<String>,
    /// Of one channel.
    pub channel: Option<Channel>,
    /// In one direction.
    pub direction: Option<Direction>,
    /// Accepted at or after.
    pub start_time: Option<Time>,
    /// Accepted before.
    pub end_time: Option<Time>,
    /// Only of recipients that began; DISPATCH source only.
    pub only_recipient_originated: Option<bool>,
    /// Which store.
    pub messages_source: Option<MessagesSource>,
    /// How much of each.
    pub view: Option<MessagesView>,
    /// Messages a page: 10 unless set, at most 1000.
    pub page_size: Option<u32>,
    /// Where to begin; from [`MessagePage::next_page_token`].
    pub page_token: Option<String>,
}

impl ListMessages {
    pub(super) fn query(&self) -> Query {
        Query::default()
            .add("conversation_id", self.conversation_id.as_ref())
            .add("contact_id", self.contact_id.as_ref())
            .add("app_id", self.app_id.as_ref())
            .add("channel_identity", self.channel_identity.as_ref())
            .add("channel", self.channel.as_ref())
            .add("direction", self.direction.as_ref())
            .add("start_time", self.start_time.as_ref())
            .add("end_time", self.end_time.as_ref())
            .add("only_recipient_originated", self.only_recipient_originated)
            .add("messages_source", self.messages_source.as_ref())
            .add("view", self.view.as_ref())
            .add("page_size", self.page_size)
            .add("page_token", self.page_token.as_ref())
    }
}

model! {
    /// A page of messages, newest first.
    pub struct MessagePage {
        /// The messages.
        optional messages: Vec<ConversationMessage>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
    }
}

impl Page for MessagePage {
    type Item = ConversationMessage;

    fn split(self) -> (Vec<ConversationMessage>, Option<String>) {
        (self.messages.unwrap_or_default(), self.next_page_token)
    }
}

model! {
    /// Whose last messages to fetch: by identities or by contacts, not both.
    ///
    /// Source: Conversation API, `messages:fetch-last-message`.
    pub struct FetchLastMessageRequest {
        /// Identities, as texts.
        optional channel_identities: Vec<String>,
        /// Contacts; not with the DISPATCH source.
        optional contact_ids: Vec<String>,
        /// Of one app.
        optional app_id: String,
        /// Which store.
        optional messages_source: MessagesSource,
        /// How much of each.
        optional view: MessagesView,
        /// Of one channel.
        optional channel: Channel,
        /// In one direction.
        optional direction: Direction,
        /// Accepted at or after.
        optional start_time: Time,
        /// Accepted before.
        optional end_time: Time,
        /// Messages a page: 10 unless set, at most 1000.
        optional page_size: u32,
        /// Where to begin.
        optional page_token: String,
    }
}

model! {
    /// The only part of a stored message that can be changed.
    ///
    /// Source: Conversation API, `PATCH messages/{id}`.
    pub struct UpdateMessageRequest {
        /// The new metadata.
        required metadata: String,
    }
}

model! {
    /// Asks how a message would look on channels.
    ///
    /// Source: Conversation API, `messages:transcode`.
    pub struct TranscodeMessageRequest {
        /// The app.
        required app_id: String,
        /// The message.
        required app_message: AppMessage,
        /// The channels.
        required channels: Vec<Channel>,
        /// Sender, where the channel's format has one.
        optional from: String,
        /// Recipient, where the channel's format has one.
        optional to: String,
    }
}

model! {
    /// How a message would look on channels.
    pub struct TranscodeMessageResponse {
        /// Per channel its own format, usually JSON as text.
        optional transcoded_message: BTreeMap<Channel, String>,
    }
}
