//! Imports: begun, shown, cancelled. The work itself is the worker's.

use std::collections::BTreeMap;

use domain::{ImportId, ListId, Phone};
use store::audiences::{ImportRow, ImportState, Lease, NewImport};

use super::{
    Field, Import, ImportPhase, ImportRef, ImportStarted, ListRejections, RejectedRow, StartImport,
    cursor, faults, page, person::Reading, read_file::wishes, reader, table::columns::Roles,
    worker::Fault,
};
use crate::{
    App, AppError, Caller, Code, Page, Result, page::limit, router::Done, words, words::Words,
};

/// The most characters of a list's name.
const LONGEST_NAME: usize = 120;

/// `audiences.import`: looks at the file and queues the import.
///
/// # Errors
/// `not_found` without the file; `invalid_input` with every fault of the request, or when the
/// file is no table.
pub async fn start(app: App, caller: Caller, request: StartImport) -> Result<ImportStarted> {
    let wishes = wishes(
        request.encoding,
        request.delimiter.as_deref(),
        request.header,
    )?;
    let (info, mut file) = app.files().open(&request.file_id).await?;
    let glance = reader::look(&mut file, &wishes).await?;
    let columns = &glance.layout.columns;
    let mut wrong: Vec<(String, Words)> = Vec::new();

    let list_name = request.list_name.trim();
    if list_name.is_empty() {
        wrong.push((
            "list_name".to_owned(),
            words!("audiences-list-name-missing"),
        ));
    } else if list_name.chars().count() > LONGEST_NAME {
        let words = words!("audiences-list-name-long", most = LONGEST_NAME);
        wrong.push(("list_name".to_owned(), words));
    }
    if !Phone::is_home(&request.home_region) {
        let region = request.home_region.trim();
        let words = words!("audiences-home-region-unknown", region = region);
        wrong.push(("home_region".to_owned(), words));
    }
    let phone = match &request.phone_column {
        Some(name) => column(columns, name, "phone_column", &mut wrong),
        None => glance.roles.phone.or_else(|| {
            let words = words!("audiences-phone-column-missing");
            wrong.push(("phone_column".to_owned(), words));
            None
        }),
    };
    let roles = match &request.columns {
        Some(chosen) => chosen_roles(columns, chosen, &mut wrong),
        None => glance.roles,
    };
    if let Some(fault) = AppError::of_fields(wrong) {
        return Err(fault);
    }
    let Some(phone) = phone else {
        return Err(AppError::new(
            Code::InvalidInput,
            words!("audiences-phone-column-missing"),
        ));
    };
    let reading = Reading::new(glance.layout, &request.home_region, phone, roles);
    let id = ImportId::new(app.ids().uuid());
    let import = NewImport {
        id: id.clone(),
        file_id: info.id.to_string(),
        file_name: info.name,
        list_name: list_name.to_owned(),
        reading: serde_json::to_string(&reading).map_err(AppError::internal)?,
        bytes_total: i64::try_from(info.size).unwrap_or(i64::MAX),
    };
    // Nobody's yet: the first worker that looks takes it.
    let lease = Lease {
        owner: String::new(),
        until: 0,
    };
    let now_ms = app.clock().now_ms();
    app.write(&caller, &id, move |tx| {
        Box::pin(
            async move { Ok(store::audiences::insert_import(tx, &import, &lease, now_ms).await?) },
        )
    })
    .await?;
    Ok(ImportStarted { import_id: id })
}

/// Where the named column is; a fault of `field` when there is none of that name.
fn column(
    columns: &[String],
    name: &str,
    field: &str,
    wrong: &mut Vec<(String, Words)>,
) -> Option<usize> {
    let at = columns.iter().position(|column| column == name.trim());
    if at.is_none() {
        let words = words!("audiences-column-unknown", column = name.trim());
        wrong.push((field.to_owned(), words));
    }
    at
}

fn chosen_roles(
    columns: &[String],
    chosen: &BTreeMap<String, Field>,
    wrong: &mut Vec<(String, Words)>,
) -> Roles {
    let mut roles = Roles::default();
    for (name, field) in chosen {
        let at = column(columns, name, "columns", wrong);
        match field {
            Field::FirstName => roles.first_name = at,
            Field::LastName => roles.last_name = at,
            Field::Name => roles.name = at,
            Field::Language => roles.language = at,
        }
    }
    roles
}

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
    let state = row.state()?;
    let fault: Option<Fault> = row
        .fault
        .as_deref()
        .and_then(|json| serde_json::from_str(json).ok());
    let said = |words: &Words| app.say(&caller, words);
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

/// `audiences.cancel_import`: stops an import; what it has brought so far goes again.
///
/// # Errors
/// `not_found`; `precondition_failed` when it is over.
pub async fn cancel(app: App, caller: Caller, request: ImportRef) -> Result<Done> {
    let id = request.import_id;
    let now_ms = app.clock().now_ms();
    let cancelled = id.clone();
    app.write(&caller, &id, move |tx| {
        Box::pin(async move {
            store::audiences::import(tx, &cancelled).await?;
            let state = ImportState::Cancelled;
            if store::audiences::end_import(tx, &cancelled, state, None, now_ms).await? {
                Ok(Done {})
            } else {
                Err(AppError::new(
                    Code::PreconditionFailed,
                    words!("audiences-import-over"),
                ))
            }
        })
    })
    .await
}
