//! `/contacts`: create, list, get, update, delete, merge, profile, conflicts; and their callbacks.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    callbacks::{What, render},
    channel::{Channel, normal_identity},
    contacts::Contact,
    journal::{Kind, Record},
    mask,
    messages::{Attempt, request::text},
    refusal::Refusal,
    world::{AppAt, World},
};

impl World {
    /// Keeps a contact in the journal as it is now.
    pub(crate) fn keep_contact(&mut self, at: usize) {
        if self.journal.keeps() {
            let value = self.contacts.get(at).kept();
            self.journal.write(&Record::Put {
                kind: Kind::Contact,
                value,
            });
        }
    }

    /// Tells an app's webhooks about a contact.
    pub(crate) fn tell_contact(&mut self, app: AppAt, at: usize, trigger: &str, key: &'static str) {
        if self.is_heard(app, trigger) {
            let body = json!({"contact": self.contacts.get(at).shown()});
            let said = render::notice(self, None, key, &body, "", "");
            self.tell_app(app, trigger, &What::Body(said.into()), false);
        }
    }

    /// Tells every app of the region in CONVERSATION mode: a contact belongs to the project.
    fn tell_all(&mut self, call: &Call, trigger: &str, key: &'static str, body: &Value) {
        for app in 0..self.apps.len() {
            let concerned = self.apps[app].region == call.region && !self.apps[app].dispatch;
            if concerned && self.is_heard(app, trigger) {
                let said = render::notice(self, None, key, body, "", "");
                self.tell_app(app, trigger, &What::Body(said.into()), false);
            }
        }
    }

    /// Tells that several contacts own the identity a message met.
    pub(crate) fn tell_duplicates(&mut self, app: AppAt, owners: &[usize], attempts: &[Attempt]) {
        let trigger = "CONTACT_IDENTITIES_DUPLICATION";
        if !self.is_heard(app, trigger) {
            return;
        }
        let ids: Vec<&str> = owners.iter().map(|at| self.contacts.id(*at)).collect();
        let duplicated: Vec<Value> = attempts
            .iter()
            .map(|one| json!({"channel": one.channel.name(), "contact_ids": ids}))
            .collect();
        let body = json!({"duplicated_identities": duplicated});
        let key = "duplicated_contact_identities_notification";
        let said = render::notice(self, None, key, &body, "", "");
        self.tell_app(app, trigger, &What::Body(said.into()), false);
    }
}

/// POST `/contacts`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    if body
        .get("channel_identities")
        .and_then(Value::as_array)
        .is_none_or(Vec::is_empty)
    {
        return Err(Refusal::field("channel_identities", "must not be empty"));
    }
    if text(body, "language")?.is_empty() {
        return Err(Refusal::field("language", "must not be empty"));
    }
    let id = world.next_id().to_string();
    let at = world
        .contacts
        .put(Contact::from_body(id, call.region, body)?);
    world.keep_contact(at);
    let shown = world.contacts.get(at).shown();
    world.tell_all(
        call,
        "CONTACT_CREATE",
        "contact_create_notification",
        &json!({ "contact": shown }),
    );
    Reply::json(&shown)
}

/// GET `/contacts`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let channel = call.channel("channel")?;
    let identity = call.param("identity").map(normal_identity);
    let external = call.param("external_id");
    let found = world.contacts.living(call.region).filter(|at| {
        let contact = world.contacts.get(*at);
        external.is_none_or(|id| id == contact.external_id)
            && (channel.is_none() && identity.is_none()
                || contact.identities.iter().any(|one| {
                    channel.is_none_or(|channel| channel == one.channel)
                        && identity
                            .as_ref()
                            .is_none_or(|id| *id == normal_identity(&one.identity))
                }))
    });
    let (places, next) = page(found, call, 10, 20)?;
    let contacts: Vec<Value> = places
        .iter()
        .map(|at| world.contacts.get(*at).shown())
        .collect();
    Reply::json(&json!({"contacts": contacts, "next_page_token": next}))
}

/// One page of places that fall; the token is the last place shown.
pub(crate) fn page(
    found: impl Iterator<Item = usize>,
    call: &Call,
    default: usize,
    max: usize,
) -> Result<(Vec<usize>, String), Refusal> {
    let below = match call.param("page_token") {
        None => usize::MAX,
        Some(token) => token
            .strip_prefix('p')
            .and_then(|number| usize::from_str_radix(number, 16).ok())
            .ok_or_else(|| Refusal::field("page_token", "is not one of ours"))?,
    };
    let size = call.page_size(default, max)?;
    let mut places: Vec<usize> = found.filter(|at| *at < below).take(size + 1).collect();
    let more = places.len() > size;
    places.truncate(size);
    let next = match places.last() {
        Some(last) if more => format!("p{last:x}"),
        _ => String::new(),
    };
    Ok((places, next))
}

/// GET `/contacts/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.contact(id, call.region)?;
    Reply::json(&world.contacts.get(at).shown())
}

/// PATCH `/contacts/{id}`
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.contact(id, call.region)?;
    let Value::Object(mut body) = world.contacts.get(at).shown() else {
        return Err(Refusal::internal());
    };
    mask::apply(
        &mut body,
        call.object()?,
        call.param("update_mask"),
        &["id"],
    );
    let contact = Contact::from_body(id.to_owned(), call.region, &body)?;
    world.contacts.put(contact);
    world.keep_contact(at);
    let shown = world.contacts.get(at).shown();
    world.tell_all(
        call,
        "CONTACT_UPDATE",
        "contact_update_notification",
        &json!({ "contact": shown }),
    );
    Reply::json(&shown)
}

/// DELETE `/contacts/{id}`
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.contact(id, call.region)?;
    let shown = world.contacts.get(at).shown();
    world.contacts.forget(at);
    world.gone(Kind::Contact, id);
    world.tell_all(
        call,
        "CONTACT_DELETE",
        "contact_delete_notification",
        &json!({ "contact": shown }),
    );
    Reply::done()
}

/// POST `/contacts/{id}:merge`: the source's identities and conversations move to `id`.
pub(crate) fn merge(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let at = world.contact(id, call.region)?;
    let source_id = text(body, "source_id")?;
    if source_id == id {
        return Err(Refusal::field("source_id", "is the destination itself"));
    }
    if !["", "MERGE"].contains(&text(body, "strategy")?) {
        return Err(Refusal::field("strategy", "must be MERGE"));
    }
    let source = world.contact(source_id, call.region)?;
    let deleted = world.contacts.get(source).shown();
    let moved = world.contacts.get(source).identities.clone();
    let mut preserved = world.contacts.get(at).clone();
    for identity in moved {
        if !preserved.identities.contains(&identity) {
            preserved.identities.push(identity);
        }
    }
    world.contacts.forget(source);
    world.contacts.put(preserved);
    world.conversations.move_all(source, at);
    world.gone(Kind::Contact, source_id);
    world.keep_contact(at);
    let shown = world.contacts.get(at).shown();
    world.tell_all(
        call,
        "CONTACT_MERGE",
        "contact_merge_notification",
        &json!({"preserved_contact": shown, "deleted_contact": deleted}),
    );
    Reply::json(&shown)
}

/// POST `/contacts:getChannelProfile`
pub(crate) fn profile(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let app = world.app_of(body, call.region)?;
    let channel = Channel::named(text(body, "channel")?)
        .filter(|channel| ["MESSENGER", "INSTAGRAM", "VIBER", "LINE"].contains(&channel.name()))
        .ok_or_else(|| Refusal::field("channel", "has no profiles"))?;
    let recipient = crate::messages::request::recipient(world, call, body, false)?;
    let attempts = crate::messages::request::tries(world, app, &recipient, &[]);
    attempts
        .iter()
        .find(|attempt| attempt.channel == channel)
        .ok_or_else(|| Refusal::not_found("Profile"))?;
    Reply::json(&json!({"profile_name": "Sandbox Customer"}))
}

/// GET `/contacts:identityConflicts`: numbers that several contacts own on SMS, RCS or MMS.
pub(crate) fn conflicts(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let mut by_number: BTreeMap<String, (Vec<&str>, Vec<usize>)> = BTreeMap::new();
    for at in world.contacts.living(call.region) {
        for identity in &world.contacts.get(at).identities {
            let name = identity.channel.name();
            if !["SMS", "RCS", "MMS"].contains(&name) {
                continue;
            }
            let (channels, owners) = by_number
                .entry(normal_identity(&identity.identity))
                .or_default();
            if !channels.contains(&name) {
                channels.push(name);
            }
            if !owners.contains(&at) {
                owners.push(at);
            }
        }
    }
    let conflicts: Vec<Value> = by_number
        .into_iter()
        .filter(|(_, (_, owners))| owners.len() > 1)
        .map(|(identity, (channels, owners))| {
            let ids: Vec<&str> = owners.iter().map(|at| world.contacts.id(*at)).collect();
            json!({"identity": identity, "channels": channels, "contact_ids": ids})
        })
        .collect();
    let (places, next) = page((0..conflicts.len()).rev(), call, 10, 20)?;
    let shown: Vec<&Value> = places.iter().map(|at| &conflicts[*at]).collect();
    Reply::json(&json!({"conflicts": shown, "next_page_token": next}))
}
