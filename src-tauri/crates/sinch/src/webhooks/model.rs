//! The webhook and its triggers.

use crate::json::{model, open_enum};
use crate::secret::Secret;

model! {
    /// Where Sinch posts callbacks of an app. Also the body of create and update.
    ///
    /// Source: Conversation API, `Webhook`.
    pub struct Webhook {
        /// A ULID; read-only.
        optional id: String,
        /// The app; required to create.
        optional app_id: String,
        /// An http or https URL of at most 742 characters, unique in the app.
        required target: String,
        /// Always worth saying: without it nothing is sent.
        optional target_type: TargetType,
        /// What to post; absent or empty means nothing.
        optional triggers: Vec<Trigger>,
        /// Signs the callbacks.
        optional secret: Secret,
        /// How Sinch gets a token for the target.
        optional client_credentials: ClientCredentials,
    }
}

open_enum! {
    /// How callbacks are sent.
    pub enum TargetType {
        /// Not at all; the default.
        Dismiss = "DISMISS",
        /// By HTTP POST.
        Http = "HTTP",
        /// Known to the Provisioning API only.
        Grpc = "GRPC",
    }
}

model! {
    /// How Sinch gets a token for the target: OAuth2 client credentials.
    pub struct ClientCredentials {
        /// Id.
        required client_id: String,
        /// Secret.
        required client_secret: Secret,
        /// The token endpoint.
        required endpoint: String,
        /// Scope, at most 1024 characters.
        optional scope: String,
        /// Response type, at most 64 characters.
        optional response_type: String,
        /// How id and secret are sent.
        optional token_request_type: TokenRequestType,
    }
}

open_enum! {
    /// How id and secret are sent to the token endpoint.
    pub enum TokenRequestType {
        /// As HTTP Basic; the default.
        Basic = "BASIC",
        /// In the form.
        Form = "FORM",
    }
}

open_enum! {
    /// What makes Sinch post a callback.
    ///
    /// Source: Conversation API, `WebhookTrigger`; the last four from the Provisioning API.
    #[allow(missing_docs)]
    pub enum Trigger {
        /// An error, not a trigger.
        Unspecified = "UNSPECIFIED_TRIGGER",
        MessageDelivery = "MESSAGE_DELIVERY",
        MessageSubmit = "MESSAGE_SUBMIT",
        MessageInbound = "MESSAGE_INBOUND",
        EventDelivery = "EVENT_DELIVERY",
        EventInbound = "EVENT_INBOUND",
        ConversationStart = "CONVERSATION_START",
        ConversationStop = "CONVERSATION_STOP",
        ConversationDelete = "CONVERSATION_DELETE",
        ContactCreate = "CONTACT_CREATE",
        ContactDelete = "CONTACT_DELETE",
        ContactMerge = "CONTACT_MERGE",
        ContactUpdate = "CONTACT_UPDATE",
        ContactIdentitiesDuplication = "CONTACT_IDENTITIES_DUPLICATION",
        Unsupported = "UNSUPPORTED",
        OptIn = "OPT_IN",
        OptOut = "OPT_OUT",
        Capability = "CAPABILITY",
        ChannelEvent = "CHANNEL_EVENT",
        /// Sinch's Node library spells it `SMART_CONVERSATIONS`.
        SmartConversation = "SMART_CONVERSATION",
        MessageInboundSmartConversationRedaction = "MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION",
        RecordNotification = "RECORD_NOTIFICATION",
        /// Outcome of a batch; not accepted by every project.
        BatchStatusUpdate = "BATCH_STATUS_UPDATE",
        BatchDeliveryReportFull = "BATCH_DELIVERY_REPORT_FULL",
        BatchDeliveryReportSummary = "BATCH_DELIVERY_REPORT_SUMMARY",
        ConsentBatchComplete = "CONSENT_BATCH_COMPLETE",
        BillingCreditLimitBreached = "BILLING_CREDIT_LIMIT_BREACHED",
    }
}

impl Trigger {
    /// Every trigger a webhook of the Conversation API can name: the API's own list without
    /// `UNSPECIFIED_TRIGGER`, which is an error, and without the batch and billing triggers,
    /// which the Conversation API's own description does not have.
    pub const ALL_USEFUL: &'static [Self] = &[
        Self::MessageDelivery,
        Self::MessageSubmit,
        Self::MessageInbound,
        Self::EventDelivery,
        Self::EventInbound,
        Self::ConversationStart,
        Self::ConversationStop,
        Self::ConversationDelete,
        Self::ContactCreate,
        Self::ContactDelete,
        Self::ContactMerge,
        Self::ContactUpdate,
        Self::ContactIdentitiesDuplication,
        Self::Unsupported,
        Self::OptIn,
        Self::OptOut,
        Self::Capability,
        Self::ChannelEvent,
        Self::SmartConversation,
        Self::MessageInboundSmartConversationRedaction,
        Self::RecordNotification,
    ];
}

model! {
    /// The webhooks of an app; the API does not page them.
    pub struct WebhookList {
        /// The webhooks.
        optional webhooks: Vec<Webhook>,
    }
}

impl Webhook {
    /// A webhook that gets the given callbacks by HTTP, signed with `secret`.
    pub fn http(
        app_id: impl Into<String>,
        target: impl Into<String>,
        triggers: impl Into<Vec<Trigger>>,
        secret: impl Into<Secret>,
    ) -> Self {
        let mut webhook = Self::new(target.into());
        webhook.app_id = Some(app_id.into());
        webhook.target_type = Some(TargetType::Http);
        webhook.triggers = Some(triggers.into());
        webhook.secret = Some(secret.into());
        webhook
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn useful_triggers_are_all_but_the_error_and_the_foreign_ones() {
        let left_out: Vec<&str> = Trigger::KNOWN
            .iter()
            .filter(|trigger| !Trigger::ALL_USEFUL.contains(trigger))
            .map(Trigger::as_str)
            .collect();
        assert_eq!(
            left_out,
            [
                "UNSPECIFIED_TRIGGER",
                "BATCH_STATUS_UPDATE",
                "BATCH_DELIVERY_REPORT_FULL",
                "BATCH_DELIVERY_REPORT_SUMMARY",
                "CONSENT_BATCH_COMPLETE",
                "BILLING_CREDIT_LIMIT_BREACHED",
            ]
        );
    }
}
