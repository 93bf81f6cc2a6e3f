//! What came of imports: how far each is, what it brought, which rows were refused; and forgetting
//! the file and the refused rows, which are people's data too.

use domain::{FileId, ListId};
use store::audiences::{ImportRow, ImportState};

use super::{
    Import, ImportPhase, ImportRef, ListImports, ListRejections, RejectedRow, cursor, faults, page,
    person::Reading, worker::Fault,
};
use crate::{
    App, AppError, Caller, Code, Page, Result, page::limit, router::Done, words, words::Words,
};

/// Refused rows removed in one write.
const CHUNK: i64 = 500;

/// `audiences.import_result`: how far an import is, and what came of it.
///
/// # Errors
/// `not_found`.
pub async fn result(app: App, caller: Caller, request: ImportRef) -> Result<Import> {
    let row = app
        .store()
        .read(move |tx| {
            Box::pin(async move { store::audiences::import(tx, &request.import_id).await })
        })
        .await?;
    import(&app, &caller, row)
}

/// `audiences.imports`: imports into a list, or all, the newest first.
///
/// # Errors
/// `invalid_input` for a cursor of another list.
pub async fn imports(app: App, caller: Caller, request: ListImports) -> Result<Page<Import>> {
    let after = cursor(request.cursor.as_deref())?;
    let limit = i64::from(limit(request.limit));
    let (rows, next) = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                let list = request.list_id.as_ref();
                store::audiences::imports(tx, list, after.as_ref(), limit).await
            })
        })
        .await?;
    Ok(Page {
        items: rows
            .into_iter()
            .map(|row| import(&app, &caller, row))
            .collect::<Result<_>>()?,
        next: next.map(|cursor| cursor.encode()),
    })
}

fn import(app: &App, caller: &Caller, row: ImportRow) -> Result<Import> {
    let state = row.state()?;
    let fault: Option<Fault> = row
        .fault
        .as_deref()
        .and_then(|json| serde_json::from_str(json).ok());
    let said = |words: &Words| app.say(caller, words);
    let reading: Option<Reading> = serde_json::from_str(&row.reading).ok();
    Ok(Import {
        state: phase(state),
        percent: percent(&row, state),
        rows: row.records,
        imported: row.staged,
        duplicates: row.duplicates,
        rejected: row.rejected,
        fault: fault.as_ref().map(|fault| said(&fault.message)),
        hint: fault.as_ref().map(|fault| said(&fault.hint)),
        list_id: row
            .list_id
            .filter(|_| state == ImportState::Done)
            .map(ListId::from),
        id: row.id.into(),
        file_name: row.file_name,
        bytes: row.bytes_total,
        consent: reading.map(|reading| reading.consent).unwrap_or_default(),
        forgotten: row.forgotten == 1,
        created_at: row.created_at,
        updated_at: row.updated_at,
        list_name: row.list_name,
    })
}

fn phase(state: ImportState) -> ImportPhase {
    match state {
        ImportState::Reading => ImportPhase::Reading,
        ImportState::Publishing => ImportPhase::Publishing,
        ImportState::Done => ImportPhase::Done,
        ImportState::Failed => ImportPhase::Failed,
        ImportState::Cancelled => ImportPhase::Cancelled,
    }
}

/// Reading is counted as two thirds of the work, publishing as the rest.
fn percent(row: &ImportRow, state: ImportState) -> i64 {
    let share = |part: i64, whole: i64, of: i64| (part * of / whole.max(1)).clamp(0, of);
    match state {
        ImportState::Reading => share(row.bytes_read, row.bytes_total, 66),
        ImportState::Publishing => 66 + share(row.published_through, row.records + 1, 33),
        ImportState::Done | ImportState::Failed | ImportState::Cancelled => 100,
    }
}

/// `audiences.import_rejections`: the refused rows of an import, in the file's order.
///
/// # Errors
/// `invalid_input` for a cursor of another list.
pub async fn rejections(
    app: App,
    caller: Caller,
    request: ListRejections,
) -> Result<Page<RejectedRow>> {
    let after = cursor(request.cursor.as_deref())?;
    let limit = i64::from(limit(request.limit));
    let found = app
        .store()
        .read(move |tx| {
            Box::pin(async move {
                store::audiences::import(tx, &request.import_id).await?;
                let import = &request.import_id;
                store::audiences::rejections(tx, import, after.as_ref(), limit).await
            })
        })
        .await?;
    Ok(page(found, |row| RejectedRow {
        row: row.row_number,
        column: row.column_name,
        value: row.value,
        reason_words: app.say(&caller, &faults::reason_words(&row.reason)),
        reason: row.reason,
    }))
}

/// `audiences.forget_import`: removes the file of an import that is over, and its refused rows. The
/// contacts it brought stay.
///
/// # Errors
/// `not_found`; `precondition_failed` while it is under way.
pub async fn forget(app: App, caller: Caller, request: ImportRef) -> Result<Done> {
    let id = request.import_id;
    let asked = id.clone();
    let row = app
        .write(&caller, &id, move |tx| {
            Box::pin(async move {
                store::audiences::forget_import(tx, &asked, CHUNK).await?;
                let row = store::audiences::import(tx, &asked).await?;
                if row.forgotten == 0 {
                    return Err(AppError::new(
                        Code::PreconditionFailed,
                        words!("audiences-import-under-way"),
                    ));
                }
                Ok(row)
            })
        })
        .await?;
    loop {
        let asked = id.clone();
        let more = app
            .store()
            .write_alone(move |tx| {
                Box::pin(async move { store::audiences::forget_import(tx, &asked, CHUNK).await })
            })
            .await?;
        if !more {
            break;
        }
    }
    match app.files().remove(&FileId::from(row.file_id)).await {
        Err(fault) if fault.code() != Code::NotFound => Err(fault),
        _ => Ok(Done {}),
    }
}
