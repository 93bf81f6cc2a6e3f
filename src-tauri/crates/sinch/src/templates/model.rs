//! The omni-channel template and its translations.

use std::collections::BTreeMap;

use crate::channel::Channel;
use crate::client::Query;
use crate::json::{model, union};
use crate::messages::content::{
    CardMessage, CarouselMessage, ChoiceMessage, ContactInfoMessage, ListMessage, LocationMessage,
    MediaMessage, TemplateMessage, TemplateReference, TextMessage,
};
use crate::time::Time;

model! {
    /// An omni-channel template. Also the body of create and update: an update must carry the
    /// latest `version`.
    ///
    /// Source: Template Management API v2, Template.
    pub struct TemplateV2 {
        /// Language that must be among the translations, as `en-US`.
        required default_translation: String,
        /// One for each language and version.
        required translations: Vec<TemplateTranslation>,
        /// Unique in the project; made by Sinch unless given.
        optional id: String,
        /// For people.
        optional description: String,
        /// 1 at creation, one more at each update.
        optional version: u64,
        /// Read-only.
        optional create_time: Time,
        /// Read-only.
        optional update_time: Time,
    }
}

model! {
    /// A template in one language.
    ///
    /// Source: Template Management API v2, Translation.
    pub struct TemplateTranslation {
        /// Such as `en-US` or `sr-Latn`.
        required language_code: String,
        /// The content; variables in texts are written `${name}`.
        flat content: TemplateContent,
        /// A number as text.
        optional version: String,
        /// The variables.
        optional variables: Vec<TemplateVariable>,
        /// Templates of channels to use in its place (WhatsApp, KakaoTalk).
        optional channel_template_overrides: BTreeMap<Channel, ChannelTemplateOverride>,
        /// Read-only.
        optional create_time: Time,
        /// Read-only.
        optional update_time: Time,
    }
}

union! {
    /// Content of a template.
    pub enum TemplateContent {
        /// A text.
        Text(TextMessage) = "text_message",
        /// An image, video, audio file or document.
        Media(MediaMessage) = "media_message",
        /// A card.
        Card(CardMessage) = "card_message",
        /// Several cards.
        Carousel(CarouselMessage) = "carousel_message",
        /// A question with buttons.
        Choice(ChoiceMessage) = "choice_message",
        /// A place.
        Location(LocationMessage) = "location_message",
        /// Other templates.
        Template(TemplateMessage) = "template_message",
        /// A menu.
        List(ListMessage) = "list_message",
        /// A business card.
        ContactInfo(ContactInfoMessage) = "contact_info_message",
    }
}

model! {
    /// A variable of a template.
    pub struct TemplateVariable {
        /// Its name.
        required key: String,
        /// A value to show people.
        optional preview_value: String,
    }
}

model! {
    /// A template of a channel to use in place of the content.
    pub struct ChannelTemplateOverride {
        /// The channel's template; its parameters are the values unless mapped.
        required template_reference: TemplateReference,
        /// Parameter of the channel's template to variable of this one.
        optional parameter_mappings: BTreeMap<String, String>,
    }
}

model! {
    /// All templates of a project; the API does not page them.
    pub struct TemplateList {
        /// The templates.
        optional templates: Vec<TemplateV2>,
    }
}

model! {
    /// Translations of a template, in all versions unless narrowed.
    pub struct TranslationList {
        /// The translations.
        optional translations: Vec<TemplateTranslation>,
    }
}

/// Which translations to list.
///
/// Source: Template Management API v2, `GET templates/{id}/translations`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListTranslations {
    /// In one language.
    pub language_code: Option<String>,
    /// In one version; a number as text, or `latest`.
    pub translation_version: Option<String>,
}

impl ListTranslations {
    pub(super) fn query(&self) -> Query {
        Query::default()
            .add("language_code", self.language_code.as_ref())
            .add("translation_version", self.translation_version.as_ref())
    }
}
