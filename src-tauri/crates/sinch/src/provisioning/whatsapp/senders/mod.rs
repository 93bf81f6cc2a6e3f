//! WhatsApp senders: the numbers messages come from.
//!
//! A sender's `id` and `bearer_token` are what an app needs as WhatsApp credentials
//! ([`crate::apps::ChannelCredentials::static_bearer`]).
//!
//! Source: Provisioning API, WhatsApp Senders.

mod model;

use futures::Stream;
use reqwest::Method;

pub use model::{
    ConversationAppDetails, ListSenders, NumberProvider, QualityRating, RegisterRequest,
    RegisterResponse, RegistrationMethod, SenderChanges, SenderChangesStatus, SenderDetails,
    SenderPage, SenderPatch, SenderRequest, SenderState, VerifyRequest, WhatsAppSender,
};

use super::{Activity, ActivityPage, Comment, WhatsApp};
use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;

/// The sender calls; see [`WhatsApp::senders`].
#[derive(Debug, Clone)]
pub struct Senders {
    client: Client,
}

impl WhatsApp {
    /// Senders: the numbers messages come from.
    pub fn senders(&self) -> Senders {
        Senders {
            client: self.client.clone(),
        }
    }
}

impl Senders {
    /// One page of senders (`GET whatsapp/senders`).
    ///
    /// # Errors
    /// As every call.
    pub async fn page(&self, list: &ListSenders) -> Result<SenderPage> {
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.senders.list"),
                Path::new("/whatsapp/senders"),
            )
            .query(list.query())
            .run()
            .await
    }

    /// All senders, page by page.
    pub fn list(
        &self,
        list: ListSenders,
    ) -> impl Stream<Item = Result<WhatsAppSender>> + Send + use<> {
        let senders = self.clone();
        paging::items(move |token| {
            let senders = senders.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { senders.page(&list).await }
        })
    }

    /// Makes a sender (`POST whatsapp/senders`).
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, sender: &SenderRequest) -> Result<WhatsAppSender> {
        let path = Path::new("/whatsapp/senders");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.create"),
                Method::POST,
                path,
            )
            .body(sender)
            .run()
            .await
    }

    /// One sender (`GET whatsapp/senders/{id}`).
    ///
    /// # Errors
    /// 404 `sender_not_found`.
    pub async fn get(&self, sender_id: &str) -> Result<WhatsAppSender> {
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.senders.get"),
                path(sender_id),
            )
            .run()
            .await
    }

    /// Drafts or submits changes (`PATCH whatsapp/senders/{id}`).
    ///
    /// # Errors
    /// 404 `sender_not_found`.
    pub async fn update(&self, sender_id: &str, patch: &SenderPatch) -> Result<WhatsAppSender> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.update"),
                Method::PATCH,
                path(sender_id),
            )
            .body(patch)
            .run()
            .await
    }

    /// Deletes a sender (`DELETE whatsapp/senders/{id}`); it stays active for 30 days.
    ///
    /// # Errors
    /// 404 `sender_not_found`.
    pub async fn delete(&self, sender_id: &str) -> Result<()> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.delete"),
                Method::DELETE,
                path(sender_id),
            )
            .run_empty()
            .await
    }

    /// Asks for a verification code (`POST whatsapp/senders/{id}/register`).
    ///
    /// # Errors
    /// 404 `sender_not_found`.
    pub async fn register(
        &self,
        sender_id: &str,
        request: &RegisterRequest,
    ) -> Result<RegisterResponse> {
        let path = path(sender_id).text("/register");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.register"),
                Method::POST,
                path,
            )
            .body(request)
            .run()
            .await
    }

    /// Hands the verification code in (`POST whatsapp/senders/{id}/verify`).
    ///
    /// # Errors
    /// 404 `sender_not_found`; 400 for a wrong code.
    pub async fn verify(&self, sender_id: &str, request: &VerifyRequest) -> Result<()> {
        let path = path(sender_id).text("/verify");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.verify"),
                Method::POST,
                path,
            )
            .body(request)
            .run_empty()
            .await
    }

    /// What happened to a sender (`GET whatsapp/senders/{id}/activities`).
    pub fn activities(
        &self,
        sender_id: &str,
    ) -> impl Stream<Item = Result<Activity>> + Send + use<> {
        let client = self.client.clone();
        let path = path(sender_id).text("/activities");
        paging::items(move |token| {
            let client = client.clone();
            let path = path.clone();
            async move {
                client
                    .read(
                        Api::Provisioning,
                        verb!("provisioning.senders.activities"),
                        path,
                    )
                    .query(Query::default().add("pageToken", token))
                    .run::<ActivityPage>()
                    .await
            }
        })
    }

    /// Writes to the reviewers (`POST whatsapp/senders/{id}/comments`).
    ///
    /// # Errors
    /// 404 `sender_not_found`.
    pub async fn comment(&self, sender_id: &str, comment: &Comment) -> Result<Comment> {
        let path = path(sender_id).text("/comments");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.comment"),
                Method::POST,
                path,
            )
            .body(comment)
            .run()
            .await
    }

    /// Throws drafted changes away (`DELETE whatsapp/senders/{id}/changes`).
    ///
    /// # Errors
    /// 404 `sender_not_found`.
    pub async fn discard_changes(&self, sender_id: &str) -> Result<()> {
        let path = path(sender_id).text("/changes");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.senders.discard_changes"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }
}

fn path(sender_id: &str) -> Path {
    Path::new("/whatsapp/senders").id(sender_id)
}
