//! Conversations: one app with one contact, and what the two last said about it.
//!
//! Only in CONVERSATION mode. A message opens one when none is active. Routes are in `routes`,
//! injected messages in `inject`.

pub(crate) mod inject;
pub(crate) mod routes;

use std::collections::{HashMap, hash_map::Entry};

use serde_json::{Map, Value, json};

use crate::{
    call::Region,
    callbacks::{What, render},
    channel::Channel,
    clock::{parse_rfc3339, rfc3339},
    journal::{Kind, Record},
    mask,
    refusal::Refusal,
    world::{AppAt, World},
};

/// One conversation.
#[derive(Clone, Debug)]
pub(crate) struct Conversation {
    pub(crate) id: String,
    pub(crate) app: AppAt,
    pub(crate) contact: usize,
    pub(crate) active: bool,
    pub(crate) active_channel: Option<Channel>,
    pub(crate) last_received: i64,
    pub(crate) metadata: String,
    pub(crate) metadata_json: Value,
    pub(crate) correlation_id: String,
    pub(crate) gone: bool,
}

/// All conversations.
#[derive(Debug, Default)]
pub(crate) struct Conversations {
    all: Vec<Conversation>,
    by_id: HashMap<String, usize>,
    active: HashMap<(AppAt, usize), usize>,
}

/// What a message to a person leaves on the conversation.
pub(crate) struct Touch<'a> {
    pub(crate) channel: Option<Channel>,
    pub(crate) metadata: Option<&'a Value>,
    pub(crate) merges: bool,
    pub(crate) correlation_id: &'a str,
}

impl Conversations {
    pub(crate) fn get(&self, at: usize) -> &Conversation {
        &self.all[at]
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> &mut Conversation {
        &mut self.all[at]
    }

    pub(crate) fn id(&self, at: usize) -> &str {
        &self.all[at].id
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The open conversation of an app with a contact.
    pub(crate) fn active(&self, app: AppAt, contact: usize) -> Option<usize> {
        self.active.get(&(app, contact)).copied()
    }

    /// Those that are not deleted, newest first.
    pub(crate) fn living(&self) -> impl Iterator<Item = usize> {
        (0..self.all.len()).rev().filter(|at| !self.all[*at].gone)
    }

    /// Adds one, or replaces the one of its id.
    pub(crate) fn put(&mut self, conversation: Conversation) -> usize {
        let key = (conversation.app, conversation.contact);
        let (active, known) = (conversation.active, self.by_id(&conversation.id));
        let at = match known {
            Some(at) => {
                self.all[at] = conversation;
                at
            }
            None => {
                self.by_id.insert(conversation.id.clone(), self.all.len());
                self.all.push(conversation);
                self.all.len() - 1
            }
        };
        if active {
            self.active.insert(key, at);
        } else if self.active.get(&key) == Some(&at) {
            self.active.remove(&key);
        }
        at
    }

    /// Forgets one; its place stays.
    pub(crate) fn forget(&mut self, at: usize) {
        let conversation = &mut self.all[at];
        conversation.gone = true;
        conversation.active = false;
        let key = (conversation.app, conversation.contact);
        if self.active.get(&key) == Some(&at) {
            self.active.remove(&key);
        }
    }

    /// All conversations of one contact become another's.
    pub(crate) fn move_all(&mut self, from: usize, to: usize) {
        let moved: Vec<usize> = (0..self.all.len())
            .filter(|at| self.all[*at].contact == from)
            .collect();
        for at in moved {
            let app = self.all[at].app;
            self.active.remove(&(app, from));
            self.all[at].contact = to;
            if self.all[at].active {
                match self.active.entry((app, to)) {
                    Entry::Occupied(_) => self.all[at].active = false,
                    Entry::Vacant(place) => {
                        place.insert(at);
                    }
                }
            }
        }
    }
}

impl World {
    /// The object on the wire.
    pub(crate) fn shown_conversation(&self, at: usize) -> Value {
        let one = self.conversations.get(at);
        json!({
            "id": one.id,
            "app_id": &*self.apps[one.app].id,
            "contact_id": self.contacts.id(one.contact),
            "active": one.active,
            "active_channel": one.active_channel.map_or("CHANNEL_UNSPECIFIED", Channel::name),
            "last_received": rfc3339(one.last_received),
            "metadata": one.metadata,
            "metadata_json": one.metadata_json,
            "correlation_id": one.correlation_id,
        })
    }

    /// Reads an object as clients write it; the app and the contact must exist.
    pub(crate) fn read_conversation(
        &self,
        id: String,
        region: Region,
        body: &Map<String, Value>,
    ) -> Result<Conversation, Refusal> {
        let text = |key: &str| {
            body.get(key)
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned()
        };
        let metadata = text("metadata");
        if metadata.chars().count() > 1_024 {
            return Err(Refusal::field("metadata", "longer than 1024 characters"));
        }
        let metadata_json = body
            .get("metadata_json")
            .filter(|value| !value.is_null())
            .cloned()
            .unwrap_or_else(|| json!({}));
        if metadata_json.to_string().chars().count() > 2_048 {
            return Err(Refusal::field(
                "metadata_json",
                "longer than 2048 characters",
            ));
        }
        let app = self.app_of(body, region)?;
        if self.apps[app].dispatch {
            return Err(Refusal::precondition("The app is in DISPATCH mode."));
        }
        Ok(Conversation {
            id,
            app,
            contact: self.contact(&text("contact_id"), region)?,
            active: body.get("active").and_then(Value::as_bool).unwrap_or(true),
            active_channel: Channel::named(&text("active_channel")),
            last_received: parse_rfc3339(&text("last_received")).unwrap_or(0),
            metadata,
            metadata_json,
            correlation_id: text("correlation_id"),
            gone: false,
        })
    }

    /// The place of a conversation in a region.
    pub(crate) fn conversation(&self, id: &str, region: Region) -> Result<usize, Refusal> {
        self.conversations
            .by_id(id)
            .filter(|at| {
                let one = self.conversations.get(*at);
                !one.gone && self.apps[one.app].region == region
            })
            .ok_or_else(|| Refusal::not_found("Conversation"))
    }

    /// The open conversation of an app with a contact, opened when there is none.
    pub(crate) fn conversation_for(
        &mut self,
        app: AppAt,
        contact: usize,
        touch: &Touch<'_>,
    ) -> usize {
        let (at, opened) = match self.conversations.active(app, contact) {
            Some(at) => (at, false),
            None => {
                let id = self.next_id().to_string();
                let conversation = Conversation {
                    id,
                    app,
                    contact,
                    active: true,
                    active_channel: touch.channel,
                    last_received: 0,
                    metadata: String::new(),
                    metadata_json: json!({}),
                    correlation_id: String::new(),
                    gone: false,
                };
                (self.conversations.put(conversation), true)
            }
        };
        let one = self.conversations.get_mut(at);
        let mut changed = opened;
        if let Some(metadata) = touch.metadata {
            changed = true;
            if touch.merges {
                mask::merge(&mut one.metadata_json, metadata);
            } else {
                one.metadata_json = metadata.clone();
            }
        }
        if !touch.correlation_id.is_empty() && one.correlation_id != touch.correlation_id {
            changed = true;
            one.correlation_id = touch.correlation_id.to_owned();
        }
        if changed {
            self.keep_conversation(at);
        }
        if opened {
            self.tell_conversation(at, "CONVERSATION_START", "conversation_start_notification");
        }
        at
    }

    /// Forgets a conversation and its messages.
    pub(crate) fn forget_conversation(&mut self, at: usize) {
        self.conversations.forget(at);
        let numbers: Vec<usize> = self
            .messages
            .newest_below(usize::MAX, None, None, Some(at))
            .collect();
        for number in numbers {
            if let Some(message) = self.messages.get_mut(number) {
                message.stored = false;
            }
        }
    }

    /// Keeps a conversation in the journal as it is now.
    pub(crate) fn keep_conversation(&mut self, at: usize) {
        if self.journal.keeps() {
            let region = self.apps[self.conversations.get(at).app].region.name();
            let value = json!({"region": region, "conversation": self.shown_conversation(at)});
            self.journal.write(&Record::Put {
                kind: Kind::Conversation,
                value,
            });
        }
    }

    /// Tells the app's webhooks about a conversation.
    pub(crate) fn tell_conversation(&mut self, at: usize, trigger: &str, key: &'static str) {
        let app = self.conversations.get(at).app;
        if self.is_heard(app, trigger) {
            let body = json!({"conversation": self.shown_conversation(at)});
            let said = render::notice(self, Some(app), key, &body, "", "");
            self.tell_app(app, trigger, &What::Body(said.into()), false);
        }
    }
}
