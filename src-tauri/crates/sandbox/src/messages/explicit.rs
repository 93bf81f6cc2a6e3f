//! Content for one channel alone: raw, in the words of the API, or of a kind only it knows.
//!
//! Here is the first validation of the three keys, and which of them a channel takes in place of
//! the message's general content. One more kind of `channel_specific_message` is a row of `KINDS`.

use serde_json::{Map, Value, json};

use crate::{channel::Channel, messages::content, refusal::Refusal};

/// Kinds of `channel_specific_message`, their channel, and what each cannot be without.
const KINDS: [(&str, &str, &[&str]); 6] = [
    ("FLOWS", "WHATSAPP", &["flow_id", "flow_cta"]),
    ("ORDER_DETAILS", "WHATSAPP", &["payment"]),
    ("ORDER_STATUS", "WHATSAPP", &["payment"]),
    ("COMMERCE", "KAKAOTALK", &["image", "commerce", "buttons"]),
    ("CAROUSEL_COMMERCE", "KAKAOTALK", &["carousel"]),
    ("NOTIFICATION_MESSAGE_TEMPLATE", "LINE", &["template_key"]),
];

/// The first validation of `explicit_channel_message`, `explicit_channel_omni_message` and
/// `channel_specific_message`; says whether any of them is there.
pub(super) fn check(message: &Map<String, Value>) -> Result<bool, Refusal> {
    let mut any = false;
    for (key, check) in [
        (
            "explicit_channel_message",
            raw as fn(&str, &str, &Value) -> _,
        ),
        ("explicit_channel_omni_message", omni),
        ("channel_specific_message", specific),
    ] {
        let by_channel = match message.get(key) {
            None | Some(Value::Null) => continue,
            Some(Value::Object(by_channel)) => by_channel,
            Some(_) => return Err(Refusal::field(key, "must be an object")),
        };
        for (channel, content) in by_channel {
            let place = format!("message.{key}.{channel}");
            if Channel::named(channel).is_none() {
                return Err(Refusal::field(&place, "unknown channel"));
            }
            check(&place, channel, content)?;
            any = true;
        }
    }
    Ok(any)
}

fn raw(place: &str, _channel: &str, content: &Value) -> Result<(), Refusal> {
    match content {
        Value::String(text) if !text.is_empty() => Ok(()),
        _ => Err(Refusal::field(place, "must be a text that is not empty")),
    }
}

fn omni(place: &str, _channel: &str, content: &Value) -> Result<(), Refusal> {
    let Value::Object(content) = content else {
        return Err(Refusal::field(place, "must be an object"));
    };
    match content.get("template_reference") {
        None | Some(Value::Null) => content::check(content),
        Some(reference) => ["template_id", "version"]
            .iter()
            .find(|field| reference.get(**field).is_none_or(|text| text == ""))
            .map_or(Ok(()), |field| {
                let place = format!("{place}.template_reference.{field}");
                Err(Refusal::field(&place, "must not be empty"))
            }),
    }
}

fn specific(place: &str, channel: &str, content: &Value) -> Result<(), Refusal> {
    let named = content.get("message_type").and_then(Value::as_str);
    let kind = KINDS
        .iter()
        .find(|(kind, of, _)| Some(*kind) == named && *of == channel)
        .ok_or_else(|| {
            let place = format!("{place}.message_type");
            Refusal::field(&place, "is no kind of message of this channel")
        })?;
    let Some(Value::Object(message)) = content.get("message") else {
        return Err(Refusal::field(
            &format!("{place}.message"),
            "must be an object",
        ));
    };
    let missing = |field: &&&str| message.get(**field).is_none_or(Value::is_null);
    match kind.2.iter().find(missing) {
        Some(field) => Err(Refusal::field(
            &format!("{place}.message.{field}"),
            "must not be empty",
        )),
        None => Ok(()),
    }
}

/// What a channel is to send, where the message has a content for this channel alone.
#[derive(Debug)]
pub(crate) enum Explicit<'a> {
    /// The channel's own words.
    Raw(&'a str),
    /// A kind of message only this channel knows.
    Specific,
    /// A content in the words of the API.
    Omni(Value),
}

/// The content of a message for one channel alone, if it has one.
pub(crate) fn of(message: &Value, channel: Channel) -> Option<Explicit<'_>> {
    let own = |key: &str| message.get(key)?.get(channel.name());
    if let Some(raw) = own("explicit_channel_message").and_then(Value::as_str) {
        return Some(Explicit::Raw(raw));
    }
    if own("channel_specific_message").is_some() {
        return Some(Explicit::Specific);
    }
    let omni = own("explicit_channel_omni_message")?;
    Some(Explicit::Omni(match omni.get("template_reference") {
        Some(reference) => json!({"template_message": {"omni_template": reference}}),
        None => omni.clone(),
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn checked(message: Value) -> bool {
        check(message.as_object().unwrap()).is_ok_and(|any| any)
    }

    #[test]
    fn each_kind_belongs_to_its_channel() {
        let flow = |channel: &str, kind: &str| {
            let flow = json!({"message_type": kind, "message": {"flow_id": "1", "flow_cta": "Go"}});
            json!({"channel_specific_message": {channel: flow}})
        };
        assert!(checked(flow("WHATSAPP", "FLOWS")));
        assert!(!checked(flow("SMS", "FLOWS")));
        assert!(!checked(flow("WHATSAPP", "COMMERCE")));
        assert!(!checked(flow("WHATSAPP", "ORDER_STATUS")), "no payment");
        assert!(!checked(
            json!({"explicit_channel_message": {"PIGEON": "{}"}})
        ));
        assert!(!checked(json!({"explicit_channel_message": {"SMS": {}}})));
    }

    #[test]
    fn a_content_for_one_channel_is_that_channels_alone() {
        let message = json!({
            "text_message": {"text": "Hi"},
            "explicit_channel_omni_message": {
                "SMS": {"text_message": {"text": "Hi by SMS"}},
                "RCS": {"template_reference": {"template_id": "t", "version": "1"}},
            },
        });
        assert!(checked(message.clone()));
        let on = |name: &str| match of(&message, Channel::named(name).unwrap()) {
            Some(Explicit::Omni(content)) => content,
            other => json!(format!("{other:?}")),
        };
        assert_eq!(on("SMS"), json!({"text_message": {"text": "Hi by SMS"}}));
        assert_eq!(
            on("RCS")["template_message"]["omni_template"]["template_id"],
            "t"
        );
        assert_eq!(on("WHATSAPP"), "None");
    }
}
