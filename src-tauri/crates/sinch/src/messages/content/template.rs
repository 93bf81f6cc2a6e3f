//! Messages made from templates.

use std::collections::BTreeMap;

use crate::channel::Channel;
use crate::json::model;

model! {
    /// A template, omni-channel or of a channel's own; at least one of the two. On its channel
    /// the channel's own wins.
    ///
    /// Source: Conversation API, `TemplateMessage`.
    pub struct TemplateMessage {
        /// Templates kept by a channel, such as approved WhatsApp templates.
        optional channel_template: BTreeMap<Channel, TemplateReference>,
        /// A template of the Template API; its `version` is required.
        optional omni_template: TemplateReference,
    }
}

model! {
    /// Names a template and fills it.
    ///
    /// Source: Conversation API, `TemplateReference`.
    pub struct TemplateReference {
        /// Id of an omni-channel template; name of a WhatsApp template.
        required template_id: String,
        /// A number as text, or `latest`. Unused for WhatsApp.
        optional version: String,
        /// `en-US` or `en_US`; WhatsApp wants Meta's form, `en_US`.
        optional language_code: String,
        /// Variable to value. For WhatsApp the keys are positions, as `body[1]text`.
        optional parameters: BTreeMap<String, String>,
    }
}

impl TemplateMessage {
    /// An approved template of a channel.
    pub fn on_channel(channel: Channel, reference: TemplateReference) -> Self {
        Self {
            channel_template: Some(BTreeMap::from([(channel, reference)])),
            ..Self::default()
        }
    }

    /// An omni-channel template.
    pub fn omni(reference: TemplateReference) -> Self {
        Self {
            omni_template: Some(reference),
            ..Self::default()
        }
    }
}
