//! One line on what a callback says. Names ids and channels; never quotes what people wrote, nor
//! their numbers.

use crate::callback::{Callback, CallbackContent as Content};
use crate::channel::ChannelIdentity;
use crate::messages::{MessageContent, Reason};
use crate::provisioning;

pub(super) fn conversation(callback: &Callback, trigger: Option<&str>) -> String {
    let Some(trigger) = trigger else {
        return "A callback of an unknown kind.".to_owned();
    };
    let told = callback.content.as_ref().map(tell).unwrap_or_default();
    match told.as_str() {
        "" => format!("{trigger}."),
        told => format!("{trigger}: {told}."),
    }
}

pub(super) fn provisioning(callback: &provisioning::Callback) -> String {
    if let Some(template) = callback.whatsapp_template() {
        let state = template.state.map(|state| format!(", {state}"));
        return format!(
            "{}: template {} in {}{}.",
            callback.kind,
            template.name,
            template.language,
            state.unwrap_or_default()
        );
    }
    if let Some(sender) = callback.whatsapp_sender() {
        return format!("{}: sender {}.", callback.kind, sender.id);
    }
    format!("{}.", callback.kind)
}

fn tell(content: &Content) -> String {
    match content {
        Content::Message(message) | Content::MessageRedaction(message) => {
            let kind = match &message.content {
                Some(MessageContent::Contact(said)) => {
                    said.content.as_ref().map(|content| content.key())
                }
                Some(MessageContent::App(said)) => {
                    said.content.as_ref().map(|content| content.key())
                }
                None => None,
            };
            format!(
                "{} {}{}",
                kind.unwrap_or("message"),
                message.id.as_deref().unwrap_or("without id"),
                on(message.channel_identity.as_ref())
            )
        }
        Content::MessageSubmit(submit) => format!(
            "message {}{}",
            submit.message_id,
            on(submit.channel_identity.as_ref())
        ),
        Content::MessageDelivery(report) => format!(
            "message {} is {}{}{}",
            report.message_id,
            report.status,
            on(report.channel_identity.as_ref()),
            because(report.reason.as_ref())
        ),
        Content::EventDelivery(report) => format!(
            "event {} is {}{}{}",
            report.event_id,
            report.status,
            on(report.channel_identity.as_ref()),
            because(report.reason.as_ref())
        ),
        Content::Event(event) => format!("event{}", on(event.channel_identity.as_ref())),
        Content::ConversationStart(told)
        | Content::ConversationStop(told)
        | Content::ConversationDelete(told) => {
            named("conversation", told.conversation.id.as_deref())
        }
        Content::ContactCreate(told)
        | Content::ContactUpdate(told)
        | Content::ContactDelete(told) => named("contact", told.contact.id.as_deref()),
        Content::ContactMerge(told) => format!(
            "{} into {}",
            named("contact", told.deleted_contact.id.as_deref()),
            named("contact", told.preserved_contact.id.as_deref())
        ),
        Content::ContactIdentitiesDuplication(told) => {
            format!(
                "{} identities on several contacts",
                told.duplicated_identities.len()
            )
        }
        Content::Capability(told) => format!("{} on {}", told.capability_status, told.channel),
        Content::OptIn(told) | Content::OptOut(told) => {
            let status = told
                .status
                .as_ref()
                .map_or("no status", |status| status.as_str());
            format!("{status} on {}", told.channel)
        }
        Content::ChannelEvent(told) => format!(
            "{} on {}",
            told.channel_event.event_type, told.channel_event.channel
        ),
        Content::Unsupported(told) => format!("something {} alone knows", told.channel),
        Content::SmartConversation(told) => named("message", told.message_id.as_deref()),
        Content::Record(told) => named("entity", Some(&told.entity_id)),
        Content::BatchStatusUpdate(told) => {
            format!("batch {} is {}", told.batch_id, told.batch_status)
        }
    }
}

fn named(what: &str, id: Option<&str>) -> String {
    format!("{what} {}", id.unwrap_or("without id"))
}

fn on(identity: Option<&ChannelIdentity>) -> String {
    identity.map_or_else(String::new, |identity| format!(" on {}", identity.channel))
}

fn because(reason: Option<&Reason>) -> String {
    let code = reason.and_then(|reason| reason.code.as_ref());
    let channel_code = reason.and_then(|reason| reason.channel_code.as_deref());
    match (code, channel_code) {
        (Some(code), Some(channel_code)) if !channel_code.is_empty() => {
            format!(" because of {code} ({channel_code})")
        }
        (Some(code), _) => format!(" because of {code}"),
        (None, _) => String::new(),
    }
}
