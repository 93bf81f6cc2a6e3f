//! What channels make of media, by type and size.
//!
//! No media is ever fetched: the type goes by the extension of the URL, the size by a query
//! parameter `bytes`, and a path with `/missing/` cannot be reached. One more type is one more arm
//! of the function of its channel; what is not named goes through, as a link where it must.

use serde_json::Value;

use crate::{channel::Channel, reasons::Reason};

const MB: u64 = 1_048_576;

/// Where a message may carry media.
const PLACES: [&str; 4] = [
    "/media_message/url",
    "/card_message/media_message/url",
    "/choice_message/media_message/url",
    "/list_message/media/url",
];

/// Why a channel does not take the media of a message, if it does not.
pub(super) fn refusal(channel: Channel, message: &Value) -> Option<Reason> {
    let of_cards = message
        .pointer("/carousel_message/cards")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|card| card.pointer("/media_message/url"));
    PLACES
        .iter()
        .filter_map(|place| message.pointer(place))
        .chain(of_cards)
        .filter_map(Value::as_str)
        .find_map(|url| of_url(channel, url))
}

fn of_url(channel: Channel, url: &str) -> Option<Reason> {
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
    if channel == Channel::WHATSAPP {
        return whatsapp(&extension, bytes);
    }
    let most = elsewhere(channel, &extension)?;
    (bytes > most).then(|| Reason::known("MEDIA_TOO_LARGE"))
}

/// WhatsApp, as the field saw it: some types are refused by Sinch, some by Meta.
fn whatsapp(extension: &str, bytes: u64) -> Option<Reason> {
    let most = match extension {
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
        "docx" | "docm" | "bmp" | "tif" | "tiff" | "avi" | "mov" | "mkv" => {
            return Some(Reason::known("MEDIA_TYPE_UNSUPPORTED").numbered("131053"));
        }
        "jpg" | "jpeg" | "png" => 5 * MB,
        "mp4" | "3gp" | "mp3" | "aac" | "amr" | "ogg" => 16 * MB,
        "webp" => MB / 10,
        _ => 100 * MB,
    };
    (bytes > most).then(|| Reason::known("MEDIA_TOO_LARGE").numbered("131053"))
}

/// The largest medium of a type on another channel; `None` where nothing is documented, and on
/// channels that send a link.
fn elsewhere(channel: Channel, extension: &str) -> Option<u64> {
    let is_image = matches!(extension, "jpg" | "jpeg" | "png" | "gif" | "webp");
    match channel.name() {
        "RCS" => Some(100 * MB),
        "MESSENGER" => Some(25 * MB),
        "INSTAGRAM" if is_image => Some(8 * MB),
        "INSTAGRAM" => Some(25 * MB),
        "TELEGRAM" if is_image => Some(5 * MB),
        "TELEGRAM" => Some(20 * MB),
        "LINE" => Some(200 * MB),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn code(channel: &str, file: &str) -> Option<&'static str> {
        let channel = Channel::named(channel)?;
        let message = json!({"media_message": {"url": format!("https://example.com/{file}")}});
        refusal(channel, &message).map(|reason| reason.code)
    }

    #[test]
    fn attachments_end_as_the_field_saw_them() {
        for file in [
            "a.csv", "a.jpg", "a.mp3", "a.mp4", "a.pdf", "a.png", "a.dll",
        ] {
            assert_eq!(code("WHATSAPP", file), None, "{file}");
        }
        assert_eq!(code("WHATSAPP", "a.doc"), Some("CHANNEL_FAILURE"));
        assert_eq!(code("WHATSAPP", "a.docx"), Some("MEDIA_TYPE_UNSUPPORTED"));
        assert_eq!(code("WHATSAPP", "a.gif"), Some("CHANNEL_FAILURE"));
        assert_eq!(code("WHATSAPP", "a.wav"), Some("BAD_REQUEST"));
        assert_eq!(code("WHATSAPP", "a.exe"), Some("BAD_REQUEST"));
    }

    #[test]
    fn sizes_are_those_of_the_channel_and_the_type() {
        for (channel, fits, too_large) in [
            ("WHATSAPP", "a.jpg?bytes=5242880", "a.jpg?bytes=5242881"),
            ("WHATSAPP", "a.mp4?bytes=16777216", "a.mp4?bytes=16777217"),
            ("WHATSAPP", "a.pdf?bytes=104857600", "a.pdf?bytes=104857601"),
            ("WHATSAPP", "a.webp?bytes=100000", "a.webp?bytes=105000"),
            ("RCS", "a.mp4?bytes=104857600", "a.mp4?bytes=104857601"),
            ("MESSENGER", "a.png?bytes=26214400", "a.png?bytes=26214401"),
            ("INSTAGRAM", "a.png?bytes=8388608", "a.png?bytes=8388609"),
            ("INSTAGRAM", "a.mp4?bytes=8388609", "a.mp4?bytes=26214401"),
            ("TELEGRAM", "a.pdf?bytes=5242881", "a.pdf?bytes=20971521"),
        ] {
            assert_eq!(code(channel, fits), None, "{channel} {fits}");
            assert_eq!(
                code(channel, too_large),
                Some("MEDIA_TOO_LARGE"),
                "{channel}"
            );
        }
        assert_eq!(code("SMS", "a.mp4?bytes=999999999"), None, "goes as a link");
    }

    #[test]
    fn media_in_cards_count_and_what_is_away_is_away() {
        assert_eq!(code("SMS", "missing/a.jpg"), Some("MEDIA_NOT_REACHABLE"));
        let carousel = json!({"carousel_message": {"cards": [
            {"title": "One"},
            {"title": "Two", "media_message": {"url": "nowhere"}},
        ]}});
        let reason = refusal(Channel::RCS, &carousel).map(|reason| reason.code);
        assert_eq!(reason, Some("MEDIA_NOT_REACHABLE"));
    }
}
