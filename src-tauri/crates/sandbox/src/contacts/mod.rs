//! Contacts: the people of a project in a region, and the identities that lead to them.
//!
//! Made by a client or by the first message in CONVERSATION mode. A contact is never moved; a
//! deleted one keeps its place and is `gone`. Routes are in `routes`.

pub(crate) mod routes;

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{
    call::Region,
    channel::{Channel, normal_identity},
    messages::Attempt,
    refusal::Refusal,
    world::{AppAt, World},
};

/// One identity of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) channel: Channel,
    pub(crate) identity: String,
    pub(crate) app_id: String,
}

/// One contact.
#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub(crate) id: String,
    pub(crate) region: Region,
    pub(crate) identities: Vec<Identity>,
    pub(crate) priority: Vec<Channel>,
    pub(crate) display_name: String,
    pub(crate) email: String,
    pub(crate) external_id: String,
    pub(crate) metadata: String,
    pub(crate) language: String,
    pub(crate) gone: bool,
}

type Key = (Region, Channel, String);

/// All contacts and the way to them.
#[derive(Debug, Default)]
pub(crate) struct Contacts {
    all: Vec<Contact>,
    by_id: HashMap<String, usize>,
    by_identity: HashMap<Key, Vec<usize>>,
}

impl Identity {
    fn shown(&self) -> Value {
        json!({"channel": self.channel.name(), "identity": self.identity, "app_id": self.app_id})
    }

    fn key(&self, region: Region) -> Key {
        (
            region,
            self.channel,
            scoped(self.channel, &self.identity, &self.app_id),
        )
    }
}

/// An app-scoped identity only means something together with its app.
fn scoped(channel: Channel, identity: &str, app_id: &str) -> String {
    if channel.is_app_scoped() {
        format!("{app_id}/{identity}")
    } else {
        normal_identity(identity)
    }
}

impl Contact {
    /// The object on the wire.
    pub(crate) fn shown(&self) -> Value {
        json!({
            "id": self.id,
            "channel_identities": self.identities.iter().map(Identity::shown).collect::<Vec<_>>(),
            "channel_priority": self.priority.iter().map(|c| c.name()).collect::<Vec<_>>(),
            "display_name": self.display_name,
            "email": self.email,
            "external_id": self.external_id,
            "metadata": self.metadata,
            "language": self.language,
        })
    }

    /// The object the journal keeps.
    pub(crate) fn kept(&self) -> Value {
        json!({"region": self.region.name(), "contact": self.shown()})
    }

    /// Reads an object as clients write it.
    pub(crate) fn from_body(
        id: String,
        region: Region,
        body: &Map<String, Value>,
    ) -> Result<Contact, Refusal> {
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
        let language = match text("language") {
            language if language.is_empty() => "UNSPECIFIED".to_owned(),
            language => language,
        };
        let display_name = match text("display_name") {
            name if name.is_empty() => "Unknown".to_owned(),
            name => name,
        };
        Ok(Contact {
            id,
            region,
            identities: identities(body)?,
            priority: priority(body)?,
            display_name,
            email: text("email"),
            external_id: text("external_id"),
            metadata,
            language,
            gone: false,
        })
    }
}

fn identities(body: &Map<String, Value>) -> Result<Vec<Identity>, Refusal> {
    let given = match body.get("channel_identities") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(given)) => given,
        Some(_) => return Err(Refusal::field("channel_identities", "must be a list")),
    };
    given
        .iter()
        .map(|identity| {
            let text = |key: &str| identity.get(key).and_then(Value::as_str).unwrap_or("");
            let channel = Channel::named(text("channel"))
                .ok_or_else(|| Refusal::field("channel_identities", "unknown channel"))?;
            if text("identity").is_empty() {
                return Err(Refusal::field("channel_identities", "an identity is empty"));
            }
            if channel.is_app_scoped() && text("app_id").is_empty() {
                return Err(Refusal::field(
                    "channel_identities",
                    "an app-scoped channel needs app_id",
                ));
            }
            Ok(Identity {
                channel,
                identity: text("identity").to_owned(),
                app_id: text("app_id").to_owned(),
            })
        })
        .collect()
}

fn priority(body: &Map<String, Value>) -> Result<Vec<Channel>, Refusal> {
    let named = match body.get("channel_priority") {
        Some(Value::Array(named)) => named,
        _ => return Ok(Vec::new()),
    };
    named
        .iter()
        .map(|name| {
            name.as_str()
                .and_then(Channel::named)
                .ok_or_else(|| Refusal::field("channel_priority", "unknown channel"))
        })
        .collect()
}

impl Contacts {
    pub(crate) fn get(&self, at: usize) -> &Contact {
        &self.all[at]
    }

    pub(crate) fn id(&self, at: usize) -> &str {
        &self.all[at].id
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Those that are not deleted, newest first.
    pub(crate) fn living(&self, region: Region) -> impl Iterator<Item = usize> {
        (0..self.all.len())
            .rev()
            .filter(move |at| !self.all[*at].gone && self.all[*at].region == region)
    }

    /// Adds a contact, or replaces the one of its id.
    pub(crate) fn put(&mut self, contact: Contact) -> usize {
        let at = match self.by_id(&contact.id) {
            Some(at) => {
                self.unlist(at);
                self.all[at] = contact;
                at
            }
            None => {
                self.by_id.insert(contact.id.clone(), self.all.len());
                self.all.push(contact);
                self.all.len() - 1
            }
        };
        let contact = &self.all[at];
        for identity in &contact.identities {
            let owners = self
                .by_identity
                .entry(identity.key(contact.region))
                .or_default();
            if !owners.contains(&at) {
                owners.push(at);
            }
        }
        at
    }

    /// Forgets a contact; its place stays.
    pub(crate) fn forget(&mut self, at: usize) {
        self.unlist(at);
        self.all[at].gone = true;
    }

    fn unlist(&mut self, at: usize) {
        let contact = &self.all[at];
        for identity in &contact.identities {
            if let Some(owners) = self.by_identity.get_mut(&identity.key(contact.region)) {
                owners.retain(|owner| *owner != at);
            }
        }
    }

    /// The contacts that own an identity.
    pub(crate) fn owners(
        &self,
        region: Region,
        channel: Channel,
        identity: &str,
        app_id: &str,
    ) -> &[usize] {
        self.by_identity
            .get(&(region, channel, scoped(channel, identity, app_id)))
            .map_or(&[], |owners| owners)
    }
}

impl World {
    /// The place of a contact in a region.
    pub(crate) fn contact(&self, id: &str, region: Region) -> Result<usize, Refusal> {
        self.contacts
            .by_id(id)
            .filter(|at| {
                let contact = self.contacts.get(*at);
                !contact.gone && contact.region == region
            })
            .ok_or_else(|| Refusal::not_found("Contact"))
    }

    /// The contact that owns one of the identities, or a new one that owns them all.
    pub(crate) fn contact_for(
        &mut self,
        attempts: &[Attempt],
        app: AppAt,
        region: Region,
    ) -> usize {
        let app_id = self.apps[app].id.to_string();
        let owners = attempts
            .iter()
            .map(|one| {
                self.contacts
                    .owners(region, one.channel, &one.identity, &app_id)
            })
            .find(|owners| !owners.is_empty())
            .map(<[usize]>::to_vec);
        if let Some(owners) = owners {
            if owners.len() > 1 {
                self.tell_duplicates(app, &owners, attempts);
            }
            return owners[0];
        }
        let identities = attempts
            .iter()
            .map(|one| Identity {
                channel: one.channel,
                identity: one.identity.to_string(),
                app_id: if one.channel.is_app_scoped() {
                    app_id.clone()
                } else {
                    String::new()
                },
            })
            .collect();
        let contact = Contact {
            id: self.next_id().to_string(),
            region,
            identities,
            priority: Vec::new(),
            display_name: "Unknown".into(),
            email: String::new(),
            external_id: String::new(),
            metadata: String::new(),
            language: "UNSPECIFIED".into(),
            gone: false,
        };
        let at = self.contacts.put(contact);
        self.keep_contact(at);
        self.tell_contact(app, at, "CONTACT_CREATE", "contact_create_notification");
        at
    }

    /// The identities of a contact in the order its messages try them: the active channel of its
    /// conversation, its own priority, the app's order.
    pub(crate) fn attempts_of_contact(&self, at: usize, app: AppAt) -> Vec<Attempt> {
        let contact = self.contacts.get(at);
        let app = (&self.apps[app], app);
        let mut order: Vec<Channel> = self
            .conversations
            .active(app.1, at)
            .and_then(|conversation| self.conversations.get(conversation).active_channel)
            .into_iter()
            .collect();
        order.extend(contact.priority.iter().copied());
        order.extend(app.0.channels.iter().map(|(channel, _)| *channel));
        order.extend(contact.identities.iter().map(|identity| identity.channel));
        let mut attempts: Vec<Attempt> = Vec::new();
        for channel in order {
            if attempts.iter().any(|known| known.channel == channel) {
                continue;
            }
            let mine = contact.identities.iter().find(|identity| {
                identity.channel == channel
                    && (!channel.is_app_scoped() || identity.app_id == *app.0.id)
            });
            if let Some(identity) = mine {
                attempts.push(Attempt {
                    channel,
                    identity: identity.identity.as_str().into(),
                });
            }
        }
        attempts
    }
}
