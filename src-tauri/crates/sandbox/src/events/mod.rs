//! Events: typing, reading, reactions; to a person and from one.

pub(crate) mod routes;

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::{
    channel::Channel,
    clock::{parse_rfc3339, rfc3339},
    journal::{Kind, Record},
    messages::Attempt,
    world::{AppAt, World},
};

/// One event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) app: AppAt,
    pub(crate) accepted_ms: i64,
    pub(crate) inbound: bool,
    /// `app_event`, `contact_event` or `contact_message_event`.
    pub(crate) key: &'static str,
    pub(crate) content: Value,
    pub(crate) attempt: Option<Attempt>,
    pub(crate) contact: Option<usize>,
    pub(crate) conversation: Option<usize>,
    pub(crate) dispatch: bool,
    pub(crate) gone: bool,
}

/// All events, in the order of acceptance.
#[derive(Debug, Default)]
pub(crate) struct Events {
    pub(crate) all: Vec<Event>,
    by_id: HashMap<String, usize>,
}

impl Events {
    /// The place of an event that is not deleted.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied().filter(|at| !self.all[*at].gone)
    }
}

impl World {
    /// The ConversationEvent on the wire.
    pub(crate) fn shown_event(&self, event: &Event) -> Value {
        let identity = event.attempt.as_ref().map_or(json!({}), |attempt| {
            let scoped = attempt.channel.is_app_scoped();
            json!({
                "channel": attempt.channel.name(),
                "identity": &*attempt.identity,
                "app_id": if scoped { &*self.apps[event.app].id } else { "" },
            })
        });
        let contact = event.contact.map_or("", |at| self.contacts.id(at));
        let conversation = event
            .conversation
            .map_or("", |at| self.conversations.id(at));
        json!({
            "id": event.id,
            "direction": if event.inbound { "TO_APP" } else { "TO_CONTACT" },
            event.key: event.content,
            "channel_identity": identity,
            "contact_id": contact,
            "conversation_id": conversation,
            "accept_time": rfc3339(event.accepted_ms),
            "processing_mode": if event.dispatch { "DISPATCH" } else { "CONVERSATION" },
        })
    }

    /// Stores an event and keeps it.
    pub(crate) fn add_event(&mut self, event: Event) -> usize {
        if self.journal.keeps() {
            let app = self.apps[event.app].id.to_string();
            let value = json!({"app": app, "event": self.shown_event(&event)});
            self.journal.write(&Record::Put {
                kind: Kind::Event,
                value,
            });
        }
        self.put_event(event)
    }

    fn put_event(&mut self, event: Event) -> usize {
        let at = self.events.all.len();
        self.events.by_id.insert(event.id.clone(), at);
        self.events.all.push(event);
        at
    }

    /// Takes back an event the journal kept.
    pub(crate) fn restore_event(&mut self, kept: &Value) -> Option<()> {
        let shown = kept.get("event")?;
        let text = |key: &str| shown.get(key).and_then(Value::as_str).unwrap_or("");
        let key = ["app_event", "contact_event", "contact_message_event"]
            .into_iter()
            .find(|key| shown.get(*key).is_some())?;
        let identity = shown.get("channel_identity")?;
        let attempt = identity
            .get("channel")
            .and_then(Value::as_str)
            .and_then(Channel::named)
            .map(|channel| Attempt {
                channel,
                identity: identity
                    .get("identity")
                    .and_then(Value::as_str)
                    .unwrap_or("")
                    .into(),
            });
        let event = Event {
            id: text("id").to_owned(),
            app: *self.app_ids.get(kept.get("app")?.as_str()?)?,
            accepted_ms: parse_rfc3339(text("accept_time"))?,
            inbound: text("direction") == "TO_APP",
            key,
            content: shown.get(key)?.clone(),
            attempt,
            contact: self.contacts.by_id(text("contact_id")),
            conversation: self.conversations.by_id(text("conversation_id")),
            dispatch: text("processing_mode") == "DISPATCH",
            gone: false,
        };
        self.put_event(event);
        Some(())
    }
}
