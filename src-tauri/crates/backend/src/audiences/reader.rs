//! A contact file from its bytes: a look at its layout, then its records in chunks. Never holds
//! more than one chunk, however long the file is.

use encoding_rs::{CoderResult, Decoder};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _};

use super::{
    faults::ReadFault,
    table::{
        encoding::Inspection,
        layout::{Glance, Layout, Wishes, glance},
        records::{Record, Splitter},
    },
};

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;
/// Bytes from which the layout is guessed.
const HEAD: usize = 256 * 1024;

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
