//! Whether a callback is Sinch's: its signature and its age. A pure decision over bytes, headers,
//! secret and time; what follows from it is the receiver's.

use crate::accounts::Signing;
use crate::secrets::Secret;
use sinch::signature::{self, Headers, SignatureFault};

/// The signature is right and fresh.
pub const VALID: &str = "valid";
/// The signature is right, and so old (or so far ahead) that it only counts if it brings news.
pub const LATE: &str = "late";
/// Nobody vouches for it.
pub const QUARANTINED: &str = "quarantined";

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
    /// Whether it was the secret before the present one that proved it.
    pub former_secret: bool,
}

impl Judgement {
    fn quarantined(reason: &'static str) -> Self {
        Self {
            verdict: QUARANTINED,
            reason,
            nonce: None,
            signed_at: None,
            former_secret: false,
        }
    }

    /// A body that was not kept cannot be proved.
    pub fn too_large() -> Self {
        Self::quarantined(reason::LARGE)
    }
}

/// Judges a callback received at `now_ms`. A signature of the former secret counts while that is
/// accepted: Sinch signs with it until it has the present one, and repeats for almost a day.
pub fn judge<N: AsRef<str>, V: AsRef<str>>(
    signing: &Signing,
    body: &[u8],
    headers: impl IntoIterator<Item = (N, V)>,
    now_ms: i64,
) -> Judgement {
    let headers = Headers::from_pairs(headers);
    let by = |secret: &Secret| signature::verify(secret.expose(), body, &headers);
    let mut former_secret = false;
    let verified = match (by(&signing.present), &signing.former) {
        (Err(SignatureFault::Mismatch), Some(former)) => {
            former_secret = true;
            by(former)
        }
        (verified, _) => verified,
    };
    match verified {
        Ok(signed) => {
            let age_s = signature::age(&signed, now_ms.div_euclid(1_000)).abs();
            let late = age_s.saturating_mul(1_000) > signing.late_after_ms;
            Judgement {
                verdict: if late { LATE } else { VALID },
                reason: "",
                nonce: Some(signed.nonce),
                signed_at: Some(signed.timestamp.saturating_mul(1_000)),
                former_secret,
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
    const HOUR_S: i64 = 60 * 60;

    fn signing(present: &str, former: Option<&str>) -> Signing {
        Signing {
            present: Secret::new(present),
            former: former.map(Secret::new),
            late_after_ms: 2 * HOUR_S * 1_000,
        }
    }

    fn judged(signing: &Signing, body: &[u8], signed_at_s: i64) -> Judgement {
        let headers = Headers::signed("right", b"{}", "nonce", &signed_at_s.to_string());
        judge(signing, body, headers.pairs(), NOW_S * 1_000)
    }

    #[test]
    fn right_wrong_and_absent_signatures_are_told_apart() {
        let right = signing("right", None);
        let valid = judged(&right, b"{}", NOW_S);
        assert_eq!(
            (valid.verdict, valid.nonce.as_deref()),
            (VALID, Some("nonce"))
        );
        assert_eq!(valid.signed_at, Some(NOW_S * 1_000));
        let other = judged(&signing("other", Some("third")), b"{}", NOW_S);
        assert_eq!((other.reason, other.former_secret), (reason::WRONG, false));
        assert_eq!(judged(&right, b"{ }", NOW_S).reason, reason::WRONG);
        let bare = judge(&right, b"{}", [("host", "here")], 0);
        assert_eq!((bare.verdict, bare.reason), (QUARANTINED, reason::ABSENT));
        assert_eq!(bare.nonce, None, "an unproved nonce must not be taken");
    }

    #[test]
    fn the_former_secret_proves_too_and_is_told() {
        let replaced = judged(&signing("new", Some("right")), b"{}", NOW_S);
        assert_eq!((replaced.verdict, replaced.former_secret), (VALID, true));
        let present = judged(&signing("right", Some("old")), b"{}", NOW_S);
        assert_eq!((present.verdict, present.former_secret), (VALID, false));
    }

    #[test]
    fn what_is_older_than_the_accounts_own_window_is_late_before_and_after() {
        let right = signing("right", None);
        for (away_s, verdict) in [
            (2 * HOUR_S, VALID),
            (2 * HOUR_S + 1, LATE),
            (-2 * HOUR_S, VALID),
            (-2 * HOUR_S - 1, LATE),
        ] {
            let judged = judged(&right, b"{}", NOW_S - away_s);
            assert_eq!(judged.verdict, verdict, "{away_s}");
        }
    }
}
