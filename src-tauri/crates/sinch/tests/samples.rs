//! The crate's own samples: every type, and what happens when Sinch changes its mind.
//!
//! `samples/*.json` hold, by name of the model, one payload or a list of them, written for this
//! crate. A new model needs a sample, and its name a line in [`MODELS`]; a field without one fails
//! the test that counts them.

#![allow(clippy::unwrap_used)]

#[path = "support/lossless.rs"]
mod lossless;

use std::collections::BTreeSet;
use std::path::Path;

use lossless::check;
use serde_json::Value;
use sinch::Recipient;
use sinch::apps::AppList;
use sinch::batch::{
    BatchState, CancelBatchRequest, CreateContactsRequest, DeleteContactsRequest,
    RecordConsentsRequest, SendBatchRequest, SendBatchResponse,
};
use sinch::callback::Callback;
use sinch::capability::{QueryCapabilityRequest, QueryCapabilityResponse};
use sinch::client::TokenResponse;
use sinch::consents::{AuditRecords, ConsentPage, RegisterOptRequest, RegisterOptResponse};
use sinch::contacts::{
    ChannelProfile, ChannelProfileRequest, ContactPage, IdentityConflictPage, MergeContactRequest,
};
use sinch::conversations::{ConversationPage, RecentPage};
use sinch::error::{ErrorBody, ProblemDetails, ProvisioningErrorBody, TokenErrorBody};
use sinch::events::{
    AppEvent, ContactEvent, ContactMessageEvent, EventPage, SendEventRequest, SendEventResponse,
};
use sinch::lookup::{NumberLookupRequest, NumberLookupResponse};
use sinch::messages::channel_specific::{ChannelSpecificMessage, InteractiveHeader};
use sinch::messages::{
    AppMessage, ContactMessage, FetchLastMessageRequest, MessagePage, SendMessageRequest,
    SendMessageResponse, TranscodeMessageRequest, TranscodeMessageResponse, UpdateMessageRequest,
};
use sinch::provisioning::bundles::{BundlePage, BundleRequest};
use sinch::provisioning::whatsapp::account::{
    AccountRequest, LongLivedToken, LongLivedTokenRequest,
};
use sinch::provisioning::whatsapp::senders::{
    RegisterRequest, RegisterResponse, SenderPage, SenderPatch, SenderRequest, VerifyRequest,
};
use sinch::provisioning::whatsapp::templates::{
    CompareRequest, CompareResponse, CreateTemplate, TemplatePage, UpdateTemplate,
};
use sinch::provisioning::whatsapp::{ActivityPage, Comment, WhatsAppAccount};
use sinch::provisioning::{self, ChannelInformation, webhooks as provisioning_webhooks};
use sinch::settings::ProjectSettingsResponse;
use sinch::templates::{TemplateList, TranslationList};
use sinch::webhooks::WebhookList;

type Check = fn(&Value) -> Result<Vec<String>, String>;

macro_rules! models {
    ($($name:ident),* $(,)?) => { &[$((stringify!($name), check::<$name>)),*] };
}

const MODELS: &[(&str, Check)] = models![
    SendMessageRequest,
    SendMessageResponse,
    Recipient,
    AppMessage,
    ChannelSpecificMessage,
    InteractiveHeader,
    ContactMessage,
    MessagePage,
    FetchLastMessageRequest,
    UpdateMessageRequest,
    TranscodeMessageRequest,
    TranscodeMessageResponse,
    SendEventRequest,
    SendEventResponse,
    AppEvent,
    ContactEvent,
    ContactMessageEvent,
    EventPage,
    AppList,
    WebhookList,
    ContactPage,
    MergeContactRequest,
    ChannelProfileRequest,
    ChannelProfile,
    IdentityConflictPage,
    ConversationPage,
    RecentPage,
    Callback,
    TemplateList,
    TranslationList,
    CreateTemplate,
    UpdateTemplate,
    TemplatePage,
    CompareRequest,
    CompareResponse,
    ActivityPage,
    Comment,
    WhatsAppAccount,
    AccountRequest,
    LongLivedTokenRequest,
    LongLivedToken,
    SenderPage,
    SenderRequest,
    SenderPatch,
    RegisterRequest,
    RegisterResponse,
    VerifyRequest,
    BundleRequest,
    BundlePage,
    ChannelInformation,
    TokenResponse,
    QueryCapabilityRequest,
    QueryCapabilityResponse,
    ConsentPage,
    AuditRecords,
    RegisterOptRequest,
    RegisterOptResponse,
    ProjectSettingsResponse,
    SendBatchRequest,
    SendBatchResponse,
    CancelBatchRequest,
    BatchState,
    CreateContactsRequest,
    DeleteContactsRequest,
    RecordConsentsRequest,
    NumberLookupRequest,
    NumberLookupResponse,
    ErrorBody,
    ProvisioningErrorBody,
    ProblemDetails,
    TokenErrorBody,
];

/// Models whose bare names are taken.
const RENAMED: &[(&str, Check)] = &[
    ("ProvisioningCallback", check::<provisioning::Callback>),
    (
        "ProvisioningWebhookRequest",
        check::<provisioning_webhooks::WebhookRequest>,
    ),
    (
        "ProvisioningWebhookPatch",
        check::<provisioning_webhooks::WebhookPatch>,
    ),
    (
        "ProvisioningWebhookPage",
        check::<provisioning_webhooks::WebhookPage>,
    ),
];

/// Values that are in the samples because no model knows them.
const UNKNOWN: &[&str] = &[
    "AppMessage future_message",
    "AppList apps.0.channel_credentials.12.pigeon_credentials",
    "Callback fax_notification",
    "ChannelInformation page",
    "CreateTemplate details.components.8.whatever",
    "SendMessageRequest message.channel_specific_message.KAKAOTALK.message",
];

/// Every sample with the name of its model and the check for it.
fn samples() -> Vec<(String, Check, Value)> {
    let mut samples = Vec::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")) {
        let by_name: serde_json::Map<String, Value> =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for (name, value) in by_name {
            let check = MODELS
                .iter()
                .chain(RENAMED)
                .find_map(|(other, check)| (*other == name).then_some(*check))
                .unwrap_or_else(|| panic!("{name} has a sample and no line in MODELS"));
            match value {
                Value::Array(several) => {
                    samples.extend(several.into_iter().map(|one| (name.clone(), check, one)));
                }
                one => samples.push((name, check, one)),
            }
        }
    }
    samples
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_sample_passes_through_its_model_unchanged_and_understood() {
    for (name, check, sample) in samples() {
        let left = check(&sample).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        for path in left {
            let known = UNKNOWN.contains(&format!("{name} {path}").as_str());
            assert!(known, "{name}: no typed place for {path}");
        }
    }
}

#[test]
fn every_model_has_a_sample() {
    let sampled: BTreeSet<String> = samples().into_iter().map(|(name, ..)| name).collect();
    for (name, _) in MODELS.iter().chain(RENAMED) {
        assert!(sampled.contains(*name), "{name}");
    }
}

/// Keys as declared in the sources: `optional name = "key": Type,` and `Variant(Type) = "key"`.
fn declared_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let own_examples = file.components().any(|part| part.as_os_str() == "json");
        if own_examples {
            continue;
        }
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let line = line.trim();
            let field = line
                .strip_prefix("required ")
                .or(line.strip_prefix("optional "));
            let quoted = line.split('"').nth(1);
            if let Some(field) = field {
                let name = field.split([' ', ':']).next().unwrap_or_default();
                keys.insert(quoted.unwrap_or(name).to_owned());
            } else if line.contains(") = \"")
                && let Some(key) =
                    quoted.filter(|key| key.ends_with("_message") || key.ends_with("_event"))
            {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

fn keys_of(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                keys.insert(key.clone());
                keys_of(value, keys);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys_of(item, keys)),
        _ => {}
    }
}

#[test]
fn every_declared_field_has_a_sample() {
    let mut sampled = BTreeSet::new();
    for (_, _, sample) in samples() {
        keys_of(&sample, &mut sampled);
    }
    let declared = declared_keys();
    assert!(declared.len() > 300, "{} keys found", declared.len());
    let missing: Vec<_> = declared.difference(&sampled).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every value of `root` in turn replaced by what `change` makes of it.
fn variations(root: &Value, change: &dyn Fn(&Value) -> Option<Value>) -> Vec<Value> {
    let mut paths = vec![];
    fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
                    paths.push(path.clone());
                    walk(value, &path, paths);
                }
            }
            Value::Array(items) => {
                for (position, value) in items.iter().enumerate() {
                    let path = format!("{path}/{position}");
                    paths.push(path.clone());
                    walk(value, &path, paths);
                }
            }
            _ => {}
        }
    }
    walk(root, "", &mut paths);
    paths
        .iter()
        .filter_map(|path| {
            let changed = change(root.pointer(path)?)?;
            let mut copy = root.clone();
            *copy.pointer_mut(path)? = changed;
            Some(copy)
        })
        .collect()
}

/// A payload is either refused as a whole (a required field is gone) or kept as a whole.
fn assert_kept_or_refused(name: &str, check: Check, payload: &Value) -> bool {
    match check(payload) {
        Ok(_) => true,
        Err(fault) if fault.starts_with("not read") => false,
        Err(fault) => panic!("{name}: {fault}"),
    }
}

#[test]
fn unknown_fields_anywhere_are_kept() {
    for (name, check, sample) in samples() {
        let more = |value: &Value| {
            let mut object = value.as_object()?.clone();
            object.insert(
                "brand_new".into(),
                serde_json::json!({"a": [null, "", 0.1, -0, 1e3]}),
            );
            Some(Value::Object(object))
        };
        for payload in variations(&sample, &more) {
            // A map of texts is no model: it cannot hold an object, so the whole of it is kept.
            assert!(
                assert_kept_or_refused(&name, check, &payload),
                "{name}: {payload}"
            );
        }
    }
}

#[test]
fn unknown_texts_nulls_and_other_shapes_anywhere_lose_nothing() {
    let changes: [fn(&Value) -> Option<Value>; 6] = [
        |value| value.is_string().then(|| Value::from("SOMETHING_NEW")),
        |value| value.is_string().then(|| Value::from("")),
        |_| Some(Value::Null),
        |_| Some(Value::from(7.25)),
        |_| Some(serde_json::json!([])),
        |_| Some(serde_json::json!({})),
    ];
    let mut kept = 0;
    let mut refused = 0;
    for (name, check, sample) in samples() {
        for change in changes {
            for payload in variations(&sample, &change) {
                if assert_kept_or_refused(&name, check, &payload) {
                    kept += 1;
                } else {
                    refused += 1;
                }
            }
        }
    }
    assert!(kept > 10 * refused, "kept {kept}, refused {refused}");
}
