//! Who is written to: a file that was named, or people who do not exist.

use crate::ending::{Ending, unreadable};
use backend::App;
use domain::FileId;
use std::fmt::Write as _;
use std::path::Path;
use tokio::io::AsyncReadExt as _;

/// Where the made-up people live.
pub const HOME_REGION: &str = "IT";

const FIRST_NAMES: [&str; 16] = [
    "Giulia", "Marco", "Chiara", "Luca", "Elena", "Matteo", "Sofia", "Davide", "Anna", "Paolo",
    "Irene", "Nicola", "Marta", "Pietro", "Laura", "Simone",
];
const LAST_NAMES: [&str; 11] = [
    "Rossi", "Bianchi", "Ferrari", "Romano", "Gallo", "Costa", "Fontana", "Moretti", "Barbieri",
    "Lombardi", "Rinaldi",
];
/// Lines built before they are handed on.
const CHUNK: u32 = 10_000;

/// Hands a file of contacts to the app.
pub async fn upload_file(app: &App, file: &Path, name: &str) -> Result<FileId, Ending> {
    let mut reader = tokio::fs::File::open(file)
        .await
        .map_err(|fault| unreadable(file, &fault))?;
    let mut upload = app.files().upload(name).await?;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = reader
            .read(&mut chunk)
            .await
            .map_err(|fault| unreadable(file, &fault))?;
        if read == 0 {
            break;
        }
        upload.write(&chunk[..read]).await?;
    }
    Ok(upload.finish().await?.id)
}

/// Hands `count` made-up people to the app, always the same ones.
pub async fn upload_made_up(app: &App, count: u32) -> Result<FileId, Ending> {
    let mut upload = app.files().upload("rehearsal.csv").await?;
    upload.write(b"first_name,last_name,phone\n").await?;
    for from in (0..count).step_by(CHUNK as usize) {
        let mut lines = String::new();
        for index in from..count.min(from.saturating_add(CHUNK)) {
            write_person(&mut lines, index);
        }
        upload.write(lines.as_bytes()).await?;
    }
    Ok(upload.finish().await?.id)
}

/// Numbers of a mobile block that is not given out. The sandbox's scenario numbers are another
/// block, so nobody made up here fails on purpose.
fn write_person(lines: &mut String, index: u32) {
    let first = FIRST_NAMES[index as usize % FIRST_NAMES.len()];
    let last = LAST_NAMES[index as usize % LAST_NAMES.len()];
    // Writing to a String cannot fail.
    let _ = writeln!(lines, "{first},{last},+39312{index:07}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_valid_number_of_their_own() {
        let mut lines = String::new();
        for index in [0, 1, 4_999_999] {
            write_person(&mut lines, index);
        }
        let numbers: Vec<&str> = lines
            .lines()
            .filter_map(|line| line.rsplit(',').next())
            .collect();
        assert_eq!(numbers, ["+393120000000", "+393120000001", "+393124999999"]);
        for number in numbers {
            assert!(
                domain::Phone::parse(number, HOME_REGION).is_ok(),
                "{number}"
            );
        }
    }
}
