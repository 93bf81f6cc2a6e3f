//! The journal: what must be the same Sinch after a restart, one JSON record a line.
//!
//! Append-only, written to the file before the answer that promises it. A torn last line (the
//! process was killed in the middle of it) is cut off on opening. Kept are resources by kind and
//! id, accepted messages, and how far each message's callbacks were acknowledged; contacts and
//! conversations that a message made are re-made from it. Not kept are expired tokens, who met the
//! first request of a scenario number already, and faults that hold for a while: they belong to the
//! run. One more kind of resource: a variant of
//! `Kind` and its arm in `World::restore`.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Error, messages::Kept};

/// What a `Put` or `Gone` is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    App,
    Webhook,
    Contact,
    Conversation,
    Event,
    OmniTemplate,
    WhatsAppTemplate,
    WhatsAppSender,
    WhatsAppAccount,
    ProvisioningWebhook,
    Bundle,
    /// The name of a WhatsApp template that was deleted, and when.
    DeletedName,
    Settings,
    Consents,
    /// The dials and the clock, as a person left them.
    Levers,
}

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Record {
    /// The first line: the seed everything follows from.
    Opened { seed: u64 },
    /// A resource is now so.
    Put { kind: Kind, value: Value },
    /// A resource is no more.
    Gone { kind: Kind, id: String },
    /// A message was accepted.
    Message(Box<Kept>),
    /// All callbacks of a step of a message's life are settled; `last` when of all its steps.
    Told { id: String, step: usize, last: bool },
    /// A stored message has other metadata, or none is stored any more.
    Edited {
        id: String,
        metadata: Option<String>,
    },
}

/// The open file of a running sandbox, or nothing when it keeps nothing.
#[derive(Debug)]
pub(crate) struct Journal {
    file: Option<File>,
    path: PathBuf,
}

impl Journal {
    /// A journal that keeps nothing.
    pub(crate) fn none() -> Journal {
        Journal {
            file: None,
            path: PathBuf::new(),
        }
    }

    /// Opens or makes a journal and reads what is in it: the file of a `place` that ends in
    /// `.journal` or is a file already, else the one in the directory of that name.
    ///
    /// Fails with `Error::Held` when another sandbox has it open, `Error::Journal` when it cannot
    /// be read or holds a line that is none of ours.
    pub(crate) fn open(place: &Path) -> Result<(Journal, Vec<Record>), Error> {
        let is_file = place.is_file() || place.extension().is_some_and(|end| end == "journal");
        let path = match is_file {
            true => place.to_owned(),
            false => place.join("sandbox.journal"),
        };
        let fail = |source| Error::Journal {
            path: path.clone(),
            source,
        };
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir).map_err(fail)?;
        }
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(&path)
            .map_err(fail)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Held { path }),
            Err(TryLockError::Error(source)) => return Err(fail(source)),
        }
        let (records, whole) = read(&file, &path)?;
        file.set_len(whole).map_err(fail)?;
        file.seek(SeekFrom::End(0)).map_err(fail)?;
        Ok((
            Journal {
                file: Some(file),
                path,
            },
            records,
        ))
    }

    /// Whether records are kept at all; saves making them when not.
    pub(crate) fn keeps(&self) -> bool {
        self.file.is_some()
    }

    /// Writes one record through to the operating system.
    ///
    /// A journal that cannot be written is closed with an error in the log: rehearsal goes on,
    /// and the next start sees the state up to there.
    pub(crate) fn write(&mut self, record: &Record) {
        let Some(file) = &mut self.file else { return };
        let mut line = match serde_json::to_vec(record) {
            Ok(line) => line,
            Err(error) => {
                tracing::error!(%error, "a record of the sandbox cannot be written as JSON");
                return;
            }
        };
        line.push(b'\n');
        if let Err(error) = file.write_all(&line) {
            tracing::error!(path = %self.path.display(), %error, "the sandbox journal cannot be written and is closed");
            self.file = None;
        }
    }

    /// Forgets everything and begins anew with a seed.
    pub(crate) fn restart(&mut self, seed: u64) {
        if let Some(file) = &mut self.file {
            if let Err(error) = file.set_len(0) {
                tracing::error!(path = %self.path.display(), %error, "the sandbox journal cannot be emptied");
            }
            self.write(&Record::Opened { seed });
        }
    }
}

/// All whole lines and the length up to which they reach.
fn read(file: &File, path: &Path) -> Result<(Vec<Record>, u64), Error> {
    let fail = |source| Error::Journal {
        path: path.to_owned(),
        source,
    };
    let mut lines = BufReader::new(file);
    let (mut records, mut whole, mut line) = (Vec::new(), 0, Vec::new());
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line).map_err(fail)?;
        if read == 0 || line.last() != Some(&b'\n') {
            return Ok((records, whole));
        }
        let record = serde_json::from_slice(&line).map_err(|source| Error::Unreadable {
            path: path.to_owned(),
            line: records.len() + 1,
            source,
        })?;
        records.push(record);
        whole += read as u64;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn told(step: usize) -> Record {
        Record::Told {
            id: "01EB37HMH1M6SV18BSNS3G135H".into(),
            step,
            last: false,
        }
    }

    #[test]
    fn a_torn_line_is_cut_and_the_rest_stays() {
        let dir = tempfile::tempdir().unwrap();
        let (mut journal, records) = Journal::open(dir.path()).unwrap();
        assert!(records.is_empty());
        journal.write(&told(0));
        journal.write(&told(1));
        drop(journal);
        let path = dir.path().join("sandbox.journal");
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"told\":{\"id\":\"01").unwrap();
        drop(file);
        let (mut journal, records) = Journal::open(dir.path()).unwrap();
        assert_eq!(records.len(), 2);
        journal.write(&told(2));
        drop(journal);
        assert_eq!(Journal::open(dir.path()).unwrap().1.len(), 3);
    }

    #[test]
    fn one_holder() {
        let dir = tempfile::tempdir().unwrap();
        let _held = Journal::open(dir.path()).unwrap();
        assert!(matches!(Journal::open(dir.path()), Err(Error::Held { .. })));
    }
}
