//! What crosses the door about contact files and their imports.

use std::collections::BTreeMap;

use domain::{FileId, ImportId, ListId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table::encoding::Encoding;

/// Asks how an uploaded file would be read.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadFile {
    /// The file.
    pub file_id: FileId,
    /// Read its bytes like this.
    #[serde(default)]
    #[ts(optional)]
    pub encoding: Option<Encoding>,
    /// Cells are parted by this one character.
    #[serde(default)]
    #[ts(optional)]
    pub delimiter: Option<String>,
    /// The first row names the columns.
    #[serde(default)]
    #[ts(optional)]
    pub header: Option<bool>,
    /// The sheet, when the file is a workbook; the longest without it.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
}

/// How a file is read, and its begin.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileReading {
    /// How its bytes are read.
    pub encoding: Encoding,
    /// What parts its cells.
    pub delimiter: String,
    /// Whether its first row names the columns.
    pub header: bool,
    /// The columns' names, or letters.
    pub columns: Vec<String>,
    /// The names of its sheets; none when it is no workbook.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub sheet: Option<String>,
    /// How many rows it has, without the header and blank ones.
    pub rows: u64,
    /// The first of them.
    pub first_rows: Vec<Vec<String>>,
    /// The column that holds the numbers, if one does.
    pub phone_column: Option<String>,
    /// Field → the column that seems to hold it.
    pub suggested: BTreeMap<Field, String>,
}

/// What a column can be used for besides the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The given name.
    FirstName,
    /// The family name.
    LastName,
    /// The whole name.
    Name,
    /// The language tag.
    Language,
}

/// Asks for a file's contacts to be put on a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartImport {
    /// The file.
    pub file_id: FileId,
    /// The list they join; made when there is none of that name.
    pub list_name: String,
    /// The country in which numbers without a country code are at home (`IT`).
    pub home_region: String,
    /// The column that holds the numbers; found by itself when not said.
    #[serde(default)]
    #[ts(optional)]
    pub phone_column: Option<String>,
    /// Column → what it holds; found by name when not said.
    #[serde(default)]
    #[ts(optional)]
    pub columns: Option<BTreeMap<String, Field>>,
    /// Read the bytes like this.
    #[serde(default)]
    #[ts(optional)]
    pub encoding: Option<Encoding>,
    /// Cells are parted by this one character.
    #[serde(default)]
    #[ts(optional)]
    pub delimiter: Option<String>,
    /// The first row names the columns.
    #[serde(default)]
    #[ts(optional)]
    pub header: Option<bool>,
    /// The sheet, when the file is a workbook; the longest without it.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// How these people agreed to be written to, in the words of whoever imports them.
    #[serde(default)]
    #[ts(optional)]
    pub consent: Option<String>,
}

/// An import that has begun.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportStarted {
    /// Its id.
    pub import_id: ImportId,
}

/// Names an import.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRef {
    /// Its id.
    pub import_id: ImportId,
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportPhase {
    /// The file is being read.
    Reading,
    /// What was read is being put on the list.
    Publishing,
    /// The contacts are on the list.
    Done,
    /// It could not be done; nothing of it is there.
    Failed,
    /// Somebody stopped it; nothing of it is there.
    Cancelled,
}

/// An import.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Where it stands.
    pub state: ImportPhase,
    /// The file's name.
    pub file_name: String,
    /// The list's name.
    pub list_name: String,
    /// The list, once the contacts are on it.
    pub list_id: Option<ListId>,
    /// Rows read so far: imported + duplicates + rejected.
    pub rows: i64,
    /// Rows that are contacts.
    pub imported: i64,
    /// Rows whose number an earlier row of the file has.
    pub duplicates: i64,
    /// Rows that were refused.
    pub rejected: i64,
    /// 0 to 100.
    pub percent: i64,
    /// The file's size.
    pub bytes: i64,
    /// How these people agreed to be written to, as it was said; '' when nothing was.
    pub consent: String,
    /// Whether its file and its refused rows were removed since.
    pub forgotten: bool,
    /// Ms since the epoch.
    pub created_at: i64,
    /// When it last went on; of an import that is over: when it ended.
    pub updated_at: i64,
    /// Why it failed.
    pub fault: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

/// Asks for imports, the newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListImports {
    /// Into this list only.
    #[serde(default)]
    #[ts(optional)]
    pub list_id: Option<ListId>,
    /// From where on; from the begin without it.
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// Asks for the refused rows of an import.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRejections {
    /// The import.
    pub import_id: ImportId,
    /// From where on; from the begin without it.
    #[serde(default)]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A row that was refused.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RejectedRow {
    /// Its number as a spreadsheet counts rows: the header is row 1, blank rows count, line breaks
    /// within a quoted cell do not.
    pub row: i64,
    /// The column that is to blame; '' when it is the row as a whole.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// A stable word for why.
    pub reason: String,
    /// Why, in words.
    pub reason_words: String,
}
