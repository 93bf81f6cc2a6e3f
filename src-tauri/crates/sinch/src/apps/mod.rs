//! Apps: what speaks on channels, and the credentials it does it with.
//!
//! The calls are methods of [`Apps`]; [`App`] is the model of all of them.
//!
//! Source: Conversation API, App.

mod credentials;
mod model;

use reqwest::Method;

pub use credentials::{
    AppleBcCredentials, BasicAuth, ChannelCredentials, CredentialKind, CredentialState,
    CredentialStatus, InstagramCredentials, KakaoTalkChatCredentials, KakaoTalkCredentials,
    LineCountry, LineCredentials, LineEnterpriseCredentials, LineKeys, LineThailandKeys,
    MmsCredentials, StaticBearer, StaticToken, TelegramCredentials, WeChatCredentials,
};
pub use model::{
    App, AppList, CallbackSettings, DeliveryReportBasedFallback, MessageRetrySettings,
    MetadataReportView, QueueStats, RateLimits, RetentionPolicy, RetentionType, Switch,
};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;

/// The app calls; see [`Client::apps`].
#[derive(Debug, Clone)]
pub struct Apps {
    client: Client,
}

impl Client {
    /// Apps and the credentials of their channels.
    pub fn apps(&self) -> Apps {
        Apps {
            client: self.clone(),
        }
    }
}

impl Apps {
    /// Creates an app (`POST apps`); see [`App::create`].
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, app: &App) -> Result<App> {
        self.client
            .write(
                Api::Conversation,
                verb!("apps.create"),
                Method::POST,
                Path::new("/apps"),
            )
            .body(app)
            .run()
            .await
    }

    /// All apps of the project in the client's region (`GET apps`).
    ///
    /// # Errors
    /// As every call.
    pub async fn list(&self) -> Result<Vec<App>> {
        let list: AppList = self
            .client
            .read(Api::Conversation, verb!("apps.list"), Path::new("/apps"))
            .run()
            .await?;
        Ok(list.apps.unwrap_or_default())
    }

    /// One app (`GET apps/{id}`).
    ///
    /// # Errors
    /// 404 also when the app lives in another region.
    pub async fn get(&self, app_id: &str) -> Result<App> {
        self.client
            .read(
                Api::Conversation,
                verb!("apps.get"),
                Path::new("/apps").id(app_id),
            )
            .run()
            .await
    }

    /// Changes an app (`PATCH apps/{id}`). `update_mask` names the fields to set, absent ones
    /// among them being cleared; an empty mask sets every field that is present.
    ///
    /// # Errors
    /// As every call.
    pub async fn update(&self, app_id: &str, app: &App, update_mask: &[&str]) -> Result<App> {
        self.client
            .write(
                Api::Conversation,
                verb!("apps.update"),
                Method::PATCH,
                Path::new("/apps").id(app_id),
            )
            .query(Query::default().list("update_mask", update_mask))
            .body(app)
            .run()
            .await
    }

    /// Deletes an app (`DELETE apps/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, app_id: &str) -> Result<()> {
        self.client
            .write(
                Api::Conversation,
                verb!("apps.delete"),
                Method::DELETE,
                Path::new("/apps").id(app_id),
            )
            .run_empty()
            .await
    }
}
