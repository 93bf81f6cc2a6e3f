//! The HTTP client of the command line: to a running host, and to a sandbox. Nothing here talks to
//! Sinch; that is the crate `sinch`.

use backend::{AppError, Result};
use std::time::Duration;

/// A client with time-outs that fit a computer talking to itself.
///
/// # Errors
/// When TLS cannot be set up.
pub fn client() -> Result<reqwest::Client> {
    // Somebody may have chosen the provider before; theirs is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(60))
        .build()
        .map_err(AppError::internal)
}
