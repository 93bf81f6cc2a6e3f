//! Where the program's own log lines go: to stderr, never to stdout, which belongs to results; and
//! once the data directory is known, to files in `<data>/logs`, a file for each day, a week of them.
//!
//! `CARILLON_LOG` filters them (`info` by default, `warn` for one-shot commands), in the words of
//! tracing's `EnvFilter`. Numbers, texts and secrets are never logged above `debug`, and nothing
//! below `info` goes into a file, whatever the filter lets through to the screen.

use backend::settings::LOGS;
use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tracing_appender::rolling::{RollingFileAppender, RollingWriter, Rotation};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::writer::OptionalWriter;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

/// So many days are kept.
const DAYS: usize = 7;

/// The log of this process; all clones are the same.
#[derive(Clone, Default)]
pub struct Logs(Arc<OnceLock<RollingFileAppender>>);

/// Starts logging, at this level unless the environment says otherwise. A second start is
/// harmless.
pub fn start(level: &str) -> Logs {
    let filter = EnvFilter::try_from_env("CARILLON_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let logs = Logs::default();
    let screen = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let files = fmt::layer()
        .json()
        .with_writer(logs.clone())
        .with_filter(LevelFilter::INFO);
    let started = tracing_subscriber::registry()
        .with(filter)
        .with(screen)
        .with(files)
        .try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
    logs
}

impl Logs {
    /// Keeps the lines from now on in files of this data directory too. That they cannot be kept
    /// is only logged: it is no reason not to work.
    pub fn keep_in(&self, data: &Path) {
        let folder = data.join(LOGS);
        // The appender looks for old files before it makes the folder, and complains.
        let made = std::fs::create_dir_all(&folder).map_err(|fault| fault.to_string());
        let files = made.and_then(|()| {
            RollingFileAppender::builder()
                .rotation(Rotation::DAILY)
                .filename_prefix("carillon")
                .filename_suffix("log")
                .max_log_files(DAYS)
                .build(folder)
                .map_err(|fault| fault.to_string())
        });
        match files {
            // The first directory stays: a process has one.
            Ok(files) => drop(self.0.set(files)),
            Err(fault) => tracing::warn!(%fault, "log lines are not kept in files"),
        }
    }
}

impl<'a> MakeWriter<'a> for Logs {
    type Writer = OptionalWriter<RollingWriter<'a>>;

    fn make_writer(&'a self) -> Self::Writer {
        match self.0.get() {
            Some(files) => OptionalWriter::some(files.make_writer()),
            None => OptionalWriter::none(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Write as _;

    #[test]
    fn lines_are_kept_once_the_directory_is_known() {
        let data = tempfile::tempdir().unwrap();
        let logs = Logs::default();
        logs.make_writer().write_all(b"early\n").unwrap();
        logs.keep_in(data.path());
        logs.make_writer().write_all(b"later\n").unwrap();
        let files: Vec<_> = std::fs::read_dir(data.path().join(LOGS)).unwrap().collect();
        assert_eq!(files.len(), 1);
        let text = std::fs::read_to_string(files[0].as_ref().unwrap().path()).unwrap();
        assert_eq!(text, "later\n");
    }
}
