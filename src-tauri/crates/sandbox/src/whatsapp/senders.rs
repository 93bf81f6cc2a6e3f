//! `/whatsapp/senders`: the numbers messages come from, and their registration.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    clock::rfc3339,
    journal::{Kind, Record},
    refusal::Refusal,
    whatsapp::{hooks::page, rules},
    world::World,
};

impl World {
    /// Adds a sender, or replaces the one of its id.
    pub(crate) fn put_sender(&mut self, sender: Map<String, Value>) {
        let senders = &mut self.whatsapp.senders;
        match senders
            .iter_mut()
            .find(|known| known.get("id") == sender.get("id"))
        {
            Some(known) => *known = sender,
            None => senders.push(sender),
        }
    }

    fn sender_at(&self, id: &str) -> Result<usize, Refusal> {
        self.whatsapp
            .senders
            .iter()
            .position(|sender| sender.get("id").and_then(Value::as_str) == Some(id))
            .ok_or_else(|| Refusal::provisioning(404, "sender_not_found", "Sender not found."))
    }

    /// Stores a sender as changed now, keeps it, and tells the webhooks.
    fn keep_sender(&mut self, mut sender: Map<String, Value>, trigger: Option<&str>) -> Value {
        let now = rfc3339(self.clock.now_ms());
        sender.insert("modified".into(), json!(now));
        let shown = Value::Object(sender.clone());
        self.journal.write(&Record::Put {
            kind: Kind::WhatsAppSender,
            value: shown.clone(),
        });
        self.put_sender(sender);
        if let Some(trigger) = trigger {
            self.tell_provisioning(trigger, &shown, None);
        }
        shown
    }
}

/// GET `/whatsapp/senders`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let states = call.params("filterStates");
    let statuses = call.params("filterStatuses");
    let senders = world
        .whatsapp
        .senders
        .iter()
        .filter(|sender| {
            let state = sender.get("state").and_then(Value::as_str).unwrap_or("");
            let status = sender
                .get("changes")
                .and_then(|changes| changes.get("status"))
                .and_then(Value::as_str)
                .unwrap_or("");
            (states.is_empty() || states.contains(&state))
                && (statuses.is_empty() || statuses.contains(&status))
        })
        .cloned()
        .map(Value::Object)
        .collect();
    page(call, "senders", senders, 50, 100)
}

/// GET `/whatsapp/senders/{id}`
pub(crate) fn get(world: &mut World, _call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    Reply::json(&world.whatsapp.senders[at])
}

/// POST `/whatsapp/senders`: waits for its verification.
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
    let details = body.get("details").cloned().unwrap_or_else(|| json!({}));
    if text("phoneNumber").is_empty() || text("countryCode").is_empty() {
        return Err(Refusal::invalid_input(&[
            "phoneNumber and countryCode must not be empty".to_owned(),
        ]));
    }
    let now = rfc3339(world.clock.now_ms());
    let number = world.next_id().0 as u64;
    let id = crate::ids::seeded_uuid(world.options.seed, "sender", number);
    let mut sender = Map::new();
    for (key, value) in [
        ("id", json!(id)),
        ("state", json!("PENDING_VERIFICATION")),
        ("details", details),
        ("metadata", json!({})),
        (
            "region",
            json!(if text("region").is_empty() {
                "EU"
            } else {
                text("region")
            }),
        ),
        ("maxTps", json!(10)),
        ("qualityRating", json!("UNKNOWN")),
        ("bearerToken", json!("sandbox-bearer-token")),
        ("cloudApi", json!(true)),
        ("created", json!(now)),
        ("countryCode", json!(text("countryCode"))),
        ("phoneNumber", json!(text("phoneNumber"))),
        ("numberProvider", json!("CUSTOMER")),
        ("businessManager", json!("SINCH_UK")),
        ("compatibleRegions", json!(["eu", "us"])),
    ] {
        sender.insert(key.into(), value);
    }
    let shown = world.keep_sender(sender, Some("WHATSAPP_SENDER_PENDING_VERIFICATION"));
    Reply::with(201, &shown)
}

/// PATCH `/whatsapp/senders/{id}`: a null field is deleted; SUBMIT applies the changes at once.
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    let body = call.object()?;
    let submits = body.get("status").and_then(Value::as_str) == Some("SUBMIT");
    let mut sender = world.whatsapp.senders[at].clone();
    let mut details = sender
        .get("changes")
        .and_then(|changes| changes.get("details"))
        .or_else(|| sender.get("details"))
        .cloned()
        .unwrap_or_else(|| json!({}));
    crate::mask::merge(&mut details, body.get("details").unwrap_or(&json!({})));
    if submits {
        sender.remove("changes");
        sender.insert("details".into(), details);
    } else {
        sender.insert(
            "changes".into(),
            json!({"status": "DRAFT", "details": details}),
        );
    }
    Reply::json(&world.keep_sender(sender, None))
}

/// DELETE `/whatsapp/senders/{id}`
pub(crate) fn delete(world: &mut World, _call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    let sender = Value::Object(world.whatsapp.senders.remove(at));
    world.gone(Kind::WhatsAppSender, id);
    world.tell_provisioning("WHATSAPP_SENDER_DELETED", &sender, None);
    Ok(Reply::bare(204))
}

/// DELETE `/whatsapp/senders/{id}/changes`
pub(crate) fn delete_changes(world: &mut World, _call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    let mut sender = world.whatsapp.senders[at].clone();
    sender.remove("changes");
    world.keep_sender(sender, None);
    Ok(Reply::bare(204))
}

/// POST `/whatsapp/senders/{id}/register`
pub(crate) fn register(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    world.sender_at(id)?;
    let method = call.object()?.get("method").and_then(Value::as_str);
    let Some(method @ ("SMS" | "VOICE")) = method else {
        return Err(Refusal::invalid_input(&[
            "method must be one of the following values: SMS, VOICE".to_owned(),
        ]));
    };
    Reply::json(&json!({
        "id": id,
        "method": method,
        "accepted": true,
        "verificationCodeSent": true,
    }))
}

/// POST `/whatsapp/senders/{id}/verify`: any code of six characters is right, but 000000.
pub(crate) fn verify(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    let body = call.object_or_empty()?;
    let code = body.get("code").and_then(Value::as_str).unwrap_or("123456");
    if code.chars().count() != 6 || code == "000000" {
        return Err(Refusal::invalid_input(&[
            "code is not the one that was sent".to_owned(),
        ]));
    }
    let mut sender = world.whatsapp.senders[at].clone();
    sender.insert("state".into(), json!("ACTIVE"));
    Reply::json(&world.keep_sender(sender, Some("WHATSAPP_SENDER_ACTIVE")))
}

/// POST `/whatsapp/senders/{id}/comments`
pub(crate) fn comment(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    let comment = rules::comment(call.object()?)?;
    let payload = Value::Object(world.whatsapp.senders[at].clone());
    world.tell_provisioning(
        "WHATSAPP_SENDER_COMMENT_ADDED",
        &payload,
        Some(("comment", &comment)),
    );
    let created = rfc3339(world.clock.now_ms());
    Reply::with(
        201,
        &json!({"type": "CREATED", "comment": comment, "created": created}),
    )
}

/// GET `/whatsapp/senders/{id}/activities`: what is known of a sender is when it was made.
pub(crate) fn activities(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.sender_at(id)?;
    let created = world.whatsapp.senders[at].get("created").cloned();
    let activity = json!({"type": "CREATED", "created": created, "author": "project"});
    page(call, "notifications", vec![activity], 50, 100)
}
