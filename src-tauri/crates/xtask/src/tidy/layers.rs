//! Rules of the crates: who may know whom, and who may know the outside world.

use toml::{Table, Value};

use super::tree::{File, Tree};
use crate::error::{Error, Result};

/// For each of our packages: the ones among ours that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("sinch", &[]),
    ("sinch-fuzz", &["sinch"]),
    ("sandbox", &["sinch"]),
    ("backend", &["domain", "store", "sinch"]),
    (
        "server",
        &["backend", "domain", "sandbox", "sinch", "store"],
    ),
    (
        "carillon-desktop",
        &["backend", "domain", "sandbox", "server"],
    ),
    (
        "carillon-tests",
        &["backend", "domain", "sandbox", "server", "sinch", "store"],
    ),
    ("xtask", &[]),
];

/// For outside crates (by prefix): the packages that may use them, and why nobody else.
const ONLY_IN: &[(&str, &[&str], &str)] = &[
    ("sqlx", &["store"], "all SQL lives in `store`"),
    (
        "tauri",
        &["carillon-desktop"],
        "everything else must run without a window",
    ),
    (
        "keyring",
        &["carillon-desktop"],
        "keepers of secrets are handed in by the host",
    ),
    (
        "reqwest",
        &["sinch", "sandbox", "server", "backend", "carillon-tests"],
        "the outside world is reached through `sinch`, and by `backend/src/outbound.rs`",
    ),
];

/// The crates form one direction: nobody uses what is above.
pub fn crates_point_one_way(tree: &Tree) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in packages(tree)? {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == package.name) else {
            findings.push(format!(
                "{}: package `{}` has no place in the order of layers",
                package.path, package.name
            ));
            continue;
        };
        for dependency in package.dependencies(&["dependencies", "build-dependencies"]) {
            let ours = MAY_USE.iter().any(|(name, _)| *name == dependency);
            if ours && !allowed.contains(&dependency.as_str()) {
                findings.push(format!(
                    "{}: `{}` must not know `{dependency}`",
                    package.path, package.name
                ));
            }
        }
    }
    Ok(findings)
}

/// Crates that reach outside are used only where they belong, in tests neither.
pub fn crates_stay_in_their_layer(tree: &Tree) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in packages(tree)? {
        for dependency in
            package.dependencies(&["dependencies", "build-dependencies", "dev-dependencies"])
        {
            for (prefix, allowed, why) in ONLY_IN {
                if dependency.starts_with(prefix) && !allowed.contains(&package.name.as_str()) {
                    findings.push(format!(
                        "{}: `{}` must not use `{dependency}`: {why}",
                        package.path, package.name
                    ));
                }
            }
        }
    }
    Ok(findings)
}

/// Within the backend one file speaks HTTP.
pub fn backend_calls_out_in_one_file(tree: &Tree) -> Result<Vec<String>> {
    let folder = "src-tauri/crates/backend/src/";
    Ok(tree
        .under(folder, &["rs"])
        .filter(|file| file.path != format!("{folder}outbound.rs"))
        .flat_map(|file| file.lines().map(move |(line, text)| (file, line, text)))
        .filter(|(_, _, text)| text.contains("reqwest::") && !text.trim_start().starts_with("//"))
        .map(|(file, line, _)| {
            format!(
                "{}:{line}: HTTP clients stay in `backend/src/outbound.rs`",
                file.path
            )
        })
        .collect())
}

struct Package {
    path: String,
    name: String,
    manifest: Table,
}

impl Package {
    /// Names of the dependencies in these tables, those for single platforms included.
    fn dependencies(&self, kinds: &[&str]) -> Vec<String> {
        let platforms = self
            .manifest
            .get("target")
            .and_then(Value::as_table)
            .into_iter()
            .flat_map(Table::values)
            .filter_map(Value::as_table);
        std::iter::once(&self.manifest)
            .chain(platforms)
            .flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)))
            .filter_map(Value::as_table)
            .flat_map(|table| table.iter())
            .map(|(key, value)| {
                // A renamed dependency is judged by what it really is.
                value
                    .get("package")
                    .and_then(Value::as_str)
                    .unwrap_or(key)
                    .to_string()
            })
            .collect()
    }
}

fn packages(tree: &Tree) -> Result<Vec<Package>> {
    let mut packages = Vec::new();
    for file in tree
        .under("", &["toml"])
        .filter(|file| file.path.ends_with("Cargo.toml"))
    {
        let manifest = parse(file)?;
        let name = manifest
            .get("package")
            .and_then(|package| package.get("name"))
            .and_then(Value::as_str);
        if let Some(name) = name {
            packages.push(Package {
                path: file.path.clone(),
                name: name.to_string(),
                manifest: manifest.clone(),
            });
        }
    }
    Ok(packages)
}

fn parse(file: &File) -> Result<Table> {
    file.text.parse().map_err(|source| Error::Manifest {
        path: file.path.clone(),
        source,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn manifest(name: &str, rest: &str) -> Tree {
        let text = format!("[package]\nname = \"{name}\"\n{rest}");
        Tree::of(&[("x/Cargo.toml", &text)])
    }

    #[test]
    fn a_lower_crate_may_not_use_a_higher_one() {
        let tree = manifest("domain", "[dependencies]\nstore.workspace = true");
        assert_eq!(crates_point_one_way(&tree).unwrap().len(), 1);
        let tree = manifest("backend", "[dependencies]\nsandbox.workspace = true");
        assert_eq!(crates_point_one_way(&tree).unwrap().len(), 1);
        let tree = manifest("store", "[dependencies]\ndomain.workspace = true");
        assert_eq!(crates_point_one_way(&tree).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_unknown_package_must_find_its_place() {
        let tree = manifest("helpers", "");
        assert_eq!(crates_point_one_way(&tree).unwrap().len(), 1);
    }

    #[test]
    fn sql_and_windows_and_http_stay_where_they_belong() {
        for (name, dependency) in [
            ("server", "[dependencies]\nsqlx = \"1\""),
            ("backend", "[dev-dependencies]\ntauri-build = \"2\""),
            (
                "domain",
                "[target.'cfg(unix)'.dependencies]\nreqwest = \"1\"",
            ),
            (
                "xtask",
                "[dependencies]\nweb = { package = \"reqwest\", version = \"1\" }",
            ),
        ] {
            let tree = manifest(name, dependency);
            assert_eq!(
                crates_stay_in_their_layer(&tree).unwrap().len(),
                1,
                "{name}"
            );
        }
        let tree = manifest("store", "[dependencies]\nsqlx = \"1\"");
        assert!(crates_stay_in_their_layer(&tree).unwrap().is_empty());
    }

    #[test]
    fn the_backend_calls_out_in_one_file() {
        let call = "let client = reqwest::Client::new();\n";
        let tree = Tree::of(&[
            ("src-tauri/crates/backend/src/outbound.rs", call),
            ("src-tauri/crates/backend/src/accounts.rs", call),
        ]);
        let findings = backend_calls_out_in_one_file(&tree).unwrap();
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("accounts.rs:1"));
    }
}
