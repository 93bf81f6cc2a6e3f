//! The bundle and its order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::channel::ProcessingMode;
use crate::client::Query;
use crate::json::{Leftovers, Walk, model, open_enum};
use crate::paging::Page;
use crate::provisioning::webhooks::{Webhook, WebhookRequest};
use crate::secret::Secret;
use crate::time::Time;
use crate::webhooks::Trigger;

/// A part of a bundle: `true` for one with everything by default, or its particulars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OrderOf<T> {
    /// With everything by default, or not at all.
    Plain(bool),
    /// With particulars.
    With(T),
}

impl<T: Leftovers> Leftovers for OrderOf<T> {
    fn walk(&self, walk: &mut Walk<'_>) {
        match self {
            Self::Plain(_) => {}
            Self::With(particulars) => particulars.walk(walk),
        }
    }
}

model! {
    /// An order.
    pub struct BundleRequest {
        /// At most 255 characters.
        required name: String,
        /// `US`, `EU`, `BR`.
        required region: String,
        /// The sub-project.
        optional subproject: OrderOf<SubprojectOrder>,
        /// The SMS app.
        optional sms_app = "smsApp": OrderOf<NamedOrder>,
        /// The Conversation app.
        optional conv_app = "convApp": OrderOf<ConversationAppOrder>,
        /// Provisioning webhooks, 1 to 15.
        optional webhooks: Vec<WebhookRequest>,
        /// Whether a number for tests is wanted.
        optional test_number = "testNumber": bool,
    }
}

model! {
    /// Particulars of a sub-project.
    pub struct SubprojectOrder {
        /// Name.
        optional name: String,
        /// Labels.
        optional labels: BTreeMap<String, String>,
    }
}

model! {
    /// Particulars that are a name.
    pub struct NamedOrder {
        /// Name.
        optional name: String,
    }
}

model! {
    /// Particulars of a Conversation app.
    pub struct ConversationAppOrder {
        /// Name.
        optional name: String,
        /// Webhooks of the app.
        optional webhooks: Vec<BundleWebhook>,
        /// Mode.
        optional processing_mode = "processingMode": ProcessingMode,
        /// How long messages are kept.
        optional retention_policy = "retentionPolicy": RetentionPolicyOrder,
        /// Consent management.
        optional consent_manager_settings = "consentManagerSettings": ConsentManagerSettings,
    }
}

model! {
    /// A webhook of the Conversation app.
    pub struct BundleWebhook {
        /// Where callbacks go.
        required target: String,
        /// What is posted.
        required triggers: Vec<Trigger>,
        /// Signs the callbacks.
        optional secret: Secret,
    }
}

model! {
    /// How long messages are kept.
    pub struct RetentionPolicyOrder {
        /// What runs out, as `MESSAGE_EXPIRE_POLICY`.
        optional retention_policy_type = "retentionPolicyType": String,
        /// Days.
        optional ttl: u32,
    }
}

model! {
    /// Consent management.
    pub struct ConsentManagerSettings {
        /// `PRIMARY` blocks sends to people who opted out, `SECONDARY` only tells.
        optional mode: String,
    }
}

model! {
    /// A bundle, made or being made.
    pub struct Bundle {
        /// Id.
        required id: String,
        /// The project.
        optional project_id = "projectId": String,
        /// Name.
        optional name: String,
        /// `US`, `EU`, `BR`.
        optional region: String,
        /// The sub-project.
        optional subproject: BundleSubproject,
        /// The SMS app.
        optional sms_app = "smsApp": BundleSmsApp,
        /// The Conversation app.
        optional conv_app = "convApp": BundleConversationApp,
        /// Provisioning webhooks.
        optional webhooks: Vec<Webhook>,
        /// How far it is.
        optional state: BundleState,
        /// How telling of its end went.
        optional webhook_delivery_statuses = "webhookDeliveryStatuses": Vec<WebhookDeliveryStatus>,
    }
}

open_enum! {
    /// How far a bundle is.
    #[allow(missing_docs)]
    pub enum BundleState {
        Done = "DONE",
        Failed = "FAILED",
        InProgress = "IN_PROGRESS",
    }
}

model! {
    /// The sub-project of a bundle.
    pub struct BundleSubproject {
        /// Id.
        optional id: String,
        /// Name.
        optional name: String,
        /// Project above it.
        optional parent_project_id = "parentProjectId": String,
        /// `PENDING`, `READY`.
        optional status: String,
    }
}

model! {
    /// The SMS app of a bundle.
    pub struct BundleSmsApp {
        /// Id.
        optional id: String,
        /// Service plan.
        optional sms_service_id = "smsServiceId": String,
        /// Name.
        optional name: String,
        /// `PENDING_ADD`, `ACTIVE` and others.
        optional status: String,
        /// Regions.
        optional regions: Vec<String>,
        /// For tests.
        optional test: bool,
    }
}

model! {
    /// The Conversation app of a bundle.
    pub struct BundleConversationApp {
        /// Id.
        optional id: String,
        /// Name.
        optional name: String,
        /// Mode.
        optional processing_mode = "processingMode": ProcessingMode,
        /// State of its SMS channel.
        optional sms_channel_status = "smsChannelStatus": String,
    }
}

model! {
    /// How telling of a bundle's end went.
    pub struct WebhookDeliveryStatus {
        /// The webhook.
        optional webhook_id = "webhookId": String,
        /// When.
        optional date: Time,
        /// What it answered.
        optional http_status_code = "httpStatusCode": u32,
    }
}

/// Which bundles to list.
///
/// Source: Provisioning API, `GET bundles`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListBundles {
    /// With these Conversation apps.
    pub conversation_app_ids: Vec<String>,
    /// With these SMS apps.
    pub sms_app_ids: Vec<String>,
    /// In these states.
    pub states: Vec<BundleState>,
    /// Bundles a page: 10 unless set, at most 25.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListBundles {
    pub(super) fn query(&self) -> Query {
        let states: Vec<&str> = self.states.iter().map(BundleState::as_str).collect();
        Query::default()
            .list("filterConvAppIds", &self.conversation_app_ids)
            .list("filterSmsAppIds", &self.sms_app_ids)
            .list("filterStates", &states)
            .add("pageSize", self.page_size)
            .add("pageToken", self.page_token.as_ref())
    }
}

model! {
    /// A page of bundles.
    pub struct BundlePage {
        /// The bundles.
        optional bundles: Vec<Bundle>,
        /// How many there are in all.
        optional total_size = "totalSize": u64,
        /// How many a page holds.
        optional page_size = "pageSize": u32,
        /// Token of the page before.
        optional previous_page_token = "previousPageToken": String,
        /// Token of the next page; absent on the last.
        optional next_page_token = "nextPageToken": String,
    }
}

impl Page for BundlePage {
    type Item = Bundle;

    fn split(self) -> (Vec<Bundle>, Option<String>) {
        (self.bundles.unwrap_or_default(), self.next_page_token)
    }
}
