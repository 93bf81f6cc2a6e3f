//! Omni-channel templates (Template Management API v2): no approval, usable at once.
//!
//! A template keeps all versions of its translations; `fill` makes a message of one. WhatsApp's
//! own templates are in `whatsapp`.

pub(crate) mod fill;
pub(crate) mod routes;

use serde_json::{Map, Value, json};

use crate::{call::Region, clock::rfc3339, refusal::Refusal};

/// The content keys a translation may have.
pub(crate) const CONTENTS: [&str; 9] = [
    "text_message",
    "media_message",
    "card_message",
    "carousel_message",
    "choice_message",
    "location_message",
    "template_message",
    "list_message",
    "contact_info_message",
];

/// One template.
#[derive(Clone, Debug)]
pub(crate) struct Omni {
    pub(crate) id: String,
    pub(crate) region: Region,
    pub(crate) version: u64,
    pub(crate) description: String,
    pub(crate) default_translation: String,
    /// Every version of every translation, oldest first.
    pub(crate) translations: Vec<Map<String, Value>>,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
}

/// `en-US` and `en_US` are the same language here.
pub(crate) fn same_language(one: &str, other: &str) -> bool {
    one.replace('_', "-")
        .eq_ignore_ascii_case(&other.replace('_', "-"))
}

fn text<'a>(object: &'a Map<String, Value>, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or("")
}

impl Omni {
    /// A template from the object a client wrote, at version 1.
    pub(crate) fn from_body(
        id: String,
        region: Region,
        body: &Map<String, Value>,
        now_ms: i64,
    ) -> Result<Omni, Refusal> {
        let mut template = Omni {
            id,
            region,
            version: 1,
            description: String::new(),
            default_translation: String::new(),
            translations: Vec::new(),
            created_ms: now_ms,
            updated_ms: now_ms,
        };
        template.write(body, now_ms)?;
        Ok(template)
    }

    /// Takes over description, default and translations of an object; changed translations get a
    /// new version, the old ones stay addressable.
    pub(crate) fn write(&mut self, body: &Map<String, Value>, now_ms: i64) -> Result<(), Refusal> {
        let given = match body.get("translations") {
            Some(Value::Array(given)) if !given.is_empty() => given,
            _ => return Err(Refusal::field("translations", "must not be empty")),
        };
        let default = text(body, "default_translation");
        let has_default = given
            .iter()
            .filter_map(Value::as_object)
            .any(|translation| same_language(text(translation, "language_code"), default));
        if default.is_empty() || !has_default {
            return Err(Refusal::field(
                "default_translation",
                "must be the language of one of the translations",
            ));
        }
        let mut written = Vec::new();
        for translation in given {
            written.push(self.next_version(translation, now_ms)?);
        }
        self.description = text(body, "description").to_owned();
        self.default_translation = default.to_owned();
        self.updated_ms = now_ms;
        self.translations.extend(written.into_iter().flatten());
        Ok(())
    }

    /// The new version of a translation, `None` when it did not change.
    fn next_version(
        &self,
        translation: &Value,
        now_ms: i64,
    ) -> Result<Option<Map<String, Value>>, Refusal> {
        let Value::Object(given) = translation else {
            return Err(Refusal::field("translations", "must be objects"));
        };
        let language = text(given, "language_code");
        if language.is_empty() {
            return Err(Refusal::field(
                "translations.language_code",
                "must not be empty",
            ));
        }
        let contents = CONTENTS
            .iter()
            .filter(|key| given.get(**key).is_some_and(Value::is_object))
            .count();
        if contents != 1 {
            return Err(Refusal::field(
                "translations",
                "each needs exactly one content",
            ));
        }
        let before = self.latest(language);
        let is_same = before.is_some_and(|before| {
            let essence = |object: &Map<String, Value>| {
                let mut object = object.clone();
                for key in ["version", "create_time", "update_time"] {
                    object.remove(key);
                }
                object
            };
            essence(before) == essence(given)
        });
        if is_same {
            return Ok(None);
        }
        let version = before
            .and_then(|before| text(before, "version").parse::<u64>().ok())
            .unwrap_or(0)
            + 1;
        let mut next = given.clone();
        next.insert("version".into(), json!(version.to_string()));
        next.insert("create_time".into(), json!(rfc3339(now_ms)));
        next.insert("update_time".into(), json!(rfc3339(now_ms)));
        Ok(Some(next))
    }

    /// The newest version of a language.
    pub(crate) fn latest(&self, language: &str) -> Option<&Map<String, Value>> {
        self.translations
            .iter()
            .rev()
            .find(|translation| same_language(text(translation, "language_code"), language))
    }

    /// One version of a language; `latest` is a version too.
    pub(crate) fn version(&self, language: &str, version: &str) -> Option<&Map<String, Value>> {
        if version == "latest" {
            return self.latest(language);
        }
        self.translations.iter().find(|translation| {
            same_language(text(translation, "language_code"), language)
                && text(translation, "version") == version
        })
    }

    /// The object on the wire: the newest version of each language.
    pub(crate) fn shown(&self) -> Value {
        let newest: Vec<&Map<String, Value>> = self
            .translations
            .iter()
            .enumerate()
            .filter(|(at, translation)| {
                let language = text(translation, "language_code");
                !self.translations[at + 1..]
                    .iter()
                    .any(|later| same_language(text(later, "language_code"), language))
            })
            .map(|(_, translation)| translation)
            .collect();
        json!({
            "id": self.id,
            "description": self.description,
            "version": self.version,
            "default_translation": self.default_translation,
            "translations": newest,
            "create_time": rfc3339(self.created_ms),
            "update_time": rfc3339(self.updated_ms),
        })
    }

    /// The object the journal keeps: all versions.
    pub(crate) fn kept(&self) -> Value {
        json!({
            "id": self.id,
            "region": self.region.name(),
            "version": self.version,
            "description": self.description,
            "default_translation": self.default_translation,
            "translations": self.translations,
            "created_ms": self.created_ms,
            "updated_ms": self.updated_ms,
        })
    }

    /// Reads what the journal kept.
    pub(crate) fn restored(kept: &Value) -> Option<Omni> {
        let text = |key: &str| kept.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Omni {
            id: text("id")?,
            region: Region::named(&text("region")?)?,
            version: kept.get("version")?.as_u64()?,
            description: text("description")?,
            default_translation: text("default_translation")?,
            translations: kept
                .get("translations")?
                .as_array()?
                .iter()
                .filter_map(|translation| translation.as_object().cloned())
                .collect(),
            created_ms: kept.get("created_ms")?.as_i64()?,
            updated_ms: kept.get("updated_ms")?.as_i64()?,
        })
    }
}
