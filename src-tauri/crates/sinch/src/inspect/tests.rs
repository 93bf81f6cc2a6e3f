//! What an inspection says of callbacks: right, wrong, stale, unsigned, and no callback at all.

#![allow(clippy::unwrap_used)]

use super::*;

const DELIVERY: &[u8] = br#"{"app_id":"a","project_id":"p","message_delivery_report":{
    "message_id":"m1","status":"FAILED","channel_identity":{"channel":"WHATSAPP","identity":"467"},
    "reason":{"code":"OUTSIDE_ALLOWED_SENDING_WINDOW","channel_code":"131047"},"new":1}}"#;

fn judged(body: &[u8], headers: Option<&Headers>, secret: Option<&str>, now: i64) -> Inspection {
    inspect(body, headers, secret, now, CUSTOMARY_MAX_AGE)
}

#[test]
fn a_delivery_report_is_told_in_a_line_without_the_number() {
    let seen = judged(DELIVERY, None, None, 0);
    assert_eq!(seen.trigger.as_deref(), Some("MESSAGE_DELIVERY"));
    assert!(seen.recognised && seen.lossless);
    assert_eq!(
        seen.summary,
        "MESSAGE_DELIVERY: message m1 is FAILED on WHATSAPP because of \
         OUTSIDE_ALLOWED_SENDING_WINDOW (131047)."
    );
    assert_eq!(seen.not_understood, ["message_delivery_report.new"]);
}

#[test]
fn the_signature_is_valid_stale_invalid_or_absent() {
    let headers = Headers::signed("s", DELIVERY, "n", "1000");
    let verdict = |headers: Option<&Headers>, secret: Option<&str>, now| {
        let seen = judged(DELIVERY, headers, secret, now);
        assert_eq!(seen.reason.is_none(), seen.signature == Verdict::Valid);
        seen.signature
    };
    assert_eq!(verdict(Some(&headers), Some("s"), 1300), Verdict::Valid);
    assert_eq!(verdict(Some(&headers), Some("s"), 1301), Verdict::Stale);
    assert_eq!(verdict(Some(&headers), Some("s"), 699), Verdict::Stale);
    assert_eq!(verdict(Some(&headers), Some("x"), 1000), Verdict::Invalid);
    assert_eq!(verdict(Some(&headers), None, 1000), Verdict::Absent);
    assert_eq!(verdict(None, Some("s"), 1000), Verdict::Absent);
    let unsigned = Headers {
        signature: None,
        ..headers.clone()
    };
    assert_eq!(verdict(Some(&unsigned), Some("s"), 1000), Verdict::Absent);
    let without_nonce = Headers {
        nonce: None,
        ..headers
    };
    assert_eq!(
        verdict(Some(&without_nonce), Some("s"), 1000),
        Verdict::Invalid
    );
}

#[test]
fn a_body_that_is_not_json_still_has_its_signature_judged() {
    let body = b"<html>\xff";
    let headers = Headers::signed("s", body, "n", "1000");
    let seen = judged(body, Some(&headers), Some("s"), 1000);
    assert_eq!(seen.signature, Verdict::Valid);
    assert!(!seen.recognised && !seen.lossless && seen.trigger.is_none());
    assert!(seen.reason.unwrap().starts_with("not JSON"));
    assert!(!judged(b"[1]", None, None, 0).recognised);
}

#[test]
fn provisioning_callbacks_are_told_by_their_type() {
    let body = br#"{"type":"WHATSAPP_TEMPLATE_APPROVED","payload":{"name":"hello",
        "language":"EN_US","category":"UTILITY","state":"APPROVED"}}"#;
    let seen = judged(body, None, None, 0);
    assert!(seen.recognised && seen.lossless);
    assert_eq!(
        seen.summary,
        "WHATSAPP_TEMPLATE_APPROVED: template hello in EN_US, APPROVED."
    );
    let new = judged(br#"{"type":"FAX_SENDER_ACTIVE"}"#, None, None, 0);
    assert_eq!(new.trigger.as_deref(), Some("FAX_SENDER_ACTIVE"));
    assert!(!new.recognised && new.lossless);
}

#[test]
fn unknown_and_malformed_callbacks_are_kept_and_named() {
    let unknown = judged(
        br#"{"app_id":"a","fax_notification":{"x":null}}"#,
        None,
        None,
        0,
    );
    assert!(!unknown.recognised && unknown.lossless && unknown.trigger.is_none());
    let malformed = judged(br#"{"message_delivery_report":[]}"#, None, None, 0);
    assert!(!malformed.recognised && malformed.lossless);
    assert_eq!(malformed.trigger.as_deref(), Some("MESSAGE_DELIVERY"));
}

#[test]
fn it_is_written_with_the_documented_keys() {
    let written = serde_json::to_value(judged(DELIVERY, None, None, 0)).unwrap();
    for key in [
        "trigger",
        "recognised",
        "lossless",
        "signature",
        "reason",
        "summary",
    ] {
        assert!(written.get(key).is_some(), "{key}");
    }
    assert_eq!(written["signature"], "absent");
}
