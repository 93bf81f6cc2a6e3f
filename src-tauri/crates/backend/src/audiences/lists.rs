//! Lists: which there are, what belongs to one, and what a person changes of them.

use domain::ListId;
use store::audiences::{ListFilter, ListRow};
use store::campaigns::Used;

use super::{
    DeleteList, List, ListLists, ListPage, ListRef, OfList, RemoveMember, RenameList, cursor,
    import::fault_of_name, page,
};
use crate::campaigns::{CampaignUse, uses};
use crate::{App, AppError, Caller, Code, Page, Result, Topic, page::limit, router::Done, words};

/// Members removed in one write: some 20 ms of the writer.
const CHUNK: i64 = 500;

/// `audiences.lists`: by name, or as asked for.
///
/// # Errors
/// `invalid_input` for a cursor of another list or another order.
pub async fn lists(app: App, _: Caller, request: ListLists) -> Result<Page<List>> {
    let after = cursor(request.cursor.as_deref())?;
    let limit = i64::from(limit(request.limit));
    let filter = ListFilter {
        search: request.search.unwrap_or_default(),
        sort: request.sort.unwrap_or_default(),
        descending: request.descending,
    };
    let found = app
        .store()
        .read(move |tx| {
            Box::pin(
                async move { store::audiences::lists(tx, &filter, after.as_ref(), limit).await },
            )
        })
        .await?;
    Ok(page(found, list))
}

fn list(row: ListRow) -> List {
    List {
        id: row.id.into(),
        name: row.name,
        members: row.members,
        created_at: row.created_at,
    }
}

/// `audiences.list`: one list, and which campaigns are at work on it.
///
/// # Errors
/// `not_found`.
pub async fn one(app: App, _: Caller, request: ListRef) -> Result<ListPage> {
    let (row, in_use) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let row = store::audiences::list(tx, &request.list_id).await?;
                let used = Used::List(request.list_id);
                Ok((row, store::campaigns::unfinished_uses(tx, &used).await?))
            })
        })
        .await?;
    Ok(ListPage {
        list: list(row),
        in_use: in_use.into_iter().map(CampaignUse::from).collect(),
    })
}

/// `audiences.list_campaigns`: the campaigns that write, or wrote, to a list, the newest first.
///
/// # Errors
/// `invalid_input` for a cursor of another list.
pub async fn campaigns(app: App, _: Caller, request: OfList) -> Result<Page<CampaignUse>> {
    let used = Used::List(request.list_id);
    uses(&app, used, request.cursor.as_deref(), request.limit).await
}

/// `audiences.rename_list`.
///
/// # Errors
/// `invalid_input` for the name, also when another list has it; `not_found`.
pub async fn rename(app: App, caller: Caller, request: RenameList) -> Result<Done> {
    let name = request.name.trim().to_owned();
    if let Some(fault) = fault_of_name(&name) {
        return Err(AppError::new(Code::InvalidInput, fault.clone()).field("name", fault));
    }
    let id = request.list_id;
    let renamed = id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            match store::audiences::list_named(tx, &name).await? {
                Some(other) if other.id != renamed.as_str() => {
                    let taken = words!("audiences-list-name-taken", name = other.name);
                    Err(AppError::new(Code::InvalidInput, taken.clone()).field("name", taken))
                }
                _ => {
                    store::audiences::rename_list(tx, &renamed, &name).await?;
                    Ok(Done {})
                }
            }
        })
    })
    .await
}

/// `audiences.delete_list`: its contacts stay, unless those who are on no other list are to go.
///
/// # Errors
/// `not_found`; `precondition_failed` while a campaign that was begun writes to it; `conflict`
/// while an import joins it.
pub async fn delete(app: App, caller: Caller, request: DeleteList) -> Result<Done> {
    let (id, contacts) = (request.list_id, request.contacts);
    let going = id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            let name = store::audiences::list_name(tx, &going).await?;
            let used = Used::List(going.clone());
            if let [first, ..] = store::campaigns::unfinished_uses(tx, &used)
                .await?
                .as_slice()
            {
                let words = words!(
                    "audiences-list-in-use",
                    list = name,
                    campaign = first.name.as_str()
                );
                return Err(AppError::new(Code::PreconditionFailed, words)
                    .hint(words!("audiences-list-in-use-hint")));
            }
            store::audiences::begin_deleting(tx, &going, contacts)
                .await
                .map_err(busy)?;
            Ok(())
        })
    })
    .await?;
    finish_deleting(&app, &id).await?;
    Ok(Done {})
}

/// Removes what is left of a list that is going; a process that stops in between leaves the rest to
/// the next one.
///
/// # Errors
/// What kept a write from being done.
pub(super) async fn finish_deleting(app: &App, id: &ListId) -> Result<()> {
    loop {
        if app.stopping().is_cancelled() {
            return Ok(());
        }
        let going = id.clone();
        let more = app
            .store()
            .write_alone(move |tx| {
                Box::pin(async move { store::audiences::delete_chunk(tx, &going, CHUNK).await })
            })
            .await?;
        app.changed(&[Topic::Audiences]);
        if !more {
            return Ok(());
        }
    }
}

/// `audiences.remove_member`.
///
/// # Errors
/// `not_found`; `precondition_failed` while a campaign gathers its recipients from the list.
pub async fn remove_member(app: App, caller: Caller, request: RemoveMember) -> Result<Done> {
    let RemoveMember {
        list_id,
        contact_id,
    } = request;
    let subject = contact_id.clone();
    app.write(&caller, &subject, move |tx| {
        Box::pin(async move {
            refuse_while_laid(tx, &list_id).await?;
            if store::audiences::remove_member(tx, &list_id, &contact_id).await? {
                Ok(Done {})
            } else {
                Err(AppError::new(
                    Code::NotFound,
                    words!("audiences-not-a-member"),
                ))
            }
        })
    })
    .await
}

/// A campaign gathers its recipients member by member, from where the last one stands.
pub(super) async fn refuse_while_laid(tx: &mut store::Tx, list: &ListId) -> Result<()> {
    let used = Used::List(list.clone());
    let in_use = store::campaigns::unfinished_uses(tx, &used).await?;
    let gathers = in_use
        .iter()
        .find(|each| each.launched_at.is_some() && !each.is_laid);
    match gathers {
        None => Ok(()),
        Some(campaign) => Err(AppError::new(
            Code::PreconditionFailed,
            words!("audiences-being-laid", campaign = campaign.name.as_str()),
        )
        .hint(words!("audiences-being-laid-hint"))
        .retryable()),
    }
}

/// A busy database is an import in the way here.
pub(super) fn busy(fault: store::Error) -> AppError {
    match fault {
        store::Error::Busy => {
            AppError::new(Code::Conflict, words!("audiences-import-in-the-way")).retryable()
        }
        other => other.into(),
    }
}
