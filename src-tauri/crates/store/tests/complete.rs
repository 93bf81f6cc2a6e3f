//! Every function of the store has a contract test: none is added and run on one engine only.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

#[test]
fn every_function_of_a_feature_is_called_in_a_contract_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = String::new();
    each(&root.join("tests"), &mut |text| tests.push_str(text));
    let mut found = 0;
    let mut missing = Vec::new();
    for entry in fs::read_dir(root.join("src")).unwrap() {
        let feature = entry.unwrap().path();
        if !feature.is_dir() {
            continue;
        }
        each(&feature, &mut |text| {
            for name in functions(text) {
                found += 1;
                if !tests.contains(&format!("{name}(")) {
                    missing.push(format!("{}: {name}", feature.display()));
                }
            }
        });
    }
    assert!(found > 60, "only {found} functions were found");
    assert!(missing.is_empty(), "no contract test calls {missing:#?}");
}

/// The public functions that take a transaction; methods are indented and left out.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("pub async fn "))
        .filter_map(|line| line.split(['(', '<']).next())
}

fn each(folder: &Path, visit: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each(&path, visit);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            visit(&fs::read_to_string(&path).unwrap());
        }
    }
}
