//! Headers that claim to sign a body: nothing panics, a right signature holds, a changed body or
//! secret never does.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sinch::inspect::inspect;
use sinch::signature::{self, Headers};

/// Secret, body, the headers as they came, the time, and how old a signature may be.
type Input = (String, Vec<u8>, Vec<(u8, String)>, i64, i64);

const NAMES: [&str; 5] = [
    signature::SIGNATURE_HEADER,
    signature::ALGORITHM_HEADER,
    signature::NONCE_HEADER,
    signature::TIMESTAMP_HEADER,
    "X-Sinch-Webhook-Signature",
];

fuzz_target!(|input: Input| {
    let (secret, body, pairs, now, max_age) = input;
    let named = pairs
        .iter()
        .map(|(name, value)| (NAMES[usize::from(*name) % NAMES.len()], value));
    let headers = Headers::from_pairs(named);
    if let Ok(signed) = signature::verify(&secret, &body, &headers) {
        let _ = signature::age(&signed, now);
    }
    let _ = inspect(&body, Some(&headers), Some(&secret), now, max_age);

    let nonce = headers.nonce.as_deref().unwrap_or("nonce");
    let headers = Headers::signed(&secret, &body, nonce, &now.to_string());
    if secret.is_empty() || nonce.is_empty() {
        return;
    }
    let signed = signature::verify(&secret, &body, &headers).expect("a right signature holds");
    assert_eq!(signed.timestamp, now);
    let _ = signature::age(&signed, max_age);
    let changed = [body.as_slice(), b"."].concat();
    assert!(signature::verify(&secret, &changed, &headers).is_err());
    assert!(signature::verify(&format!("{secret}."), &body, &headers).is_err());
});
