//! Rules of the catalogue: every message the code names exists, and every message is named.
//!
//! The catalogue is `ui/locales/en/*.ftl`; the UI and the backend read the same files. Code names
//! a message by a literal, or by a literal beginning and a variable end (`state-${state}`).

use std::collections::BTreeMap;

use super::tree::{File, Tree};
use crate::error::Result;

/// How the code asks for a message; the id follows, quoted.
const CALLS: &[(&str, &str)] = &[
    ("ts", "say("),
    ("tsx", "say("),
    ("rs", "words!("),
    ("rs", "Words::new("),
];

/// Where code lives that names messages.
const CODE: &[(&str, &[&str])] = &[("ui/src/", &["ts", "tsx"]), ("src-tauri/", &["rs"])];

/// Speaks of asking for messages, in examples and tests.
const ITSELF: &str = "src-tauri/crates/backend/src/words.rs";

/// A message that is asked for is in the catalogue.
pub fn every_message_exists(tree: &Tree) -> Result<Vec<String>> {
    let catalogue = catalogue(tree);
    let mut findings = Vec::new();
    let code = code(tree).filter(|file| !file.is_ui_test() && file.path != ITSELF);
    for file in code {
        for (line, id) in asked(file) {
            if !catalogue.contains_key(id) {
                findings.push(format!("{}:{line}: no message `{id}`", file.path));
            }
        }
    }
    Ok(findings)
}

/// A message in the catalogue is asked for, or quoted by another message.
pub fn every_message_is_used(tree: &Tree) -> Result<Vec<String>> {
    let code: Vec<&str> = code(tree).map(|file| file.text.as_str()).collect();
    let prefixes: Vec<&str> = code.iter().flat_map(|text| prefixes(text)).collect();
    let quoted_by_messages: String = catalogue_files(tree)
        .map(|file| file.text.as_str())
        .collect();
    Ok(catalogue(tree)
        .into_iter()
        .filter(|(id, _)| {
            let literals = [format!("'{id}'"), format!("\"{id}\""), format!("`{id}`")];
            let named = code.iter().any(|text| {
                literals
                    .iter()
                    .any(|literal| text.contains(literal.as_str()))
            });
            let built = prefixes.iter().any(|prefix| id.starts_with(prefix));
            let quoted = ["{ ", "{"].iter().any(|brace| {
                [" ", "}", "."]
                    .iter()
                    .any(|end| quoted_by_messages.contains(&format!("{brace}{id}{end}")))
            });
            !named && !built && !quoted
        })
        .map(|(id, place)| format!("{place}: message `{id}` is used nowhere"))
        .collect())
}

fn catalogue_files(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.under("ui/locales/en/", &["ftl"])
}

/// Message ids with the place of each.
fn catalogue(tree: &Tree) -> BTreeMap<&str, String> {
    catalogue_files(tree)
        .flat_map(|file| file.lines().map(move |(line, text)| (file, line, text)))
        .filter_map(|(file, line, text)| {
            let (id, _) = text.split_once('=')?;
            let id = id.trim_end();
            let valid = id.starts_with(|c: char| c.is_ascii_alphabetic())
                && id
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            valid.then(|| (id, format!("{}:{line}", file.path)))
        })
        .collect()
}

fn code(tree: &Tree) -> impl Iterator<Item = &File> {
    CODE.iter()
        .flat_map(|(folder, endings)| tree.under(folder, endings))
        // This rule's own samples are no code of the product.
        .filter(|file| !file.path.contains("crates/xtask/"))
}

/// Ids that a file asks for literally, each with its line.
fn asked(file: &File) -> impl Iterator<Item = (usize, &str)> {
    CALLS
        .iter()
        .filter(|(ending, _)| {
            let own = file.path.rsplit_once('.').map(|(_, own)| own);
            own == Some(*ending)
        })
        .flat_map(|(_, call)| file.text.match_indices(call))
        .filter_map(|(at, call)| {
            let before = &file.text[..at];
            let line = before.rsplit('\n').next().unwrap_or("").trim_start();
            let comment = line.starts_with("//") || line.starts_with('*');
            // `say(` must be a word of its own, not the end of another function's name.
            let longer = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if comment || longer {
                return None;
            }
            let argument = file.text[at + call.len()..].trim_start();
            let quote = argument.chars().next().filter(|c| "'\"".contains(*c))?;
            let id = argument[1..].split(quote).next()?;
            Some((before.matches('\n').count() + 1, id))
        })
}

/// Literal beginnings of composed ids: `state-` of `` `state-${x}` `` and of `format!("state-{x}")`.
fn prefixes(text: &str) -> Vec<&str> {
    ["-${", "-{"]
        .iter()
        .flat_map(|mark| {
            text.match_indices(mark).filter_map(|(at, _)| {
                let begin = text[..at].rfind(['`', '"'])?;
                let prefix = &text[begin + 1..=at];
                let valid = prefix.len() > 2
                    && prefix
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
                valid.then_some(prefix)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const CATALOGUE: (&str, &str) = (
        "ui/locales/en/accounts.ftl",
        "# Accounts\naccounts-title = Accounts\naccounts-count =\n    { $n } accounts\n    .hint = x\nstate-live = Live\n",
    );

    #[test]
    fn a_message_that_is_missing_is_found_in_both_languages() {
        let tree = Tree::of(&[
            CATALOGUE,
            ("ui/src/a.tsx", "{say(\"accounts-titel\")}"),
            (
                "ui/src/b.ts",
                "say('accounts-title'); essay('accounts-x'); say(id);",
            ),
            (
                "src-tauri/crates/backend/src/a.rs",
                "// words!(\"accounts-x\")\nwords!(\n    \"accounts-none\",\n)",
            ),
        ]);
        assert_eq!(
            every_message_exists(&tree).unwrap(),
            [
                "ui/src/a.tsx:1: no message `accounts-titel`",
                "src-tauri/crates/backend/src/a.rs:2: no message `accounts-none`",
            ]
        );
    }

    #[test]
    fn a_message_nobody_asks_for_is_found() {
        let tree = Tree::of(&[
            CATALOGUE,
            ("ui/src/a.tsx", "say(\"accounts-title\")"),
            ("ui/src/b.ts", "say(`state-${state}`)"),
        ]);
        assert_eq!(
            every_message_is_used(&tree).unwrap(),
            ["ui/locales/en/accounts.ftl:3: message `accounts-count` is used nowhere"]
        );
    }

    #[test]
    fn a_message_quoted_by_another_is_used() {
        let tree = Tree::of(&[(
            "ui/locales/en/a.ftl",
            "product = Carillon\nabout-title = About { product }\n",
        )]);
        let findings = every_message_is_used(&tree).unwrap();
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("about-title"));
    }
}
