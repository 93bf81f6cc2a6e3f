//! Writing WhatsApp templates: drafts, submission, Meta's review.

use serde_json::json;

use crate::{
    journal::{Kind, Record},
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

    /// Meta's verdict on a submitted template.
    pub(crate) fn review(&mut self, name: &str, language: &str) {
        let Some(at) = self.whatsapp.find(name, language) else {
            return;
        };
        let template = &mut self.whatsapp.templates[at];
        if template.change_status() != "IN_PROGRESS" {
            return;
        }
        if let Some(changes) = template.body.remove("changes") {
            template
                .body
                .insert("details".into(), changes["details"].clone());
        }
        template.body.insert("state".into(), json!("APPROVED"));
        let payload = json!(template.body);
        self.keep_template(at);
        self.tell_provisioning("WHATSAPP_TEMPLATE_APPROVED", &payload, None);
    }
}
