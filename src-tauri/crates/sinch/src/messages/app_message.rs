//! A message from the app to a person.

use std::collections::BTreeMap;

use super::channel_specific::ChannelSpecificMessage;
use super::content::{
    CardMessage, CarouselMessage, ChoiceMessage, ContactInfoMessage, ListMessage, LocationMessage,
    MediaMessage, OmniMessageOverride, TemplateMessage, TextMessage,
};
use crate::channel::Channel;
use crate::json::{model, open_enum, union};

union! {
    /// What an app can say.
    pub enum AppContent {
        /// A text.
        Text(TextMessage) = "text_message",
        /// An image, video, audio file or document.
        Media(MediaMessage) = "media_message",
        /// A question with buttons.
        Choice(ChoiceMessage) = "choice_message",
        /// A card.
        Card(CardMessage) = "card_message",
        /// Several cards.
        Carousel(CarouselMessage) = "carousel_message",
        /// A place.
        Location(LocationMessage) = "location_message",
        /// A business card.
        ContactInfo(ContactInfoMessage) = "contact_info_message",
        /// A menu.
        List(ListMessage) = "list_message",
        /// A template.
        Template(TemplateMessage) = "template_message",
    }
}

model! {
    /// A message from the app: one content, and what all kinds have in common.
    ///
    /// Source: Conversation API, `AppMessage`.
    pub struct AppMessage {
        /// The content; absent when only overrides are given.
        flat content: AppContent,
        /// Text in a channel's own format, usually JSON, in place of the content there.
        optional explicit_channel_message: BTreeMap<Channel, String>,
        /// Other content for some channels.
        optional explicit_channel_omni_message: BTreeMap<Channel, OmniMessageOverride>,
        /// Content that only one channel knows.
        optional channel_specific_message: BTreeMap<Channel, ChannelSpecificMessage>,
        /// Who speaks for the app.
        optional agent: Agent,
        /// The inbound message to quote (WhatsApp; known for at most 96 hours).
        optional reply_to: ReplyTo,
    }
}

impl AppMessage {
    /// A plain text.
    pub fn text(text: impl Into<String>) -> Self {
        TextMessage::new(text.into()).into()
    }
}

impl<C: Into<AppContent>> From<C> for AppMessage {
    fn from(content: C) -> Self {
        Self {
            content: Some(content.into()),
            ..Self::default()
        }
    }
}

model! {
    /// Who speaks for the app.
    ///
    /// Source: Conversation API, `Agent`.
    pub struct Agent {
        /// Name to show.
        optional display_name: String,
        /// Person or program.
        optional kind = "type": AgentType,
        /// Picture to show.
        optional picture_url: String,
    }
}

open_enum! {
    /// Kind of agent.
    pub enum AgentType {
        /// Not said.
        Unknown = "UNKNOWN_AGENT_TYPE",
        /// A person.
        Human = "HUMAN",
        /// A program.
        Bot = "BOT",
    }
}

model! {
    /// The message that is answered.
    pub struct ReplyTo {
        /// Its id at Sinch.
        required message_id: String,
    }
}
