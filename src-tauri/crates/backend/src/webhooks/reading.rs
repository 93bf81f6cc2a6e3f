//! What a callback says that concerns us: pure, from bytes. What it says besides stays in the log,
//! unread; what is not known to Sinch's own description is kept in its words.
//!
//! To read another trigger: an arm in [`facts`].

use domain::{AttemptId, Reason, SinchStatus};
use serde::Deserialize;
use sinch::callback::{
    Callback, CallbackContent, MessageDeliveryReport, MessageSubmitNotification,
};
use sinch::channel::ChannelIdentity;

/// A callback, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Sinch's trigger; empty for a kind that nobody has described.
    pub trigger: String,
    /// The message it is about; empty for other things.
    pub message_id: String,
    /// The status in Sinch's word; empty for other things.
    pub status: String,
    /// The same, when it is one that moves a recipient.
    pub sinch_status: Option<SinchStatus>,
    /// Why it failed.
    pub reason: Option<Reason>,
    /// Our attempt that it names.
    pub attempt_id: Option<AttemptId>,
    /// The correlation id it brings back, ours or not.
    pub correlation_id: String,
    /// The person: the digits of a number, or a channel's own id.
    pub identity: String,
    /// When it happened by Sinch's account, ms.
    pub at_ms: Option<i64>,
}

/// Our half of the message's metadata.
#[derive(Deserialize)]
struct Metadata {
    att: String,
}

/// Reads a body. `None` when it is no callback: not a JSON object, or one that should tell of a
/// message's fate and does not.
pub fn read(body: &[u8]) -> Option<Reading> {
    let callback = Callback::parse(body).ok()?;
    let trigger = callback
        .trigger()
        .map(|trigger| trigger.as_str().to_owned())
        .unwrap_or_default();
    let at_ms = [&callback.event_time, &callback.accepted_time]
        .into_iter()
        .flatten()
        .find_map(|time| time.instant())
        .map(|instant| instant.as_millisecond());
    let reading = Reading {
        trigger,
        at_ms,
        correlation_id: callback.correlation_id.clone().unwrap_or_default(),
        ..Reading::default()
    };
    match &callback.content {
        // A known kind whose content does not fit its description.
        None if !reading.trigger.is_empty() => None,
        None => Some(reading),
        Some(content) => Some(facts(reading, content, callback.correlation_id.as_deref())),
    }
}

fn facts(reading: Reading, content: &CallbackContent, correlation_id: Option<&str>) -> Reading {
    match content {
        CallbackContent::MessageDelivery(report) => delivered(reading, report, correlation_id),
        CallbackContent::MessageSubmit(submit) => submitted(reading, submit, correlation_id),
        CallbackContent::Message(message) | CallbackContent::MessageRedaction(message) => Reading {
            identity: identity(message.channel_identity.as_ref()),
            ..reading
        },
        _ => reading,
    }
}

fn delivered(
    reading: Reading,
    report: &MessageDeliveryReport,
    correlation_id: Option<&str>,
) -> Reading {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Reading {
        message_id: report.message_id.clone(),
        status: report.status.as_str().to_owned(),
        sinch_status: SinchStatus::parse(report.status.as_str()),
        reason: report.reason.as_ref().map(|reason| Reason {
            code: text(reason.code.as_ref().map(|code| code.as_str())),
            description: text(reason.description.as_deref()),
            sub_code: text(reason.sub_code.as_ref().map(|code| code.as_str())),
            channel_code: text(reason.channel_code.as_deref()),
        }),
        attempt_id: attempt(correlation_id, report.metadata.as_deref()),
        identity: identity(report.channel_identity.as_ref()),
        ..reading
    }
}

fn submitted(
    reading: Reading,
    submit: &MessageSubmitNotification,
    correlation_id: Option<&str>,
) -> Reading {
    Reading {
        message_id: submit.message_id.clone(),
        status: "SUBMITTED".to_owned(),
        sinch_status: Some(SinchStatus::Submitted),
        attempt_id: attempt(correlation_id, submit.metadata.as_deref()),
        identity: identity(submit.channel_identity.as_ref()),
        ..reading
    }
}

/// The attempt travels twice, because each way is lost in some mode: as correlation id and inside
/// the metadata.
fn attempt(correlation_id: Option<&str>, metadata: Option<&str>) -> Option<AttemptId> {
    let is_ours = |id: &&str| id.starts_with(AttemptId::PREFIX);
    if let Some(id) = correlation_id.filter(is_ours) {
        return Some(id.into());
    }
    let metadata: Metadata = serde_json::from_str(metadata?).ok()?;
    is_ours(&metadata.att.as_str()).then(|| metadata.att.into())
}

fn identity(identity: Option<&ChannelIdentity>) -> String {
    identity
        .map(|it| it.identity.trim_start_matches('+').to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::{Value, json};

    fn report(change: impl FnOnce(&mut Value)) -> Option<Reading> {
        let mut body = json!({
            "app_id": "a", "project_id": "p", "event_time": "2026-11-21T10:00:00.5Z",
            "correlation_id": "att_1",
            "message_delivery_report": {
                "message_id": "01M", "status": "DELIVERED", "metadata": "{\"cmp\":\"c\",\"att\":\"att_2\"}",
                "channel_identity": { "channel": "WHATSAPP", "identity": "+39312", "app_id": "" },
                "added_since": { "anything": true }
            }
        });
        change(&mut body);
        read(&serde_json::to_vec(&body).unwrap())
    }

    #[test]
    fn a_delivery_report_is_read_and_what_is_new_in_it_does_no_harm() {
        let reading = report(|_| ()).unwrap();
        assert_eq!(reading.trigger, "MESSAGE_DELIVERY");
        assert_eq!(reading.message_id, "01M");
        assert_eq!(reading.sinch_status, Some(SinchStatus::Delivered));
        assert_eq!(reading.attempt_id, Some("att_1".into()));
        assert_eq!(reading.identity, "39312");
        assert_eq!(reading.at_ms, Some(1_795_255_200_500));
    }

    #[test]
    fn the_attempt_is_found_in_the_metadata_when_the_correlation_id_is_not_ours() {
        for other in [json!(null), json!(""), json!("somebody else's")] {
            let reading = report(|body| body["correlation_id"] = other).unwrap();
            assert_eq!(reading.attempt_id, Some("att_2".into()));
        }
        let foreign = report(|body| {
            body["correlation_id"] = json!("x");
            body["message_delivery_report"]["metadata"] = json!("not ours");
        });
        assert_eq!(foreign.unwrap().attempt_id, None);
    }

    #[test]
    fn an_unknown_status_is_kept_and_moves_nobody() {
        let reading = report(|body| body["message_delivery_report"]["status"] = json!("PONDERED"));
        let reading = reading.unwrap();
        assert_eq!(reading.status, "PONDERED");
        assert_eq!(reading.sinch_status, None);
    }

    #[test]
    fn what_is_no_callback_is_told_from_what_is_one_of_an_unknown_kind() {
        assert_eq!(read(b"not json"), None);
        assert_eq!(read(b"[1]"), None);
        assert_eq!(
            report(|body| body["message_delivery_report"] = json!({"status": 7})),
            None
        );
        let unknown = read(br#"{"app_id":"a","brand_new_notification":{}}"#).unwrap();
        assert_eq!(unknown, Reading::default());
    }
}
