//! `/whatsapp`: the one WhatsApp account of the project.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    clock::rfc3339,
    journal::{Kind, Record},
    mask,
    refusal::Refusal,
    whatsapp::{hooks::page, rules},
    world::World,
};

fn absent() -> Refusal {
    Refusal::provisioning(404, "account_not_found", "Account not found.")
}

impl World {
    fn keep_account(&mut self, account: Map<String, Value>) -> Value {
        let shown = Value::Object(account.clone());
        self.journal.write(&Record::Put {
            kind: Kind::WhatsAppAccount,
            value: shown.clone(),
        });
        self.whatsapp.account = Some(account);
        shown
    }
}

/// GET `/whatsapp`
pub(crate) fn get(world: &mut World, _call: &Call) -> Result<Reply, Refusal> {
    Reply::json(world.whatsapp.account.as_ref().ok_or_else(absent)?)
}

/// POST `/whatsapp`: onboarded at once.
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    if world.whatsapp.account.is_some() {
        return Err(Refusal::provisioning(
            409,
            "resource_locked",
            "The project already has an account.",
        ));
    }
    let body = call.object()?;
    let details = body.get("details").cloned().unwrap_or_else(|| json!({}));
    let mut account = Map::new();
    account.insert("state".into(), json!("ONBOARDED"));
    account.insert("isEmbeddedSignup".into(), json!(false));
    account.insert("businessManager".into(), json!("SINCH_UK"));
    account.insert("wabaId".into(), json!("1234567890"));
    account.insert("details".into(), details);
    account.insert("compatibleRegions".into(), json!(["eu", "us"]));
    let shown = world.keep_account(account);
    world.tell_provisioning("WHATSAPP_ACCOUNT_ONBOARDED", &shown, None);
    Reply::with(201, &shown)
}

/// PATCH `/whatsapp`, only when rejected.
pub(crate) fn update(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let mut account = world.whatsapp.account.clone().ok_or_else(absent)?;
    if account.get("state").and_then(Value::as_str) != Some("REJECTED") {
        return Err(Refusal::provisioning(
            409,
            "resource_locked",
            "Only a rejected account can be changed.",
        ));
    }
    let mut details = account.get("details").cloned().unwrap_or_else(|| json!({}));
    let body = call.object()?;
    mask::merge(&mut details, body.get("details").unwrap_or(&json!({})));
    account.insert("details".into(), details);
    account.insert("changes".into(), json!({"status": "IN_PROGRESS"}));
    Reply::json(&world.keep_account(account))
}

/// DELETE `/whatsapp`, only without senders.
pub(crate) fn delete(world: &mut World, _call: &Call) -> Result<Reply, Refusal> {
    if world.whatsapp.account.is_none() {
        return Err(absent());
    }
    if !world.whatsapp.senders.is_empty() {
        return Err(Refusal::provisioning(
            409,
            "resource_locked",
            "The account still has senders.",
        ));
    }
    world.whatsapp.account = None;
    world.gone(Kind::WhatsAppAccount, "account");
    Ok(Reply::bare(204))
}

/// GET `/whatsapp/activities`
pub(crate) fn activities(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    world.whatsapp.account.as_ref().ok_or_else(absent)?;
    let activity =
        json!({"type": "CREATED", "created": "2024-01-01T00:00:00Z", "author": "sandbox"});
    page(call, "notifications", vec![activity], 50, 100)
}

/// POST `/whatsapp/comments`
pub(crate) fn comment(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let account = world.whatsapp.account.clone().ok_or_else(absent)?;
    let comment = rules::comment(call.object()?)?;
    let payload = Value::Object(account);
    let more = Some(("comment", comment.as_str()));
    world.tell_provisioning("WHATSAPP_ACCOUNT_COMMENT_ADDED", &payload, more);
    let created = rfc3339(world.clock.now_ms());
    Reply::with(
        201,
        &json!({"type": "CREATED", "comment": comment, "created": created}),
    )
}

/// PUT `/whatsapp/enableTemplateAnalytics`
pub(crate) fn enable_analytics(world: &mut World, _call: &Call) -> Result<Reply, Refusal> {
    let mut account = world.whatsapp.account.clone().ok_or_else(absent)?;
    account.insert("wabaEnabledForInsights".into(), json!(true));
    Reply::json(&world.keep_account(account))
}
