//! Rules of the UI's folders: `lib, components → features → app`, and one door to the host.

use super::tree::{File, Tree};
use crate::error::Result;

const SOURCE: &[&str] = &["ts", "tsx"];

/// A feature imports no other feature; what is below features imports none.
pub fn features_stay_apart(tree: &Tree) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for file in tree
        .under("ui/src/", SOURCE)
        .filter(|file| !file.is_ui_test())
    {
        let own = place(&file.path);
        for (line, target) in imports(file) {
            let other = place(&target);
            let refused = match (own, other) {
                (Place::Feature(a), Place::Feature(b)) => a != b,
                (Place::Feature(_), Place::App) => true,
                (Place::Below, Place::Feature(_) | Place::App) => true,
                _ => false,
            };
            if refused {
                findings.push(format!("{}:{line}: must not import `{target}`", file.path));
            }
        }
    }
    Ok(findings)
}

/// Only `ui/src/api` knows whether a window or a browser is around it.
pub fn only_api_knows_the_host(tree: &Tree) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for file in tree
        .under("ui/src/", SOURCE)
        .filter(|file| !file.path.starts_with("ui/src/api/") && !file.is_ui_test())
    {
        for (line, text) in file.lines() {
            let text = text.trim_start();
            if text.starts_with("//") || text.starts_with('*') {
                continue;
            }
            if text.contains("@tauri-apps") || calls(text, "fetch") || text.contains("EventSource(")
            {
                findings.push(format!(
                    "{}:{line}: only `ui/src/api` speaks with the host",
                    file.path
                ));
            }
        }
    }
    Ok(findings)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place<'a> {
    /// `lib`, `components`, `api`: used by features, knowing none.
    Below,
    Feature(&'a str),
    App,
    Elsewhere,
}

fn place(path: &str) -> Place<'_> {
    let Some(inside) = path.strip_prefix("ui/src/") else {
        return Place::Elsewhere;
    };
    match inside.split_once('/') {
        Some(("lib" | "components" | "api", _)) => Place::Below,
        Some(("features", rest)) => Place::Feature(rest.split('/').next().unwrap_or(rest)),
        Some(("app", _)) => Place::App,
        _ => Place::Elsewhere,
    }
}

/// Every import of our own files, as a path from the root, with its line.
fn imports(file: &File) -> Vec<(usize, String)> {
    file.lines()
        .flat_map(|(line, text)| {
            ["from ", "import ", "import("]
                .into_iter()
                .flat_map(move |word| text.split(word).skip(1))
                .filter_map(quoted)
                .filter_map(|target| resolve(&file.path, target))
                .map(move |target| (line, target))
        })
        .collect()
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| "'\"".contains(*c))?;
    text[1..].split_once(quote).map(|(inside, _)| inside)
}

fn resolve(from: &str, target: &str) -> Option<String> {
    if let Some(rest) = target.strip_prefix("@/") {
        return Some(format!("ui/src/{rest}"));
    }
    if !target.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Whether a function of this very name is called, not one whose name ends in it.
fn calls(text: &str, name: &str) -> bool {
    let call = format!("{name}(");
    text.match_indices(&call).any(|(at, _)| {
        !text[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.')
            || text[..at].ends_with("window.")
            || text[..at].ends_with("globalThis.")
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn apart(path: &str, text: &str) -> usize {
        features_stay_apart(&Tree::of(&[(path, text)]))
            .unwrap()
            .len()
    }

    fn host(path: &str, text: &str) -> usize {
        only_api_knows_the_host(&Tree::of(&[(path, text)]))
            .unwrap()
            .len()
    }

    #[test]
    fn a_feature_may_not_import_its_neighbour() {
        let path = "ui/src/features/accounts/AccountForm.tsx";
        assert_eq!(apart(path, "import { x } from '../campaigns/x';"), 1);
        assert_eq!(
            apart(path, "import { x } from '@/features/campaigns/x';"),
            1
        );
        assert_eq!(
            apart(path, "const x = lazy(() => import('../campaigns/x'));"),
            1
        );
        assert_eq!(apart(path, "} from \"../../app/routes\";"), 1);
        assert_eq!(apart(path, "import { x } from './x';"), 0);
        assert_eq!(apart(path, "import { x } from '../../components/x';"), 0);
    }

    #[test]
    fn what_is_below_features_knows_none() {
        let path = "ui/src/components/Page.tsx";
        assert_eq!(
            apart(path, "import { x } from '../features/accounts/x';"),
            1
        );
        assert_eq!(apart(path, "import { x } from '../lib/x';"), 0);
        assert_eq!(
            apart(
                "ui/src/app/routes.tsx",
                "import x from '../features/accounts/x';"
            ),
            0
        );
    }

    #[test]
    fn only_the_api_folder_speaks_with_the_host() {
        let page = "ui/src/features/accounts/page.tsx";
        assert_eq!(
            host(page, "import { invoke } from '@tauri-apps/api/core';"),
            1
        );
        assert_eq!(host(page, "await fetch('/call/x')"), 1);
        assert_eq!(host(page, "await window.fetch('/call/x')"), 1);
        assert_eq!(
            host(page, "query.refetch(); prefetch(x); client.fetch(x);"),
            0
        );
        assert_eq!(host("ui/src/api/http.ts", "await fetch('/call/x')"), 0);
    }
}
