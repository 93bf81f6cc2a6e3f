//! Deleting WhatsApp templates, and what cannot be made again for a while after it.

use serde_json::{Value, json};

use crate::{
    call::{Call, Reply},
    journal::{Kind, Record},
    refusal::Refusal,
    whatsapp::templates::absent,
    world::World,
};

const DAY_MS: i64 = 86_400_000;

/// How long a name that was deleted, and a language of one, cannot be used again.
const BLOCKED: [(&str, i64, &str); 2] = [
    (
        "template_name_recently_used",
        30,
        "A template with this name was deleted within the last 30 days.",
    ),
    (
        "template_language_recently_deleted",
        28,
        "This language of the template was deleted within the last 4 weeks.",
    ),
];

impl World {
    /// Removes one language of a template, and says so.
    fn remove_template(&mut self, at: usize) {
        let template = self.whatsapp.templates.remove(at);
        let id = format!("{}/{}", template.text("name"), template.text("language"));
        self.gone(Kind::WhatsAppTemplate, &id);
        let mut payload = template.body;
        payload.remove("state");
        let payload = Value::Object(payload);
        self.tell_provisioning("WHATSAPP_TEMPLATE_DELETED", &payload, None);
    }

    /// Remembers that a name, or a language of one (`name/LANGUAGE`), was deleted just now.
    fn block(&mut self, deleted: String) {
        let at = self.clock.now_ms();
        self.journal.write(&Record::Put {
            kind: Kind::DeletedName,
            value: json!({"name": deleted, "at": at}),
        });
        self.whatsapp.deleted.push((deleted, at));
    }

    fn was_deleted(&self, deleted: &str, days: i64) -> bool {
        let since = self.clock.now_ms() - days * DAY_MS;
        let mut all = self.whatsapp.deleted.iter();
        all.any(|(known, at)| known == deleted && *at > since)
    }

    /// Refuses a name, or a language of one, that was deleted lately.
    pub(super) fn check_not_deleted(&self, name: &str, language: &str) -> Result<(), Refusal> {
        let deleted = [name.to_owned(), format!("{name}/{language}")];
        for (deleted, (code, days, message)) in deleted.iter().zip(BLOCKED) {
            if self.was_deleted(deleted, days) {
                return Err(Refusal::provisioning(409, code, message));
            }
        }
        Ok(())
    }
}

/// DELETE `/whatsapp/templates/{name}`: all its languages; the name is blocked for 30 days.
pub(crate) fn delete_all(world: &mut World, _call: &Call, name: &str) -> Result<Reply, Refusal> {
    let mut found = false;
    while let Some(at) = world
        .whatsapp
        .templates
        .iter()
        .position(|template| template.text("name") == name)
    {
        found = true;
        world.remove_template(at);
    }
    if !found {
        return Err(absent());
    }
    world.block(name.to_owned());
    Ok(Reply::bare(204))
}

/// DELETE `/whatsapp/templates/{name}/languages/{code}`: the draft, or with `deleteSubmitted` all.
pub(crate) fn delete(
    world: &mut World,
    call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    let at = world.template(name, language)?;
    let template = &mut world.whatsapp.templates[at];
    let is_draft = template.change_status() == "DRAFT" || template.change_status() == "REJECTED";
    let was_submitted = !template.text("state").is_empty();
    if call.flag("deleteSubmitted") || (is_draft && !was_submitted) {
        let language = template.text("language").to_owned();
        world.remove_template(at);
        if was_submitted {
            world.block(format!("{name}/{language}"));
        }
    } else if is_draft {
        template.body.remove("changes");
        world.keep_template(at);
    } else {
        return Err(Refusal::provisioning(
            404,
            "template_changes_not_found",
            "The template has no draft; a submitted one is deleted with deleteSubmitted.",
        ));
    }
    Ok(Reply::bare(204))
}
