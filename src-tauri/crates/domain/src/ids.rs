//! The ids of everything that is kept: UUIDv7 text behind a prefix that names the kind, so that an
//! id in a log, a URL or a question to a colleague tells what it is, and ids sort by age.
//!
//! To add one: a line in the `ids!` list.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(type = "string")]
        pub struct $name(String);

        impl $name {
            /// What every id of this kind starts with.
            pub const PREFIX: &'static str = $prefix;

            /// An id of this kind from a (time-ordered) UUID.
            pub fn new(uuid: Uuid) -> Self {
                Self(format!("{}{}", Self::PREFIX, uuid.simple()))
            }

            /// The id as text, as it stands in the database and crosses the door.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A Sinch app as this console knows it.
    AccountId = "acc_";
    /// A webhook of an account's app.
    WebhookId = "whk_";
    /// A template, omni-channel or WhatsApp.
    TemplateId = "tpl_";
    /// A person.
    ContactId = "con_";
    /// A list of people.
    ListId = "lst_";
    /// One import of a contact file.
    ImportId = "imp_";
    /// A campaign.
    CampaignId = "cmp_";
    /// One person in one campaign: a row of its ledger.
    RecipientId = "rcp_";
    /// A note that a person left on a campaign.
    NoteId = "not_";
    /// One export of a campaign's ledger.
    ExportId = "exp_";
    /// One try to send to a recipient. Travels as `correlation_id` and in `message_metadata`.
    AttemptId = "att_";
    /// A callback as it was received.
    CallbackId = "cbk_";
    /// Bytes uploaded or made for download.
    FileId = "fil_";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_its_kind_and_is_plain_text_in_json() {
        let id = CampaignId::new(Uuid::from_u128(7));
        assert_eq!(id.as_str(), "cmp_00000000000000000000000000000007");
        assert_eq!(
            serde_json::to_string(&id).ok().as_deref(),
            Some("\"cmp_00000000000000000000000000000007\"")
        );
    }
}
