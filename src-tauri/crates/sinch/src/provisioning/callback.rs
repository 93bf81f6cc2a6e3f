//! Callbacks of the Provisioning API; told from Conversation callbacks by their top-level `type`.

use serde_json::Value;

use super::webhooks::WebhookTrigger;
use super::whatsapp::{WhatsAppAccount, WhatsAppSender, WhatsAppTemplate};
use crate::json::{model, open_enum};
use crate::provisioning::whatsapp::TemplateCategory;

model! {
    /// What the Provisioning API posts to a webhook.
    ///
    /// Source: Provisioning API, Webhooks.
    pub struct Callback {
        /// What happened.
        required kind = "type": WebhookTrigger,
        /// The whole resource as it is now: a template, a sender, an account, a bundle.
        optional payload: Value,
        /// What a reviewer wrote.
        optional comment: String,
        /// The new state, when a template's status changed.
        optional new_state = "newState": TemplateStatusChange,
        /// The category a template will get.
        optional future_category = "futureCategory": TemplateCategory,
    }
}

open_enum! {
    /// What happened to a template's status.
    #[allow(missing_docs)]
    pub enum TemplateStatusChange {
        Archived = "ARCHIVED",
        Disabled = "DISABLED",
        Flagged = "FLAGGED",
        Paused = "PAUSED",
        Reinstated = "REINSTATED",
        Unpaused = "UNPAUSED",
    }
}

/// Why bytes are not a Provisioning callback.
#[derive(Debug, thiserror::Error)]
#[error("not a Provisioning callback: {0}")]
pub struct CallbackFault(#[from] serde_json::Error);

impl Callback {
    /// Reads the raw body of a callback.
    ///
    /// # Errors
    /// When the body is not a JSON object with a `type` of text.
    pub fn parse(body: &[u8]) -> Result<Self, CallbackFault> {
        Ok(serde_json::from_slice(body)?)
    }

    /// The template, in callbacks about WhatsApp templates.
    pub fn whatsapp_template(&self) -> Option<WhatsAppTemplate> {
        self.resource("WHATSAPP_TEMPLATE_")
    }

    /// The sender, in callbacks about WhatsApp senders.
    pub fn whatsapp_sender(&self) -> Option<WhatsAppSender> {
        self.resource("WHATSAPP_SENDER_")
    }

    /// The account, in callbacks about WhatsApp accounts.
    pub fn whatsapp_account(&self) -> Option<WhatsAppAccount> {
        self.resource("WHATSAPP_ACCOUNT_")
    }

    fn resource<T: serde::de::DeserializeOwned>(&self, prefix: &str) -> Option<T> {
        if !self.kind.as_str().starts_with(prefix) {
            return None;
        }
        T::deserialize(self.payload.as_ref()?).ok()
    }
}
