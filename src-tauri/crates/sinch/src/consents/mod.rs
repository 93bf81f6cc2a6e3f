//! Consents: who opted out of what. Read-only here; people write by keyword, programs by
//! [`crate::batch`].
//!
//! Also the older registration of opt-ins, which Sinch no longer checks sends against.
//!
//! Source: Conversation API, Consents and Opt-ins.

mod model;

use futures::Stream;
use reqwest::Method;

pub use model::{
    AuditOperation, AuditOrigin, AuditRecord, AuditRecords, ConsentIdentity, ConsentPage, ListType,
    RegisterOptRequest, RegisterOptResponse,
};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;

/// The consent calls; see [`Client::consents`].
#[derive(Debug, Clone)]
pub struct Consents {
    client: Client,
}

impl Client {
    /// Who opted out of what.
    pub fn consents(&self) -> Consents {
        Consents {
            client: self.clone(),
        }
    }
}

impl Consents {
    /// One page of a list (`GET apps/{id}/consents/{list}`); 10 a page unless set, at most 50.
    ///
    /// # Errors
    /// As every call.
    pub async fn page(
        &self,
        app_id: &str,
        list: &ListType,
        page_size: Option<u32>,
        page_token: Option<&str>,
    ) -> Result<ConsentPage> {
        let path = consents(app_id).id(list.as_str());
        self.client
            .read(Api::Conversation, verb!("consents.list"), path)
            .query(
                Query::default()
                    .add("page_size", page_size)
                    .add("page_token", page_token),
            )
            .run()
            .await
    }

    /// All identities on a list, page by page.
    pub fn list(
        &self,
        app_id: impl Into<String>,
        list: ListType,
        page_size: Option<u32>,
    ) -> impl Stream<Item = Result<ConsentIdentity>> + Send {
        let consents = self.clone();
        let app_id = app_id.into();
        paging::items(move |token| {
            let (consents, app_id, list) = (consents.clone(), app_id.clone(), list.clone());
            async move {
                consents
                    .page(&app_id, &list, page_size, token.as_deref())
                    .await
            }
        })
    }

    /// How an identity came onto lists and off them
    /// (`GET apps/{id}/consents/identities/{identity}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn audit(&self, app_id: &str, identity: &str) -> Result<AuditRecords> {
        let path = consents(app_id).text("/identities").id(identity);
        self.client
            .read(Api::Conversation, verb!("consents.audit"), path)
            .run()
            .await
    }

    /// Registers an opt-in (`POST optins:register`). Deprecated by Sinch and no longer needed.
    ///
    /// # Errors
    /// As every call.
    pub async fn register_opt_in(
        &self,
        request: &RegisterOptRequest,
    ) -> Result<RegisterOptResponse> {
        let path = Path::new("/optins:register");
        self.client
            .write(
                Api::Conversation,
                verb!("consents.register_opt_in"),
                Method::POST,
                path,
            )
            .body(request)
            .run()
            .await
    }

    /// Registers an opt-out (`POST optouts:register`). Deprecated by Sinch and no longer needed.
    ///
    /// # Errors
    /// As every call.
    pub async fn register_opt_out(
        &self,
        request: &RegisterOptRequest,
    ) -> Result<RegisterOptResponse> {
        let path = Path::new("/optouts:register");
        self.client
            .write(
                Api::Conversation,
                verb!("consents.register_opt_out"),
                Method::POST,
                path,
            )
            .body(request)
            .run()
            .await
    }
}

fn consents(app_id: &str) -> Path {
    Path::new("/apps").id(app_id).text("/consents")
}
