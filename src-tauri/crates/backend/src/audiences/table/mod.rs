//! Delimited text, as spreadsheets and shops write it: which encoding, which delimiter, which
//! column is what, and its records one by one. Pure: bytes in, records or a fault out.
//!
//! - [`encoding`]: what kind of text the bytes are, or that they are none;
//! - [`records`]: text into records, across any chunks;
//! - [`layout`]: delimiter, header and columns of a file from its beginning;
//! - [`workbook`]: a sheet of a workbook as such text.
//!
//! Not here: opening files, numbers' validity, the database. To read another kind of file, give it
//! a module here that makes such text of it.

pub mod columns;
pub mod encoding;
pub mod layout;
pub mod records;
pub mod workbook;

/// Why a file cannot be read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// No bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// A picture, a program, a PDF: no text in rows.
    #[error("not a table")]
    NotATable,
    /// A workbook too large to be held in memory.
    #[error("the workbook is too large")]
    Workbook,
    /// A workbook that is not whole, or an archive that is none.
    #[error("the workbook is damaged")]
    Damaged,
    /// The workbook has no sheet of the name that was asked for.
    #[error("no such sheet")]
    NoSuchSheet,
    /// A quoted cell that never ends.
    #[error("the quote opened in line {line} is never closed")]
    UnclosedQuote {
        /// Line of the file where the quote was opened, from 1.
        line: u64,
    },
    /// A record beyond any sense, which would only fill the memory.
    #[error("the record that begins in line {line} is too long")]
    RecordTooLong {
        /// Line of the file where the record begins, from 1.
        line: u64,
    },
}
