//! Meta's review of a submitted template.
//!
//! A template is PENDING after one turn and judged after a second. It is approved, unless its name
//! asks for something else: see `VERDICTS`, and for what Meta does not even look at `REFUSALS`.
//! Nothing else about it is judged.

use serde_json::json;

use crate::{refusal::Refusal, timers::Job, world::World};

/// How long one turn takes.
pub(crate) const REVIEW_MICROS: u64 = 500_000;

/// Parts of a name and the rejection they ask for; a name with `pending` is never judged.
const VERDICTS: [(&str, &str); 5] = [
    ("abusive", "ABUSIVE_CONTENT"),
    ("wrong_category", "INCORRECT_CATEGORY"),
    ("bad_format", "INVALID_FORMAT"),
    ("scam", "SCAM"),
    ("rejected", "NONE"),
];

/// Parts of a name and how Meta refuses its submission outright.
const REFUSALS: [(&str, u16, &str, &str); 5] = [
    (
        "limit_reached",
        424,
        "template_limit_reached",
        "The account has as many templates as it may have.",
    ),
    (
        "same_content",
        424,
        "template_content_already_exists",
        "Another template has this content.",
    ),
    (
        "submit_error",
        424,
        "template_submit_error",
        "Meta does not take the template.",
    ),
    (
        "against_policies",
        400,
        "template_policies_violations",
        "The template is against WhatsApp's policies.",
    ),
    (
        "too_many_requests",
        429,
        "whatsapp_business_api_request_limit_exceeded",
        "Meta was asked too often.",
    ),
];

/// Whether Meta takes a submission of this name at all.
pub(super) fn admit(name: &str) -> Result<(), Refusal> {
    let refused = REFUSALS.iter().find(|(part, ..)| name.contains(part));
    let Some((_, http, code, message)) = refused else {
        return Ok(());
    };
    let refusal = Refusal::provisioning(*http, code, *message);
    Err(match *code {
        "template_submit_error" => refusal.with(json!({"metaError": {
            "code": 100,
            "subcode": 2_388_023,
            "message": "Invalid parameter",
            "description": "The sandbox was asked to refuse this name.",
            "reason": "INVALID_FORMAT",
        }})),
        _ => refusal,
    })
}

impl World {
    /// One turn of the review of a template.
    pub(crate) fn review(&mut self, name: &str, language: &str) {
        let Some(at) = self.whatsapp.find(name, language) else {
            return;
        };
        let template = &mut self.whatsapp.templates[at];
        if template.change_status() != "IN_PROGRESS" {
            return;
        }
        let state = template.text("state").to_owned();
        if ["", "REJECTED"].contains(&state.as_str()) {
            template.body.insert("state".into(), json!("PENDING"));
            template.body.remove("rejectionCode");
            self.keep_template(at);
            let due = self.clock.micros() + REVIEW_MICROS;
            let job = Job::Review {
                name: name.to_owned(),
                language: language.to_owned(),
            };
            self.timers.at(due, job);
            return;
        }
        if name.contains("pending") {
            return;
        }
        let verdict = VERDICTS.iter().find(|(part, _)| name.contains(part));
        match verdict {
            None => self.approve(at),
            Some((_, code)) => self.reject(at, code),
        }
    }

    fn approve(&mut self, at: usize) {
        let id = (self.next_id().0 % 1_000_000_000_000).to_string();
        let template = &mut self.whatsapp.templates[at];
        if let Some(changes) = template.body.remove("changes") {
            template
                .body
                .insert("details".into(), changes["details"].clone());
        }
        template.body.entry("whatsappId").or_insert(json!(id));
        template.body.insert("state".into(), json!("APPROVED"));
        let payload = json!(template.body);
        self.keep_template(at);
        self.tell_provisioning("WHATSAPP_TEMPLATE_APPROVED", &payload, None);
    }

    fn reject(&mut self, at: usize, code: &str) {
        let template = &mut self.whatsapp.templates[at];
        template.body.insert("rejectionCode".into(), json!(code));
        if let Some(changes) = template.body.get_mut("changes") {
            changes["status"] = json!("REJECTED");
        }
        if template.text("state") == "PENDING" {
            template.body.insert("state".into(), json!("REJECTED"));
        }
        let payload = json!(template.body);
        self.note(at, "REJECTED", None);
        self.tell_provisioning("WHATSAPP_TEMPLATE_REJECTED", &payload, None);
    }

    /// Reviews that a restart interrupted go on; a template that a fresh sandbox came with as
    /// PENDING stays so until somebody touches it.
    pub(crate) fn resume_reviews(&mut self) {
        let due = self.clock.micros() + REVIEW_MICROS;
        for template in &self.whatsapp.templates {
            let touched = template.activities.len() > 1;
            if touched && template.change_status() == "IN_PROGRESS" {
                let job = Job::Review {
                    name: template.text("name").to_owned(),
                    language: template.text("language").to_owned(),
                };
                self.timers.at(due, job);
            }
        }
    }
}
