//! Rules of the npm packages and of their tests.

use serde_json::Value;

use super::tree::Tree;
use crate::error::Result;

/// The one version all Mantine packages have in common.
const MANTINE: &str = "9.7.3";

/// Mantine packages are of one version, and exactly of it.
pub fn mantine_is_pinned(tree: &Tree) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for file in tree
        .under("", &["json"])
        .filter(|file| file.path.ends_with("package.json"))
    {
        let manifest: Value = serde_json::from_str(&file.text).unwrap_or_default();
        for kind in ["dependencies", "devDependencies"] {
            for (name, version) in manifest[kind].as_object().into_iter().flatten() {
                if name.starts_with("@mantine/") && version.as_str() != Some(MANTINE) {
                    findings.push(format!(
                        "{}: {name} is {version}, it must be exactly {MANTINE}",
                        file.path
                    ));
                }
            }
        }
    }
    Ok(findings)
}

/// Lock files say what, not whence: another machine may use another registry.
pub fn lock_files_name_no_addresses(tree: &Tree) -> Result<Vec<String>> {
    Ok(tree
        .under("", &["json"])
        .filter(|file| file.path.ends_with("package-lock.json"))
        .filter(|file| file.text.contains("\"resolved\": \"http"))
        .map(|file| format!("{}: records download addresses", file.path))
        .collect())
}

/// A test marked to run alone silences all others.
pub fn no_test_runs_alone(tree: &Tree) -> Result<Vec<String>> {
    // Put together here, or this file would find itself.
    let marks = [concat!(".on", "ly("), concat!("only", ": true")];
    Ok(tree
        .under("", &["ts", "tsx", "mjs"])
        .flat_map(|file| file.lines().map(move |(line, text)| (file, line, text)))
        .filter(|(_, _, text)| marks.iter().any(|mark| text.contains(mark)))
        .map(|(file, line, _)| format!("{}:{line}: runs alone", file.path))
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_range_or_another_version_of_mantine_is_found() {
        let tree = Tree::of(&[(
            "ui/package.json",
            r#"{"dependencies":{"@mantine/core":"^9.7.3","@mantine/form":"9.7.3"},
                "devDependencies":{"@mantine/dates":"9.7.2"}}"#,
        )]);
        assert_eq!(mantine_is_pinned(&tree).unwrap().len(), 2);
    }

    #[test]
    fn a_download_address_is_found() {
        let tree = Tree::of(&[(
            "ui/package-lock.json",
            r#"{"x": {"resolved": "https://example.org/x.tgz"}}"#,
        )]);
        assert_eq!(lock_files_name_no_addresses(&tree).unwrap().len(), 1);
    }

    #[test]
    fn a_lonely_test_is_found() {
        let text = format!("it{}'x', () => {{}})", concat!(".on", "ly("));
        let tree = Tree::of(&[
            ("ui/src/a.test.tsx", &text),
            ("ui/src/b.test.tsx", "it('x')"),
        ]);
        assert_eq!(no_test_runs_alone(&tree).unwrap().len(), 1);
    }
}
