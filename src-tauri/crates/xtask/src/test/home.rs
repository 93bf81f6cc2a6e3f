//! A home directory for one run of the window: fresh settings, fresh keychain, removed afterwards.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::error::{Result, at};

/// The folder; dropping it removes it.
pub struct Home {
    folder: PathBuf,
}

impl Home {
    /// Makes the folder, with a run-time directory only this user may enter.
    pub fn make() -> Result<Home> {
        let folder = std::env::temp_dir().join(format!("carillon-home-{}", std::process::id()));
        let runtime = folder.join("run");
        fs::create_dir_all(&runtime).map_err(at(&runtime))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))
                .map_err(at(&runtime))?;
        }
        Ok(Home { folder })
    }

    /// Makes a command live in it.
    ///
    /// Both variables must be set before the session bus starts, or the keychain that the bus
    /// activates would open the developer's own.
    pub fn enter(&self, command: &mut Command) {
        command
            .env("HOME", &self.folder)
            .env("XDG_RUNTIME_DIR", self.folder.join("run"))
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_CACHE_HOME")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // Left-overs in the temporary folder are no reason to fail a run.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
