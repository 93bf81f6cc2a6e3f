//! The door of every API: outage, authorisation, rate of the project, then the route.
//!
//! One more endpoint is one more row in the function of its API.

use hyper::Method;

use crate::{
    Rate, apps, auth,
    call::{Api, Call, Fate, Reply},
    capability, channels, consents, contacts, control, conversations, events, messages,
    refusal::Refusal,
    settings, templates, transcode, webhooks,
    whatsapp::{self, account, bundles, deletion, draft, hooks, senders},
    world::World,
};

/// Requests a second that one project may make.
const PROJECT_RATE: u32 = 800;

type Answer = Result<Reply, Refusal>;

/// Answers a call.
pub(crate) fn answer(world: &mut World, call: &Call) -> Reply {
    match enter(world, call) {
        Ok(reply) => reply,
        Err(refusal) => Reply::refused(&refusal, call.api),
    }
}

fn enter(world: &mut World, call: &Call) -> Answer {
    let segments: Vec<&str> = call.path.iter().map(String::as_str).collect();
    if call.api == Api::Control {
        return control::route(world, call, &segments);
    }
    let is_send = call.api == Api::Conversation && call.verb == "send";
    let now = world.clock.micros();
    if world.faults.is_out(now) {
        if world.faults.refuses_connections(now) {
            return Ok(Reply::none(Fate::Dropped));
        }
        return refused(world, is_send, Refusal::unavailable());
    }
    if call.api == Api::Auth {
        return match (&call.method, &segments[..]) {
            (&Method::POST, ["oauth2", "token"]) => auth::token(world, call),
            _ => Err(Refusal::not_found("Endpoint")),
        };
    }
    if let Err(refusal) = world.authorise(call) {
        return refused(world, is_send, refusal);
    }
    if let Err(refusal) = throttle(world, now) {
        return refused(world, is_send, refusal);
    }
    let (version, project, rest) = match &segments[..] {
        [version, "projects", project, rest @ ..] => (*version, *project, rest),
        _ => return Err(Refusal::not_found("Endpoint")),
    };
    if project != world.keys.project_id {
        return refused(world, is_send, Refusal::not_found("Project"));
    }
    match (call.api, version) {
        (Api::Conversation, "v1") => conversation(world, call, rest),
        (Api::Template, "v2") => template(world, call, rest),
        (Api::Provisioning, "v1") => provisioning(world, call, rest),
        (Api::Batch, "v1") => Err(Refusal::absent("Batch API")),
        (Api::Lookup, "v2") => Err(Refusal::absent("Number Lookup API")),
        _ => Err(Refusal::not_found("Endpoint")),
    }
}

fn refused(world: &mut World, is_send: bool, refusal: Refusal) -> Answer {
    if is_send {
        world.count_refused(None, refusal.http);
    }
    Err(refusal)
}

/// The limit of the project, which grows with a rate that was set above it on purpose.
fn throttle(world: &mut World, now: u64) -> Result<(), Refusal> {
    let Rate::PerSecond(rate) = world.options.rate else {
        return Ok(());
    };
    let limit = Rate::PerSecond(PROJECT_RATE.max(rate.saturating_mul(2)));
    if world.project_quota.is_full(now, limit) {
        return Err(Refusal::exhausted(
            "The rate of the project is exceeded.",
            None,
        ));
    }
    world.project_quota.count(limit);
    Ok(())
}

fn conversation(world: &mut World, call: &Call, path: &[&str]) -> Answer {
    match (call.method.as_str(), path, call.verb.as_str()) {
        ("POST", ["messages"], "send") => messages::send::send(world, call),
        ("POST", ["messages"], "fetch-last-message") => messages::listing::fetch_last(world, call),
        ("POST", ["messages"], "transcode") => transcode::transcode(world, call),
        ("GET", ["messages"], "") => messages::listing::list(world, call),
        ("GET", ["messages", id], "") => messages::routes::get(world, call, id),
        ("PATCH", ["messages", id], "") => messages::routes::update(world, call, id),
        ("DELETE", ["messages", id], "") => messages::routes::delete(world, call, id),

        ("POST", ["apps"], "") => apps::routes::create(world, call),
        ("GET", ["apps"], "") => apps::routes::list(world, call),
        ("GET", ["apps", id], "") => apps::routes::get(world, call, id),
        ("PATCH", ["apps", id], "") => apps::routes::update(world, call, id),
        ("DELETE", ["apps", id], "") => apps::routes::delete(world, call, id),
        ("GET", ["apps", id, "webhooks"], "") => webhooks::list(world, call, id),
        ("GET", ["apps", id, "consents", "identities", identity], "") => {
            consents::audit(world, call, id, identity)
        }
        ("GET", ["apps", id, "consents", list], "") => consents::list(world, call, id, list),

        ("POST", ["webhooks"], "") => webhooks::create(world, call),
        ("GET", ["webhooks", id], "") => webhooks::get(world, call, id),
        ("PATCH", ["webhooks", id], "") => webhooks::update(world, call, id),
        ("DELETE", ["webhooks", id], "") => webhooks::delete(world, call, id),

        ("POST", ["contacts"], "") => contacts::routes::create(world, call),
        ("GET", ["contacts"], "") => contacts::routes::list(world, call),
        ("POST", ["contacts"], "getChannelProfile") => contacts::routes::profile(world, call),
        ("GET", ["contacts"], "identityConflicts") => contacts::routes::conflicts(world, call),
        ("POST", ["contacts", id], "merge") => contacts::routes::merge(world, call, id),
        ("GET", ["contacts", id], "") => contacts::routes::get(world, call, id),
        ("PATCH", ["contacts", id], "") => contacts::routes::update(world, call, id),
        ("DELETE", ["contacts", id], "") => contacts::routes::delete(world, call, id),

        ("POST", ["conversations"], "") => conversations::routes::create(world, call),
        ("GET", ["conversations"], "") => conversations::routes::list(world, call),
        ("GET", ["conversations"], "recent") => conversations::routes::recent(world, call),
        ("GET", ["conversations", id], "") => conversations::routes::get(world, call, id),
        ("PATCH", ["conversations", id], "") => conversations::routes::update(world, call, id),
        ("DELETE", ["conversations", id], "") => conversations::routes::delete(world, call, id),
        ("POST", ["conversations", id], "stop") => conversations::routes::stop(world, call, id),
        ("POST", ["conversations", id], "inject-message") => {
            conversations::inject::message(world, call, id)
        }
        ("POST", ["conversations", id], "inject-event") => {
            conversations::inject::event(world, call, id)
        }

        ("POST", ["events"], "send") => events::routes::send(world, call),
        ("GET", ["events"], "") => events::routes::list(world, call),
        ("GET", ["events", id], "") => events::routes::get(world, call, id),
        ("DELETE", ["events", id], "") => events::routes::delete(world, call, id),

        ("POST", ["capability"], "query") => capability::query(world, call),
        ("POST", ["optins"], "register") => capability::register(world, call, false),
        ("POST", ["optouts"], "register") => capability::register(world, call, true),
        ("POST", ["settings"], "") => settings::create(world, call),
        ("GET", ["settings"], "") => settings::get(world, call),
        ("PATCH", ["settings"], "") => settings::update(world, call),
        ("DELETE", ["settings"], "") => settings::delete(world, call),
        _ => Err(Refusal::not_found("Endpoint")),
    }
}

fn template(world: &mut World, call: &Call, path: &[&str]) -> Answer {
    match (call.method.as_str(), path) {
        ("GET", ["templates"]) => templates::routes::list(world, call),
        ("POST", ["templates"]) => templates::routes::create(world, call),
        ("GET", ["templates", id]) => templates::routes::get(world, call, id),
        ("PUT", ["templates", id]) => templates::routes::replace(world, call, id),
        ("DELETE", ["templates", id]) => templates::routes::delete(world, call, id),
        ("GET", ["templates", id, "translations"]) => {
            templates::routes::translations(world, call, id)
        }
        _ => Err(Refusal::not_found("Endpoint")),
    }
}

fn provisioning(world: &mut World, call: &Call, path: &[&str]) -> Answer {
    match (call.method.as_str(), path) {
        ("GET", ["webhooks"]) => hooks::list(world, call),
        ("POST", ["webhooks"]) => hooks::create(world, call),
        ("GET", ["webhooks", id]) => hooks::get(world, call, id),
        ("PUT" | "PATCH", ["webhooks", id]) => hooks::update(world, call, id),
        ("DELETE", ["webhooks", id]) => hooks::delete(world, call, id),
        ("GET", ["bundles"]) => bundles::list(world, call),
        ("POST", ["bundles"]) => bundles::create(world, call),
        ("GET", ["bundles", id]) => bundles::get(world, call, id),
        (_, ["whatsapp", "templates", rest @ ..]) => whatsapp_templates(world, call, rest),
        (_, ["whatsapp", "senders", rest @ ..]) => whatsapp_senders(world, call, rest),
        (_, ["rcs" | "kakaotalk", ..]) => channels::route(world, call, path),
        ("GET", ["conversation", "apps", id, channel]) => channels::information(world, id, channel),
        ("GET", ["whatsapp"]) => account::get(world, call),
        ("POST", ["whatsapp"]) => account::create(world, call),
        ("PATCH", ["whatsapp"]) => account::update(world, call),
        ("DELETE", ["whatsapp"]) => account::delete(world, call),
        ("GET", ["whatsapp", "activities"]) => account::activities(world, call),
        ("POST", ["whatsapp", "comments"]) => account::comment(world, call),
        ("PUT", ["whatsapp", "enableTemplateAnalytics"]) => account::enable_analytics(world, call),
        _ => Err(Refusal::not_found("Endpoint")),
    }
}

fn whatsapp_templates(world: &mut World, call: &Call, path: &[&str]) -> Answer {
    match (call.method.as_str(), path) {
        ("GET", []) => whatsapp::templates::list(world, call),
        ("POST", []) => draft::create(world, call),
        // Meta's templates are the sandbox's own, so there is nothing to read again.
        ("POST", ["sync"]) => Ok(Reply::bare(200)),
        ("GET", [name]) => whatsapp::templates::languages(world, call, name),
        ("DELETE", [name]) => deletion::delete_all(world, call, name),
        (method, [name, "languages", language]) => match method {
            "GET" => whatsapp::templates::get(world, call, name, language),
            "PATCH" => draft::update(world, call, name, language),
            "DELETE" => deletion::delete(world, call, name, language),
            _ => Err(Refusal::not_found("Endpoint")),
        },
        ("GET", [name, "languages", language, "activities"]) => {
            draft::activities(world, call, name, language)
        }
        ("POST", [name, "languages", language, "comments"]) => {
            draft::comment(world, call, name, language)
        }
        ("POST", [name, "languages", language, "compare"]) => {
            draft::compare(world, call, name, language)
        }
        _ => Err(Refusal::not_found("Endpoint")),
    }
}

fn whatsapp_senders(world: &mut World, call: &Call, path: &[&str]) -> Answer {
    match (call.method.as_str(), path) {
        ("GET", []) => senders::list(world, call),
        ("POST", []) => senders::create(world, call),
        ("GET", [id]) => senders::get(world, call, id),
        ("PATCH", [id]) => senders::update(world, call, id),
        ("DELETE", [id]) => senders::delete(world, call, id),
        ("POST", [id, "register"]) => senders::register(world, call, id),
        ("POST", [id, "verify"]) => senders::verify(world, call, id),
        ("GET", [id, "activities"]) => senders::activities(world, call, id),
        ("POST", [id, "comments"]) => senders::comment(world, call, id),
        ("DELETE", [id, "changes"]) => senders::delete_changes(world, call, id),
        _ => Err(Refusal::not_found("Endpoint")),
    }
}
