//! The built interface (`ui/dist`): where it is found, and how it is served. It is one page that
//! finds its own way, so an unknown address answers that page.

use std::path::{Path, PathBuf};
use tower_http::services::{ServeDir, ServeFile};

/// The folder of the built interface: the one named, or the nearest `ui/dist` or `ui` upwards
/// from the program, which is where a build and a package put it.
pub fn find(named: Option<&Path>) -> Option<PathBuf> {
    if let Some(named) = named {
        return built(named);
    }
    let program = std::env::current_exe().ok()?;
    program
        .ancestors()
        .skip(1)
        .flat_map(|folder| [folder.join("ui/dist"), folder.join("ui")])
        .find_map(|folder| built(&folder))
}

/// A folder counts when the build left its page and its scripts there; the desktop build writes a
/// page without scripts as a placeholder.
fn built(folder: &Path) -> Option<PathBuf> {
    (folder.join("index.html").is_file() && folder.join("assets").is_dir())
        .then(|| folder.to_owned())
}

/// Serves the folder; everything that is no file is the one page.
pub fn service(folder: &Path) -> ServeDir<ServeFile> {
    ServeDir::new(folder).fallback(ServeFile::new(folder.join("index.html")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_placeholder_is_not_a_built_interface() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "placeholder").unwrap();
        assert_eq!(find(Some(folder.path())), None);
        std::fs::create_dir(folder.path().join("assets")).unwrap();
        assert_eq!(find(Some(folder.path())).as_deref(), Some(folder.path()));
    }
}
