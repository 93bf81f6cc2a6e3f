//! What a callback says, in the shapes Sinch sends today.
//!
//! One more kind of callback: a function that fills `Envelope` with its key and its body.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Value, json};

use crate::{
    clock::rfc3339,
    messages::life::What as Happening,
    reasons::Reason,
    world::{AppAt, World},
};

/// The frame of every callback; the key of `body` tells its kind.
struct Envelope<'a, B> {
    app_id: &'a str,
    project_id: &'a str,
    accepted_ms: i64,
    event_ms: i64,
    message_metadata: &'a str,
    correlation_id: &'a str,
    key: &'static str,
    body: B,
}

impl<B: Serialize> Serialize for Envelope<'_, B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("app_id", self.app_id)?;
        map.serialize_entry("accepted_time", &rfc3339(self.accepted_ms))?;
        map.serialize_entry("event_time", &rfc3339(self.event_ms))?;
        map.serialize_entry("project_id", self.project_id)?;
        map.serialize_entry("message_metadata", self.message_metadata)?;
        map.serialize_entry("correlation_id", self.correlation_id)?;
        map.serialize_entry(self.key, &self.body)?;
        map.end()
    }
}

#[derive(Serialize)]
struct Identity<'a> {
    channel: &'static str,
    identity: &'a str,
    app_id: &'a str,
}

#[derive(Serialize)]
struct Submitted<'a> {
    message_id: String,
    conversation_id: &'a str,
    channel_identity: Identity<'a>,
    contact_id: &'a str,
    submitted_message: Value,
    metadata: &'a str,
    processing_mode: &'static str,
}

#[derive(Serialize)]
struct Report<'a> {
    message_id: String,
    conversation_id: &'a str,
    status: &'static str,
    channel_identity: Identity<'a>,
    contact_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    metadata: &'a str,
    processing_mode: &'static str,
}

/// The callback of a step in a message's life; `None` when the step is no more.
pub(crate) fn step(world: &World, message: usize, step: usize, at_ms: i64) -> Option<Vec<u8>> {
    let message = world.messages.get(message)?;
    let step = message.steps.get(step)?;
    let app = &world.apps[message.app];
    let (contact_id, conversation_id) = world.ids_of(message);
    let (channel, identity) = match message.tries.get(step.attempt) {
        Some(attempt) => (attempt.channel.name(), &*attempt.identity),
        None => ("CHANNEL_UNSPECIFIED", ""),
    };
    let scoped = message
        .tries
        .get(step.attempt)
        .is_some_and(|attempt| attempt.channel.is_app_scoped());
    let channel_identity = Identity {
        channel,
        identity,
        app_id: if scoped { &app.id } else { "" },
    };
    let processing_mode = message.mode();
    let envelope = |key| Envelope {
        app_id: &app.id,
        project_id: &world.keys.project_id,
        accepted_ms: message.accepted_ms,
        event_ms: at_ms,
        message_metadata: "",
        correlation_id: &message.correlation_id,
        key,
        body: (),
    };
    let bytes = match &step.what {
        Happening::Submitted => {
            serde_json::to_vec(&envelope("message_submit_notification").around(Submitted {
                message_id: message.id.to_string(),
                conversation_id,
                channel_identity,
                contact_id,
                submitted_message: world.submitted(message, step.attempt),
                metadata: &message.metadata,
                processing_mode,
            }))
        }
        Happening::Status(status, reason) => {
            serde_json::to_vec(&envelope("message_delivery_report").around(Report {
                message_id: message.id.to_string(),
                conversation_id,
                status: status.name(),
                channel_identity,
                contact_id,
                reason: *reason,
                metadata: &message.metadata,
                processing_mode,
            }))
        }
    };
    bytes.ok()
}

impl<'a> Envelope<'a, ()> {
    fn around<B>(self, body: B) -> Envelope<'a, B> {
        Envelope {
            app_id: self.app_id,
            project_id: self.project_id,
            accepted_ms: self.accepted_ms,
            event_ms: self.event_ms,
            message_metadata: self.message_metadata,
            correlation_id: self.correlation_id,
            key: self.key,
            body,
        }
    }
}

/// A callback about something other than a message sent. Contact callbacks name no app.
pub(crate) fn notice(
    world: &World,
    app: Option<AppAt>,
    key: &'static str,
    body: &Value,
    message_metadata: &str,
    correlation_id: &str,
) -> String {
    let now = world.clock.now_ms();
    let envelope = Envelope {
        app_id: app.map_or("", |app| &world.apps[app].id),
        project_id: &world.keys.project_id,
        accepted_ms: now,
        event_ms: now,
        message_metadata,
        correlation_id,
        key,
        body,
    };
    serde_json::to_string(&envelope).unwrap_or_else(|_| json!({ key: body }).to_string())
}
