//! The published vectors, and everything that must not pass for a signature.

#![allow(clippy::unwrap_used)]

use super::*;

const SECRET: &str = "foo_secret1234";
const NONCE: &str = "01FJA8B4A7BM43YGWSG9GBV067";
const TIMESTAMP: &str = "1634579353";
const BODY: &str = concat!(
    r#"{"app_id":"","accepted_time":"2021-10-18T17:49:13.813615Z","#,
    r#""project_id":"e2df3a34-a71b-4448-9db5-a8d2baad28e4","#,
    r#""contact_create_notification":{"contact":{"id":"01FJA8B466Y0R2GNXD78MD9SM1","#,
    r#""channel_identities":[{"channel":"SMS","identity":"48123456789","app_id":""}],"#,
    r#""display_name":"New Test Contact","email":"new.contact@email.com","external_id":"","#,
    r#""metadata":"","language":"EN_US"}},"message_metadata":""}"#,
);
const SIGNATURE: &str = "6bpJoRmFoXVjfJIVglMoJzYXxnoxRujzR4k2GOXewOE=";

fn headers() -> Headers {
    Headers::from_pairs([
        ("X-Sinch-Webhook-Signature", SIGNATURE),
        ("x-sinch-webhook-signature-algorithm", "HmacSHA256"),
        ("X-SINCH-WEBHOOK-SIGNATURE-NONCE", NONCE),
        ("x-sinch-webhook-signature-timestamp", TIMESTAMP),
        ("content-type", "application/json"),
    ])
}

#[test]
fn published_vector_signs_and_verifies() {
    assert_eq!(sign(SECRET, BODY.as_bytes(), NONCE, TIMESTAMP), SIGNATURE);
    let signed = verify(SECRET, BODY.as_bytes(), &headers()).unwrap();
    assert_eq!(signed.nonce, NONCE);
    assert_eq!(signed.timestamp, 1_634_579_353);
    assert_eq!(age(&signed, 1_634_579_353 + 300), 300);
    assert_eq!(age(&signed, 1_634_579_353 - 7), -7);
}

#[test]
fn whitespace_of_the_body_counts() {
    let spaced = BODY.replacen('{', "{\n  ", 1);
    assert_eq!(
        verify(SECRET, spaced.as_bytes(), &headers()),
        Err(SignatureFault::Mismatch)
    );
    let resigned = Headers::signed(SECRET, spaced.as_bytes(), NONCE, TIMESTAMP);
    assert!(verify(SECRET, spaced.as_bytes(), &resigned).is_ok());
}

#[test]
fn a_changed_part_is_a_mismatch() {
    let body = BODY.as_bytes();
    let other_nonce = Headers {
        nonce: Some("01FJA8B4A7BM43YGWSG9GBV068".into()),
        ..headers()
    };
    let other_time = Headers {
        timestamp: Some("1634579354".into()),
        ..headers()
    };
    let not_base64 = Headers {
        signature: Some("€".into()),
        ..headers()
    };
    let cut_short = Headers {
        signature: Some(SIGNATURE[..8].into()),
        ..headers()
    };
    for wrong in [other_nonce, other_time, not_base64, cut_short] {
        assert_eq!(verify(SECRET, body, &wrong), Err(SignatureFault::Mismatch));
    }
    assert_eq!(
        verify("another", body, &headers()),
        Err(SignatureFault::Mismatch)
    );
}

#[test]
fn absent_headers_are_named() {
    let body = BODY.as_bytes();
    let cases = [
        (
            Headers {
                signature: None,
                ..headers()
            },
            SIGNATURE_HEADER,
        ),
        (
            Headers {
                nonce: Some(String::new()),
                ..headers()
            },
            NONCE_HEADER,
        ),
        (
            Headers {
                timestamp: None,
                ..headers()
            },
            TIMESTAMP_HEADER,
        ),
    ];
    for (incomplete, name) in cases {
        assert_eq!(
            verify(SECRET, body, &incomplete),
            Err(SignatureFault::Absent(name))
        );
    }
    assert_eq!(verify("", body, &headers()), Err(SignatureFault::NoSecret));
    assert!(Headers::default().is_empty());
}

#[test]
fn algorithm_may_be_missing_but_not_wrong() {
    let body = BODY.as_bytes();
    let silent = Headers {
        algorithm: None,
        ..headers()
    };
    assert!(verify(SECRET, body, &silent).is_ok());
    let wrong = Headers {
        algorithm: Some("HmacSHA1".into()),
        ..headers()
    };
    assert_eq!(
        verify(SECRET, body, &wrong),
        Err(SignatureFault::WrongAlgorithm)
    );
}

#[test]
fn a_signed_timestamp_that_is_no_number_is_refused() {
    let odd = Headers::signed(SECRET, b"{}", NONCE, "yesterday");
    assert_eq!(
        verify(SECRET, b"{}", &odd),
        Err(SignatureFault::BadTimestamp)
    );
}
