//! Audiences: contacts, lists, and the imports that bring them.
//!
//! - [`lists`], [`contacts`]: what is there, in pages;
//! - [`read_file`]: how an uploaded file would be read, before it is imported;
//! - [`import`]: begins, shows and cancels imports; [`worker`] runs them, one after the other;
//! - [`table`], [`reader`], [`person`]: bytes into records into people.
//!
//! To read another kind of file: a module in [`table`] that yields records, and its case in
//! [`reader`]. To use a column for something new: a [`types::Field`], its names in
//! `table/columns.rs`, its place in [`person::Reading`].

mod contacts;
mod faults;
mod import;
mod lists;
mod person;
mod read_file;
mod reader;
mod table;
#[cfg(test)]
mod tests;
mod types;
mod worker;

pub use types::*;

use std::collections::BTreeMap;

use crate::{App, AppError, Page, Result, Role, Router, Topic};
use store::Cursor;

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    router.query(
        "audiences.lists",
        Role::Viewer,
        lists::lists,
        &[Topic::Audiences],
    );
    router.query(
        "audiences.contacts",
        Role::Viewer,
        contacts::contacts,
        &[Topic::Audiences],
    );
    router.query(
        "audiences.read_file",
        Role::Manager,
        read_file::read_file,
        &[],
    );
    router.mutation(
        "audiences.import",
        Role::Manager,
        import::start,
        &[Topic::Audiences, Topic::Jobs],
    );
    router.query(
        "audiences.import_result",
        Role::Viewer,
        import::result,
        &[Topic::Jobs],
    );
    router.query(
        "audiences.import_rejections",
        Role::Viewer,
        import::rejections,
        &[Topic::Jobs],
    );
    router.mutation(
        "audiences.cancel_import",
        Role::Manager,
        import::cancel,
        &[Topic::Audiences, Topic::Jobs],
    );
}

/// Starts the worker that runs imports, beginning with what an earlier process left.
///
/// # Errors
/// None yet; what cannot be taken up is tried again.
pub async fn start(app: &App) -> Result<()> {
    worker::start(app);
    Ok(())
}

/// A contact's kept attributes, column → text.
///
/// # Errors
/// `internal` when what is kept is no object of texts.
pub fn attributes(json: &str) -> Result<BTreeMap<String, String>> {
    serde_json::from_str(json).map_err(AppError::internal)
}

/// The cursor a caller hands back.
fn cursor(text: Option<&str>) -> Result<Option<Cursor>> {
    Ok(text.map(Cursor::decode).transpose()?)
}

/// A page as it crosses the door.
fn page<R, T>((rows, next): (Vec<R>, Option<Cursor>), item: impl FnMut(R) -> T) -> Page<T> {
    Page {
        items: rows.into_iter().map(item).collect(),
        next: next.map(|cursor| cursor.encode()),
    }
}
