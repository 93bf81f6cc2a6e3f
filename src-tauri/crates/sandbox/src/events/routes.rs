//! `/events`: send, list, get, delete.

use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    callbacks::{Target, What, render},
    clock::rfc3339,
    contacts::routes::page,
    conversations::Touch,
    events::Event,
    journal::Kind,
    messages::request::{self, Recipient},
    reasons::Reason,
    refusal::Refusal,
    world::World,
};

/// Kinds of event an app can send.
const KINDS: [&str; 7] = [
    "composing_event",
    "composing_end_event",
    "read_message_event",
    "comment_reply_event",
    "agent_joined_event",
    "agent_left_event",
    "generic_event",
];

/// POST `/events:send`
pub(crate) fn send(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let app = world.app_of(body, call.region)?;
    let dispatch = world.apps[app].dispatch;
    let recipient = request::recipient(world, call, body, dispatch)?;
    let content = body
        .get("event")
        .filter(|event| {
            KINDS
                .iter()
                .filter(|kind| event.get(**kind).is_some_and(Value::is_object))
                .count()
                == 1
        })
        .ok_or_else(|| Refusal::field("event", "must be exactly one kind of event"))?
        .clone();
    let order = request::channel_order(world, body, app)?;
    let attempts = request::tries(world, app, &recipient, &order);
    let url = request::callback_url(body)?.map(str::to_owned);
    request::is_high(body)?;
    let metadata = request::limited(body, "event_metadata", 1_024)?.to_owned();
    let contact = match recipient {
        _ if dispatch => None,
        Recipient::Contact(contact) => Some(contact),
        Recipient::Identities(identities) => Some(world.contact_for(&identities, app, call.region)),
    };
    let conversation = contact.map(|contact| {
        let touch = Touch {
            channel: attempts.first().map(|attempt| attempt.channel),
            metadata: None,
            merges: false,
            correlation_id: "",
        };
        world.conversation_for(app, contact, &touch)
    });
    let accepted_ms = world.clock.now_ms();
    let event = Event {
        id: world.next_id().to_string(),
        app,
        accepted_ms,
        inbound: false,
        key: "app_event",
        content,
        attempt: attempts.into_iter().next(),
        contact,
        conversation,
        dispatch,
        gone: false,
    };
    let id = event.id.clone();
    let at = world.add_event(event);
    if dispatch {
        world.events.all[at].gone = true;
    }
    tell_delivery(world, at, &metadata, url);
    Reply::json(&json!({"event_id": id, "accepted_time": rfc3339(accepted_ms)}))
}

/// EVENT_DELIVERY: at once, since an event has no life to speak of.
fn tell_delivery(world: &mut World, at: usize, metadata: &str, url: Option<String>) {
    let event = world.events.all[at].clone();
    let app = event.app;
    let typing = event.content.get("composing_event").is_some();
    let refusal = match &event.attempt {
        None => Some(Reason::known("NO_CHANNEL_IDENTITY_FOR_CONTACT")),
        Some(attempt) => match world.apps[app].channel_status(attempt.channel) {
            None => Some(Reason::known("CHANNEL_CONFIGURATION_MISSING")),
            Some(_) if typing && !attempt.channel.shows_typing() => {
                Some(Reason::known("UNSUPPORTED_OPERATION"))
            }
            Some(_) => None,
        },
    };
    let shown = world.shown_event(&event);
    let mut report = json!({
        "event_id": event.id,
        "status": if refusal.is_some() { "FAILED" } else { "DELIVERED" },
        "channel_identity": shown["channel_identity"],
        "contact_id": shown["contact_id"],
        "metadata": metadata,
        "processing_mode": shown["processing_mode"],
    });
    if let Some(reason) = refusal {
        report["reason"] = json!(reason);
    }
    let said = render::notice(world, Some(app), "event_delivery_report", &report, "", "");
    let said = What::Body(said.into());
    match url {
        Some(url) if world.options.callbacks => {
            let lane = world.apps[app].lane;
            world.post(lane, Target::Url(app, url.into()), said, false);
        }
        _ => {
            world.tell_app(app, "EVENT_DELIVERY", &said, false);
        }
    }
}

/// GET `/events`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let conversation = call
        .param("conversation_id")
        .map(|id| world.conversation(id, call.region))
        .transpose()?;
    let contact = call
        .param("contact_id")
        .map(|id| world.contact(id, call.region))
        .transpose()?;
    if conversation.is_none() && contact.is_none() {
        return Err(Refusal::invalid("Give conversation_id or contact_id."));
    }
    let all = &world.events.all;
    let found = (0..all.len()).rev().filter(|at| {
        let event = &all[*at];
        !event.gone
            && conversation.is_none_or(|at| event.conversation == Some(at))
            && contact.is_none_or(|at| event.contact == Some(at))
    });
    let (places, next) = page(found, call, 10, 20)?;
    let events: Vec<Value> = places
        .iter()
        .map(|at| world.shown_event(&all[*at]))
        .collect();
    Reply::json(&json!({"events": events, "next_page_token": next}))
}

fn place(world: &World, call: &Call, id: &str) -> Result<usize, Refusal> {
    world
        .events
        .find(id)
        .filter(|at| world.apps[world.events.all[*at].app].region == call.region)
        .ok_or_else(|| Refusal::not_found("Event"))
}

/// GET `/events/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = place(world, call, id)?;
    Reply::json(&world.shown_event(&world.events.all[at]))
}

/// DELETE `/events/{id}`
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = place(world, call, id)?;
    world.events.all[at].gone = true;
    world.gone(Kind::Event, id);
    Reply::done()
}
