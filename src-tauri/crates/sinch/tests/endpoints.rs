//! Method and address of every call, against the documented ones.

#![allow(clippy::unwrap_used)]

mod support;

use futures::{Stream, StreamExt as _, TryStreamExt as _};
use sinch::apps::App;
use sinch::batch::{
    CancelBatchRequest, CreateContactsRequest, DeleteContactsRequest, RecordConsentsRequest,
    SendBatchRequest,
};
use sinch::capability::QueryCapabilityRequest;
use sinch::consents::{ListType, RegisterOptRequest};
use sinch::contacts::{ChannelProfileRequest, Contact, ListContacts, MergeContactRequest};
use sinch::conversations::{Conversation, ListConversations, ListRecent};
use sinch::events::{AppEvent, ComposingEvent, ConversationEvent, ListEvents, SendEventRequest};
use sinch::json::Map;
use sinch::lookup::NumberLookupRequest;
use sinch::messages::{
    AppMessage, ConversationMessage, FetchLastMessageRequest, ListMessages, MessagesSource,
    MetadataUpdateStrategy, SendMessageRequest, TranscodeMessageRequest, UpdateMessageRequest,
};
use sinch::provisioning::Listed;
use sinch::provisioning::bundles::{BundleRequest, ListBundles};
use sinch::provisioning::webhooks::{WebhookPatch, WebhookRequest, WebhookTrigger};
use sinch::provisioning::whatsapp::Comment;
use sinch::provisioning::whatsapp::account::{AccountRequest, LongLivedTokenRequest};
use sinch::provisioning::whatsapp::senders::{
    ListSenders, RegisterRequest, RegistrationMethod, SenderPatch, SenderRequest, SenderState,
    VerifyRequest,
};
use sinch::provisioning::whatsapp::templates::{
    CompareRequest, CreateTemplate, ListTemplates, TemplateCategory, TemplateDetails,
    TemplateState, UpdateTemplate,
};
use sinch::settings::ProjectSettings;
use sinch::templates::{ListTranslations, TemplateV2};
use sinch::webhooks::{Trigger, Webhook};
use sinch::{Channel, Client, Recipient, RetryPolicy};
use support::{Reply, Server};

/// An answer that has every field any model requires.
const ANSWER: &str = r#"{"message_id":"m","event_id":"e","id":"i","name":"n","language":"EN",
    "category":"UTILITY","target":"t","triggers":[],"default_translation":"en","translations":[],
    "batch_id":"b","comment":"c","longLivedAccessToken":"l","access_token":"t","expires_in":3600}"#;

async fn started() -> (Server, Client) {
    let server = Server::start(|_, _| Reply::json(200, ANSWER)).await;
    let client = server.client(RetryPolicy::never());
    client.authenticate().await.unwrap();
    (server, client)
}

/// Requests after the token's, without the scheme of addresses all share.
fn lines(server: &Server) -> Vec<String> {
    server
        .seen()
        .into_iter()
        .skip(1)
        .map(|request| request.line)
        .map(|line| line.replace("/projects/p1", ""))
        .collect()
}

async fn drain<T>(list: impl Stream<Item = sinch::Result<T>>) {
    let all: Vec<_> = list.collect().await;
    assert!(all.iter().all(Result::is_ok));
}

fn person() -> Recipient {
    Recipient::identity(Channel::Sms, "+467")
}

#[tokio::test]
async fn rcs_and_kakaotalk_are_listed_over_pages() {
    let server = Server::start(|request, _| {
        let item = r#"{"id":"i","state":"ACTIVE","brand":{"name":"n"}}"#;
        let next = match request.line.contains("pageToken") {
            true => "",
            false => r#","nextPageToken":"t""#,
        };
        match request.line.contains("oauth2") {
            true => Reply::token(),
            false => Reply::json(
                200,
                &format!(
                    r#"{{"senders":[{item}],"accounts":[{item}],"templates":[{item}],"categories":[{item}]{next}}}"#
                ),
            ),
        }
    })
    .await;
    let client = server.client(RetryPolicy::never());
    client.authenticate().await.unwrap();
    let (rcs, kakaotalk) = (
        client.provisioning().rcs(),
        client.provisioning().kakaotalk(),
    );
    let senders: Vec<Listed> = rcs.senders().try_collect().await.unwrap();
    assert_eq!(senders.len(), 2);
    assert_eq!(senders[0].state.as_deref(), Some("ACTIVE"));
    assert_eq!(senders[0].extra["brand"]["name"], "n");
    drain(rcs.accounts()).await;
    drain(kakaotalk.senders()).await;
    drain(kakaotalk.templates()).await;
    drain(kakaotalk.categories()).await;
    let firsts: Vec<String> = lines(&server).into_iter().step_by(2).collect();
    assert_eq!(
        firsts,
        [
            "GET /provisioning/v1/rcs/senders",
            "GET /provisioning/v1/rcs/accounts",
            "GET /provisioning/v1/kakaotalk/senders",
            "GET /provisioning/v1/kakaotalk/templates",
            "GET /provisioning/v1/kakaotalk/categories",
        ]
    );
}

#[tokio::test]
async fn apps_webhooks_and_settings() {
    let (server, client) = started().await;
    let (apps, webhooks, settings) = (client.apps(), client.webhooks(), client.settings());
    apps.create(&App::default()).await.unwrap();
    apps.list().await.unwrap();
    apps.get("a").await.unwrap();
    apps.update("a", &App::default(), &["display_name", "rate_limits"])
        .await
        .unwrap();
    apps.delete("a").await.unwrap();
    let webhook = Webhook::http("a", "https://example.com", vec![Trigger::OptIn], "s");
    webhooks.create(&webhook).await.unwrap();
    webhooks.list("a").await.unwrap();
    webhooks.get("w").await.unwrap();
    webhooks.update("w", &webhook, &[]).await.unwrap();
    webhooks.delete("w").await.unwrap();
    settings.create(&ProjectSettings::default()).await.unwrap();
    settings.get().await.unwrap();
    settings.update(&ProjectSettings::default()).await.unwrap();
    settings.delete().await.unwrap();
    assert_eq!(
        lines(&server),
        [
            "POST /conversation/v1/apps",
            "GET /conversation/v1/apps",
            "GET /conversation/v1/apps/a",
            "PATCH /conversation/v1/apps/a?update_mask=display_name%2Crate_limits",
            "DELETE /conversation/v1/apps/a",
            "POST /conversation/v1/webhooks",
            "GET /conversation/v1/apps/a/webhooks",
            "GET /conversation/v1/webhooks/w",
            "PATCH /conversation/v1/webhooks/w",
            "DELETE /conversation/v1/webhooks/w",
            "POST /conversation/v1/settings",
            "GET /conversation/v1/settings",
            "PATCH /conversation/v1/settings",
            "DELETE /conversation/v1/settings",
        ]
    );
}

#[tokio::test]
async fn contacts_and_conversations() {
    let (server, client) = started().await;
    let (contacts, conversations) = (client.contacts(), client.conversations());
    contacts.create(&Contact::default()).await.unwrap();
    drain(contacts.list(ListContacts {
        external_id: Some("x".into()),
        ..ListContacts::default()
    }))
    .await;
    contacts.get("c").await.unwrap();
    contacts
        .update("c", &Contact::default(), &["email"])
        .await
        .unwrap();
    contacts.delete("c").await.unwrap();
    contacts
        .merge("c", &MergeContactRequest::new("d"))
        .await
        .unwrap();
    let profile = ChannelProfileRequest::new("a", person(), Channel::Line);
    contacts.channel_profile(&profile).await.unwrap();
    drain(contacts.identity_conflicts(Some(20))).await;
    conversations
        .create(&Conversation::default())
        .await
        .unwrap();
    drain(conversations.list(ListConversations {
        app_id: Some("a".into()),
        only_active: Some(true),
        ..ListConversations::default()
    }))
    .await;
    drain(conversations.recent(ListRecent {
        app_id: "a".into(),
        ..ListRecent::default()
    }))
    .await;
    conversations.get("v").await.unwrap();
    let strategy = MetadataUpdateStrategy::MergePatch;
    let conversation = Conversation::default();
    conversations
        .update("v", &conversation, &[], Some(&strategy))
        .await
        .unwrap();
    conversations.delete("v").await.unwrap();
    conversations.stop("v").await.unwrap();
    conversations
        .inject_message("v", &ConversationMessage::default())
        .await
        .unwrap();
    conversations
        .inject_event("v", &ConversationEvent::default())
        .await
        .unwrap();
    assert_eq!(
        lines(&server),
        [
            "POST /conversation/v1/contacts",
            "GET /conversation/v1/contacts?external_id=x",
            "GET /conversation/v1/contacts/c",
            "PATCH /conversation/v1/contacts/c?update_mask=email",
            "DELETE /conversation/v1/contacts/c",
            "POST /conversation/v1/contacts/c:merge",
            "POST /conversation/v1/contacts:getChannelProfile",
            "GET /conversation/v1/contacts:identityConflicts?page_size=20",
            "POST /conversation/v1/conversations",
            "GET /conversation/v1/conversations?app_id=a&only_active=true",
            "GET /conversation/v1/conversations:recent?app_id=a",
            "GET /conversation/v1/conversations/v",
            "PATCH /conversation/v1/conversations/v?metadata_update_strategy=MERGE_PATCH",
            "DELETE /conversation/v1/conversations/v",
            "POST /conversation/v1/conversations/v:stop",
            "POST /conversation/v1/conversations/v:inject-message",
            "POST /conversation/v1/conversations/v:inject-event",
        ]
    );
}

#[tokio::test]
async fn messages_events_capability_and_consents() {
    let (server, client) = started().await;
    let (messages, events, consents) = (client.messages(), client.events(), client.consents());
    let hello = AppMessage::text("Hi");
    messages
        .send(&SendMessageRequest::new("a", person(), hello.clone()))
        .await
        .unwrap();
    drain(messages.list(ListMessages::default())).await;
    let source = MessagesSource::Dispatch;
    messages.get("m", Some(&source)).await.unwrap();
    messages
        .update("m", &UpdateMessageRequest::new("x"), Some(&source))
        .await
        .unwrap();
    messages.delete("m", None).await.unwrap();
    messages
        .fetch_last(&FetchLastMessageRequest::default())
        .await
        .unwrap();
    let transcode = TranscodeMessageRequest::new("a", hello, vec![Channel::Sms]);
    messages.transcode(&transcode).await.unwrap();
    let typing = AppEvent::new(ComposingEvent::default());
    events
        .send(&SendEventRequest::new("a", person(), typing))
        .await
        .unwrap();
    drain(events.list(ListEvents {
        contact_id: Some("c".into()),
        ..ListEvents::default()
    }))
    .await;
    events.get("e").await.unwrap();
    events.delete("e").await.unwrap();
    client
        .capability()
        .query(&QueryCapabilityRequest::new("a", person()))
        .await
        .unwrap();
    drain(consents.list("a", ListType::Marketing, Some(50))).await;
    consents.audit("a", "+467").await.unwrap();
    let opt = RegisterOptRequest::new("a", vec![Channel::WhatsApp], person());
    consents.register_opt_in(&opt).await.unwrap();
    consents.register_opt_out(&opt).await.unwrap();
    assert_eq!(
        lines(&server),
        [
            "POST /conversation/v1/messages:send",
            "GET /conversation/v1/messages",
            "GET /conversation/v1/messages/m?messages_source=DISPATCH_SOURCE",
            "PATCH /conversation/v1/messages/m?update_mask=metadata&messages_source=DISPATCH_SOURCE",
            "DELETE /conversation/v1/messages/m",
            "POST /conversation/v1/messages:fetch-last-message",
            "POST /conversation/v1/messages:transcode",
            "POST /conversation/v1/events:send",
            "GET /conversation/v1/events?contact_id=c",
            "GET /conversation/v1/events/e",
            "DELETE /conversation/v1/events/e",
            "POST /conversation/v1/capability:query",
            "GET /conversation/v1/apps/a/consents/OPT_OUT_MARKETING?page_size=50",
            "GET /conversation/v1/apps/a/consents/identities/+467",
            "POST /conversation/v1/optins:register",
            "POST /conversation/v1/optouts:register",
        ]
    );
}

#[tokio::test]
async fn templates_batch_and_lookup() {
    let (server, client) = started().await;
    let (templates, batch) = (client.templates(), client.batch());
    let template = TemplateV2::new("en", vec![]);
    templates.create(&template).await.unwrap();
    templates.list().await.unwrap();
    templates.get("t").await.unwrap();
    templates.update("t", &template).await.unwrap();
    templates.delete("t").await.unwrap();
    let list = ListTranslations {
        language_code: Some("en".into()),
        translation_version: Some("latest".into()),
    };
    templates.translations("t", &list).await.unwrap();
    let request = SendBatchRequest::new("a", AppMessage::text("Hi"), vec![]);
    batch.send(&request).await.unwrap();
    batch.cancel(&CancelBatchRequest::default()).await.unwrap();
    batch.status("b").await.unwrap();
    batch.find(&[("campaign", "spring".into())]).await.unwrap();
    batch
        .create_contacts(&CreateContactsRequest::new(vec![]))
        .await
        .unwrap();
    batch
        .delete_contacts(&DeleteContactsRequest::new(vec![]))
        .await
        .unwrap();
    batch
        .record_consents(&RecordConsentsRequest::new("a", vec![]))
        .await
        .unwrap();
    client
        .lookup()
        .number(&NumberLookupRequest::new("+467"))
        .await
        .unwrap();
    assert_eq!(
        lines(&server),
        [
            "POST /template/v2/templates",
            "GET /template/v2/templates",
            "GET /template/v2/templates/t",
            "PUT /template/v2/templates/t",
            "DELETE /template/v2/templates/t",
            "GET /template/v2/templates/t/translations?language_code=en&translation_version=latest",
            "POST /batch/v1/messages",
            "DELETE /batch/v1/messages",
            "GET /batch/v1/messages/b",
            "GET /batch/v1/messages?campaign=spring",
            "POST /batch/v1/contacts",
            "DELETE /batch/v1/contacts",
            "POST /batch/v1/consents",
            "POST /lookup/v2/lookups",
        ]
    );
}

#[tokio::test]
async fn provisioning_webhooks_account_and_bundles() {
    let (server, client) = started().await;
    let provisioning = client.provisioning();
    let (webhooks, bundles) = (provisioning.webhooks(), provisioning.bundles());
    let account = provisioning.whatsapp().account();
    let webhook = WebhookRequest::new("https://example.com", vec![WebhookTrigger::All], "s");
    drain(webhooks.list(Some(15))).await;
    webhooks.create(&webhook).await.unwrap();
    webhooks.get("w").await.unwrap();
    webhooks.replace("w", &webhook).await.unwrap();
    webhooks
        .update("w", &WebhookPatch::default())
        .await
        .unwrap();
    webhooks.delete("w").await.unwrap();
    account.get().await.unwrap();
    account.create(&AccountRequest::default()).await.unwrap();
    account.update(&AccountRequest::default()).await.unwrap();
    account.delete().await.unwrap();
    drain(account.activities()).await;
    account.comment(&Comment::new("c")).await.unwrap();
    account.enable_template_analytics().await.unwrap();
    account
        .long_lived_token(&LongLivedTokenRequest::default())
        .await
        .unwrap();
    account.waba_details(&Map::new()).await.unwrap();
    bundles
        .create(&BundleRequest::new("n", "EU"))
        .await
        .unwrap();
    bundles.get("b").await.unwrap();
    drain(bundles.list(ListBundles::default())).await;
    provisioning
        .channel_information("a", &Channel::Telegram)
        .await
        .unwrap();
    assert_eq!(
        lines(&server),
        [
            "GET /provisioning/v1/webhooks?pageSize=15",
            "POST /provisioning/v1/webhooks",
            "GET /provisioning/v1/webhooks/w",
            "PUT /provisioning/v1/webhooks/w",
            "PATCH /provisioning/v1/webhooks/w",
            "DELETE /provisioning/v1/webhooks/w",
            "GET /provisioning/v1/whatsapp",
            "POST /provisioning/v1/whatsapp",
            "PATCH /provisioning/v1/whatsapp",
            "DELETE /provisioning/v1/whatsapp",
            "GET /provisioning/v1/whatsapp/activities",
            "POST /provisioning/v1/whatsapp/comments",
            "PUT /provisioning/v1/whatsapp/enableTemplateAnalytics",
            "POST /provisioning/v1/whatsapp/longLivedAccessToken",
            "POST /provisioning/v1/whatsapp/wabaDetails",
            "POST /provisioning/v1/bundles",
            "GET /provisioning/v1/bundles/b",
            "GET /provisioning/v1/bundles",
            "GET /provisioning/v1/conversation/apps/a/telegram",
        ]
    );
}

#[tokio::test]
async fn whatsapp_senders() {
    let (server, client) = started().await;
    let senders = client.provisioning().whatsapp().senders();
    drain(senders.list(ListSenders {
        states: vec![SenderState::Active, SenderState::Error],
        page_size: Some(100),
        ..ListSenders::default()
    }))
    .await;
    senders.create(&SenderRequest::default()).await.unwrap();
    senders.get("s").await.unwrap();
    senders.update("s", &SenderPatch::default()).await.unwrap();
    senders.delete("s").await.unwrap();
    let by_text = RegisterRequest::new(RegistrationMethod::Sms);
    senders.register("s", &by_text).await.unwrap();
    senders
        .verify("s", &VerifyRequest::default())
        .await
        .unwrap();
    drain(senders.activities("s")).await;
    senders.comment("s", &Comment::new("c")).await.unwrap();
    senders.discard_changes("s").await.unwrap();
    assert_eq!(
        lines(&server),
        [
            "GET /provisioning/v1/whatsapp/senders?filterStates=ACTIVE%2CERROR&pageSize=100",
            "POST /provisioning/v1/whatsapp/senders",
            "GET /provisioning/v1/whatsapp/senders/s",
            "PATCH /provisioning/v1/whatsapp/senders/s",
            "DELETE /provisioning/v1/whatsapp/senders/s",
            "POST /provisioning/v1/whatsapp/senders/s/register",
            "POST /provisioning/v1/whatsapp/senders/s/verify",
            "GET /provisioning/v1/whatsapp/senders/s/activities",
            "POST /provisioning/v1/whatsapp/senders/s/comments",
            "DELETE /provisioning/v1/whatsapp/senders/s/changes",
        ]
    );
}

#[tokio::test]
async fn whatsapp_templates() {
    let (server, client) = started().await;
    let templates = client.provisioning().whatsapp_templates();
    drain(templates.list(ListTemplates {
        template_name: Some("hel".into()),
        states: vec![TemplateState::Approved],
        page_size: Some(1000),
        ..ListTemplates::default()
    }))
    .await;
    let details = TemplateDetails::new(vec![]);
    let template = CreateTemplate::new("hello", "EN_US", TemplateCategory::Utility, details);
    templates.create(&template).await.unwrap();
    drain(templates.languages("hello")).await;
    templates.delete_all("hello").await.unwrap();
    templates.get("hello", "EN_US").await.unwrap();
    templates
        .update("hello", "EN_US", &UpdateTemplate::default())
        .await
        .unwrap();
    templates.delete("hello", "EN_US", true).await.unwrap();
    drain(templates.activities("hello", "EN_US")).await;
    templates
        .comment("hello", "EN_US", &Comment::new("c"))
        .await
        .unwrap();
    let compare = CompareRequest::new(vec![], "7", 0);
    templates.compare("hello", "EN_US", &compare).await.unwrap();
    templates.sync().await.unwrap();
    let one = "/provisioning/v1/whatsapp/templates/hello/languages/EN_US";
    assert_eq!(
        lines(&server),
        [
            "GET /provisioning/v1/whatsapp/templates?templateName=hel&filterStates=APPROVED&pageSize=1000",
            "POST /provisioning/v1/whatsapp/templates",
            "GET /provisioning/v1/whatsapp/templates/hello",
            "DELETE /provisioning/v1/whatsapp/templates/hello",
            &format!("GET {one}"),
            &format!("PATCH {one}"),
            &format!("DELETE {one}?deleteSubmitted=true"),
            &format!("GET {one}/activities"),
            &format!("POST {one}/comments"),
            &format!("POST {one}/compare"),
            "POST /provisioning/v1/whatsapp/templates/sync",
        ]
    );
}
