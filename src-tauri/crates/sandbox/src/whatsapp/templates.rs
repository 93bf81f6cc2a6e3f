//! `/whatsapp/templates`: reading; writing is in `draft`.

use serde_json::Value;

use crate::{
    call::{Call, Reply},
    refusal::Refusal,
    whatsapp::{Template, hooks::page},
    world::World,
};

/// The 404 of a template that is not there.
pub(crate) fn absent() -> Refusal {
    Refusal::provisioning(404, "template_not_found", "Template not found.")
}

/// The filters of a listing: states and statuses, each repeated or comma-separated.
fn fits(call: &Call, template: &Template) -> bool {
    let (states, statuses) = (call.params("filterStates"), call.params("filterStatuses"));
    let prefix = call.param("templateName").unwrap_or("");
    template.text("name").starts_with(prefix)
        && (states.is_empty() || states.contains(&template.text("state")))
        && (statuses.is_empty() || statuses.contains(&template.change_status()))
}

fn shown(world: &World, which: impl Fn(&Template) -> bool) -> Vec<Value> {
    let mut found: Vec<&Template> = world
        .whatsapp
        .templates
        .iter()
        .filter(|template| which(template))
        .collect();
    found.sort_by(|one, other| {
        (one.text("name"), one.text("language")).cmp(&(other.text("name"), other.text("language")))
    });
    found
        .into_iter()
        .map(|template| Value::Object(template.body.clone()))
        .collect()
}

/// GET `/whatsapp/templates`, alphabetical.
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let templates = shown(world, |template| fits(call, template));
    page(call, "templates", templates, 50, 1_000)
}

/// GET `/whatsapp/templates/{name}`: its languages.
pub(crate) fn languages(world: &mut World, call: &Call, name: &str) -> Result<Reply, Refusal> {
    let templates = shown(world, |template| template.text("name") == name);
    if templates.is_empty() {
        return Err(absent());
    }
    page(call, "templates", templates, 50, 1_000)
}

/// GET `/whatsapp/templates/{name}/languages/{code}`
pub(crate) fn get(
    world: &mut World,
    _call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    let at = world.whatsapp.find(name, language).ok_or_else(absent)?;
    Reply::json(&world.whatsapp.templates[at].body)
}
