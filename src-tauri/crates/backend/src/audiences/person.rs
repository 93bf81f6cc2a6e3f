//! A record of a contact file as a person, or why it is none.

use std::collections::BTreeMap;

use domain::Phone;
use serde::{Deserialize, Serialize};

use super::{
    faults::EXTRA_CELLS,
    table::{columns::Roles, layout::Layout, records::Record},
};

/// How much of a refused cell is kept.
const SHOWN: usize = 200;

/// How a file is to be read, kept with its import so that a restart reads it the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The table.
    pub layout: Layout,
    /// The country in which numbers without a country code are at home.
    pub home_region: String,
    /// Where the number stands.
    pub phone: usize,
    /// Where the given name stands.
    pub first_name: Option<usize>,
    /// Where the family name stands.
    pub last_name: Option<usize>,
    /// Where the whole name stands.
    pub name: Option<usize>,
    /// Where the language stands.
    pub language: Option<usize>,
    /// Columns that are no one's attributes: what a file of refused rows says of them.
    #[serde(default)]
    pub remarks: Vec<usize>,
    /// How these people agreed to be written to, as it was said at the import.
    #[serde(default)]
    pub consent: String,
}

impl Reading {
    /// The reading of a table whose columns have these roles.
    pub fn new(layout: Layout, home_region: &str, phone: usize, roles: Roles) -> Self {
        Self {
            layout,
            home_region: home_region.trim().to_ascii_uppercase(),
            phone,
            first_name: roles.first_name,
            last_name: roles.last_name,
            name: roles.name,
            language: roles.language,
            remarks: Vec::new(),
            consent: String::new(),
        }
    }
}

/// A record that can be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The number.
    pub phone: Phone,
    /// '' when unknown.
    pub name: String,
    /// A language tag.
    pub language: Option<String>,
    /// Every cell by its column, as it stands there.
    pub attributes: BTreeMap<String, String>,
}

/// Why a record is no person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The column to blame; '' for the record as a whole.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// A stable word.
    pub reason: &'static str,
}

/// Reads a record.
///
/// # Errors
/// The first reason why nobody can be written to.
pub fn person(record: Record, reading: &Reading) -> Result<Person, Refusal> {
    let columns = &reading.layout.columns;
    // A cell too many means that a delimiter stands inside one, and that the cells after it are
    // under the wrong columns.
    if let Some(extra) = record.cells.get(columns.len()..)
        && extra.iter().any(|cell| !cell.trim().is_empty())
    {
        return Err(Refusal {
            column: String::new(),
            value: shortened(&extra.join(&char::from(reading.layout.delimiter).to_string())),
            reason: EXTRA_CELLS,
        });
    }
    let cell = |at: Option<usize>| {
        at.and_then(|at| record.cells.get(at))
            .map(|cell| cell.trim())
            .unwrap_or_default()
    };
    let raw = record
        .cells
        .get(reading.phone)
        .map(String::as_str)
        .unwrap_or_default();
    let phone = Phone::parse(raw, &reading.home_region).map_err(|fault| Refusal {
        column: columns.get(reading.phone).cloned().unwrap_or_default(),
        value: shortened(raw),
        reason: fault.as_str(),
    })?;
    let name = match cell(reading.name) {
        "" => [cell(reading.first_name), cell(reading.last_name)]
            .join(" ")
            .trim()
            .to_owned(),
        whole => whole.to_owned(),
    };
    let language = language_tag(cell(reading.language));
    Ok(Person {
        phone,
        name,
        language,
        attributes: columns
            .iter()
            .cloned()
            .zip(record.cells)
            .enumerate()
            .filter(|(at, _)| !reading.remarks.contains(at))
            .map(|(_, cell)| cell)
            .collect(),
    })
}

fn shortened(value: &str) -> String {
    value.chars().take(SHOWN).collect()
}

/// `IT`, `it-IT`, `pt_br` → `it`, `it-IT`, `pt-BR`; anything else is no language.
pub(super) fn language_tag(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '_']);
    let letters = |part: &str, count: std::ops::RangeInclusive<usize>| {
        count.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let language = parts
        .next()
        .filter(|part| letters(part, 2..=3))?
        .to_ascii_lowercase();
    match (parts.next(), parts.next()) {
        (None, _) => Some(language),
        (Some(region), None) if letters(region, 2..=2) => {
            Some(format!("{language}-{}", region.to_ascii_uppercase()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::audiences::table::encoding::Encoding;

    fn reading() -> Reading {
        Reading {
            layout: Layout {
                encoding: Encoding::Utf8,
                delimiter: b';',
                header: true,
                header_row: 1,
                columns: ["Nome", "Cognome", "Cellulare", "Lingua"]
                    .map(str::to_owned)
                    .to_vec(),
                sheet: None,
            },
            home_region: "IT".to_owned(),
            phone: 2,
            first_name: Some(0),
            last_name: Some(1),
            name: None,
            language: Some(3),
            remarks: Vec::new(),
            consent: String::new(),
        }
    }

    fn read(cells: &[&str]) -> Result<Person, Refusal> {
        let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
        person(Record { number: 2, cells }, &reading())
    }

    #[test]
    fn a_record_becomes_a_person_with_everything_the_file_says() {
        let ada = read(&["Ada", "Rossi ", "312 340 9679", "it_it"]).unwrap();
        assert_eq!(ada.phone.as_str(), "+393123409679");
        assert_eq!(
            (ada.name.as_str(), ada.language.as_deref()),
            ("Ada Rossi", Some("it-IT"))
        );
        assert_eq!(ada.attributes["Cognome"], "Rossi ");
        assert_eq!(ada.attributes.len(), 4);
        let short = read(&["", "Rossi", "312 340 9679"]).unwrap();
        assert_eq!((short.name.as_str(), short.language), ("Rossi", None));
        assert_eq!(short.attributes.len(), 3);
    }

    #[test]
    fn a_record_without_a_number_says_where_and_why() {
        let refused = read(&["Ada", "Rossi", "chiamare", "it"]).unwrap_err();
        assert_eq!(
            (
                refused.column.as_str(),
                refused.value.as_str(),
                refused.reason
            ),
            ("Cellulare", "chiamare", "not_a_number")
        );
        assert_eq!(read(&["Ada"]).unwrap_err().reason, "empty");
        let shifted = read(&["Ada", "Rossi", "312 340 9679", "it", "VIP", "x"]).unwrap_err();
        assert_eq!(
            (shifted.value.as_str(), shifted.reason),
            ("VIP;x", "extra_cells")
        );
        assert!(read(&["Ada", "Rossi", "312 340 9679", "it", " ", ""]).is_ok());
    }

    #[test]
    fn languages_are_tags_or_nothing() {
        assert_eq!(language_tag("IT").as_deref(), Some("it"));
        assert_eq!(language_tag("pt_br").as_deref(), Some("pt-BR"));
        for nothing in ["", "sì", "italiano", "it-IT-x", "1"] {
            assert_eq!(language_tag(nothing), None, "{nothing}");
        }
    }
}
