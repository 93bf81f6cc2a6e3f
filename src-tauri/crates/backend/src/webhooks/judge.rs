//! Whether a callback is Sinch's: its signature and its age. A pure decision over bytes, headers,
//! secret and time; what follows from it is the receiver's.

use sinch::signature::{self, Headers, SignatureFault};

/// The signature is right and fresh.
pub const VALID: &str = "valid";
/// The signature is right, and so old (or so far ahead) that it only counts if it brings news.
pub const LATE: &str = "late";
/// Nobody vouches for it.
pub const QUARANTINED: &str = "quarantined";

/// How far the time of signing may be from the time of receipt, in seconds. Sinch repeats for
/// almost a day, and a laptop's clock can be off.
pub const WINDOW_S: i64 = 24 * 60 * 60;

/// What is held against a quarantined callback, as it stands in the log.
pub mod reason {
    /// A signature header is missing.
    pub const ABSENT: &str = "absent";
    /// The signature does not fit body and secret.
    pub const WRONG: &str = "wrong";
    /// The signature headers cannot be read.
    pub const MALFORMED: &str = "malformed";
    /// The body was larger than what is accepted, so nothing could be checked.
    pub const LARGE: &str = "large";
}

/// The decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// [`VALID`], [`LATE`] or [`QUARANTINED`].
    pub verdict: &'static str,
    /// One of [`reason`]; empty unless quarantined.
    pub reason: &'static str,
    /// The proved nonce.
    pub nonce: Option<String>,
    /// The proved time of signing, in ms.
    pub signed_at: Option<i64>,
}

impl Judgement {
    fn quarantined(reason: &'static str) -> Self {
        Self {
            verdict: QUARANTINED,
            reason,
            nonce: None,
            signed_at: None,
        }
    }

    /// A body that was not kept cannot be proved.
    pub fn too_large() -> Self {
        Self::quarantined(reason::LARGE)
    }
}

/// Judges a callback received at `now_ms`.
pub fn judge<N: AsRef<str>, V: AsRef<str>>(
    secret: &str,
    body: &[u8],
    headers: impl IntoIterator<Item = (N, V)>,
    now_ms: i64,
) -> Judgement {
    match signature::verify(secret, body, &Headers::from_pairs(headers)) {
        Ok(signed) => {
            let age = signature::age(&signed, now_ms.div_euclid(1_000));
            Judgement {
                verdict: if age.abs() > WINDOW_S { LATE } else { VALID },
                reason: "",
                nonce: Some(signed.nonce),
                signed_at: Some(signed.timestamp.saturating_mul(1_000)),
            }
        }
        Err(SignatureFault::Absent(_)) => Judgement::quarantined(reason::ABSENT),
        Err(SignatureFault::Mismatch) => Judgement::quarantined(reason::WRONG),
        Err(_) => Judgement::quarantined(reason::MALFORMED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_S: i64 = 1_700_000_000;

    fn judged(secret: &str, body: &[u8], signed_at_s: i64) -> Judgement {
        let headers = Headers::signed("right", b"{}", "nonce", &signed_at_s.to_string());
        judge(secret, body, headers.pairs(), NOW_S * 1_000)
    }

    #[test]
    fn right_wrong_and_absent_signatures_are_told_apart() {
        let valid = judged("right", b"{}", NOW_S);
        assert_eq!(
            (valid.verdict, valid.nonce.as_deref()),
            (VALID, Some("nonce"))
        );
        assert_eq!(valid.signed_at, Some(NOW_S * 1_000));
        assert_eq!(judged("other", b"{}", NOW_S).reason, reason::WRONG);
        assert_eq!(judged("right", b"{ }", NOW_S).reason, reason::WRONG);
        let bare = judge("right", b"{}", [("host", "here")], 0);
        assert_eq!((bare.verdict, bare.reason), (QUARANTINED, reason::ABSENT));
        assert_eq!(bare.nonce, None, "an unproved nonce must not be taken");
    }

    #[test]
    fn a_day_is_late_before_and_after() {
        assert_eq!(judged("right", b"{}", NOW_S - WINDOW_S).verdict, VALID);
        assert_eq!(judged("right", b"{}", NOW_S - WINDOW_S - 1).verdict, LATE);
        assert_eq!(judged("right", b"{}", NOW_S + WINDOW_S + 1).verdict, LATE);
    }
}
