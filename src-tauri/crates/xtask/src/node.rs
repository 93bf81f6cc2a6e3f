//! Node.js: new enough, installed from the system's packages where those are new enough.

use std::process::Command;

use crate::apt::{self, Package};
use crate::error::{Error, Result};
use crate::process;

/// The oldest that builds the interface.
const OLDEST: u32 = 20;

/// Debian's own packages. Node.js' publisher packs npm into the first, which refuses the second.
const DEBIAN: &[Package] = &[apt::package("nodejs"), apt::package("npm")];
const PUBLISHER: &[Package] = &[apt::package("nodejs")];

/// Makes sure that a Node.js new enough is there.
///
/// # Errors
/// [`Error::Missing`], saying where to get it.
pub fn ensure() -> Result<()> {
    if process::find("node").is_none() {
        let candidate = apt::candidate("nodejs")?.unwrap_or_default();
        if major(&candidate).is_some_and(|version| version >= OLDEST) {
            let packages = if candidate.contains("nodesource") {
                PUBLISHER
            } else {
                DEBIAN
            };
            apt::install(&[packages])?;
        }
    }
    let how = format!(
        "Node.js {OLDEST} or newer is needed to build the interface. \
         Get it from https://nodejs.org or with a version manager, then start again."
    );
    let Some(node) = process::find("node") else {
        return Err(Error::Missing(format!("Node.js is not installed. {how}")));
    };
    let said = process::capture(Command::new(node).arg("--version"))?;
    match major(said.trim().trim_start_matches('v')) {
        Some(version) if version >= OLDEST => Ok(()),
        _ => Err(Error::Missing(format!(
            "The Node.js here is {}. {how}",
            said.trim()
        ))),
    }
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_programs_and_packages() {
        assert_eq!(major("20.20.2"), Some(20));
        assert_eq!(major("18.20.4+dfsg-1~deb12u1"), Some(18));
        assert_eq!(major(""), None);
    }
}
