//! The customer's side of what was said: `GET /control/phones?app_id=` tells who was written to
//! lately, `GET /control/phone?app_id=&identity=` what stands on one person's phone.
//!
//! A phone shows what reached it: a message under way or failed is not on it, one of an app that
//! keeps nothing (DISPATCH) neither. How a message looks there is `bubble`; what the person does
//! with it is `phone.rs`.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    channel::normal_identity,
    clock::rfc3339,
    control::bubble::{self, Bubble},
    messages::{
        Message,
        life::{Status, What},
        outcome,
    },
    refusal::Refusal,
    world::{AppAt, World},
};

/// How many people, and how many messages of one, are shown at most.
const MOST: usize = 100;
/// How many messages back people are looked for.
const LOOK_BACK: usize = 2_000;

/// One message on a phone.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    /// Written by the person who holds the phone.
    mine: bool,
    channel: &'static str,
    at: String,
    read: bool,
    /// Emoji the person put on it, oldest first.
    reactions: Vec<String>,
    #[serde(flatten)]
    bubble: Bubble,
}

/// Somebody who was written to, or who wrote.
#[derive(Debug, Serialize)]
struct Phone {
    identity: String,
    channel: &'static str,
    /// When the last message was accepted.
    at: String,
    /// The first words of it.
    text: String,
}

fn app(world: &World, call: &Call) -> Result<AppAt, Refusal> {
    call.param("app_id")
        .and_then(|id| world.app_ids.get(id).copied())
        .ok_or_else(|| Refusal::not_found("App"))
}

/// GET `/control/phones`: whoever got or wrote something last comes first.
pub(super) fn phones(world: &World, call: &Call) -> Result<Reply, Refusal> {
    let app = app(world, call)?;
    let mut seen = HashSet::new();
    let phones: Vec<Phone> = world
        .messages
        .newest_below(usize::MAX, Some(app), None, None)
        .take(LOOK_BACK)
        .filter_map(|at| Some((at, world.messages.get(at)?)))
        .filter(|(at, message)| is_there(world, *at, message))
        .filter_map(|(_, message)| {
            let attempt = message.tries.last()?;
            seen.insert(normal_identity(&attempt.identity))
                .then(|| Phone {
                    identity: attempt.identity.to_string(),
                    channel: attempt.channel.name(),
                    at: rfc3339(message.accepted_ms),
                    text: bubble::of(world, message).first_words(),
                })
        })
        .take(MOST)
        .collect();
    Reply::json(&json!({ "phones": phones }))
}

/// GET `/control/phone`: the newest messages of one person, oldest first.
pub(super) fn thread(world: &World, call: &Call) -> Result<Reply, Refusal> {
    let app = app(world, call)?;
    let identity = call
        .param("identity")
        .ok_or_else(|| Refusal::field("identity", "must not be empty"))?;
    let reactions = reactions(world, app, identity);
    let mut lines: Vec<Line> = world
        .messages
        .newest_below(usize::MAX, Some(app), Some(identity), None)
        .filter_map(|at| Some((at, world.messages.get(at)?)))
        .filter(|(at, message)| is_there(world, *at, message))
        .take(MOST)
        .map(|(at, message)| {
            let id = message.id.to_string();
            Line {
                mine: message.inbound,
                channel: message
                    .tries
                    .last()
                    .map_or("CHANNEL_UNSPECIFIED", |attempt| attempt.channel.name()),
                at: rfc3339(message.accepted_ms),
                read: fate(world, at, message) == Some(Status::Read),
                reactions: reactions.get(&id).cloned().unwrap_or_default(),
                bubble: bubble::of(world, message),
                id,
            }
        })
        .collect();
    lines.reverse();
    Reply::json(&json!({ "messages": lines }))
}

fn is_there(world: &World, at: usize, message: &Message) -> bool {
    message.inbound
        || matches!(
            fate(world, at, message),
            Some(Status::Delivered | Status::Read)
        )
}

/// The last that was heard of a message. Of one that was told to its end before a restart only the
/// rules are left, so they are asked again.
fn fate(world: &World, at: usize, message: &Message) -> Option<Status> {
    if let Some((status, ..)) = message.status {
        return Some(status);
    }
    let queue = &world.apps[message.app].queue;
    let waits = queue.high.contains(&at) || queue.normal.contains(&at);
    if waits || !message.steps.is_empty() {
        return None;
    }
    outcome::plan(world, at)
        .into_iter()
        .rev()
        .find_map(|step| match step.what {
            What::Status(status, _) => Some(status),
            What::Submitted => None,
        })
}

/// What a person put on which message; the newest word on it counts.
fn reactions(world: &World, app: AppAt, identity: &str) -> HashMap<String, Vec<String>> {
    let person = normal_identity(identity);
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for event in &world.events.all {
        let theirs = event.app == app
            && event.inbound
            && !event.gone
            && event
                .attempt
                .as_ref()
                .is_some_and(|attempt| normal_identity(&attempt.identity) == person);
        let Some(reaction) = event.content.get("reaction_event").filter(|_| theirs) else {
            continue;
        };
        let text = |key: &str| reaction.get(key).and_then(Value::as_str).unwrap_or("");
        let on = found.entry(text("message_id").to_owned()).or_default();
        on.retain(|emoji| emoji != text("emoji"));
        if text("action") != "REACTION_ACTION_UNREACT" {
            on.push(text("emoji").to_owned());
        }
    }
    found
}
