//! WhatsApp flows, and the parts they share with WhatsApp payments.

use crate::json::{Map, model, open_enum};

open_enum! {
    /// Whether a flow is published.
    pub enum FlowMode {
        /// For tests.
        Draft = "draft",
        /// The default.
        Published = "published",
    }
}

open_enum! {
    /// What the button of a flow does.
    pub enum FlowAction {
        /// Opens a screen; the default.
        Navigate = "navigate",
        /// Asks the endpoint of the flow.
        DataExchange = "data_exchange",
    }
}

model! {
    /// A form inside WhatsApp.
    ///
    /// Source: Conversation API, `FlowChannelSpecificMessage`.
    pub struct FlowMessage {
        /// Id of the flow at Meta.
        required flow_id: String,
        /// On the button; at most 20 characters.
        required flow_cta: String,
        /// Header.
        optional header: InteractiveHeader,
        /// Text.
        optional body: InteractiveText,
        /// Small print.
        optional footer: InteractiveText,
        /// Comes back with the answer.
        optional flow_token: String,
        /// Draft or published.
        optional flow_mode: FlowMode,
        /// What the button does.
        optional flow_action: FlowAction,
        /// First screen and data.
        optional flow_action_payload: FlowActionPayload,
    }
}

model! {
    /// First screen of a flow and the data it gets.
    pub struct FlowActionPayload {
        /// Id of the screen.
        optional screen: String,
        /// Data of the screen.
        optional data: Map,
    }
}

model! {
    /// Header of a WhatsApp interactive message; `kind` says which field is filled.
    pub struct InteractiveHeader {
        /// `text`, `image`, `document` or `video`.
        required kind = "type": String,
        /// The text.
        optional text: String,
        /// The image.
        optional image: InteractiveMedia,
        /// The document.
        optional document: InteractiveMedia,
        /// The video.
        optional video: InteractiveMedia,
    }
}

model! {
    /// A file by URL.
    pub struct InteractiveMedia {
        /// The URL.
        required link: String,
    }
}

model! {
    /// Body (at most 1024 characters) or footer (at most 60).
    pub struct InteractiveText {
        /// The text.
        required text: String,
    }
}
