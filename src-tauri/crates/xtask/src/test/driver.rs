//! tauri-driver: the WebDriver door of the real window, built once into `target/tools`.

use std::path::PathBuf;

use crate::error::Result;
use crate::place::Place;
use crate::process;
use crate::step::step;

/// Tauri's majors move together; 3 is an alpha.
const VERSION: &str = "^2";

/// Returns the program, installing it where it is missing.
pub fn install(place: &Place) -> Result<PathBuf> {
    let tools = place.target.join("tools");
    let program = tools.join("bin").join("tauri-driver");
    if !program.exists() {
        step("tauri-driver", || {
            process::run(
                process::cargo(&place.root)
                    .args(["install", "tauri-driver", "--quiet", "--locked"])
                    .args(["--version", VERSION, "--root"])
                    .arg(&tools),
            )
        })?;
    }
    Ok(program)
}
