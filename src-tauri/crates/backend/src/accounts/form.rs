//! The account form: the raw text of every field, and all its faults at once
//! (requirements XC-044…057, BR-005…010).

use crate::words;
use crate::words::Words;
use domain::{Phone, PhoneFault, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How old a signature may be, in hours, when nobody says; and at most.
const LATE_HOURS: i64 = 24;
const MOST_LATE_HOURS: i64 = 7 * 24;
/// The longest key.
const KEY_LENGTH: usize = 5;
/// Before the name of a variable that holds the secret, in place of the secret itself.
const FROM_ENVIRONMENT: &str = "env:";

/// What a person typed, field by field, untouched.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AccountForm {
    /// What people call it.
    pub name: String,
    /// At most five letters and digits, unlike every other account's.
    pub key: String,
    /// The list that campaigns start with; made when there is none of that name.
    pub list_name: String,
    /// The public domain in front of the receiver; empty when there is none.
    pub proxy_domain: String,
    /// `eu`, `us` or `br`; must be the app's own.
    pub region: String,
    /// Sinch's project.
    pub project_id: String,
    /// Sinch's app.
    pub app_id: String,
    /// The access key's id.
    pub key_id: String,
    /// The access key's secret, or `env:NAME`. Empty in an update: the kept one stays.
    pub key_secret: String,
    /// The webhook's secret token, or `env:NAME`. Empty: generated, or the kept one stays.
    pub webhook_secret: String,
    /// From how many hours on a callback's signature counts as late; empty: 24.
    pub late_hours: String,
    /// The sender's number as entered at Sinch, with its country prefix.
    pub phone: String,
    /// Free text.
    pub description: String,
}

/// The form, read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    pub name: String,
    pub key: String,
    pub list_name: String,
    pub proxy_domain: String,
    pub region: Region,
    pub project_id: String,
    pub app_id: String,
    pub key_id: String,
    pub key_secret: Given,
    pub webhook_secret: Given,
    pub late_hours: i64,
    pub phone: String,
    pub description: String,
}

/// A secret as it was given.
#[derive(Clone, PartialEq)]
pub(crate) enum Given {
    /// Nothing: keep what there is, or make one.
    Nothing,
    /// The secret itself.
    Value(String),
    /// The environment's variable that holds it.
    Variable(String),
}

// By hand, so that a draft in a log or a failed assertion shows no secret.
impl std::fmt::Debug for Given {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Given::Nothing => out.write_str("Nothing"),
            Given::Value(_) => out.write_str("Value(not shown)"),
            Given::Variable(name) => write!(out, "Variable({name})"),
        }
    }
}

/// Faults by field.
pub(crate) type Faults = Vec<(String, Words)>;

impl AccountForm {
    /// Reads the form.
    ///
    /// # Errors
    /// The faults of every field. A key secret is needed unless `has_key_secret`.
    pub(crate) fn read(&self, has_key_secret: bool) -> Result<Draft, Faults> {
        let mut reader = Reader::default();
        let draft = Draft {
            name: reader.text("name", &self.name, true, 100),
            key: reader.key(&self.key),
            list_name: reader.text("list_name", &self.list_name, false, 100),
            proxy_domain: reader.domain(&self.proxy_domain),
            region: reader.region(&self.region),
            project_id: reader.id("project_id", &self.project_id),
            app_id: reader.app_id(&self.app_id),
            key_id: reader.id("key_id", &self.key_id),
            key_secret: reader.secret("key_secret", &self.key_secret),
            webhook_secret: reader.secret("webhook_secret", &self.webhook_secret),
            late_hours: reader.late_hours(&self.late_hours),
            phone: reader.phone(&self.phone),
            description: reader.text("description", &self.description, false, 2_000),
        };
        if draft.key_secret == Given::Nothing && !has_key_secret {
            reader.fault("key_secret", words!("accounts-field-needed"));
        }
        if reader.faults.is_empty() {
            Ok(draft)
        } else {
            Err(reader.faults)
        }
    }
}

#[derive(Default)]
struct Reader {
    faults: Faults,
}

impl Reader {
    fn fault(&mut self, field: &str, words: Words) {
        if self.faults.iter().all(|(known, _)| known != field) {
            self.faults.push((field.to_owned(), words));
        }
    }

    fn text(&mut self, field: &str, raw: &str, needed: bool, most: usize) -> String {
        let text = raw.trim();
        if needed && text.is_empty() {
            self.fault(field, words!("accounts-field-needed"));
        }
        if text.chars().count() > most {
            self.fault(field, words!("accounts-field-too-long", most = most));
        }
        text.to_owned()
    }

    fn key(&mut self, raw: &str) -> String {
        let key = self.text("key", raw, true, KEY_LENGTH);
        if !key.chars().all(|c| c.is_ascii_alphanumeric()) {
            self.fault("key", words!("accounts-key-characters"));
        }
        key
    }

    /// A host name; a pasted address is cut down to it.
    fn domain(&mut self, raw: &str) -> String {
        let text = raw.trim().trim_end_matches('/');
        if text.is_empty() {
            return String::new();
        }
        let host = text.strip_prefix("https://").unwrap_or(text);
        let label = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let public = name.len() <= 253
            && name.contains('.')
            && name.split('.').all(label)
            && port.parse::<u16>().is_ok();
        if !public {
            self.fault("proxy_domain", words!("accounts-domain-unreadable"));
        }
        host.to_ascii_lowercase()
    }

    fn region(&mut self, raw: &str) -> Region {
        raw.parse().unwrap_or_else(|_| {
            let words = match raw.trim() {
                "" => words!("accounts-field-needed"),
                _ => words!("accounts-region-unknown"),
            };
            self.fault("region", words);
            Region::Eu
        })
    }

    fn id(&mut self, field: &str, raw: &str) -> String {
        let id = self.text(field, raw, true, 64);
        if !id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            self.fault(field, words!("accounts-id-characters"));
        }
        id
    }

    fn app_id(&mut self, raw: &str) -> String {
        let id = self.id("app_id", raw).to_ascii_uppercase();
        if !id.is_empty() && (id.len() != 26 || id.contains(['-', '_'])) {
            self.fault("app_id", words!("accounts-app-id-length"));
        }
        id
    }

    fn secret(&mut self, field: &str, raw: &str) -> Given {
        let secret = self.text(field, raw, false, 256);
        if let Some(variable) = secret.strip_prefix(FROM_ENVIRONMENT) {
            return Given::Variable(variable.to_owned());
        }
        if secret.chars().any(char::is_whitespace) {
            self.fault(field, words!("accounts-secret-spaces"));
        }
        if secret.is_empty() {
            return Given::Nothing;
        }
        Given::Value(secret)
    }

    fn late_hours(&mut self, raw: &str) -> i64 {
        match raw.trim() {
            "" => LATE_HOURS,
            text => match text.parse::<i64>() {
                Ok(hours) if (1..=MOST_LATE_HOURS).contains(&hours) => hours,
                _ => {
                    let words = words!("accounts-late-hours", most = MOST_LATE_HOURS);
                    self.fault("late_hours", words);
                    LATE_HOURS
                }
            },
        }
    }

    fn phone(&mut self, raw: &str) -> String {
        let text = raw.trim();
        if text.is_empty() {
            return String::new();
        }
        let digits = text
            .strip_prefix("00")
            .unwrap_or(text)
            .trim_start_matches('+');
        match Phone::parse(&format!("+{digits}"), "") {
            Ok(phone) => phone.as_str().to_owned(),
            // Test senders are of the right shape and outside every numbering plan.
            Err(PhoneFault::Invalid) => {
                let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
                format!("+{plain}")
            }
            Err(_) => {
                self.fault("phone", words!("accounts-phone-unreadable"));
                String::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn complete() -> AccountForm {
        AccountForm {
            name: " Milano EU ".to_owned(),
            key: "MIL1".to_owned(),
            region: "EU".to_owned(),
            project_id: "8f3d2c7e-0000-4000-8000-000000000001".to_owned(),
            app_id: "01eb37hmh1m6sv18bsns3g135h".to_owned(),
            key_id: "key-id".to_owned(),
            key_secret: "s3cret~value".to_owned(),
            proxy_domain: "https://hooks.example.com/".to_owned(),
            phone: "00 39 02 1234 5678".to_owned(),
            ..AccountForm::default()
        }
    }

    #[test]
    fn a_good_form_is_tidied() {
        let draft = complete().read(false).unwrap();
        assert_eq!(draft.name, "Milano EU");
        assert_eq!(draft.proxy_domain, "hooks.example.com");
        assert_eq!(draft.region, Region::Eu);
        assert_eq!(draft.app_id, "01EB37HMH1M6SV18BSNS3G135H");
        assert_eq!(draft.phone, "+390212345678");
        assert_eq!(draft.webhook_secret, Given::Nothing);
        assert_eq!(draft.late_hours, 24);
        assert!(!format!("{draft:?}").contains("s3cret"));
    }

    #[test]
    fn every_fault_is_said_at_once_and_once_a_field() {
        let form = AccountForm {
            key: "MIL-12345".to_owned(),
            proxy_domain: "http://localhost".to_owned(),
            region: "moon".to_owned(),
            project_id: "a/b".to_owned(),
            app_id: "01EB".to_owned(),
            key_secret: String::new(),
            webhook_secret: "two words".to_owned(),
            late_hours: "169".to_owned(),
            phone: "call me".to_owned(),
            ..AccountForm::default()
        };
        let mut fields: Vec<_> = form
            .read(false)
            .unwrap_err()
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        fields.sort();
        let expected = [
            "app_id",
            "key",
            "key_id",
            "key_secret",
            "late_hours",
            "name",
            "phone",
            "project_id",
            "proxy_domain",
            "region",
            "webhook_secret",
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn a_secret_may_come_from_the_environment_or_stay_as_it_is() {
        let mut form = complete();
        form.key_secret = "env:SINCH_KEY_SECRET".to_owned();
        let draft = form.read(false).unwrap();
        let variable = Given::Variable("SINCH_KEY_SECRET".to_owned());
        assert_eq!(draft.key_secret, variable);
        form.key_secret.clear();
        assert!(form.read(true).is_ok());
        assert!(form.read(false).is_err());
    }
}
