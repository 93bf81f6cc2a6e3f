//! Webhooks of the Provisioning API, and the callbacks they get.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    callbacks::{PROVISIONING_LANE, Target, What},
    journal::{Kind, Record},
    refusal::Refusal,
    world::World,
};

const MOST_PER_PROJECT: usize = 15;

/// Every trigger; `ALL` stands alone.
pub(crate) const TRIGGERS: [&str; 39] = [
    "ALL",
    "BUNDLE_DONE",
    "WHATSAPP_ACCOUNT_COMMENT_ADDED",
    "WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED",
    "WHATSAPP_ACCOUNT_ONBOARDED",
    "WHATSAPP_ACCOUNT_PENDING_VERIFICATION",
    "WHATSAPP_ACCOUNT_REJECTED",
    "WHATSAPP_SENDER_ACTIVE",
    "WHATSAPP_SENDER_COMMENT_ADDED",
    "WHATSAPP_SENDER_DAILY_LIMIT_CHANGED",
    "WHATSAPP_SENDER_DELETED",
    "WHATSAPP_SENDER_DISPLAY_NAME_UPDATED",
    "WHATSAPP_SENDER_ERROR",
    "WHATSAPP_SENDER_INACTIVE",
    "WHATSAPP_SENDER_PENDING_VERIFICATION",
    "WHATSAPP_SENDER_QUALITY_RATING_CHANGED",
    "WHATSAPP_SENDER_REJECTED",
    "WHATSAPP_SENDER_USERNAME_UPDATED",
    "WHATSAPP_TEMPLATE_APPROVED",
    "WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE",
    "WHATSAPP_TEMPLATE_CATEGORY_UPDATED",
    "WHATSAPP_TEMPLATE_COMMENT_ADDED",
    "WHATSAPP_TEMPLATE_DELETED",
    "WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED",
    "WHATSAPP_TEMPLATE_REJECTED",
    "WHATSAPP_TEMPLATE_STATUS_UPDATED",
    "WHATSAPP_WABA_ACCOUNT_CHANGED",
    "KAKAOTALK_SENDER_ACTIVE",
    "KAKAOTALK_SENDER_COMMENT_ADDED",
    "KAKAOTALK_SENDER_INACTIVE",
    "KAKAOTALK_SENDER_REJECTED",
    "KAKAOTALK_TEMPLATE_APPROVED",
    "KAKAOTALK_TEMPLATE_COMMENT_ADDED",
    "KAKAOTALK_TEMPLATE_REJECTED",
    "RCS_ACCOUNT_COMMENT_ADDED",
    "RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED",
    "RCS_SENDER_COMMENT_ADDED",
    "RCS_SENDER_OPERATOR_STATUS_UPDATED",
    "RCS_SENDER_STATUS_UPDATED",
];

/// One webhook.
#[derive(Clone, Debug)]
pub(crate) struct Hook {
    pub(crate) id: Arc<str>,
    pub(crate) target: String,
    pub(crate) secret: String,
    triggers: Vec<String>,
}

impl Hook {
    /// A webhook of an object; with `before`, absent fields stay as they were.
    pub(crate) fn read(
        id: Arc<str>,
        body: &Map<String, Value>,
        before: Option<&Hook>,
    ) -> Result<Hook, Refusal> {
        let mut faults = Vec::new();
        let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
        let target = text("target").or_else(|| before.map(|hook| hook.target.clone()));
        let secret = text("secret").or_else(|| before.map(|hook| hook.secret.clone()));
        let triggers = match body.get("triggers") {
            Some(Value::Array(named)) => named
                .iter()
                .map(|name| name.as_str().unwrap_or("").to_owned())
                .collect(),
            _ => before.map_or_else(Vec::new, |hook| hook.triggers.clone()),
        };
        let target = target.unwrap_or_default();
        let secret = secret.unwrap_or_default();
        let is_url =
            reqwest::Url::parse(&target).is_ok_and(|url| ["http", "https"].contains(&url.scheme()));
        if !is_url || target.chars().count() > 742 {
            faults.push("target must be a URL of at most 742 characters".to_owned());
        }
        if !(1..=128).contains(&secret.chars().count()) {
            faults.push("secret must have 1 to 128 characters".to_owned());
        }
        if triggers.is_empty() {
            faults.push("triggers must not be empty".to_owned());
        }
        for (at, trigger) in triggers.iter().enumerate() {
            if !TRIGGERS.contains(&trigger.as_str()) {
                faults.push(format!("triggers.{at} is unknown"));
            }
            if triggers[..at].contains(trigger) {
                faults.push(format!("triggers.{at} is there twice"));
            }
        }
        if triggers.len() > 1 && triggers.iter().any(|trigger| trigger == "ALL") {
            faults.push("ALL must not be combined".to_owned());
        }
        if !faults.is_empty() {
            return Err(Refusal::invalid_input(&faults));
        }
        Ok(Hook {
            id,
            target,
            secret,
            triggers,
        })
    }

    fn receives(&self, trigger: &str) -> bool {
        self.triggers
            .iter()
            .any(|known| known == trigger || known == "ALL")
    }

    pub(super) fn shown(&self, project_id: &str) -> Value {
        json!({
            "id": &*self.id,
            "projectId": project_id,
            "target": self.target,
            "triggers": self.triggers,
        })
    }

    fn kept(&self) -> Value {
        json!({
            "id": &*self.id,
            "target": self.target,
            "triggers": self.triggers,
            "secret": self.secret,
        })
    }
}

impl World {
    /// Tells the Provisioning webhooks; `more` stands beside `type` and `payload`.
    pub(crate) fn tell_provisioning(
        &mut self,
        trigger: &str,
        payload: &Value,
        more: Option<(&str, &str)>,
    ) {
        let mut body = json!({"type": trigger, "payload": payload});
        if let Some((key, value)) = more {
            body[key] = json!(value);
        }
        self.post_provisioning(trigger, &body);
    }

    /// Sends a whole body to the Provisioning webhooks that want its trigger; says to how many.
    pub(crate) fn post_provisioning(&mut self, trigger: &str, body: &Value) -> usize {
        if !self.options.callbacks {
            return 0;
        }
        let said: Arc<str> = body.to_string().into();
        let ids: Vec<Arc<str>> = self
            .whatsapp
            .hooks
            .iter()
            .filter(|hook| hook.receives(trigger))
            .map(|hook| hook.id.clone())
            .collect();
        let told = ids.len();
        for id in ids {
            let target = Target::Provisioning(id);
            self.post(PROVISIONING_LANE, target, What::Body(said.clone()), false);
        }
        told
    }

    fn hook_at(&self, id: &str) -> Result<usize, Refusal> {
        self.whatsapp
            .hooks
            .iter()
            .position(|hook| *hook.id == *id)
            .ok_or_else(|| Refusal::provisioning(404, "webhook_not_found", "Webhook not found."))
    }

    /// Adds a webhook, or replaces the one of its id.
    pub(crate) fn put_hook(&mut self, hook: Hook) {
        match self.hook_at(&hook.id) {
            Ok(at) => self.whatsapp.hooks[at] = hook,
            Err(_) => self.whatsapp.hooks.push(hook),
        }
    }

    /// Adds or replaces a webhook and keeps it; a target is taken once.
    pub(super) fn keep_hook(&mut self, hook: Hook, http: u16) -> Result<Reply, Refusal> {
        let taken = self
            .whatsapp
            .hooks
            .iter()
            .any(|known| known.target == hook.target && known.id != hook.id);
        if taken {
            return Err(Refusal::provisioning(
                409,
                "webhook_exists",
                "A webhook with this target already exists.",
            ));
        }
        self.journal.write(&Record::Put {
            kind: Kind::ProvisioningWebhook,
            value: hook.kept(),
        });
        let shown = hook.shown(&self.keys.project_id);
        self.put_hook(hook);
        Reply::with(http, &shown)
    }
}

/// One page of a list, in the envelope of the Provisioning API.
pub(crate) fn page(
    call: &Call,
    name: &str,
    items: Vec<Value>,
    default: usize,
    max: usize,
) -> Result<Reply, Refusal> {
    let size = match call.param("pageSize") {
        None => default,
        Some(text) => text
            .parse()
            .ok()
            .filter(|size| (1..=max).contains(size))
            .ok_or_else(|| {
                Refusal::provisioning(
                    400,
                    "invalid_page_size",
                    format!("pageSize must lie between 1 and {max}."),
                )
            })?,
    };
    let start = match call.param("pageToken") {
        None => 0,
        Some(token) => token
            .strip_prefix('t')
            .and_then(|number| number.parse::<usize>().ok())
            .filter(|start| *start <= items.len())
            .ok_or_else(|| {
                Refusal::provisioning(400, "invalid_page_token", "pageToken is not one of ours.")
            })?,
    };
    let total = items.len();
    let end = (start + size).min(total);
    let mut body = Map::new();
    body.insert(name.into(), items[start..end].to_vec().into());
    body.insert("totalSize".into(), json!(total));
    body.insert("pageSize".into(), json!(size));
    if start > 0 {
        let previous = format!("t{}", start.saturating_sub(size));
        body.insert("previousPageToken".into(), json!(previous));
    }
    if end < total {
        body.insert("nextPageToken".into(), json!(format!("t{end}")));
    }
    Reply::json(&body)
}

/// GET `/webhooks`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let hooks = world
        .whatsapp
        .hooks
        .iter()
        .map(|hook| hook.shown(&world.keys.project_id))
        .collect();
    page(call, "webhooks", hooks, 15, 15)
}

/// POST `/webhooks`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    if world.whatsapp.hooks.len() >= MOST_PER_PROJECT {
        return Err(Refusal::provisioning(
            424,
            "webhook_limit_reached",
            "The project already has 15 webhooks.",
        ));
    }
    let id = world.next_id().to_string();
    let hook = Hook::read(id.into(), call.object()?, None)?;
    world.keep_hook(hook, 201)
}

/// GET `/webhooks/{id}`
pub(crate) fn get(world: &mut World, _call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.hook_at(id)?;
    Reply::json(&world.whatsapp.hooks[at].shown(&world.keys.project_id))
}

/// PUT and PATCH `/webhooks/{id}`
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.hook_at(id)?;
    let before = (call.method == hyper::Method::PATCH).then_some(&world.whatsapp.hooks[at]);
    let hook = Hook::read(id.into(), call.object()?, before)?;
    world.keep_hook(hook, 200)
}

/// DELETE `/webhooks/{id}`
pub(crate) fn delete(world: &mut World, _call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.hook_at(id)?;
    world.whatsapp.hooks.remove(at);
    world.gone(Kind::ProvisioningWebhook, id);
    Ok(Reply::bare(204))
}
