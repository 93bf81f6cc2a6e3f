//! Bytes that claim to be a callback: nothing panics, and what is read is written back as it came.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use sinch::callback::Callback;
use sinch::inspect::{CUSTOMARY_MAX_AGE, inspect};
use sinch::provisioning;

fuzz_target!(|body: &[u8]| {
    let came: Option<Value> = serde_json::from_slice(body).ok();
    if let Ok(callback) = Callback::parse(body) {
        let _ = callback.trigger();
        let wrote = serde_json::to_value(&callback).expect("a callback is JSON");
        assert_eq!(Some(&wrote), came.as_ref());
        let text = serde_json::to_vec(&callback).expect("a callback is JSON");
        assert_eq!(Callback::parse(&text).ok(), Some(callback));
    }
    if let Ok(callback) = provisioning::Callback::parse(body) {
        let wrote = serde_json::to_value(&callback).expect("a callback is JSON");
        assert_eq!(Some(&wrote), came.as_ref());
        let _ = callback.whatsapp_template();
        let _ = callback.whatsapp_sender();
        let _ = callback.whatsapp_account();
    }
    let _ = inspect(body, None, Some("secret"), 0, CUSTOMARY_MAX_AGE);
});
