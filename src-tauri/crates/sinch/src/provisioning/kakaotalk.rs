//! KakaoTalk in the Provisioning API: its senders, templates and categories, to be read.
//!
//! Source: Provisioning API, KakaoTalk.

use futures::Stream;

use super::{Listed, Provisioning, listed};
use crate::client::{Client, verb};
use crate::error::Result;

/// The KakaoTalk calls; see [`Provisioning::kakaotalk`].
#[derive(Debug, Clone)]
pub struct KakaoTalk {
    client: Client,
}

impl Provisioning {
    /// KakaoTalk: its senders, templates and categories.
    pub fn kakaotalk(&self) -> KakaoTalk {
        KakaoTalk {
            client: self.client.clone(),
        }
    }
}

impl KakaoTalk {
    /// All senders (`GET kakaotalk/senders`), page by page.
    pub fn senders(&self) -> impl Stream<Item = Result<Listed>> + Send + use<> {
        let span = || verb!("provisioning.kakaotalk.senders");
        listed::list(&self.client, span, "/kakaotalk/senders", "senders")
    }

    /// All templates (`GET kakaotalk/templates`), page by page.
    pub fn templates(&self) -> impl Stream<Item = Result<Listed>> + Send + use<> {
        let span = || verb!("provisioning.kakaotalk.templates");
        listed::list(&self.client, span, "/kakaotalk/templates", "templates")
    }

    /// All categories of senders (`GET kakaotalk/categories`), page by page.
    pub fn categories(&self) -> impl Stream<Item = Result<Listed>> + Send + use<> {
        let span = || verb!("provisioning.kakaotalk.categories");
        listed::list(&self.client, span, "/kakaotalk/categories", "categories")
    }
}
