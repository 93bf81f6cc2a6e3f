//! Omni-channel templates: from Sinch's model to ours.

use super::{Remote, Translation};
use domain::template::{Preview, Variable, keyed_by_name, named_places};
use domain::{TemplateKind, TemplateState};
use serde_json::Value;
use sinch::templates::{TemplateTranslation, TemplateV2};
use std::collections::BTreeMap;

pub fn remote(template: TemplateV2) -> Remote {
    let remote_id = template.id.unwrap_or_default();
    let name = template
        .description
        .filter(|text| !text.trim().is_empty())
        .unwrap_or_else(|| remote_id.clone());
    Remote {
        kind: TemplateKind::Omni,
        remote_id,
        name,
        category: String::new(),
        default_language: template.default_translation,
        translations: latest(template.translations)
            .into_iter()
            .map(translation)
            .collect(),
    }
}

/// Of each language its newest version, in Sinch's order of languages.
fn latest(translations: Vec<TemplateTranslation>) -> Vec<TemplateTranslation> {
    let number = |translation: &TemplateTranslation| -> u64 {
        let version = translation.version.as_deref().unwrap_or_default();
        version.parse().unwrap_or_default()
    };
    let mut newest: Vec<TemplateTranslation> = Vec::new();
    for translation in translations {
        let same = newest
            .iter_mut()
            .find(|known| known.language_code == translation.language_code);
        match same {
            Some(known) if number(known) < number(&translation) => *known = translation,
            Some(_) => {}
            None => newest.push(translation),
        }
    }
    newest
}

fn translation(translation: TemplateTranslation) -> Translation {
    let content = content(&translation);
    let mut examples: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for variable in translation.variables.into_iter().flatten() {
        order.push(variable.key.clone());
        examples.insert(variable.key, variable.preview_value);
    }
    // A variable that was not declared must be given all the same.
    each_text(&content, &mut |text| {
        for name in named_places(text) {
            if !order.iter().any(|known| known == name) {
                order.push(name.to_owned());
            }
        }
    });
    Translation {
        language: translation.language_code,
        version: translation.version,
        state: TemplateState::Usable,
        reason: None,
        variables: order
            .into_iter()
            .map(|key| Variable {
                example: examples
                    .remove(&key)
                    .flatten()
                    .filter(|text| !text.is_empty()),
                key,
            })
            .collect(),
        preview: preview(&content),
    }
}

/// The one content of a translation, under its key.
fn content(translation: &TemplateTranslation) -> Value {
    let mut fields = match serde_json::to_value(translation) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    fields.retain(|key, _| key.ends_with("_message"));
    Value::Object(fields)
}

fn each_text(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, visit)),
        Value::Object(fields) => fields.values().for_each(|field| each_text(field, visit)),
        _ => {}
    }
}

/// How the content reads. Whatever its shape, the titles, texts and choices that people see stand
/// under the same few names.
fn preview(content: &Value) -> Preview {
    let Some((_, inner)) = content.as_object().and_then(|fields| fields.iter().next()) else {
        return Preview::default();
    };
    let text = |pointer: &str| {
        let text = inner.pointer(pointer).and_then(Value::as_str)?;
        (!text.is_empty()).then(|| keyed_by_name(text))
    };
    let first = |pointers: &[&str]| pointers.iter().find_map(|pointer| text(pointer));
    let mut body = first(&[
        "/text",
        "/text_message/text",
        "/description",
        "/label",
        "/url",
    ]);
    let header = first(&["/title", "/name/full_name", "/media_message/url"]);
    let cards = inner.get("cards").and_then(Value::as_array);
    for card in cards.into_iter().flatten() {
        for field in ["title", "description"] {
            if let Some(line) = card.get(field).and_then(Value::as_str) {
                let body = body.get_or_insert_default();
                if !body.is_empty() {
                    body.push('\n');
                }
                body.push_str(&keyed_by_name(line));
            }
        }
    }
    let choices = inner.get("choices").and_then(Value::as_array);
    Preview {
        header,
        body: body.unwrap_or_default(),
        footer: text("/message_properties/whatsapp_footer"),
        buttons: choices.into_iter().flatten().filter_map(button).collect(),
    }
}

fn button(choice: &Value) -> Option<String> {
    let named = choice
        .as_object()?
        .iter()
        .find(|(key, _)| key.ends_with("_message"))?;
    let title = named.1.get("title").or_else(|| named.1.get("text"))?;
    title.as_str().map(keyed_by_name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn read(template: Value) -> Remote {
        remote(serde_json::from_value(template).unwrap())
    }

    #[test]
    fn the_newest_version_of_each_language_is_kept_with_all_its_variables() {
        let remote = read(json!({
            "id": "01T", "description": "Welcome", "default_translation": "en-US",
            "translations": [
                {"language_code": "en-US", "version": "1", "text_message": {"text": "old"}},
                {"language_code": "it", "version": "1", "text_message": {"text": "Ciao"}},
                {"language_code": "en-US", "version": "10",
                 "variables": [{"key": "name", "preview_value": "Ann"}],
                 "text_message": {"text": "Hi ${name}, your code is ${code}"}},
                {"language_code": "en-US", "version": "9", "text_message": {"text": "older"}},
            ],
        }));
        assert_eq!(
            (remote.name.as_str(), remote.remote_id.as_str()),
            ("Welcome", "01T")
        );
        let english = &remote.translations[0];
        assert_eq!(english.version.as_deref(), Some("10"));
        assert_eq!(english.preview.body, "Hi {{name}}, your code is {{code}}");
        let keys: Vec<_> = english.variables.iter().map(|v| v.key.as_str()).collect();
        assert_eq!(keys, ["name", "code"]);
        assert_eq!(english.variables[0].example.as_deref(), Some("Ann"));
        assert_eq!(remote.translations.len(), 2);
    }

    #[test]
    fn cards_and_choices_are_seen() {
        let remote = read(json!({
            "id": "01C", "default_translation": "en",
            "translations": [{"language_code": "en", "card_message": {
                "title": "Sale", "description": "For ${name}",
                "choices": [
                    {"text_message": {"text": "Yes"}, "postback_data": "y"},
                    {"url_message": {"title": "Shop", "url": "https://example.com"}},
                ]}}],
        }));
        let preview = &remote.translations[0].preview;
        assert_eq!(preview.header.as_deref(), Some("Sale"));
        assert_eq!(preview.body, "For {{name}}");
        assert_eq!(preview.buttons, ["Yes", "Shop"]);
        assert_eq!(remote.name, "01C");
    }
}
