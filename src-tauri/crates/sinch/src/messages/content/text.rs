//! Text and media.

use crate::json::model;

model! {
    /// A text.
    ///
    /// Source: Conversation API, `TextMessage`.
    pub struct TextMessage {
        /// The text; how long it may be depends on the channel.
        required text: String,
    }
}

model! {
    /// A file by its public URL, which Sinch or the channel fetches.
    ///
    /// Source: Conversation API, `MediaMessage`.
    pub struct MediaMessage {
        /// Where the file is.
        required url: String,
        /// A smaller picture, for channels that show one.
        optional thumbnail_url: String,
        /// Name to show instead of the one in the URL.
        optional filename_override: String,
    }
}
