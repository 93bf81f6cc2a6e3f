//! The sender and what is asked and answered about senders.

use crate::client::Query;
use crate::json::{Map, model, open_enum};
use crate::paging::Page;
use crate::secret::Secret;
use crate::time::Time;

model! {
    /// A number messages come from.
    pub struct WhatsAppSender {
        /// A UUID; `claimed_identity` of an app's credentials.
        required id: String,
        /// Whether it is in use; absent before its first submission.
        optional state: SenderState,
        /// What people see of it.
        optional details: SenderDetails,
        /// Changes under way.
        optional changes: SenderChanges,
        /// Meta's word on single details, such as a display name under review.
        optional metadata: Map,
        /// `BR`, `EU`, `US`.
        optional region: String,
        /// Country Meta stores its data in.
        optional meta_local_storage = "metaLocalStorage": String,
        /// App it belongs to; deprecated by Sinch.
        optional conversation_api_app = "conversationApiApp": String,
        /// App it belongs to.
        optional conversation_api_app_details = "conversationApiAppDetails": ConversationAppDetails,
        /// Messages per second.
        optional max_tps = "maxTps": u32,
        /// Quality in people's eyes.
        optional quality_rating = "qualityRating": QualityRating,
        /// Daily limit, as `TIER_1K`; deprecated by Sinch.
        optional daily_limit = "dailyLimit": String,
        /// `token` of an app's credentials.
        optional bearer_token = "bearerToken": Secret,
        /// Runs on Meta's Cloud API.
        optional cloud_api = "cloudApi": bool,
        /// When it was made.
        optional created: Time,
        /// When it was last changed.
        optional modified: Time,
        /// Digits of the country, as `48`.
        optional country_code = "countryCode": String,
        /// Number without the country.
        optional phone_number = "phoneNumber": String,
        /// Whose number it is.
        optional number_provider = "numberProvider": NumberProvider,
        /// Sinch's business manager.
        optional business_manager = "businessManager": String,
        /// Regions it works in, lower case.
        optional compatible_regions = "compatibleRegions": Vec<String>,
    }
}

open_enum! {
    /// Whether a sender is in use.
    #[allow(missing_docs)]
    pub enum SenderState {
        Active = "ACTIVE",
        InProgress = "IN_PROGRESS",
        Inactive = "INACTIVE",
        PendingVerification = "PENDING_VERIFICATION",
        Suspended = "SUSPENDED",
        Error = "ERROR",
    }
}

open_enum! {
    /// How far changes of a sender are.
    #[allow(missing_docs)]
    pub enum SenderChangesStatus {
        Draft = "DRAFT",
        Error = "ERROR",
        InProgress = "IN_PROGRESS",
        Rejected = "REJECTED",
        /// Deprecated by Sinch.
        MultipleWaba = "MULTIPLE_WABA_ERROR",
    }
}

open_enum! {
    /// Quality of a sender in people's eyes.
    #[allow(missing_docs)]
    pub enum QualityRating {
        Green = "GREEN",
        Yellow = "YELLOW",
        Red = "RED",
        Unknown = "UNKNOWN",
    }
}

open_enum! {
    /// Whose number a sender is.
    pub enum NumberProvider {
        /// The customer's.
        Customer = "CUSTOMER",
        /// Sinch's.
        Sinch = "SINCH",
    }
}

model! {
    /// What people see of a sender. In changes a null deletes a field: put it into `extra`.
    pub struct SenderDetails {
        /// Name, 1 to 128 characters.
        optional display_name = "displayName": String,
        /// At most 512 characters.
        optional description: String,
        /// Line of business, as `PROFESSIONAL_SERVICES`.
        optional vertical: String,
        /// Email address.
        optional email: String,
        /// Postal address, at most 256 characters.
        optional address: String,
        /// Web page.
        optional website_one = "websiteOne": String,
        /// Second web page.
        optional website_two = "websiteTwo": String,
        /// 1 to 139 characters.
        optional about: String,
        /// Picture: JPEG, PNG or WebP of at most 5 MB and 192 to 640 pixels.
        optional photo_url = "photoUrl": String,
        /// User name.
        optional username: String,
    }
}

model! {
    /// Changes of a sender that are under way.
    pub struct SenderChanges {
        /// How far they are.
        optional status: SenderChangesStatus,
        /// What is to change.
        optional details: SenderDetails,
        /// What went wrong.
        optional error: Map,
    }
}

model! {
    /// App a sender belongs to.
    pub struct ConversationAppDetails {
        /// Id of the app.
        optional id: String,
        /// Project of the app.
        optional project_id = "projectId": String,
        /// Region of the app.
        optional region: String,
        /// `ACTIVE`, `FAILING`, `PENDING`.
        optional channel_status = "channelStatus": String,
    }
}

/// Which senders to list.
///
/// Source: Provisioning API, `GET whatsapp/senders`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListSenders {
    /// In these states.
    pub states: Vec<SenderState>,
    /// With changes in these statuses.
    pub statuses: Vec<SenderChangesStatus>,
    /// Senders a page: 50 unless set, at most 100.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListSenders {
    pub(super) fn query(&self) -> Query {
        let states: Vec<&str> = self.states.iter().map(SenderState::as_str).collect();
        let statuses: Vec<&str> = self
            .statuses
            .iter()
            .map(SenderChangesStatus::as_str)
            .collect();
        Query::default()
            .list("filterStates", &states)
            .list("filterStatuses", &statuses)
            .add("pageSize", self.page_size)
            .add("pageToken", self.page_token.as_ref())
    }
}

model! {
    /// A page of senders.
    pub struct SenderPage {
        /// The senders.
        optional senders: Vec<WhatsAppSender>,
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

impl Page for SenderPage {
    type Item = WhatsAppSender;

    fn split(self) -> (Vec<WhatsAppSender>, Option<String>) {
        (self.senders.unwrap_or_default(), self.next_page_token)
    }
}

model! {
    /// A sender to make. Which fields are needed depends on the way of signing up.
    pub struct SenderRequest {
        /// What people will see of it.
        optional details: SenderDetails,
        /// `BR`, `EU`, `US`.
        optional region: String,
        /// Country Meta stores its data in.
        optional meta_local_storage = "metaLocalStorage": String,
        /// Digits of the country.
        optional country_code = "countryCode": String,
        /// Number without the country.
        optional phone_number = "phoneNumber": String,
        /// Whose number it is.
        optional number_provider = "numberProvider": NumberProvider,
        /// Token of the embedded sign-up.
        optional facebook_access_token = "facebookAccessToken": Secret,
        /// Account at Meta.
        optional waba_id = "wabaId": String,
    }
}

model! {
    /// Changes to draft or submit.
    pub struct SenderPatch {
        /// `DRAFT` (the default) or `SUBMIT`; always worth saying.
        optional status: String,
        /// What is to change.
        optional details: SenderDetails,
    }
}

open_enum! {
    /// How a verification code comes.
    pub enum RegistrationMethod {
        /// As a text.
        Sms = "SMS",
        /// By a call.
        Voice = "VOICE",
    }
}

model! {
    /// Asks for a verification code.
    pub struct RegisterRequest {
        /// How it is to come.
        required method: RegistrationMethod,
    }
}

model! {
    /// A verification code was asked for.
    pub struct RegisterResponse {
        /// The sender.
        optional id: String,
        /// How it comes.
        optional method: RegistrationMethod,
        /// The request was accepted.
        optional accepted: bool,
        /// The code is on its way.
        optional verification_code_sent = "verificationCodeSent": bool,
    }
}

model! {
    /// Hands the verification code in.
    pub struct VerifyRequest {
        /// Six characters; not always needed.
        optional code: Secret,
    }
}
