//! Events: the little things around messages.

use crate::channel::{Channel, ChannelIdentity, Direction, ProcessingMode, Recipient};
use crate::client::Query;
use crate::json::{Map, model, open_enum, union};
use crate::messages::{Agent, Queue};
use crate::paging::Page;
use crate::time::Time;

model! {
    /// The last inbound message was read.
    pub struct ReadMessageEvent {}
}

model! {
    /// The person deleted the conversation.
    pub struct ConversationDeletedEvent {}
}

model! {
    /// Answers a comment in private (Instagram).
    pub struct CommentReplyEvent {
        /// The answer.
        required text: String,
    }
}

model! {
    /// An agent joins.
    pub struct AgentJoinedEvent {
        /// Who.
        required agent: Agent,
    }
}

model! {
    /// An agent leaves.
    pub struct AgentLeftEvent {
        /// Who.
        required agent: Agent,
    }
}

model! {
    /// Anything else a channel knows.
    pub struct GenericEvent {
        /// In the channel's words.
        required payload: Map,
    }
}

union! {
    /// What an app can let happen.
    ///
    /// Source: Conversation API, `AppEvent`.
    pub enum AppEventKind {
        /// The app begins to write.
        Composing(ComposingEvent) = "composing_event",
        /// The app ends writing.
        ComposingEnd(ComposingEndEvent) = "composing_end_event",
        /// The last inbound message was read (WhatsApp, RCS).
        ReadMessage(ReadMessageEvent) = "read_message_event",
        /// A comment is answered in private (Instagram).
        CommentReply(CommentReplyEvent) = "comment_reply_event",
        /// An agent joins.
        AgentJoined(AgentJoinedEvent) = "agent_joined_event",
        /// An agent leaves.
        AgentLeft(AgentLeftEvent) = "agent_left_event",
        /// Anything else.
        Generic(GenericEvent) = "generic_event",
    }
}

model! {
    /// Someone begins to write.
    pub struct ComposingEvent {}
}

model! {
    /// Someone ends writing.
    pub struct ComposingEndEvent {}
}

model! {
    /// Something an app lets happen.
    pub struct AppEvent {
        /// What.
        one kind: AppEventKind,
    }
}

union! {
    /// What a person can let happen.
    ///
    /// Source: Conversation API, `ContactEvent`.
    pub enum ContactEventKind {
        /// The person begins to write.
        Composing(ComposingEvent) = "composing_event",
        /// The person ends writing.
        ComposingEnd(ComposingEndEvent) = "composing_end_event",
        /// The person deleted the conversation.
        ConversationDeleted(ConversationDeletedEvent) = "conversation_deleted_event",
        /// The person commented (Instagram).
        Comment(CommentEvent) = "comment_event",
        /// Anything else.
        Generic(GenericEvent) = "generic_event",
    }
}

model! {
    /// Something a person lets happen.
    pub struct ContactEvent {
        /// What.
        one kind: ContactEventKind,
    }
}

model! {
    /// A comment (Instagram).
    pub struct CommentEvent {
        /// The comment.
        required text: String,
        /// Its id.
        optional id: String,
        /// `FEED` or `LIVE`.
        optional comment_type: String,
        /// What was commented on, a URL.
        optional commented_on: String,
        /// Who commented.
        optional user: String,
    }
}

union! {
    /// What can happen to a message.
    ///
    /// Source: Conversation API, `ContactMessageEvent`.
    pub enum ContactMessageEventKind {
        /// A payment moves on (WhatsApp).
        PaymentStatusUpdate(PaymentStatusUpdateEvent) = "payment_status_update_event",
        /// A short link was opened (Messenger).
        ShortlinkActivated(ShortlinkActivatedEvent) = "shortlink_activated_event",
        /// The person reacts to a message.
        Reaction(ReactionEvent) = "reaction_event",
    }
}

model! {
    /// Something that happened to a message.
    pub struct ContactMessageEvent {
        /// What.
        one kind: ContactMessageEventKind,
    }
}

model! {
    /// A payment moves on.
    pub struct PaymentStatusUpdateEvent {
        /// The app's own id of the order.
        optional reference_id: String,
        /// State of the payment.
        optional payment_status: PaymentStatus,
        /// State of the transaction.
        optional payment_transaction_status: PaymentTransactionStatus,
        /// Id of the transaction.
        optional payment_transaction_id: String,
    }
}

open_enum! {
    /// States of a payment.
    #[allow(missing_docs)]
    pub enum PaymentStatus {
        Unknown = "PAYMENT_STATUS_UNKNOWN",
        New = "PAYMENT_STATUS_NEW",
        Pending = "PAYMENT_STATUS_PENDING",
        Captured = "PAYMENT_STATUS_CAPTURED",
        Canceled = "PAYMENT_STATUS_CANCELED",
        Failed = "PAYMENT_STATUS_FAILED",
    }
}

open_enum! {
    /// States of a payment's transaction.
    #[allow(missing_docs)]
    pub enum PaymentTransactionStatus {
        Unknown = "PAYMENT_STATUS_TRANSACTION_UNKNOWN",
        Pending = "PAYMENT_STATUS_TRANSACTION_PENDING",
        Failed = "PAYMENT_STATUS_TRANSACTION_FAILED",
        Success = "PAYMENT_STATUS_TRANSACTION_SUCCESS",
        Canceled = "PAYMENT_STATUS_TRANSACTION_CANCELED",
    }
}

model! {
    /// A short link was opened.
    pub struct ShortlinkActivatedEvent {
        /// Payload of the link.
        optional payload: String,
        /// Title of the link.
        optional title: String,
        /// Reference in the link.
        optional reference = "ref": String,
        /// `SHORTLINK`.
        optional source: String,
        /// `OPEN_THREAD`.
        optional kind = "type": String,
        /// Whether there was a conversation already.
        optional existing_thread: bool,
    }
}

model! {
    /// The person reacts to a message.
    pub struct ReactionEvent {
        /// The emoji.
        required emoji: String,
        /// Put or taken away.
        required action: ReactionAction,
        /// The message.
        required message_id: String,
        /// Category, where the channel has them.
        optional reaction_category: String,
    }
}

open_enum! {
    /// Whether a reaction was put or taken away.
    pub enum ReactionAction {
        /// Put.
        React = "REACTION_ACTION_REACT",
        /// Taken away.
        Unreact = "REACTION_ACTION_UNREACT",
        /// Not said.
        Unknown = "REACTION_ACTION_UNKNOWN",
    }
}

union! {
    /// Who let it happen.
    pub enum EventContent {
        /// The app.
        App(AppEvent) = "app_event",
        /// The person.
        Contact(ContactEvent) = "contact_event",
        /// The person, to a message.
        ContactMessage(ContactMessageEvent) = "contact_message_event",
    }
}

model! {
    /// A stored or inbound event.
    ///
    /// Source: Conversation API, `ConversationEvent`.
    pub struct ConversationEvent {
        /// Id; absent in events to inject and in some old callbacks.
        optional id: String,
        /// From whom to whom.
        optional direction: Direction,
        /// What happened.
        flat content: EventContent,
        /// Who, on which channel.
        optional channel_identity: ChannelIdentity,
        /// Contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// Conversation; empty in DISPATCH mode.
        optional conversation_id: String,
        /// When Sinch accepted it.
        optional accept_time: Time,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
    }
}

model! {
    /// What to let happen to whom.
    ///
    /// Source: Conversation API, `events:send`.
    pub struct SendEventRequest {
        /// The app.
        required app_id: String,
        /// Who it is for.
        required recipient: Recipient,
        /// What happens.
        required event: AppEvent,
        /// One channel; further ones do not count.
        optional channel_priority_order: Vec<Channel>,
        /// Where the delivery reports of this event go.
        optional callback_url: String,
        /// Comes back in the delivery reports.
        optional event_metadata: String,
        /// Place in the app's queue.
        optional queue: Queue,
    }
}

model! {
    /// An event was accepted.
    pub struct SendEventResponse {
        /// Id of the event.
        required event_id: String,
        /// When it was accepted.
        optional accepted_time: Time,
    }
}

/// Which events to list; one of the two ids is required.
///
/// Source: Conversation API, `GET events`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListEvents {
    /// Of one conversation.
    pub conversation_id: Option<String>,
    /// Of one contact.
    pub contact_id: Option<String>,
    /// Events a page: 10 unless set, at most 20.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListEvents {
    pub(super) fn query(&self) -> Query {
        Query::default()
            .add("conversation_id", self.conversation_id.as_ref())
            .add("contact_id", self.contact_id.as_ref())
            .add("page_size", self.page_size)
            .add("page_token", self.page_token.as_ref())
    }
}

model! {
    /// A page of events.
    pub struct EventPage {
        /// The events.
        optional events: Vec<ConversationEvent>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
    }
}

impl Page for EventPage {
    type Item = ConversationEvent;

    fn split(self) -> (Vec<ConversationEvent>, Option<String>) {
        (self.events.unwrap_or_default(), self.next_page_token)
    }
}
