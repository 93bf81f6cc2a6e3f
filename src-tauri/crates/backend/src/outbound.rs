//! The one place where the backend itself speaks HTTP: to its own public address, to see whether
//! it leads here. Everything that goes to Sinch goes through the crate `sinch`.

use crate::{AppError, Result};
use std::time::Duration;

/// How long a public address may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// An answer that is longer is not ours.
const LONGEST: usize = 256;

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// An answer, as far as it may be ours.
    Answer { status: u16, body: String },
    /// Nothing in time.
    Silence,
    /// No connection; why, in the words of the network: no such name, refused, a certificate.
    NoConnection(String),
}

/// Asks an address once. A redirect is an answer: Sinch does not follow one either.
///
/// # Errors
/// `internal` when no client can be made.
pub(crate) async fn get(url: &str) -> Result<Heard> {
    // Somebody may have chosen the provider before; theirs is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(AppError::internal)?;
    let answer = match client.get(url).send().await {
        Ok(answer) => answer,
        Err(fault) if fault.is_timeout() => return Ok(Heard::Silence),
        Err(fault) => return Ok(Heard::NoConnection(innermost(&fault))),
    };
    let status = answer.status().as_u16();
    let body = match answer.content_length() {
        Some(length) if length > LONGEST as u64 => String::new(),
        _ => answer.text().await.unwrap_or_default(),
    };
    Ok(Heard::Answer { status, body })
}

/// The last cause names what happened; the ones before it only that something did.
fn innermost(fault: &dyn std::error::Error) -> String {
    let mut last = fault;
    while let Some(cause) = last.source() {
        last = cause;
    }
    last.to_string()
}
