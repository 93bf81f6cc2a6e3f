//! The app and its settings.

use super::credentials::ChannelCredentials;
use crate::channel::ProcessingMode;
use crate::json::{model, open_enum};
use crate::secret::Secret;

model! {
    /// An app. Also the body of create and update: to create, `display_name` and
    /// `channel_credentials` are required; to update, what is present is set.
    ///
    /// Source: Conversation API, `App`.
    pub struct App {
        /// A ULID; read-only.
        optional id: String,
        /// Name for people.
        optional display_name: String,
        /// Credentials of the channels, in order of priority.
        optional channel_credentials: Vec<ChannelCredentials>,
        /// Whether contacts and conversations are kept. Always worth saying: the default has
        /// changed over time.
        optional processing_mode: ProcessingMode,
        /// How much conversation metadata callbacks carry.
        optional conversation_metadata_report_view: MetadataReportView,
        /// How long messages of conversations are kept.
        optional retention_policy: RetentionPolicy,
        /// How long dispatched messages are kept.
        optional dispatch_retention_policy: RetentionPolicy,
        /// Analysis of messages.
        optional smart_conversation: Switch,
        /// Settings of callbacks.
        optional callback_settings: CallbackSettings,
        /// Repetition of temporary failures.
        optional message_retry_settings: MessageRetrySettings,
        /// Fallback to the next channel when no delivery report comes.
        optional delivery_report_based_fallback: DeliveryReportBasedFallback,
        /// Rates the app is held to; read-only.
        optional rate_limits: RateLimits,
        /// The app's queue; read-only.
        optional queue_stats: QueueStats,
        /// Whether the latest status is kept with the message.
        optional persist_message_status: Switch,
        /// Whether messages can be searched.
        optional message_search: Switch,
    }
}

open_enum! {
    /// How much conversation metadata callbacks carry.
    pub enum MetadataReportView {
        /// None; the default.
        None = "NONE",
        /// All.
        Full = "FULL",
    }
}

model! {
    /// How long something is kept.
    pub struct RetentionPolicy {
        /// What runs out.
        optional retention_type: RetentionType,
        /// Days: 1 to 3650 (default 180); for dispatched messages 0 to 7 (default 0, not kept).
        optional ttl_days: u32,
    }
}

open_enum! {
    /// What runs out.
    pub enum RetentionType {
        /// Each message; the default.
        MessageExpire = "MESSAGE_EXPIRE_POLICY",
        /// The conversation as a whole.
        ConversationExpire = "CONVERSATION_EXPIRE_POLICY",
        /// Nothing.
        Persist = "PERSIST_RETENTION_POLICY",
    }
}

model! {
    /// A setting that is on or off.
    pub struct Switch {
        /// On.
        optional enabled: bool,
    }
}

model! {
    /// Settings of callbacks.
    pub struct CallbackSettings {
        /// Signs the callbacks that go to a message's own `callback_url`.
        optional secret_for_overridden_callback_urls: Secret,
    }
}

model! {
    /// Repetition of temporary failures.
    pub struct MessageRetrySettings {
        /// For how long, in seconds: 30 to 3600, default 3600.
        optional retry_duration: u32,
    }
}

model! {
    /// Fallback to the next channel when no delivery report comes; a paid feature.
    pub struct DeliveryReportBasedFallback {
        /// On.
        optional enabled: bool,
        /// How long to wait for a report, in seconds: 10 to 259,200.
        optional delivery_report_waiting_time: u32,
    }
}

model! {
    /// Rates an app is held to, per second. Above `outbound` Sinch does not refuse, it queues.
    pub struct RateLimits {
        /// Messages from channels.
        optional inbound: u32,
        /// Messages to channels.
        optional outbound: u32,
        /// Callbacks to webhooks.
        optional webhooks: u32,
    }
}

model! {
    /// The app's queue. When it is full, sends are refused with 429.
    pub struct QueueStats {
        /// Messages in it.
        optional outbound_size: u64,
        /// Messages it can hold.
        optional outbound_limit: u64,
    }
}

model! {
    /// All apps of a project; the API does not page them.
    pub struct AppList {
        /// The apps.
        optional apps: Vec<App>,
    }
}

impl App {
    /// What is needed to create an app.
    pub fn create(
        display_name: impl Into<String>,
        channel_credentials: Vec<ChannelCredentials>,
        processing_mode: ProcessingMode,
    ) -> Self {
        Self {
            display_name: Some(display_name.into()),
            channel_credentials: Some(channel_credentials),
            processing_mode: Some(processing_mode),
            ..Self::default()
        }
    }
}
