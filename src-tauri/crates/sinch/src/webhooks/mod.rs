//! Webhooks of apps: where callbacks go. At most five per app, each with its own target.
//!
//! The calls are methods of [`Webhooks`]. What is posted is in [`crate::callback`], how it is
//! signed in [`crate::signature`].
//!
//! Source: Conversation API, Webhooks (called event destinations in some of Sinch's libraries).

mod model;

use reqwest::Method;

pub use model::{ClientCredentials, TargetType, TokenRequestType, Trigger, Webhook, WebhookList};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;

/// The webhook calls; see [`Client::webhooks`].
#[derive(Debug, Clone)]
pub struct Webhooks {
    client: Client,
}

impl Client {
    /// Webhooks of apps.
    pub fn webhooks(&self) -> Webhooks {
        Webhooks {
            client: self.clone(),
        }
    }
}

impl Webhooks {
    /// Creates a webhook (`POST webhooks`); see [`Webhook::http`].
    ///
    /// # Errors
    /// 400 for a target the app has already, and for the sixth webhook of an app.
    pub async fn create(&self, webhook: &Webhook) -> Result<Webhook> {
        self.client
            .write(
                Api::Conversation,
                verb!("webhooks.create"),
                Method::POST,
                Path::new("/webhooks"),
            )
            .body(webhook)
            .run()
            .await
    }

    /// All webhooks of an app (`GET apps/{id}/webhooks`).
    ///
    /// # Errors
    /// As every call.
    pub async fn list(&self, app_id: &str) -> Result<Vec<Webhook>> {
        let path = Path::new("/apps").id(app_id).text("/webhooks");
        let list: WebhookList = self
            .client
            .read(Api::Conversation, verb!("webhooks.list"), path)
            .run()
            .await?;
        Ok(list.webhooks.unwrap_or_default())
    }

    /// One webhook (`GET webhooks/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self, webhook_id: &str) -> Result<Webhook> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .read(Api::Conversation, verb!("webhooks.get"), path)
            .run()
            .await
    }

    /// Changes a webhook (`PATCH webhooks/{id}`). `update_mask` names the fields to set; empty
    /// means all that are present.
    ///
    /// # Errors
    /// As every call.
    pub async fn update(
        &self,
        webhook_id: &str,
        webhook: &Webhook,
        update_mask: &[&str],
    ) -> Result<Webhook> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .write(
                Api::Conversation,
                verb!("webhooks.update"),
                Method::PATCH,
                path,
            )
            .query(Query::default().list("update_mask", update_mask))
            .body(webhook)
            .run()
            .await
    }

    /// Deletes a webhook (`DELETE webhooks/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, webhook_id: &str) -> Result<()> {
        let path = Path::new("/webhooks").id(webhook_id);
        self.client
            .write(
                Api::Conversation,
                verb!("webhooks.delete"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }
}
