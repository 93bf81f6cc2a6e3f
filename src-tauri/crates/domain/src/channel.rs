//! Channels as the Conversation API spells them, and the way an app processes messages.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use ts_rs::TS;

macro_rules! channels {
    ($($name:ident = $word:literal, $queue:expr;)*) => {
        /// A channel of the Conversation API. The set is open: what is not known here is kept as
        /// text wherever channels are only shown.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum Channel {
            $(#[serde(rename = $word)] $name,)*
        }

        impl Channel {
            /// Every channel known here.
            pub const ALL: &'static [Channel] = &[$(Channel::$name),*];

            /// Sinch's word for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Channel::$name => $word,)* }
            }

            /// The sub-channel in a Contact Pro queue address (requirements CPC-039…049), where
            /// there is one. These words are not the channel names.
            pub fn queue_word(self) -> Option<&'static str> {
                match self { $(Channel::$name => $queue,)* }
            }
        }
    };
}

channels! {
    WhatsApp = "WHATSAPP", Some("whatsapp");
    Rcs = "RCS", Some("rcs");
    Sms = "SMS", Some("sms");
    Messenger = "MESSENGER", Some("facebook");
    ViberBusiness = "VIBERBM", Some("viber");
    ViberBot = "VIBER", Some("viber-bot");
    Mms = "MMS", None;
    Instagram = "INSTAGRAM", Some("instagram");
    Telegram = "TELEGRAM", Some("telegram");
    KakaoTalk = "KAKAOTALK", None;
    KakaoTalkChat = "KAKAOTALKCHAT", None;
    Line = "LINE", Some("line");
    WeChat = "WECHAT", None;
    AppleBusinessChat = "APPLEBC", None;
    SinchChat = "SINCH_CHAT", Some("nativechannel");
}

impl Channel {
    /// The queue address `[app ID]@[sub-channel].sinchconversation.com`.
    pub fn queue_address(self, app_id: &str) -> Option<String> {
        self.queue_word()
            .map(|word| format!("{app_id}@{word}.sinchconversation.com"))
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// The text names no channel known here.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a channel known here: {0}")]
pub struct UnknownChannel(pub String);

impl FromStr for Channel {
    type Err = UnknownChannel;

    fn from_str(text: &str) -> Result<Self, UnknownChannel> {
        Channel::ALL
            .iter()
            .copied()
            .find(|channel| channel.as_str() == text)
            .ok_or_else(|| UnknownChannel(text.to_owned()))
    }
}

/// How an app processes messages (Conversation API, `processing_mode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum ProcessingMode {
    /// Contacts, conversations and messages are kept by Sinch and can be listed.
    #[serde(rename = "CONVERSATION")]
    Conversation,
    /// Nothing is kept: no conversations, and a send in doubt cannot be looked up.
    #[serde(rename = "DISPATCH")]
    Dispatch,
}

impl ProcessingMode {
    /// Sinch's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            ProcessingMode::Conversation => "CONVERSATION",
            ProcessingMode::Dispatch => "DISPATCH",
        }
    }
}

impl FromStr for ProcessingMode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "CONVERSATION" => Ok(ProcessingMode::Conversation),
            "DISPATCH" => Ok(ProcessingMode::Dispatch),
            other => Err(format!("not a processing mode: {other}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queue_addresses_use_the_sub_channel_not_the_channel_name() {
        let app = "01E4556565565ERKYO";
        assert_eq!(
            Channel::WhatsApp.queue_address(app).as_deref(),
            Some("01E4556565565ERKYO@whatsapp.sinchconversation.com")
        );
        assert_eq!(
            Channel::Messenger.queue_address(app).as_deref(),
            Some("01E4556565565ERKYO@facebook.sinchconversation.com")
        );
        assert_eq!(Channel::WeChat.queue_address(app), None);
    }

    #[test]
    fn every_channel_is_read_back_from_its_word() {
        for channel in Channel::ALL {
            assert_eq!(channel.as_str().parse(), Ok(*channel));
        }
    }
}
