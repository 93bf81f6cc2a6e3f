//! The template and what is asked and answered about templates.

use std::collections::BTreeMap;

use serde_json::Number;

use super::component::Component;
use crate::client::Query;
use crate::json::{model, open_enum};
use crate::paging::Page;
use crate::time::Time;

model! {
    /// A template in one language, with its approved content and the changes under way.
    pub struct WhatsAppTemplate {
        /// Name: lower case, digits, `_`; at most 512.
        required name: String,
        /// As `EN_US`.
        required language: String,
        /// Category.
        required category: TemplateCategory,
        /// Id at Meta.
        optional whatsapp_id = "whatsappId": String,
        /// Whether it may be sent; absent for a pure draft.
        optional state: TemplateState,
        /// Why it was rejected.
        optional rejection_code = "rejectionCode": RejectionCode,
        /// Quality in people's eyes.
        optional quality_score = "qualityScore": QualityScore,
        /// Changes under way; absent once approved.
        optional changes: TemplateChanges,
        /// The approved content.
        optional details: TemplateDetails,
        /// How it fared.
        optional analytics: Vec<TemplateAnalytics>,
        /// Made by Meta.
        optional is_meta_generated = "isMetaGenerated": bool,
    }
}

open_enum! {
    /// Categories of templates, which differ in price and rules.
    #[allow(missing_docs)]
    pub enum TemplateCategory {
        Authentication = "AUTHENTICATION",
        Marketing = "MARKETING",
        Utility = "UTILITY",
        Unrecognized = "UNRECOGNIZED",
    }
}

open_enum! {
    /// Whether a template may be sent.
    #[allow(missing_docs)]
    pub enum TemplateState {
        Approved = "APPROVED",
        Disabled = "DISABLED",
        Paused = "PAUSED",
        Pending = "PENDING",
        Rejected = "REJECTED",
    }
}

open_enum! {
    /// Why a template was rejected.
    #[allow(missing_docs)]
    pub enum RejectionCode {
        AbusiveContent = "ABUSIVE_CONTENT",
        IncorrectCategory = "INCORRECT_CATEGORY",
        InvalidFormat = "INVALID_FORMAT",
        None = "NONE",
        Scam = "SCAM",
    }
}

open_enum! {
    /// Quality of a template in people's eyes.
    #[allow(missing_docs)]
    pub enum QualityScore {
        Green = "QUALITY_SCORE_GREEN",
        Yellow = "QUALITY_SCORE_YELLOW",
        Red = "QUALITY_SCORE_RED",
        Unknown = "QUALITY_SCORE_UNKNOWN",
    }
}

open_enum! {
    /// How far changes of a template are.
    #[allow(missing_docs)]
    pub enum ChangesStatus {
        Draft = "DRAFT",
        InProgress = "IN_PROGRESS",
        Rejected = "REJECTED",
    }
}

open_enum! {
    /// What to do with a new or changed template. The default differs between create (SUBMIT) and
    /// update (DRAFT), so it is always worth saying.
    pub enum SubmitStatus {
        /// Keep it for later.
        Draft = "DRAFT",
        /// Hand it in to Meta.
        Submit = "SUBMIT",
    }
}

model! {
    /// Changes of a template that are under way.
    pub struct TemplateChanges {
        /// How far they are.
        required status: ChangesStatus,
        /// Whether Meta may choose another category.
        optional allow_category_change = "allowCategoryChange": bool,
        /// The content to be.
        optional details: TemplateDetails,
    }
}

model! {
    /// Content of a template.
    pub struct TemplateDetails {
        /// Its parts.
        required components: Vec<Component>,
        /// How long to try to deliver, in seconds; bounds depend on the category.
        optional message_send_ttl_seconds = "messageSendTtlSeconds": u64,
        /// What to pay (marketing).
        optional optimization: Optimization,
    }
}

model! {
    /// What to pay for a marketing template.
    pub struct Optimization {
        /// Bid.
        required bid_amount = "bidAmount": Number,
        /// `LOWEST_COST_WITH_BID_CAP`; in answers with the prefix `BID_STRATEGY_`.
        required bid_strategy = "bidStrategy": String,
        /// Country to factor, as `{"US": "1.2"}`.
        optional bid_country_multiplier_overrides = "bidCountryMultiplierOverrides":
            BTreeMap<String, String>,
    }
}

model! {
    /// How a template fared over some time.
    pub struct TemplateAnalytics {
        /// Sent.
        optional sent: u64,
        /// Delivered.
        optional delivered: u64,
        /// Read.
        optional read: u64,
        /// Beginning of the time.
        optional start: Time,
        /// End of the time.
        optional end: Time,
        /// Clicks.
        optional buttons: Vec<ButtonAnalytics>,
    }
}

model! {
    /// Clicks on a button.
    pub struct ButtonAnalytics {
        /// `QUICK_REPLY`, `URL` or `UNIQUE_URL`.
        optional kind = "type": String,
        /// On the button.
        optional content: String,
        /// How many.
        optional clicks: u64,
    }
}

model! {
    /// A template to create, in one language.
    ///
    /// Source: Provisioning API, `POST whatsapp/templates`.
    pub struct CreateTemplate {
        /// Name: `^[a-z0-9][a-z0-9_]*[a-z0-9]$`, at most 512.
        required name: String,
        /// As `EN_US`.
        required language: String,
        /// Category.
        required category: TemplateCategory,
        /// Content.
        required details: TemplateDetails,
        /// What to do with it; SUBMIT unless set.
        optional status: SubmitStatus,
        /// Keep a draft when Meta refuses it.
        optional save_draft_on_failure = "saveDraftOnFailure": bool,
        /// Whether Meta may choose another category.
        optional allow_category_change = "allowCategoryChange": bool,
    }
}

model! {
    /// Changes to draft or submit.
    ///
    /// Source: Provisioning API, `PATCH whatsapp/templates/{name}/languages/{language}`.
    pub struct UpdateTemplate {
        /// What to do with them; DRAFT unless set.
        optional status: SubmitStatus,
        /// Only while a draft, or rejected for its category.
        optional category: TemplateCategory,
        /// Whether Meta may choose another category.
        optional allow_category_change = "allowCategoryChange": bool,
        /// Content.
        optional details: TemplateDetails,
    }
}

/// Which templates to list.
///
/// Source: Provisioning API, `GET whatsapp/templates`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListTemplates {
    /// Whose name begins so.
    pub template_name: Option<String>,
    /// In these states.
    pub states: Vec<TemplateState>,
    /// With changes in these statuses.
    pub statuses: Vec<ChangesStatus>,
    /// Only these fields of each, such as `name` and `details.components.0.text`.
    pub field_mask: Vec<String>,
    /// `DAY` unless set, `WEEK`, `MONTH` or `QUARTER`.
    pub analytics_date_range: Option<String>,
    /// Templates a page: 50 unless set, at most 1000.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListTemplates {
    pub(super) fn query(&self) -> Query {
        let states: Vec<&str> = self.states.iter().map(TemplateState::as_str).collect();
        let statuses: Vec<&str> = self.statuses.iter().map(ChangesStatus::as_str).collect();
        Query::default()
            .add("templateName", self.template_name.as_ref())
            .list("filterStates", &states)
            .list("filterStatuses", &statuses)
            .list("fieldMask", &self.field_mask)
            .add(
                "templateAnalyticsDateRange",
                self.analytics_date_range.as_ref(),
            )
            .add("pageSize", self.page_size)
            .add("pageToken", self.page_token.as_ref())
    }
}

model! {
    /// A page of templates.
    pub struct TemplatePage {
        /// The templates.
        optional templates: Vec<WhatsAppTemplate>,
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

impl Page for TemplatePage {
    type Item = WhatsAppTemplate;

    fn split(self) -> (Vec<WhatsAppTemplate>, Option<String>) {
        (self.templates.unwrap_or_default(), self.next_page_token)
    }
}

/// Meta's form of a language code, which sends want, from the Provisioning API's: `EN_US` becomes
/// `en_US`, `FIL` becomes `fil`.
pub fn meta_language(code: &str) -> String {
    match code.split_once('_') {
        Some((language, country)) => format!("{}_{country}", language.to_ascii_lowercase()),
        None => code.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_codes_take_metas_case() {
        for (ours, metas) in [
            ("EN_US", "en_US"),
            ("EN", "en"),
            ("FIL", "fil"),
            ("KY_KG", "ky_KG"),
        ] {
            assert_eq!(meta_language(ours), metas);
        }
    }
}
