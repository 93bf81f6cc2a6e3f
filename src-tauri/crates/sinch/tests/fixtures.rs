//! Every collected payload of the real APIs goes through its model and comes back the same.
//!
//! The payloads lie beside the project, not in it; without them the test says so and passes.
//! `samples.rs` covers every type in a lone clone. A new payload needs a line in [`MODELS`], first
//! match wins; one that its model does not cover whole needs a line in [`EXCEPTIONS`].

#![allow(clippy::unwrap_used)]

#[path = "support/lossless.rs"]
mod lossless;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lossless::check;
use serde_json::Value;
use sinch::apps::{App, AppList, ChannelCredentials};
use sinch::callback::{Callback, CapabilityNotification};
use sinch::capability::{QueryCapabilityRequest, QueryCapabilityResponse};
use sinch::client::TokenResponse;
use sinch::consents::{AuditRecords, ConsentPage, RegisterOptRequest};
use sinch::contacts::{
    ChannelProfile, ChannelProfileRequest, Contact, ContactPage, IdentityConflict,
    IdentityConflictPage, MergeContactRequest,
};
use sinch::conversations::{Conversation, ConversationPage, RecentConversation, RecentPage};
use sinch::error::{ErrorBody, ErrorStatus, ProblemDetails, ProvisioningErrorBody};
use sinch::events::{
    AppEvent, ContactEvent, ContactMessageEvent, ConversationEvent, EventPage, SendEventRequest,
    SendEventResponse,
};
use sinch::lookup::{
    Line, LookupError, NumberLookupRequest, NumberLookupResponse, Rnd, RndFeatureOptions, SimSwap,
    VoipDetection,
};
use sinch::messages::channel_specific as specific;
use sinch::messages::content::{
    AddressInfo, CardMessageProperties, Choice, Coordinates, EmailInfo, ListChoice, NameInfo,
    OmniMessageOverride, OrganizationInfo, PhoneNumberInfo, Product, TemplateReference, UrlInfo,
};
use sinch::messages::{
    Agent, AppMessage, ContactMessage, ConversationMessage, FetchLastMessageRequest, MessagePage,
    Reason, SendMessageRequest, SendMessageResponse, TranscodeMessageRequest,
    TranscodeMessageResponse, UpdateMessageRequest,
};
use sinch::provisioning::bundles::{BundlePage, BundleRequest};
use sinch::provisioning::webhooks as provisioning_webhooks;
use sinch::provisioning::whatsapp::senders::SenderPage;
use sinch::provisioning::whatsapp::templates::CreateTemplate;
use sinch::provisioning::whatsapp::{WhatsAppAccount, WhatsAppTemplate};
use sinch::settings::{ContactSettings, ProjectSettings, ProjectSettingsResponse};
use sinch::signature::{self, Headers};
use sinch::templates::{
    ChannelTemplateOverride, TemplateTranslation, TemplateV2, TemplateVariable, TranslationList,
};
use sinch::webhooks::{ClientCredentials, Webhook, WebhookList};
use sinch::{ChannelIdentity, Recipient, provisioning};

type Check = fn(&Value) -> Result<Vec<String>, String>;

/// File name (`*` stands for anything, `.json` left out) to model.
const MODELS: &[(&str, Check)] = &[
    ("agent", check::<Agent>),
    ("apps-app-list-response", check::<AppList>),
    ("apps-app-*", check::<App>),
    ("callback-*", callback),
    ("capability-request-*", check::<QueryCapabilityRequest>),
    ("capability-response-*", check::<QueryCapabilityResponse>),
    ("channel-identity", check::<ChannelIdentity>),
    ("consents-audit-*", check::<AuditRecords>),
    ("consents-consents-list-*", check::<ConsentPage>),
    (
        "contacts-contact-get-channel-profile-*",
        check::<ChannelProfileRequest>,
    ),
    (
        "contacts-contact-get-channel-response",
        check::<ChannelProfile>,
    ),
    ("contacts-contact-list-*", check::<ContactPage>),
    ("contacts-contact-merge-*", check::<MergeContactRequest>),
    ("contacts-contact*", check::<Contact>),
    ("contacts-identity-conflicts", check::<IdentityConflict>),
    (
        "contacts-list-identity-conflicts-*",
        check::<IdentityConflictPage>,
    ),
    ("conversations-conversation-re*", check::<Conversation>),
    ("conversations-request-create-*", check::<Conversation>),
    (
        "conversations-request-inject-event-*",
        check::<ConversationEvent>,
    ),
    (
        "conversations-request-inject-*",
        check::<ConversationMessage>,
    ),
    (
        "conversations-response-conversation-recent-*",
        check::<RecentConversation>,
    ),
    (
        "conversations-response-conversations-list-recent-*",
        check::<RecentPage>,
    ),
    (
        "conversations-response-conversations-list-*",
        check::<ConversationPage>,
    ),
    ("credentials-*", check::<ChannelCredentials>),
    ("docs-capability-fragment", check::<CapabilityNotification>),
    ("docs-capability-request*", check::<QueryCapabilityRequest>),
    ("docs-optin-request*", check::<RegisterOptRequest>),
    ("docs-whatsapp-request", check::<RegisterOptRequest>),
    ("docs-*-request-app", check::<App>),
    ("docs-*-request-webhook", check::<Webhook>),
    ("docs-*-request*", check::<SendMessageRequest>),
    ("docs-*callback-*", callback),
    ("docs-*-app-message-*", inside_message),
    ("events-conversation-event-*", check::<ConversationEvent>),
    ("events-request-*", check::<SendEventRequest>),
    ("events-response-events-list-*", check::<EventPage>),
    ("events-response-send-*", check::<SendEventResponse>),
    ("events-types-comment-event", check::<ContactEvent>),
    (
        "events-types-conversation-deleted-event",
        check::<ContactEvent>,
    ),
    ("events-types-payment-*", check::<ContactMessageEvent>),
    ("events-types-reaction-*", check::<ContactMessageEvent>),
    ("events-types-short-link-*", check::<ContactMessageEvent>),
    ("events-types-*", check::<AppEvent>),
    ("messages-app-message-*", check::<AppMessage>),
    ("messages-choice-item", check::<ListChoice>),
    ("messages-contact-message-*", check::<ContactMessage>),
    (
        "messages-conversation-message-*",
        check::<ConversationMessage>,
    ),
    (
        "messages-omni-message-override-*",
        check::<OmniMessageOverride>,
    ),
    ("messages-product-item", check::<Product>),
    ("messages-reply-to", check::<AppMessage>),
    (
        "messages-request-list-last-*",
        check::<FetchLastMessageRequest>,
    ),
    (
        "messages-request-message-update-*",
        check::<UpdateMessageRequest>,
    ),
    ("messages-request-send-*", check::<SendMessageRequest>),
    ("messages-response-messages-list-*", check::<MessagePage>),
    ("messages-response-send-*", check::<SendMessageResponse>),
    ("messages-types-calendar-*", check::<Choice>),
    ("messages-types-call-*", check::<Choice>),
    ("messages-types-url-*", check::<Choice>),
    ("messages-types-sharelocation-*", check::<Choice>),
    (
        "messages-types-card-message-properties",
        check::<CardMessageProperties>,
    ),
    (
        "messages-types-channelspecific-channel-*",
        check::<specific::ChannelSpecificMessage>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-buttons-*",
        check::<specific::CommerceButton>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-carousel-carousel-head",
        check::<specific::CommerceCarouselHead>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-carousel-carousel-tail",
        check::<specific::CommerceCarouselTail>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-carousel-carousel",
        check::<specific::CommerceCarousel>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-carousel-kakaotalk-*",
        check::<specific::CommerceCarouselMessage>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-commerce-kakaotalk-commerce-message",
        check::<specific::CommerceItem>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-commerce-kakaotalk-*",
        check::<specific::CommerceMessage>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-commerce-*",
        check::<specific::Commerce>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-coupons-*",
        check::<specific::Coupon>,
    ),
    (
        "messages-types-channelspecific-kakaotalk-image-*",
        check::<specific::CommerceImage>,
    ),
    (
        "messages-types-channelspecific-line-*",
        check::<specific::NotificationMessageTemplate>,
    ),
    (
        "messages-types-channelspecific-whatsapp-flows-flow-*",
        check::<specific::FlowMessage>,
    ),
    (
        "messages-types-channelspecific-whatsapp-flows-whatsapp-interactive-header-*",
        check::<specific::InteractiveHeader>,
    ),
    (
        "messages-types-channelspecific-whatsapp-nfmreply-*",
        check::<ContactMessage>,
    ),
    (
        "messages-types-channelspecific-whatsapp-payment-order-details-payment-button-*",
        check::<specific::PaymentButton>,
    ),
    (
        "messages-types-channelspecific-whatsapp-payment-order-details",
        check::<specific::OrderDetailsMessage>,
    ),
    (
        "messages-types-channelspecific-whatsapp-payment-order-status",
        check::<specific::OrderStatusMessage>,
    ),
    ("messages-types-choiceresponse-*", check::<ContactMessage>),
    ("messages-types-contactinfo-address-*", check::<AddressInfo>),
    ("messages-types-contactinfo-email-*", check::<EmailInfo>),
    ("messages-types-contactinfo-name-*", check::<NameInfo>),
    (
        "messages-types-contactinfo-organization-*",
        check::<OrganizationInfo>,
    ),
    (
        "messages-types-contactinfo-phone-*",
        check::<PhoneNumberInfo>,
    ),
    ("messages-types-contactinfo-url-*", check::<UrlInfo>),
    ("messages-types-fallback-*", check::<ContactMessage>),
    ("messages-types-location-coordinates", check::<Coordinates>),
    ("messages-types-mediacard-*", check::<ContactMessage>),
    ("messages-types-productresponse-*", check::<ContactMessage>),
    ("messages-types-*", check::<AppMessage>),
    ("numberlookup-v2-errors-lookup-error", check::<LookupError>),
    (
        "numberlookup-v2-errors-problem-details",
        check::<ProblemDetails>,
    ),
    ("numberlookup-v2-request-rnd-*", check::<RndFeatureOptions>),
    ("numberlookup-v2-request-*", check::<NumberLookupRequest>),
    ("numberlookup-v2-response-line-*", check::<Line>),
    (
        "numberlookup-v2-response-number-*",
        check::<NumberLookupResponse>,
    ),
    ("numberlookup-v2-response-rnd-*", check::<Rnd>),
    ("numberlookup-v2-response-sim-*", check::<SimSwap>),
    ("numberlookup-v2-response-voip-*", check::<VoipDetection>),
    ("oauth-token-response", check::<TokenResponse>),
    ("projectsettings-contact-settings", check::<ContactSettings>),
    (
        "projectsettings-response-*",
        check::<ProjectSettingsResponse>,
    ),
    ("projectsettings-*", check::<ProjectSettings>),
    ("reason", check::<Reason>),
    ("recipient-*", check::<Recipient>),
    ("signature-vector-*", vector),
    ("spec-app-create-*", check::<App>),
    ("spec-bundle-create-*", check::<BundleRequest>),
    ("spec-bundle-list-*", check::<BundlePage>),
    ("spec-contact-create-*", check::<Contact>),
    ("spec-conversation-error-*-flat", check::<ErrorStatus>),
    ("spec-conversation-error-*", check::<ErrorBody>),
    ("spec-fetch-last-*", check::<FetchLastMessageRequest>),
    ("spec-provisioning-callback-*", provisioning_callback),
    ("spec-provisioning-error-*", check::<ProvisioningErrorBody>),
    (
        "spec-provisioning-webhook-create-request",
        check::<provisioning_webhooks::WebhookRequest>,
    ),
    (
        "spec-provisioning-webhook-create-response",
        check::<provisioning_webhooks::Webhook>,
    ),
    (
        "spec-provisioning-webhook-list-response",
        check::<provisioning_webhooks::WebhookPage>,
    ),
    ("spec-send-request-*", check::<SendMessageRequest>),
    ("spec-template-v2-create-request", check::<TemplateV2>),
    ("spec-whatsapp-account-response", check::<WhatsAppAccount>),
    ("spec-whatsapp-sender-list-response", check::<SenderPage>),
    (
        "spec-whatsapp-template-create-request-*",
        check::<CreateTemplate>,
    ),
    (
        "spec-whatsapp-template-create-response",
        check::<WhatsAppTemplate>,
    ),
    ("template-reference-field-*", check::<OmniMessageOverride>),
    ("template-reference-*", check::<TemplateReference>),
    ("templates-template-variable", check::<TemplateVariable>),
    (
        "templates-v2-channel-template-override-*",
        check::<ChannelTemplateOverride>,
    ),
    (
        "templates-v2-re*-template-translation-*",
        check::<TemplateTranslation>,
    ),
    ("templates-v2-re*-template-v2-*", check::<TemplateV2>),
    (
        "templates-v2-response-translations-*",
        check::<TranslationList>,
    ),
    ("transcoding-request-*", check::<TranscodeMessageRequest>),
    ("transcoding-response-*", check::<TranscodeMessageResponse>),
    ("webhook-client-credentials", check::<ClientCredentials>),
    ("webhook-re*-event-destination-re*", check::<Webhook>),
    (
        "webhook-response-event-destinations-list-response",
        check::<WebhookList>,
    ),
    (
        "wire-whatsapp-template-create-request-*",
        check::<CreateTemplate>,
    ),
];

/// Payloads whose model has no typed place for some values: pattern, paths, why. The values are
/// kept and written back all the same.
const EXCEPTIONS: &[(&str, &[&str], &str)] = &[
    (
        "docs-*-callback-message-delivery-report",
        &[
            "message_delivery_report.channel",
            "message_delivery_report.reason",
        ],
        "the shape of 2020: a bare channel, and an empty text for a reason",
    ),
    (
        "docs-*-callback-message-*",
        &["message.channel"],
        "the shape of 2020: a bare channel",
    ),
    (
        "messages-request-send-*",
        &["conversation_metadata"],
        "a text stands in for the object the API wants; the sample is a library's test datum",
    ),
];

fn callback(value: &Value) -> Result<Vec<String>, String> {
    let body = serde_json::to_vec(value).map_err(|fault| fault.to_string())?;
    let callback = Callback::parse(&body).map_err(|fault| fault.to_string())?;
    if callback.content.is_none() {
        return Err("no content recognised".to_owned());
    }
    check::<Callback>(value)
}

/// The payload of a Provisioning callback is typed by what the callback is about.
fn provisioning_callback(value: &Value) -> Result<Vec<String>, String> {
    let leftovers = check::<provisioning::Callback>(value)?;
    let payload = &value["payload"];
    match value["type"].as_str().unwrap_or_default() {
        kind if kind.starts_with("WHATSAPP_TEMPLATE") => check::<WhatsAppTemplate>(payload)?,
        kind if kind.starts_with("WHATSAPP_ACCOUNT") => check::<WhatsAppAccount>(payload)?,
        other => return Err(format!("no model for the payload of {other}")),
    }
    .into_iter()
    .chain(leftovers)
    .map(Ok)
    .collect()
}

fn inside_message(value: &Value) -> Result<Vec<String>, String> {
    match value
        .as_object()
        .map(|object| object.keys().collect::<Vec<_>>())
    {
        Some(keys) if keys == ["message"] => check::<AppMessage>(&value["message"]),
        _ => Err("not a message in an object".to_owned()),
    }
}

/// Not a payload but a signed one.
fn vector(value: &Value) -> Result<Vec<String>, String> {
    let headers = value["headers"].as_object().ok_or("no headers")?;
    let headers = Headers::from_pairs(
        headers
            .iter()
            .map(|(name, value)| (name, value.as_str().unwrap_or_default())),
    );
    let secret = value["secret"].as_str().ok_or("no secret")?;
    let body = value["body"].as_str().ok_or("no body")?;
    signature::verify(secret, body.as_bytes(), &headers).map_err(|fault| fault.to_string())?;
    let content: Value = serde_json::from_str(body).map_err(|fault| fault.to_string())?;
    callback(&content)
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len())
                .filter(|at| rest.is_char_boundary(*at))
                .any(|at| matches(after, &rest[at..]))
        }),
    }
}

fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    root.join("../shared/sinch/fixtures")
}

#[test]
fn every_fixture_passes_through_its_model_unchanged() {
    let Ok(files) = std::fs::read_dir(folder()) else {
        println!("skipped: the collected payloads are not here");
        return;
    };
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in files {
        let path = file.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            names.insert(
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                path,
            );
        }
    }
    assert!(!names.is_empty());
    let mut faults = Vec::new();
    for (name, path) in &names {
        let value: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let Some((_, check)) = MODELS.iter().find(|(pattern, _)| matches(pattern, name)) else {
            faults.push(format!("{name}: not mapped to a model"));
            continue;
        };
        let excused: Vec<&str> = EXCEPTIONS
            .iter()
            .filter(|(pattern, ..)| matches(pattern, name))
            .flat_map(|(_, paths, _)| paths.iter().copied())
            .collect();
        match check(&value) {
            Ok(left) => faults.extend(
                left.iter()
                    .filter(|path| !excused.contains(&path.as_str()))
                    .map(|path| format!("{name}: no typed place for {path}")),
            ),
            Err(fault) => faults.push(format!("{name}: {fault}")),
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
    println!("{} payloads", names.len());
}

#[test]
fn every_line_of_the_tables_is_used() {
    let Ok(files) = std::fs::read_dir(folder()) else {
        println!("skipped: the collected payloads are not here");
        return;
    };
    let names: Vec<String> = files
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    for (pattern, _) in MODELS {
        let first = |name: &&String| {
            let first = MODELS.iter().find(|(pattern, _)| matches(pattern, name));
            first.is_some_and(|(found, _)| found == pattern)
        };
        assert!(
            names.iter().any(|name| first(&name)),
            "{pattern} maps nothing"
        );
    }
    for (pattern, ..) in EXCEPTIONS {
        assert!(
            names.iter().any(|name| matches(pattern, name)),
            "{pattern} excuses nothing"
        );
    }
}

#[test]
fn patterns_match_as_meant() {
    assert!(matches("a-*-c", "a-b-c") && matches("a*", "a") && matches("a", "a"));
    assert!(!matches("a-*-c", "a-b-cd") && !matches("a", "ab") && !matches("*x", "y"));
}
