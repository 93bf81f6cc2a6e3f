//! Credentials of an app's channels. Their order in the app is its channel priority.

use crate::channel::Channel;
use crate::json::{model, open_enum, union};
use crate::secret::Secret;

model! {
    /// What an app needs to speak on one channel.
    ///
    /// Source: Conversation API, `ConversationChannelCredentials`.
    pub struct ChannelCredentials {
        /// The channel.
        required channel: Channel,
        /// The credentials; which kind depends on the channel.
        flat credentials: CredentialKind,
        /// Secret of the channel's own callbacks to Sinch; may be empty.
        optional callback_secret: Secret,
        /// Id the channel knows the sender by; read-only.
        optional channel_known_id: String,
        /// Position among several credentials of a channel, 0 to 255.
        optional credential_ordinal_number: u32,
        /// Whether they work; read-only.
        optional state: CredentialState,
    }
}

union! {
    /// The kinds of credentials.
    pub enum CredentialKind {
        /// WhatsApp, RCS, SMS, Viber Business.
        StaticBearer(StaticBearer) = "static_bearer",
        /// Messenger and the old Viber bot.
        StaticToken(StaticToken) = "static_token",
        /// MMS.
        Mms(MmsCredentials) = "mms_credentials",
        /// Instagram.
        Instagram(InstagramCredentials) = "instagram_credentials",
        /// Telegram.
        Telegram(TelegramCredentials) = "telegram_credentials",
        /// KakaoTalk.
        KakaoTalk(KakaoTalkCredentials) = "kakaotalk_credentials",
        /// KakaoTalk consultation talk.
        KakaoTalkChat(KakaoTalkChatCredentials) = "kakaotalkchat_credentials",
        /// LINE.
        Line(LineCredentials) = "line_credentials",
        /// LINE, enterprise.
        LineEnterprise(LineEnterpriseCredentials) = "line_enterprise_credentials",
        /// WeChat.
        WeChat(WeChatCredentials) = "wechat_credentials",
        /// Apple Messages for Business.
        AppleBc(AppleBcCredentials) = "applebc_credentials",
    }
}

model! {
    /// Sender and token.
    pub struct StaticBearer {
        /// WhatsApp: sender id. RCS: agent id. SMS: service plan id. Viber: service id.
        required claimed_identity: String,
        /// The token; absent in one old sample.
        optional token: Secret,
    }
}

model! {
    /// A token alone.
    pub struct StaticToken {
        /// The page token.
        required token: Secret,
    }
}

model! {
    /// MMS credentials.
    pub struct MmsCredentials {
        /// Account.
        required account_id: String,
        /// Key.
        required api_key: Secret,
        /// For fetching media.
        optional basic_auth: BasicAuth,
        /// Sender unless a message names one.
        optional default_sender: String,
    }
}

model! {
    /// User name and password.
    pub struct BasicAuth {
        /// User name.
        required username: String,
        /// Password.
        required password: Secret,
    }
}

model! {
    /// Instagram credentials.
    pub struct InstagramCredentials {
        /// The token.
        required token: Secret,
        /// Business account.
        optional business_account_id: String,
    }
}

model! {
    /// Telegram credentials.
    pub struct TelegramCredentials {
        /// Token of the bot.
        required token: Secret,
    }
}

model! {
    /// KakaoTalk credentials.
    pub struct KakaoTalkCredentials {
        /// Id of the channel at Kakao.
        required kakaotalk_plus_friend_id: String,
        /// Key of the sender.
        required kakaotalk_sender_key: Secret,
    }
}

model! {
    /// KakaoTalk consultation talk credentials.
    pub struct KakaoTalkChatCredentials {
        /// Id of the channel at Kakao.
        required kakaotalk_plus_friend_id: String,
        /// Key; may be empty.
        optional api_key: Secret,
    }
}

model! {
    /// LINE credentials.
    pub struct LineCredentials {
        /// The token.
        required token: Secret,
        /// The secret.
        required secret: Secret,
        /// Which of several LINE entries to use unless said; one is the default.
        optional is_default: bool,
    }
}

model! {
    /// LINE enterprise credentials, of one country.
    pub struct LineEnterpriseCredentials {
        /// The country's.
        flat country: LineCountry,
        /// Which of several LINE entries to use unless said; one is the default.
        optional is_default: bool,
    }
}

union! {
    /// Countries of LINE enterprise.
    pub enum LineCountry {
        /// Japan.
        Japan(LineKeys) = "line_japan",
        /// Thailand.
        Thailand(LineThailandKeys) = "line_thailand",
    }
}

model! {
    /// Keys for Japan.
    pub struct LineKeys {
        /// The token.
        required token: Secret,
        /// The secret.
        required secret: Secret,
    }
}

model! {
    /// Keys for Thailand.
    pub struct LineThailandKeys {
        /// The token.
        required token: Secret,
        /// The secret.
        required secret: Secret,
    }
}

model! {
    /// WeChat credentials.
    pub struct WeChatCredentials {
        /// Id of the account.
        required app_id: String,
        /// Secret of the account.
        required app_secret: Secret,
        /// The token.
        required token: Secret,
        /// Key of the encryption.
        required aes_key: Secret,
    }
}

model! {
    /// Apple Messages for Business credentials.
    pub struct AppleBcCredentials {
        /// Id of the business chat account.
        required business_chat_account_id: String,
        /// For Apple Pay.
        optional merchant_id: String,
        /// For Apple Pay.
        optional apple_pay_certificate_reference: String,
        /// For Apple Pay.
        optional apple_pay_certificate_password: Secret,
    }
}

model! {
    /// Whether credentials work; read-only.
    pub struct CredentialState {
        /// The state.
        optional status: CredentialStatus,
        /// What is wrong, when FAILING.
        optional description: String,
    }
}

open_enum! {
    /// States of credentials.
    pub enum CredentialStatus {
        /// Being checked.
        Pending = "PENDING",
        /// Working, or not checkable.
        Active = "ACTIVE",
        /// Not working.
        Failing = "FAILING",
    }
}

impl ChannelCredentials {
    /// Sender and token, for WhatsApp, RCS, SMS and Viber Business.
    pub fn static_bearer(
        channel: Channel,
        claimed_identity: impl Into<String>,
        token: impl Into<Secret>,
    ) -> Self {
        let mut bearer = StaticBearer::new(claimed_identity.into());
        bearer.token = Some(token.into());
        let mut credentials = Self::new(channel);
        credentials.credentials = Some(bearer.into());
        credentials
    }
}
