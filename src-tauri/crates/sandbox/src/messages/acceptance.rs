//! What a channel makes of a message: the second validation, whose faults come as FAILED.
//!
//! Templates are judged here; every other content in `session`, its media in `media`.

use serde_json::Value;

use crate::{
    apps::App,
    channel::Channel,
    messages::{
        Attempt,
        content::CONTENTS,
        explicit::{self, Explicit},
        session,
    },
    reasons::Reason,
    templates,
    world::World,
};

/// Why a channel does not take a message, if it does not. `tagged` says that the message carries a
/// tag that widens the window for it.
pub(crate) fn refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    tagged: bool,
    message: &Value,
) -> Option<Reason> {
    match explicit::of(message, attempt.channel) {
        Some(Explicit::Raw(raw)) => raw_refusal(world, app, attempt, tagged, raw),
        Some(Explicit::Specific) => session::closed(world, app, attempt, tagged),
        Some(Explicit::Omni(content)) => content_refusal(world, app, attempt, tagged, &content),
        None if CONTENTS.iter().all(|(key, _)| message.get(key).is_none()) => {
            Some(Reason::known("UNSUPPORTED_OPERATION"))
        }
        None => content_refusal(world, app, attempt, tagged, message),
    }
}

fn content_refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    tagged: bool,
    content: &Value,
) -> Option<Reason> {
    match content.get("template_message") {
        Some(template) => template_refusal(world, app, attempt, tagged, template),
        None => session::refusal(world, app, attempt, tagged, content),
    }
}

/// The channel's own words go through as they are; only WhatsApp's are looked at, for a template
/// needs no open window.
fn raw_refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    tagged: bool,
    raw: &str,
) -> Option<Reason> {
    if attempt.channel != Channel::WHATSAPP {
        return None;
    }
    match serde_json::from_str::<Value>(raw) {
        Ok(Value::Object(own)) if own.get("type").is_some_and(|kind| kind == "template") => None,
        Ok(Value::Object(_)) => session::closed(world, app, attempt, tagged),
        _ => Some(Reason::known("BAD_REQUEST")),
    }
}

fn template_refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    tagged: bool,
    template: &Value,
) -> Option<Reason> {
    let channel = attempt.channel;
    let own = template
        .get("channel_template")
        .and_then(|by_channel| by_channel.get(channel.name()));
    if let Some(reference) = own {
        return match channel {
            Channel::WHATSAPP => world.whatsapp.refusal(reference),
            _ if channel.name() == "KAKAOTALK" => None,
            _ => Some(Reason::known("UNSUPPORTED_OPERATION")),
        };
    }
    let Some(reference) = template.get("omni_template") else {
        return Some(Reason::known("UNSUPPORTED_OPERATION"));
    };
    match templates::fill::fill(world, app.region, reference, channel) {
        Err(reason) => Some(reason),
        Ok(filled) => match filled.pointer("/template_message/channel_template/WHATSAPP") {
            Some(reference) => world.whatsapp.refusal(reference),
            None => session::refusal(world, app, attempt, tagged, &filled),
        },
    }
}
