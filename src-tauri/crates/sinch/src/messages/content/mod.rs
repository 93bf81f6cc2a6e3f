//! The kinds of content a message can have, one file each. They are the same in messages sent,
//! in overrides for one channel and in omni-channel templates.
//!
//! To add one: its model in a file here, its key in [`OmniContent`] and, when it can be sent,
//! in [`super::AppContent`].
//!
//! Source: Conversation API, `AppMessage` and the message types it names.

mod card;
mod choice;
mod contact_info;
mod list;
mod location;
mod template;
mod text;

pub use card::{CardHeight, CardMessage, CardMessageProperties, CarouselMessage};
pub use choice::{
    CalendarMessage, CallMessage, Choice, ChoiceKind, ChoiceMessage, ChoiceMessageProperties,
    DisplayMode, ShareLocationMessage, UrlMessage,
};
pub use contact_info::{
    AddressInfo, ContactInfoMessage, EmailInfo, NameInfo, OrganizationInfo, PhoneNumberInfo,
    UrlInfo,
};
pub use list::{
    ListChoice, ListItem, ListItemKind, ListMessage, ListMessageProperties, ListSection, Product,
};
pub use location::{Coordinates, LocationMessage};
pub use template::{TemplateMessage, TemplateReference};
pub use text::{MediaMessage, TextMessage};

use crate::json::{model, union};

union! {
    /// Content that can stand in for a message on one channel.
    pub enum OmniContent {
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
        /// An omni-channel template; its `version` is required here.
        TemplateReference(TemplateReference) = "template_reference",
    }
}

model! {
    /// What to send on one channel in place of the message's own content.
    ///
    /// Source: Conversation API, `explicit_channel_omni_message`.
    pub struct OmniMessageOverride {
        /// The content.
        one content: OmniContent,
    }
}
