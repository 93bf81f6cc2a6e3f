//! The layout of a table from its beginning: delimiter, header, and what each column is for.
//!
//! Everything here is a guess that the caller may overrule ([`Wishes`]).

use serde::{Deserialize, Serialize};

use super::{
    TableFault,
    columns::{self, Roles},
    encoding::Encoding,
    records::{Record, Splitter},
};

/// How many records are looked at.
const SAMPLE: usize = 200;
/// The delimiters that are tried, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What the caller knows better.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// How the bytes are to be read.
    pub encoding: Option<Encoding>,
    /// What parts the cells.
    pub delimiter: Option<u8>,
    /// Whether the first record names the columns.
    pub header: Option<bool>,
}

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// How the bytes are to be read.
    pub encoding: Encoding,
    /// What parts the cells.
    pub delimiter: u8,
    /// Whether the first record names the columns.
    pub header: bool,
    /// The number of the header's record, or 0: a `sep=` line may stand before it.
    pub header_row: u64,
    /// The columns' names, each once: the header's, or a spreadsheet's letters.
    pub columns: Vec<String>,
    /// The sheet, when the file is a workbook.
    #[serde(default)]
    pub sheet: Option<String>,
}

/// A layout, what its columns seem to be for, and the first rows.
#[derive(Debug, Clone)]
pub struct Glance {
    /// The layout.
    pub layout: Layout,
    /// What the columns seem to be for.
    pub roles: Roles,
    /// The first rows, without the header.
    pub rows: Vec<Vec<String>>,
}

/// Reads the layout from the file's decoded beginning.
///
/// # Errors
/// `Empty`, or `UnclosedQuote` when the text is whole and ends within a quote.
pub fn glance(
    text: &str,
    whole: bool,
    encoding: Encoding,
    wishes: &Wishes,
) -> Result<Glance, TableFault> {
    let announced = announced_delimiter(text);
    let delimiter = wishes
        .delimiter
        .or(announced)
        .unwrap_or_else(|| likeliest_delimiter(text));
    let mut records = sample(text, whole, delimiter)?;
    if announced.is_some() && !records.is_empty() {
        records.remove(0);
    }
    let first = records.first().ok_or(TableFault::Empty)?.clone();
    let body: Vec<Vec<String>> = records
        .iter()
        .skip(1)
        .map(|row| row.cells.clone())
        .collect();
    let header = wishes
        .header
        .unwrap_or_else(|| is_header(&first.cells, &body));
    let width = first.cells.len();
    let (names, rows) = if header {
        (first.cells.clone(), body)
    } else {
        let rows = records.into_iter().map(|row| row.cells).collect();
        (vec![String::new(); width], rows)
    };
    Ok(Glance {
        roles: columns::roles(if header { &names } else { &[] }, &rows),
        layout: Layout {
            encoding,
            delimiter,
            header,
            header_row: if header {
                first.number
            } else {
                first.number - 1
            },
            columns: unique(&names),
            sheet: None,
        },
        rows,
    })
}

/// Excel's own note in a first line: `sep=;`.
fn announced_delimiter(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim();
    match line.as_bytes() {
        [b's', b'e', b'p', b'=', delimiter] if delimiter.is_ascii() => Some(*delimiter),
        _ => None,
    }
}

/// The first records, at most [`SAMPLE`]; the last is left out when the text goes on after it.
fn sample(text: &str, whole: bool, delimiter: u8) -> Result<Vec<Record>, TableFault> {
    let mut records = Vec::new();
    let mut splitter = Splitter::new(delimiter);
    let split = splitter.push(text, &mut records);
    if whole && records.len() < SAMPLE {
        split?;
        splitter.finish(&mut records)?;
    }
    records.truncate(SAMPLE);
    Ok(records)
}

/// The delimiter by which most records have the same number of cells, and many.
fn likeliest_delimiter(text: &str) -> u8 {
    let mut best = (DELIMITERS[0], 0.0);
    for delimiter in DELIMITERS {
        // A wrong delimiter can leave quotes open; what was cut before counts all the same.
        let mut records = Vec::new();
        let mut splitter = Splitter::new(delimiter);
        if splitter.push(text, &mut records).is_ok() {
            let _ = splitter.finish(&mut records);
        }
        records.truncate(SAMPLE);
        let Some(width) = records.first().map(|first| first.cells.len()) else {
            continue;
        };
        let alike = records
            .iter()
            .filter(|record| record.cells.len() == width)
            .count();
        let share = alike as f64 / records.len() as f64;
        let score = share * share * (width - 1) as f64;
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// A first record names the columns unless a number stands where the numbers stand below it; in
/// a table without numbers, unless a cell holds something and no letters.
fn is_header(first: &[String], body: &[Vec<String>]) -> bool {
    match columns::roles(&[], body).phone {
        Some(phone) => first.get(phone).is_none_or(|cell| {
            !columns::looks_like_a_phone(cell) && cell.chars().any(char::is_alphabetic)
        }),
        None => {
            let worded = |cell: &String| cell.chars().any(char::is_alphabetic);
            first.iter().any(worded)
                && first
                    .iter()
                    .all(|cell| worded(cell) || cell.trim().is_empty())
        }
    }
}

/// Names as they can be told apart: empty ones become a spreadsheet's letters, repeated ones are
/// counted.
fn unique(names: &[String]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let base = match name.trim() {
            "" => letters(at),
            name => name.to_owned(),
        };
        let mut name = base.clone();
        let mut count = 1;
        while seen.contains(&name) {
            count += 1;
            name = format!("{base} ({count})");
        }
        seen.push(name);
    }
    seen
}

/// A, B, …, Z, AA, AB, …
fn letters(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (at % 26) as u8));
        at /= 26;
        if at == 0 {
            return name;
        }
        at -= 1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn look(text: &str) -> Glance {
        glance(text, true, Encoding::Utf8, &Wishes::default()).unwrap()
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_a_table() {
        for (text, delimiter) in [
            ("a;b;c\n\"1;1\";2,5;3\n4;5,5;6\n", b';'),
            ("a,b\n\"x;y;z\",2\n", b','),
            ("a\tb, c\td\n1\t2\t3\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("+393123477893\n+393123477894\n", b','),
            ("sep=|\na;b|c\n1;2|3\n", b'|'),
        ] {
            assert_eq!(look(text).layout.delimiter, delimiter, "{text:?}");
        }
    }

    #[test]
    fn a_header_is_told_from_a_first_row() {
        let named = look("name;phone\nAda;+39 312 347 7893\n");
        assert!(named.layout.header);
        assert_eq!(named.layout.columns, ["name", "phone"]);
        assert_eq!(named.rows, [["Ada", "+39 312 347 7893"]]);
        assert_eq!(named.roles.phone, Some(1));

        let bare = look("07400 118543;Ada\n+91-81234-43708;Bob\n");
        assert!(!bare.layout.header);
        assert_eq!(bare.layout.columns, ["A", "B"]);
        assert_eq!((bare.rows.len(), bare.roles.phone), (2, Some(0)));
        assert_eq!(bare.layout.header_row, 0);

        let announced = look("sep=;\nname;phone\nAda;+39 312 347 7893\n");
        assert_eq!(announced.layout.header_row, 2);
    }

    #[test]
    fn the_caller_knows_better() {
        let wishes = Wishes {
            header: Some(false),
            delimiter: Some(b'|'),
            encoding: None,
        };
        let found = glance("name;phone\nAda;1\n", true, Encoding::Utf8, &wishes).unwrap();
        assert_eq!(found.layout.columns, ["A"]);
        assert_eq!(found.rows.len(), 2);
    }

    #[test]
    fn columns_have_names_that_differ() {
        let found = look("name;;name;\nAda;1;2;3\n");
        assert_eq!(found.layout.columns, ["name", "B", "name (2)", "D"]);
        assert_eq!(
            (letters(25), letters(26), letters(702)),
            ("Z".into(), "AA".into(), "AAA".into())
        );
    }

    #[test]
    fn a_short_text_that_ends_in_a_quote_is_told() {
        let text = "name,phone\nAda,+393331234567\n\"Bob,+393331234568\nCarl,+393331234569\n";
        let found = glance(text, true, Encoding::Utf8, &Wishes::default());
        assert_eq!(found.err(), Some(TableFault::UnclosedQuote { line: 3 }));
        assert!(glance(text, false, Encoding::Utf8, &Wishes::default()).is_ok());
    }
}
