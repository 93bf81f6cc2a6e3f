//! A message as Sinch keeps it.

use super::app_message::AppMessage;
use super::contact_message::ContactMessage;
use super::delivery::DeliveryStatus;
use crate::channel::{ChannelIdentity, Direction, ProcessingMode};
use crate::json::{model, union};
use crate::time::Time;

union! {
    /// What was said, by the app or by the person.
    pub enum MessageContent {
        /// By the app.
        App(AppMessage) = "app_message",
        /// By the person.
        Contact(ContactMessage) = "contact_message",
    }
}

model! {
    /// A stored or inbound message.
    ///
    /// Source: Conversation API, `ConversationMessage`.
    pub struct ConversationMessage {
        /// Id; absent in messages to inject.
        optional id: String,
        /// Conversation; empty in DISPATCH mode.
        optional conversation_id: String,
        /// Contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// From whom to whom.
        optional direction: Direction,
        /// What was said.
        flat content: MessageContent,
        /// Who, on which channel.
        optional channel_identity: ChannelIdentity,
        /// Of an outbound message its `message_metadata`; of an inbound one the channel's data.
        optional metadata: String,
        /// When Sinch accepted it.
        optional accept_time: Time,
        /// Put in by hand rather than sent.
        optional injected: bool,
        /// The number or id that received it; inbound only.
        optional sender_id: String,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
        /// Latest status, when the app keeps it; deprecated by Sinch.
        optional message_status: StoredStatus,
    }
}

model! {
    /// The latest status of a stored message; deprecated by Sinch in favour of callbacks.
    pub struct StoredStatus {
        /// The status.
        optional status: DeliveryStatus,
        /// When it was reached.
        optional event_time: Time,
        /// Why it failed, as text.
        optional reason: String,
    }
}
