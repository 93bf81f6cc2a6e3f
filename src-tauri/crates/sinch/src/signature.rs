//! Signatures of callbacks: how Sinch signs what it posts, and how to check it.
//!
//! `signature = base64(HMAC-SHA256(secret, body + "." + nonce + "." + timestamp))`, over the raw
//! bytes of the body. This module holds no state: whether a nonce was seen before and how old a
//! callback may be are the caller's decisions ([`age`] gives the number to decide on).
//!
//! Source: Conversation API, "Validating callbacks"; the Provisioning API signs the same way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Name of the header that carries the signature, base64 with padding.
pub const SIGNATURE_HEADER: &str = "x-sinch-webhook-signature";
/// Name of the header that names the algorithm, always [`ALGORITHM`].
pub const ALGORITHM_HEADER: &str = "x-sinch-webhook-signature-algorithm";
/// Name of the header that carries the nonce, a text that is unique per callback.
pub const NONCE_HEADER: &str = "x-sinch-webhook-signature-nonce";
/// Name of the header that carries the time of signing, Unix seconds as text.
pub const TIMESTAMP_HEADER: &str = "x-sinch-webhook-signature-timestamp";
/// The one algorithm in use.
pub const ALGORITHM: &str = "HmacSHA256";

/// The four signature headers of a callback, as received; any may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// `x-sinch-webhook-signature`.
    pub signature: Option<String>,
    /// `x-sinch-webhook-signature-algorithm`.
    pub algorithm: Option<String>,
    /// `x-sinch-webhook-signature-nonce`.
    pub nonce: Option<String>,
    /// `x-sinch-webhook-signature-timestamp`, Unix seconds as text.
    pub timestamp: Option<String>,
}

impl Headers {
    /// Picks the signature headers out of all headers of a request. Names compare without regard
    /// to case; of a header that comes twice the first counts.
    pub fn from_pairs<N, V>(pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let mut headers = Self::default();
        for (name, value) in pairs {
            let slot = match name.as_ref() {
                n if n.eq_ignore_ascii_case(SIGNATURE_HEADER) => &mut headers.signature,
                n if n.eq_ignore_ascii_case(ALGORITHM_HEADER) => &mut headers.algorithm,
                n if n.eq_ignore_ascii_case(NONCE_HEADER) => &mut headers.nonce,
                n if n.eq_ignore_ascii_case(TIMESTAMP_HEADER) => &mut headers.timestamp,
                _ => continue,
            };
            if slot.is_none() {
                *slot = Some(value.as_ref().trim().to_owned());
            }
        }
        headers
    }

    /// The headers Sinch would send for this body: what an emulator or a test posts.
    pub fn signed(secret: &str, body: &[u8], nonce: &str, timestamp: &str) -> Self {
        Self {
            signature: Some(sign(secret, body, nonce, timestamp)),
            algorithm: Some(ALGORITHM.to_owned()),
            nonce: Some(nonce.to_owned()),
            timestamp: Some(timestamp.to_owned()),
        }
    }

    /// Name and value of each header that is present, ready to be put on a request.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            (SIGNATURE_HEADER, &self.signature),
            (ALGORITHM_HEADER, &self.algorithm),
            (NONCE_HEADER, &self.nonce),
            (TIMESTAMP_HEADER, &self.timestamp),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    /// True when none of the four is present: the callback was not signed at all.
    pub fn is_empty(&self) -> bool {
        self.pairs().next().is_none()
    }
}

/// What a right signature vouches for, besides the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Unique per callback; a nonce seen before means the same callback again.
    pub nonce: String,
    /// Time of signing, Unix seconds.
    pub timestamp: i64,
}

/// Why a signature was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureFault {
    /// A header is missing or empty; carries its name.
    #[error("the header {0} is missing")]
    Absent(&'static str),
    /// The secret to check with is empty, so nothing can be proved.
    #[error("no secret to check the signature with")]
    NoSecret,
    /// The algorithm header names something other than [`ALGORITHM`].
    #[error("the signature algorithm is not {ALGORITHM}")]
    WrongAlgorithm,
    /// The timestamp is not a whole number of seconds.
    #[error("the signature timestamp is not a number of seconds")]
    BadTimestamp,
    /// The signature is well-formed and wrong: another secret, or a changed body.
    #[error("the signature does not match the body")]
    Mismatch,
}

/// The signature of a body: base64 of the HMAC-SHA256, as Sinch computes it.
///
/// `body` is the raw bytes (whitespace counts), `timestamp` Unix seconds as text.
pub fn sign(secret: &str, body: &[u8], nonce: &str, timestamp: &str) -> String {
    STANDARD.encode(digest(secret, body, nonce, timestamp))
}

/// Checks a signature in constant time.
///
/// A missing algorithm header is accepted, as most of Sinch's own libraries do; a wrong one is
/// not. How old the callback is has no part in this: see [`age`].
///
/// # Errors
/// The first fault found, in the order secret, missing headers, algorithm, signature, timestamp.
pub fn verify(secret: &str, body: &[u8], headers: &Headers) -> Result<Signed, SignatureFault> {
    if secret.is_empty() {
        return Err(SignatureFault::NoSecret);
    }
    let signature = present(&headers.signature, SIGNATURE_HEADER)?;
    let nonce = present(&headers.nonce, NONCE_HEADER)?;
    let timestamp = present(&headers.timestamp, TIMESTAMP_HEADER)?;
    if let Some(algorithm) = &headers.algorithm
        && !algorithm.eq_ignore_ascii_case(ALGORITHM)
    {
        return Err(SignatureFault::WrongAlgorithm);
    }
    let claimed = STANDARD
        .decode(signature)
        .map_err(|_| SignatureFault::Mismatch)?;
    let expected = digest(secret, body, nonce, timestamp);
    if !bool::from(expected.as_slice().ct_eq(&claimed)) {
        return Err(SignatureFault::Mismatch);
    }
    Ok(Signed {
        nonce: nonce.to_owned(),
        timestamp: timestamp
            .parse()
            .map_err(|_| SignatureFault::BadTimestamp)?,
    })
}

/// Seconds between signing and `now_unix_s`; negative when the callback claims to come from the
/// future. Five minutes is the customary window for fresh callbacks; Sinch repeats undelivered
/// ones for almost a day.
pub fn age(signed: &Signed, now_unix_s: i64) -> i64 {
    now_unix_s.saturating_sub(signed.timestamp)
}

fn present<'a>(value: &'a Option<String>, name: &'static str) -> Result<&'a str, SignatureFault> {
    match value.as_deref() {
        None | Some("") => Err(SignatureFault::Absent(name)),
        Some(text) => Ok(text),
    }
}

fn digest(secret: &str, body: &[u8], nonce: &str, timestamp: &str) -> [u8; 32] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(body);
    mac.update(b".");
    mac.update(nonce.as_bytes());
    mac.update(b".");
    mac.update(timestamp.as_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
