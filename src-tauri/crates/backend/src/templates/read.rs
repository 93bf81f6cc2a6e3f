//! Reading templates.

use super::model::{Template, Translation};
use crate::campaigns::{CampaignUse, uses};
use crate::{App, AppError, Caller, Code, Page, Result, page, words};
use domain::{AccountId, Channel, TemplateId, TemplateKind, TemplateSort, TemplateState};
use serde::Deserialize;
use store::campaigns::Used;
use store::templates::{TemplateFilter, TemplateRow, TranslationRow};
use ts_rs::TS;

/// Which templates, and from where on.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
#[ts(optional_fields)]
pub struct ListTemplates {
    pub account_id: Option<AccountId>,
    /// How the name begins.
    pub search: Option<String>,
    pub kind: Option<TemplateKind>,
    pub state: Option<TemplateState>,
    /// `UTILITY`, `MARKETING` or `AUTHENTICATION`.
    pub category: Option<String>,
    /// With a translation into this language.
    pub language: Option<String>,
    /// That can be sent on this channel: WhatsApp's on WhatsApp alone, omni-channel ones on all.
    pub channel: Option<Channel>,
    /// By what; by name without it.
    pub sort: Option<TemplateSort>,
    /// Largest first.
    #[ts(as = "Option<bool>")]
    pub descending: bool,
    pub cursor: Option<String>,
    pub limit: Option<u32>,
}

/// One template.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneTemplate {
    pub id: TemplateId,
}

pub(super) async fn list(app: App, _: Caller, request: ListTemplates) -> Result<Page<Template>> {
    let kind = match request.channel {
        None | Some(Channel::WhatsApp) => request.kind,
        Some(_) if request.kind == Some(TemplateKind::Whatsapp) => {
            return Ok(Page::whole(Vec::new()));
        }
        Some(_) => Some(TemplateKind::Omni),
    };
    let filter = TemplateFilter {
        account: request.account_id,
        search: request.search,
        kind: kind.map(|kind| kind.as_str().to_owned()),
        state: request.state.map(|state| state.as_str().to_owned()),
        category: request.category,
        language: request.language,
        sort: request.sort,
        descending: request.descending,
    };
    let limit = page::limit(request.limit);
    let (parts, next) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let after = request.cursor.as_deref();
                let (rows, next) = store::templates::list(tx, &filter, after, limit).await?;
                let mut parts = Vec::with_capacity(rows.len());
                for row in rows {
                    let id = row.id.as_str().into();
                    parts.push((row, store::templates::translations(tx, &id).await?));
                }
                Ok((parts, next))
            })
        })
        .await?;
    let items = parts
        .into_iter()
        .map(|(row, translations)| template(row, translations))
        .collect::<Result<_>>()?;
    Ok(Page { items, next })
}

pub(super) async fn get(app: App, _: Caller, request: OneTemplate) -> Result<Template> {
    find(&app, &request.id).await
}

/// Whose languages.
#[derive(Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ListLanguages {
    pub account_id: Option<AccountId>,
}

/// The languages there are, for a filter.
pub(super) async fn languages(app: App, _: Caller, request: ListLanguages) -> Result<Page<String>> {
    let languages = app
        .store()
        .read(move |tx| {
            Box::pin(
                async move { store::templates::languages(tx, request.account_id.as_ref()).await },
            )
        })
        .await?;
    Ok(Page::whole(languages))
}

/// A page of what belongs to a template.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfTemplate {
    pub id: TemplateId,
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// The campaigns that send, or sent, a template.
pub(super) async fn campaigns(
    app: App,
    _: Caller,
    request: OfTemplate,
) -> Result<Page<CampaignUse>> {
    let used = Used::Template(request.id);
    uses(&app, used, request.cursor.as_deref(), request.limit).await
}

/// One template as it was last synced.
///
/// # Errors
/// `not_found`.
pub async fn find(app: &App, id: &TemplateId) -> Result<Template> {
    let asked = id.clone();
    let (row, translations) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let row = store::templates::get(tx, &asked).await?;
                Ok((row, store::templates::translations(tx, &asked).await?))
            })
        })
        .await
        .map_err(|fault| match fault {
            store::Error::NotFound => {
                AppError::new(Code::NotFound, words!("templates-missing")).because(fault)
            }
            other => other.into(),
        })?;
    template(row, translations)
}

fn template(row: TemplateRow, translations: Vec<TranslationRow>) -> Result<Template> {
    Ok(Template {
        kind: row.kind.parse().map_err(AppError::internal)?,
        state: row.state.parse().map_err(AppError::internal)?,
        translations: translations
            .into_iter()
            .map(translation)
            .collect::<Result<_>>()?,
        id: row.id.into(),
        account_id: row.account_id.into(),
        remote_id: row.remote_id,
        name: row.name,
        category: some(row.category),
        default_language: some(row.default_language),
        synced_at: row.synced_at,
    })
}

fn translation(row: TranslationRow) -> Result<Translation> {
    Ok(Translation {
        state: row.state.parse().map_err(AppError::internal)?,
        variables: serde_json::from_str(&row.variables).map_err(AppError::internal)?,
        preview: serde_json::from_str(&row.preview).map_err(AppError::internal)?,
        language: row.language,
        version: some(row.version),
        reason: some(row.reason),
    })
}

/// A text that is there.
pub(super) fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
