//! `capability:query` and the legacy opt-in registration: answered at once, told by callback.

use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    callbacks::{What, render},
    channel::Channel,
    messages::{
        Attempt,
        request::{recipient, text, tries},
    },
    refusal::Refusal,
    scenarios::{self, Ending},
    world::World,
};

/// What a channel can do, in the words of the callback.
fn features(channel: Channel) -> &'static [&'static str] {
    match channel.name() {
        "RCS" => &[
            "text_message",
            "media_message",
            "choice_message",
            "card_message",
            "carousel_message",
            "location_message",
        ],
        "WHATSAPP" => &[
            "text_message",
            "media_message",
            "choice_message",
            "card_message",
            "location_message",
            "list_message",
        ],
        _ => &["text_message"],
    }
}

/// A number of a scenario that is not reachable has no capability either.
fn status(attempt: &Attempt) -> &'static str {
    match scenarios::of(&attempt.identity).ending {
        Ending::Fails("RECIPIENT_NOT_REACHABLE", _, _) => "NO_CAPABILITY",
        Ending::Fails("UNSUPPORTED_OPERATION", _, _) => "CAPABILITY_PARTIAL",
        Ending::Fails("UNKNOWN", _, _) => "CAPABILITY_UNKNOWN",
        _ => "CAPABILITY_FULL",
    }
}

/// POST `/capability:query`: one CAPABILITY callback for each channel of the recipient.
pub(crate) fn query(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let app = world.app_of(body, call.region)?;
    let dispatch = world.apps[app].dispatch;
    let recipient = recipient(world, call, body, dispatch)?;
    let request_id = match text(body, "request_id")? {
        "" => world.next_id().to_string(),
        id => id.to_owned(),
    };
    let contact_id = body
        .get("recipient")
        .and_then(|recipient| recipient.get("contact_id"))
        .cloned()
        .unwrap_or_else(|| json!(""));
    for attempt in tries(world, app, &recipient, &[]) {
        let configured = world.apps[app].channel_status(attempt.channel).is_some();
        let mut notification = json!({
            "request_id": request_id,
            "contact_id": contact_id,
            "channel": attempt.channel.name(),
            "identity": &*attempt.identity,
            "capability_status": if configured { status(&attempt) } else { "NO_CAPABILITY" },
            "channel_capabilities": features(attempt.channel),
        });
        if !configured {
            let reason = crate::reasons::Reason::known("CHANNEL_CONFIGURATION_MISSING");
            notification["reason"] = json!(reason);
        }
        let key = "capability_notification";
        let said = render::notice(world, Some(app), key, &notification, "", "");
        world.tell_app(app, "CAPABILITY", &What::Body(said.into()), false);
    }
    Reply::json(&json!({
        "app_id": text(body, "app_id")?,
        "recipient": body.get("recipient"),
        "request_id": request_id,
    }))
}

/// POST `/optins:register` and `/optouts:register`, kept for old clients.
pub(crate) fn register(world: &mut World, call: &Call, out: bool) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let app = world.app_of(body, call.region)?;
    let dispatch = world.apps[app].dispatch;
    let recipient = recipient(world, call, body, dispatch)?;
    let request_id = match text(body, "request_id")? {
        "" => world.next_id().to_string(),
        id => id.to_owned(),
    };
    let wanted: Vec<&str> = body
        .get("channels")
        .and_then(Value::as_array)
        .map_or_else(Vec::new, |names| {
            names.iter().filter_map(Value::as_str).collect()
        });
    let (trigger, key, status) = if out {
        ("OPT_OUT", "opt_out_notification", "OPT_OUT_SUCCEEDED")
    } else {
        ("OPT_IN", "opt_in_notification", "OPT_IN_SUCCEEDED")
    };
    for attempt in tries(world, app, &recipient, &[]) {
        if !wanted.is_empty() && !wanted.contains(&attempt.channel.name()) {
            continue;
        }
        let notification = json!({
            "request_id": request_id,
            "contact_id": "",
            "channel": attempt.channel.name(),
            "identity": &*attempt.identity,
            "status": status,
            "processing_mode": if dispatch { "DISPATCH" } else { "CONVERSATION" },
        });
        let said = render::notice(world, Some(app), key, &notification, "", "");
        world.tell_app(app, trigger, &What::Body(said.into()), false);
    }
    Reply::json(&json!({ "request_id": request_id }))
}
