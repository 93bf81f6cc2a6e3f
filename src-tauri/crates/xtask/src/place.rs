//! Where the checkout is, and where its parts are.

use std::path::{Path, PathBuf};

/// The folders the tasks work in.
pub struct Place {
    /// The workspace root.
    pub root: PathBuf,
    /// Cargo's target folder, wherever it was configured to be.
    pub target: PathBuf,
}

impl Place {
    /// The checkout this program was built from.
    pub fn here() -> Place {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest
            .ancestors()
            .nth(3)
            .unwrap_or(manifest)
            .to_path_buf();
        // Cargo marks its target folder as a cache; this program lies somewhere in it, whatever
        // the configuration says.
        let target = std::env::current_exe()
            .ok()
            .and_then(|exe| {
                exe.ancestors()
                    .find(|folder| folder.join("CACHEDIR.TAG").is_file())
                    .map(Path::to_path_buf)
            })
            .unwrap_or_else(|| root.join("target"));
        Place { root, target }
    }

    /// The UI's npm package.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The official Sinch clients that the sandbox is tested with, a folder for each language.
    pub fn official(&self) -> PathBuf {
        self.root.join("tests").join("official")
    }

    /// The npm package of the browser and window tests.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// A program built by Cargo in the development profile.
    pub fn binary(&self, name: &str) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program built by Cargo in the release profile.
    pub fn release(&self, name: &str) -> PathBuf {
        self.target
            .join("release")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Where stages leave their whole output.
    pub fn logs(&self) -> PathBuf {
        self.target.join("xtask").join("logs")
    }
}
