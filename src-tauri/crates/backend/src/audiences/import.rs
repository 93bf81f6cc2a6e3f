//! Imports: begun and cancelled. The work itself is the worker's, what came of it in `results`.

use std::collections::BTreeMap;

use domain::{ImportId, Phone};
use store::audiences::{ImportState, NewImport};

use super::{
    Field, ImportRef, ImportStarted, StartImport, person::Reading, read_file::wishes, reader,
    refused, table::columns::Roles, worker,
};
use crate::{App, AppError, Caller, Code, Result, router::Done, words, words::Words};

/// The most characters of a list's name.
const LONGEST_NAME: usize = 120;
/// The most characters of what is said of people's consent.
const LONGEST_CONSENT: usize = 500;

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
    let mut opened = reader::open(&app, &request.file_id, request.sheet.clone()).await?;
    let glance = opened.look(wishes).await?;
    let info = opened.info;
    let columns = &glance.layout.columns;
    let mut wrong: Vec<(String, Words)> = Vec::new();

    let list_name = request.list_name.trim();
    if let Some(words) = fault_of_name(list_name) {
        wrong.push(("list_name".to_owned(), words));
    }
    let consent = request.consent.as_deref().unwrap_or_default().trim();
    if consent.chars().count() > LONGEST_CONSENT {
        let words = words!("audiences-consent-long", most = LONGEST_CONSENT);
        wrong.push(("consent".to_owned(), words));
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
    let remarks = refused::remarks(&app, &caller, &glance.layout.columns);
    let mut reading = Reading::new(glance.layout, &request.home_region, phone, roles);
    reading.remarks = remarks;
    reading.consent = consent.to_owned();
    let id = ImportId::new(app.ids().uuid());
    let import = NewImport {
        id: id.clone(),
        file_id: info.id.to_string(),
        file_name: info.name,
        list_name: list_name.to_owned(),
        reading: serde_json::to_string(&reading).map_err(AppError::internal)?,
        bytes_total: i64::try_from(info.size).unwrap_or(i64::MAX),
    };
    // The file lies with this process, so its own worker takes it first.
    let lease = worker::lease(&app);
    let now_ms = app.clock().now_ms();
    app.write(&caller, &id, move |tx| {
        Box::pin(
            async move { Ok(store::audiences::insert_import(tx, &import, &lease, now_ms).await?) },
        )
    })
    .await?;
    Ok(ImportStarted { import_id: id })
}

/// What is wrong with a list's name, if anything.
pub(super) fn fault_of_name(name: &str) -> Option<Words> {
    if name.is_empty() {
        Some(words!("audiences-list-name-missing"))
    } else if name.chars().count() > LONGEST_NAME {
        Some(words!("audiences-list-name-long", most = LONGEST_NAME))
    } else {
        None
    }
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
