//! All about one contact, and what a person changes of it.

use domain::{ContactId, ListId};

use super::{
    ContactMessage, ContactPage, ContactRef, Identity, ListContactMessages, Membership,
    UpdateContact,
    contacts::contact,
    cursor,
    lists::{busy, refuse_while_laid},
    person::{Reading, language_tag},
};
use crate::{
    App, AppError, Caller, Code, Page, Result, campaigns, page::limit, router::Done, words,
};
use store::audiences::{ContactChange, MembershipRow, MessageRow};

/// The most characters of a contact's name.
const LONGEST_NAME: usize = 200;
/// The most characters of a column.
const LONGEST_CELL: usize = 10_000;

/// `audiences.contact`.
///
/// # Errors
/// `not_found`.
pub async fn one(app: App, _: Caller, request: ContactRef) -> Result<ContactPage> {
    let id = request.contact_id;
    let (row, identities, memberships) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                Ok((
                    store::audiences::contact(tx, &id).await?,
                    store::audiences::identities(tx, &id).await?,
                    store::audiences::memberships(tx, &id).await?,
                ))
            })
        })
        .await
        .map_err(missing)?;
    let updated_at = row.updated_at;
    let lists = memberships
        .iter()
        .map(|each| each.list_name.clone())
        .collect();
    Ok(ContactPage {
        contact: contact(row, lists)?,
        identities: identities
            .into_iter()
            .map(|row| Identity {
                channel: row.channel,
                identity: row.identity,
            })
            .collect(),
        memberships: memberships.into_iter().map(membership).collect(),
        updated_at,
    })
}

fn membership(row: MembershipRow) -> Membership {
    let reading: Option<Reading> = serde_json::from_str(&row.reading).ok();
    let some = |text: String| (!text.is_empty()).then_some(text);
    Membership {
        list_id: row.list_id.into(),
        list_name: row.list_name,
        joined_at: row.joined_at,
        import: some(row.import_id).map(Into::into),
        file_name: some(row.file_name),
        consent: reading.and_then(|reading| some(reading.consent)),
    }
}

/// `audiences.contact_messages`: what campaigns sent, or were to send, to a contact.
///
/// # Errors
/// `invalid_input` for a cursor of another list.
pub async fn messages(
    app: App,
    caller: Caller,
    request: ListContactMessages,
) -> Result<Page<ContactMessage>> {
    let after = cursor(request.cursor.as_deref())?;
    let limit = i64::from(limit(request.limit));
    let id = request.contact_id;
    let (rows, next) = app
        .store()
        .read(move |tx| {
            Box::pin(
                async move { store::audiences::messages(tx, &id, after.as_ref(), limit).await },
            )
        })
        .await?;
    Ok(Page {
        items: rows
            .into_iter()
            .map(|row| message(&app, &caller, row))
            .collect::<Result<_>>()?,
        next: next.map(|cursor| cursor.encode()),
    })
}

fn message(app: &App, caller: &Caller, row: MessageRow) -> Result<ContactMessage> {
    let reason = Some(row.reason_code).filter(|code| !code.is_empty());
    Ok(ContactMessage {
        id: row.recipient_id.into(),
        campaign_id: row.campaign_id.into(),
        campaign_name: row.campaign_name,
        account_id: row.account_id.into(),
        channel: row.channel,
        language: row.language,
        state: row.state.parse().map_err(AppError::internal)?,
        reason_words: reason
            .as_deref()
            .map(|code| app.say(caller, &campaigns::meaning(code))),
        reason,
        updated_at: row.updated_at,
    })
}

/// `audiences.update_contact`: its name, language and columns; the number makes the contact, so it
/// stays.
///
/// # Errors
/// `invalid_input` with every fault; `not_found`.
pub async fn update(app: App, caller: Caller, request: UpdateContact) -> Result<Done> {
    let mut wrong = Vec::new();
    if request.name.trim().chars().count() > LONGEST_NAME {
        let words = words!("audiences-contact-name-long", most = LONGEST_NAME);
        wrong.push(("name".to_owned(), words));
    }
    let language = request.language.as_deref().unwrap_or_default().trim();
    let tag = language_tag(language);
    if tag.is_none() && !language.is_empty() {
        let words = words!("audiences-language-unknown", language = language);
        wrong.push(("language".to_owned(), words));
    }
    for (column, value) in &request.attributes {
        if value.chars().count() > LONGEST_CELL {
            let words = words!("audiences-column-long", most = LONGEST_CELL);
            wrong.push((format!("attributes.{column}"), words));
        }
    }
    if let Some(fault) = AppError::of_fields(wrong) {
        return Err(fault);
    }
    let change = ContactChange {
        name: request.name,
        language: tag,
        attributes: serde_json::to_string(&request.attributes).map_err(AppError::internal)?,
    };
    let (id, now_ms) = (request.contact_id, app.clock().now_ms());
    let changed = id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            store::audiences::update_contact(tx, &changed, &change, now_ms)
                .await
                .map_err(missing)?;
            Ok(Done {})
        })
    })
    .await
}

/// `audiences.delete_contact`: with its identities and memberships. What campaigns sent stays in
/// their ledgers.
///
/// # Errors
/// `not_found`; `conflict` while an import brings it; `precondition_failed` while a campaign
/// gathers its recipients from one of its lists.
pub async fn delete(app: App, caller: Caller, request: ContactRef) -> Result<Done> {
    let id = request.contact_id;
    let gone: ContactId = id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            for membership in store::audiences::memberships(tx, &gone).await? {
                refuse_while_laid(tx, &ListId::from(membership.list_id)).await?;
            }
            match store::audiences::delete_contact(tx, &gone).await {
                Err(store::Error::Busy) => Err(busy(store::Error::Busy)),
                done => done.map(|()| Done {}).map_err(missing),
            }
        })
    })
    .await
}

fn missing(fault: store::Error) -> AppError {
    match fault {
        store::Error::NotFound => {
            AppError::new(Code::NotFound, words!("audiences-contact-missing")).because(fault)
        }
        other => other.into(),
    }
}
