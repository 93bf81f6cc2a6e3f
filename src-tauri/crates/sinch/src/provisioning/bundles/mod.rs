//! Bundles: one order that makes a sub-project, an SMS app and a Conversation app.
//!
//! The order runs on its own; its end comes as callback `BUNDLE_DONE`.
//!
//! Source: Provisioning API, Bundles.

mod model;

use futures::Stream;
use reqwest::Method;

pub use model::{
    Bundle, BundleConversationApp, BundlePage, BundleRequest, BundleSmsApp, BundleState,
    BundleSubproject, BundleWebhook, ConsentManagerSettings, ConversationAppOrder, ListBundles,
    NamedOrder, OrderOf, RetentionPolicyOrder, SubprojectOrder, WebhookDeliveryStatus,
};

use super::Provisioning;
use crate::client::{Client, Path, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;

/// The bundle calls; see [`Provisioning::bundles`].
#[derive(Debug, Clone)]
pub struct Bundles {
    client: Client,
}

impl Provisioning {
    /// Bundles of a sub-project and apps.
    pub fn bundles(&self) -> Bundles {
        Bundles {
            client: self.client.clone(),
        }
    }
}

impl Bundles {
    /// Orders a bundle (`POST bundles`).
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, request: &BundleRequest) -> Result<Bundle> {
        let path = Path::new("/bundles");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.bundles.create"),
                Method::POST,
                path,
            )
            .body(request)
            .run()
            .await
    }

    /// One bundle (`GET bundles/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self, bundle_id: &str) -> Result<Bundle> {
        let path = Path::new("/bundles").id(bundle_id);
        self.client
            .read(Api::Provisioning, verb!("provisioning.bundles.get"), path)
            .run()
            .await
    }

    /// One page of bundles (`GET bundles`).
    ///
    /// # Errors
    /// As every call.
    pub async fn page(&self, list: &ListBundles) -> Result<BundlePage> {
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.bundles.list"),
                Path::new("/bundles"),
            )
            .query(list.query())
            .run()
            .await
    }

    /// All bundles, page by page.
    pub fn list(&self, list: ListBundles) -> impl Stream<Item = Result<Bundle>> + Send + use<> {
        let bundles = self.clone();
        paging::items(move |token| {
            let bundles = bundles.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { bundles.page(&list).await }
        })
    }
}
