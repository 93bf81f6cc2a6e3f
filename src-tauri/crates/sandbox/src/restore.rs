//! From the journal back to the state.

use serde_json::Value;
use ulid::Ulid;

use crate::{
    call::Region,
    channel::{Channel, normal_identity},
    contacts::Contact,
    journal::{Kind, Record},
    messages::{Attempt, Kept, Message},
    templates::Omni,
    webhooks::Webhook,
    whatsapp::{Template, hooks::Hook},
    world::World,
};

impl World {
    /// Takes back all records in their order, then lets unfinished messages go on.
    pub(crate) fn restore_all(&mut self, records: Vec<Record>) {
        let callbacks = std::mem::replace(&mut self.options.callbacks, false);
        for record in records {
            let known = match record {
                Record::Opened { .. } => Some(()),
                Record::Put { kind, value } => self.restore(kind, value),
                Record::Gone { kind, id } => self.restore_gone(kind, &id),
                Record::Message(kept) => self.restore_message(*kept),
                Record::Told { id, step, last } => self.restore_told(&id, step, last),
                Record::Edited { id, metadata } => self.restore_edit(&id, metadata),
            };
            if known.is_none() {
                tracing::warn!("a record of the sandbox journal fits nothing and is left out");
            }
        }
        self.options.callbacks = callbacks;
        self.resume();
        self.resume_reviews();
    }

    /// Takes back a resource as it was.
    fn restore(&mut self, kind: Kind, value: Value) -> Option<()> {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let region = text("region").and_then(Region::named).unwrap_or_default();
        match kind {
            Kind::App => {
                let id = text("id")?;
                let body = value.get("body")?.as_object()?.clone();
                match self.app_ids.get(id).copied() {
                    Some(at) => {
                        self.apps[at].body = body;
                        self.apps[at].read_body().ok()?;
                    }
                    None => {
                        self.add_app(id, region, body).ok()?;
                    }
                }
                self.rise_above(id);
            }
            Kind::Webhook => {
                let (id, app) = (text("id")?, *self.app_ids.get(text("app_id")?)?);
                let webhook = Webhook::from_body(id.into(), value.as_object()?.clone()).ok()?;
                self.rise_above(id);
                self.put_webhook(app, webhook);
            }
            Kind::Contact => {
                let body = value.get("contact")?.as_object()?;
                let id = body.get("id")?.as_str()?.to_owned();
                self.rise_above(&id);
                self.contacts
                    .put(Contact::from_body(id, region, body).ok()?);
            }
            Kind::Conversation => {
                let body = value.get("conversation")?.as_object()?;
                let id = body.get("id")?.as_str()?.to_owned();
                self.rise_above(&id);
                let conversation = self.read_conversation(id, region, body).ok()?;
                self.conversations.put(conversation);
            }
            Kind::Event => self.restore_event(&value)?,
            Kind::OmniTemplate => self.put_omni(Omni::restored(&value)?),
            Kind::WhatsAppTemplate => self.whatsapp.put(Template::restored(&value)?),
            Kind::WhatsAppSender => self.put_sender(value.as_object()?.clone()),
            Kind::WhatsAppAccount => self.whatsapp.account = Some(value.as_object()?.clone()),
            Kind::ProvisioningWebhook => {
                let id = text("id")?;
                self.rise_above(id);
                self.put_hook(Hook::read(id.into(), value.as_object()?, None).ok()?);
            }
            Kind::Bundle => self.whatsapp.bundles.push(value),
            Kind::DeletedName => {
                let at = value.get("at")?.as_i64()?;
                self.whatsapp.deleted.push((text("name")?.to_owned(), at));
            }
            Kind::Levers => self.restore_levers(&value)?,
            Kind::Settings => self.settings = Some(value),
            Kind::Consents => self.consents.restore(&value)?,
        }
        Some(())
    }

    fn restore_gone(&mut self, kind: Kind, id: &str) -> Option<()> {
        match kind {
            Kind::App => {
                let at = *self.app_ids.get(id)?;
                self.apps[at].deleted = true;
                self.apps[at].webhooks.clear();
            }
            Kind::Webhook => {
                for app in &mut self.apps {
                    app.webhooks.retain(|hook| *hook.id != *id);
                }
            }
            Kind::Contact => self.contacts.forget(self.contacts.by_id(id)?),
            Kind::Conversation => self.forget_conversation(self.conversations.by_id(id)?),
            Kind::Event => {
                let at = self.events.find(id)?;
                self.events.all[at].gone = true;
            }
            Kind::OmniTemplate => {
                let (region, id) = id.split_once('/')?;
                self.remove_omni(id, Region::named(region)?).ok()?;
            }
            Kind::WhatsAppTemplate => {
                let (name, language) = id.split_once('/')?;
                let at = self.whatsapp.find(name, language)?;
                self.whatsapp.templates.remove(at);
            }
            Kind::WhatsAppSender => self
                .whatsapp
                .senders
                .retain(|sender| sender.get("id").and_then(Value::as_str) != Some(id)),
            Kind::WhatsAppAccount => self.whatsapp.account = None,
            Kind::ProvisioningWebhook => self.whatsapp.hooks.retain(|hook| *hook.id != *id),
            Kind::Settings => self.settings = None,
            Kind::Bundle | Kind::DeletedName | Kind::Consents | Kind::Levers => {}
        }
        Some(())
    }

    fn rise_above(&mut self, id: &str) {
        if let Ok(id) = Ulid::from_string(id) {
            self.ids.rise_above(id);
        }
    }

    fn restore_message(&mut self, kept: Kept) -> Option<()> {
        let app = *self.app_ids.get(&kept.app)?;
        let id = Ulid::from_string(&kept.id).ok()?;
        self.ids.rise_above(id);
        let tries: Vec<Attempt> = kept
            .tries
            .iter()
            .filter_map(|(channel, identity)| {
                Some(Attempt {
                    channel: Channel::named(channel)?,
                    identity: identity.as_str().into(),
                })
            })
            .collect();
        let first = tries.first();
        let person = first.map_or(String::new(), |attempt| normal_identity(&attempt.identity));
        if kept.inbound {
            if let (Some(attempt), false) = (first, kept.injected) {
                let key = (attempt.channel, person);
                self.apps[app].last_inbound.insert(key, kept.at);
            }
        } else if !kept.injected {
            self.count_accepted(app, &person, kept.at);
        }
        let done = kept.inbound || kept.injected;
        let message = Message {
            id,
            app,
            accepted_ms: kept.at,
            inbound: kept.inbound,
            tries,
            body: kept.body,
            metadata: kept.metadata.into(),
            correlation_id: kept.correlation_id.into(),
            contact: kept.contact.and_then(|id| self.contacts.by_id(&id)),
            conversation: kept
                .conversation
                .and_then(|id| self.conversations.by_id(&id)),
            callback_url: kept.callback_url.map(Into::into),
            dispatch: kept.dispatch,
            stored: kept.stored,
            injected: kept.injected,
            ttl_ms: kept.ttl_ms,
            marketing: kept.marketing,
            tagged: kept.tagged,
            steps: Vec::new(),
            next_step: 0,
            due: 0,
            settled_before: Vec::new(),
            status: None,
        };
        let at = self.messages.add(message);
        if !done {
            self.unfinished.insert(at);
        }
        Some(())
    }

    fn restore_told(&mut self, id: &str, step: usize, last: bool) -> Option<()> {
        let at = self.messages.find(id)?;
        if last {
            self.unfinished.remove(&at);
        }
        let message = self.messages.get_mut(at)?;
        message.settled_before.push(step);
        let lane = self.apps[message.app].lane;
        if last {
            message.settled_before = Vec::new();
        }
        let lane = self.lanes.get_mut(lane);
        lane.sent += 1;
        lane.acknowledged += 1;
        Some(())
    }

    fn restore_edit(&mut self, id: &str, metadata: Option<String>) -> Option<()> {
        let at = self.messages.find(id)?;
        let message = self.messages.get_mut(at)?;
        match metadata {
            Some(metadata) => message.metadata = metadata.into(),
            None => message.stored = false,
        }
        Some(())
    }

    /// Messages whose story was not told to its end go on: those that had left the queue at once,
    /// the others through the queue again.
    fn resume(&mut self) {
        for at in std::mem::take(&mut self.unfinished) {
            let Some(message) = self.messages.get(at) else {
                continue;
            };
            let (app, had_left) = (message.app, !message.settled_before.is_empty());
            if had_left {
                let lane = self.apps[app].lane;
                self.lanes.get_mut(lane).ahead += 1;
                self.leave_queue(at);
            } else {
                self.enqueue(at, app, false);
            }
        }
    }
}
