//! A sheet of a workbook (xlsx, xls, xlsb, ods) as the text that the rest of this folder reads:
//! UTF-8, cells parted by tabs, one record for each of the sheet's rows.
//!
//! Two things differ from a file of text. Rows above the table, such as a title, are left blank;
//! and a cell that holds a bare number where the telephone numbers stand is one with its country
//! code, which a spreadsheet shows without the plus.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Range, Reader as _, open_workbook_auto_from_rs};

use super::{TableFault, columns};

/// What parts the cells of the text.
pub const DELIMITER: u8 = b'\t';
/// The largest workbook that is read; it is held in memory, text is not.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Rows from which the column of numbers is told.
const SAMPLE: usize = 200;
/// Digits of a number with its country code.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// A sheet, and which others there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The names of all sheets, in their order.
    pub names: Vec<String>,
    /// Which one was read.
    pub name: String,
    /// Its rows as text.
    pub text: Vec<u8>,
}

/// Whether a file that begins so is a workbook.
pub fn is_workbook(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xd0\xcf\x11\xe0")
}

/// Reads the sheet of that name, or the one with the most rows.
///
/// # Errors
/// `Damaged` when it is no whole workbook, `NoSuchSheet`, or `Empty`.
pub fn sheet(bytes: Vec<u8>, wished: Option<&str>) -> Result<Sheet, TableFault> {
    let bytes: Arc<[u8]> = bytes.into();
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    let names = book.sheet_names();
    let mut found: Option<(String, Range<Data>)> = None;
    for name in &names {
        if wished.is_some_and(|wished| wished != name) {
            continue;
        }
        // A chart has a name among the sheets and no rows.
        let Ok(range) = book.worksheet_range(name) else {
            continue;
        };
        let most = found.as_ref().map_or(0, |(_, range)| range.height());
        if found.is_none() || range.height() > most {
            found = Some((name.clone(), range));
        }
    }
    let (name, range) = found.ok_or(match wished {
        Some(_) => TableFault::NoSuchSheet,
        None => TableFault::Damaged,
    })?;
    if range.is_empty() {
        return Err(TableFault::Empty);
    }
    Ok(Sheet {
        names,
        name,
        text: text(&range)?,
    })
}

fn text(range: &Range<Data>) -> Result<Vec<u8>, TableFault> {
    let filled = |row: &[Data]| row.iter().filter(|cell| **cell != Data::Empty).count();
    let widest = range.rows().map(filled).max().unwrap_or_default();
    let first = range
        .rows()
        .position(|row| filled(row) * 2 > widest)
        .unwrap_or_default();
    let numbers = number_column(range, first);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(DELIMITER)
        .flexible(true)
        .from_writer(Vec::new());
    let above = range.start().map_or(0, |(row, _)| row as usize);
    let blank: [&str; 1] = [""];
    let wrote = (0..above + first).try_for_each(|_| writer.write_record(blank));
    wrote.map_err(|_| TableFault::Damaged)?;
    for row in range.rows().skip(first) {
        let cells = row.iter().enumerate().map(|(at, cell)| match shown(cell) {
            number if Some(at) == numbers && is_bare(cell) => format!("+{number}"),
            text => text,
        });
        writer
            .write_record(cells)
            .map_err(|_| TableFault::Damaged)?;
    }
    writer.into_inner().map_err(|_| TableFault::Damaged)
}

/// Where the telephone numbers stand.
fn number_column(range: &Range<Data>, first: usize) -> Option<usize> {
    let mut rows = range
        .rows()
        .skip(first)
        .map(|row| row.iter().map(shown).collect::<Vec<_>>());
    let names = rows.next()?;
    let rows: Vec<_> = rows.take(SAMPLE).collect();
    columns::roles(&names, &rows).phone
}

/// Whether a cell holds nothing but a whole number as long as one that can be called.
fn is_bare(cell: &Data) -> bool {
    matches!(cell, Data::Int(_) | Data::Float(_))
        && DIGITS.contains(&shown(cell).len())
        && shown(cell).bytes().all(|byte| byte.is_ascii_digit())
}

/// A cell as a person reads it: whole numbers without a fraction, days as dates.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => date,
                _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn range(rows: &[&[Data]]) -> Range<Data> {
        let width = rows.iter().map(|row| row.len()).max().unwrap() as u32;
        let mut range = Range::new((0, 0), (rows.len() as u32 - 1, width - 1));
        for (at, row) in rows.iter().enumerate() {
            for (cell, value) in row.iter().enumerate() {
                range.set_value((at as u32, cell as u32), value.clone());
            }
        }
        range
    }

    fn word(text: &str) -> Data {
        Data::String(text.to_owned())
    }

    #[test]
    fn a_sheet_becomes_text_with_its_rows_numbers_kept() {
        let rows: [&[Data]; 5] = [
            &[word("Our customers")],
            &[word("Name"), word("Phone"), word("Points")],
            &[
                word("Ada"),
                Data::Float(393_123_477_893.0),
                Data::Float(12.0),
            ],
            &[Data::Empty, Data::Empty, Data::Empty],
            &[word("Bob"), word("312 340 9679"), Data::Float(2.5)],
        ];
        let text = String::from_utf8(text(&range(&rows)).unwrap()).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines[1..],
            [
                "Name\tPhone\tPoints",
                "Ada\t+393123477893\t12",
                "\t\t",
                "Bob\t312 340 9679\t2.5",
            ]
        );
        assert!(lines[0] == "\"\"" || lines[0].is_empty(), "{}", lines[0]);
    }

    #[test]
    fn what_is_no_workbook_is_damaged() {
        assert!(is_workbook(b"PK\x03\x04rest") && !is_workbook(b"name;phone"));
        let cut = sheet(b"PK\x03\x04....".to_vec(), None);
        assert_eq!(cut, Err(TableFault::Damaged));
    }
}
