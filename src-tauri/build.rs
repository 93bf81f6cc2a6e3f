//! Build script of the desktop host: Tauri's own, the list of commands a page may be allowed to
//! call, and a page that stands in for an interface that is not built yet.

use std::path::Path;
use std::{fs, io};

/// Every command of the host; `capabilities/main.json` allows them to the one window.
const COMMANDS: &[&str] = &[
    "call",
    "subscribe",
    "upload_begin",
    "upload_chunk",
    "upload_end",
    "download",
];

/// Without a script, so that nobody takes it for the interface.
const PLACEHOLDER: &str = "<!doctype html><html lang=\"en\"><title>Carillon</title>\
<main><h1>The interface is not built</h1><p>Build it with: cargo xtask run</p></main></html>\n";

fn main() -> io::Result<()> {
    let page = Path::new("../ui/dist/index.html");
    if !page.exists() {
        if let Some(folder) = page.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(page, PLACEHOLDER)?;
    }
    // Tauri embeds the folder but watches only its own configuration.
    println!("cargo:rerun-if-changed=../ui/dist");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes).map_err(io::Error::other)
}
