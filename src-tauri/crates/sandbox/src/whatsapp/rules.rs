//! What a WhatsApp template must look like, as the Provisioning API demands it.
//!
//! All faults of a template are said at once (`invalid_input`). A draft may leave out everything
//! but the types.

use serde_json::{Map, Value};

use crate::{refusal::Refusal, whatsapp::parameters::variables};

const CATEGORIES: [&str; 3] = ["AUTHENTICATION", "MARKETING", "UTILITY"];

const LANGUAGES: &str = "AF AR AZ BG BN CA CS DA DE EL EN EN_GB EN_US ES ES_AR ES_ES ES_MX ES_UY \
    ET FA FI FIL FR GA GU HA HE HI HR HU ID IT JA KA KK KN KO KY_KG LO LT LV MK ML MR MS NB NL PA \
    PL PT_BR PT_PT RO RU RW_RW SK SL SQ SR SV SW TA TE TH TR UK UR UZ VI ZH_CN ZH_HK ZH_TW ZU";

/// Kinds of button and the texts each cannot be without.
const BUTTONS: [(&str, &[&str]); 8] = [
    ("QUICK_REPLY", &["text"]),
    ("URL", &["text", "url"]),
    ("PHONE_NUMBER", &["text", "phoneNumber"]),
    ("OTP", &["text", "otpType"]),
    ("COPY_CODE", &["example"]),
    ("FLOW", &["text", "flowId", "flowAction"]),
    ("REQUEST_CONTACT_INFO", &[]),
    ("ORDER_DETAILS", &[]),
];

/// Whether a category exists.
pub(crate) fn is_category(category: &str) -> bool {
    CATEGORIES.contains(&category)
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or("")
}

/// Name, language and category of a new template.
pub(crate) fn identity(body: &Map<String, Value>) -> Result<(String, String, String), Refusal> {
    let field = |key: &str| {
        body.get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let (name, language, category) = (field("name"), field("language"), field("category"));
    let mut faults = Vec::new();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let fits = name.len() >= 2
        && name.len() <= 512
        && name.chars().all(|c| plain(c) || c == '_')
        && name.starts_with(plain)
        && name.ends_with(plain);
    if !fits {
        faults.push("name must match ^[a-z0-9][a-z0-9_]*[a-z0-9]$".to_owned());
    }
    if !is_category(&category) {
        faults.push(format!(
            "category must be one of the following values: {}",
            CATEGORIES.join(", ")
        ));
    }
    if !faults.is_empty() {
        return Err(Refusal::invalid_input(&faults));
    }
    if !LANGUAGES.split_whitespace().any(|known| known == language) {
        return Err(Refusal::provisioning(
            400,
            "template_invalid_language_code",
            "The language code is not supported.",
        ));
    }
    Ok((name, language, category))
}

/// The `details` of a request, with `example` where the wire has it, checked for what is asked.
pub(crate) fn details(
    body: &Map<String, Value>,
    category: &str,
    submits: bool,
) -> Result<Value, Refusal> {
    let mut details = match body.get("details") {
        Some(Value::Object(details)) => Value::Object(details.clone()),
        _ => {
            return Err(Refusal::invalid_input(
                &["details must be an object".into()],
            ));
        }
    };
    let components = match details.get_mut("components") {
        Some(Value::Array(components)) => components,
        _ => {
            return Err(Refusal::invalid_input(&[
                "details.components must be a list".into(),
            ]));
        }
    };
    let mut faults = Vec::new();
    for component in components.iter_mut() {
        unify_examples(component);
    }
    check_components(components, category, submits, &mut faults);
    check_life(&details, category, &mut faults);
    if !faults.is_empty() {
        return Err(Refusal::invalid_input(&faults));
    }
    check_url_examples(&details, submits)?;
    Ok(details)
}

/// A comment of 1 to 65,535 characters.
pub(crate) fn comment(body: &Map<String, Value>) -> Result<String, Refusal> {
    body.get("comment")
        .and_then(Value::as_str)
        .filter(|comment| (1..=65_535).contains(&comment.chars().count()))
        .map(str::to_owned)
        .ok_or_else(|| Refusal::invalid_input(&["comment must have 1 to 65535 characters".into()]))
}

/// `examples` of one becomes `example`, everywhere but in a body, which has the list.
fn unify_examples(part: &mut Value) {
    if text(part, "type") != "BODY"
        && let Value::Object(object) = part
        && let Some(Value::Array(mut examples)) = object.remove("examples")
        && !examples.is_empty()
    {
        object.entry("example").or_insert(examples.swap_remove(0));
    }
    for key in ["buttons", "cards", "components"] {
        if let Some(Value::Array(inner)) = part.get_mut(key) {
            inner.iter_mut().for_each(unify_examples);
        }
    }
}

fn check_components(components: &[Value], category: &str, submits: bool, faults: &mut Vec<String>) {
    let mut seen: Vec<&str> = Vec::new();
    for (at, component) in components.iter().enumerate() {
        let place = format!("details.components.{at}");
        let kind = text(component, "type");
        if seen.contains(&kind) {
            faults.push(format!("{place}.type is there twice"));
        }
        seen.push(kind);
        match kind {
            "HEADER" => check_header(component, &place, submits, faults),
            "BODY" => check_body(component, &place, category, submits, faults),
            "FOOTER" => check_length(component, "text", 0, 60, &place, faults),
            "BUTTONS" => check_buttons(component, &place, submits, faults),
            "CAROUSEL" => check_cards(component, &place, submits, faults),
            "LIMITED_TIME_OFFER" => check_length(component, "text", 1, 16, &place, faults),
            _ => faults.push(format!("{place}.type is unknown")),
        }
    }
    if submits && !seen.contains(&"BODY") {
        faults.push("details.components must have a BODY".to_owned());
    }
}

fn check_length(
    part: &Value,
    key: &str,
    least: usize,
    most: usize,
    place: &str,
    faults: &mut Vec<String>,
) {
    let length = text(part, key).chars().count();
    if !(least..=most).contains(&length) {
        faults.push(format!(
            "{place}.{key} must have {least} to {most} characters"
        ));
    }
}

fn check_header(component: &Value, place: &str, submits: bool, faults: &mut Vec<String>) {
    let example = component.get("example");
    match text(component, "format") {
        "TEXT" => {
            let least = usize::from(submits);
            check_length(component, "text", least, 60, place, faults);
            let count = variables(text(component, "text")).len();
            if count > 1 {
                faults.push(format!("{place}.text may have one variable"));
            }
            if submits && count == 1 && example.and_then(Value::as_str).is_none() {
                faults.push(format!("{place}.example is needed for the variable"));
            }
        }
        "IMAGE" | "VIDEO" | "DOCUMENT" => {
            let has_url = example.is_some_and(|example| !text(example, "url").is_empty());
            if submits && !has_url {
                faults.push(format!("{place}.example.url must not be empty"));
            }
        }
        "LOCATION" => {}
        _ => faults.push(format!("{place}.format is unknown")),
    }
}

fn check_body(
    component: &Value,
    place: &str,
    category: &str,
    submits: bool,
    faults: &mut Vec<String>,
) {
    if category == "AUTHENTICATION" {
        if component.get("text").is_some() {
            faults.push(format!("{place}.text is not allowed for AUTHENTICATION"));
        }
        return;
    }
    check_length(
        component,
        "text",
        usize::from(submits),
        1_024,
        place,
        faults,
    );
    let needed = variables(text(component, "text")).len();
    let given = component
        .get("examples")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    if submits && needed != given {
        faults.push(format!("{place}.examples must have one for each variable"));
    }
}

fn check_buttons(component: &Value, place: &str, submits: bool, faults: &mut Vec<String>) {
    let buttons = component
        .get("buttons")
        .and_then(Value::as_array)
        .map_or(&[][..], |buttons| buttons);
    if submits && !(1..=10).contains(&buttons.len()) {
        faults.push(format!("{place}.buttons must be 1 to 10"));
    }
    for (at, button) in buttons.iter().enumerate() {
        let place = format!("{place}.buttons.{at}");
        let Some((kind, needed)) = BUTTONS
            .iter()
            .find(|(kind, _)| *kind == text(button, "type"))
        else {
            faults.push(format!("{place}.type is unknown"));
            continue;
        };
        for key in needed.iter().filter(|_| submits) {
            if text(button, key).is_empty() {
                faults.push(format!("{place}.{key} must not be empty"));
            }
        }
        if *kind != "COPY_CODE" {
            check_length(button, "text", 0, 25, &place, faults);
        }
        let url = text(button, "url");
        if url.contains("wa.me") || url.contains("whatsapp.com") {
            faults.push(format!("{place}.url must not lead to WhatsApp"));
        }
        if url.contains("{{") && !url.ends_with("{{1}}") {
            faults.push(format!("{place}.url may have {{{{1}}}} at its end only"));
        }
        let same = |other: &Value| {
            !text(button, "text").is_empty() && text(other, "text") == text(button, "text")
        };
        if buttons[..at].iter().any(same) {
            faults.push(format!("{place}.text is there twice"));
        }
    }
}

fn check_cards(component: &Value, place: &str, submits: bool, faults: &mut Vec<String>) {
    let cards = component
        .get("cards")
        .and_then(Value::as_array)
        .map_or(&[][..], |cards| cards);
    if submits && !(1..=10).contains(&cards.len()) {
        faults.push(format!("{place}.cards must be 1 to 10"));
    }
    for (at, card) in cards.iter().enumerate() {
        let place = format!("{place}.cards.{at}");
        let parts = card
            .get("components")
            .and_then(Value::as_array)
            .map_or(&[][..], |parts| parts);
        for part in parts {
            match text(part, "type") {
                "HEADER" if ["IMAGE", "VIDEO"].contains(&text(part, "format")) => {
                    check_header(part, &place, submits, faults);
                }
                "HEADER" => faults.push(format!("{place} needs an IMAGE or VIDEO header")),
                "BODY" => {
                    check_length(part, "text", usize::from(submits), 160, &place, faults);
                }
                "BUTTONS" => check_buttons(part, &place, submits, faults),
                _ => faults.push(format!("{place} has an unknown component")),
            }
        }
    }
}

fn check_life(details: &Value, category: &str, faults: &mut Vec<String>) {
    let Some(seconds) = details
        .get("messageSendTtlSeconds")
        .filter(|v| !v.is_null())
    else {
        return;
    };
    let (least, most) = match category {
        "AUTHENTICATION" => (10, 900),
        "MARKETING" => (43_200, 2_592_000),
        _ => (30, 43_200),
    };
    if !seconds
        .as_i64()
        .is_some_and(|n| (least..=most).contains(&n))
    {
        faults.push(format!(
            "details.messageSendTtlSeconds must lie between {least} and {most}"
        ));
    }
}

/// A dynamic URL needs its example, a fixed one must have none.
fn check_url_examples(details: &Value, submits: bool) -> Result<(), Refusal> {
    let components = details["components"].as_array().map_or(&[][..], |all| all);
    let wrong = components
        .iter()
        .filter_map(|component| component.get("buttons")?.as_array())
        .flatten()
        .filter(|button| text(button, "type") == "URL")
        .any(|button| {
            let is_dynamic = text(button, "url").contains("{{1}}");
            is_dynamic == text(button, "example").is_empty()
        });
    if submits && wrong {
        return Err(Refusal::provisioning(
            400,
            "template_invalid_button_example",
            "A URL button needs an example exactly when its URL has a variable.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn submitted(components: Value, category: &str) -> Result<Value, Refusal> {
        let body = json!({"details": {"components": components}});
        details(body.as_object().unwrap(), category, true)
    }

    #[test]
    fn examples_of_one_are_unified_and_those_of_a_body_stay() {
        let details = submitted(
            json!([
                {"type": "HEADER", "format": "TEXT", "text": "{{1}} %", "examples": ["20"]},
                {"type": "BODY", "text": "Hi {{1}}", "examples": ["Ann"]},
                {"type": "BUTTONS", "buttons": [
                    {"type": "URL", "text": "Go", "url": "https://a.b/{{1}}", "examples": ["https://a.b/c"]},
                ]},
            ]),
            "UTILITY",
        )
        .unwrap();
        assert_eq!(details["components"][0]["example"], "20");
        assert_eq!(details["components"][1]["examples"], json!(["Ann"]));
        assert_eq!(
            details["components"][2]["buttons"][0]["example"],
            "https://a.b/c"
        );
    }

    #[test]
    fn what_meta_would_not_take_is_refused() {
        let body = || json!({"type": "BODY", "text": "Hi"});
        for components in [
            json!([]),
            json!([{"type": "BODY", "text": ""}]),
            json!([{"type": "BODY", "text": "Hi {{1}}"}]),
            json!([body(), body()]),
            json!([body(), {"type": "HEADER", "format": "IMAGE"}]),
            json!([body(), {"type": "FOOTER", "text": "x".repeat(61)}]),
            json!([body(), {"type": "BUTTONS", "buttons": []}]),
            json!([body(), {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Go", "url": "https://wa.me/1"}]}]),
            json!([body(), {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Go", "url": "https://a.b/{{1}}"}]}]),
            json!([body(), {"type": "ODD"}]),
        ] {
            assert!(
                submitted(components.clone(), "UTILITY").is_err(),
                "{components}"
            );
        }
        assert!(submitted(json!([{"type": "BODY"}]), "AUTHENTICATION").is_ok());
    }
}
