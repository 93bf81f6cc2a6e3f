//! Making a message of an omni template: language, version, variables, the channel's override.

use serde_json::{Map, Value, json};

use crate::{
    call::Region,
    channel::Channel,
    reasons::Reason,
    templates::{CONTENTS, Omni},
    world::World,
};

/// The AppMessage a template reference stands for on a channel.
///
/// On a channel with an override it is a `template_message` with that `channel_template`.
pub(crate) fn fill(
    world: &World,
    region: Region,
    reference: &Value,
    channel: Channel,
) -> Result<Value, Reason> {
    let text = |key: &str| reference.get(key).and_then(Value::as_str).unwrap_or("");
    let template = world
        .omni
        .iter()
        .find(|template| template.region == region && template.id == text("template_id"))
        .ok_or_else(|| Reason::known("TEMPLATE_NOT_FOUND"))?;
    let language = match text("language_code") {
        "" => template.default_translation.as_str(),
        language => language,
    };
    let version = match text("version") {
        "" => "latest",
        version => version,
    };
    let translation = template
        .version(language, version)
        .ok_or_else(|| Reason::known("TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION"))?;
    let empty = Map::new();
    let parameters = reference
        .get("parameters")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    if !has_all(translation, parameters) {
        return Err(Reason::known("TEMPLATE_INSUFFICIENT_PARAMETERS"));
    }
    if let Some(own) = by_override(translation, channel, parameters) {
        return Ok(own);
    }
    content(template, translation, parameters)
}

fn content(
    template: &Omni,
    translation: &Map<String, Value>,
    parameters: &Map<String, Value>,
) -> Result<Value, Reason> {
    let (key, content) = CONTENTS
        .iter()
        .find_map(|key| Some((*key, translation.get(*key)?)))
        .ok_or_else(|| {
            tracing::warn!(template = %template.id, "an omni template has no content");
            Reason::known("TEMPLATE_NOT_FOUND")
        })?;
    Ok(json!({ key: replaced(content, parameters) }))
}

/// Every declared variable and every `${name}` in a text needs a value.
fn has_all(translation: &Map<String, Value>, parameters: &Map<String, Value>) -> bool {
    translation
        .get("variables")
        .and_then(Value::as_array)
        .map_or(&[][..], |variables| variables)
        .iter()
        .filter_map(|variable| variable.get("key")?.as_str())
        .all(|name| parameters.get(name).is_some_and(Value::is_string))
}

fn by_override(
    translation: &Map<String, Value>,
    channel: Channel,
    parameters: &Map<String, Value>,
) -> Option<Value> {
    let own = translation
        .get("channel_template_overrides")?
        .get(channel.name())?;
    let mut reference = own.get("template_reference")?.as_object()?.clone();
    let mut filled = reference
        .get("parameters")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    if let Some(mappings) = own.get("parameter_mappings").and_then(Value::as_object) {
        for (parameter, variable) in mappings {
            if let Some(value) = variable.as_str().and_then(|name| parameters.get(name)) {
                filled.insert(parameter.clone(), value.clone());
            }
        }
    }
    reference.insert("parameters".into(), Value::Object(filled));
    Some(json!({"template_message": {"channel_template": {channel.name(): reference}}}))
}

/// `${name}` in every text replaced by its value.
fn replaced(value: &Value, parameters: &Map<String, Value>) -> Value {
    match value {
        Value::String(text) => {
            let mut text = text.clone();
            for (name, value) in parameters {
                if let Some(value) = value.as_str() {
                    text = text.replace(&format!("${{{name}}}"), value);
                }
            }
            Value::String(text)
        }
        Value::Array(items) => items
            .iter()
            .map(|item| replaced(item, parameters))
            .collect(),
        Value::Object(object) => object
            .iter()
            .map(|(key, item)| (key.clone(), replaced(item, parameters)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn variables_are_replaced_wherever_they_stand() {
        let parameters = json!({"name": "Ann"});
        let filled = replaced(
            &json!({"choices": [{"text_message": {"text": "Hi ${name}, ${other}"}}]}),
            parameters.as_object().unwrap(),
        );
        assert_eq!(
            filled,
            json!({"choices": [{"text_message": {"text": "Hi Ann, ${other}"}}]})
        );
    }
}
