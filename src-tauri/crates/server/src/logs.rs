//! Where the program's own log lines go: to stderr, never to stdout, which belongs to results.
//!
//! `CARILLON_LOG` filters them (`info` by default, `warn` for one-shot commands), in the words of
//! tracing's `EnvFilter`. Numbers, texts and secrets are never logged above `debug`.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts logging, at this level unless the environment says otherwise. A second start is
/// harmless.
pub fn start(level: &str) {
    let filter = EnvFilter::try_from_env("CARILLON_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
