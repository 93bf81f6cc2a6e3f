//! The shape of an AppMessage: the first of Sinch's two validations, whose faults are 400s.
//!
//! What a channel then makes of it is in `acceptance`. One more content is a row of `CONTENTS`.

use serde_json::{Map, Value};

use crate::{channel::Channel, messages::explicit, refusal::Refusal};

/// Content keys and the fields each cannot be without.
pub(super) const CONTENTS: [(&str, &[&str]); 10] = [
    ("text_message", &["text"]),
    ("media_message", &["url"]),
    ("choice_message", &["choices"]),
    ("card_message", &[]),
    ("carousel_message", &["cards"]),
    ("location_message", &["title", "coordinates"]),
    ("contact_info_message", &["name", "phone_numbers"]),
    ("list_message", &["title", "sections"]),
    ("template_message", &[]),
    ("media_card_message", &["url"]),
];

/// The first validation of an AppMessage.
pub(crate) fn check(message: &Map<String, Value>) -> Result<(), Refusal> {
    let present: Vec<_> = CONTENTS
        .iter()
        .filter(|(key, _)| message.get(*key).is_some_and(|value| !value.is_null()))
        .collect();
    if present.len() > 1 {
        return Err(Refusal::field("message", "must have exactly one content"));
    }
    let has_explicit = explicit::check(message)?;
    let Some((key, required)) = present.first() else {
        return if has_explicit {
            Ok(())
        } else {
            Err(Refusal::field("message", "has no content"))
        };
    };
    let place = format!("message.{key}");
    let Some(Value::Object(content)) = message.get(*key) else {
        return Err(Refusal::field(&place, "must be an object"));
    };
    for field in *required {
        if is_blank(content.get(*field)) {
            return Err(Refusal::field(
                &format!("{place}.{field}"),
                "must not be empty",
            ));
        }
    }
    match *key {
        "choice_message" => check_choices(content, &place, 10),
        "card_message" => check_card(content, &place),
        "carousel_message" => check_carousel(content, &place),
        "template_message" => check_template(content, &place),
        "list_message" => check_list(content, &place),
        "contact_info_message" => check_contact(content, &place),
        "location_message" => check_location(content, &place),
        _ => Ok(()),
    }
}

fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    }
}

fn list<'a>(content: &'a Map<String, Value>, key: &str) -> &'a [Value] {
    content
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], |list| list)
}

fn check_choices(content: &Map<String, Value>, place: &str, most: usize) -> Result<(), Refusal> {
    const KINDS: [&str; 6] = [
        "call_message",
        "location_message",
        "text_message",
        "url_message",
        "calendar_message",
        "share_location_message",
    ];
    let choices = list(content, "choices");
    if choices.len() > most {
        return Err(Refusal::field(
            &format!("{place}.choices"),
            &format!("more than {most}"),
        ));
    }
    for choice in choices {
        let kinds = KINDS
            .iter()
            .filter(|kind| choice.get(**kind).is_some_and(Value::is_object))
            .count();
        if kinds != 1 {
            return Err(Refusal::field(
                &format!("{place}.choices"),
                "each must be exactly one kind of choice",
            ));
        }
    }
    Ok(())
}

fn check_card(content: &Map<String, Value>, place: &str) -> Result<(), Refusal> {
    let empty = ["title", "description", "media_message"]
        .iter()
        .all(|field| is_blank(content.get(*field)));
    if empty {
        return Err(Refusal::field(
            place,
            "needs a title, a description or media",
        ));
    }
    check_choices(content, place, 10)
}

fn check_carousel(content: &Map<String, Value>, place: &str) -> Result<(), Refusal> {
    let cards = list(content, "cards");
    if cards.len() > 10 {
        return Err(Refusal::field(&format!("{place}.cards"), "more than 10"));
    }
    for card in cards {
        match card {
            Value::Object(card) => check_card(card, &format!("{place}.cards"))?,
            _ => return Err(Refusal::field(&format!("{place}.cards"), "must be objects")),
        }
    }
    check_choices(content, place, 3)
}

fn check_template(content: &Map<String, Value>, place: &str) -> Result<(), Refusal> {
    let omni = content.get("omni_template").filter(|v| !v.is_null());
    let by_channel = content.get("channel_template").filter(|v| !v.is_null());
    if let Some(omni) = omni {
        for field in ["template_id", "version"] {
            if is_blank(omni.get(field)) {
                return Err(Refusal::field(
                    &format!("{place}.omni_template.{field}"),
                    "must not be empty",
                ));
            }
        }
    }
    let channels = match by_channel {
        None => 0,
        Some(Value::Object(channels)) => {
            for (name, reference) in channels {
                if Channel::named(name).is_none() {
                    return Err(Refusal::field(
                        &format!("{place}.channel_template"),
                        "unknown channel",
                    ));
                }
                if is_blank(reference.get("template_id")) {
                    return Err(Refusal::field(
                        &format!("{place}.channel_template.{name}.template_id"),
                        "must not be empty",
                    ));
                }
            }
            channels.len()
        }
        Some(_) => {
            return Err(Refusal::field(
                &format!("{place}.channel_template"),
                "must be an object",
            ));
        }
    };
    if omni.is_none() && channels == 0 {
        return Err(Refusal::field(place, "names no template"));
    }
    Ok(())
}

fn check_list(content: &Map<String, Value>, place: &str) -> Result<(), Refusal> {
    let mut kinds = Vec::new();
    for section in list(content, "sections") {
        let items = section.get("items").and_then(Value::as_array);
        let Some(items) = items.filter(|items| !items.is_empty()) else {
            return Err(Refusal::field(
                &format!("{place}.sections.items"),
                "must not be empty",
            ));
        };
        for item in items {
            let has = |kind: &str| item.get(kind).is_some_and(Value::is_object);
            kinds.push(match (has("choice"), has("product")) {
                (true, false) => "choice",
                (false, true) => "product",
                _ => {
                    return Err(Refusal::field(
                        &format!("{place}.sections.items"),
                        "each must be a choice or a product",
                    ));
                }
            });
        }
    }
    if kinds.windows(2).any(|pair| pair[0] != pair[1]) {
        return Err(Refusal::field(
            &format!("{place}.sections.items"),
            "must all be of one kind",
        ));
    }
    let catalog = content
        .get("message_properties")
        .and_then(|properties| properties.get("catalog_id"));
    if kinds.first() == Some(&"product") && is_blank(catalog) {
        return Err(Refusal::field(
            &format!("{place}.message_properties.catalog_id"),
            "is needed for products",
        ));
    }
    Ok(())
}

fn check_contact(content: &Map<String, Value>, place: &str) -> Result<(), Refusal> {
    let name = content.get("name").and_then(|name| name.get("full_name"));
    if is_blank(name) {
        let place = format!("{place}.name.full_name");
        return Err(Refusal::field(&place, "must not be empty"));
    }
    let nameless = list(content, "phone_numbers")
        .iter()
        .any(|number| is_blank(number.get("phone_number")));
    if nameless {
        let place = format!("{place}.phone_numbers.phone_number");
        return Err(Refusal::field(&place, "must not be empty"));
    }
    Ok(())
}

fn check_location(content: &Map<String, Value>, place: &str) -> Result<(), Refusal> {
    for (axis, most) in [("latitude", 90.0), ("longitude", 180.0)] {
        let value = content.get("coordinates").and_then(|both| both.get(axis));
        // Absent is 0, as everywhere in this JSON.
        let number = value.map_or(Some(0.0), Value::as_f64);
        if number.is_none_or(|number| number.abs() > most) {
            return Err(Refusal::field(
                &format!("{place}.coordinates.{axis}"),
                &format!("must be a number from -{most} to {most}"),
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn checked(message: Value) -> bool {
        check(message.as_object().unwrap()).is_ok()
    }

    #[test]
    fn exactly_one_content() {
        assert!(checked(json!({"text_message": {"text": "a"}})));
        assert!(!checked(json!({})));
        assert!(!checked(json!({"text_message": {"text": ""}})));
        assert!(!checked(json!({"text_message": "a"})));
        assert!(!checked(
            json!({"text_message": {"text": "a"}, "media_message": {"url": "http://a"}})
        ));
        assert!(checked(json!({"explicit_channel_message": {"SMS": "{}"}})));
    }

    #[test]
    fn templates_need_a_name() {
        let omni = |version: &str| json!({"template_message": {"omni_template": {"template_id": "a", "version": version}}});
        assert!(checked(omni("latest")));
        assert!(!checked(omni("")));
        assert!(!checked(json!({"template_message": {}})));
        assert!(!checked(
            json!({"template_message": {"channel_template": {"PIGEON": {"template_id": "a"}}}})
        ));
    }
}
