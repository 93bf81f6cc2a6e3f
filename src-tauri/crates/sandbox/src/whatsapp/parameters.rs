//! Which parameters a WhatsApp template takes, after Sinch's key grammar.
//!
//! `body[2]text`, `header[1]image.link`, `button[0]url[1]text`, and inside a carousel the same
//! behind `carousel[0]`. Missing ones and ones it does not have are both refused.

use serde_json::{Map, Value};

/// What a set of components takes.
#[derive(Debug, Default)]
struct Takes {
    /// Each of these groups needs one of its keys.
    needed: Vec<Vec<String>>,
    allowed: Vec<String>,
    /// Beginnings of keys that are taken whatever follows.
    open: Vec<String>,
}

/// Whether parameters fit components; `Err` names the first key that is missing or too many.
pub(crate) fn fits(components: &[Value], parameters: &Map<String, Value>) -> Result<(), String> {
    let mut takes = Takes::default();
    takes.read(components, "");
    for group in &takes.needed {
        if !group.iter().any(|key| parameters.contains_key(key)) {
            return Err(group[0].clone());
        }
    }
    for key in parameters.keys() {
        let known = takes.needed.iter().flatten().any(|known| known == key)
            || takes.allowed.contains(key)
            || takes.open.iter().any(|start| key.starts_with(start));
        if !known {
            return Err(key.clone());
        }
    }
    Ok(())
}

impl Takes {
    fn read(&mut self, components: &[Value], place: &str) {
        let is_code = components.iter().any(|component| {
            buttons(component)
                .iter()
                .any(|button| text(button, "type") == "OTP")
        });
        for component in components {
            match text(component, "type") {
                "HEADER" => self.header(component, place),
                "BODY" if is_code => self.need(vec![format!("{place}body[1]text")]),
                "BODY" => {
                    for variable in variables(text(component, "text")) {
                        self.need(vec![format!("{place}body[{variable}]text")]);
                    }
                }
                "BUTTONS" => {
                    for (at, button) in buttons(component).iter().enumerate() {
                        self.button(button, &format!("{place}button[{at}]"));
                    }
                }
                "CAROUSEL" => self.carousel(component),
                "LIMITED_TIME_OFFER" => self.open.push("limited_time_offer".into()),
                _ => {}
            }
        }
    }

    fn header(&mut self, component: &Value, place: &str) {
        let header = format!("{place}header[1]");
        let format = text(component, "format");
        match format {
            "TEXT" if !variables(text(component, "text")).is_empty() => {
                self.need(vec![format!("{header}text")]);
            }
            "IMAGE" | "VIDEO" | "DOCUMENT" => {
                let kind = format.to_ascii_lowercase();
                self.need(vec![
                    format!("{header}{kind}.link"),
                    format!("{header}{kind}.id"),
                ]);
                self.allowed.push(format!("{header}{kind}.provider.name"));
                if kind == "document" {
                    self.allowed.push(format!("{header}document.filename"));
                }
            }
            "LOCATION" => {
                for field in ["latitude", "longitude"] {
                    self.need(vec![format!("{header}location.{field}")]);
                }
                for field in ["name", "address"] {
                    self.allowed.push(format!("{header}location.{field}"));
                }
            }
            _ => {}
        }
    }

    fn button(&mut self, button: &Value, place: &str) {
        match text(button, "type") {
            "QUICK_REPLY" => self.need(vec![format!("{place}quick_reply[1]payload")]),
            "URL" if !variables(text(button, "url")).is_empty() => {
                self.need(vec![format!("{place}url[1]text")]);
            }
            "OTP" => self.need(vec![format!("{place}url[1]text")]),
            "COPY_CODE" => self.need(vec![format!("{place}copy_code[1]coupon_code")]),
            "FLOW" => self.open.push(format!("{place}flow[1]")),
            "ORDER_DETAILS" => self.open.push(place.to_owned()),
            _ => {}
        }
    }

    fn carousel(&mut self, component: &Value) {
        let cards = component
            .get("cards")
            .and_then(Value::as_array)
            .map_or(&[][..], |cards| cards);
        for (at, card) in cards.iter().enumerate() {
            if let Some(components) = card.get("components").and_then(Value::as_array) {
                self.read(components, &format!("carousel[{at}]"));
            }
        }
        // An approved carousel of two cards may be sent with up to ten.
        for at in cards.len()..10 {
            self.open.push(format!("carousel[{at}]"));
        }
    }

    fn need(&mut self, keys: Vec<String>) {
        self.needed.push(keys);
    }
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or("")
}

fn buttons(component: &Value) -> &[Value] {
    component
        .get("buttons")
        .and_then(Value::as_array)
        .map_or(&[], |buttons| buttons)
}

/// The numbers of `{{1}}`, `{{2}}` … in a text, each once.
pub(crate) fn variables(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for part in text.split("{{").skip(1) {
        if let Some((number, _)) = part.split_once("}}")
            && let Ok(number) = number.trim().parse()
            && !found.contains(&number)
        {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn fit(components: Value, parameters: Value) -> Result<(), String> {
        fits(
            components.as_array().unwrap(),
            parameters.as_object().unwrap(),
        )
    }

    #[test]
    fn every_variable_and_no_other() {
        let body = json!([{"type": "BODY", "text": "Hi {{1}}, {{2}} and {{1}}"}]);
        let both = json!({"body[1]text": "a", "body[2]text": "b"});
        assert_eq!(fit(body.clone(), both), Ok(()));
        assert_eq!(
            fit(body.clone(), json!({"body[1]text": "a"})),
            Err("body[2]text".into())
        );
        let three = json!({"body[1]text": "a", "body[2]text": "b", "body[3]text": "c"});
        assert_eq!(fit(body, three), Err("body[3]text".into()));
    }

    #[test]
    fn headers_and_buttons() {
        let components = json!([
            {"type": "HEADER", "format": "IMAGE"},
            {"type": "BUTTONS", "buttons": [
                {"type": "QUICK_REPLY", "text": "Yes"},
                {"type": "URL", "url": "https://example.com/{{1}}"},
                {"type": "URL", "url": "https://example.com/"},
            ]},
        ]);
        let all = json!({
            "header[1]image.link": "https://example.com/a.png",
            "button[0]quick_reply[1]payload": "",
            "button[1]url[1]text": "A17",
        });
        assert_eq!(fit(components.clone(), all), Ok(()));
        assert!(fit(components, json!({})).is_err());
    }

    #[test]
    fn a_code_stands_twice() {
        let components = json!([
            {"type": "BODY", "addSecurityRecommendation": true},
            {"type": "BUTTONS", "buttons": [{"type": "OTP", "otpType": "COPY_CODE"}]},
        ]);
        let code = json!({"body[1]text": "123456", "button[0]url[1]text": "123456"});
        assert_eq!(fit(components.clone(), code), Ok(()));
        assert!(fit(components, json!({"body[1]text": "123456"})).is_err());
    }

    #[test]
    fn more_cards_than_approved() {
        let components = json!([{"type": "CAROUSEL", "cards": [
            {"components": [{"type": "BODY", "text": "{{1}}"}]},
        ]}]);
        let two = json!({"carousel[0]body[1]text": "a", "carousel[1]body[1]text": "b"});
        assert_eq!(fit(components, two), Ok(()));
    }
}
