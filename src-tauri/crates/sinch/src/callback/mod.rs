//! Callbacks of the Conversation API: what Sinch posts to webhooks.
//!
//! [`Callback`] is the envelope; its content is told by which key is present. Reading never loses
//! anything: content of an unknown kind, or of an unexpected shape, stays in `extra` and
//! `content` is `None`. Check the signature ([`crate::signature`]) before reading. Callbacks of
//! the Provisioning API are another thing: [`crate::provisioning::Callback`].
//!
//! To add a kind: its payload in `payload.rs`, its key in [`CallbackContent`] and its trigger in
//! the function `trigger` below.
//!
//! Source: Conversation API, Callbacks.

mod payload;
mod smart;

pub use payload::{
    BatchAdditionalData, BatchStatusUpdate, CapabilityNotification, CapabilityStatus, ChannelEvent,
    ChannelEventNotification, ContactMergeNotification, ContactNotification,
    ConversationNotification, DuplicatedIdentities, DuplicatedIdentity, ErrorDetails,
    EventDeliveryReport, MessageBatchData, MessageDeliveryReport, MessageSubmitNotification,
    OptNotification, OptStatus, RecordNotification, RecordStatus, UnsupportedCallback,
};
pub use smart::{
    AnalysisResults, DocumentImageClassification, FieldClassification, ImageRecognitionResult,
    NluResult, NluScore, OcrData, OffensiveAnalysisResult, OpticalCharacterRecognition, PiiResult,
    SentimentResult, SentimentScore, SmartConversationNotification,
};

use crate::events::ConversationEvent;
use crate::json::{Union as _, model, union};
use crate::messages::ConversationMessage;
use crate::time::Time;
use crate::webhooks::Trigger;

model! {
    /// What Sinch posts to a webhook.
    ///
    /// Source: Conversation API, Callbacks.
    pub struct Callback {
        /// The app; empty where the fact belongs to the project.
        optional app_id: String,
        /// The project.
        optional project_id: String,
        /// When Sinch received it.
        optional accepted_time: Time,
        /// When it happened on the channel.
        optional event_time: Time,
        /// Inbound: the last `conversation_metadata`, as text. Empty in delivery reports.
        optional message_metadata: String,
        /// The correlation id of the message; on inbound callbacks the last one.
        optional correlation_id: String,
        /// What happened.
        flat content: CallbackContent,
    }
}

union! {
    /// What a callback tells.
    pub enum CallbackContent without From {
        /// A person sent a message.
        Message(ConversationMessage) = "message",
        /// The same with personal data blotted out.
        MessageRedaction(ConversationMessage) = "message_redaction",
        /// A message was handed on to a channel.
        MessageSubmit(MessageSubmitNotification) = "message_submit_notification",
        /// A message moved on.
        MessageDelivery(MessageDeliveryReport) = "message_delivery_report",
        /// A person let something happen.
        Event(ConversationEvent) = "event",
        /// An event moved on.
        EventDelivery(EventDeliveryReport) = "event_delivery_report",
        /// A conversation began.
        ConversationStart(ConversationNotification) = "conversation_start_notification",
        /// A conversation was stopped.
        ConversationStop(ConversationNotification) = "conversation_stop_notification",
        /// A conversation was deleted.
        ConversationDelete(ConversationNotification) = "conversation_delete_notification",
        /// A contact was made.
        ContactCreate(ContactNotification) = "contact_create_notification",
        /// A contact was changed.
        ContactUpdate(ContactNotification) = "contact_update_notification",
        /// A contact was deleted.
        ContactDelete(ContactNotification) = "contact_delete_notification",
        /// Two contacts became one.
        ContactMerge(ContactMergeNotification) = "contact_merge_notification",
        /// An identity sits on several contacts.
        ContactIdentitiesDuplication(DuplicatedIdentities)
            = "duplicated_contact_identities_notification",
        /// What a channel can do with a person.
        Capability(CapabilityNotification) = "capability_notification",
        /// A person opted in.
        OptIn(OptNotification) = "opt_in_notification",
        /// A person opted out.
        OptOut(OptNotification) = "opt_out_notification",
        /// Something happened to the app's place on a channel.
        ChannelEvent(ChannelEventNotification) = "channel_event_notification",
        /// Something the Conversation API has no words for.
        Unsupported(UnsupportedCallback) = "unsupported_callback",
        /// A message was analysed.
        SmartConversation(SmartConversationNotification) = "smart_conversation_notification",
        /// Something was stored.
        Record(RecordNotification) = "record_notification",
        /// A batch moved on.
        BatchStatusUpdate(BatchStatusUpdate) = "batch_status_update_notification",
    }
}

/// Why bytes are not a callback at all.
#[derive(Debug, thiserror::Error)]
#[error("the callback is not a JSON object: {0}")]
pub struct CallbackFault(#[from] serde_json::Error);

impl Callback {
    /// Reads the raw body of a callback.
    ///
    /// # Errors
    /// Only when the body is not a JSON object; everything else is kept, known or not.
    pub fn parse(body: &[u8]) -> Result<Self, CallbackFault> {
        Ok(serde_json::from_slice(body)?)
    }

    /// The trigger behind the callback: by its content or, where the content could not be read,
    /// by its key. `None` for a kind not known here.
    pub fn trigger(&self) -> Option<Trigger> {
        match &self.content {
            Some(content) => trigger(content.key()),
            None => self.extra.keys().find_map(|key| trigger(key)),
        }
    }
}

impl CallbackContent {
    /// Every key that a callback's content can have.
    pub fn known_keys() -> &'static [&'static str] {
        Self::KEYS
    }
}

fn trigger(key: &str) -> Option<Trigger> {
    Some(match key {
        "message" => Trigger::MessageInbound,
        "message_redaction" => Trigger::MessageInboundSmartConversationRedaction,
        "message_submit_notification" => Trigger::MessageSubmit,
        "message_delivery_report" => Trigger::MessageDelivery,
        "event" => Trigger::EventInbound,
        "event_delivery_report" => Trigger::EventDelivery,
        "conversation_start_notification" => Trigger::ConversationStart,
        "conversation_stop_notification" => Trigger::ConversationStop,
        "conversation_delete_notification" => Trigger::ConversationDelete,
        "contact_create_notification" => Trigger::ContactCreate,
        "contact_update_notification" => Trigger::ContactUpdate,
        "contact_delete_notification" => Trigger::ContactDelete,
        "contact_merge_notification" => Trigger::ContactMerge,
        "duplicated_contact_identities_notification" => Trigger::ContactIdentitiesDuplication,
        "capability_notification" => Trigger::Capability,
        "opt_in_notification" => Trigger::OptIn,
        "opt_out_notification" => Trigger::OptOut,
        "channel_event_notification" => Trigger::ChannelEvent,
        "unsupported_callback" => Trigger::Unsupported,
        "smart_conversation_notification" => Trigger::SmartConversation,
        "record_notification" => Trigger::RecordNotification,
        "batch_status_update_notification" => Trigger::BatchStatusUpdate,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_content_key_has_a_trigger_of_its_own() {
        let mut triggers: Vec<Trigger> = CallbackContent::known_keys()
            .iter()
            .map(|key| trigger(key).unwrap())
            .collect();
        triggers.sort();
        triggers.dedup();
        assert_eq!(triggers.len(), CallbackContent::known_keys().len());
        for useful in Trigger::ALL_USEFUL {
            assert!(triggers.contains(useful), "{useful}");
        }
    }

    #[test]
    fn malformed_content_still_has_a_trigger() {
        let body = br#"{"app_id":"a","message_delivery_report":{"status":"READ"}}"#;
        let callback = Callback::parse(body).unwrap();
        assert_eq!(callback.content, None);
        assert_eq!(callback.trigger(), Some(Trigger::MessageDelivery));
        let written = serde_json::to_value(&callback).unwrap();
        assert_eq!(
            written,
            serde_json::from_slice::<serde_json::Value>(body).unwrap()
        );
    }

    #[test]
    fn what_is_no_object_is_no_callback() {
        for body in [&b""[..], b"[]", b"null", b"{", b"\xff"] {
            assert!(Callback::parse(body).is_err());
        }
        assert_eq!(Callback::parse(b"{}").unwrap().trigger(), None);
    }
}
