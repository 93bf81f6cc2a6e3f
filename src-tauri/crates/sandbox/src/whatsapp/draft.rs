//! Writing WhatsApp templates: drafts, submission, comments.
//!
//! What a template must look like is in `rules`; what Meta says to it in `review`; deleting in
//! `deletion`.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    clock::rfc3339,
    journal::{Kind, Record},
    refusal::Refusal,
    timers::Job,
    whatsapp::{
        Template,
        hooks::page,
        review::{self, REVIEW_MICROS},
        rules,
        templates::absent,
    },
    world::World,
};

impl World {
    /// Keeps a template in the journal as it is now.
    pub(crate) fn keep_template(&mut self, at: usize) {
        if self.journal.keeps() {
            let value = self.whatsapp.templates[at].kept();
            self.journal.write(&Record::Put {
                kind: Kind::WhatsAppTemplate,
                value,
            });
        }
    }

    /// Notes something in the history of a template.
    pub(crate) fn note(&mut self, at: usize, kind: &str, comment: Option<&str>) {
        let created = rfc3339(self.clock.now_ms());
        let mut activity = json!({"type": kind, "created": created, "author": "project"});
        if let Some(comment) = comment {
            activity["comment"] = json!(comment);
        }
        self.whatsapp.templates[at].activities.push(activity);
        self.keep_template(at);
    }

    /// The place of one language of a template; 404 when there is none.
    pub(super) fn template(&self, name: &str, language: &str) -> Result<usize, Refusal> {
        self.whatsapp.find(name, language).ok_or_else(absent)
    }

    /// Has Meta look at a submitted template soon.
    fn submit(&mut self, at: usize) {
        let template = &self.whatsapp.templates[at];
        let job = Job::Review {
            name: template.text("name").to_owned(),
            language: template.text("language").to_owned(),
        };
        let due = self.clock.micros() + REVIEW_MICROS;
        self.timers.at(due, job);
        self.note(at, "IN_PROGRESS", None);
    }

    /// A template that Meta did not even look at is a draft again, or was never there.
    fn take_back(&mut self, at: usize, keeps: bool) {
        if keeps {
            let template = &mut self.whatsapp.templates[at];
            if let Some(changes) = template.body.get_mut("changes") {
                changes["status"] = json!("DRAFT");
            }
            self.note(at, "DRAFT", None);
        } else {
            let template = self.whatsapp.templates.remove(at);
            let id = format!("{}/{}", template.text("name"), template.text("language"));
            self.gone(Kind::WhatsAppTemplate, &id);
        }
    }
}

/// Whether the request submits; `default` when it does not say.
fn submits(body: &Map<String, Value>, default: bool) -> Result<bool, Refusal> {
    match body.get("status") {
        None | Some(Value::Null) => Ok(default),
        Some(Value::String(status)) if status == "SUBMIT" => Ok(true),
        Some(Value::String(status)) if status == "DRAFT" => Ok(false),
        Some(_) => Err(Refusal::invalid_input(&[
            "status must be one of the following values: DRAFT, SUBMIT".to_owned(),
        ])),
    }
}

fn changes(details: Value, allow: bool, submits: bool) -> Value {
    json!({
        "status": if submits { "IN_PROGRESS" } else { "DRAFT" },
        "allowCategoryChange": allow,
        "details": details,
    })
}

fn allows_change(body: &Map<String, Value>) -> bool {
    body.get("allowCategoryChange")
        .and_then(Value::as_bool)
        .unwrap_or(false)
}

/// POST `/whatsapp/templates`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let submits = submits(body, true)?;
    let (name, language, category) = rules::identity(body)?;
    let templates = &world.whatsapp.templates;
    if world.whatsapp.find(&name, &language).is_some() {
        return Err(Refusal::provisioning(
            409,
            "template_exists",
            "A template with this name and language already exists.",
        ));
    }
    let other_category = templates
        .iter()
        .any(|known| known.text("name") == name && known.text("category") != category);
    if other_category {
        return Err(Refusal::provisioning(
            409,
            "template_incorrect_category",
            "Another language of this template has another category.",
        ));
    }
    world.check_not_deleted(&name, &language)?;
    let details = rules::details(body, &category, submits)?;
    let mut shown = Map::new();
    shown.insert("name".into(), json!(name));
    shown.insert("language".into(), json!(language));
    shown.insert("category".into(), json!(category));
    shown.insert("qualityScore".into(), json!("QUALITY_SCORE_UNKNOWN"));
    shown.insert(
        "changes".into(),
        changes(details, allows_change(body), submits),
    );
    shown.insert("analytics".into(), json!([]));
    shown.insert("isMetaGenerated".into(), json!(false));
    world.whatsapp.templates.push(Template {
        body: shown.clone(),
        activities: Vec::new(),
    });
    let at = world.whatsapp.templates.len() - 1;
    world.note(at, "CREATED", None);
    if submits && let Err(refusal) = review::admit(&name) {
        let keeps = body
            .get("saveDraftOnFailure")
            .is_some_and(|keep| *keep == true);
        world.take_back(at, keeps);
        return Err(refusal);
    }
    if submits {
        world.submit(at);
    }
    Reply::with(201, &shown)
}

/// PATCH `/whatsapp/templates/{name}/languages/{code}`
pub(crate) fn update(
    world: &mut World,
    call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    let at = world.template(name, language)?;
    let body = call.object()?;
    let submits = submits(body, false)?;
    let template = &world.whatsapp.templates[at];
    if template.change_status() == "IN_PROGRESS" {
        return Err(Refusal::provisioning(
            409,
            "resource_locked",
            "The template is being reviewed.",
        ));
    }
    let mut category = template.text("category").to_owned();
    if let Some(wanted) = body.get("category").and_then(Value::as_str)
        && wanted != category
    {
        let free = template.text("state").is_empty()
            || template.text("rejectionCode") == "INCORRECT_CATEGORY";
        if !free || !rules::is_category(wanted) {
            return Err(Refusal::provisioning(
                400,
                "template_invalid_category",
                "The category cannot be changed to this one now.",
            ));
        }
        category = wanted.to_owned();
    }
    let details = if body.get("details").is_some_and(Value::is_object) {
        rules::details(body, &category, submits)?
    } else {
        let before = template
            .body
            .get("changes")
            .and_then(|changes| changes.get("details"))
            .or_else(|| template.body.get("details"))
            .cloned()
            .unwrap_or_else(|| json!({"components": []}));
        let mut object = Map::new();
        object.insert("details".into(), before);
        rules::details(&object, &category, submits)?
    };
    if submits {
        review::admit(name)?;
    }
    let template = &mut world.whatsapp.templates[at];
    template.body.insert("category".into(), json!(category));
    template.body.insert(
        "changes".into(),
        changes(details, allows_change(body), submits),
    );
    world.note(at, if submits { "EDITED" } else { "DRAFT" }, None);
    if submits {
        world.submit(at);
    }
    Reply::json(&world.whatsapp.templates[at].body)
}

/// GET …`/activities`
pub(crate) fn activities(
    world: &mut World,
    call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    let at = world.template(name, language)?;
    let mut newest_first = world.whatsapp.templates[at].activities.clone();
    newest_first.reverse();
    page(call, "notifications", newest_first, 50, 100)
}

/// POST …`/comments`
pub(crate) fn comment(
    world: &mut World,
    call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    let at = world.template(name, language)?;
    let comment = rules::comment(call.object()?)?;
    world.note(at, "COMMENT_ADDED", Some(&comment));
    let payload = json!(world.whatsapp.templates[at].body);
    world.tell_provisioning(
        "WHATSAPP_TEMPLATE_COMMENT_ADDED",
        &payload,
        Some(("comment", &comment)),
    );
    let created = rfc3339(world.clock.now_ms());
    Reply::with(
        201,
        &json!({"type": "CREATED", "comment": comment, "created": created}),
    )
}

/// POST …`/compare`: how often each of two templates was sent, once both have a thousand sends.
pub(crate) fn compare(
    world: &mut World,
    call: &Call,
    name: &str,
    language: &str,
) -> Result<Reply, Refusal> {
    const ELIGIBLE: u64 = 1_000;
    world.template(name, language)?;
    let body = call.object()?;
    let other = body
        .get("templates")
        .and_then(|templates| templates.get(0))
        .cloned()
        .unwrap_or_default();
    let text = |key: &str| other.get(key).and_then(Value::as_str).unwrap_or("");
    let (other_name, other_language) = (text("templateName"), text("templateLanguage"));
    let refused = |http, code, message| Err(Refusal::provisioning(http, code, message));
    if world.whatsapp.find(other_name, other_language).is_none() {
        let message = "The other template was not found.";
        return refused(404, "templates_compare_not_found", message);
    }
    if other_name == name && other_language == language {
        let message = "The templates are the same.";
        return refused(409, "templates_compare_not_unique", message);
    }
    let days = match body.get("timeframe").and_then(Value::as_str) {
        Some("7") => 7,
        Some("30") => 30,
        Some("60") => 60,
        Some("90") => 90,
        _ => {
            return Err(Refusal::invalid_input(&[
                "timeframe must be 7, 30, 60 or 90".to_owned(),
            ]));
        }
    };
    let now = world.clock.now_ms();
    let end = body.get("endTimestamp").and_then(Value::as_i64);
    let end = end.unwrap_or(now).clamp(0, now);
    let mut compared = Vec::new();
    for (name, language) in [(name, language), (other_name, other_language)] {
        let sends = world.whatsapp.analytics.sends(name, language, days, end);
        if sends < ELIGIBLE {
            let message = "The templates have fewer than 1,000 sends.";
            return refused(409, "templates_not_eligible_for_comparison", message);
        }
        compared.push(json!({
            "name": name,
            "language": language,
            "blockOrder": compared.len() + 1,
            "messageSends": sends,
            "topBlockReason": "NO_REASON",
        }));
    }
    Reply::json(&json!({ "templates": compared }))
}
