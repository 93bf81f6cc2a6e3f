//! Why a file or a row of it was refused, in words.

use crate::{AppError, Code, words, words::Words};

use super::table::TableFault;

/// Reading a file came to an end before the file did.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// It is not a table that can be read.
    #[error(transparent)]
    Table(#[from] TableFault),
    /// Its bytes could not be read.
    #[error("the file cannot be read")]
    Io(#[from] std::io::Error),
}

impl From<ReadFault> for AppError {
    fn from(fault: ReadFault) -> Self {
        let (message, hint) = words_of(&fault);
        Self::new(Code::InvalidInput, message)
            .hint(hint)
            .because(fault)
    }
}

/// What did not happen, and what to do.
pub fn words_of(fault: &ReadFault) -> (Words, Words) {
    match fault {
        ReadFault::Table(TableFault::Empty) => (
            words!("audiences-file-empty"),
            words!("audiences-file-empty-hint"),
        ),
        ReadFault::Table(TableFault::NotATable) => (
            words!("audiences-file-not-a-table"),
            words!("audiences-file-not-a-table-hint"),
        ),
        ReadFault::Table(TableFault::Workbook) => (
            words!("audiences-file-workbook"),
            words!("audiences-file-workbook-hint"),
        ),
        ReadFault::Table(TableFault::Damaged) => (
            words!("audiences-file-damaged"),
            words!("audiences-file-damaged-hint"),
        ),
        ReadFault::Table(TableFault::NoSuchSheet) => (
            words!("audiences-file-no-such-sheet"),
            words!("audiences-file-no-such-sheet-hint"),
        ),
        ReadFault::Table(TableFault::UnclosedQuote { line }) => (
            words!("audiences-file-unclosed-quote", line = line.to_string()),
            words!("audiences-file-unclosed-quote-hint"),
        ),
        ReadFault::Table(TableFault::RecordTooLong { line }) => (
            words!("audiences-file-record-too-long", line = line.to_string()),
            words!("audiences-file-record-too-long-hint"),
        ),
        ReadFault::Io(_) => (
            words!("audiences-file-unreadable"),
            words!("audiences-file-unreadable-hint"),
        ),
    }
}

/// The stable word for a row that has more cells than the table has columns.
pub const EXTRA_CELLS: &str = "extra_cells";

/// Why a row was refused, from the stable word kept with it.
pub fn reason_words(reason: &str) -> Words {
    match reason {
        "empty" => words!("audiences-reason-empty"),
        "not_a_number" => words!("audiences-reason-not-a-number"),
        "scientific" => words!("audiences-reason-scientific"),
        "unknown_country" => words!("audiences-reason-unknown-country"),
        "too_short" => words!("audiences-reason-too-short"),
        "too_long" => words!("audiences-reason-too-long"),
        EXTRA_CELLS => words!("audiences-reason-extra-cells"),
        _ => words!("audiences-reason-invalid"),
    }
}
