//! What kind of text a file is. Spreadsheets write at least four kinds and say so in none of them,
//! so the bytes are looked at, all of them: a file that is UTF-8 until its last line is not UTF-8.

use encoding_rs::{Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TableFault;

/// How a file's bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Encoding {
    /// UTF-8 without a mark; ASCII too.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-8 with a byte-order mark.
    #[serde(rename = "utf-8-sig")]
    Utf8Marked,
    /// UTF-16 whose byte-order mark says the order.
    #[serde(rename = "utf-16")]
    Utf16,
    /// UTF-16, little end first, without a mark.
    #[serde(rename = "utf-16-le")]
    Utf16Le,
    /// UTF-16, big end first, without a mark.
    #[serde(rename = "utf-16-be")]
    Utf16Be,
    /// The Windows code page of western Europe.
    #[serde(rename = "cp1252")]
    Windows1252,
}

impl Encoding {
    /// A decoder for the file's first byte onwards; it drops the byte-order mark.
    #[must_use]
    pub fn decoder(self) -> Decoder {
        match self {
            Self::Utf8 | Self::Utf8Marked => UTF_8.new_decoder_with_bom_removal(),
            // Follows the mark, whichever order it says.
            Self::Utf16 => UTF_16LE.new_decoder(),
            Self::Utf16Le => UTF_16LE.new_decoder_with_bom_removal(),
            Self::Utf16Be => UTF_16BE.new_decoder_with_bom_removal(),
            Self::Windows1252 => WINDOWS_1252.new_decoder_without_bom_handling(),
        }
    }
}

/// Looks at a file's bytes, chunk by chunk, and then says what they are.
#[derive(Debug, Default)]
pub struct Inspection {
    head: Vec<u8>,
    total: u64,
    /// NULs at even and at odd places.
    nuls: [u64; 2],
    /// Control characters that no text in single bytes has.
    controls: u64,
    blank: u64,
    /// The begin of a UTF-8 character that the next chunk continues.
    unfinished: Vec<u8>,
    broken: bool,
}

/// How much of the file's beginning is kept to look for marks.
const HEAD: usize = 8;

impl Inspection {
    /// Looks at the next bytes.
    pub fn look(&mut self, bytes: &[u8]) {
        let room = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..room]);
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                0 => self.nuls[(self.total as usize + at) % 2] += 1,
                b' ' | b'\t' | b'\r' | b'\n' => self.blank += 1,
                1..=0x1f | 0x7f => self.controls += 1,
                _ => {}
            }
        }
        self.total += bytes.len() as u64;
        if !self.broken {
            self.follow_utf8(bytes);
        }
    }

    fn follow_utf8(&mut self, bytes: &[u8]) {
        let mut joined = std::mem::take(&mut self.unfinished);
        let text = if joined.is_empty() {
            bytes
        } else {
            joined.extend_from_slice(bytes);
            &joined
        };
        if let Err(fault) = std::str::from_utf8(text) {
            if fault.error_len().is_some() {
                self.broken = true;
            } else {
                self.unfinished = text[fault.valid_up_to()..].to_vec();
            }
        }
    }

    /// What the file is.
    ///
    /// # Errors
    /// `Empty`, `Workbook` or `NotATable`.
    pub fn judge(&self) -> Result<Encoding, TableFault> {
        let marked = match self.head.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8Marked, 3)),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some((Encoding::Utf16, 2)),
            [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
                return Err(TableFault::Workbook);
            }
            [0x89, b'P', b'N', b'G', ..]
            | [b'%', b'P', b'D', b'F', ..]
            | [b'G', b'I', b'F', b'8', ..]
            | [0xff, 0xd8, 0xff, ..] => return Err(TableFault::NotATable),
            _ => None,
        };
        let mark = marked.map_or(0, |(_, length)| length);
        let nuls = self.nuls[0] + self.nuls[1];
        if self.blank + mark + nuls >= self.total {
            return Err(TableFault::Empty);
        }
        if let Some((Encoding::Utf16, _)) = marked {
            return Ok(Encoding::Utf16);
        }
        if nuls > 0 {
            // Western text in UTF-16 has a NUL in nearly every second byte.
            return match self.nuls {
                [even, odd] if odd * 4 > self.total && even * 100 < self.total => {
                    Ok(Encoding::Utf16Le)
                }
                [even, odd] if even * 4 > self.total && odd * 100 < self.total => {
                    Ok(Encoding::Utf16Be)
                }
                _ => Err(TableFault::NotATable),
            };
        }
        // One control character in a thousand is an accident; more is another kind of file.
        if self.controls * 1_000 > self.total {
            return Err(TableFault::NotATable);
        }
        if let Some((encoding, _)) = marked {
            return Ok(encoding);
        }
        Ok(if self.broken || !self.unfinished.is_empty() {
            Encoding::Windows1252
        } else {
            Encoding::Utf8
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn judge(bytes: &[u8]) -> Result<Encoding, TableFault> {
        // One byte at a time, so that every character is cut somewhere.
        let mut inspection = Inspection::default();
        bytes.iter().for_each(|byte| inspection.look(&[*byte]));
        let slowly = inspection.judge();
        let mut inspection = Inspection::default();
        inspection.look(bytes);
        assert_eq!(inspection.judge(), slowly);
        slowly
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn each_kind_of_text_is_told() {
        assert_eq!(judge(b"name;phone\n"), Ok(Encoding::Utf8));
        assert_eq!(judge("Zoë;+39\n".as_bytes()), Ok(Encoding::Utf8));
        assert_eq!(
            judge("\u{feff}Zoë;+39\n".as_bytes()),
            Ok(Encoding::Utf8Marked)
        );
        assert_eq!(judge(b"Zo\xeb;+39\n"), Ok(Encoding::Windows1252));
        assert_eq!(judge(b"name;price\nZoe;5 \x80"), Ok(Encoding::Windows1252));
        assert_eq!(
            judge(&utf16("\u{feff}Zoë\t1\n", u16::to_le_bytes)),
            Ok(Encoding::Utf16)
        );
        assert_eq!(
            judge(&utf16("\u{feff}Zoë\t1\n", u16::to_be_bytes)),
            Ok(Encoding::Utf16)
        );
        assert_eq!(
            judge(&utf16("\u{feff}محمد\t1\n", u16::to_le_bytes)),
            Ok(Encoding::Utf16)
        );
        assert_eq!(
            judge(&utf16("Zoë\t1\n", u16::to_le_bytes)),
            Ok(Encoding::Utf16Le)
        );
        assert_eq!(
            judge(&utf16("Zoë\t1\n", u16::to_be_bytes)),
            Ok(Encoding::Utf16Be)
        );
    }

    #[test]
    fn what_is_no_table_is_told() {
        assert_eq!(judge(b""), Err(TableFault::Empty));
        assert_eq!(judge(b" \r\n\n"), Err(TableFault::Empty));
        assert_eq!(judge("\u{feff}\n".as_bytes()), Err(TableFault::Empty));
        assert_eq!(judge(b"PK\x03\x04...."), Err(TableFault::Workbook));
        assert_eq!(judge(b"\x89PNG\r\n\x1a\n...."), Err(TableFault::NotATable));
        assert_eq!(
            judge(b"a\x00\x00b\x00\x01\x02c"),
            Err(TableFault::NotATable)
        );
        assert_eq!(
            judge(b"a;b\x01\x02\x03\x04c;d\n"),
            Err(TableFault::NotATable)
        );
    }

    #[test]
    fn a_decoder_drops_the_mark_and_follows_its_order() {
        for (encoding, bytes) in [
            (Encoding::Utf8Marked, "\u{feff}Zoë".as_bytes().to_vec()),
            (Encoding::Utf16, utf16("\u{feff}Zoë", u16::to_be_bytes)),
            (Encoding::Utf16, utf16("\u{feff}Zoë", u16::to_le_bytes)),
            (Encoding::Windows1252, b"Zo\xeb".to_vec()),
        ] {
            let mut text = String::with_capacity(64);
            let _ = encoding.decoder().decode_to_string(&bytes, &mut text, true);
            assert_eq!(text, "Zoë", "{encoding:?}");
        }
    }
}
