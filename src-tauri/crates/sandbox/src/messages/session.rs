//! Content that is no template: whether the channel may be written to now, and its lengths.
//!
//! Figures that the documents call uncertain are not held here, so that no client is refused what
//! Sinch would take. One more length is one more row of `LENGTHS`.

use serde_json::Value;

use crate::{
    apps::App,
    channel::{Channel, normal_identity},
    messages::{Attempt, media},
    reasons::Reason,
    world::World,
};

const DAY_MS: i64 = 86_400_000;

/// The most characters of a text, by channel; the others truncate or split.
const TEXTS: [(&str, usize); 6] = [
    ("WHATSAPP", 4_096),
    ("TELEGRAM", 4_096),
    ("RCS", 3_072),
    ("MESSENGER", 2_000),
    ("INSTAGRAM", 1_000),
    ("LINE", 5_000),
];

/// The most characters at places of richer contents, by channel.
const LENGTHS: [(&str, &str, usize); 10] = [
    ("WHATSAPP", "/choice_message/text_message/text", 1_024),
    (
        "WHATSAPP",
        "/choice_message/message_properties/whatsapp_footer",
        60,
    ),
    ("WHATSAPP", "/card_message/description", 1_024),
    (
        "WHATSAPP",
        "/card_message/message_properties/whatsapp_header",
        60,
    ),
    ("WHATSAPP", "/list_message/description", 1_024),
    ("WHATSAPP", "/list_message/message_properties/menu", 20),
    (
        "WHATSAPP",
        "/list_message/message_properties/whatsapp_header",
        60,
    ),
    ("WHATSAPP", "/contact_info_message/name/full_name", 1_024),
    ("RCS", "/card_message/title", 200),
    ("RCS", "/card_message/description", 2_000),
];

/// Why a channel does not take a content just now, if it does not. `tagged` says that the message
/// carries a tag that widens the window.
pub(super) fn refusal(
    world: &World,
    app: &App,
    attempt: &Attempt,
    tagged: bool,
    message: &Value,
) -> Option<Reason> {
    closed(world, app, attempt, tagged)
        .or_else(|| lengths(attempt.channel, message))
        .or_else(|| media::refusal(attempt.channel, message))
}

/// Why the person cannot be written to freely: the window is closed, or was never opened.
pub(super) fn closed(world: &World, app: &App, attempt: &Attempt, tagged: bool) -> Option<Reason> {
    let key = (attempt.channel, normal_identity(&attempt.identity));
    let last = app.last_inbound.get(&key);
    let days = if tagged { 7 } else { 1 };
    let is_open = last.is_some_and(|last| world.clock.now_ms() - last < days * DAY_MS);
    match attempt.channel.name() {
        "WHATSAPP" if !is_open => {
            Some(Reason::known("OUTSIDE_ALLOWED_SENDING_WINDOW").numbered("131047"))
        }
        "MESSENGER" | "INSTAGRAM" if !is_open => {
            Some(Reason::known("OUTSIDE_ALLOWED_SENDING_WINDOW"))
        }
        // The person must have begun the chat.
        "TELEGRAM" | "LINE" | "KAKAOTALKCHAT" | "WECHAT" if last.is_none() => {
            Some(Reason::known("RECIPIENT_NOT_OPTED_IN"))
        }
        _ => None,
    }
}

fn longer(value: Option<&Value>, most: usize) -> bool {
    value
        .and_then(Value::as_str)
        .is_some_and(|text| text.chars().count() > most)
}

fn lengths(channel: Channel, message: &Value) -> Option<Reason> {
    let name = channel.name();
    let text = message.pointer("/text_message/text");
    if TEXTS
        .iter()
        .any(|(of, most)| *of == name && longer(text, *most))
    {
        return Some(Reason::known("MESSAGE_SPLIT_REQUIRED"));
    }
    let too_long = LENGTHS
        .iter()
        .any(|(of, place, most)| *of == name && longer(message.pointer(place), *most));
    let misfits = match channel {
        Channel::WHATSAPP => whatsapp_misfits(message),
        Channel::RCS => message
            .pointer("/carousel_message/cards")
            .and_then(Value::as_array)
            .is_some_and(|cards| !(2..=10).contains(&cards.len())),
        _ => false,
    };
    (too_long || misfits).then(|| Reason::known("BAD_REQUEST"))
}

/// Reply buttons and rows of lists that WhatsApp cannot show.
fn whatsapp_misfits(message: &Value) -> bool {
    let choices = ["/choice_message/choices", "/card_message/choices"]
        .iter()
        .find_map(|place| message.pointer(place)?.as_array())
        .map_or(&[][..], |choices| choices);
    let titles = choices
        .iter()
        .filter_map(|choice| choice.pointer("/text_message/text"));
    // More than three go as plain text, where a title may have any length.
    let is_native = choices.len() <= 3;
    if is_native && titles.into_iter().any(|title| longer(Some(title), 20)) {
        return true;
    }
    let rows: Vec<&Value> = message
        .pointer("/list_message/sections")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|section| section.get("items")?.as_array())
        .flatten()
        .filter_map(|item| item.get("choice"))
        .collect();
    rows.len() > 10
        || rows
            .iter()
            .any(|row| longer(row.get("title"), 24) || longer(row.get("description"), 72))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn code(channel: Channel, message: &Value) -> Option<&'static str> {
        lengths(channel, message).map(|reason| reason.code)
    }

    #[test]
    fn a_text_that_is_too_long_would_have_to_be_split() {
        let text = |length: usize| json!({"text_message": {"text": "a".repeat(length)}});
        assert_eq!(code(Channel::WHATSAPP, &text(4_096)), None);
        assert_eq!(
            code(Channel::WHATSAPP, &text(4_097)),
            Some("MESSAGE_SPLIT_REQUIRED")
        );
    }

    #[test]
    fn whatsapp_shows_three_short_replies_and_ten_rows() {
        let choices = |count: usize, title: usize| {
            let one = json!({"text_message": {"text": "a".repeat(title)}});
            json!({"choice_message": {"text_message": {"text": "?"}, "choices": vec![one; count]}})
        };
        assert_eq!(code(Channel::WHATSAPP, &choices(3, 20)), None);
        assert_eq!(
            code(Channel::WHATSAPP, &choices(3, 21)),
            Some("BAD_REQUEST")
        );
        assert_eq!(code(Channel::WHATSAPP, &choices(4, 21)), None, "as text");
        assert_eq!(code(Channel::RCS, &choices(3, 21)), None);
        let rows = |count: usize, title: usize| {
            let one = json!({"choice": {"title": "a".repeat(title)}});
            json!({"list_message": {"title": "?", "sections": [{"items": vec![one; count]}]}})
        };
        assert_eq!(code(Channel::WHATSAPP, &rows(10, 24)), None);
        assert_eq!(code(Channel::WHATSAPP, &rows(11, 24)), Some("BAD_REQUEST"));
        assert_eq!(code(Channel::WHATSAPP, &rows(10, 25)), Some("BAD_REQUEST"));
    }

    #[test]
    fn a_carousel_of_rcs_has_at_least_two_cards() {
        let cards = |count: usize| json!({"carousel_message": {"cards": vec![json!({}); count]}});
        assert_eq!(code(Channel::RCS, &cards(1)), Some("BAD_REQUEST"));
        assert_eq!(code(Channel::RCS, &cards(2)), None);
    }
}
