//! `/v2/projects/{p}/templates`: list, create, get, replace, delete, translations.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Region, Reply},
    journal::{Kind, Record},
    refusal::Refusal,
    templates::{Omni, same_language},
    world::World,
};

impl World {
    fn omni_at(&self, id: &str, region: Region) -> Result<usize, Refusal> {
        self.omni
            .iter()
            .position(|template| template.region == region && template.id == id)
            .ok_or_else(|| Refusal::not_found("Template"))
    }

    /// Adds a template, or replaces the one of its id and region.
    pub(crate) fn put_omni(&mut self, template: Omni) {
        match self.omni_at(&template.id, template.region) {
            Ok(at) => self.omni[at] = template,
            Err(_) => self.omni.push(template),
        }
    }

    fn keep_omni(&mut self, template: Omni) -> Result<Reply, Refusal> {
        let shown = template.shown();
        if self.journal.keeps() {
            self.journal.write(&Record::Put {
                kind: Kind::OmniTemplate,
                value: template.kept(),
            });
        }
        self.put_omni(template);
        Reply::json(&shown)
    }

    /// Removes a template; the journal forgets it too.
    pub(crate) fn remove_omni(&mut self, id: &str, region: Region) -> Result<(), Refusal> {
        let at = self.omni_at(id, region)?;
        self.omni.remove(at);
        self.gone(Kind::OmniTemplate, &format!("{}/{id}", region.name()));
        Ok(())
    }
}

/// GET `/templates`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let templates: Vec<Value> = world
        .omni
        .iter()
        .filter(|template| template.region == call.region)
        .map(Omni::shown)
        .collect();
    Reply::json(&json!({ "templates": templates }))
}

/// POST `/templates`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let id = match body.get("id").and_then(Value::as_str) {
        Some(id) if !id.is_empty() => id.to_owned(),
        _ => world.next_id().to_string(),
    };
    if world.omni_at(&id, call.region).is_ok() {
        return Err(Refusal::field(
            "id",
            "a template with this id already exists",
        ));
    }
    let now = world.clock.now_ms();
    let template = Omni::from_body(id, call.region, body, now)?;
    world.keep_omni(template)
}

/// GET `/templates/{id}`
pub(crate) fn get(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.omni_at(id, call.region)?;
    Reply::json(&world.omni[at].shown())
}

/// PUT `/templates/{id}`: the whole template; `version` must be the latest one.
pub(crate) fn replace(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.omni_at(id, call.region)?;
    let body = call.object()?;
    let mut template = world.omni[at].clone();
    let given = body.get("version").and_then(Value::as_u64);
    if given != Some(template.version) {
        return Err(Refusal::field(
            "version",
            "is not the latest version of the template",
        ));
    }
    let now = world.clock.now_ms();
    template.write(body, now)?;
    template.version += 1;
    world.keep_omni(template)
}

/// DELETE `/templates/{id}`
pub(crate) fn delete(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    world.remove_omni(id, call.region)?;
    Reply::done()
}

/// GET `/templates/{id}/translations`: all versions, unless filtered.
pub(crate) fn translations(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = world.omni_at(id, call.region)?;
    let template = &world.omni[at];
    let version = call.param("translation_version");
    let text = |translation: &Map<String, Value>, key: &str| {
        translation
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let translations: Vec<&Map<String, Value>> = template
        .translations
        .iter()
        .filter(|one| {
            let language = text(one, "language_code");
            let fits_language = call
                .param("language_code")
                .is_none_or(|wanted| same_language(wanted, &language));
            let fits_version = match version {
                None => true,
                Some("latest") => template
                    .latest(&language)
                    .is_some_and(|latest| latest.get("version") == one.get("version")),
                Some(version) => text(one, "version") == version,
            };
            fits_language && fits_version
        })
        .collect();
    Reply::json(&json!({ "translations": translations }))
}
