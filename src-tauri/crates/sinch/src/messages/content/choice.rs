//! Choices: a question with up to ten answers or actions.

use super::{LocationMessage, TextMessage};
use crate::json::{model, open_enum, union};
use crate::time::Time;

model! {
    /// A question with choices.
    ///
    /// Source: Conversation API, `ChoiceMessage`.
    pub struct ChoiceMessage {
        /// The choices, at most ten; channels allow fewer.
        required choices: Vec<Choice>,
        /// The question.
        optional text_message: TextMessage,
        /// Channel particulars.
        optional message_properties: ChoiceMessageProperties,
    }
}

model! {
    /// Channel particulars of a choice message.
    pub struct ChoiceMessageProperties {
        /// Small print under a WhatsApp message.
        optional whatsapp_footer: String,
    }
}

model! {
    /// One choice.
    ///
    /// Source: Conversation API, `Choice`.
    pub struct Choice {
        /// What it does.
        one kind: ChoiceKind,
        /// Comes back when the person chooses it; by default `message_id_{text or title}`.
        optional postback_data: String,
        /// RCS choice messages only.
        optional display_mode: DisplayMode,
    }
}

union! {
    /// What a choice does.
    pub enum ChoiceKind {
        /// Answers with a text.
        Text(TextMessage) = "text_message",
        /// Opens a web page.
        Url(UrlMessage) = "url_message",
        /// Calls a number.
        Call(CallMessage) = "call_message",
        /// Shows a place.
        Location(LocationMessage) = "location_message",
        /// Puts an event into the calendar.
        Calendar(CalendarMessage) = "calendar_message",
        /// Asks for the person's place.
        ShareLocation(ShareLocationMessage) = "share_location_message",
    }
}

open_enum! {
    /// How long a choice stays on the screen (RCS).
    pub enum DisplayMode {
        /// Until the next message.
        Unspecified = "DISPLAY_MODE_UNSPECIFIED",
        /// For good.
        Persistent = "PERSISTENT",
    }
}

model! {
    /// A button that opens a web page.
    pub struct UrlMessage {
        /// On the button.
        required title: String,
        /// The page.
        required url: String,
    }
}

model! {
    /// A button that calls a number.
    pub struct CallMessage {
        /// On the button.
        required title: String,
        /// The number, E.164.
        required phone_number: String,
    }
}

model! {
    /// A button that puts an event into the calendar.
    pub struct CalendarMessage {
        /// On the button.
        required title: String,
        /// Beginning.
        required event_start: Time,
        /// End.
        required event_end: Time,
        /// Title of the event.
        required event_title: String,
        /// A page for channels without calendar buttons.
        required fallback_url: String,
        /// Description of the event.
        optional event_description: String,
    }
}

model! {
    /// A button that asks for the person's place.
    pub struct ShareLocationMessage {
        /// On the button.
        required title: String,
        /// A page for channels without such buttons.
        required fallback_url: String,
    }
}
