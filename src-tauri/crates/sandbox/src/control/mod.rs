//! The sandbox's own controls, under `/control`: no authorisation, since it listens on loopback
//! and guards nothing of worth.
//!
//! One more control is one more row of `route`.

mod bubble;
mod emit;
mod levers;
mod stats;
mod thread;

use serde_json::json;

use crate::{
    call::{Call, Reply},
    phone,
    refusal::Refusal,
    scenarios,
    world::World,
};

/// Answers a call under `/control`.
pub(crate) fn route(world: &mut World, call: &Call, path: &[&str]) -> Result<Reply, Refusal> {
    match (call.method.as_str(), path) {
        ("GET", ["access"]) => Reply::json(&world.shown_access()),
        ("GET", ["stats"]) => stats::get(world, call),
        ("GET", ["scenarios"]) => Reply::json(&json!({"scenarios": scenarios::shown()})),
        ("GET", ["dials"]) => levers::shown_dials(world),
        ("PUT", ["dials"]) => levers::dials(world, call),
        ("GET", ["clock"]) => levers::clock(world),
        ("POST", ["clock"]) => levers::advance(world, call),
        ("POST", ["reset"]) => {
            world.reset();
            Reply::done()
        }
        ("POST", ["keys", "revoke"]) => {
            world.faults.dials.keys_revoked = true;
            world.keep_levers();
            Reply::done()
        }
        ("POST", ["keys", "restore"]) => {
            world.faults.dials.keys_revoked = false;
            world.keep_levers();
            Reply::done()
        }
        ("POST", ["tokens", "expire"]) => {
            world.expire_tokens();
            Reply::done()
        }
        ("POST", ["apps"]) => levers::create_app(world, call),
        ("PUT", ["apps", id, "channels"]) => levers::channels(world, call, id),
        ("POST", ["templates", name, "delete"]) => levers::delete_template(world, name),
        ("POST", ["templates", name, "state"]) => levers::template_state(world, call, name),
        ("POST", ["callbacks"]) => emit::emit(world, call),
        ("GET", ["phones"]) => thread::phones(world, call),
        ("GET", ["phone"]) => thread::thread(world, call),
        ("POST", ["phone"]) => Reply::json(&phone::act(world, call)?),
        _ => Err(Refusal::not_found("Control")),
    }
}
