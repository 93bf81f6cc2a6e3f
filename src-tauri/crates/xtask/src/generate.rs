//! `cargo xtask gen`: the files that are written from the code.
//!
//! Today that is one: the TypeScript of the door, which the headless program prints. To add one:
//! let the program print it, and add a pair to [`FILES`].

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result, at};
use crate::place::Place;
use crate::process;

/// Subcommand of `carillon` that prints a file, and where the file lives.
const FILES: &[(&str, &str)] = &[("typescript", "ui/src/api/generated.ts")];

/// Builds the program, then writes (or only compares) every generated file.
pub fn run(place: &Place, check: bool) -> Result<()> {
    process::run(process::cargo(&place.root).args([
        "build",
        "--quiet",
        "--package",
        "server",
        "--bin",
        "carillon",
    ]))?;
    for &(subcommand, path) in FILES {
        let fresh = print(place, subcommand)?;
        let file = place.root.join(path);
        if check {
            compare(&file, path, &fresh)?;
        } else if read(&file)? != fresh {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(at(folder))?;
            }
            fs::write(&file, fresh).map_err(at(&file))?;
            println!("wrote {path}");
        }
    }
    Ok(())
}

/// Compares with the program that is already built.
///
/// # Errors
/// [`Error::Stale`] naming the first file that differs.
pub fn check_built(place: &Place) -> Result<()> {
    FILES.iter().try_for_each(|&(subcommand, path)| {
        let fresh = print(place, subcommand)?;
        compare(&place.root.join(path), path, &fresh)
    })
}

fn print(place: &Place, subcommand: &str) -> Result<String> {
    process::capture(Command::new(place.binary("carillon")).arg(subcommand))
}

fn compare(file: &Path, path: &str, fresh: &str) -> Result<()> {
    if read(file)? == fresh {
        Ok(())
    } else {
        Err(Error::Stale(path.into()))
    }
}

/// A missing file reads as empty: it is then simply out of date.
fn read(file: &Path) -> Result<String> {
    if file.exists() {
        fs::read_to_string(file).map_err(at(file))
    } else {
        Ok(String::new())
    }
}
