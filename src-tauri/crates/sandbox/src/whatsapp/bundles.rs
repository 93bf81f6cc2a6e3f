//! `/bundles`: one order that makes a sub-project, an SMS app and a Conversation app.
//!
//! Done at once. The Conversation app and all webhooks of the order are real ones; sub-project and
//! SMS app are only named.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Region, Reply},
    ids::seeded_uuid,
    journal::{Kind, Record},
    refusal::Refusal,
    start::app_body,
    webhooks::Webhook,
    whatsapp::hooks::{Hook, page},
    world::World,
};

const STATES: [&str; 3] = ["DONE", "FAILED", "IN_PROGRESS"];

/// GET `/bundles`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let states = call.params("filterStates");
    if let Some(unknown) = states.iter().find(|state| !STATES.contains(state)) {
        let message = format!("{unknown} is no state of a bundle.");
        return Err(Refusal::provisioning(400, "invalid_filter_states", message));
    }
    let fits = |bundle: &Value, filter: &str, place: &str| {
        let wanted = call.params(filter);
        let is = bundle.pointer(place).and_then(Value::as_str).unwrap_or("");
        wanted.is_empty() || wanted.contains(&is)
    };
    let bundles = world
        .whatsapp
        .bundles
        .iter()
        .filter(|bundle| {
            fits(bundle, "filterStates", "/state")
                && fits(bundle, "filterConvAppIds", "/convApp/id")
                && fits(bundle, "filterSmsAppIds", "/smsApp/id")
        })
        .cloned()
        .collect();
    page(call, "bundles", bundles, 10, 25)
}

/// GET `/bundles/{id}`
pub(crate) fn get(world: &mut World, _call: &Call, id: &str) -> Result<Reply, Refusal> {
    let found = world.whatsapp.bundles.iter().find(|one| one["id"] == id);
    Reply::json(
        found.ok_or_else(|| Refusal::provisioning(404, "bundle_not_found", "Bundle not found."))?,
    )
}

/// A part of an order that is `true`, or an object that says more; `None` when it is not ordered.
fn part(body: &Map<String, Value>, key: &str) -> Option<Map<String, Value>> {
    match body.get(key) {
        Some(Value::Bool(true)) => Some(Map::new()),
        Some(Value::Object(more)) => Some(more.clone()),
        _ => None,
    }
}

fn text<'a>(body: &'a Map<String, Value>, key: &str) -> &'a str {
    body.get(key).and_then(Value::as_str).unwrap_or("")
}

/// What is ordered, read and found faultless before anything of it is made.
struct Order {
    name: String,
    region: Region,
    hooks: Vec<Map<String, Value>>,
    conversation: Option<Map<String, Value>>,
}

impl Order {
    fn read(body: &Map<String, Value>) -> Result<Order, Refusal> {
        let mut faults = Vec::new();
        let name = text(body, "name");
        if !(1..=255).contains(&name.chars().count()) {
            faults.push("name must have 1 to 255 characters".to_owned());
        }
        let region = Region::named(text(body, "region"));
        if region.is_none() {
            faults.push("region must be US, EU or BR".to_owned());
        }
        let conversation = part(body, "convApp");
        let of_app = conversation.as_ref().map(objects).unwrap_or_default();
        for (at, hook) in of_app.iter().enumerate() {
            if let Err(refusal) = Webhook::from_body(Arc::from(""), http(hook)) {
                faults.push(format!("convApp.webhooks.{at}: {}", refusal.message()));
            }
        }
        let hooks = objects(body);
        for (at, hook) in hooks.iter().enumerate() {
            if let Err(refusal) = Hook::read(Arc::from(""), hook, None) {
                faults.push(format!("webhooks.{at}: {}", refusal.message()));
            }
        }
        match region {
            Some(region) if faults.is_empty() => Ok(Order {
                name: name.to_owned(),
                region,
                hooks,
                conversation,
            }),
            _ => Err(Refusal::invalid_input(&faults)),
        }
    }
}

/// The `webhooks` of an object.
fn objects(body: &Map<String, Value>) -> Vec<Map<String, Value>> {
    body.get("webhooks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|hook| hook.as_object().cloned().unwrap_or_default())
        .collect()
}

/// A webhook of a bundle's app in the words of the Conversation API.
fn http(hook: &Map<String, Value>) -> Map<String, Value> {
    let mut hook = hook.clone();
    hook.entry("target_type").or_insert(json!("HTTP"));
    hook
}

/// POST `/bundles`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let order = Order::read(body)?;
    let id = world.next_id().to_string();
    let mut bundle = json!({
        "id": id,
        "projectId": world.keys.project_id,
        "name": order.name,
        "region": order.region.name().to_uppercase(),
        "state": "DONE",
        "webhookDeliveryStatuses": [],
    });
    let number = world.next_id().0 as u64;
    let named = |part: &Map<String, Value>| match text(part, "name") {
        "" => order.name.clone(),
        name => name.to_owned(),
    };
    if let Some(wanted) = part(body, "subproject") {
        bundle["subproject"] = json!({
            "id": seeded_uuid(world.options.seed, "subproject", number),
            "name": named(&wanted),
            "parentProjectId": world.keys.project_id,
            "status": "READY",
        });
    }
    if let Some(wanted) = part(body, "smsApp") {
        let id = seeded_uuid(world.options.seed, "sms app", number);
        bundle["smsApp"] = json!({
            "id": id,
            "smsServiceId": id.replace('-', ""),
            "name": named(&wanted),
            "status": "ACTIVE",
            "regions": [order.region.name().to_uppercase()],
            "test": body.get("testNumber").is_some(),
        });
    }
    if let Some(wanted) = &order.conversation {
        bundle["convApp"] = world.app_of_bundle(&order, wanted, &named(wanted))?;
    }
    let mut hooks = Vec::new();
    for hook in &order.hooks {
        let id = world.next_id().to_string();
        let hook = Hook::read(Arc::from(id), hook, None)?;
        world.keep_hook(hook.clone(), 201)?;
        hooks.push(hook.shown(&world.keys.project_id));
    }
    bundle["webhooks"] = json!(hooks);
    world.whatsapp.bundles.push(bundle.clone());
    world.journal.write(&Record::Put {
        kind: Kind::Bundle,
        value: bundle.clone(),
    });
    world.tell_provisioning("BUNDLE_DONE", &bundle, None);
    Reply::with(201, &bundle)
}

impl World {
    fn app_of_bundle(
        &mut self,
        order: &Order,
        wanted: &Map<String, Value>,
        name: &str,
    ) -> Result<Value, Refusal> {
        let mode = match text(wanted, "processingMode") {
            "" => "CONVERSATION",
            mode => mode,
        };
        let id = self.next_id().to_string();
        let at = self.add_app(&id, order.region, app_body(name, mode, &["SMS"]))?;
        let value = self.apps[at].kept();
        self.journal.write(&Record::Put {
            kind: Kind::App,
            value,
        });
        for hook in objects(wanted) {
            let hook_id = self.next_id().to_string();
            let hook = Webhook::from_body(Arc::from(hook_id), http(&hook))?;
            self.keep_webhook(at, hook)?;
        }
        Ok(json!({
            "id": id,
            "name": name,
            "processingMode": mode,
            "smsChannelStatus": "ACTIVE",
        }))
    }
}
