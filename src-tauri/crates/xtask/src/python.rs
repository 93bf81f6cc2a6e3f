//! Python packages of the official clients that the sandbox is tested with.
//!
//! They lie under Cargo's target folder, one folder for each generation of the client, since two
//! of one name cannot be installed together. No environment is made: `pip install --target` also
//! works where the system's Python belongs to its package manager.

use std::fs;
use std::process::Command;

use crate::error::{Result, at};
use crate::place::Place;
use crate::process;

/// Generations of the client, each with its list of packages `requirements-N.txt`.
const GENERATIONS: [u8; 2] = [1, 2];

/// Installs what the lists name, unless it is there already. Without Python nothing is installed,
/// and the tests concerned say that they were skipped.
pub fn install(place: &Place) -> Result<()> {
    if process::find("python3").is_none() {
        return Ok(());
    }
    let lists = place.official().join("python");
    for generation in GENERATIONS {
        let list = lists.join(format!("requirements-{generation}.txt"));
        let wanted = fs::read(&list).map_err(at(&list))?;
        let folder = place
            .target
            .join("official")
            .join(format!("python-{generation}"));
        let installed = folder.join("requirements.txt");
        if fs::read(&installed).is_ok_and(|known| known == wanted) {
            continue;
        }
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(at(&folder))?;
        }
        process::run(
            Command::new("python3")
                .args(["-m", "pip", "install", "--quiet", "--no-deps"])
                .args(["--disable-pip-version-check", "--root-user-action=ignore"])
                .arg("--target")
                .arg(&folder)
                .arg("--requirement")
                .arg(&list),
        )?;
        // Last, so that what was torn off in the middle is begun anew.
        fs::write(&installed, wanted).map_err(at(&installed))?;
    }
    Ok(())
}
