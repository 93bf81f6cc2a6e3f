//! What is in a message: the shape Sinch demands, and what a channel then makes of it.
//!
//! `check` is the first validation (400). `refusal` is the second: the sandbox's knowledge of what
//! a channel takes. No media is ever fetched: type goes by the extension of the URL, size by a
//! query parameter `bytes`, and a path with `/missing/` cannot be reached.

use serde_json::{Map, Value};

use crate::{
    apps::App,
    channel::{Channel, normal_identity},
    messages::Attempt,
    reasons::Reason,
    refusal::Refusal,
    templates,
    world::World,
};

const DAY_MS: i64 = 86_400_000;

/// Content keys and the fields each cannot be without.
const CONTENTS: [(&str, &[&str]); 10] = [
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

/// Keys that may stand for the content or beside it.
const EXPLICIT: [&str; 3] = [
    "explicit_channel_message",
    "explicit_channel_omni_message",
    "channel_specific_message",
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
    let Some((key, required)) = present.first() else {
        let explicit = EXPLICIT
            .iter()
            .any(|key| message.get(*key).is_some_and(Value::is_object));
        return if explicit {
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
    for section in list(content, "sections") {
        let items = section.get("items").and_then(Value::as_array);
        if items.is_none_or(Vec::is_empty) {
            return Err(Refusal::field(
                &format!("{place}.sections.items"),
                "must not be empty",
            ));
        }
    }
    Ok(())
}

/// Why a channel does not take a message, if it does not.
pub(crate) fn refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    message: &Value,
) -> Option<Reason> {
    let channel = attempt.channel;
    if message
        .get("explicit_channel_message")
        .is_some_and(|explicit| explicit.get(channel.name()).is_some())
    {
        return None;
    }
    if let Some(template) = message.get("template_message") {
        return template_refusal(world, app, attempt, template);
    }
    session_refusal(world, app, attempt, message)
}

fn template_refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    template: &Value,
) -> Option<Reason> {
    let channel = attempt.channel;
    let own = template
        .get("channel_template")
        .and_then(|by_channel| by_channel.get(channel.name()));
    if let Some(reference) = own {
        return match channel {
            Channel::WHATSAPP => world.whatsapp.refusal(reference),
            _ if channel.name() == "KAKAOTALK" => None,
            _ => Some(Reason::known("UNSUPPORTED_OPERATION")),
        };
    }
    let Some(reference) = template.get("omni_template") else {
        return Some(Reason::known("UNSUPPORTED_OPERATION"));
    };
    match templates::fill::fill(world, app.region, reference, channel) {
        Err(reason) => Some(reason),
        Ok(filled) => match filled.pointer("/template_message/channel_template/WHATSAPP") {
            Some(reference) => world.whatsapp.refusal(reference),
            None => session_refusal(world, app, attempt, &filled),
        },
    }
}

/// Content that is no template: windows, lengths, media.
fn session_refusal(world: &World, app: &App, attempt: &Attempt, message: &Value) -> Option<Reason> {
    if attempt.channel == Channel::WHATSAPP && !window_is_open(world, app, attempt) {
        return Some(Reason::known("OUTSIDE_ALLOWED_SENDING_WINDOW").numbered("131047"));
    }
    if let Some(text) = message
        .pointer("/text_message/text")
        .and_then(Value::as_str)
    {
        let most = match attempt.channel.name() {
            "WHATSAPP" | "TELEGRAM" => 4_096,
            "RCS" => 3_072,
            "MESSENGER" => 2_000,
            "INSTAGRAM" => 1_000,
            "LINE" => 5_000,
            _ => usize::MAX,
        };
        if text.chars().count() > most {
            return Some(Reason::known("MESSAGE_SPLIT_REQUIRED"));
        }
    }
    let media = ["/media_message/url", "/card_message/media_message/url"];
    media
        .iter()
        .find_map(|place| message.pointer(place).and_then(Value::as_str))
        .and_then(|url| media_refusal(attempt.channel, url))
}

fn window_is_open(world: &World, app: &App, attempt: &Attempt) -> bool {
    let key = (attempt.channel, normal_identity(&attempt.identity));
    app.last_inbound
        .get(&key)
        .is_some_and(|last| world.clock.now_ms() - last < DAY_MS)
}

/// Media by type and size; what is not named goes through, as a link where it must.
fn media_refusal(channel: Channel, url: &str) -> Option<Reason> {
    let Ok(url) = reqwest::Url::parse(url) else {
        return Some(Reason::known("MEDIA_NOT_REACHABLE"));
    };
    if url.path().contains("/missing/") {
        return Some(Reason::known("MEDIA_NOT_REACHABLE"));
    }
    let extension = url
        .path()
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .unwrap_or_default();
    let bytes: u64 = url
        .query_pairs()
        .find(|(key, _)| key == "bytes")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(0);
    const MB: u64 = 1_048_576;
    if channel != Channel::WHATSAPP {
        return (channel == Channel::RCS && bytes > 100 * MB)
            .then(|| Reason::known("MEDIA_TOO_LARGE"));
    }
    let most = match extension.as_str() {
        "doc" => {
            return Some(
                Reason::known("CHANNEL_FAILURE")
                    .saying("The underlying channel reported: the attachment is not allowed")
                    .with_sub_code("ATTACHMENT_REJECTED")
                    .numbered("131053"),
            );
        }
        "gif" => return Some(Reason::known("CHANNEL_FAILURE").numbered("131053")),
        "wav" | "exe" => return Some(Reason::known("BAD_REQUEST")),
        "docm" | "bmp" | "tif" | "tiff" | "avi" | "mov" | "mkv" => {
            return Some(Reason::known("MEDIA_TYPE_UNSUPPORTED").numbered("131053"));
        }
        "jpg" | "jpeg" | "png" => 5 * MB,
        "mp4" | "3gp" | "mp3" | "aac" | "amr" | "ogg" => 16 * MB,
        "webp" => MB / 10,
        _ => 100 * MB,
    };
    (bytes > most).then(|| Reason::known("MEDIA_TOO_LARGE").numbered("131053"))
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

    #[test]
    fn attachments_end_as_the_field_saw_them() {
        let code = |file: &str| {
            media_refusal(Channel::WHATSAPP, &format!("https://example.com/{file}"))
                .map(|reason| reason.code)
        };
        for file in [
            "a.csv", "a.jpg", "a.mp3", "a.mp4", "a.pdf", "a.png", "a.dll",
        ] {
            assert_eq!(code(file), None, "{file}");
        }
        assert_eq!(code("a.doc"), Some("CHANNEL_FAILURE"));
        assert_eq!(code("a.gif"), Some("CHANNEL_FAILURE"));
        assert_eq!(code("a.wav"), Some("BAD_REQUEST"));
        assert_eq!(code("a.exe"), Some("BAD_REQUEST"));
        assert_eq!(code("a.jpg?bytes=6000000"), Some("MEDIA_TOO_LARGE"));
        assert_eq!(code("missing/a.jpg"), Some("MEDIA_NOT_REACHABLE"));
    }
}
