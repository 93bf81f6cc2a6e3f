//! An app for the tests of this crate: on a directory of its own, without jobs.

#![allow(clippy::unwrap_used)]

use crate::clock::SystemClock;
use crate::random::SeededRandom;
use crate::secrets::FileSecrets;
use crate::{App, Options};
use std::sync::Arc;
use tempfile::TempDir;

/// An open app; it lives no longer than the directory.
pub async fn app() -> (App, TempDir) {
    let data = tempfile::tempdir().unwrap();
    let app = App::open(Options {
        data: data.path().to_owned(),
        database: None,
        migrate_postgres: false,
        secrets: Arc::new(FileSecrets::beneath(data.path())),
        clock: Arc::new(SystemClock),
        random: Arc::new(SeededRandom::new(1)),
        hooks: None,
        rehearsal: None,
        holder: "a test".to_owned(),
        work: false,
    })
    .await
    .unwrap();
    (app, data)
}
