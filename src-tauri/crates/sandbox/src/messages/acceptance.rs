//! What a channel makes of a message: the second validation, whose faults come as FAILED.
//!
//! No media is ever fetched: type goes by the extension of the URL, size by a query parameter
//! `bytes`, and a path with `/missing/` cannot be reached.

use serde_json::Value;

use crate::{
    apps::App,
    channel::{Channel, normal_identity},
    messages::Attempt,
    reasons::Reason,
    templates,
    world::World,
};

const DAY_MS: i64 = 86_400_000;

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
    use super::*;

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
