//! Delimited text into records, across any chunks of it.
//!
//! Quoting is RFC 4180's, read leniently: a quote counts at the begin of a cell only, what follows
//! a closing quote belongs to the cell, any of the three line ends ends a record. One thing is not
//! forgiven: a quote that is never closed would swallow the rest of the file.

use super::TableFault;

/// The longest record, in bytes; beyond it a quote was surely left open.
const LONGEST: usize = 1 << 20;

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its number as a spreadsheet counts rows: the first record is 1, blank lines count, line
    /// breaks within quoted cells do not.
    pub number: u64,
    /// Its cells, unquoted, otherwise as they stand.
    pub cells: Vec<String>,
}

impl Record {
    /// Whether nothing stands in any cell.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// The cell's first character is yet to come.
    Begin,
    Plain,
    Quoted,
    /// After a quote in a quoted cell: doubled, or the cell's end.
    MaybeEnd,
}

/// Cuts text into records.
#[derive(Debug)]
pub struct Splitter {
    delimiter: u8,
    within: Within,
    cells: Vec<String>,
    cell: String,
    /// Bytes of this record so far.
    size: usize,
    number: u64,
    /// The line being read, the line this record began in, the line the last quote was opened in.
    line: u64,
    record_line: u64,
    quote_line: u64,
    /// The last character was a carriage return: a line feed now belongs to it.
    returned: bool,
}

impl Splitter {
    /// A splitter for text whose cells are parted by `delimiter`, an ASCII character.
    #[must_use]
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            within: Within::Begin,
            cells: Vec::new(),
            cell: String::new(),
            size: 0,
            number: 0,
            line: 1,
            record_line: 1,
            quote_line: 1,
            returned: false,
        }
    }

    /// Takes the next text and appends the records that end in it to `out`, blank ones left out.
    ///
    /// # Errors
    /// `UnclosedQuote` or `RecordTooLong` when a record grows beyond reason.
    pub fn push(&mut self, text: &str, out: &mut Vec<Record>) -> Result<(), TableFault> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Everything up to the next character that means something goes over at once. All of
            // those are ASCII, so the text is never cut within a character.
            let rest = &bytes[at..];
            let run = rest.iter().position(|byte| self.means_something(*byte));
            let run = run.unwrap_or(rest.len());
            if run > 0 {
                self.returned = false;
                self.within = match self.within {
                    Within::Begin | Within::Plain | Within::MaybeEnd => Within::Plain,
                    Within::Quoted => Within::Quoted,
                };
                self.cell.push_str(&text[at..at + run]);
                self.size += run;
                self.check_size()?;
                at += run;
                continue;
            }
            self.take(bytes[at], out);
            at += 1;
        }
        Ok(())
    }

    /// The text is over: appends what the last line holds.
    ///
    /// # Errors
    /// `UnclosedQuote`.
    pub fn finish(mut self, out: &mut Vec<Record>) -> Result<(), TableFault> {
        if self.within == Within::Quoted {
            return Err(TableFault::UnclosedQuote {
                line: self.quote_line,
            });
        }
        if self.within != Within::Begin || !self.cells.is_empty() {
            self.end_record(out);
        }
        Ok(())
    }

    fn means_something(&self, byte: u8) -> bool {
        match self.within {
            Within::Quoted => matches!(byte, b'"' | b'\n' | b'\r'),
            _ => byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r'),
        }
    }

    /// One character that may mean something.
    fn take(&mut self, byte: u8, out: &mut Vec<Record>) {
        let after_return = std::mem::replace(&mut self.returned, byte == b'\r');
        self.size += 1;
        match (self.within, byte) {
            (Within::Quoted, b'"') => self.within = Within::MaybeEnd,
            (Within::Quoted, _) => {
                if !(byte == b'\n' && after_return) {
                    self.line += 1;
                }
                self.cell.push(char::from(byte));
            }
            (Within::Begin, b'"') => {
                self.within = Within::Quoted;
                self.quote_line = self.line;
            }
            (Within::MaybeEnd, b'"') => {
                self.within = Within::Quoted;
                self.cell.push('"');
            }
            (Within::Plain, b'"') => self.cell.push('"'),
            (_, b'\n') if after_return => {
                self.size = 0;
            }
            (_, b'\n' | b'\r') => {
                self.line += 1;
                self.end_record(out);
            }
            _ => self.end_cell(),
        }
    }

    fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
        self.within = Within::Begin;
    }

    fn end_record(&mut self, out: &mut Vec<Record>) {
        self.end_cell();
        self.number += 1;
        let record = Record {
            number: self.number,
            cells: std::mem::take(&mut self.cells),
        };
        if !record.is_blank() {
            out.push(record);
        }
        self.size = 0;
        self.record_line = self.line;
    }

    fn check_size(&self) -> Result<(), TableFault> {
        if self.size <= LONGEST {
            Ok(())
        } else if self.within == Within::Quoted {
            Err(TableFault::UnclosedQuote {
                line: self.quote_line,
            })
        } else {
            Err(TableFault::RecordTooLong {
                line: self.record_line,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Splits `text` whole and in pieces of every small length: the result must be the same.
    fn split(text: &str) -> Result<Vec<(u64, Vec<String>)>, TableFault> {
        let in_pieces = |length: usize| {
            let mut out = Vec::new();
            let mut splitter = Splitter::new(b';');
            let characters: Vec<char> = text.chars().collect();
            for piece in characters.chunks(length) {
                splitter.push(&piece.iter().collect::<String>(), &mut out)?;
            }
            splitter.finish(&mut out)?;
            Ok(out
                .into_iter()
                .map(|record| (record.number, record.cells))
                .collect::<Vec<_>>())
        };
        let whole = in_pieces(usize::MAX >> 1);
        for length in 1..5 {
            assert_eq!(in_pieces(length), whole, "in pieces of {length}");
        }
        whole
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        split(text)
            .unwrap()
            .into_iter()
            .map(|(_, cells)| cells)
            .collect()
    }

    #[test]
    fn every_line_end_ends_a_record_and_the_last_needs_none() {
        for text in ["a;b\r\nc;d\r\n", "a;b\nc;d\n", "a;b\rc;d\r", "a;b\nc;d"] {
            assert_eq!(cells(text), [["a", "b"], ["c", "d"]], "{text:?}");
        }
    }

    #[test]
    fn quoted_cells_hold_delimiters_line_ends_and_quotes() {
        assert_eq!(
            cells("\"a;b\";\"c\r\nd\";\"e \"\"f\"\"\"\n"),
            [["a;b", "c\r\nd", "e \"f\""]]
        );
        assert_eq!(cells("\"\";x\n"), [["", "x"]]);
        assert_eq!(cells("5\" pipe;it's\n"), [["5\" pipe", "it's"]]);
        assert_eq!(cells("\"a\"b;c\n"), [["ab", "c"]]);
        assert_eq!(cells("\"a\";\"\""), [["a", ""]]);
    }

    #[test]
    fn numbers_are_a_spreadsheets_rows() {
        let numbered = split("name\n\nAda\n\"two\nlines\"\n;;\nBob\n").unwrap();
        let numbers: Vec<_> = numbered.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 4, 6]);
    }

    #[test]
    fn a_quote_left_open_is_told_with_its_line() {
        assert_eq!(
            split("name;phone\nAda;\"1\n2\"\n\"Bob;3\nCarl;4\n"),
            Err(TableFault::UnclosedQuote { line: 4 })
        );
        let mut out = Vec::new();
        let mut splitter = Splitter::new(b';');
        let endless = format!("a;b\n\"{}", "x".repeat(LONGEST + 1));
        assert_eq!(
            splitter.push(&endless, &mut out),
            Err(TableFault::UnclosedQuote { line: 2 })
        );
        let mut splitter = Splitter::new(b';');
        assert_eq!(
            splitter.push(&"x".repeat(LONGEST + 1), &mut out),
            Err(TableFault::RecordTooLong { line: 1 })
        );
    }

    #[test]
    fn text_of_any_language_passes_unharmed() {
        assert_eq!(
            cells("李娜;محمد;D’Angelo\n"),
            [["李娜", "محمد", "D’Angelo"]]
        );
    }
}
