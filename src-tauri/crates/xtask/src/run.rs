//! `cargo xtask run`: from a bare checkout to the open console.
//!
//! With a display it opens the window; without one it serves the same console in the browser.

use std::process::{Command, Stdio};

use clap::Args;

use crate::apt;
use crate::error::{Error, Result};
use crate::node;
use crate::place::Place;
use crate::process;
use crate::step::step;
use crate::ui;

/// What can be asked of `run`.
#[derive(Args)]
pub struct Options {
    /// Serve in the browser even though there is a display.
    #[arg(long)]
    serve: bool,
    /// Passed on to the program.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Installs, builds, opens; one line a step with its time.
pub fn run(place: &Place, options: &Options) -> Result<()> {
    let window = !options.serve && has_display();
    step("system packages", || {
        if window {
            apt::install(&[apt::WINDOW])?;
            require_webview()?;
        }
        node::ensure()
    })?;
    step("npm packages", || ui::install(&place.ui()))?;
    step("interface", || match ui::build(place)? {
        Some(mut command) => process::run(command.stdout(Stdio::null())),
        None => Ok(()),
    })?;
    let (package, binary) = if window {
        ("carillon-desktop", "carillon-desktop")
    } else {
        ("server", "carillon")
    };
    step("programs", || {
        process::run(process::cargo(&place.root).args([
            "build",
            "--quiet",
            "--package",
            package,
            "--bin",
            binary,
        ]))
    })?;
    let mut program = Command::new(place.binary(binary));
    program.current_dir(&place.root);
    if !window {
        program.arg("serve");
    }
    process::run(program.args(&options.arguments))
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Says what the window needs where apt cannot bring it.
fn require_webview() -> Result<()> {
    if cfg!(target_os = "macos") {
        let tools = Command::new("xcode-select").arg("-p").output();
        if !tools.is_ok_and(|output| output.status.success()) {
            return Err(Error::Missing(
                "Apple's command line tools are missing. Get them with: xcode-select --install"
                    .into(),
            ));
        }
    }
    if cfg!(windows) && !webview2_is_there() {
        return Err(Error::Missing(
            "Microsoft's WebView2 is missing. Get the Evergreen installer from \
             https://developer.microsoft.com/microsoft-edge/webview2 and start again."
                .into(),
        ));
    }
    if cfg!(target_os = "linux") && process::find("apt-get").is_none() {
        let found = Command::new("pkg-config")
            .args(["--exists", "webkit2gtk-4.1"])
            .status();
        if !found.is_ok_and(|status| status.success()) {
            return Err(Error::Missing(
                "WebKitGTK 4.1 with its development files is missing. Install it with your \
                 system's package manager (Fedora: webkit2gtk4.1-devel, Arch: webkit2gtk-4.1), \
                 or start again with --serve to use the browser."
                    .into(),
            ));
        }
    }
    Ok(())
}

/// WebView2 comes with Windows 11 and most of 10; its runtime lives in one of two folders.
fn webview2_is_there() -> bool {
    ["ProgramFiles(x86)", "LOCALAPPDATA"].iter().any(|name| {
        std::env::var_os(name).is_some_and(|folder| {
            std::path::Path::new(&folder)
                .join("Microsoft")
                .join("EdgeWebView")
                .is_dir()
        })
    })
}
