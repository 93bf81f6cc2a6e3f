//! Answers of the door as far as a rehearsal reads them: fewer fields than there are, so that what
//! is added elsewhere does not matter here.

use super::LANGUAGE;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A page of a list; a rehearsal's lists are shorter than one.
#[derive(Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
}

/// A template.
#[derive(Deserialize)]
pub struct Template {
    pub id: String,
    pub name: String,
    pub state: String,
    pub translations: Vec<Translation>,
}

/// A template in one language.
#[derive(Deserialize)]
pub struct Translation {
    pub language: String,
    pub variables: Vec<Variable>,
}

/// A variable of a translation.
#[derive(Deserialize)]
pub struct Variable {
    pub key: String,
}

impl Template {
    /// The variables of the language that is sent.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.translations
            .iter()
            .filter(|translation| translation.language == LANGUAGE)
            .flat_map(|translation| &translation.variables)
            .map(|variable| variable.key.as_str())
    }
}

/// What was found in a file of contacts.
#[derive(Deserialize)]
pub struct Reading {
    pub phone_column: Option<String>,
}

/// An import that was begun.
#[derive(Deserialize)]
pub struct Started {
    pub import_id: String,
}

/// The launch gate.
#[derive(Deserialize)]
pub struct Check {
    pub passed: bool,
    pub lines: Vec<CheckLine>,
    pub recipients: u64,
}

/// A line of the launch gate.
#[derive(Deserialize)]
pub struct CheckLine {
    pub state: String,
    pub sentence: String,
}

/// A campaign as far as a rehearsal looks at it.
#[derive(Debug, Deserialize)]
pub struct Campaign {
    pub id: String,
    pub list_id: String,
    pub state: String,
    pub paused_because: Option<String>,
    pub counts: BTreeMap<String, u64>,
    pub total: u64,
}
