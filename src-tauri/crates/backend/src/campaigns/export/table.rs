//! A row of the ledger as bytes, in each form. Column names are for programs and stay the same in
//! every language; only the meaning of a reason is said in the caller's.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and names and
//! parameters are strangers' text: such a cell gets an apostrophe in front. A number, and with it
//! every phone number in E.164, stays as it is: it can calculate nothing.

use super::{ExportForm, Kept};
use crate::campaigns::{Mapping, meaning};
use crate::{App, AppError, Caller, Result};
use domain::Phone;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use store::campaigns::{Campaign, LedgerRow};

/// What a spreadsheet knows UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

const COLUMNS: [&str; 18] = [
    "number",
    "phone",
    "name",
    "channel",
    "language",
    "state",
    "reason_code",
    "reason",
    "reason_from_sinch",
    "attempts",
    "message_id",
    "claimed_at",
    "accepted_at",
    "sent_at",
    "delivered_at",
    "read_at",
    "failed_at",
    "updated_at",
];

/// The writer of one file.
pub struct Table {
    app: App,
    caller: Caller,
    form: ExportForm,
    /// The template's variables: a column each.
    keys: Vec<String>,
    /// The meaning of each code met so far.
    meanings: HashMap<String, String>,
}

/// A row as JSON Lines tell it; times are RFC 3339 in UTC.
#[derive(Serialize)]
struct Line<'a> {
    number: i64,
    phone: &'a str,
    name: &'a str,
    channel: &'a str,
    language: &'a str,
    state: &'a str,
    reason: Option<Reason<'a>>,
    attempts: i64,
    message_id: Option<&'a str>,
    claimed_at: Option<String>,
    accepted_at: Option<String>,
    sent_at: Option<String>,
    delivered_at: Option<String>,
    read_at: Option<String>,
    failed_at: Option<String>,
    updated_at: Option<String>,
    parameters: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct Reason<'a> {
    code: &'a str,
    meaning: &'a str,
    from_sinch: &'a str,
}

impl Table {
    /// A file for one campaign.
    ///
    /// # Errors
    /// When what is kept of the campaign cannot be read.
    pub fn new(app: &App, kept: &Kept, campaign: &Campaign) -> Result<Self> {
        let mappings: Vec<Mapping> =
            serde_json::from_str(&campaign.variables).map_err(AppError::internal)?;
        Ok(Self {
            app: app.clone(),
            caller: Caller::local("").reading(kept.language.clone()),
            form: kept.asked.form,
            keys: mappings.into_iter().map(|mapping| mapping.key).collect(),
            meanings: HashMap::new(),
        })
    }

    /// What stands before the rows.
    ///
    /// # Errors
    /// None that can happen in memory.
    pub fn head(&self) -> Result<Vec<u8>> {
        if self.form == ExportForm::JsonLines {
            return Ok(Vec::new());
        }
        let parameters = self.keys.iter().map(|key| format!("parameter.{key}"));
        let names: Vec<String> = COLUMNS
            .iter()
            .map(|name| (*name).to_owned())
            .chain(parameters)
            .collect();
        let mut bytes = BYTE_ORDER_MARK.to_vec();
        bytes.extend(csv_of([names])?);
        Ok(bytes)
    }

    /// The bytes of some rows.
    ///
    /// # Errors
    /// When a row's parameters cannot be read.
    pub fn rows(&mut self, page: &[LedgerRow]) -> Result<Vec<u8>> {
        for row in page {
            let code = &row.recipient.reason_code;
            if !code.is_empty() && !self.meanings.contains_key(code) {
                let meaning = self.app.say(&self.caller, &meaning(code));
                self.meanings.insert(code.clone(), meaning);
            }
        }
        match self.form {
            ExportForm::JsonLines => {
                let mut bytes = Vec::with_capacity(page.len() * 512);
                for row in page {
                    let phone = Phone::kept(&row.recipient.identity).to_string();
                    let line = self.line(row, &phone)?;
                    serde_json::to_writer(&mut bytes, &line).map_err(AppError::internal)?;
                    bytes.push(b'\n');
                }
                Ok(bytes)
            }
            ExportForm::Csv => {
                let mut lines = Vec::with_capacity(page.len());
                for row in page {
                    let phone = Phone::kept(&row.recipient.identity).to_string();
                    lines.push(self.cells(self.line(row, &phone)?));
                }
                csv_of(lines)
            }
        }
    }

    fn line<'a>(&'a self, row: &'a LedgerRow, phone: &'a str) -> Result<Line<'a>> {
        let person = &row.recipient;
        let code = person.reason_code.as_str();
        Ok(Line {
            number: person.position,
            phone,
            name: &person.name,
            channel: &person.channel,
            language: &person.language,
            state: person.state.as_str(),
            reason: (!code.is_empty()).then(|| Reason {
                code,
                meaning: self.meanings.get(code).map_or(code, String::as_str),
                from_sinch: &person.reason_text,
            }),
            attempts: person.attempts,
            message_id: Some(row.message_id.as_str()).filter(|id| !id.is_empty()),
            claimed_at: time(row.claimed_at),
            accepted_at: time(row.accepted_at),
            sent_at: time(row.sent_at),
            delivered_at: time(row.delivered_at),
            read_at: time(row.read_at),
            failed_at: time(row.failed_at),
            updated_at: time(Some(person.updated_at)),
            parameters: match person.parameters.as_str() {
                "" => BTreeMap::new(),
                text => serde_json::from_str(text).map_err(AppError::internal)?,
            },
        })
    }

    fn cells(&self, mut line: Line<'_>) -> Vec<String> {
        let reason = line.reason.as_ref();
        let mut cells = vec![
            line.number.to_string(),
            line.phone.to_owned(),
            line.name.to_owned(),
            line.channel.to_owned(),
            line.language.to_owned(),
            line.state.to_owned(),
            reason.map_or("", |reason| reason.code).to_owned(),
            reason.map_or("", |reason| reason.meaning).to_owned(),
            reason.map_or("", |reason| reason.from_sinch).to_owned(),
            line.attempts.to_string(),
            line.message_id.unwrap_or_default().to_owned(),
        ];
        let times = [
            line.claimed_at,
            line.accepted_at,
            line.sent_at,
            line.delivered_at,
            line.read_at,
            line.failed_at,
            line.updated_at,
        ];
        cells.extend(times.into_iter().map(Option::unwrap_or_default));
        for key in &self.keys {
            cells.push(line.parameters.remove(key).unwrap_or_default());
        }
        for cell in &mut cells {
            if let Cow::Owned(safe) = harmless(cell) {
                *cell = safe;
            }
        }
        cells
    }
}

fn csv_of(lines: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for line in lines {
        writer.write_record(&line).map_err(AppError::internal)?;
    }
    writer
        .into_inner()
        .map_err(|fault| AppError::internal(fault.into_error()))
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if dangerous && !is_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|one| one.is_ascii_digit() || one == '.')
}

fn time(at: Option<i64>) -> Option<String> {
    jiff::Timestamp::from_millisecond(at?)
        .ok()
        .map(|moment| moment.to_string())
}

/// What the file is called: the campaign, the day, and what no file system refuses.
pub fn file_name(campaign: &str, form: ExportForm, now_ms: i64) -> String {
    let name: String = campaign
        .chars()
        .map(|one| match one {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            one if one.is_control() => '-',
            one => one,
        })
        .collect();
    let day = time(Some(now_ms)).unwrap_or_default();
    let day = day.get(..10).unwrap_or_default();
    let ending = match form {
        ExportForm::Csv => "csv",
        ExportForm::JsonLines => "jsonl",
    };
    format!("{} {day}.{ending}", name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_defused_and_a_number_stays_a_number() {
        for cell in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "+39 1",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["+393120000001", "-4.5", "Anna", "", "a=b", "1=1"] {
            assert_eq!(harmless(cell), cell);
        }
    }

    #[test]
    fn a_cell_is_quoted_where_it_must_be() {
        let line = vec![
            "a,b".to_owned(),
            "say \"x\"".to_owned(),
            "two\nlines".to_owned(),
        ];
        assert_eq!(
            csv_of([line]).ok().as_deref(),
            Some(b"\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n".as_slice())
        );
    }

    #[test]
    fn a_file_is_named_after_campaign_and_day() {
        let name = file_name("Autumn: 1/2 ", ExportForm::Csv, 1_767_225_600_000);
        assert_eq!(name, "Autumn- 1-2 2026-01-01.csv");
    }
}
