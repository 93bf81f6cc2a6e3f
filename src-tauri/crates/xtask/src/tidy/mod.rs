//! `cargo xtask tidy`: the rules of the house, so that nobody has to remember them.
//!
//! A rule is a plain function from the tree to findings, in one of the modules below, beside a
//! test that shows it failing. To add one: write it, test it, and add it to [`RULES`].

mod imports;
mod layers;
mod messages;
mod packages;
mod shape;
mod tree;
mod wording;

use crate::error::{Error, Result};
use crate::place::Place;
use tree::Tree;

/// One rule: reads the tree, returns a sentence for each place that breaks it.
type Rule = fn(&Tree) -> Result<Vec<String>>;

/// Every rule, in the order in which findings are printed.
const RULES: &[Rule] = &[
    layers::crates_point_one_way,
    layers::crates_stay_in_their_layer,
    layers::backend_calls_out_in_one_file,
    shape::files_stay_small,
    shape::the_desktop_host_stays_thin,
    shape::modules_introduce_themselves,
    shape::names_say_something,
    imports::features_stay_apart,
    imports::only_api_knows_the_host,
    wording::no_literal_text,
    messages::every_message_exists,
    messages::every_message_is_used,
    packages::mantine_is_pinned,
    packages::lock_files_name_no_addresses,
    packages::no_test_runs_alone,
];

/// Prints what is untidy.
///
/// # Errors
/// [`Error::Untidy`] with the number of findings.
pub fn run(place: &Place) -> Result<()> {
    let findings = findings(place)?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        number => Err(Error::Untidy(number)),
    }
}

/// All findings of all rules.
pub fn findings(place: &Place) -> Result<Vec<String>> {
    let tree = Tree::read(&place.root)?;
    let mut findings = Vec::new();
    for rule in RULES {
        findings.extend(rule(&tree)?);
    }
    Ok(findings)
}
