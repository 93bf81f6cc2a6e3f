//! How an uploaded file would be read: its layout, its first rows, what its columns are for.

use std::collections::BTreeMap;

use super::{
    Field, FileReading, ReadFile, reader,
    table::{columns::Roles, layout::Wishes},
};
use crate::{App, AppError, Caller, Code, Result, words};

/// Rows shown before an import.
const SHOWN: usize = 10;

/// `audiences.read_file`: reads the file to its end, so that what cannot be imported is said now.
///
/// # Errors
/// `not_found` without the file, `invalid_input` when it is no table.
pub async fn read_file(app: App, _: Caller, request: ReadFile) -> Result<FileReading> {
    let wishes = wishes(
        request.encoding,
        request.delimiter.as_deref(),
        request.header,
    )?;
    let mut opened = reader::open(&app, &request.file_id, request.sheet).await?;
    let glance = opened.look(wishes).await?;
    let rows = reader::count(opened.bytes, &glance.layout).await?;
    let named = |at: Option<usize>| at.and_then(|at| glance.layout.columns.get(at)).cloned();
    Ok(FileReading {
        encoding: glance.layout.encoding,
        delimiter: char::from(glance.layout.delimiter).to_string(),
        header: glance.layout.header,
        rows,
        first_rows: glance.rows.iter().take(SHOWN).cloned().collect(),
        phone_column: named(glance.roles.phone),
        suggested: fields(glance.roles)
            .filter_map(|(field, at)| Some((field, named(at)?)))
            .collect::<BTreeMap<_, _>>(),
        columns: glance.layout.columns,
        sheets: opened.sheets,
        sheet: opened.sheet,
    })
}

/// What the caller says about the file, checked.
pub(super) fn wishes(
    encoding: Option<super::table::encoding::Encoding>,
    delimiter: Option<&str>,
    header: Option<bool>,
) -> Result<Wishes> {
    let delimiter = match delimiter.map(str::as_bytes) {
        None => None,
        Some([one]) if one.is_ascii() && !matches!(one, b'"' | b'\r' | b'\n') => Some(*one),
        Some(_) => {
            return Err(AppError::new(
                Code::InvalidInput,
                words!("audiences-delimiter-one-character"),
            )
            .field("delimiter", words!("audiences-delimiter-one-character")));
        }
    };
    Ok(Wishes {
        encoding,
        delimiter,
        header,
    })
}

/// Each field and its column.
fn fields(roles: Roles) -> impl Iterator<Item = (Field, Option<usize>)> {
    [
        (Field::FirstName, roles.first_name),
        (Field::LastName, roles.last_name),
        (Field::Name, roles.name),
        (Field::Language, roles.language),
    ]
    .into_iter()
}
