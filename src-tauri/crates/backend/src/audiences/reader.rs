//! A contact file from its bytes: a look at its layout, then its records in chunks. Of text it never
//! holds more than one chunk, however long the file is; a workbook is held whole, as text.

use std::io::Cursor;

use domain::FileId;
use encoding_rs::{CoderResult, Decoder};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _};

use super::{
    faults::ReadFault,
    table::{
        TableFault,
        encoding::{Encoding, Inspection},
        layout::{Glance, Layout, Wishes, glance},
        records::{Record, Splitter},
        workbook::{self, Sheet},
    },
};
use crate::{App, AppError, Result, files::FileInfo};

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;
/// Bytes from which the layout is guessed.
const HEAD: usize = 256 * 1024;

/// Bytes that can be read again from their begin.
pub trait Bytes: AsyncRead + AsyncSeek + Send + Unpin {}

impl<T: AsyncRead + AsyncSeek + Send + Unpin> Bytes for T {}

/// A file that is open for reading as text.
pub struct Opened {
    /// What is known of it.
    pub info: FileInfo,
    /// The text: the file itself, or a sheet of it.
    pub bytes: Box<dyn Bytes>,
    /// The names of its sheets; none when it is no workbook.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub sheet: Option<String>,
}

impl Opened {
    /// Looks at the text; what is known of a sheet is not asked for.
    ///
    /// # Errors
    /// As [`look`].
    pub async fn look(&mut self, wishes: Wishes) -> Result<Glance, ReadFault> {
        let wishes = match self.sheet {
            None => wishes,
            Some(_) => Wishes {
                encoding: Some(Encoding::Utf8),
                delimiter: Some(workbook::DELIMITER),
                ..wishes
            },
        };
        let mut glance = look(&mut self.bytes, &wishes).await?;
        glance.layout.sheet.clone_from(&self.sheet);
        Ok(glance)
    }
}

/// Opens an uploaded file; of a workbook the sheet of that name, or the longest.
///
/// # Errors
/// `not_found` without the file, `invalid_input` when the workbook cannot be read.
pub async fn open(app: &App, id: &FileId, sheet: Option<String>) -> Result<Opened> {
    let (info, mut file) = app.files().open(id).await?;
    let mut head = [0; 4];
    let begins = file.read_exact(&mut head).await.is_ok();
    file.rewind().await.map_err(ReadFault::from)?;
    if !begins || !workbook::is_workbook(&head) {
        return Ok(Opened {
            info,
            bytes: Box::new(file),
            sheets: Vec::new(),
            sheet: None,
        });
    }
    if info.size > workbook::MOST_BYTES {
        return Err(ReadFault::from(TableFault::Workbook).into());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)
        .await
        .map_err(ReadFault::from)?;
    let read = tokio::task::spawn_blocking(move || workbook::sheet(bytes, sheet.as_deref()))
        .await
        .map_err(AppError::internal)?;
    let Sheet { names, name, text } = read.map_err(ReadFault::from)?;
    Ok(Opened {
        info,
        bytes: Box::new(Cursor::new(text)),
        sheets: names,
        sheet: Some(name),
    })
}

/// Looks at a whole file for its encoding and at its begin for its layout; the file stands at its
/// begin again afterwards.
///
/// # Errors
/// When it is no table, or cannot be read.
pub async fn look<R>(file: &mut R, wishes: &Wishes) -> Result<Glance, ReadFault>
where
    R: AsyncRead + AsyncSeek + Unpin,
{
    let mut inspection = Inspection::default();
    let mut head = Vec::new();
    let mut total = 0;
    let mut buffer = vec![0; CHUNK];
    loop {
        let read = file.read(&mut buffer).await?;
        if read == 0 {
            break;
        }
        inspection.look(&buffer[..read]);
        let room = HEAD.saturating_sub(head.len()).min(read);
        head.extend_from_slice(&buffer[..room]);
        total += read;
    }
    file.rewind().await?;
    let judged = inspection.judge()?;
    let encoding = wishes.encoding.unwrap_or(judged);
    let whole = head.len() == total;
    let mut text = String::new();
    decode(&mut encoding.decoder(), &head, &mut text, whole);
    Ok(glance(&text, whole, encoding, wishes)?)
}

/// A file's records, chunk by chunk, without the header.
pub struct Records<R> {
    file: R,
    decoder: Decoder,
    /// `None` once the file is over.
    splitter: Option<Splitter>,
    header_row: u64,
    buffer: Vec<u8>,
    text: String,
    bytes_read: u64,
}

impl<R: AsyncRead + Unpin> Records<R> {
    /// The records of a file that stands at its begin.
    pub fn new(file: R, layout: &Layout) -> Self {
        Self {
            file,
            decoder: layout.encoding.decoder(),
            splitter: Some(Splitter::new(layout.delimiter)),
            header_row: layout.header_row,
            buffer: vec![0; CHUNK],
            text: String::new(),
            bytes_read: 0,
        }
    }

    /// How far the file is read.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// The records that end in the next chunk, perhaps none; `None` when the file is over.
    ///
    /// # Errors
    /// When the rest is no table, or cannot be read.
    pub async fn next(&mut self) -> Result<Option<Vec<Record>>, ReadFault> {
        let Some(mut splitter) = self.splitter.take() else {
            return Ok(None);
        };
        let read = self.file.read(&mut self.buffer).await?;
        self.bytes_read += read as u64;
        self.text.clear();
        decode(
            &mut self.decoder,
            &self.buffer[..read],
            &mut self.text,
            read == 0,
        );
        let mut records = Vec::new();
        splitter.push(&self.text, &mut records)?;
        if read == 0 {
            splitter.finish(&mut records)?;
        } else {
            self.splitter = Some(splitter);
        }
        records.retain(|record| record.number > self.header_row);
        Ok(Some(records))
    }
}

/// How many records a file has, from its begin.
///
/// # Errors
/// When it is no table to its end, or cannot be read.
pub async fn count<R: AsyncRead + Unpin>(file: R, layout: &Layout) -> Result<u64, ReadFault> {
    let mut records = Records::new(file, layout);
    let mut count = 0;
    while let Some(chunk) = records.next().await? {
        count += chunk.len() as u64;
    }
    Ok(count)
}

fn decode(decoder: &mut Decoder, bytes: &[u8], text: &mut String, last: bool) {
    let mut rest = bytes;
    loop {
        let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(CHUNK);
        text.reserve(room.max(16));
        let (result, read, _) = decoder.decode_to_string(rest, text, last);
        rest = &rest[read..];
        if result == CoderResult::InputEmpty {
            break;
        }
    }
    // PostgreSQL keeps no NUL in a text, and nobody writes one on purpose.
    if text.contains('\0') {
        *text = text.replace('\0', "");
    }
}
