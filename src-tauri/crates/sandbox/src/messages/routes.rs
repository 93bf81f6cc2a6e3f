//! One message: get, update, delete.

use serde_json::Value;

use crate::{
    call::{Call, Reply},
    journal::Record,
    messages::listing::source,
    refusal::Refusal,
    world::World,
};

impl World {
    /// A stored message of the region, by id.
    fn stored_message(&self, call: &Call, id: &str) -> Result<usize, Refusal> {
        let dispatch = source(call.param("messages_source"))?;
        self.messages
            .find(id)
            .filter(|at| {
                self.messages.get(*at).is_some_and(|message| {
                    message.stored
                        && message.dispatch == dispatch
                        && self.apps[message.app].region == call.region
                })
            })
            .ok_or_else(|| Refusal::not_found("Message"))
    }
}

/// GET `/messages/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.stored_message(call, id)?;
    match world.messages.get(at) {
        Some(message) => Reply::json(&world.show(message, true)),
        None => Err(Refusal::not_found("Message")),
    }
}

/// PATCH `/messages/{id}`: the metadata, and nothing else.
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.stored_message(call, id)?;
    let metadata = match call.object()?.get("metadata") {
        Some(Value::String(metadata)) if metadata.chars().count() <= 1_024 => metadata.clone(),
        _ => {
            return Err(Refusal::field(
                "metadata",
                "must be a text of at most 1024 characters",
            ));
        }
    };
    world.journal.write(&Record::Edited {
        id: id.to_owned(),
        metadata: Some(metadata.clone()),
    });
    if let Some(message) = world.messages.get_mut(at) {
        message.metadata = metadata.into();
    }
    get(world, call, id)
}

/// DELETE `/messages/{id}`: the stored copy; nothing is recalled.
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.stored_message(call, id)?;
    world.journal.write(&Record::Edited {
        id: id.to_owned(),
        metadata: None,
    });
    if let Some(message) = world.messages.get_mut(at) {
        message.stored = false;
    }
    Reply::done()
}
