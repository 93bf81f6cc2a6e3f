//! Whatever comes in, nothing panics and nothing is lost.

#![allow(clippy::unwrap_used)]

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::Value;
use sinch::callback::{Callback, CallbackContent};
use sinch::error::Refusal;
use sinch::inspect::{CUSTOMARY_MAX_AGE, inspect};
use sinch::provisioning;
use sinch::signature::{self, Headers};

/// Keys that lead into the models, mixed with others.
fn key() -> impl Strategy<Value = String> {
    let known = [
        "type",
        "payload",
        "app_id",
        "contact_message",
        "text_message",
        "text",
        "reason",
        "code",
        "channel_identity",
        "channel",
        "identity",
        "message_id",
        "status",
        "contact",
        "details",
        "conversation",
        "channel_event",
        "components",
        "error",
        "message",
        "message_type",
    ];
    let content: Vec<&str> = CallbackContent::known_keys().to_vec();
    prop_oneof![
        proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(content).prop_map(str::to_owned),
        "\\PC{0,8}",
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(key(), inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_without_loss_or_refused(value in json()) {
        let body = serde_json::to_vec(&value).unwrap();
        if let Ok(callback) = Callback::parse(&body) {
            prop_assert_eq!(serde_json::to_value(&callback).unwrap(), value.clone());
        } else {
            prop_assert!(!value.is_object());
        }
        if let Ok(callback) = provisioning::Callback::parse(&body) {
            prop_assert_eq!(serde_json::to_value(&callback).unwrap(), value.clone());
        }
        let seen = inspect(&body, None, None, 0, CUSTOMARY_MAX_AGE);
        prop_assert!(seen.lossless || !value.is_object());
    }

    #[test]
    fn any_bytes_are_survived(body in vec(any::<u8>(), 0..256)) {
        let _ = Callback::parse(&body);
        let _ = provisioning::Callback::parse(&body);
        let _ = Refusal::read(500, &body, None, None);
        let _ = inspect(&body, None, Some("s"), i64::MIN, i64::MAX);
    }

    #[test]
    fn any_refusal_is_read(value in json(), status in 400u16..600) {
        let body = serde_json::to_vec(&value).unwrap();
        prop_assert_eq!(Refusal::read(status, &body, None, None).http_status, status);
    }

    #[test]
    fn no_garbage_in_headers_verifies(
        secret in "\\PC{0,16}",
        body in vec(any::<u8>(), 0..64),
        texts in vec(proptest::option::of("\\PC{0,48}"), 4),
        now in any::<i64>(),
    ) {
        let headers = Headers {
            signature: texts[0].clone(),
            algorithm: texts[1].clone(),
            nonce: texts[2].clone(),
            timestamp: texts[3].clone(),
        };
        prop_assert!(signature::verify(&secret, &body, &headers).is_err());
        let _ = inspect(&body, Some(&headers), Some(&secret), now, CUSTOMARY_MAX_AGE);
    }

    #[test]
    fn what_is_signed_verifies_until_a_bit_is_turned(
        secret in "\\PC{1,16}",
        body in vec(any::<u8>(), 1..64),
        nonce in "[0-9A-Z]{26}",
        at in any::<i64>(),
        turned in any::<proptest::sample::Index>(),
        now in any::<i64>(),
    ) {
        let headers = Headers::signed(&secret, &body, &nonce, &at.to_string());
        let signed = signature::verify(&secret, &body, &headers).unwrap();
        prop_assert_eq!(signed.timestamp, at);
        let _ = signature::age(&signed, now);
        let mut other = body.clone();
        other[turned.index(body.len())] ^= 1;
        prop_assert!(signature::verify(&secret, &other, &headers).is_err());
    }
}
