//! The message of a campaign, in Sinch's words, for one recipient.
//!
//! Each carries its attempt's id twice: callbacks bring back both the correlation id and the
//! metadata, a listing only the metadata.

use super::fill::Parameters;
use crate::{AppError, Result};
use domain::{AttemptId, CampaignId};
use serde::{Deserialize, Serialize};
use sinch::channel::{Channel, Recipient};
use sinch::messages::content::{TemplateMessage, TemplateReference};
use sinch::messages::{AppMessage, SendMessageRequest};
use store::campaigns::{Campaign, Claimed};

/// The template that a launch was checked with, as messages name it. Kept with the campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SentTemplate {
    /// A WhatsApp template: by name and Meta's language code.
    WhatsApp { name: String, language: String },
    /// An omni-channel template: by id and the version that was checked.
    Omni {
        id: String,
        version: String,
        language: String,
    },
}

/// What travels as `message_metadata`: which campaign, which attempt.
#[derive(Debug, Serialize, Deserialize)]
pub struct Mark {
    #[serde(rename = "cmp")]
    pub campaign: CampaignId,
    #[serde(rename = "att")]
    pub attempt: AttemptId,
}

impl Mark {
    /// Reads the metadata of a message; `None` for messages that are not ours.
    pub fn read(metadata: &str) -> Option<Mark> {
        serde_json::from_str(metadata).ok()
    }
}

/// Makes the messages of one campaign.
pub struct Composer {
    app_id: String,
    campaign: CampaignId,
    template: SentTemplate,
}

impl Composer {
    /// For a campaign whose template was fixed at launch.
    ///
    /// # Errors
    /// `internal` when what was kept does not read.
    pub fn new(app_id: &str, campaign: &Campaign) -> Result<Composer> {
        Ok(Composer {
            app_id: app_id.to_owned(),
            campaign: campaign.id.clone(),
            template: serde_json::from_str(&campaign.template).map_err(AppError::internal)?,
        })
    }

    /// The message for one recipient.
    pub fn compose(&self, claimed: &Claimed) -> SendMessageRequest {
        let channel = Channel::from(claimed.channel.as_str());
        // Written by us as an object of texts when the ledger was laid.
        let parameters: Parameters = serde_json::from_str(&claimed.parameters).unwrap_or_default();
        let reference = |id: &str, language: &str| TemplateReference {
            language_code: Some(language.to_owned()),
            parameters: Some(parameters),
            ..TemplateReference::new(id.to_owned())
        };
        let template = match &self.template {
            SentTemplate::WhatsApp { name, language } => {
                TemplateMessage::on_channel(Channel::WhatsApp, reference(name, language))
            }
            SentTemplate::Omni {
                id,
                version,
                language,
            } => TemplateMessage::omni(TemplateReference {
                version: Some(version.clone()),
                ..reference(id, language)
            }),
        };
        let mark = Mark {
            campaign: self.campaign.clone(),
            attempt: claimed.attempt.clone(),
        };
        let recipient = Recipient::identity(channel.clone(), claimed.identity.as_str());
        SendMessageRequest {
            channel_priority_order: Some(vec![channel]),
            correlation_id: Some(claimed.attempt.to_string()),
            message_metadata: serde_json::to_string(&mark).ok(),
            ..SendMessageRequest::new(self.app_id.clone(), recipient, AppMessage::from(template))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_message_names_its_template_its_person_and_its_attempt() {
        let composer = Composer {
            app_id: "01APP".into(),
            campaign: "cmp_1".into(),
            template: SentTemplate::WhatsApp {
                name: "order_ready".into(),
                language: "it".into(),
            },
        };
        let claimed = Claimed {
            recipient: "rcp_1".into(),
            attempt: "att_1_1".into(),
            identity: "+393123477893".into(),
            channel: "WHATSAPP".into(),
            language: "it".into(),
            parameters: r#"{"body[1]text":"Ann"}"#.into(),
        };
        let sent = serde_json::to_value(composer.compose(&claimed)).unwrap();
        assert_eq!(
            sent["message"]["template_message"]["channel_template"]["WHATSAPP"],
            json!({"template_id": "order_ready", "language_code": "it",
                   "parameters": {"body[1]text": "Ann"}})
        );
        assert_eq!(sent["correlation_id"], "att_1_1");
        let mark = Mark::read(sent["message_metadata"].as_str().unwrap()).unwrap();
        assert_eq!(mark.attempt.as_str(), "att_1_1");
        assert_eq!(sent["channel_priority_order"], json!(["WHATSAPP"]));
        assert!(Mark::read("plain text").is_none());
    }
}
