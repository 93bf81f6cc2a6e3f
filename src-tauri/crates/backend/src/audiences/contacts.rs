//! The contacts there are.

use domain::ContactId;
use store::audiences::{ContactFilter, ContactRow};

use super::{Contact, ListContacts, attributes, cursor};
use crate::{App, Caller, Page, Result, page::limit};

/// `audiences.contacts`: a list's in the order they joined, all by name, or as asked for.
///
/// # Errors
/// `invalid_input` for a cursor of another list or another order.
pub async fn contacts(app: App, _: Caller, request: ListContacts) -> Result<Page<Contact>> {
    let after = cursor(request.cursor.as_deref())?;
    let limit = i64::from(limit(request.limit));
    let filter = ContactFilter {
        list: request.list_id,
        search: request.search.filter(|text| !text.trim().is_empty()),
        sort: request.sort,
        descending: request.descending,
    };
    let found = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let (rows, next) =
                    store::audiences::contacts(tx, &filter, after.as_ref(), limit).await?;
                let mut listed = Vec::with_capacity(rows.len());
                for row in rows {
                    let id = ContactId::from(row.id.as_str());
                    let lists = store::audiences::lists_of(tx, &id).await?;
                    listed.push((row, lists));
                }
                Ok((listed, next))
            })
        })
        .await?;
    let (rows, next) = found;
    Ok(Page {
        items: rows
            .into_iter()
            .map(|(row, lists)| contact(row, lists))
            .collect::<Result<_>>()?,
        next: next.map(|cursor| cursor.encode()),
    })
}

/// A contact as it crosses the door.
pub(super) fn contact(row: ContactRow, lists: Vec<String>) -> Result<Contact> {
    Ok(Contact {
        id: row.id.into(),
        phone: row.phone,
        name: row.name,
        language: row.language,
        attributes: attributes(&row.attributes)?,
        lists,
        created_at: row.created_at,
    })
}
