//! What a channel makes of a content: windows, opt-ins, content for one channel alone.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::*;

const PERSON: &str = "393331234567";

async fn with_channels(channels: &[&str]) -> (sandbox::Sandbox, Client, Receiver) {
    let (sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let path = format!("/apps/{}/channels", client.app());
    let (status, answer) = client
        .control("PUT", &path, Some(json!({ "channels": channels })))
        .await;
    assert_eq!(status, 200, "{answer}");
    (sandbox, client, receiver)
}

async fn writes(client: &Client, channel: &str) {
    let said = json!({"app_id": client.app(), "channel": channel, "from": PERSON, "text": "Hi"});
    assert_eq!(client.control("POST", "/phone", Some(said)).await.0, 200);
}

/// The reason code a message ends with, empty when it arrives.
async fn end(client: &Client, receiver: &Receiver, body: Value) -> String {
    let (status, sent) = client.send(body).await;
    assert_eq!(status, 200, "{sent}");
    let id = sent["message_id"].as_str().unwrap().to_owned();
    client.settled().await;
    let story = receiver.story(&id);
    let last = story.last().unwrap();
    match last.split_once(" FAILED ") {
        Some((_, code)) => code.to_owned(),
        None => String::new(),
    }
}

#[tokio::test]
async fn messenger_and_instagram_have_a_day_and_with_a_tag_a_week() {
    let (_sandbox, client, receiver) = with_channels(&["MESSENGER", "INSTAGRAM"]).await;
    let app = client.app().to_owned();
    for (channel, tag) in [
        ("MESSENGER", "MESSENGER_MESSAGE_TAG"),
        ("INSTAGRAM", "INSTAGRAM_MESSAGE_TAG"),
    ] {
        let plain = text(&app, channel, PERSON, "Hi");
        let mut tagged = plain.clone();
        tagged["channel_properties"] = json!({ tag: "HUMAN_AGENT" });
        let closed = "OUTSIDE_ALLOWED_SENDING_WINDOW";
        assert_eq!(end(&client, &receiver, plain.clone()).await, closed);
        writes(&client, channel).await;
        assert_eq!(end(&client, &receiver, plain.clone()).await, "");
        client.jump(2 * 86_400).await;
        client.renew().await;
        assert_eq!(end(&client, &receiver, plain).await, closed);
        assert_eq!(end(&client, &receiver, tagged.clone()).await, "");
        client.jump(6 * 86_400).await;
        client.renew().await;
        assert_eq!(end(&client, &receiver, tagged).await, closed);
    }
}

#[tokio::test]
async fn telegram_and_line_want_the_person_to_begin() {
    let (_sandbox, client, receiver) = with_channels(&["TELEGRAM", "LINE"]).await;
    for channel in ["TELEGRAM", "LINE"] {
        let body = text(client.app(), channel, PERSON, "Hi");
        assert_eq!(
            end(&client, &receiver, body.clone()).await,
            "RECIPIENT_NOT_OPTED_IN"
        );
        writes(&client, channel).await;
        client.jump(90 * 86_400).await;
        client.renew().await;
        assert_eq!(end(&client, &receiver, body).await, "", "no window");
    }
}

#[tokio::test]
async fn a_channel_gets_what_is_meant_for_it_alone() {
    let (_sandbox, client, receiver) = with_channels(&["RCS", "SMS", "WHATSAPP"]).await;
    let send = |channel: &str, message: Value| {
        let mut body = text(client.app(), channel, PERSON, "");
        body["message"] = message;
        body
    };
    let message = json!({
        "text_message": {"text": "For all"},
        "explicit_channel_omni_message": {
            "SMS": {"text_message": {"text": "For SMS"}},
            "RCS": {"template_reference": {
                "template_id": "short_survey", "version": "latest", "parameters": {"name": "Ann"},
            }},
        },
    });
    for (channel, said) in [("SMS", "For SMS"), ("RCS", "Ann, were you content")] {
        assert_eq!(
            end(&client, &receiver, send(channel, message.clone())).await,
            ""
        );
        let submitted = receiver.of("message_submit_notification").pop().unwrap();
        assert!(submitted.to_string().contains(said), "{submitted}");
    }
    // Nothing in it is for SMS.
    let flow = json!({"message_type": "FLOWS", "message": {"flow_id": "1", "flow_cta": "Go"}});
    let specific = json!({"channel_specific_message": {"WHATSAPP": flow}});
    assert_eq!(
        end(&client, &receiver, send("SMS", specific.clone())).await,
        "UNSUPPORTED_OPERATION"
    );
    let raw = |raw: &str| {
        send(
            "WHATSAPP",
            json!({"explicit_channel_message": {"WHATSAPP": raw}}),
        )
    };
    let closed = "OUTSIDE_ALLOWED_SENDING_WINDOW";
    for (body, code) in [
        (raw(r#"{"type": "template", "template": {}}"#), ""),
        (raw(r#"{"type": "text", "text": {"body": "Hi"}}"#), closed),
        (raw("no JSON"), "BAD_REQUEST"),
        (send("WHATSAPP", specific.clone()), closed),
    ] {
        assert_eq!(end(&client, &receiver, body.clone()).await, code, "{body}");
    }
    writes(&client, "WHATSAPP").await;
    assert_eq!(
        end(&client, &receiver, send("WHATSAPP", specific)).await,
        ""
    );
    let long = "a".repeat(21);
    let choice = json!({"choice_message": {
        "text_message": {"text": "Well?"}, "choices": [{"text_message": {"text": long}}],
    }});
    assert_eq!(
        end(&client, &receiver, send("WHATSAPP", choice)).await,
        "BAD_REQUEST"
    );
}

#[tokio::test]
async fn what_the_first_validation_sees_is_refused_with_its_field() {
    let (_sandbox, client) = started(unlimited()).await;
    for (message, field) in [
        (
            json!({"explicit_channel_message": {"PIGEON": "{}"}}),
            "message.explicit_channel_message.PIGEON",
        ),
        (
            json!({"explicit_channel_omni_message": {"SMS": {"template_reference": {"template_id": "a"}}}}),
            "message.explicit_channel_omni_message.SMS.template_reference.version",
        ),
        (
            json!({"channel_specific_message": {"WHATSAPP": {"message_type": "COMMERCE", "message": {}}}}),
            "message.channel_specific_message.WHATSAPP.message_type",
        ),
        (
            json!({"channel_specific_message": {"WHATSAPP": {"message_type": "FLOWS", "message": {"flow_id": "1"}}}}),
            "message.channel_specific_message.WHATSAPP.message.flow_cta",
        ),
        (
            json!({"contact_info_message": {"name": {"first_name": "Ann"}, "phone_numbers": [{"phone_number": "1"}]}}),
            "message.contact_info_message.name.full_name",
        ),
        (
            json!({"location_message": {"title": "a", "coordinates": {"latitude": 91, "longitude": 0}}}),
            "message.location_message.coordinates.latitude",
        ),
        (
            json!({"list_message": {"title": "a", "sections": [{"items": [{"choice": {"title": "a"}}, {"product": {"id": "1", "marketplace": "m"}}]}]}}),
            "message.list_message.sections.items",
        ),
        (
            json!({"list_message": {"title": "a", "sections": [{"items": [{"product": {"id": "1", "marketplace": "m"}}]}]}}),
            "message.list_message.message_properties.catalog_id",
        ),
    ] {
        let mut body = text(client.app(), "SMS", PERSON, "");
        body["message"] = message;
        let (status, refusal) = client.send(body).await;
        let named = &refusal["error"]["details"][0]["field_violations"][0]["field"];
        assert_eq!((status, named), (400, &json!(field)), "{refusal}");
    }
}
