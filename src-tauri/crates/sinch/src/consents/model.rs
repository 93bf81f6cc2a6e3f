//! Lists of consents and their history.

use crate::channel::{Channel, Recipient};
use crate::json::{model, open_enum};
use crate::paging::Page;
use crate::time::Time;

open_enum! {
    /// The lists of people who opted out.
    pub enum ListType {
        /// Of everything.
        All = "OPT_OUT_ALL",
        /// Of advertising.
        Marketing = "OPT_OUT_MARKETING",
        /// Of notifications.
        Notification = "OPT_OUT_NOTIFICATION",
    }
}

model! {
    /// Someone on a list.
    pub struct ConsentIdentity {
        /// A phone number or a channel's own id.
        required identity: String,
    }
}

model! {
    /// A page of a list.
    ///
    /// Source: Conversation API, `GET apps/{id}/consents/{list}`.
    pub struct ConsentPage {
        /// The people.
        optional identities: Vec<ConsentIdentity>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
    }
}

impl Page for ConsentPage {
    type Item = ConsentIdentity;

    fn split(self) -> (Vec<ConsentIdentity>, Option<String>) {
        (self.identities.unwrap_or_default(), self.next_page_token)
    }
}

model! {
    /// How someone came onto lists and off them.
    ///
    /// Source: Conversation API, `GET apps/{id}/consents/identities/{identity}`.
    pub struct AuditRecords {
        /// Who.
        optional identity: ConsentIdentity,
        /// What happened.
        optional audit_records: Vec<AuditRecord>,
    }
}

model! {
    /// One change of a list.
    pub struct AuditRecord {
        /// By whom.
        optional origin: AuditOrigin,
        /// What was done.
        optional operation: AuditOperation,
        /// To which list.
        optional list_type: ListType,
        /// The project.
        optional project_id: String,
        /// The app.
        optional app_id: String,
        /// When.
        optional datetime: Time,
    }
}

open_enum! {
    /// Who changed a list.
    pub enum AuditOrigin {
        /// A program.
        Api = "ORIGIN_API",
        /// The person, by keyword.
        Mo = "ORIGIN_MO",
    }
}

open_enum! {
    /// What was done to a list.
    #[allow(missing_docs)]
    pub enum AuditOperation {
        Insert = "OPERATION_INSERT",
        Update = "OPERATION_UPDATE",
        Delete = "OPERATION_DELETE",
    }
}

model! {
    /// Registers an opt-in or opt-out; deprecated by Sinch.
    ///
    /// Source: Conversation API, `optins:register`, `optouts:register`.
    pub struct RegisterOptRequest {
        /// The app.
        required app_id: String,
        /// The channels.
        required channels: Vec<Channel>,
        /// The person.
        required recipient: Recipient,
    }
}

model! {
    /// The registration, taken; its outcome comes as callback.
    pub struct RegisterOptResponse {
        /// Comes back in the callback.
        optional request_id: String,
        /// The outcome, in old answers.
        optional opt_in: RegisterOptRequest,
    }
}
