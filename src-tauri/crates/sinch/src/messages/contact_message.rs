//! A message from a person to the app.

use serde_json::Value;

use super::app_message::ReplyTo;
use super::content::{LocationMessage, MediaMessage, Product, TextMessage};
use super::delivery::Reason;
use crate::json::{adjacent, model, union};

union! {
    /// What a person can say.
    pub enum ContactContent {
        /// A text.
        Text(TextMessage) = "text_message",
        /// A file, by a URL that is valid for some days.
        Media(MediaMessage) = "media_message",
        /// A file with a caption.
        MediaCard(MediaCardMessage) = "media_card_message",
        /// A place.
        Location(LocationMessage) = "location_message",
        /// The choice of a button or list item.
        ChoiceResponse(ChoiceResponseMessage) = "choice_response_message",
        /// An order of products.
        ProductResponse(ProductResponseMessage) = "product_response_message",
        /// Something the channel could not express.
        Fallback(FallbackMessage) = "fallback_message",
        /// Content that only one channel knows.
        ChannelSpecific(ContactChannelSpecificMessage) = "channel_specific_message",
    }
}

model! {
    /// A message from a person: one content and the message it answers.
    ///
    /// Source: Conversation API, `ContactMessage`.
    pub struct ContactMessage {
        /// The content.
        flat content: ContactContent,
        /// The message it answers; may be null.
        optional reply_to: ReplyTo,
    }
}

impl<C: Into<ContactContent>> From<C> for ContactMessage {
    fn from(content: C) -> Self {
        Self {
            content: Some(content.into()),
            ..Self::default()
        }
    }
}

model! {
    /// A file with a caption.
    pub struct MediaCardMessage {
        /// Where the file is.
        required url: String,
        /// The caption.
        optional caption: String,
    }
}

model! {
    /// The choice of a button or list item.
    pub struct ChoiceResponseMessage {
        /// The message with the choices.
        required message_id: String,
        /// What was set on the choice.
        required postback_data: String,
    }
}

model! {
    /// An order of products.
    pub struct ProductResponseMessage {
        /// The products.
        required products: Vec<Product>,
        /// Text of the order.
        optional title: String,
        /// Catalogue the products are in.
        optional catalog_id: String,
    }
}

model! {
    /// Something Sinch could not turn into a message.
    pub struct FallbackMessage {
        /// As the channel sent it.
        optional raw_message: String,
        /// Why it could not be turned.
        optional reason: Reason,
    }
}

model! {
    /// Content that only one channel knows.
    pub struct ContactChannelSpecificMessage {
        /// Kind and content.
        one content: ContactChannelSpecific,
    }
}

adjacent! {
    /// Kinds of channel-specific content a person can send.
    pub enum ContactChannelSpecific by "message_type" in "message" {
        /// Answer to a WhatsApp flow or address request.
        NfmReply(NfmReplyMessage) = "nfm_reply",
    }
}

model! {
    /// Answer to a WhatsApp flow or address request.
    pub struct NfmReplyMessage {
        /// `nfm_reply`.
        required kind = "type": String,
        /// The answer.
        required nfm_reply: NfmReply,
    }
}

model! {
    /// The answer itself.
    pub struct NfmReply {
        /// `flow` or `address_message`.
        required name: String,
        /// JSON as text.
        required response_json: String,
        /// Text shown in the chat.
        optional body: String,
    }
}

impl NfmReply {
    /// The answer as JSON; `None` when the text is not JSON.
    pub fn response(&self) -> Option<Value> {
        serde_json::from_str(&self.response_json).ok()
    }
}
