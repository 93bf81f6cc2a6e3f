//! The channels Sinch knows, as small copyable values.
//!
//! Not a place for what a channel can do with a message: that is `messages/outcome.rs`. One more
//! channel is one more row of `NAMES`.

/// Every channel name of the API, current ones first. A `Channel` is an index into this table.
const NAMES: [&str; 16] = [
    "WHATSAPP",
    "RCS",
    "SMS",
    "MESSENGER",
    "VIBERBM",
    "MMS",
    "INSTAGRAM",
    "TELEGRAM",
    "KAKAOTALK",
    "KAKAOTALKCHAT",
    "LINE",
    "WECHAT",
    "APPLEBC",
    "VIBER",
    "SINCH_CHAT",
    "SINCH_PUSH",
];

/// One channel of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Channel(u8);

impl Channel {
    pub(crate) const WHATSAPP: Channel = Channel(0);
    pub(crate) const RCS: Channel = Channel(1);

    /// The channel of that exact name, or `None` for a name the API does not have.
    pub(crate) fn named(name: &str) -> Option<Channel> {
        let at = NAMES.iter().position(|known| *known == name)?;
        Some(Channel(u8::try_from(at).ok()?))
    }

    /// The name on the wire.
    pub(crate) fn name(self) -> &'static str {
        NAMES[usize::from(self.0)]
    }

    /// Whether an identity on this channel is a telephone number.
    pub(crate) fn is_phone(self) -> bool {
        matches!(
            self.name(),
            "WHATSAPP" | "RCS" | "SMS" | "MMS" | "VIBERBM" | "KAKAOTALK"
        )
    }

    /// Whether an identity on this channel only means something together with an app.
    pub(crate) fn is_app_scoped(self) -> bool {
        matches!(
            self.name(),
            "MESSENGER" | "INSTAGRAM" | "LINE" | "WECHAT" | "VIBER"
        )
    }

    /// Whether the channel tells when a person read a message.
    pub(crate) fn tells_reading(self) -> bool {
        matches!(
            self.name(),
            "WHATSAPP" | "RCS" | "MESSENGER" | "VIBERBM" | "INSTAGRAM"
        )
    }

    /// Whether the channel can show that somebody is typing.
    pub(crate) fn shows_typing(self) -> bool {
        matches!(
            self.name(),
            "WHATSAPP" | "RCS" | "MESSENGER" | "INSTAGRAM" | "TELEGRAM" | "APPLEBC"
        )
    }
}

/// What two spellings of one identity have in common: the digits of a number, else the text.
pub(crate) fn normal_identity(identity: &str) -> String {
    let is_number = identity
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.'));
    if is_number {
        identity.chars().filter(char::is_ascii_digit).collect()
    } else {
        identity.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for name in NAMES {
            assert_eq!(Channel::named(name).map(Channel::name), Some(name));
        }
        assert_eq!(Channel::named("CARRIER_PIGEON"), None);
        assert_eq!(Channel::WHATSAPP.name(), "WHATSAPP");
        assert_eq!(Channel::RCS.name(), "RCS");
    }

    #[test]
    fn plus_and_blanks_do_not_make_another_person() {
        assert_eq!(normal_identity("+39 333 1234567"), "393331234567");
        assert_eq!(normal_identity("U4af4980629"), "U4af4980629");
    }
}
