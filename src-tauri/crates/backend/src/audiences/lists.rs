//! The lists there are.

use super::{List, ListLists, cursor, page};
use crate::{App, Caller, Page, Result, page::limit};

/// `audiences.lists`: lists by name.
///
/// # Errors
/// `invalid_input` for a cursor of another list.
pub async fn lists(app: App, _: Caller, request: ListLists) -> Result<Page<List>> {
    let after = cursor(request.cursor.as_deref())?;
    let limit = i64::from(limit(request.limit));
    let found = app
        .store()
        .read(move |tx| {
            Box::pin(async move { store::audiences::lists(tx, after.as_ref(), limit).await })
        })
        .await?;
    Ok(page(found, |row| List {
        id: row.id.into(),
        name: row.name,
        members: row.members,
        created_at: row.created_at,
    }))
}
