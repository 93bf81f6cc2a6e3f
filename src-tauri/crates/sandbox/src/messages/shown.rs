//! A message as a client sees it (ConversationMessage).

use serde::Serialize;
use serde_json::{Value, json, value::RawValue};

use crate::{clock::rfc3339, messages::Message, world::World};

/// A ConversationMessage as listings show it.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    id: String,
    conversation_id: &'a str,
    contact_id: &'a str,
    direction: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    app_message: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_message: Option<&'a RawValue>,
    channel_identity: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<&'a str>,
    accept_time: String,
    injected: bool,
    sender_id: &'a str,
    processing_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_status: Option<Value>,
}

impl World {
    /// Contact and conversation of a message, empty in DISPATCH.
    pub(crate) fn ids_of(&self, message: &Message) -> (&str, &str) {
        (
            message.contact.map_or("", |at| self.contacts.id(at)),
            message
                .conversation
                .map_or("", |at| self.conversations.id(at)),
        )
    }

    /// The message as `GET /messages/{id}` and `conversations:recent` show it.
    pub(crate) fn shown_message(&self, message: &Message) -> Value {
        serde_json::to_value(self.show(message, true)).unwrap_or(Value::Null)
    }

    pub(super) fn show<'a>(&'a self, message: &'a Message, with_metadata: bool) -> Shown<'a> {
        let app = &self.apps[message.app];
        let (contact_id, conversation_id) = self.ids_of(message);
        let channel_identity = message.tries.first().map_or(json!({}), |attempt| {
            let scoped = attempt.channel.is_app_scoped();
            json!({
                "channel": attempt.channel.name(),
                "identity": &*attempt.identity,
                "app_id": if scoped { &*app.id } else { "" },
            })
        });
        let status = message
            .status
            .filter(|_| app.is_enabled("persist_message_status"));
        Shown {
            id: message.id.to_string(),
            conversation_id,
            contact_id,
            direction: if message.inbound { "TO_APP" } else { "TO_CONTACT" },
            app_message: (!message.inbound).then_some(&*message.body),
            contact_message: message.inbound.then_some(&*message.body),
            channel_identity,
            metadata: with_metadata.then_some(&*message.metadata),
            accept_time: rfc3339(message.accepted_ms),
            injected: message.injected,
            sender_id: if message.inbound { "sandbox" } else { "" },
            processing_mode: message.mode(),
            message_status: status.map(|(status, at, reason)| {
                json!({"status": status.name(), "event_time": rfc3339(at), "reason": reason})
            }),
        }
    }
}
