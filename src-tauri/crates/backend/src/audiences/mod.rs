//! Audiences: contacts, lists, and the imports that bring them.
//!
//! - [`lists`], [`contacts`]: what is there, in pages; [`contact`]: all about one person;
//! - [`read_file`]: how an uploaded file would be read, before it is imported;
//! - [`import`]: begins and cancels imports; [`worker`] runs them, one after the other;
//! - [`results`]: what came of them; [`refused`]: the file of what was refused;
//! - [`table`], [`reader`], [`person`]: bytes into records into people.
//!
//! To read another kind of file: a module in [`table`] that yields records, and its case in
//! [`reader`]. To use a column for something new: a [`types::Field`], its names in
//! `table/columns.rs`, its place in [`person::Reading`].

mod contact;
mod contacts;
mod faults;
mod import;
mod import_types;
mod lists;
mod person;
mod read_file;
mod reader;
mod refused;
mod results;
mod table;
#[cfg(test)]
mod tests;
mod types;
mod worker;

pub use import_types::*;
pub use types::*;

use std::collections::BTreeMap;

use crate::{App, AppError, Page, Result, Role, Router, Topic};
use store::Cursor;

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Role::{Manager, Viewer};
    let people = &[Topic::Audiences];
    let imports = &[Topic::Audiences, Topic::Jobs];
    router.query("audiences.lists", Viewer, lists::lists, people);
    router.query(
        "audiences.list",
        Viewer,
        lists::one,
        &[Topic::Audiences, Topic::Campaigns],
    );
    router.query(
        "audiences.list_campaigns",
        Viewer,
        lists::campaigns,
        &[Topic::Campaigns],
    );
    router.mutation("audiences.rename_list", Manager, lists::rename, people);
    router.mutation("audiences.delete_list", Manager, lists::delete, people);
    router.mutation(
        "audiences.remove_member",
        Manager,
        lists::remove_member,
        people,
    );
    router.query("audiences.contacts", Viewer, contacts::contacts, people);
    router.query("audiences.contact", Viewer, contact::one, people);
    router.query(
        "audiences.contact_messages",
        Viewer,
        contact::messages,
        &[Topic::Campaigns],
    );
    router.mutation("audiences.update_contact", Manager, contact::update, people);
    router.mutation("audiences.delete_contact", Manager, contact::delete, people);
    router.query("audiences.read_file", Manager, read_file::read_file, &[]);
    router.mutation("audiences.import", Manager, import::start, imports);
    router.mutation("audiences.cancel_import", Manager, import::cancel, imports);
    router.query("audiences.imports", Viewer, results::imports, imports);
    router.query(
        "audiences.import_result",
        Viewer,
        results::result,
        &[Topic::Jobs],
    );
    router.query(
        "audiences.import_rejections",
        Viewer,
        results::rejections,
        &[Topic::Jobs],
    );
    router.mutation("audiences.export_rejections", Manager, refused::export, &[]);
    router.mutation("audiences.forget_import", Manager, results::forget, imports);
}

/// Starts the worker that runs imports, beginning with what an earlier process left, and goes on
/// with the lists that one was deleting.
///
/// # Errors
/// When the rows cannot be read.
pub async fn start(app: &App) -> Result<()> {
    worker::start(app);
    let going = app
        .store()
        .read(|tx| Box::pin(async move { store::audiences::going_lists(tx).await }))
        .await?;
    if !going.is_empty() {
        let app = app.clone();
        app.clone().tasks().spawn("lists", async move {
            for id in going {
                if let Err(fault) = lists::finish_deleting(&app, &id).await {
                    tracing::warn!(list = %id, %fault, "a list is deleted at the next start");
                }
            }
        });
    }
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
