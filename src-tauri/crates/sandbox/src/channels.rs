//! What the Provisioning API has beside WhatsApp: what a channel says of an app, and the senders,
//! accounts, templates and categories of RCS and KakaoTalk.
//!
//! Of these the documents give little more than their names, so they are listed, read, commented
//! and followed; making and launching them is not emulated (501). One more list is a row of
//! `LISTS`; its resources are made in `resources`.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    channel::Channel,
    clock::rfc3339,
    ids::seeded_uuid,
    refusal::Refusal,
    whatsapp::{hooks::page, rules},
    world::World,
};

/// A list by its path, the key of its answer, and the trigger of a comment on one of it.
struct List([&'static str; 2], &'static str, Option<&'static str>);

const LISTS: [List; 5] = [
    List(
        ["rcs", "senders"],
        "senders",
        Some("RCS_SENDER_COMMENT_ADDED"),
    ),
    List(
        ["rcs", "accounts"],
        "accounts",
        Some("RCS_ACCOUNT_COMMENT_ADDED"),
    ),
    List(
        ["kakaotalk", "senders"],
        "senders",
        Some("KAKAOTALK_SENDER_COMMENT_ADDED"),
    ),
    List(
        ["kakaotalk", "templates"],
        "templates",
        Some("KAKAOTALK_TEMPLATE_COMMENT_ADDED"),
    ),
    List(["kakaotalk", "categories"], "categories", None),
];

/// One sender, account, template or category.
#[derive(Debug)]
struct Resource {
    list: [&'static str; 2],
    body: Map<String, Value>,
    activities: Vec<Value>,
}

/// All of them; they follow from the seed, and comments on them are not kept.
#[derive(Debug, Default)]
pub(crate) struct Channels(Vec<Resource>);

impl Channels {
    /// Those of a fresh project.
    pub(crate) fn of(seed: u64) -> Channels {
        Channels(resources(seed))
    }

    /// The first resource that a trigger of RCS or KakaoTalk is about.
    pub(crate) fn payload(&self, trigger: &str) -> Option<Value> {
        self.0
            .iter()
            .find(|one| trigger.starts_with(&stem(one.list)))
            .map(|one| Value::Object(one.body.clone()))
    }
}

/// What the triggers of a list begin with: `RCS_SENDER_` for `rcs/senders`.
fn stem([channel, list]: [&str; 2]) -> String {
    format!("{channel}_{}_", list.trim_end_matches('s')).to_uppercase()
}

fn resources(seed: u64) -> Vec<Resource> {
    let mut all = Vec::new();
    for (number, (list, more)) in (0..).zip([
        (
            ["rcs", "senders"],
            json!({"state": "LAUNCHED", "region": "EU", "countries": ["IT", "DE"], "details": {"brand": {"name": "Rehearsal Ltd"}}}),
        ),
        (
            ["rcs", "accounts"],
            json!({"state": "ACTIVE", "details": {"companyName": "Rehearsal Ltd"}}),
        ),
        (
            ["kakaotalk", "senders"],
            json!({"state": "ACTIVE", "plusFriendId": "@rehearsal", "categoryCode": "00100010001"}),
        ),
        (
            ["kakaotalk", "templates"],
            json!({"state": "APPROVED", "name": "Order ready", "templateContent": "#{name}, your order is ready."}),
        ),
        (
            ["kakaotalk", "categories"],
            json!({"code": "00100010001", "name": "Health, hospital, general hospital"}),
        ),
    ]) {
        let Value::Object(mut body) = more else {
            continue;
        };
        body.insert("id".into(), json!(seeded_uuid(seed, "channels", number)));
        body.insert("created".into(), json!("2024-01-01T00:00:00Z"));
        body.insert("modified".into(), json!("2024-01-01T00:00:00Z"));
        all.push(Resource {
            list,
            body,
            activities: vec![json!({
                "type": "CREATED",
                "created": "2024-01-01T00:00:00Z",
                "author": "sandbox",
            })],
        });
    }
    all
}

/// Everything under `/rcs` and `/kakaotalk`.
pub(crate) fn route(world: &mut World, call: &Call, path: &[&str]) -> Result<Reply, Refusal> {
    let absent = || Refusal::absent("such resources of RCS and KakaoTalk to make or to change");
    let [channel, name, rest @ ..] = path else {
        return Err(absent());
    };
    let List(list, key, trigger) = LISTS
        .iter()
        .find(|List(list, _, _)| list == &[*channel, *name])
        .ok_or_else(absent)?;
    match (call.method.as_str(), rest) {
        ("GET", []) => {
            let states = call.params("filterStates");
            let of_list = |one: &&Resource| {
                let state = one.body.get("state").and_then(Value::as_str).unwrap_or("");
                one.list == *list && (states.is_empty() || states.contains(&state))
            };
            let found = world.channels.0.iter().filter(of_list);
            let shown = found.map(|one| Value::Object(one.body.clone())).collect();
            page(call, key, shown, 50, 100)
        }
        ("GET", [id]) => Reply::json(&find(world, *list, id)?.body),
        ("GET", [id, "activities"]) => {
            let mut newest_first = find(world, *list, id)?.activities.clone();
            newest_first.reverse();
            page(call, "notifications", newest_first, 50, 100)
        }
        ("POST", [id, "comments"]) => {
            let trigger = trigger.ok_or_else(absent)?;
            let comment = rules::comment(call.object()?)?;
            let created = rfc3339(world.clock.now_ms());
            let one = find(world, *list, id)?;
            one.activities.push(json!({
                "type": "COMMENT_ADDED", "created": created, "author": "sandbox", "comment": comment,
            }));
            let payload = Value::Object(one.body.clone());
            world.tell_provisioning(trigger, &payload, Some(("comment", &comment)));
            Reply::with(
                201,
                &json!({"type": "CREATED", "comment": comment, "created": created}),
            )
        }
        _ => Err(absent()),
    }
}

fn find<'a>(world: &'a mut World, list: [&str; 2], id: &str) -> Result<&'a mut Resource, Refusal> {
    world
        .channels
        .0
        .iter_mut()
        .find(|one| one.list == list && one.body.get("id").is_some_and(|known| known == id))
        .ok_or_else(|| {
            let code = match list[1] {
                "senders" => "sender_not_found",
                "accounts" => "account_not_found",
                "templates" => "template_not_found",
                _ => "category_not_found",
            };
            Refusal::provisioning(404, code, "There is no such resource.")
        })
}

/// GET `/conversation/apps/{appId}/{instagram|messenger|telegram|viber}`: the name of its page or
/// bot.
pub(crate) fn information(world: &World, app_id: &str, channel: &str) -> Result<Reply, Refusal> {
    let not_found = |what| Refusal::provisioning(404, "channel_not_found", what);
    let channel = Some(channel)
        .filter(|name| ["instagram", "messenger", "telegram", "viber"].contains(name))
        .and_then(|name| Channel::named(&name.to_uppercase()))
        .ok_or_else(|| not_found("The channel has no information."))?;
    let app = world
        .app_ids
        .get(app_id)
        .map(|at| &world.apps[*at])
        .filter(|app| !app.deleted)
        .ok_or_else(|| not_found("The app was not found."))?;
    if app.channel_status(channel).is_none() {
        return Err(not_found("The app has no such channel."));
    }
    Reply::json(&json!({"name": app.text("display_name"), "appId": app_id}))
}
