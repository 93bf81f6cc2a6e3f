//! The contact and what is asked and answered about contacts.

use crate::channel::{Channel, ChannelIdentity, Recipient};
use crate::client::Query;
use crate::json::{model, open_enum};
use crate::paging::Page;

model! {
    /// A person known to the project in a region. Also the body of create and update: to create,
    /// `channel_identities` and `language` are required.
    ///
    /// Source: Conversation API, `Contact`.
    pub struct Contact {
        /// A ULID; read-only.
        optional id: String,
        /// The person's identities.
        optional channel_identities: Vec<ChannelIdentity>,
        /// Channels in the order to try them.
        optional channel_priority: Vec<Channel>,
        /// Name; `Unknown` when Sinch made the contact.
        optional display_name: String,
        /// Email address.
        optional email: String,
        /// Id of the person elsewhere.
        optional external_id: String,
        /// At most 1024 characters.
        optional metadata: String,
        /// Such as `EN_US`; `UNSPECIFIED` when not known.
        optional language: Language,
    }
}

open_enum! {
    /// Languages of contacts.
    ///
    /// Source: Conversation API, `ContactLanguage`.
    #[allow(missing_docs)]
    pub enum Language {
        Af = "AF", Sq = "SQ", Ar = "AR", Az = "AZ", Bn = "BN", Bg = "BG", Ca = "CA", Zh = "ZH",
        ZhCn = "ZH_CN", ZhHk = "ZH_HK", ZhTw = "ZH_TW", Hr = "HR", Cs = "CS", Da = "DA",
        Nl = "NL", En = "EN", EnGb = "EN_GB", EnUs = "EN_US", Et = "ET", Fil = "FIL", Fi = "FI",
        Fr = "FR", De = "DE", El = "EL", Gu = "GU", Ha = "HA", He = "HE", Hi = "HI", Hu = "HU",
        Id = "ID", Ga = "GA", It = "IT", Ja = "JA", Kn = "KN", Kk = "KK", Ko = "KO", Lo = "LO",
        Lv = "LV", Lt = "LT", Mk = "MK", Ms = "MS", Ml = "ML", Mr = "MR", Nb = "NB", Fa = "FA",
        Pl = "PL", Pt = "PT", PtBr = "PT_BR", PtPt = "PT_PT", Pa = "PA", Ro = "RO", Ru = "RU",
        Sr = "SR", Sk = "SK", Sl = "SL", Es = "ES", EsAr = "ES_AR", EsEs = "ES_ES",
        EsMx = "ES_MX", Sw = "SW", Sv = "SV", Ta = "TA", Te = "TE", Th = "TH", Tr = "TR",
        Uk = "UK", Ur = "UR", Uz = "UZ", Vi = "VI", Zu = "ZU",
        /// Not known.
        Unspecified = "UNSPECIFIED",
    }
}

/// Which contacts to list. All fields narrow the list.
///
/// Source: Conversation API, `GET contacts`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListContacts {
    /// With this id elsewhere.
    pub external_id: Option<String>,
    /// With an identity on this channel.
    pub channel: Option<Channel>,
    /// With this identity.
    pub identity: Option<String>,
    /// Contacts a page: 10 unless set, at most 20.
    pub page_size: Option<u32>,
    /// Where to begin.
    pub page_token: Option<String>,
}

impl ListContacts {
    pub(super) fn query(&self) -> Query {
        Query::default()
            .add("external_id", self.external_id.as_ref())
            .add("channel", self.channel.as_ref())
            .add("identity", self.identity.as_ref())
            .add("page_size", self.page_size)
            .add("page_token", self.page_token.as_ref())
    }
}

model! {
    /// A page of contacts.
    pub struct ContactPage {
        /// The contacts.
        optional contacts: Vec<Contact>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
    }
}

impl Page for ContactPage {
    type Item = Contact;

    fn split(self) -> (Vec<Contact>, Option<String>) {
        (self.contacts.unwrap_or_default(), self.next_page_token)
    }
}

model! {
    /// Merges one contact into another. The source disappears; its identities and conversations
    /// move.
    ///
    /// Source: Conversation API, `contacts/{id}:merge`.
    pub struct MergeContactRequest {
        /// The contact that disappears.
        required source_id: String,
        /// How; there is one way.
        optional strategy: MergeStrategy,
    }
}

open_enum! {
    /// Ways to merge contacts.
    pub enum MergeStrategy {
        /// The only one.
        Merge = "MERGE",
    }
}

model! {
    /// Asks a channel for the profile of a person.
    ///
    /// Source: Conversation API, `contacts:getChannelProfile`.
    pub struct ChannelProfileRequest {
        /// The app that asks.
        required app_id: String,
        /// The person.
        required recipient: Recipient,
        /// Messenger, Instagram, Viber or LINE.
        required channel: Channel,
    }
}

model! {
    /// Profile of a person on a channel.
    pub struct ChannelProfile {
        /// Name.
        optional profile_name: String,
    }
}

model! {
    /// An identity that sits on several contacts.
    pub struct IdentityConflict {
        /// The identity.
        optional identity: String,
        /// On which channels.
        optional channels: Vec<Channel>,
        /// The contacts.
        optional contact_ids: Vec<String>,
    }
}

model! {
    /// A page of conflicts.
    ///
    /// Source: Conversation API, `contacts:identityConflicts`.
    pub struct IdentityConflictPage {
        /// The conflicts.
        optional conflicts: Vec<IdentityConflict>,
        /// Where the next page begins; absent or empty on the last.
        optional next_page_token: String,
    }
}

impl Page for IdentityConflictPage {
    type Item = IdentityConflict;

    fn split(self) -> (Vec<IdentityConflict>, Option<String>) {
        (self.conflicts.unwrap_or_default(), self.next_page_token)
    }
}
