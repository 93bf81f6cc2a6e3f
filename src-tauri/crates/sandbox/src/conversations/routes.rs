//! `/conversations`: create, list, recent, get, update, delete, stop.

use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    contacts::routes::page,
    journal::Kind,
    mask,
    refusal::Refusal,
    world::World,
};

/// POST `/conversations`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let id = world.next_id().to_string();
    let conversation = world.read_conversation(id, call.region, call.object()?)?;
    if conversation.active
        && let Some(other) = world
            .conversations
            .active(conversation.app, conversation.contact)
    {
        world.conversations.get_mut(other).active = false;
        world.keep_conversation(other);
    }
    let at = world.conversations.put(conversation);
    world.keep_conversation(at);
    world.tell_conversation(at, "CONVERSATION_START", "conversation_start_notification");
    Reply::json(&world.shown_conversation(at))
}

/// The places a listing shows, newest first.
fn found(world: &World, call: &Call) -> Result<Vec<usize>, Refusal> {
    let app = call
        .param("app_id")
        .map(|id| world.app(id, call.region))
        .transpose()?;
    let contact = call
        .param("contact_id")
        .map(|id| world.contact(id, call.region))
        .transpose()?;
    let channel = call.channel("active_channel")?;
    let only_active = call.flag("only_active");
    Ok(world
        .conversations
        .living()
        .filter(|at| {
            let one = world.conversations.get(*at);
            world.apps[one.app].region == call.region
                && app.is_none_or(|app| app == one.app)
                && contact.is_none_or(|contact| contact == one.contact)
                && channel.is_none_or(|channel| one.active_channel == Some(channel))
                && (!only_active || one.active)
        })
        .collect())
}

/// GET `/conversations`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    if call.param("app_id").is_none() && call.param("contact_id").is_none() {
        return Err(Refusal::invalid("Give app_id or contact_id."));
    }
    let found = found(world, call)?;
    let total = found.len();
    let (places, next) = page(found.into_iter(), call, 10, 20)?;
    let conversations: Vec<Value> = places
        .iter()
        .map(|at| world.shown_conversation(*at))
        .collect();
    Reply::json(&json!({
        "conversations": conversations,
        "next_page_token": next,
        "total_size": total,
    }))
}

/// GET `/conversations:recent`: those with messages, by the time of the last one.
pub(crate) fn recent(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    if call.param("app_id").is_none() {
        return Err(Refusal::field("app_id", "must not be empty"));
    }
    let ascending = match call.param("order") {
        None | Some("DESC") => false,
        Some("ASC") => true,
        Some(_) => return Err(Refusal::field("order", "must be ASC or DESC")),
    };
    let mut found: Vec<(usize, usize)> = found(world, call)?
        .into_iter()
        .filter_map(|at| {
            let last = world
                .messages
                .newest_below(usize::MAX, None, None, Some(at))
                .find(|number| world.messages.get(*number).is_some_and(|m| m.stored))?;
            Some((last, at))
        })
        .collect();
    found.sort_unstable();
    if ascending {
        found.reverse();
    }
    // The page walks falling places, so the order wanted becomes the place.
    let total = found.len();
    let (places, next) = page((0..total).rev(), call, 10, 50)?;
    let conversations: Vec<Value> = places
        .iter()
        .map(|place| {
            let (last, at) = found[*place];
            json!({
                "conversation": world.shown_conversation(at),
                "last_message": world.messages.get(last).map(|m| world.shown_message(m)),
            })
        })
        .collect();
    Reply::json(&json!({
        "conversations": conversations,
        "next_page_token": next,
        "total_size": total,
    }))
}

/// GET `/conversations/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.conversation(id, call.region)?;
    Reply::json(&world.shown_conversation(at))
}

/// PATCH `/conversations/{id}`
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.conversation(id, call.region)?;
    let Value::Object(mut body) = world.shown_conversation(at) else {
        return Err(Refusal::internal());
    };
    let before = body.get("metadata_json").cloned().unwrap_or(json!({}));
    let patch = call.object()?;
    mask::apply(
        &mut body,
        patch,
        call.param("update_mask"),
        &["id", "app_id", "contact_id", "last_received"],
    );
    match call.param("metadata_update_strategy") {
        None | Some("REPLACE") => {}
        Some("MERGE_PATCH") => {
            let mut merged = before;
            mask::merge(&mut merged, body.get("metadata_json").unwrap_or(&json!({})));
            body.insert("metadata_json".into(), merged);
        }
        Some(_) => return Err(Refusal::field("metadata_update_strategy", "unknown value")),
    }
    let conversation = world.read_conversation(id.to_owned(), call.region, &body)?;
    world.conversations.put(conversation);
    world.keep_conversation(at);
    Reply::json(&world.shown_conversation(at))
}

/// DELETE `/conversations/{id}`, with its messages.
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.conversation(id, call.region)?;
    world.tell_conversation(
        at,
        "CONVERSATION_DELETE",
        "conversation_delete_notification",
    );
    world.forget_conversation(at);
    world.gone(Kind::Conversation, id);
    Reply::done()
}

/// POST `/conversations/{id}:stop`
pub(crate) fn stop(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.conversation(id, call.region)?;
    let mut stopped = world.conversations.get(at).clone();
    stopped.active = false;
    world.conversations.put(stopped);
    world.keep_conversation(at);
    world.tell_conversation(at, "CONVERSATION_STOP", "conversation_stop_notification");
    Reply::done()
}
