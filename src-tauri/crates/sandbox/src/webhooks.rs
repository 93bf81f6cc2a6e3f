//! Webhooks of the Conversation API: where an app's callbacks go.
//!
//! Not here: delivering (`callbacks`), nor the Provisioning API's webhooks (`whatsapp/hooks.rs`).

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Region, Reply},
    journal::{Kind, Record},
    mask,
    refusal::Refusal,
    world::{AppAt, World},
};

const MOST_PER_APP: usize = 5;

/// Every trigger that can be subscribed to; `UNSPECIFIED_TRIGGER` is an error.
const TRIGGERS: [&str; 27] = [
    "MESSAGE_DELIVERY",
    "MESSAGE_SUBMIT",
    "MESSAGE_INBOUND",
    "EVENT_DELIVERY",
    "EVENT_INBOUND",
    "CONVERSATION_START",
    "CONVERSATION_STOP",
    "CONVERSATION_DELETE",
    "CONTACT_CREATE",
    "CONTACT_DELETE",
    "CONTACT_MERGE",
    "CONTACT_UPDATE",
    "CONTACT_IDENTITIES_DUPLICATION",
    "UNSUPPORTED",
    "OPT_IN",
    "OPT_OUT",
    "CAPABILITY",
    "CHANNEL_EVENT",
    "SMART_CONVERSATION",
    "SMART_CONVERSATIONS",
    "MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION",
    "RECORD_NOTIFICATION",
    "BATCH_STATUS_UPDATE",
    "BATCH_DELIVERY_REPORT_FULL",
    "BATCH_DELIVERY_REPORT_SUMMARY",
    "CONSENT_BATCH_COMPLETE",
    "BILLING_CREDIT_LIMIT_BREACHED",
];

/// One webhook.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) id: Arc<str>,
    pub(crate) target: String,
    pub(crate) secret: String,
    /// Triggers it receives; empty while its `target_type` is not HTTP.
    triggers: Vec<String>,
    /// The object as the client wrote it.
    pub(crate) body: Map<String, Value>,
}

impl Webhook {
    /// Checks an object and reads out of it what delivering needs.
    pub(crate) fn from_body(id: Arc<str>, body: Map<String, Value>) -> Result<Webhook, Refusal> {
        let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
        let target = text("target").to_owned();
        check_target(&target)?;
        let target_type = match body.get("target_type") {
            None | Some(Value::Null) => "DISMISS",
            Some(Value::String(text)) if ["HTTP", "DISMISS", "GRPC"].contains(&text.as_str()) => {
                text.as_str()
            }
            Some(_) => return Err(Refusal::field("target_type", "must be HTTP or DISMISS")),
        };
        let mut triggers = Vec::new();
        match body.get("triggers") {
            None | Some(Value::Null) => {}
            Some(Value::Array(named)) => {
                for trigger in named {
                    match trigger.as_str() {
                        Some(name) if TRIGGERS.contains(&name) => triggers.push(name.to_owned()),
                        _ => return Err(Refusal::field("triggers", "unknown trigger")),
                    }
                }
            }
            Some(_) => return Err(Refusal::field("triggers", "must be a list")),
        }
        if target_type != "HTTP" {
            triggers.clear();
        }
        check_client(&body)?;
        Ok(Webhook {
            id,
            target,
            secret: text("secret").to_owned(),
            triggers,
            body,
        })
    }

    /// Whether it receives callbacks of a trigger.
    pub(crate) fn receives(&self, trigger: &str) -> bool {
        let is = |name: &str| self.triggers.iter().any(|known| known == name);
        is(trigger) || (trigger == "SMART_CONVERSATION" && is("SMART_CONVERSATIONS"))
    }

    fn shown(&self, app_id: &str) -> Value {
        let mut body = self.body.clone();
        body.insert("id".into(), json!(&*self.id));
        body.insert("app_id".into(), json!(app_id));
        body.entry("target_type").or_insert(json!("DISMISS"));
        body.entry("triggers").or_insert(json!([]));
        Value::Object(body)
    }
}

fn check_target(target: &str) -> Result<(), Refusal> {
    if target.is_empty() || target.chars().count() > 742 {
        return Err(Refusal::field("target", "must have 1 to 742 characters"));
    }
    let url = reqwest::Url::parse(target)
        .ok()
        .filter(|url| ["http", "https"].contains(&url.scheme()))
        .ok_or_else(|| Refusal::field("target", "must be an http or https URL"))?;
    let host = url.host_str().unwrap_or("");
    if host.starts_with("conversation-api.") && host.ends_with(".sinch.com") {
        return Err(Refusal::field("target", "this host is forbidden"));
    }
    Ok(())
}

fn check_client(body: &Map<String, Value>) -> Result<(), Refusal> {
    let client = match body.get("client_credentials") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Object(client)) => client,
        Some(_) => return Err(Refusal::field("client_credentials", "must be an object")),
    };
    for key in ["client_id", "client_secret", "endpoint"] {
        if client
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .is_empty()
        {
            return Err(Refusal::field(
                &format!("client_credentials.{key}"),
                "must not be empty",
            ));
        }
    }
    Ok(())
}

impl World {
    /// Adds or replaces a webhook of an app, as the journal and the routes do.
    pub(crate) fn put_webhook(&mut self, app: AppAt, webhook: Webhook) {
        let webhooks = &mut self.apps[app].webhooks;
        match webhooks.iter_mut().find(|known| known.id == webhook.id) {
            Some(known) => *known = webhook,
            None => webhooks.push(webhook),
        }
    }

    /// Adds or replaces a webhook of an app and keeps it.
    pub(crate) fn keep_webhook(&mut self, app: AppAt, webhook: Webhook) -> Result<Reply, Refusal> {
        let shown = webhook.shown(&self.apps[app].id);
        self.put_webhook(app, webhook);
        if self.journal.keeps() {
            self.journal.write(&Record::Put {
                kind: Kind::Webhook,
                value: shown.clone(),
            });
        }
        Reply::json(&shown)
    }

    /// The app and place of a webhook in a region.
    fn webhook(&self, id: &str, region: Region) -> Result<(AppAt, usize), Refusal> {
        self.apps
            .iter()
            .enumerate()
            .filter(|(_, app)| app.region == region && !app.deleted)
            .find_map(|(at, app)| {
                let place = app.webhooks.iter().position(|hook| *hook.id == *id)?;
                Some((at, place))
            })
            .ok_or_else(|| Refusal::not_found("Webhook"))
    }

    fn check_unique(&self, app: AppAt, webhook: &Webhook) -> Result<(), Refusal> {
        let taken = self.apps[app]
            .webhooks
            .iter()
            .any(|known| known.target == webhook.target && known.id != webhook.id);
        if taken {
            return Err(Refusal::field(
                "target",
                "a webhook with this target already exists for the app",
            ));
        }
        Ok(())
    }
}

/// POST `/webhooks`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let mut body = call.object()?.clone();
    let app = world.app_of(&body, call.region)?;
    body.remove("id");
    let id = world.next_id().to_string();
    let webhook = Webhook::from_body(Arc::from(id), body)?;
    world.check_unique(app, &webhook)?;
    if world.apps[app].webhooks.len() >= MOST_PER_APP {
        return Err(Refusal::invalid(format!(
            "The app already has {MOST_PER_APP} webhooks."
        )));
    }
    world.keep_webhook(app, webhook)
}

/// GET `/apps/{id}/webhooks`
pub(crate) fn list(world: &mut World, call: &Call, app_id: &str) -> Result<Reply, Refusal> {
    let app = &world.apps[world.app(app_id, call.region)?];
    let webhooks: Vec<Value> = app
        .webhooks
        .iter()
        .map(|hook| hook.shown(&app.id))
        .collect();
    Reply::json(&json!({ "webhooks": webhooks }))
}

/// GET `/webhooks/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let (app, place) = world.webhook(id, call.region)?;
    let app = &world.apps[app];
    Reply::json(&app.webhooks[place].shown(&app.id))
}

/// PATCH `/webhooks/{id}`
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let (app, place) = world.webhook(id, call.region)?;
    let known = &world.apps[app].webhooks[place];
    let mut body = known.body.clone();
    mask::apply(
        &mut body,
        call.object()?,
        call.param("update_mask"),
        &["id", "app_id"],
    );
    let webhook = Webhook::from_body(known.id.clone(), body)?;
    world.check_unique(app, &webhook)?;
    world.keep_webhook(app, webhook)
}

/// DELETE `/webhooks/{id}`
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let (app, place) = world.webhook(id, call.region)?;
    world.apps[app].webhooks.remove(place);
    world.gone(Kind::Webhook, id);
    Reply::done()
}
