//! The project's text files, read once for all rules.

use std::fs;
use std::path::Path;

use crate::error::{Result, at};

/// Folders that hold no source: outputs, other people's code, version control.
const OUTSIDE: &[&str] = &["target", "node_modules", "dist", ".git"];

/// What rules read.
const ENDINGS: &[&str] = &["rs", "toml", "ts", "tsx", "mjs", "css", "ftl", "json"];

/// One file.
pub struct File {
    /// Path from the workspace root, with `/` on every system.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

/// All files that rules look at.
pub struct Tree {
    pub files: Vec<File>,
}

impl Tree {
    /// Reads the checkout, what is not yet committed included.
    pub fn read(root: &Path) -> Result<Tree> {
        let mut files = Vec::new();
        collect(root, "", &mut files)?;
        files.sort_by(|a: &File, b: &File| a.path.cmp(&b.path));
        Ok(Tree { files })
    }

    /// A tree from paths and texts.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree {
            files: files
                .iter()
                .map(|(path, text)| File {
                    path: (*path).to_string(),
                    text: (*text).to_string(),
                })
                .collect(),
        }
    }

    /// Files below a folder (`"ui/src/"`), or all for `""`, with one of the endings.
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
        endings: &'a [&'a str],
    ) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| {
            file.path.starts_with(folder)
                && file
                    .path
                    .rsplit_once('.')
                    .is_some_and(|(_, ending)| endings.contains(&ending))
        })
    }
}

impl File {
    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }

    /// Whether a UI file is a test: it may name what it likes.
    pub fn is_ui_test(&self) -> bool {
        self.path.contains(".test.") || self.path.contains("/test/")
    }
}

fn collect(folder: &Path, path: &str, files: &mut Vec<File>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let below = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}/{name}")
        };
        if entry.path().is_dir() {
            if !OUTSIDE.contains(&name.as_str()) {
                collect(&entry.path(), &below, files)?;
            }
        } else if ENDINGS
            .iter()
            .any(|ending| name.rsplit_once('.').is_some_and(|(_, own)| own == *ending))
        {
            let text = fs::read_to_string(entry.path()).map_err(at(&entry.path()))?;
            files.push(File { path: below, text });
        }
    }
    Ok(())
}
