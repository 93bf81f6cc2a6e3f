//! The UI's npm package: installing it, building it into `ui/dist`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::error::{Result, at};
use crate::place::Place;
use crate::process;

/// `npm ci` in a folder, unless what is installed is what the lock file says.
pub fn install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let done = folder.join("node_modules").join(".package-lock.json");
    if modified(&done) >= modified(&lock) && lock.exists() && done.exists() {
        return Ok(());
    }
    process::run(
        process::npm(folder)
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .stdout(std::process::Stdio::null()),
    )
}

/// What builds `ui/dist`; nothing when it is newer than everything it is made from.
pub fn build(place: &Place) -> Result<Option<Command>> {
    let folder = place.ui();
    let page = folder.join("dist").join("index.html");
    // The page that stands in for an unbuilt interface has no scripts beside it.
    let built = folder.join("dist").join("assets").is_dir();
    if built && newest_source(&folder)? <= modified(&page) {
        return Ok(None);
    }
    let mut command = process::npm(&folder);
    command.args(["run", "--silent", "build"]);
    Ok(Some(command))
}

/// When the youngest file outside the outputs was changed.
fn newest_source(folder: &Path) -> Result<Option<SystemTime>> {
    let mut newest = None;
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let path = entry.path();
        if ["node_modules", "dist"]
            .iter()
            .any(|name| path.ends_with(name))
        {
            continue;
        }
        let time = if path.is_dir() {
            newest_source(&path)?
        } else {
            modified(&path)
        };
        newest = newest.max(time);
    }
    Ok(newest)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}
