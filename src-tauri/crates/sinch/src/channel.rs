//! Channels, and the people reached on them.

use crate::json::{model, open_enum, union};

open_enum! {
    /// A messaging channel.
    ///
    /// Source: Conversation API, `ConversationChannel`.
    #[allow(missing_docs)]
    pub enum Channel {
        WhatsApp = "WHATSAPP",
        Rcs = "RCS",
        Sms = "SMS",
        Messenger = "MESSENGER",
        /// Viber Business Messages.
        ViberBm = "VIBERBM",
        Mms = "MMS",
        Instagram = "INSTAGRAM",
        Telegram = "TELEGRAM",
        /// KakaoTalk business messages.
        KakaoTalk = "KAKAOTALK",
        /// KakaoTalk consultation talk.
        KakaoTalkChat = "KAKAOTALKCHAT",
        Line = "LINE",
        WeChat = "WECHAT",
        /// Apple Messages for Business.
        AppleBc = "APPLEBC",
        /// The old Viber bot; no longer offered, still met in old data.
        Viber = "VIBER",
        /// Withdrawn; still met in old data.
        SinchChat = "SINCH_CHAT",
        /// Withdrawn; still met in old data.
        SinchPush = "SINCH_PUSH",
        /// No channel, in a conversation nobody has spoken in.
        Unspecified = "CHANNEL_UNSPECIFIED",
    }
}

impl Channel {
    /// True where an identity is valid within one app only, so that it needs an `app_id`.
    pub fn is_app_scoped(&self) -> bool {
        matches!(
            self,
            Self::Messenger | Self::Instagram | Self::Line | Self::WeChat | Self::Viber
        )
    }
}

model! {
    /// A person on a channel.
    ///
    /// Source: Conversation API, `ChannelIdentity`.
    pub struct ChannelIdentity {
        /// The channel.
        required channel: Channel,
        /// A phone number with or without `+`, or the channel's own id.
        required identity: String,
        /// The app, on app-scoped channels; elsewhere absent or empty.
        optional app_id: String,
    }
}

model! {
    /// The identities of a recipient.
    pub struct IdentifiedBy {
        /// At least one; their order is the order of channels to try.
        required channel_identities: Vec<ChannelIdentity>,
    }
}

union! {
    /// Who a message is for.
    pub enum RecipientKind {
        /// A contact, by id. Not in DISPATCH mode.
        Contact(String) = "contact_id",
        /// Identities, known or not to the project.
        IdentifiedBy(IdentifiedBy) = "identified_by",
    }
}

model! {
    /// Who a message is for.
    ///
    /// Source: Conversation API, `Recipient`.
    pub struct Recipient {
        /// A contact or identities.
        one kind: RecipientKind,
    }
}

impl Recipient {
    /// A contact of the project.
    pub fn contact(id: impl Into<String>) -> Self {
        Self::new(RecipientKind::Contact(id.into()))
    }

    /// One person on one channel.
    pub fn identity(channel: Channel, identity: impl Into<String>) -> Self {
        Self::identities(vec![ChannelIdentity::new(channel, identity.into())])
    }

    /// One person on several channels, in the order to try them.
    pub fn identities(identities: Vec<ChannelIdentity>) -> Self {
        Self::new(RecipientKind::IdentifiedBy(IdentifiedBy::new(identities)))
    }
}

open_enum! {
    /// Whether Sinch keeps contacts and conversations.
    ///
    /// Source: Conversation API, `ProcessingMode`.
    pub enum ProcessingMode {
        /// Contacts and conversations are made and messages kept.
        Conversation = "CONVERSATION",
        /// Messages pass through; the default for new apps.
        Dispatch = "DISPATCH",
    }
}

open_enum! {
    /// Direction of a message or event, seen from the app.
    pub enum Direction {
        /// From a person to the app.
        ToApp = "TO_APP",
        /// From the app to a person.
        ToContact = "TO_CONTACT",
        /// Seen in one of Sinch's own libraries only.
        Undefined = "UNDEFINED_DIRECTION",
    }
}
