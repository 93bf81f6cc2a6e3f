//! The customer's phone: messages and events from a person to an app.
//!
//! Reached by `POST /control/phone` and by the scenario numbers that answer. What comes in opens
//! the 24-hour window, moves the conversation's active channel, and may be a consent keyword.

use serde_json::{Map, Value, json, value::RawValue};

use crate::{
    call::Call,
    callbacks::{What, render},
    channel::{Channel, normal_identity},
    clock::rfc3339,
    consents,
    conversations::Touch,
    events::Event,
    messages::{Attempt, Message},
    refusal::Refusal,
    scenarios::{self, Answer},
    world::{AppAt, World},
};

/// What a person does, as `POST /control/phone` says it.
enum Deed {
    Message(Value),
    Event(&'static str, Value),
}

/// Carries out `POST /control/phone` and says which message or event it became.
pub(crate) fn act(world: &mut World, call: &Call) -> Result<Value, Refusal> {
    let body = call.object()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
    let app = *world
        .app_ids
        .get(text("app_id"))
        .ok_or_else(|| Refusal::not_found("App"))?;
    let channel = match text("channel") {
        "" => Channel::WHATSAPP,
        name => Channel::named(name).ok_or_else(|| Refusal::field("channel", "unknown channel"))?,
    };
    if world.apps[app].channel_status(channel).is_none() {
        return Err(Refusal::field("channel", "is not configured in the app"));
    }
    if text("from").is_empty() {
        return Err(Refusal::field("from", "must not be empty"));
    }
    let attempt = Attempt {
        channel,
        identity: text("from").into(),
    };
    match deed(body)? {
        Deed::Message(content) => {
            let id = world.receive(app, attempt, &content)?;
            Ok(json!({"message_id": id}))
        }
        Deed::Event(key, content) => {
            let id = world.receive_event(app, attempt, key, content);
            Ok(json!({"event_id": id}))
        }
    }
}

fn deed(body: &Map<String, Value>) -> Result<Deed, Refusal> {
    let given = |key: &str| body.get(key).filter(|value| !value.is_null());
    if let Some(text) = given("text") {
        return Ok(Deed::Message(json!({"text_message": {"text": text}})));
    }
    if let Some(url) = given("media") {
        return Ok(Deed::Message(json!({"media_message": {"url": url}})));
    }
    if let Some(location) = given("location") {
        let content = json!({"location_message": {
            "title": location.get("title").and_then(Value::as_str).unwrap_or(""),
            "label": location.get("label").and_then(Value::as_str).unwrap_or(""),
            "coordinates": {
                "latitude": location.get("latitude"),
                "longitude": location.get("longitude"),
            },
        }});
        return Ok(Deed::Message(content));
    }
    if let Some(choice) = given("choice") {
        return Ok(Deed::Message(json!({ "choice_response_message": choice })));
    }
    if let Some(message) = given("contact_message") {
        return Ok(Deed::Message(message.clone()));
    }
    if let Some(reaction) = given("reaction") {
        let mut reaction = reaction.clone();
        if let Value::Object(reaction) = &mut reaction {
            reaction
                .entry("action")
                .or_insert(json!("REACTION_ACTION_REACT"));
        }
        let content = json!({ "reaction_event": reaction });
        return Ok(Deed::Event("contact_message_event", content));
    }
    if given("typing").is_some() {
        let content = json!({"composing_event": {}});
        return Ok(Deed::Event("contact_event", content));
    }
    if let Some(event) = given("contact_event") {
        return Ok(Deed::Event("contact_event", event.clone()));
    }
    Err(Refusal::invalid(
        "Say what the customer does: text, media, location, choice, reaction, typing, contact_message or contact_event.",
    ))
}

impl World {
    /// Contact and conversation of something that comes in, none in DISPATCH.
    fn met_by(&mut self, app: AppAt, attempt: &Attempt) -> (Option<usize>, Option<usize>) {
        let now = self.clock.now_ms();
        let key = (attempt.channel, normal_identity(&attempt.identity));
        self.apps[app].last_inbound.insert(key, now);
        if self.apps[app].dispatch {
            return (None, None);
        }
        let region = self.apps[app].region;
        let contact = self.contact_for(std::slice::from_ref(attempt), app, region);
        let touch = Touch {
            channel: Some(attempt.channel),
            metadata: None,
            merges: false,
            correlation_id: "",
        };
        let conversation = self.conversation_for(app, contact, &touch);
        let one = self.conversations.get_mut(conversation);
        one.active_channel = Some(attempt.channel);
        one.last_received = now;
        self.keep_conversation(conversation);
        (Some(contact), Some(conversation))
    }

    /// A message of a person arrives; says its id.
    pub(crate) fn receive(
        &mut self,
        app: AppAt,
        attempt: Attempt,
        content: &Value,
    ) -> Result<String, Refusal> {
        let (contact, conversation) = self.met_by(app, &attempt);
        let accepted_ms = self.clock.now_ms();
        let id = self.next_id();
        let answered = content
            .pointer("/choice_response_message/message_id")
            .and_then(Value::as_str)
            .and_then(|id| self.messages.find(id));
        let metadata: Box<str> = answered
            .and_then(|at| self.messages.get(at))
            .map_or_else(|| "".into(), |message| message.metadata.clone());
        let message = Message {
            id,
            app,
            accepted_ms,
            inbound: true,
            tries: vec![attempt.clone()],
            body: RawValue::from_string(content.to_string()).map_err(|_| Refusal::internal())?,
            metadata: metadata.clone(),
            correlation_id: "".into(),
            contact,
            conversation,
            callback_url: None,
            dispatch: self.apps[app].dispatch,
            stored: conversation.is_some() || self.apps[app].keeps_dispatched(),
            injected: false,
            ttl_ms: None,
            marketing: None,
            tagged: false,
            steps: Vec::new(),
            next_step: 0,
            due: 0,
            settled_before: Vec::new(),
            status: None,
        };
        self.keep_message(&message);
        if self.is_heard(app, "MESSAGE_INBOUND") {
            let (contact_id, conversation_id) = self.ids_of(&message);
            let body = json!({
                "id": id.to_string(),
                "direction": "TO_APP",
                "contact_message": content,
                "channel_identity": self.wire_identity(app, &attempt),
                "conversation_id": conversation_id,
                "contact_id": contact_id,
                "metadata": metadata,
                "accept_time": rfc3339(accepted_ms),
                "sender_id": self.sender_id(app, attempt.channel),
                "processing_mode": message.mode(),
                "injected": false,
            });
            let (about, correlation) = self.last_words(conversation);
            let said = render::notice(self, Some(app), "message", &body, &about, &correlation);
            self.tell_app(app, "MESSAGE_INBOUND", &What::Body(said.into()), false);
        }
        self.messages.add(message);
        let text = content
            .pointer("/text_message/text")
            .and_then(Value::as_str);
        if let Some(keyword) = text.and_then(consents::keyword) {
            self.consent(app, &attempt.identity, &keyword);
            self.tell_consent(app, &attempt, contact, keyword.out);
        }
        Ok(id.to_string())
    }

    /// An event of a person arrives; says its id.
    pub(crate) fn receive_event(
        &mut self,
        app: AppAt,
        attempt: Attempt,
        key: &'static str,
        content: Value,
    ) -> String {
        let (contact, conversation) = self.met_by(app, &attempt);
        let event = Event {
            id: self.next_id().to_string(),
            app,
            accepted_ms: self.clock.now_ms(),
            inbound: true,
            key,
            content,
            attempt: Some(attempt),
            contact,
            conversation,
            dispatch: self.apps[app].dispatch,
            gone: false,
        };
        let id = event.id.clone();
        if self.is_heard(app, "EVENT_INBOUND") {
            let body = self.shown_event(&event);
            let (about, correlation) = self.last_words(conversation);
            let said = render::notice(self, Some(app), "event", &body, &about, &correlation);
            self.tell_app(app, "EVENT_INBOUND", &What::Body(said.into()), false);
        }
        self.add_event(event);
        id
    }

    fn tell_consent(&mut self, app: AppAt, attempt: &Attempt, contact: Option<usize>, out: bool) {
        let (trigger, key, status) = if out {
            ("OPT_OUT", "opt_out_notification", "OPT_OUT_SUCCEEDED")
        } else {
            ("OPT_IN", "opt_in_notification", "OPT_IN_SUCCEEDED")
        };
        if !self.is_heard(app, trigger) {
            return;
        }
        let request_id = self.next_id().to_string();
        let body = json!({
            "request_id": request_id,
            "contact_id": contact.map_or("", |at| self.contacts.id(at)),
            "channel": attempt.channel.name(),
            "identity": &*attempt.identity,
            "status": status,
            "processing_mode": if self.apps[app].dispatch { "DISPATCH" } else { "CONVERSATION" },
        });
        let said = render::notice(self, Some(app), key, &body, "", "");
        self.tell_app(app, trigger, &What::Body(said.into()), false);
    }

    /// Conversation metadata as text and correlation id, as inbound callbacks carry them.
    fn last_words(&self, conversation: Option<usize>) -> (String, String) {
        let Some(at) = conversation else {
            return Default::default();
        };
        let one = self.conversations.get(at);
        let is_empty = one.metadata_json.as_object().is_none_or(Map::is_empty);
        let about = if is_empty {
            one.metadata.clone()
        } else {
            one.metadata_json.to_string()
        };
        (about, one.correlation_id.clone())
    }

    fn wire_identity(&self, app: AppAt, attempt: &Attempt) -> Value {
        let scoped = attempt.channel.is_app_scoped();
        json!({
            "channel": attempt.channel.name(),
            "identity": &*attempt.identity,
            "app_id": if scoped { &*self.apps[app].id } else { "" },
        })
    }

    /// The number or page a person wrote to: what the channel's credentials claim.
    fn sender_id(&self, app: AppAt, channel: Channel) -> String {
        self.apps[app]
            .body
            .get("channel_credentials")
            .and_then(Value::as_array)
            .and_then(|all| {
                let own = all.iter().find(|one| {
                    one.get("channel").and_then(Value::as_str) == Some(channel.name())
                })?;
                own.pointer("/static_bearer/claimed_identity")?.as_str()
            })
            .unwrap_or("")
            .to_owned()
    }

    /// What the person of a scenario number does once the message has arrived.
    pub(crate) fn answer_by_scenario(&mut self, at: usize, attempt: usize) {
        let Some(message) = self.messages.get(at) else {
            return;
        };
        let Some(attempt) = message.tries.get(attempt).cloned() else {
            return;
        };
        let (app, id) = (message.app, message.id.to_string());
        let answer = match scenarios::of(&attempt.identity).answer {
            Answer::Nothing => return,
            Answer::Text(text) => json!({"text_message": {"text": text}}),
            Answer::FirstButton => match first_button(&message.content(), &id) {
                Some(answer) => answer,
                None => json!({"text_message": {"text": "Yes"}}),
            },
            Answer::Reaction => {
                let content = json!({"reaction_event": {
                    "emoji": "❤️",
                    "action": "REACTION_ACTION_REACT",
                    "message_id": id,
                    "reaction_category": "",
                }});
                self.receive_event(app, attempt, "contact_message_event", content);
                return;
            }
        };
        if let Err(refusal) = self.receive(app, attempt, &answer) {
            tracing::warn!(?refusal, "a scenario number cannot answer");
        }
    }
}

/// The answer a press of the first button makes; its default data is the message and the text.
fn first_button(content: &Value, message_id: &str) -> Option<Value> {
    let choice = [
        "/choice_message/choices/0",
        "/card_message/choices/0",
        "/carousel_message/cards/0/choices/0",
        "/list_message/sections/0/items/0/choice",
    ]
    .iter()
    .find_map(|place| content.pointer(place));
    let data = match choice {
        Some(choice) => match choice.get("postback_data").and_then(Value::as_str) {
            Some(data) => data.to_owned(),
            None => {
                let title = choice
                    .pointer("/text_message/text")
                    .or_else(|| choice.get("title"))
                    .and_then(Value::as_str)
                    .unwrap_or("title");
                format!("{message_id}_{title}")
            }
        },
        None => content
            .pointer("/template_message/channel_template/WHATSAPP/parameters")?
            .as_object()?
            .iter()
            .find(|(key, _)| key.ends_with("quick_reply[1]payload"))?
            .1
            .as_str()?
            .to_owned(),
    };
    Some(json!({"choice_response_message": {"message_id": message_id, "postback_data": data}}))
}
