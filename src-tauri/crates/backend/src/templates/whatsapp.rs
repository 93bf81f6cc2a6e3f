//! WhatsApp templates: from Sinch's model, one a language, to ours, one a name.

use super::{Remote, Translation};
use domain::template::{Button, Card, Header, Text, WhatsAppParts};
use domain::{TemplateKind, TemplateState};
use sinch::provisioning::whatsapp::templates as theirs;
use sinch::provisioning::whatsapp::{TemplateCategory, WhatsAppTemplate};
use theirs::{ButtonType, Component, ComponentType, Example, HeaderFormat, RejectionCode};

/// What stands where the text of an authentication body is, which Meta writes.
const CODE: &str = "{{1}}";

/// Gathers the languages of each name, in the order they were listed.
pub fn remotes(templates: Vec<WhatsAppTemplate>) -> Vec<Remote> {
    let mut remotes: Vec<Remote> = Vec::new();
    for template in templates {
        let name = template.name.clone();
        let category = template.category.as_str().to_owned();
        let translation = translation(template);
        match remotes.iter_mut().find(|remote| remote.remote_id == name) {
            Some(remote) => remote.translations.push(translation),
            None => remotes.push(Remote {
                kind: TemplateKind::Whatsapp,
                remote_id: name.clone(),
                name,
                category,
                default_language: String::new(),
                translations: vec![translation],
            }),
        }
    }
    remotes
}

fn translation(template: WhatsAppTemplate) -> Translation {
    let reason = template
        .rejection_code
        .as_ref()
        .filter(|code| **code != RejectionCode::None)
        .map(|code| code.as_str().to_owned());
    let state = state(&template);
    // What is approved is what is sent; a draft shows what it is to be.
    let details = template
        .details
        .or_else(|| template.changes.and_then(|changes| changes.details));
    let components = details
        .map(|details| details.components)
        .unwrap_or_default();
    let is_code = template.category == TemplateCategory::Authentication;
    let parts = parts(&components, is_code);
    Translation {
        language: theirs::meta_language(&template.language),
        version: None,
        state,
        reason,
        variables: parts.variables(),
        preview: parts.preview(),
    }
}

fn state(template: &WhatsAppTemplate) -> TemplateState {
    use theirs::{ChangesStatus, TemplateState as Theirs};
    match &template.state {
        Some(Theirs::Approved) => TemplateState::Approved,
        Some(Theirs::Pending) => TemplateState::Pending,
        Some(Theirs::Rejected) => TemplateState::Rejected,
        Some(Theirs::Paused) => TemplateState::Paused,
        Some(_) => TemplateState::Disabled,
        None => match template.changes.as_ref().map(|changes| &changes.status) {
            Some(ChangesStatus::InProgress) => TemplateState::Pending,
            Some(ChangesStatus::Rejected) => TemplateState::Rejected,
            _ => TemplateState::Draft,
        },
    }
}

fn parts(components: &[Component], is_code: bool) -> WhatsAppParts {
    let mut parts = WhatsAppParts::default();
    for component in components {
        match &component.kind {
            ComponentType::Header => parts.header = header(component),
            ComponentType::Body if is_code => parts.body = code_body(component),
            ComponentType::Body => parts.body = text(component),
            ComponentType::Footer => parts.footer = component.text.clone(),
            ComponentType::Buttons => parts.buttons = buttons(component),
            ComponentType::Carousel => {
                let cards = component.cards.iter().flatten();
                parts.cards = cards.map(|card| self::card(&card.components)).collect();
            }
            _ => {}
        }
    }
    parts
}

fn card(components: &[Component]) -> Card {
    let parts = parts(components, false);
    Card {
        header: parts.header,
        body: parts.body,
        buttons: parts.buttons,
    }
}

fn code_body(component: &Component) -> Text {
    let mut body = text(component);
    if body.text.is_empty() {
        CODE.clone_into(&mut body.text);
    }
    body
}

fn header(component: &Component) -> Option<Header> {
    let media = |kind| {
        let url = match component.header_example() {
            Some(Example::Media(media)) => Some(media.url.clone()),
            Some(Example::Text(url)) => Some(url.clone()),
            None => None,
        };
        Some(Header::Media(kind, url))
    };
    match component.format.as_ref()? {
        HeaderFormat::Text => Some(Header::Text(text(component))),
        HeaderFormat::Image => media("image"),
        HeaderFormat::Video => media("video"),
        HeaderFormat::Document => media("document"),
        HeaderFormat::Location => Some(Header::Location),
        _ => None,
    }
}

fn text(component: &Component) -> Text {
    let examples = component
        .examples
        .iter()
        .flatten()
        .chain(&component.example);
    Text {
        text: component.text.clone().unwrap_or_default(),
        examples: examples.filter_map(plain).collect(),
    }
}

fn plain(example: &Example) -> Option<String> {
    match example {
        Example::Text(text) => Some(text.clone()),
        Example::Media(_) => None,
    }
}

fn buttons(component: &Component) -> Vec<Button> {
    let buttons = component.buttons.iter().flatten();
    buttons
        .map(|button| {
            let text = button.text.clone().unwrap_or_default();
            let example = button.any_example().and_then(plain);
            match button.kind {
                ButtonType::QuickReply => Button::QuickReply { text },
                ButtonType::Url => Button::Url {
                    text,
                    url: button.url.clone().unwrap_or_default(),
                    example,
                },
                ButtonType::Otp => Button::OneTimePassword { text },
                ButtonType::CopyCode => Button::CopyCode { text, example },
                _ => Button::Plain { text },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::{Value, json};

    fn read(templates: Value) -> Vec<Remote> {
        remotes(serde_json::from_value(templates).unwrap())
    }

    #[test]
    fn languages_of_a_name_become_one_template_in_its_best_state() {
        let remotes = read(json!([
            {"name": "order_ready", "language": "EN_US", "category": "UTILITY",
             "state": "REJECTED", "rejectionCode": "INVALID_FORMAT",
             "details": {"components": [{"type": "BODY", "text": "Hi {{1}}", "examples": ["Ann"]}]}},
            {"name": "order_ready", "language": "IT", "category": "UTILITY", "state": "APPROVED",
             "rejectionCode": "NONE",
             "details": {"components": [
                {"type": "HEADER", "format": "TEXT", "text": "Ordine {{1}}", "example": "A17"},
                {"type": "BODY", "text": "Ciao {{1}}", "examples": ["Anna"]}]}},
            {"name": "later", "language": "IT", "category": "MARKETING",
             "changes": {"status": "DRAFT", "details": {"components": [
                {"type": "BODY", "text": "Presto"}]}}},
        ]));
        assert_eq!(remotes.len(), 2);
        assert_eq!(remotes[0].state(), TemplateState::Approved);
        let [english, italian] = &remotes[0].translations[..] else {
            panic!("two languages");
        };
        assert_eq!(english.language, "en_US");
        assert_eq!(english.reason.as_deref(), Some("INVALID_FORMAT"));
        assert_eq!((italian.language.as_str(), &italian.reason), ("it", &None));
        assert_eq!(italian.variables[0].key, "header[1]text");
        assert_eq!(italian.variables[0].example.as_deref(), Some("A17"));
        assert_eq!(italian.variables[1].example.as_deref(), Some("Anna"));
        assert_eq!(remotes[1].state(), TemplateState::Draft);
        assert_eq!(remotes[1].translations[0].preview.body, "Presto");
    }

    #[test]
    fn an_authentication_template_asks_for_its_code() {
        let remotes = read(json!([
            {"name": "login_code", "language": "EN", "category": "AUTHENTICATION",
             "state": "APPROVED", "details": {"components": [
                {"type": "BODY", "addSecurityRecommendation": true},
                {"type": "FOOTER", "codeExpirationMinutes": 5},
                {"type": "BUTTONS", "buttons": [
                    {"type": "OTP", "otpType": "COPY_CODE", "text": "Copy code"}]}]}},
        ]));
        let code = &remotes[0].translations[0];
        let keys: Vec<_> = code.variables.iter().map(|v| v.key.as_str()).collect();
        assert_eq!(keys, ["body[1]text", "button[0]url[1]text"]);
        assert_eq!(code.preview.body, "{{body[1]text}}");
    }
}
