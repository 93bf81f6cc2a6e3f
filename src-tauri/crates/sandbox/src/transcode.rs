//! `messages:transcode`: what a message becomes on each channel, as the text Sinch would send.
//!
//! Where a channel has a content natively its own JSON is given (WhatsApp); elsewhere the
//! documented fall-back to text: a card becomes title, description, link and numbered choices.

use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Reply},
    channel::Channel,
    messages::{
        content,
        explicit::{self, Explicit},
    },
    refusal::Refusal,
    templates,
    world::World,
};

/// POST `/messages:transcode`
pub(crate) fn transcode(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let app = world.app_of(body, call.region)?;
    let message = match body.get("app_message") {
        Some(Value::Object(message)) => message,
        _ => return Err(Refusal::field("app_message", "must not be empty")),
    };
    content::check(message)?;
    let channels = body
        .get("channels")
        .and_then(Value::as_array)
        .filter(|channels| !channels.is_empty())
        .ok_or_else(|| Refusal::field("channels", "must not be empty"))?;
    let to = body.get("to").and_then(Value::as_str).unwrap_or("");
    let message = Value::Object(message.clone());
    let mut transcoded = Map::new();
    for name in channels {
        let channel = name
            .as_str()
            .and_then(Channel::named)
            .ok_or_else(|| Refusal::field("channels", "unknown channel"))?;
        let explicit = message
            .pointer(&format!("/explicit_channel_message/{}", channel.name()))
            .and_then(Value::as_str);
        let text = match explicit {
            Some(explicit) => explicit.to_owned(),
            None => {
                let filled = filled(world, app, &message, channel);
                on_channel(channel, &filled, to).to_string()
            }
        };
        transcoded.insert(channel.name().to_owned(), Value::String(text));
    }
    Reply::json(&json!({ "transcoded_message": transcoded }))
}

/// The content of a message on a channel: what it has for this channel alone in the words of the
/// API, else what it has for all; an omni template is filled.
pub(crate) fn filled(world: &World, app: usize, message: &Value, channel: Channel) -> Value {
    let message = &match explicit::of(message, channel) {
        Some(Explicit::Omni(own)) => own,
        _ => message.clone(),
    };
    let own = message
        .pointer("/template_message/channel_template")
        .is_some_and(|by_channel| by_channel.get(channel.name()).is_some());
    match message.pointer("/template_message/omni_template") {
        Some(reference) if !own => {
            let region = world.apps[app].region;
            templates::fill::fill(world, region, reference, channel)
                .unwrap_or_else(|_| message.clone())
        }
        _ => message.clone(),
    }
}

/// The channel's own JSON for a message.
fn on_channel(channel: Channel, message: &Value, to: &str) -> Value {
    match channel.name() {
        "WHATSAPP" => whatsapp(message, to),
        "SMS" => json!({"type": "mt_text", "to": [to], "body": as_text(message)}),
        _ => json!({"text": as_text(message)}),
    }
}

fn whatsapp(message: &Value, to: &str) -> Value {
    let frame = |kind: &str, content: Value| json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": to, "type": kind, kind: content});
    let get = |place: &str| message.pointer(place).cloned().unwrap_or_default();
    if message.get("text_message").is_some() {
        return frame("text", json!({"body": get("/text_message/text")}));
    }
    if message.get("media_message").is_some() {
        let url = get("/media_message/url");
        let kind = media_kind(url.as_str().unwrap_or(""));
        return frame(kind, json!({ "link": url }));
    }
    if message.get("location_message").is_some() {
        return frame(
            "location",
            json!({
                "latitude": get("/location_message/coordinates/latitude"),
                "longitude": get("/location_message/coordinates/longitude"),
                "name": get("/location_message/title"),
                "address": get("/location_message/label"),
            }),
        );
    }
    if let Some(template) = message.pointer("/template_message/channel_template/WHATSAPP") {
        return frame(
            "template",
            json!({
                "name": template.get("template_id"),
                "language": {"code": template.get("language_code")},
                "parameters": template.get("parameters"),
            }),
        );
    }
    let choices = ["/choice_message/choices", "/card_message/choices"]
        .iter()
        .find_map(|place| message.pointer(place)?.as_array())
        .map_or(&[][..], |choices| choices);
    let replies: Vec<Value> = choices
        .iter()
        .filter_map(|choice| {
            let title = choice.pointer("/text_message/text")?;
            let id = choice.get("postback_data").unwrap_or(title);
            Some(json!({"type": "reply", "reply": {"id": id, "title": title}}))
        })
        .collect();
    // More than three, or others than texts, go as plain text.
    if !replies.is_empty() && replies.len() == choices.len() && replies.len() <= 3 {
        let body = ["/choice_message/text_message/text", "/card_message/title"]
            .iter()
            .find_map(|place| message.pointer(place))
            .cloned()
            .unwrap_or_default();
        return frame(
            "interactive",
            json!({"type": "button", "body": {"text": body}, "action": {"buttons": replies}}),
        );
    }
    frame("text", json!({"body": as_text(message)}))
}

fn media_kind(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or("");
    let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    match extension.as_str() {
        "jpg" | "jpeg" | "png" => "image",
        "mp4" | "3gp" => "video",
        "mp3" | "aac" | "amr" | "ogg" => "audio",
        "webp" => "sticker",
        _ => "document",
    }
}

/// The fall-back to text.
fn as_text(message: &Value) -> String {
    let mut lines = Vec::new();
    for (key, content) in message.as_object().into_iter().flatten() {
        match key.as_str() {
            "text_message" => push(&mut lines, content.get("text")),
            "media_message" => push(&mut lines, content.get("url")),
            "card_message" => card(content, &mut lines),
            "carousel_message" => {
                for one in content["cards"].as_array().into_iter().flatten() {
                    card(one, &mut lines);
                }
                choices(content, &mut lines);
            }
            "choice_message" => {
                push(&mut lines, content.pointer("/text_message/text"));
                choices(content, &mut lines);
            }
            "location_message" => location(content, &mut lines),
            "contact_info_message" => contact(content, &mut lines),
            "list_message" => list(content, &mut lines),
            "template_message" => push(&mut lines, content.pointer("/omni_template/template_id")),
            _ => {}
        }
    }
    lines.join("\n")
}

fn push(lines: &mut Vec<String>, text: Option<&Value>) {
    if let Some(text) = text.and_then(Value::as_str).filter(|text| !text.is_empty()) {
        lines.push(text.to_owned());
    }
}

fn card(content: &Value, lines: &mut Vec<String>) {
    push(lines, content.get("title"));
    push(lines, content.get("description"));
    push(lines, content.pointer("/media_message/url"));
    choices(content, lines);
}

fn choices(content: &Value, lines: &mut Vec<String>) {
    let all = content["choices"].as_array().into_iter().flatten();
    for (at, choice) in all.enumerate() {
        let title = [
            "/text_message/text",
            "/url_message/title",
            "/call_message/title",
            "/location_message/title",
            "/calendar_message/title",
            "/share_location_message/title",
        ]
        .iter()
        .find_map(|place| choice.pointer(place)?.as_str())
        .unwrap_or("");
        let target = ["/url_message/url", "/call_message/phone_number"]
            .iter()
            .find_map(|place| choice.pointer(place)?.as_str());
        lines.push(match target {
            Some(target) => format!("{}. {title}: {target}", at + 1),
            None => format!("{}. {title}", at + 1),
        });
    }
}

fn location(content: &Value, lines: &mut Vec<String>) {
    push(lines, content.get("title"));
    let coordinate = |name: &str| content["coordinates"][name].as_f64().unwrap_or(0.0);
    lines.push(format!(
        "https://maps.google.com/?q={},{}",
        coordinate("latitude"),
        coordinate("longitude")
    ));
}

fn contact(content: &Value, lines: &mut Vec<String>) {
    push(lines, content.pointer("/name/full_name"));
    for number in content["phone_numbers"].as_array().into_iter().flatten() {
        push(lines, number.get("phone_number"));
    }
    for address in content["email_addresses"].as_array().into_iter().flatten() {
        push(lines, address.get("email_address"));
    }
}

fn list(content: &Value, lines: &mut Vec<String>) {
    push(lines, content.get("title"));
    push(lines, content.get("description"));
    for section in content["sections"].as_array().into_iter().flatten() {
        push(lines, section.get("title"));
        let items = section["items"].as_array().into_iter().flatten();
        for (at, item) in items.enumerate() {
            let title = ["/choice/title", "/product/id"]
                .iter()
                .find_map(|place| item.pointer(place)?.as_str())
                .unwrap_or("");
            lines.push(format!("{}. {title}", at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_becomes_lines() {
        let card = json!({"card_message": {
            "title": "Shoes",
            "description": "Red",
            "media_message": {"url": "https://example.com/a.png"},
            "choices": [
                {"text_message": {"text": "Buy"}},
                {"url_message": {"title": "See", "url": "https://example.com"}},
            ],
        }});
        assert_eq!(
            as_text(&card),
            "Shoes\nRed\nhttps://example.com/a.png\n1. Buy\n2. See: https://example.com"
        );
    }

    #[test]
    fn three_replies_are_buttons_and_four_are_text() {
        let choices = |count: usize| {
            let choice = json!({"text_message": {"text": "Yes"}});
            json!({"choice_message": {"text_message": {"text": "Well?"}, "choices": vec![choice; count]}})
        };
        assert_eq!(whatsapp(&choices(3), "1")["type"], "interactive");
        assert_eq!(whatsapp(&choices(4), "1")["type"], "text");
    }
}
