//! WhatsApp templates: what may be sent outside the 24-hour window, approved by Meta.
//!
//! A template is a name in several languages. Language codes in paths and bodies are Sinch's
//! upper-case form (`EN_US`); a send wants Meta's (`en_US`): see [`meta_language`].
//!
//! Source: Provisioning API, WhatsApp Templates.

mod compare;
mod component;
mod model;

use futures::Stream;
use reqwest::Method;

pub use compare::{CompareRequest, CompareResponse, ComparedTemplate, TemplateName};
pub use component::{
    Button, ButtonType, Card, Component, ComponentType, Example, HeaderFormat, MediaExample,
    OtpType, SupportedApp,
};
pub use model::{
    ButtonAnalytics, ChangesStatus, CreateTemplate, ListTemplates, Optimization, QualityScore,
    RejectionCode, SubmitStatus, TemplateAnalytics, TemplateCategory, TemplateChanges,
    TemplateDetails, TemplatePage, TemplateState, UpdateTemplate, WhatsAppTemplate, meta_language,
};

use super::{Activity, ActivityPage, Comment, WhatsApp};
use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;
use crate::retry::Safety;

/// The template calls; see [`WhatsApp::templates`] and [`super::Provisioning::whatsapp_templates`].
#[derive(Debug, Clone)]
pub struct Templates {
    client: Client,
}

impl WhatsApp {
    /// Templates approved by Meta.
    pub fn templates(&self) -> Templates {
        Templates {
            client: self.client.clone(),
        }
    }
}

impl super::Provisioning {
    /// Templates approved by Meta; the same as `whatsapp().templates()`.
    pub fn whatsapp_templates(&self) -> Templates {
        self.whatsapp().templates()
    }
}

impl Templates {
    /// One page of templates, alphabetical (`GET whatsapp/templates`).
    ///
    /// # Errors
    /// 400 `project_not_initialized`.
    pub async fn page(&self, list: &ListTemplates) -> Result<TemplatePage> {
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.templates.list"),
                Path::new("/whatsapp/templates"),
            )
            .query(list.query())
            .run()
            .await
    }

    /// All templates, page by page.
    pub fn list(
        &self,
        list: ListTemplates,
    ) -> impl Stream<Item = Result<WhatsAppTemplate>> + Send + use<> {
        let templates = self.clone();
        paging::items(move |token| {
            let templates = templates.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { templates.page(&list).await }
        })
    }

    /// Creates a template in one language (`POST whatsapp/templates`).
    ///
    /// # Errors
    /// 409 `template_exists`, `template_name_recently_used` and others; 424
    /// `template_submit_error` with Meta's own error in the additional information.
    pub async fn create(&self, template: &CreateTemplate) -> Result<WhatsAppTemplate> {
        let path = Path::new("/whatsapp/templates");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.create"),
                Method::POST,
                path,
            )
            .body(template)
            .run()
            .await
    }

    /// All languages of a name (`GET whatsapp/templates/{name}`), page by page.
    pub fn languages(
        &self,
        name: &str,
    ) -> impl Stream<Item = Result<WhatsAppTemplate>> + Send + use<> {
        let client = self.client.clone();
        let path = Path::new("/whatsapp/templates").id(name);
        paging::items(move |token| {
            let client = client.clone();
            let path = path.clone();
            async move {
                client
                    .read(
                        Api::Provisioning,
                        verb!("provisioning.templates.languages"),
                        path,
                    )
                    .query(Query::default().add("pageToken", token))
                    .run::<TemplatePage>()
                    .await
            }
        })
    }

    /// One language of a name (`GET whatsapp/templates/{name}/languages/{language}`).
    ///
    /// # Errors
    /// 404 `template_not_found`.
    pub async fn get(&self, name: &str, language: &str) -> Result<WhatsAppTemplate> {
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.templates.get"),
                path(name, language),
            )
            .run()
            .await
    }

    /// Drafts or submits changes (`PATCH whatsapp/templates/{name}/languages/{language}`).
    ///
    /// # Errors
    /// 404 `template_not_found`; what create can answer.
    pub async fn update(
        &self,
        name: &str,
        language: &str,
        changes: &UpdateTemplate,
    ) -> Result<WhatsAppTemplate> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.update"),
                Method::PATCH,
                path(name, language),
            )
            .body(changes)
            .run()
            .await
    }

    /// Deletes one language (`DELETE whatsapp/templates/{name}/languages/{language}`): the draft
    /// only, unless `submitted`.
    ///
    /// # Errors
    /// 409 `template_not_deletable_due_to_input_config` for a submitted one without `submitted`.
    pub async fn delete(&self, name: &str, language: &str, submitted: bool) -> Result<()> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.delete"),
                Method::DELETE,
                path(name, language),
            )
            .query(Query::default().add("deleteSubmitted", Some(submitted)))
            .run_empty()
            .await
    }

    /// Deletes all languages of a name (`DELETE whatsapp/templates/{name}`). The name is blocked
    /// for 30 days.
    ///
    /// # Errors
    /// 404 `template_not_found`.
    pub async fn delete_all(&self, name: &str) -> Result<()> {
        let path = Path::new("/whatsapp/templates").id(name);
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.delete_all"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }

    /// What happened to a template (`GET …/activities`), page by page.
    pub fn activities(
        &self,
        name: &str,
        language: &str,
    ) -> impl Stream<Item = Result<Activity>> + Send + use<> {
        let client = self.client.clone();
        let path = path(name, language).text("/activities");
        paging::items(move |token| {
            let client = client.clone();
            let path = path.clone();
            async move {
                client
                    .read(
                        Api::Provisioning,
                        verb!("provisioning.templates.activities"),
                        path,
                    )
                    .query(Query::default().add("pageToken", token))
                    .run::<ActivityPage>()
                    .await
            }
        })
    }

    /// Writes to the reviewers (`POST …/comments`).
    ///
    /// # Errors
    /// 404 `template_not_found`.
    pub async fn comment(&self, name: &str, language: &str, comment: &Comment) -> Result<Comment> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.comment"),
                Method::POST,
                path(name, language).text("/comments"),
            )
            .body(comment)
            .run()
            .await
    }

    /// Compares a template with another (`POST …/compare`).
    ///
    /// # Errors
    /// 409 `templates_not_eligible_for_comparison` below 1,000 sends.
    pub async fn compare(
        &self,
        name: &str,
        language: &str,
        request: &CompareRequest,
    ) -> Result<CompareResponse> {
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.compare"),
                Method::POST,
                path(name, language).text("/compare"),
            )
            .safety(Safety::Read)
            .body(request)
            .run()
            .await
    }

    /// Makes Sinch read the templates from Meta again (`POST whatsapp/templates/sync`).
    ///
    /// # Errors
    /// 429 `too_many_requests`.
    pub async fn sync(&self) -> Result<()> {
        let path = Path::new("/whatsapp/templates/sync");
        self.client
            .write(
                Api::Provisioning,
                verb!("provisioning.templates.sync"),
                Method::POST,
                path,
            )
            .run_empty()
            .await
    }
}

fn path(name: &str, language: &str) -> Path {
    Path::new("/whatsapp/templates")
        .id(name)
        .text("/languages")
        .id(language)
}
