//! Messages and events put into a conversation from outside: stored, never sent.

use serde_json::{Map, Value, json, value::RawValue};

use crate::{
    call::{Call, Reply},
    channel::Channel,
    clock::{parse_rfc3339, rfc3339},
    events::Event,
    messages::{Attempt, Message, request::limited},
    refusal::Refusal,
    world::World,
};

const THIRTY_DAYS_MS: i64 = 30 * 86_400_000;

/// `accept_time` must be before now and not older than 30 days.
fn accept_time(world: &World, body: &Map<String, Value>) -> Result<i64, Refusal> {
    let now = world.clock.now_ms();
    body.get("accept_time")
        .and_then(Value::as_str)
        .and_then(parse_rfc3339)
        .filter(|at| (now - THIRTY_DAYS_MS..=now).contains(at))
        .ok_or_else(|| {
            Refusal::field(
                "accept_time",
                "must be a time before now and within 30 days",
            )
        })
}

fn attempt(body: &Map<String, Value>) -> Option<Attempt> {
    let identity = body.get("channel_identity")?;
    Some(Attempt {
        channel: Channel::named(identity.get("channel")?.as_str()?)?,
        identity: identity.get("identity")?.as_str()?.into(),
    })
}

/// POST `/conversations/{id}:inject-message`
pub(crate) fn message(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.conversation(id, call.region)?;
    let body = call.object()?;
    let accepted_ms = accept_time(world, body)?;
    let inbound = match body.get("direction").and_then(Value::as_str) {
        Some("TO_APP") => true,
        Some("TO_CONTACT") => false,
        _ => return Err(Refusal::field("direction", "must be TO_APP or TO_CONTACT")),
    };
    let attempt =
        attempt(body).ok_or_else(|| Refusal::field("channel_identity", "must not be empty"))?;
    let contact_id = body.get("contact_id").and_then(Value::as_str).unwrap_or("");
    let contact = world.contact(contact_id, call.region)?;
    let key = if inbound {
        "contact_message"
    } else {
        "app_message"
    };
    let content = body
        .get(key)
        .filter(|content| content.is_object())
        .ok_or_else(|| Refusal::field(key, "must not be empty"))?;
    let message = Message {
        id: world.next_id(),
        app: world.conversations.get(at).app,
        accepted_ms,
        inbound,
        tries: vec![attempt],
        body: RawValue::from_string(content.to_string()).map_err(|_| Refusal::internal())?,
        metadata: limited(body, "metadata", 1_024)?.into(),
        correlation_id: "".into(),
        contact: Some(contact),
        conversation: Some(at),
        callback_url: None,
        dispatch: false,
        stored: true,
        injected: true,
        ttl_ms: None,
        marketing: None,
        tagged: false,
        steps: Vec::new(),
        next_step: 0,
        due: 0,
        settled_before: Vec::new(),
        status: None,
    };
    world.keep_message(&message);
    world.messages.add(message);
    Reply::done()
}

/// POST `/conversations/{id}:inject-event`
pub(crate) fn event(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.conversation(id, call.region)?;
    let body = call.object()?;
    let accepted_ms = accept_time(world, body)?;
    let (key, content) = ["app_event", "contact_event", "contact_message_event"]
        .into_iter()
        .find_map(|key| Some((key, body.get(key).filter(|value| value.is_object())?)))
        .ok_or_else(|| Refusal::invalid("The event has no content."))?;
    let one = world.conversations.get(at);
    let event = Event {
        id: world.ids.next(accepted_ms).to_string(),
        app: one.app,
        accepted_ms,
        inbound: key != "app_event",
        key,
        content: content.clone(),
        attempt: attempt(body),
        contact: Some(one.contact),
        conversation: Some(at),
        dispatch: false,
        gone: false,
    };
    let event_id = event.id.clone();
    world.add_event(event);
    Reply::json(&json!({"event_id": event_id, "accepted_time": rfc3339(accepted_ms)}))
}
