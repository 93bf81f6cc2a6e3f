//! Why a task stopped, in the words the developer reads.

use std::io;
use std::path::{Path, PathBuf};

/// Everything that can end a task early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A program could not be started at all.
    #[error("{program} could not be started: {source}")]
    Start {
        program: String,
        #[source]
        source: io::Error,
    },
    /// A program ran and said no.
    #[error("{command} failed ({status})")]
    Failed { command: String, status: String },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// Something the machine lacks; the text says how to get it.
    #[error("{0}")]
    Missing(String),
    /// A manifest that is not TOML.
    #[error("{path}: {source}")]
    Manifest {
        path: String,
        #[source]
        source: toml::de::Error,
    },
    /// Generated files differ from what the code generates now.
    #[error("{0} is out of date: run `cargo xtask gen`")]
    Stale(String),
    /// Tests failed; the report is already printed, and its last line must stay the last.
    #[error("")]
    Tests,
    /// Rules of the house are broken; the findings are already printed.
    #[error("{0} findings")]
    Untidy(usize),
}

/// The result of every step.
pub type Result<T> = std::result::Result<T, Error>;

/// Names the file in an IO error.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
    move |source| Error::File {
        path: path.to_path_buf(),
        source,
    }
}
