//! Rules of files: how long they are, how they begin, what they are called.

use super::tree::Tree;
use crate::error::Result;

/// A Rust file longer than this is two files.
const RUST_LINES: usize = 700;

/// The same for the UI, where a file is one thing on the screen.
const UI_LINES: usize = 400;

/// The whole desktop host: what is larger belongs into a crate that runs without a window.
const HOST_LINES: usize = 2_000;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "common", "core", "helper", "helpers", "misc", "shared", "manager", "service",
];

/// Written by the code generator, as long as the door is wide.
const GENERATED: &str = "ui/src/api/generated.ts";

/// No file grows past what one can hold in mind.
pub fn files_stay_small(tree: &Tree) -> Result<Vec<String>> {
    let rust = tree.under("", &["rs"]).map(|file| (file, RUST_LINES));
    let ui = tree
        .under("ui/src/", &["ts", "tsx", "css"])
        .filter(|file| file.path != GENERATED)
        .map(|file| (file, UI_LINES));
    Ok(rust
        .chain(ui)
        .map(|(file, most)| (file, file.text.lines().count(), most))
        .filter(|(_, lines, most)| lines > most)
        .map(|(file, lines, most)| format!("{}: {lines} lines, {most} at most", file.path))
        .collect())
}

/// The desktop host opens a window and keeps keys; it does not think.
pub fn the_desktop_host_stays_thin(tree: &Tree) -> Result<Vec<String>> {
    let lines: usize = tree
        .under("src-tauri/src/", &["rs"])
        .map(|file| file.text.lines().count())
        .sum();
    Ok((lines > HOST_LINES)
        .then(|| format!("src-tauri/src: {lines} lines, {HOST_LINES} at most"))
        .into_iter()
        .collect())
}

/// Every Rust file begins by saying what it is; a crate may let its README say it.
pub fn modules_introduce_themselves(tree: &Tree) -> Result<Vec<String>> {
    Ok(tree
        .under("", &["rs"])
        .filter(|file| {
            !["//! ", "#![doc = include_str!("]
                .iter()
                .any(|begin| file.text.starts_with(begin))
        })
        .map(|file| format!("{}: begins without `//!`", file.path))
        .collect())
}

/// Files and folders are named after what they hold.
pub fn names_say_something(tree: &Tree) -> Result<Vec<String>> {
    Ok(tree
        .under("", &["rs", "ts", "tsx", "mjs", "css"])
        .filter(|file| {
            file.path
                .split('/')
                .map(|part| part.split('.').next().unwrap_or(part).to_lowercase())
                .any(|name| EMPTY_NAMES.contains(&name.as_str()))
        })
        .map(|file| format!("{}: a name that says nothing", file.path))
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn long_files_are_found_each_by_its_own_measure() {
        let lines = |number| "x\n".repeat(number);
        let tree = Tree::of(&[
            ("a.rs", &lines(700)),
            ("b.rs", &lines(701)),
            ("ui/src/a.tsx", &lines(401)),
            ("ui/src/api/generated.ts", &lines(9000)),
        ]);
        let findings = files_stay_small(&tree).unwrap();
        assert_eq!(
            findings,
            [
                "b.rs: 701 lines, 700 at most",
                "ui/src/a.tsx: 401 lines, 400 at most"
            ]
        );
    }

    #[test]
    fn the_host_is_measured_as_a_whole() {
        let half = "x\n".repeat(1_001);
        let tree = Tree::of(&[("src-tauri/src/a.rs", &half), ("src-tauri/src/b.rs", &half)]);
        assert_eq!(the_desktop_host_stays_thin(&tree).unwrap().len(), 1);
    }

    #[test]
    fn a_module_without_introduction_is_found() {
        let tree = Tree::of(&[("a.rs", "//! What it is.\n"), ("b.rs", "use std::fs;\n")]);
        assert_eq!(
            modules_introduce_themselves(&tree).unwrap(),
            ["b.rs: begins without `//!`"]
        );
    }

    #[test]
    fn empty_names_are_found_in_folders_and_files() {
        let tree = Tree::of(&[
            ("a/utils/x.rs", ""),
            ("ui/src/lib/helpers.ts", ""),
            ("ui/src/lib/dates.ts", ""),
        ]);
        assert_eq!(names_say_something(&tree).unwrap().len(), 2);
    }
}
