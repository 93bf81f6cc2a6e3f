//! `POST /control/callbacks`: callbacks that nothing in a sandbox brings about by itself.
//!
//! `{"app_id", "trigger", "body"?}` for the Conversation API; without a body a sample one is sent.
//! One more is one more arm of `sample`. Without an app it is a trigger of the Provisioning API,
//! `{"trigger", "payload"?}`, and whatever else is named stands beside the payload.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    callbacks::{What, render},
    clock::rfc3339,
    messages::request::text,
    refusal::Refusal,
    whatsapp::hooks::TRIGGERS,
    world::World,
};

/// Sends one callback to the webhooks of an app that want its trigger; says how many.
pub(super) fn emit(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    if text(body, "app_id")?.is_empty() {
        return emit_provisioning(world, body);
    }
    let app = *world
        .app_ids
        .get(text(body, "app_id")?)
        .ok_or_else(|| Refusal::not_found("App"))?;
    let trigger = text(body, "trigger")?;
    let now = rfc3339(world.clock.now_ms());
    let id = world.next_id().to_string();
    let mode = if world.apps[app].dispatch {
        "DISPATCH"
    } else {
        "CONVERSATION"
    };
    let (key, sample) = sample(trigger, &id, &now, mode)
        .ok_or_else(|| Refusal::field("trigger", "comes about by itself, or is unknown"))?;
    let content = body.get("body").unwrap_or(&sample);
    let said = render::notice(world, Some(app), key, content, "", "");
    let told = world.tell_app(app, trigger, &What::Body(said.into()), false);
    Reply::json(&json!({ "told": told }))
}

fn emit_provisioning(world: &mut World, body: &Map<String, Value>) -> Result<Reply, Refusal> {
    let trigger = text(body, "trigger")?;
    if trigger == "ALL" || !TRIGGERS.contains(&trigger) {
        return Err(Refusal::field("trigger", "is none of the Provisioning API"));
    }
    let whatsapp = &world.whatsapp;
    let sample = if trigger.starts_with("WHATSAPP_TEMPLATE_") {
        whatsapp.templates.first().map(|one| json!(one.body))
    } else if trigger.starts_with("WHATSAPP_SENDER_") {
        whatsapp.senders.first().map(|one| json!(one))
    } else if trigger.starts_with("WHATSAPP_") {
        whatsapp.account.as_ref().map(|one| json!(one))
    } else if trigger == "BUNDLE_DONE" {
        whatsapp.bundles.last().cloned()
    } else {
        world.channels.payload(trigger)
    };
    let payload = body.get("payload").cloned().or(sample);
    let mut said = body.clone();
    for key in ["app_id", "trigger", "payload"] {
        said.remove(key);
    }
    said.insert("type".into(), json!(trigger));
    said.insert("payload".into(), payload.unwrap_or_else(|| json!({})));
    let told = world.post_provisioning(trigger, &Value::Object(said));
    Reply::json(&json!({ "told": told }))
}

/// The key and a body of a kind of callback.
fn sample(trigger: &str, id: &str, now: &str, mode: &str) -> Option<(&'static str, Value)> {
    let identity = json!({"channel": "WHATSAPP", "identity": "393331234567", "app_id": ""});
    Some(match trigger {
        "CHANNEL_EVENT" => (
            "channel_event_notification",
            json!({"channel_event": {
                "channel": "WHATSAPP",
                "event_type": "WHATS_APP_QUALITY_RATING_CHANGED",
                "additional_data": {"quality_rating": "YELLOW"},
            }}),
        ),
        "UNSUPPORTED" => (
            "unsupported_callback",
            json!({
                "channel": "WHATSAPP",
                "payload": "{\"type\":\"unknown\"}",
                "processing_mode": mode,
                "id": id,
                "contact_id": "",
                "conversation_id": "",
                "channel_identity": identity,
            }),
        ),
        "SMART_CONVERSATION" => (
            "smart_conversation_notification",
            json!({
                "contact_id": "",
                "channel_identity": "393331234567",
                "channel": "WHATSAPP",
                "message_id": id,
                "conversation_id": "",
                "analysis_results": {"ml_sentiment_result": [{
                    "message": "Thank you!",
                    "results": [{"sentiment": "positive", "score": 0.9}],
                    "sentiment": "positive",
                    "score": 0.9,
                }]},
            }),
        ),
        "MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION" => (
            "message_redaction",
            json!({
                "id": id,
                "direction": "TO_APP",
                "contact_message": {"text_message": {"text": "My number is {phone}"}},
                "channel_identity": identity,
                "conversation_id": "",
                "contact_id": "",
                "metadata": "",
                "accept_time": now,
                "sender_id": "",
                "processing_mode": mode,
                "injected": false,
            }),
        ),
        "RECORD_NOTIFICATION" => (
            "record_notification",
            json!({
                "entity_id": id,
                "record_status": "EVENT_RECORD_STORED",
                "channel_identity": identity,
                "contact_id": "",
                "conversation_id": "",
                "processing_mode": mode,
            }),
        ),
        "BATCH_STATUS_UPDATE" => (
            "batch_status_update_notification",
            json!({
                "batch_id": id,
                "batch_status": "BATCH_STATUS_PROCESSED",
                "batch_type": "BATCH_TYPE_MESSAGES",
                "additional_data": {"message_batch_data": {"send_after": now, "batch_metadata": {}}},
            }),
        ),
        _ => return None,
    })
}
