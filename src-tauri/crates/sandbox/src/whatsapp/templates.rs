//! `/whatsapp/templates`: reading; writing is in `draft`.

use serde_json::Value;

use crate::{
    call::{Call, Reply},
    mask,
    refusal::Refusal,
    whatsapp::{Template, analytics, hooks::page},
    world::World,
};

/// The fields of a template that `fieldMask` may name.
const FIELDS: [&str; 11] = [
    "whatsappId",
    "name",
    "language",
    "category",
    "state",
    "rejectionCode",
    "qualityScore",
    "changes",
    "details",
    "analytics",
    "isMetaGenerated",
];

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

/// The templates as a listing or a reading shows them: with the analytics of the range asked for,
/// and of their fields those of `fieldMask`.
fn shown(
    world: &World,
    call: &Call,
    which: impl Fn(&Template) -> bool,
) -> Result<Vec<Value>, Refusal> {
    let days = analytics::days(call.param("templateAnalyticsDateRange"))?;
    let mask = call.params("fieldMask");
    if let Some(unknown) = mask.iter().find(|path| {
        let field = path.split('.').next().unwrap_or("");
        !FIELDS.contains(&field)
    }) {
        return Err(Refusal::provisioning(
            400,
            "invalid_fields",
            format!("{unknown} is no field of a template."),
        ));
    }
    let mut found: Vec<&Template> = world
        .whatsapp
        .templates
        .iter()
        .filter(|template| which(template))
        .collect();
    found.sort_by(|one, other| {
        (one.text("name"), one.text("language")).cmp(&(other.text("name"), other.text("language")))
    });
    let now = world.clock.now_ms();
    let with_analytics = |template: &Template| {
        let mut body = template.body.clone();
        if world.counts_templates() {
            let (name, language) = (template.text("name"), template.text("language"));
            let counted = world.whatsapp.analytics.shown(name, language, days, now);
            body.insert("analytics".into(), counted);
        }
        Value::Object(body)
    };
    let whole = found.into_iter().map(with_analytics);
    Ok(match mask.is_empty() {
        true => whole.collect(),
        false => whole.map(|body| mask::only(&body, &mask)).collect(),
    })
}

/// GET `/whatsapp/templates`, alphabetical.
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let templates = shown(world, call, |template| fits(call, template))?;
    page(call, "templates", templates, 50, 1_000)
}

/// GET `/whatsapp/templates/{name}`: its languages.
pub(crate) fn languages(world: &mut World, call: &Call, name: &str) -> Result<Reply, Refusal> {
    let templates = shown(world, call, |template| template.text("name") == name)?;
    if templates.is_empty() {
        return Err(absent());
    }
    page(call, "templates", templates, 50, 1_000)
}

/// GET `/whatsapp/templates/{name}/languages/{code}`
pub(crate) fn get(
    world: &mut World,
    call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    let found = shown(world, call, |template| template.is(name, language))?;
    Reply::json(found.first().ok_or_else(absent)?)
}
