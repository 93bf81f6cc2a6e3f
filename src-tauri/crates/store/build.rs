//! Gathers `migrations/*.sql` into the list that `migrate.rs` embeds, so that adding a migration
//! is adding a file and nothing else.

use std::{env, fmt::Write as _, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=migrations");
    let folder =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("migrations");
    let mut names: Vec<String> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    names.retain(|name| name.ends_with(".sql"));
    names.sort();

    let mut list = String::from("&[\n");
    for name in &names {
        let (version, _) = name
            .split_once('_')
            .ok_or_else(|| io::Error::other(format!("{name}: expected 0001_feature.sql")))?;
        let version: i64 = version.parse().map_err(io::Error::other)?;
        let path = folder.join(name);
        println!("cargo:rerun-if-changed={}", path.display());
        writeln!(
            list,
            "    Migration {{ version: {version}, name: {name:?}, sql: include_str!({path:?}) }},"
        )
        .map_err(io::Error::other)?;
    }
    list.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("migrations.rs"), list)
}
