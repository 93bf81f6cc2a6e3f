//! The file of an import's refused rows: as they stood, with what is wrong in front, so that they
//! can be mended and imported again.
//!
//! It is UTF-8 with a mark, which every spreadsheet opens rightly, whatever the imported file was;
//! delimiter and header are that file's own. Its first three columns are remarks: when such a file
//! is imported, they are nobody's attributes.

use domain::ImportId;
use store::audiences::Rejection;

use super::{ImportRef, faults, person::Reading};
use crate::{
    App, AppError, Caller, Code, Result,
    files::{FileInfo, Upload},
    words,
};

/// Rows read at a time.
const CHUNK: i64 = 500;
/// What parts the cells of rows that came from a workbook: more spreadsheets cut at it than at tabs.
const SHEETS: u8 = b';';
/// What makes a spreadsheet read UTF-8 as UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The names of the three columns of remarks.
fn remark_names(app: &App, caller: &Caller) -> [String; 3] {
    [
        app.say(caller, &words!("audiences-refused-row")),
        app.say(caller, &words!("audiences-refused-column")),
        app.say(caller, &words!("audiences-refused-because")),
    ]
}

/// Where the remarks stand, in a file that begins with them.
pub(super) fn remarks(app: &App, caller: &Caller, columns: &[String]) -> Vec<usize> {
    let names = remark_names(app, caller);
    if columns.starts_with(&names) {
        (0..names.len()).collect()
    } else {
        Vec::new()
    }
}

/// `audiences.export_rejections`: makes the file, to be downloaded.
///
/// # Errors
/// `not_found`; `precondition_failed` when the rows were removed or there are none.
pub async fn export(app: App, caller: Caller, request: ImportRef) -> Result<FileInfo> {
    let id = request.import_id;
    let asked = id.clone();
    let row = app
        .write(&caller, &id, move |tx| {
            Box::pin(async move { Ok(store::audiences::import(tx, &asked).await?) })
        })
        .await?;
    if row.forgotten == 1 || row.rejected == 0 {
        return Err(AppError::new(
            Code::PreconditionFailed,
            words!("audiences-refused-none"),
        ));
    }
    let reading: Reading = serde_json::from_str(&row.reading).map_err(AppError::internal)?;
    let name = match row.file_name.rsplit_once('.') {
        // What was in a workbook comes back as text.
        Some((stem, _)) if reading.layout.sheet.is_some() => (stem, "csv"),
        Some((stem, ending)) => (stem, ending),
        None => (row.file_name.as_str(), "csv"),
    };
    let name = app.say(
        &caller,
        &words!("audiences-refused-file", name = name.0, ending = name.1),
    );
    let mut upload = app.files().upload(&name).await?;
    upload.write(MARK).await?;
    let sheet = Sheet {
        app: &app,
        caller: &caller,
        reading: &reading,
    };
    sheet.write(&id, &mut upload).await?;
    upload.finish().await
}

/// How the file is written.
struct Sheet<'a> {
    app: &'a App,
    caller: &'a Caller,
    reading: &'a Reading,
}

impl Sheet<'_> {
    async fn write(&self, id: &ImportId, upload: &mut Upload) -> Result<()> {
        let columns = &self.reading.layout.columns;
        let kept = |at: usize| !self.reading.remarks.contains(&at);
        let mut head = remark_names(self.app, self.caller).to_vec();
        head.extend(picked(columns.clone(), kept));
        upload.write(&self.lines([head])?).await?;
        let mut after = None;
        loop {
            let (asked, from) = (id.clone(), after.take());
            let (rows, next) = self
                .app
                .store()
                .read(move |tx| {
                    Box::pin(async move {
                        store::audiences::rejections(tx, &asked, from.as_ref(), CHUNK).await
                    })
                })
                .await?;
            let rows = rows
                .into_iter()
                .map(|row| self.cells(row))
                .collect::<Result<Vec<_>>>()?;
            upload.write(&self.lines(rows)?).await?;
            match next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }

    /// A refused row with its remarks in front. Of rows that were refused before whole rows were
    /// kept, only the cell to blame is known.
    fn cells(&self, row: Rejection) -> Result<Vec<String>> {
        let mut cells: Vec<String> =
            serde_json::from_str(&row.cells).map_err(AppError::internal)?;
        if cells.is_empty() {
            let columns = &self.reading.layout.columns;
            cells = vec![String::new(); columns.len()];
            let at = columns.iter().position(|name| *name == row.column_name);
            if let Some(cell) = at.and_then(|at| cells.get_mut(at)) {
                *cell = row.value;
            }
        }
        let mut line = vec![
            row.row_number.to_string(),
            row.column_name,
            self.app
                .say(self.caller, &faults::reason_words(&row.reason)),
        ];
        line.extend(picked(cells, |at| !self.reading.remarks.contains(&at)));
        Ok(line)
    }

    fn lines(&self, rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(match self.reading.layout.sheet {
                Some(_) => SHEETS,
                None => self.reading.layout.delimiter,
            })
            .terminator(csv::Terminator::CRLF)
            // A row with a cell too many is refused for it, and goes back with it.
            .flexible(true)
            .from_writer(Vec::new());
        for row in rows {
            writer.write_record(&row).map_err(AppError::internal)?;
        }
        writer
            .into_inner()
            .map_err(|fault| AppError::internal(fault.into_error()))
    }
}

/// The cells at the places that are kept.
fn picked(cells: Vec<String>, kept: impl Fn(usize) -> bool) -> impl Iterator<Item = String> {
    cells
        .into_iter()
        .enumerate()
        .filter(move |(at, _)| kept(*at))
        .map(|(_, cell)| cell)
}
