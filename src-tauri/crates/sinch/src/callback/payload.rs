//! The payloads of callbacks that have no model elsewhere.

use serde_json::Value;

use crate::channel::{Channel, ChannelIdentity, ProcessingMode};
use crate::contacts::Contact;
use crate::conversations::Conversation;
use crate::json::{Map, model, open_enum};
use crate::messages::{AppMessage, DeliveryStatus, Reason};
use crate::time::Time;

model! {
    /// A message moved on.
    ///
    /// The `message_metadata` of the send request come back in `metadata` here; the
    /// `correlation_id` in the envelope.
    ///
    /// Source: Conversation API, `MESSAGE_DELIVERY`.
    pub struct MessageDeliveryReport {
        /// The message.
        required message_id: String,
        /// Where it is now.
        required status: DeliveryStatus,
        /// Its conversation; empty in DISPATCH mode.
        optional conversation_id: String,
        /// The channel tried and the person on it.
        optional channel_identity: ChannelIdentity,
        /// Its contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// Why, on FAILED and SWITCHING_CHANNEL only.
        optional reason: Reason,
        /// The `message_metadata` of the send request; empty when there were none.
        optional metadata: String,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
    }
}

model! {
    /// An event moved on.
    ///
    /// Source: Conversation API, `EVENT_DELIVERY`.
    pub struct EventDeliveryReport {
        /// The event.
        required event_id: String,
        /// Where it is now.
        required status: DeliveryStatus,
        /// The channel tried and the person on it.
        optional channel_identity: ChannelIdentity,
        /// Its contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// Why, on failure only.
        optional reason: Reason,
        /// The `event_metadata` of the send request.
        optional metadata: String,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
    }
}

model! {
    /// A message was handed on to a channel.
    ///
    /// Source: Conversation API, `MESSAGE_SUBMIT`.
    pub struct MessageSubmitNotification {
        /// The message.
        required message_id: String,
        /// Its conversation; empty in DISPATCH mode.
        optional conversation_id: String,
        /// The channel and the person on it.
        optional channel_identity: ChannelIdentity,
        /// Its contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// What was handed on.
        optional submitted_message: AppMessage,
        /// The `message_metadata` of the send request.
        optional metadata: String,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
    }
}

model! {
    /// Something happened to a conversation.
    ///
    /// Source: Conversation API, `CONVERSATION_START`, `CONVERSATION_STOP`, `CONVERSATION_DELETE`.
    pub struct ConversationNotification {
        /// The conversation as it is now, or was.
        required conversation: Conversation,
    }
}

model! {
    /// Something happened to a contact.
    ///
    /// Source: Conversation API, `CONTACT_CREATE`, `CONTACT_UPDATE`, `CONTACT_DELETE`.
    pub struct ContactNotification {
        /// The contact as it is now, or was.
        required contact: Contact,
    }
}

model! {
    /// Two contacts became one.
    ///
    /// Source: Conversation API, `CONTACT_MERGE`.
    pub struct ContactMergeNotification {
        /// What is left.
        required preserved_contact: Contact,
        /// What is gone.
        required deleted_contact: Contact,
    }
}

model! {
    /// Identities that sit on several contacts.
    ///
    /// Source: Conversation API, `CONTACT_IDENTITIES_DUPLICATION`.
    pub struct DuplicatedIdentities {
        /// The identities.
        required duplicated_identities: Vec<DuplicatedIdentity>,
    }
}

model! {
    /// An identity that sits on several contacts.
    pub struct DuplicatedIdentity {
        /// The channel.
        required channel: Channel,
        /// The contacts.
        optional contact_ids: Vec<String>,
        /// The identity; in one sample only.
        optional identity: String,
        /// The app; in one sample only.
        optional app_id: String,
    }
}

model! {
    /// What a channel can do with a person. FULL is no promise: channels that cannot be asked
    /// answer so.
    ///
    /// Source: Conversation API, `CAPABILITY`.
    pub struct CapabilityNotification {
        /// The question this answers.
        optional request_id: String,
        /// The contact.
        optional contact_id: String,
        /// The channel.
        required channel: Channel,
        /// The person on it.
        required identity: String,
        /// How much it can do.
        required capability_status: CapabilityStatus,
        /// What it can do, in the channel's words.
        optional channel_capabilities: Vec<String>,
        /// Why nothing can be said.
        optional reason: Reason,
    }
}

open_enum! {
    /// How much a channel can do with a person.
    pub enum CapabilityStatus {
        /// Not known.
        Unknown = "CAPABILITY_UNKNOWN",
        /// Everything, or the channel cannot be asked.
        Full = "CAPABILITY_FULL",
        /// Some things.
        Partial = "CAPABILITY_PARTIAL",
        /// Nothing.
        None = "NO_CAPABILITY",
    }
}

model! {
    /// A person opted in or out.
    ///
    /// Source: Conversation API, `OPT_IN`, `OPT_OUT`.
    pub struct OptNotification {
        /// The request this answers, if any.
        optional request_id: String,
        /// The contact.
        optional contact_id: String,
        /// The channel.
        required channel: Channel,
        /// The person on it.
        required identity: String,
        /// `OPT_IN_SUCCEEDED`, `OPT_OUT_FAILED` and so on.
        optional status: OptStatus,
        /// What went wrong.
        optional error_details: ErrorDetails,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
    }
}

open_enum! {
    /// Outcome of an opt-in or opt-out.
    #[allow(missing_docs)]
    pub enum OptStatus {
        OptInSucceeded = "OPT_IN_SUCCEEDED",
        OptInFailed = "OPT_IN_FAILED",
        OptInUnspecified = "OPT_IN_STATUS_UNSPECIFIED",
        OptOutSucceeded = "OPT_OUT_SUCCEEDED",
        OptOutFailed = "OPT_OUT_FAILED",
        OptOutUnspecified = "OPT_OUT_STATUS_UNSPECIFIED",
    }
}

model! {
    /// What went wrong.
    pub struct ErrorDetails {
        /// A sentence.
        optional description: String,
    }
}

model! {
    /// Something happened to the app's place on a channel.
    ///
    /// Source: Conversation API, `CHANNEL_EVENT`.
    pub struct ChannelEventNotification {
        /// What.
        required channel_event: ChannelEvent,
    }
}

model! {
    /// What happened on the channel.
    pub struct ChannelEvent {
        /// The channel.
        required channel: Channel,
        /// Such as `WHATS_APP_QUALITY_RATING_CHANGED`.
        required event_type: String,
        /// In the channel's words.
        optional additional_data: Map,
    }
}

model! {
    /// Something the Conversation API has no words for.
    ///
    /// Source: Conversation API, `UNSUPPORTED`.
    pub struct UnsupportedCallback {
        /// The channel.
        required channel: Channel,
        /// What the channel said, usually JSON as text.
        required payload: String,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
        /// Id.
        optional id: String,
        /// Contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// Conversation; empty in DISPATCH mode.
        optional conversation_id: String,
        /// The person.
        optional channel_identity: ChannelIdentity,
    }
}

impl UnsupportedCallback {
    /// The payload as JSON; `None` when the text is not JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.payload).ok()
    }
}

model! {
    /// Something was stored.
    ///
    /// Source: Conversation API, `RECORD_NOTIFICATION`.
    pub struct RecordNotification {
        /// What.
        required entity_id: String,
        /// Whether it was.
        optional record_status: RecordStatus,
        /// The person.
        optional channel_identity: ChannelIdentity,
        /// Contact; empty in DISPATCH mode.
        optional contact_id: String,
        /// Conversation; empty in DISPATCH mode.
        optional conversation_id: String,
        /// Why not.
        optional reason: Reason,
        /// The mode it was handled in.
        optional processing_mode: ProcessingMode,
    }
}

open_enum! {
    /// Whether something was stored.
    pub enum RecordStatus {
        /// Not said.
        Unspecified = "RECORD_STATUS_UNSPECIFIED",
        /// It was.
        Stored = "EVENT_RECORD_STORED",
    }
}

model! {
    /// A batch moved on.
    ///
    /// Source: Conversation Batch API, `BATCH_STATUS_UPDATE`.
    pub struct BatchStatusUpdate {
        /// The batch.
        required batch_id: String,
        /// Such as `BATCH_STATUS_PROCESSED`.
        required batch_status: String,
        /// Such as `BATCH_TYPE_MESSAGES`.
        optional batch_type: String,
        /// More, by type.
        optional additional_data: BatchAdditionalData,
    }
}

model! {
    /// More about a batch.
    pub struct BatchAdditionalData {
        /// Of a batch of messages.
        optional message_batch_data: MessageBatchData,
    }
}

model! {
    /// More about a batch of messages.
    pub struct MessageBatchData {
        /// When it was to be sent.
        optional send_after: Time,
        /// What was given with it.
        optional batch_metadata: Map,
    }
}
