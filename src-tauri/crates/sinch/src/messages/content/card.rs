//! Cards and carousels of cards.

use super::{Choice, MediaMessage};
use crate::json::{model, open_enum};

model! {
    /// A card: picture, title, description, buttons; each of them optional.
    ///
    /// Source: Conversation API, `CardMessage`.
    pub struct CardMessage {
        /// Title.
        optional title: String,
        /// Text under the title.
        optional description: String,
        /// Height of the picture (RCS).
        optional height: CardHeight,
        /// The picture or video.
        optional media_message: MediaMessage,
        /// Buttons, at most ten.
        optional choices: Vec<Choice>,
        /// Channel particulars.
        optional message_properties: CardMessageProperties,
    }
}

open_enum! {
    /// Height of a card's picture.
    #[allow(missing_docs)]
    pub enum CardHeight {
        Unspecified = "UNSPECIFIED_HEIGHT",
        Short = "SHORT",
        Medium = "MEDIUM",
        Tall = "TALL",
    }
}

model! {
    /// Channel particulars of a card.
    pub struct CardMessageProperties {
        /// Text header of a WhatsApp message, when the card has no picture.
        optional whatsapp_header: String,
    }
}

model! {
    /// Several cards side by side.
    ///
    /// Source: Conversation API, `CarouselMessage`.
    pub struct CarouselMessage {
        /// The cards, at most ten.
        required cards: Vec<CardMessage>,
        /// Buttons under all cards, at most three.
        optional choices: Vec<Choice>,
    }
}
