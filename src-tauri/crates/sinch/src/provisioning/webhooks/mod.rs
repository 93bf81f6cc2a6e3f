//! Webhooks of the Provisioning API: at most 15 per project, each with its own target.
//!
//! Source: Provisioning API, Webhooks.

mod trigger;

use futures::Stream;
use reqwest::Method;

pub use trigger::WebhookTrigger;

use super::Provisioning;
use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::model;
use crate::paging::{self, Page};
use crate::secret::Secret;

model! {
    /// A webhook of the project, as answered; the secret never is.
    pub struct Webhook {
        /// Id.
        required id: String,
        /// The project.
        optional project_id = "projectId": String,
        /// Where callbacks go.
        required target: String,
        /// What is posted.
        required triggers: Vec<WebhookTrigger>,
    }
}

model! {
    /// A webhook to create, or to put in the place of another.
    pub struct WebhookRequest {
        /// Where callbacks go; at most 742 characters, unique in the project.
        required target: String,
        /// What is posted; at least one, `ALL` alone.
        required triggers: Vec<WebhookTrigger>,
        /// Signs the callbacks; 1 to 128 characters.
        required secret: Secret,
    }
}

model! {
    /// What to change of a webhook; absent fields stay.
    pub struct WebhookPatch {
        /// Where callbacks go.
        optional target: String,
        /// What is posted.
        optional triggers: Vec<WebhookTrigger>,
        /// Signs the callbacks.
        optional secret: Secret,
    }
}

model! {
    /// A page of webhooks.
    pub struct WebhookPage {
        /// The webhooks.
        optional webhooks: Vec<Webhook>,
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

impl Page for WebhookPage {
    type Item = Webhook;

    fn split(self) -> (Vec<Webhook>, Option<String>) {
        (self.webhooks.unwrap_or_default(), self.next_page_token)
    }
}

/// The webhook calls; see [`Provisioning::webhooks`].
#[derive(Debug, Clone)]
pub struct Webhooks {
    client: Client,
}

impl Provisioning {
    /// Webhooks about WhatsApp accounts, senders, templates, and more.
    pub fn webhooks(&self) -> Webhooks {
        Webhooks {
            client: self.client.clone(),
        }
    }
}

impl Webhooks {
    /// All webhooks of the project (`GET webhooks`), page by page; at most 15 a page.
    pub fn list(
        &self,
        page_size: Option<u32>,
    ) -> impl Stream<Item = Result<Webhook>> + Send + use<> {
        let client = self.client.clone();
        paging::items(move |token| {
            let client = client.clone();
            async move {
                let query = Query::default()
                    .add("pageSize", page_size)
                    .add("pageToken", token);
                client
                    .read(
                        Api::Provisioning,
                        verb!("provisioning.webhooks.list"),
                        Path::new("/webhooks"),
                    )
                    .query(query)
                    .run::<WebhookPage>()
                    .await
            }
        })
    }

    /// Creates a webhook (`POST webhooks`).
    ///
    /// # Errors
    /// 409 `webhook_exists` for a target the project has; 424 `webhook_limit_reached` beyond 15.
    pub async fn create(&self, webhook: &WebhookRequest) -> Result<Webhook> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.webhooks.create"),
                Method::POST,
                Path::new("/webhooks"),
            )
            .body(webhook)
            .run()
            .await
    }

    /// One webhook (`GET webhooks/{id}`).
    ///
    /// # Errors
    /// 404 `webhook_not_found`.
    pub async fn get(&self, webhook_id: &str) -> Result<Webhook> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .read(Api::Provisioning, verb!("provisioning.webhooks.get"), path)
            .run()
            .await
    }

    /// Puts a webhook in the place of another (`PUT webhooks/{id}`).
    ///
    /// # Errors
    /// 404 `webhook_not_found`, 409 `webhook_exists`.
    pub async fn replace(&self, webhook_id: &str, webhook: &WebhookRequest) -> Result<Webhook> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.webhooks.replace"),
                Method::PUT,
                path,
            )
            .body(webhook)
            .run()
            .await
    }

    /// Changes parts of a webhook (`PATCH webhooks/{id}`).
    ///
    /// # Errors
    /// 404 `webhook_not_found`, 409 `webhook_exists`.
    pub async fn update(&self, webhook_id: &str, patch: &WebhookPatch) -> Result<Webhook> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.webhooks.update"),
                Method::PATCH,
                path,
            )
            .body(patch)
            .run()
            .await
    }

    /// Deletes a webhook (`DELETE webhooks/{id}`).
    ///
    /// # Errors
    /// 404 `webhook_not_found`.
    pub async fn delete(&self, webhook_id: &str) -> Result<()> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.webhooks.delete"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }
}
