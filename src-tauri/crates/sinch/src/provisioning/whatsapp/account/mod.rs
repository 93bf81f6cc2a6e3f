//! The WhatsApp account of the project; there is one.
//!
//! Source: Provisioning API, WhatsApp Accounts.

use futures::Stream;
use reqwest::Method;

use super::{AccountChanges, Activity, ActivityPage, Comment, WhatsApp};
use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::{Map, model, open_enum};
use crate::paging;
use crate::retry::Safety;
use crate::secret::Secret;
use crate::time::Time;

model! {
    /// The WhatsApp account of the project.
    pub struct WhatsAppAccount {
        /// How far it is.
        optional state: AccountState,
        /// Made by embedded sign-up.
        optional is_embedded_signup = "isEmbeddedSignup": bool,
        /// Sinch's business manager: `SINCH_AMERICA`, `SINCH_BR`, `SINCH_MX`, `SINCH_SEP`,
        /// `SINCH_UK`.
        optional business_manager = "businessManager": String,
        /// Id of the account at Meta.
        optional waba_id = "wabaId": String,
        /// Who it belongs to.
        optional details: AccountDetails,
        /// Changes under way.
        optional changes: AccountChanges,
        /// `DISABLE`, `REINSTATE`, `SCHEDULE_FOR_DISABLE`.
        optional waba_ban_state = "wabaBanState": String,
        /// When it was or will be banned.
        optional waba_ban_date = "wabaBanDate": Time,
        /// Maximum prices are in use.
        optional waba_max_price_onboarded = "wabaMaxPriceOnboarded": bool,
        /// Template analytics are in use.
        optional waba_enabled_for_insights = "wabaEnabledForInsights": bool,
        /// Direct sending is in use.
        optional waba_enabled_for_direct_send = "wabaEnabledForDirectSend": bool,
        /// Regions it works in, lower case.
        optional compatible_regions = "compatibleRegions": Vec<String>,
        /// Currency code.
        optional currency: String,
        /// Daily limit, as `TIER_1K`.
        optional business_daily_limit = "businessDailyLimit": String,
    }
}

open_enum! {
    /// How far an account is.
    pub enum AccountState {
        /// In use.
        Onboarded = "ONBOARDED",
        /// Meta has yet to verify the business.
        PendingFacebookVerification = "PENDING_FACEBOOK_VERIFICATION",
        /// Refused.
        Rejected = "REJECTED",
        /// Being looked at.
        InProgress = "IN_PROGRESS",
    }
}

model! {
    /// Who an account belongs to. Also the body of create and update, with what the way of
    /// signing up needs besides.
    pub struct AccountDetails {
        /// Legal name of the company.
        optional company_legal_name = "companyLegalName": String,
        /// Name of the account.
        optional waba_name = "wabaName": String,
        /// Business manager of the company at Meta.
        optional client_business_manager_id = "clientBusinessManagerId": String,
    }
}

model! {
    /// An account to make or to change.
    pub struct AccountRequest {
        /// Who it belongs to.
        optional details: AccountDetails,
        /// Token of the embedded sign-up.
        optional facebook_access_token = "facebookAccessToken": Secret,
        /// Id of the account at Meta.
        optional waba_id = "wabaId": String,
        /// Sinch's business manager.
        optional business_manager = "businessManager": String,
    }
}

model! {
    /// Exchanges a token of the embedded sign-up for a lasting one; deprecated by Sinch.
    pub struct LongLivedTokenRequest {
        /// Token from Facebook; this or the code.
        optional facebook_token = "facebookToken": Secret,
        /// Code from Facebook; this or the token.
        optional facebook_code = "facebookCode": Secret,
        /// Sinch's business manager.
        optional business_manager = "businessManager": String,
    }
}

model! {
    /// A token that lasts 60 days.
    pub struct LongLivedToken {
        /// The token.
        required long_lived_access_token = "longLivedAccessToken": Secret,
    }
}

/// The account calls; see [`WhatsApp::account`].
#[derive(Debug, Clone)]
pub struct Account {
    client: Client,
}

impl WhatsApp {
    /// The WhatsApp account of the project.
    pub fn account(&self) -> Account {
        Account {
            client: self.client.clone(),
        }
    }
}

impl Account {
    /// The account (`GET whatsapp`).
    ///
    /// # Errors
    /// 404 `account_not_found`, 400 `project_not_initialized`.
    pub async fn get(&self) -> Result<WhatsAppAccount> {
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.account.get"),
                Path::new("/whatsapp"),
            )
            .run()
            .await
    }

    /// Makes the account (`POST whatsapp`).
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, request: &AccountRequest) -> Result<WhatsAppAccount> {
        self.write(verb!("provisioning.account.create"), Method::POST, "")
            .body(request)
            .run()
            .await
    }

    /// Changes a rejected account and hands it in again (`PATCH whatsapp`).
    ///
    /// # Errors
    /// As every call.
    pub async fn update(&self, request: &AccountRequest) -> Result<WhatsAppAccount> {
        self.write(verb!("provisioning.account.update"), Method::PATCH, "")
            .body(request)
            .run()
            .await
    }

    /// Deletes the account (`DELETE whatsapp`), which must have no senders.
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self) -> Result<()> {
        self.write(verb!("provisioning.account.delete"), Method::DELETE, "")
            .run_empty()
            .await
    }

    /// What happened to the account (`GET whatsapp/activities`).
    pub fn activities(&self) -> impl Stream<Item = Result<Activity>> + Send + use<> {
        let client = self.client.clone();
        paging::items(move |token| {
            let client = client.clone();
            async move {
                client
                    .read(
                        Api::Provisioning,
                        verb!("provisioning.account.activities"),
                        Path::new("/whatsapp/activities"),
                    )
                    .query(Query::default().add("pageToken", token))
                    .run::<ActivityPage>()
                    .await
            }
        })
    }

    /// Writes to the reviewers (`POST whatsapp/comments`).
    ///
    /// # Errors
    /// As every call.
    pub async fn comment(&self, comment: &Comment) -> Result<Comment> {
        self.write(
            verb!("provisioning.account.comment"),
            Method::POST,
            "/comments",
        )
        .body(comment)
        .run()
        .await
    }

    /// Turns template analytics on (`PUT whatsapp/enableTemplateAnalytics`). For good.
    ///
    /// # Errors
    /// 424 `template_insights_not_yet_available`.
    pub async fn enable_template_analytics(&self) -> Result<()> {
        let name = verb!("provisioning.account.enable_template_analytics");
        self.write(name, Method::PUT, "/enableTemplateAnalytics")
            .run_empty()
            .await
    }

    /// A lasting token for the embedded sign-up (`POST whatsapp/longLivedAccessToken`);
    /// deprecated by Sinch.
    ///
    /// # Errors
    /// As every call.
    pub async fn long_lived_token(
        &self,
        request: &LongLivedTokenRequest,
    ) -> Result<LongLivedToken> {
        let name = verb!("provisioning.account.long_lived_token");
        self.write(name, Method::POST, "/longLivedAccessToken")
            .body(request)
            .run()
            .await
    }

    /// What Meta says of the accounts a token of the embedded sign-up opens
    /// (`POST whatsapp/wabaDetails`); deprecated by Sinch, which documents no shapes.
    ///
    /// # Errors
    /// As every call.
    pub async fn waba_details(&self, request: &Map) -> Result<Map> {
        self.write(
            verb!("provisioning.account.waba_details"),
            Method::POST,
            "/wabaDetails",
        )
        .safety(Safety::Read)
        .body(request)
        .run()
        .await
    }

    fn write(&self, name: tracing::Span, method: Method, rest: &str) -> crate::client::Call<'_> {
        let path = Path::new("/whatsapp").text(rest);
        self.client.write(Api::Provisioning, name, method, path)
    }
}
