//! `/settings`: the settings of the project, of which there is one.

use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    journal::{Kind, Record},
    mask,
    refusal::Refusal,
    world::World,
};

impl World {
    fn shown_settings(&self) -> Result<Reply, Refusal> {
        let settings = self
            .settings
            .as_ref()
            .ok_or_else(|| Refusal::not_found("Settings"))?;
        Reply::json(&json!({"project_id": self.keys.project_id, "settings": settings}))
    }

    fn keep_settings(&mut self, settings: Value) -> Result<Reply, Refusal> {
        self.journal.write(&Record::Put {
            kind: Kind::Settings,
            value: settings.clone(),
        });
        self.settings = Some(settings);
        self.shown_settings()
    }
}

fn check(settings: &Value) -> Result<(), Refusal> {
    let unified = settings.pointer("/contact_settings/unified_contact_id_enabled");
    match unified {
        None | Some(Value::Bool(_)) => Ok(()),
        Some(_) => Err(Refusal::field(
            "contact_settings.unified_contact_id_enabled",
            "must be true or false",
        )),
    }
}

/// POST `/settings`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let settings = Value::Object(call.object()?.clone());
    check(&settings)?;
    if world.settings.is_some() {
        return Err(Refusal::invalid("The project already has settings."));
    }
    world.keep_settings(settings)
}

/// GET `/settings`
pub(crate) fn get(world: &mut World, _call: &Call) -> Result<Reply, Refusal> {
    world.shown_settings()
}

/// PATCH `/settings`
pub(crate) fn update(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let mut settings = world
        .settings
        .clone()
        .ok_or_else(|| Refusal::not_found("Settings"))?;
    if let Value::Object(target) = &mut settings {
        mask::apply(target, call.object()?, call.param("update_mask"), &[]);
    }
    check(&settings)?;
    world.keep_settings(settings)
}

/// DELETE `/settings`
pub(crate) fn delete(world: &mut World, _call: &Call) -> Result<Reply, Refusal> {
    if world.settings.take().is_none() {
        return Err(Refusal::not_found("Settings"));
    }
    world.gone(Kind::Settings, "settings");
    Reply::done()
}
