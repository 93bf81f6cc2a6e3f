//! WhatsApp as the Provisioning API shows it: templates, senders, the account, webhooks.
//!
//! Templates live per project, in the whole of it; sending asks `refusal` whether a reference
//! stands for something a person can get. Routes are in `templates`, `senders`, `hooks`.

pub(crate) mod account;
pub(crate) mod analytics;
pub(crate) mod bundles;
pub(crate) mod deletion;
pub(crate) mod draft;
pub(crate) mod hooks;
pub(crate) mod parameters;
pub(crate) mod review;
pub(crate) mod rules;
pub(crate) mod senders;
pub(crate) mod start;
pub(crate) mod templates;

use serde_json::{Map, Value, json};

use crate::{
    reasons::Reason,
    whatsapp::{analytics::Analytics, hooks::Hook},
};

/// One language of one template.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// The object on the wire; `details` is what is approved, `changes.details` what is not yet.
    pub(crate) body: Map<String, Value>,
    /// What happened to it, newest last.
    pub(crate) activities: Vec<Value>,
}

/// Everything of WhatsApp.
#[derive(Debug, Default)]
pub(crate) struct WhatsApp {
    pub(crate) templates: Vec<Template>,
    /// Names, and languages as `name/LANGUAGE`, that were deleted, and when.
    pub(crate) deleted: Vec<(String, i64)>,
    pub(crate) senders: Vec<Map<String, Value>>,
    pub(crate) account: Option<Map<String, Value>>,
    pub(crate) hooks: Vec<Hook>,
    pub(crate) bundles: Vec<Value>,
    pub(crate) analytics: Analytics,
}

impl Template {
    /// A text field of the object, empty when absent.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.body.get(key).and_then(Value::as_str).unwrap_or("")
    }

    /// The status of its changes, empty when there are none.
    pub(crate) fn change_status(&self) -> &str {
        self.body
            .get("changes")
            .and_then(|changes| changes.get("status"))
            .and_then(Value::as_str)
            .unwrap_or("")
    }

    /// Whether it is this one; languages are compared as Sinch writes either (`en_US`, `EN_US`).
    pub(crate) fn is(&self, name: &str, language: &str) -> bool {
        self.text("name") == name && self.text("language").eq_ignore_ascii_case(language)
    }

    /// The components of what is approved.
    fn components(&self) -> &[Value] {
        self.body
            .get("details")
            .and_then(|details| details.get("components"))
            .and_then(Value::as_array)
            .map_or(&[], |components| components)
    }

    /// The object the journal keeps.
    pub(crate) fn kept(&self) -> Value {
        json!({"body": self.body, "activities": self.activities})
    }

    /// Reads what the journal kept.
    pub(crate) fn restored(kept: &Value) -> Option<Template> {
        Some(Template {
            body: kept.get("body")?.as_object()?.clone(),
            activities: kept.get("activities")?.as_array()?.clone(),
        })
    }
}

impl WhatsApp {
    /// The place of one language of a template.
    pub(crate) fn find(&self, name: &str, language: &str) -> Option<usize> {
        self.templates
            .iter()
            .position(|template| template.is(name, language))
    }

    /// A webhook by id.
    pub(crate) fn hook(&self, id: &str) -> Option<&Hook> {
        self.hooks.iter().find(|hook| *hook.id == *id)
    }

    /// Adds a template, or replaces the one of its name and language.
    pub(crate) fn put(&mut self, template: Template) {
        match self.find(template.text("name"), template.text("language")) {
            Some(at) => self.templates[at] = template,
            None => self.templates.push(template),
        }
    }

    /// Why WhatsApp would not send what a template reference stands for.
    pub(crate) fn refusal(&self, reference: &Value) -> Option<Reason> {
        let text = |key: &str| reference.get(key).and_then(Value::as_str).unwrap_or("");
        let name = text("template_id");
        let known = self
            .templates
            .iter()
            .any(|template| template.text("name") == name && !template.text("state").is_empty());
        if !known {
            return Some(Reason::known("TEMPLATE_NOT_FOUND").numbered("132001"));
        }
        let other_language =
            || Some(Reason::known("TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION").numbered("132001"));
        let Some(at) = self.find(name, text("language_code")) else {
            return other_language();
        };
        let template = &self.templates[at];
        match template.text("state") {
            "APPROVED" => {}
            "PAUSED" => {
                return Some(Reason::known("CHANNEL_REJECT").numbered("132015").saying(
                    "The underlying channel reported: Template is paused due to low quality",
                ));
            }
            "DISABLED" => {
                return Some(
                    Reason::known("CHANNEL_REJECT")
                        .numbered("132016")
                        .saying("The underlying channel reported: Template is disabled"),
                );
            }
            _ => return other_language(),
        }
        let empty = Map::new();
        let parameters = reference
            .get("parameters")
            .and_then(Value::as_object)
            .unwrap_or(&empty);
        parameters::fits(template.components(), parameters)
            .is_err()
            .then(|| Reason::known("TEMPLATE_INSUFFICIENT_PARAMETERS").numbered("132000"))
    }
}
