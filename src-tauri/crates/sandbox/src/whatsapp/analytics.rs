//! How templates did: sent, delivered and read, counted by day.
//!
//! Counted only while the account is enabled for insights (`/whatsapp/enableTemplateAnalytics`),
//! as Meta does; nothing of it outlives the sandbox.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    channel::Channel,
    clock::rfc3339,
    messages::{
        Message,
        life::{Status, What},
    },
    refusal::Refusal,
    transcode,
    world::World,
};

const DAY_MS: i64 = 86_400_000;

/// Counts of one template in one language on one day.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    sent: u64,
    delivered: u64,
    read: u64,
}

/// All counts, by name, lower-case language and day since the epoch.
#[derive(Debug, Default)]
pub(crate) struct Analytics(BTreeMap<(String, String, i64), Counts>);

impl Analytics {
    fn between(&self, name: &str, language: &str, first: i64, last: i64) -> Counts {
        let key = |day| (name.to_owned(), language.to_lowercase(), day);
        let mut sum = Counts::default();
        for (_, counts) in self.0.range(key(first)..=key(last)) {
            sum.sent += counts.sent;
            sum.delivered += counts.delivered;
            sum.read += counts.read;
        }
        sum
    }

    /// The `analytics` of a template over the days up to now.
    pub(super) fn shown(&self, name: &str, language: &str, days: i64, now_ms: i64) -> Value {
        let today = now_ms.div_euclid(DAY_MS);
        let first = today - days + 1;
        let counts = self.between(name, language, first, today);
        json!([{
            "sent": counts.sent,
            "delivered": counts.delivered,
            "read": counts.read,
            "start": rfc3339(first * DAY_MS),
            "end": rfc3339((today + 1) * DAY_MS),
            "buttons": [],
        }])
    }

    /// How often a template was sent in the days before a time.
    pub(super) fn sends(&self, name: &str, language: &str, days: i64, until_ms: i64) -> u64 {
        let last = until_ms.div_euclid(DAY_MS);
        self.between(name, language, last - days + 1, last).sent
    }
}

/// The days of a `templateAnalyticsDateRange`.
pub(super) fn days(range: Option<&str>) -> Result<i64, Refusal> {
    match range {
        None | Some("DAY") => Ok(1),
        Some("WEEK") => Ok(7),
        Some("MONTH") => Ok(30),
        Some("QUARTER") => Ok(90),
        Some(_) => Err(Refusal::invalid_input(&[
            "templateAnalyticsDateRange must be DAY, WEEK, MONTH or QUARTER".to_owned(),
        ])),
    }
}

impl World {
    /// Whether templates are counted.
    pub(crate) fn counts_templates(&self) -> bool {
        self.whatsapp
            .account
            .as_ref()
            .and_then(|account| account.get("wabaEnabledForInsights"))
            .is_some_and(|enabled| *enabled == true)
    }

    /// Counts a step of a message, if a WhatsApp template was sent with it.
    pub(crate) fn count_template(&mut self, at: usize, attempt: usize, what: &What, at_ms: i64) {
        let Some((name, language)) = self
            .messages
            .get(at)
            .and_then(|message| self.template_of(message, attempt))
        else {
            return;
        };
        let key = (name, language.to_lowercase(), at_ms.div_euclid(DAY_MS));
        let counts = self.whatsapp.analytics.0.entry(key).or_default();
        match what {
            What::Submitted => counts.sent += 1,
            What::Status(Status::Delivered, _) => counts.delivered += 1,
            What::Status(Status::Read, _) => counts.read += 1,
            What::Status(..) => {}
        }
    }

    fn template_of(&self, message: &Message, attempt: usize) -> Option<(String, String)> {
        let channel = message.tries.get(attempt)?.channel;
        if channel != Channel::WHATSAPP {
            return None;
        }
        let sent = transcode::filled(self, message.app, &message.content(), channel);
        let reference = sent.pointer("/template_message/channel_template/WHATSAPP")?;
        let text = |key: &str| Some(reference.get(key)?.as_str()?.to_owned());
        Some((text("template_id")?, text("language_code")?))
    }
}
