//! The files of a swap, and finishing one that a crash cut in two.
//!
//! `<database>.restoring.part` is a copy that is not ready; `<database>.restoring` is ready. The
//! database's own name is free only between the two renames of a swap, so whoever finds it free
//! and a ready copy beside it carries the swap to its end.

use std::path::{Path, PathBuf};

use tokio::fs;

use crate::{Error, error::SqlFault};

pub(crate) const PART: &str = ".restoring.part";
pub(crate) const READY: &str = ".restoring";

/// The file of this name with an ending more.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Before a database is opened: ends what a crash left of a swap.
pub(crate) async fn finish(database: &Path) -> Result<(), Error> {
    let ready = beside(database, READY);
    let there = |path: PathBuf| async move { fs::try_exists(path).await.unwrap_or(false) };
    if there(ready.clone()).await && !there(database.to_owned()).await {
        fs::rename(&ready, database)
            .await
            .map_err(|error| Error::Unavailable(SqlFault::new(error.into())))?;
        sync_folder(database).await;
    }
    for left in [ready, beside(database, PART)] {
        // Usually there is none; one that cannot be removed harms nobody.
        let _ = fs::remove_file(left).await;
    }
    Ok(())
}

/// Puts `ready` in the place of `database`, which becomes `kept`. On failure everything is where
/// it was.
pub(crate) async fn swap(database: &Path, ready: &Path, kept: &Path) -> std::io::Result<()> {
    if let Some(folder) = kept.parent() {
        fs::create_dir_all(folder).await?;
    }
    fs::rename(database, kept).await?;
    if let Err(error) = fs::rename(ready, database).await {
        fs::rename(kept, database).await?;
        return Err(error);
    }
    sync_folder(database).await;
    sync_folder(kept).await;
    Ok(())
}

/// Puts a rename on disk where a folder can be synced; elsewhere the system sees to it.
pub(crate) async fn sync_folder(file: &Path) {
    if let Some(folder) = file.parent()
        && let Ok(folder) = fs::File::open(folder).await
    {
        let _ = folder.sync_all().await;
    }
}
