//! Debian and Ubuntu packages: which are missing, and installing exactly those.
//!
//! On other systems it names what is needed and where it comes from, and installs nothing.
//! To need one more package: a line in [`WINDOW`] or [`TESTS`].

use std::process::Command;

use crate::error::{Error, Result};
use crate::process;

/// A package, and the programs that make it unnecessary when one of them is already there.
pub struct Package {
    name: &'static str,
    instead: &'static [&'static str],
}

/// A package that nothing else replaces.
pub const fn package(name: &'static str) -> Package {
    Package { name, instead: &[] }
}

/// What building and opening the window needs.
pub const WINDOW: &[Package] = &[
    package("libwebkit2gtk-4.1-dev"),
    package("libayatana-appindicator3-dev"),
    package("librsvg2-dev"),
    package("libssl-dev"),
    package("pkg-config"),
    package("build-essential"),
    package("file"),
];

/// What the tests need beside it: a display, a keychain, a browser, a database, and Python for an
/// official client.
pub const TESTS: &[Package] = &[
    package("xvfb"),
    package("xauth"),
    package("dbus"),
    package("dbus-x11"),
    package("at-spi2-core"),
    package("webkit2gtk-driver"),
    package("gnome-keyring"),
    package("libsecret-tools"),
    package("xdotool"),
    package("fonts-dejavu-core"),
    Package {
        name: "chromium",
        instead: &["chromium", "chromium-browser", "google-chrome"],
    },
    package("postgresql"),
    Package {
        name: "python3-pip",
        instead: &["pip3"],
    },
];

/// Installs the packages that are missing. Says on systems without apt what is needed instead.
///
/// # Errors
/// [`Error::Missing`] when packages are missing and this user may not install them; it names the
/// command to give.
pub fn install(wanted: &[&[Package]]) -> Result<()> {
    if process::find("apt-get").is_none() {
        return Ok(());
    }
    let missing = missing(wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    let words = missing.join(" ");
    let sudo = if process::is_root() {
        false
    } else if may_sudo() {
        true
    } else {
        return Err(Error::Missing(format!(
            "These packages are missing, and only an administrator may install them: {words}\n\
             Install them and start again: sudo apt-get install {words}"
        )));
    };
    println!("\n  installing {words}");
    process::run(apt_get(sudo).args(["-qq", "update"]))?;
    process::run(
        apt_get(sudo)
            .args(["-qq", "-y", "--no-install-recommends", "install"])
            .args(&missing)
            .stdout(std::process::Stdio::null()),
    )
}

/// The version that apt would install, if it knows the package.
pub fn candidate(name: &str) -> Result<Option<String>> {
    if process::find("apt-cache").is_none() {
        return Ok(None);
    }
    let said = process::capture(Command::new("apt-cache").args(["policy", name]))?;
    Ok(said
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Candidate: "))
        .find(|version| *version != "(none)")
        .map(str::to_string))
}

fn missing(wanted: &[&[Package]]) -> Result<Vec<&'static str>> {
    let names: Vec<&'static str> = wanted
        .iter()
        .flat_map(|list| list.iter())
        .filter(|package| {
            !package
                .instead
                .iter()
                .any(|name| process::find(name).is_some())
        })
        .map(|package| package.name)
        .collect();
    if names.is_empty() {
        return Ok(names);
    }
    // dpkg-query exits with 1 when a package is unknown to it: that is an answer, not a failure.
    let output = Command::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Status} ${Package}\n"])
        .args(&names)
        .output()
        .map_err(|source| Error::Start {
            program: "dpkg-query".into(),
            source,
        })?;
    let answer = String::from_utf8_lossy(&output.stdout);
    Ok(not_installed(&names, &answer))
}

fn not_installed<'a>(names: &[&'a str], answer: &str) -> Vec<&'a str> {
    let installed: Vec<&str> = answer
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .collect();
    names
        .iter()
        .copied()
        .filter(|name| !installed.contains(name))
        .collect()
}

fn may_sudo() -> bool {
    Command::new("sudo")
        .args(["-n", "true"])
        .output()
        .is_ok_and(|output| output.status.success())
}

fn apt_get(sudo: bool) -> Command {
    if sudo {
        let mut command = Command::new("sudo");
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    } else {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_and_unknown_packages_count_as_missing() {
        let answer = "installed xvfb\nconfig-files dbus\n";
        assert_eq!(
            not_installed(&["xvfb", "dbus", "chromium"], answer),
            ["dbus", "chromium"]
        );
    }

    #[test]
    fn a_program_that_is_there_makes_its_package_unnecessary() {
        let wanted = [Package {
            name: "a-package-that-nobody-has",
            instead: &["cargo"],
        }];
        assert_eq!(missing(&[&wanted]).unwrap_or_default(), Vec::<&str>::new());
    }
}
