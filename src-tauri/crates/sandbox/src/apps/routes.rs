//! `/apps`: create, list, get, update, delete.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::{
    apps::App,
    call::{Call, Region, Reply},
    journal::{Kind, Record},
    mask,
    refusal::Refusal,
    world::{AppAt, World},
};

impl World {
    /// The app of an id in a region; 404 elsewhere, 400 for what is no ULID.
    pub(crate) fn app(&self, id: &str, region: Region) -> Result<AppAt, Refusal> {
        if id.len() != 26 || ulid::Ulid::from_string(id).is_err() {
            return Err(Refusal::field("app_id", "is not a valid ULID"));
        }
        self.app_ids
            .get(id)
            .copied()
            .filter(|at| self.apps[*at].region == region && !self.apps[*at].deleted)
            .ok_or_else(|| Refusal::not_found("App"))
    }

    /// The app an object names in its `app_id`.
    pub(crate) fn app_of(
        &self,
        body: &Map<String, Value>,
        region: Region,
    ) -> Result<AppAt, Refusal> {
        match body.get("app_id") {
            Some(Value::String(id)) if !id.is_empty() => self.app(id, region),
            _ => Err(Refusal::field("app_id", "must not be empty")),
        }
    }

    /// Adds or replaces an app and keeps it.
    pub(crate) fn add_app(
        &mut self,
        id: &str,
        region: Region,
        body: Map<String, Value>,
    ) -> Result<AppAt, Refusal> {
        let lane = self.lanes.add();
        let app = App::from_body(Arc::from(id), region, body, lane)?;
        let at = self.apps.len();
        self.app_ids.insert(id.to_owned(), at);
        self.apps.push(app);
        Ok(at)
    }

    fn keep_app(&mut self, at: AppAt) {
        if self.journal.keeps() {
            let value = self.apps[at].kept();
            self.journal.write(&Record::Put {
                kind: Kind::App,
                value,
            });
        }
    }

    fn shown_app(&self, at: AppAt) -> Value {
        self.apps[at].shown(self.options.rate, self.options.callback_rate)
    }
}

/// POST `/apps`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?.clone();
    let id = world.next_id().to_string();
    let at = world.add_app(&id, call.region, body)?;
    world.keep_app(at);
    Reply::json(&world.shown_app(at))
}

/// GET `/apps`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let apps: Vec<Value> = (0..world.apps.len())
        .filter(|at| world.apps[*at].region == call.region && !world.apps[*at].deleted)
        .map(|at| world.shown_app(at))
        .collect();
    Reply::json(&json!({ "apps": apps }))
}

/// GET `/apps/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.app(id, call.region)?;
    Reply::json(&world.shown_app(at))
}

/// PATCH `/apps/{id}`
pub(crate) fn update(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.app(id, call.region)?;
    let before = world.apps[at].body.clone();
    mask::apply(
        &mut world.apps[at].body,
        call.object()?,
        call.param("update_mask"),
        &["id", "rate_limits", "queue_stats"],
    );
    if let Err(refusal) = world.apps[at].read_body() {
        world.apps[at].body = before;
        return Err(refusal);
    }
    world.keep_app(at);
    Reply::json(&world.shown_app(at))
}

/// DELETE `/apps/{id}`
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.app(id, call.region)?;
    world.apps[at].deleted = true;
    world.apps[at].webhooks.clear();
    world.gone(Kind::App, id);
    Reply::done()
}
