//! Omni-channel templates. Approved WhatsApp templates are another thing:
//! [`crate::provisioning::whatsapp`].
//!
//! The calls are methods of [`Templates`]. Version 1 of this API was switched off in 2026 and has
//! no place here.
//!
//! Source: Template Management API v2.

mod model;

use reqwest::Method;

pub use model::{
    ChannelTemplateOverride, ListTranslations, TemplateContent, TemplateList, TemplateTranslation,
    TemplateV2, TemplateVariable, TranslationList,
};

use crate::client::{Client, Path, verb};
use crate::endpoints::Api;
use crate::error::Result;

/// The template calls; see [`Client::templates`].
#[derive(Debug, Clone)]
pub struct Templates {
    client: Client,
}

impl Client {
    /// Omni-channel templates (v2).
    pub fn templates(&self) -> Templates {
        Templates {
            client: self.clone(),
        }
    }
}

impl Templates {
    /// Creates a template (`POST templates`). It can be used at once; nobody approves it.
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, template: &TemplateV2) -> Result<TemplateV2> {
        self.client
            .write(
                Api::Template,
                verb!("templates.create"),
                Method::POST,
                Path::new("/templates"),
            )
            .body(template)
            .run()
            .await
    }

    /// All templates (`GET templates`).
    ///
    /// # Errors
    /// As every call.
    pub async fn list(&self) -> Result<Vec<TemplateV2>> {
        let list: TemplateList = self
            .client
            .read(
                Api::Template,
                verb!("templates.list"),
                Path::new("/templates"),
            )
            .run()
            .await?;
        Ok(list.templates.unwrap_or_default())
    }

    /// One template (`GET templates/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self, template_id: &str) -> Result<TemplateV2> {
        let path = Path::new("/templates").id(template_id);
        self.client
            .read(Api::Template, verb!("templates.get"), path)
            .run()
            .await
    }

    /// Replaces a template (`PUT templates/{id}`). `version` must be the latest; the answer has
    /// the next.
    ///
    /// # Errors
    /// 400 or 409 when someone else replaced it first.
    pub async fn update(&self, template_id: &str, template: &TemplateV2) -> Result<TemplateV2> {
        let path = Path::new("/templates").id(template_id);
        self.client
            .write(Api::Template, verb!("templates.update"), Method::PUT, path)
            .body(template)
            .run()
            .await
    }

    /// Deletes a template (`DELETE templates/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, template_id: &str) -> Result<()> {
        let path = Path::new("/templates").id(template_id);
        self.client
            .write(
                Api::Template,
                verb!("templates.delete"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }

    /// Translations of a template (`GET templates/{id}/translations`).
    ///
    /// # Errors
    /// As every call.
    pub async fn translations(
        &self,
        template_id: &str,
        list: &ListTranslations,
    ) -> Result<Vec<TemplateTranslation>> {
        let path = Path::new("/templates")
            .id(template_id)
            .text("/translations");
        let list: TranslationList = self
            .client
            .read(Api::Template, verb!("templates.translations"), path)
            .query(list.query())
            .run()
            .await?;
        Ok(list.translations.unwrap_or_default())
    }
}
