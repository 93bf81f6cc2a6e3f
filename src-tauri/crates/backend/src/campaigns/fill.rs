//! Filling a template's variables with one person's values. Pure, so that the launch gate, the
//! preview and the ledger say the same.

use super::types::{Mapping, Source};
use crate::{AppError, Result};
use std::collections::{BTreeMap, BTreeSet};

/// One person's values: `name`, `phone` and the columns of the file they came from.
pub struct Person<'a> {
    pub name: &'a str,
    pub phone: &'a str,
    pub attributes: &'a BTreeMap<String, String>,
}

impl Person<'_> {
    fn value(&self, column: &str) -> Option<&str> {
        match column {
            "name" => Some(self.name),
            "phone" => Some(self.phone),
            other => self.attributes.get(other).map(String::as_str),
        }
        .map(str::trim)
        .filter(|value| !value.is_empty())
    }
}

/// A contact's columns, as they are kept.
///
/// # Errors
/// `internal` when what was kept does not read.
pub fn attributes(kept: &str) -> Result<BTreeMap<String, String>> {
    serde_json::from_str(kept).map_err(AppError::internal)
}

/// Template parameters with values, by Sinch's key.
pub type Parameters = BTreeMap<String, String>;

/// Fills every mapping.
///
/// # Errors
/// The key of the first variable that this person has no value for.
pub fn fill<'m>(
    mappings: &'m [Mapping],
    person: &Person<'_>,
) -> std::result::Result<Parameters, &'m str> {
    mappings
        .iter()
        .map(|mapping| {
            let value = match &mapping.source {
                Source::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
                Source::Column(column) => person.value(column),
            };
            value
                .or(mapping
                    .fallback
                    .as_deref()
                    .filter(|text| !text.trim().is_empty()))
                .map(|value| (mapping.key.clone(), single_line(value)))
                .ok_or(mapping.key.as_str())
        })
        .collect()
}

/// The variables of a template that no mapping fills, and mappings of no variable.
pub fn unmapped<'a>(
    keys: impl IntoIterator<Item = &'a str>,
    mappings: &'a [Mapping],
) -> (Vec<&'a str>, Vec<&'a str>) {
    let keys: BTreeSet<&str> = keys.into_iter().collect();
    let mapped: BTreeSet<&str> = mappings
        .iter()
        .map(|mapping| mapping.key.as_str())
        .collect();
    (
        keys.difference(&mapped).copied().collect(),
        mapped.difference(&keys).copied().collect(),
    )
}

/// WhatsApp refuses parameters with line breaks, tabs or more than four spaces in a row; one space
/// says the same.
fn single_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A preview text in which the places `{{key}}` are filled.
pub fn show(text: &str, parameters: &Parameters) -> String {
    parameters
        .iter()
        .fold(text.to_owned(), |shown, (key, value)| {
            shown.replace(&format!("{{{{{key}}}}}"), value)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(key: &str, source: Source, fallback: Option<&str>) -> Mapping {
        Mapping {
            key: key.into(),
            source,
            fallback: fallback.map(Into::into),
        }
    }

    #[test]
    fn values_come_from_columns_texts_and_fallbacks() {
        let attributes = BTreeMap::from([
            ("Ordine".to_owned(), "A\n17".to_owned()),
            ("Importo".to_owned(), " ".to_owned()),
        ]);
        let person = Person {
            name: "Ann",
            phone: "+39",
            attributes: &attributes,
        };
        let mappings = [
            mapping("body[1]text", Source::Column("name".into()), None),
            mapping("body[2]text", Source::Column("Ordine".into()), None),
            mapping("body[3]text", Source::Column("Importo".into()), Some("0")),
            mapping("body[4]text", Source::Text("today".into()), None),
        ];
        let filled = fill(&mappings, &person);
        assert_eq!(
            filled.map(|filled| filled.into_values().collect::<Vec<_>>()),
            Ok(vec![
                "Ann".to_owned(),
                "A 17".into(),
                "0".into(),
                "today".into()
            ])
        );
        let missing = [mapping(
            "body[1]text",
            Source::Column("Importo".into()),
            None,
        )];
        assert_eq!(fill(&missing, &person), Err("body[1]text"));
    }

    #[test]
    fn what_is_not_mapped_and_what_maps_nothing_is_named() {
        let mappings = [mapping("body[1]text", Source::Text("x".into()), None)];
        assert_eq!(
            unmapped(["body[1]text", "body[2]text"], &mappings),
            (vec!["body[2]text"], vec![])
        );
        assert_eq!(unmapped([], &mappings), (vec![], vec!["body[1]text"]));
    }

    #[test]
    fn places_are_filled_for_showing() {
        let parameters = Parameters::from([
            ("body[1]text".to_owned(), "Ann".to_owned()),
            ("name".to_owned(), "Bob".to_owned()),
        ]);
        assert_eq!(
            show("Hi {{body[1]text}}, {{name}}", &parameters),
            "Hi Ann, Bob"
        );
    }
}
