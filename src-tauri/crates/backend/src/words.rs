//! Words that people read: message ids with arguments, and the catalogues that turn them into
//! sentences in the caller's language.
//!
//! No sentence stands in code. Write `words!("campaigns-paused", name = campaign.name)` and put
//! `campaigns-paused = { $name } is paused.` into `ui/locales/en/campaigns.ftl`. [`Words`] can be
//! kept as JSON in a row and rendered when somebody reads it. A test holds that every id written
//! here exists. To add a language: a folder beside `en` and its files in [`CATALOGUES`]; a message
//! that it lacks is said in English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use unic_langid::LanguageIdentifier;

/// The language that has every message.
pub const FALLBACK_LANGUAGE: &str = "en";

macro_rules! catalogue {
    ($language:literal: $($file:literal),*) => {
        ($language, &[$((
            concat!($language, "/", $file),
            include_str!(concat!("../../../../ui/locales/", $language, "/", $file, ".ftl")),
        )),*])
    };
}

/// Language → the files of its catalogue, by name and content.
const CATALOGUES: &[(&str, &[(&str, &str)])] = &[catalogue!("en":
    "accounts", "audiences", "campaigns", "dashboard", "desktop", "errors", "frame", "rehearsal", "server",
    "settings", "templates", "webhooks")];

/// One message to a person: the id of a sentence and what it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Words {
    id: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<Cow<'static, str>, Argument>,
}

/// What a message is about: text as it is, or a number that the language groups.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// A whole number; grouped as the language does it and used for plurals.
    Number(i64),
    /// Shown as it is. Ports, codes and ids are text, so that they are not grouped.
    Text(String),
    /// A moment, shown in the reader's time zone with the zone named.
    Moment {
        /// Milliseconds since the epoch.
        at_ms: i64,
    },
    /// Another message, rendered in the same language.
    Words(Box<Words>),
}

/// Makes [`Words`]: `words!("id")`, `words!("id", name = value, count = 3)`.
#[macro_export]
macro_rules! words {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::Words::new($id)$(.with(stringify!($name), $value))*
    };
}

impl Words {
    /// The message `id` without arguments. Prefer [`words!`](crate::words!).
    pub fn new(id: &'static str) -> Self {
        Self {
            id: Cow::Borrowed(id),
            args: BTreeMap::new(),
        }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// The message's id, for logs.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// A moment as an argument: `words!("…", at = moment(at_ms))`.
pub fn moment(at_ms: i64) -> Argument {
    Argument::Moment { at_ms }
}

macro_rules! arguments {
    ($($from:ty => |$value:ident| $into:expr;)*) => {$(
        impl From<$from> for Argument {
            fn from($value: $from) -> Self {
                $into
            }
        }
    )*};
}

arguments! {
    &str => |value| Argument::Text(value.to_owned());
    &String => |value| Argument::Text(value.clone());
    String => |value| Argument::Text(value);
    Words => |value| Argument::Words(Box::new(value));
    i64 => |value| Argument::Number(value);
    i32 => |value| Argument::Number(i64::from(value));
    u16 => |value| Argument::Number(i64::from(value));
    u32 => |value| Argument::Number(i64::from(value));
    u64 => |value| Argument::Number(i64::try_from(value).unwrap_or(i64::MAX));
    usize => |value| Argument::Number(i64::try_from(value).unwrap_or(i64::MAX));
}

/// Every catalogue, parsed once when the app opens.
pub struct Catalogue {
    bundles: BTreeMap<&'static str, FluentBundle<FluentResource>>,
}

impl Catalogue {
    /// Parses the embedded catalogues. What does not parse is logged and left out: the test of
    /// this module keeps that from being released.
    pub fn load() -> Self {
        let mut bundles = BTreeMap::new();
        for (language, files) in CATALOGUES {
            let Ok(identifier) = language.parse::<LanguageIdentifier>() else {
                continue;
            };
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(grouped));
            for (name, text) in *files {
                let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(
                    |(resource, faults)| {
                        tracing::error!(file = name, ?faults, "message catalogue does not parse");
                        resource
                    },
                );
                if let Err(faults) = bundle.add_resource(resource) {
                    tracing::error!(file = name, ?faults, "message defined twice");
                }
            }
            bundles.insert(*language, bundle);
        }
        Self { bundles }
    }

    /// The sentence in `language` (a tag such as `en` or `it-IT`), in English where that language
    /// lacks it, the id itself where English does too. Moments are in UTC.
    pub fn render(&self, language: &str, words: &Words) -> String {
        self.render_in(language, None, words)
    }

    /// The same sentence, with moments in a time zone (an IANA name; UTC without or unknown).
    pub fn render_in(&self, language: &str, zone: Option<&str>, words: &Words) -> String {
        let primary = language.split(['-', '_']).next().unwrap_or(language);
        [language, primary, FALLBACK_LANGUAGE]
            .into_iter()
            .filter_map(|tag| self.bundles.get(tag))
            .find_map(|bundle| self.sentence(language, zone, bundle, words))
            .unwrap_or_else(|| words.id.to_string())
    }

    fn sentence(
        &self,
        language: &str,
        zone: Option<&str>,
        bundle: &FluentBundle<FluentResource>,
        words: &Words,
    ) -> Option<String> {
        let pattern = bundle.get_message(&words.id)?.value()?;
        let mut args = FluentArgs::new();
        for (name, value) in &words.args {
            let value = match value {
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Text(text) => FluentValue::from(text.clone()),
                Argument::Moment { at_ms } => FluentValue::from(moment_in(zone, *at_ms)),
                Argument::Words(inner) => FluentValue::from(self.render_in(language, zone, inner)),
            };
            args.set(name.clone(), value);
        }
        let mut faults = Vec::new();
        let sentence = bundle.format_pattern(pattern, Some(&args), &mut faults);
        if !faults.is_empty() {
            tracing::warn!(id = %words.id, ?faults, "message lacks an argument");
        }
        Some(sentence.into_owned())
    }

    /// Whether English has the message.
    pub fn knows(&self, id: &str) -> bool {
        self.bundles
            .get(FALLBACK_LANGUAGE)
            .is_some_and(|bundle| bundle.has_message(id))
    }
}

/// "21 Nov 2026, 06:40 CET": the zone is part of it, because the sentence may be read elsewhere.
fn moment_in(zone: Option<&str>, at_ms: i64) -> String {
    let zone = zone.and_then(|name| jiff::tz::TimeZone::get(name).ok());
    let moment = jiff::Timestamp::from_millisecond(at_ms).unwrap_or_default();
    moment
        .to_zoned(zone.unwrap_or(jiff::tz::TimeZone::UTC))
        .strftime("%-d %b %Y, %H:%M %Z")
        .to_string()
}

/// Groups whole numbers by thousands; what English reads as "1,808 people".
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if number.value.fract() != 0.0 || number.value.abs() < 1_000.0 {
        return None;
    }
    let digits = format!("{:.0}", number.value.abs());
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number.value < 0.0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::path::Path;

    #[test]
    fn every_catalogue_parses_and_no_message_is_defined_twice() {
        for (_, files) in CATALOGUES {
            let mut bundle = FluentBundle::new_concurrent(vec![FALLBACK_LANGUAGE.parse().unwrap()]);
            for (name, text) in *files {
                let resource = FluentResource::try_new((*text).to_owned())
                    .map_err(|(_, faults)| faults)
                    .unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            }
        }
    }

    #[test]
    fn every_message_named_in_code_exists() {
        let catalogue = Catalogue::load();
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut seen = 0;
        for folder in ["backend/src", "server/src"] {
            visit(&crates.join(folder), &mut |file, text| {
                if file.ends_with("backend/src/words.rs") {
                    return;
                }
                for id in ids_in(text) {
                    seen += 1;
                    assert!(catalogue.knows(id), "{} names {id}", file.display());
                }
            });
        }
        assert!(seen > 20, "the search finds messages");
    }

    /// The ids in `words!("…"`.
    fn ids_in(text: &str) -> impl Iterator<Item = &str> {
        text.split("words!(").skip(1).filter_map(|after| {
            let quoted = after.trim_start().strip_prefix('"')?;
            quoted.split_once('"').map(|(id, _)| id)
        })
    }

    fn visit(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, each);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                each(&path, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn a_moment_is_told_in_the_readers_zone_and_survives_being_kept() {
        let words = Words::new("at").with("at", moment(1_795_239_600_000));
        let kept: Words = serde_json::from_str(&serde_json::to_string(&words).unwrap()).unwrap();
        assert_eq!(kept, words);
        for (zone, told) in [
            (None, "21 Nov 2026, 05:40 UTC"),
            (Some("Europe/Rome"), "21 Nov 2026, 06:40 CET"),
            (Some("Asia/Kolkata"), "21 Nov 2026, 11:10 IST"),
            (Some("No/Where"), "21 Nov 2026, 05:40 UTC"),
        ] {
            assert_eq!(moment_in(zone, 1_795_239_600_000), told);
        }
    }

    #[test]
    fn numbers_are_grouped_text_is_not_and_words_nest() {
        let bundle = {
            let mut bundle = FluentBundle::new_concurrent(vec![FALLBACK_LANGUAGE.parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(grouped));
            let text = "people = { $count } people on { $port }: { $why }\nwhy = because";
            bundle
                .add_resource(FluentResource::try_new(text.to_owned()).unwrap())
                .unwrap();
            bundle
        };
        let catalogue = Catalogue {
            bundles: BTreeMap::from([(FALLBACK_LANGUAGE, bundle)]),
        };
        let why = Words::new("why");
        let words = Words::new("people")
            .with("count", 1_234_567_i64)
            .with("port", "7432")
            .with("why", why);
        let kept: Words = serde_json::from_str(&serde_json::to_string(&words).unwrap()).unwrap();
        assert_eq!(
            catalogue.render("it-IT", &kept),
            "1,234,567 people on 7432: because"
        );
        assert_eq!(catalogue.render("en", &Words::new("lost")), "lost");
    }
}
