//! Contacts, conversations, events, capability, consents, settings, transcoding, the phone.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::*;

fn contact(number: &str) -> Value {
    json!({"channel_identities": [{"channel": "WHATSAPP", "identity": number}], "language": "EN_US"})
}

#[tokio::test]
async fn contacts_are_paged_found_merged_and_told() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let mut ids = Vec::new();
    for n in 0..23 {
        let body = contact(&format!("393330000{n:03}"));
        let (status, made) = client.conversation("POST", "/contacts", Some(body)).await;
        assert_eq!(status, 200, "{made}");
        assert_eq!(made["display_name"], "Unknown");
        ids.push(made["id"].as_str().unwrap().to_owned());
    }
    let (_, page) = client
        .conversation("GET", "/contacts?page_size=99", None)
        .await;
    assert_eq!(page["contacts"].as_array().unwrap().len(), 20, "20 at most");
    let next = page["next_page_token"].as_str().unwrap();
    let path = format!("/contacts?page_size=20&page_token={next}");
    let (_, page) = client.conversation("GET", &path, None).await;
    assert_eq!(page["contacts"].as_array().unwrap().len(), 3);
    assert_eq!(page["next_page_token"], "");
    let path = "/contacts?channel=WHATSAPP&identity=%2B393330000007";
    let (_, page) = client.conversation("GET", path, None).await;
    assert_eq!(page["contacts"][0]["id"], ids[7].as_str());

    let path = format!("/contacts/{}?update_mask=email", ids[0]);
    let patch = json!({"email": "ann@example.com", "display_name": "Ann"});
    let (_, changed) = client.conversation("PATCH", &path, Some(patch)).await;
    assert_eq!(
        (&changed["email"], &changed["display_name"]),
        (&json!("ann@example.com"), &json!("Unknown"))
    );

    let path = format!("/contacts/{}:merge", ids[0]);
    let (status, merged) = client
        .conversation("POST", &path, Some(json!({"source_id": ids[1]})))
        .await;
    assert_eq!(status, 200, "{merged}");
    assert_eq!(merged["channel_identities"].as_array().unwrap().len(), 2);
    assert_eq!(
        client
            .conversation("GET", &format!("/contacts/{}", ids[1]), None)
            .await
            .0,
        404
    );
    client
        .conversation("DELETE", &format!("/contacts/{}", ids[2]), None)
        .await;
    client.settled().await;
    assert_eq!(receiver.of("contact_create_notification").len(), 23);
    assert_eq!(receiver.of("contact_update_notification").len(), 1);
    let merge = &receiver.of("contact_merge_notification")[0];
    assert_eq!(merge["app_id"], "");
    assert_eq!(
        merge["contact_merge_notification"]["deleted_contact"]["id"],
        ids[1].as_str()
    );
    let delete = &receiver.of("contact_delete_notification")[0]["contact_delete_notification"];
    assert_eq!(delete["contact"]["id"], ids[2].as_str());
    for bad in [
        json!({}),
        json!({"channel_identities": [], "language": "EN"}),
        json!({"channel_identities": [{"channel": "ODD", "identity": "1"}], "language": "EN"}),
    ] {
        assert_eq!(
            client.conversation("POST", "/contacts", Some(bad)).await.0,
            400
        );
    }
}

#[tokio::test]
async fn a_number_on_two_contacts_is_told_as_a_duplicate_and_listed() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    for _ in 0..2 {
        let body = json!({"channel_identities": [{"channel": "SMS", "identity": "39333"}], "language": "IT"});
        client.conversation("POST", "/contacts", Some(body)).await;
    }
    let (_, page) = client
        .conversation("GET", "/contacts:identityConflicts", None)
        .await;
    assert_eq!(page["conflicts"][0]["identity"], "39333");
    assert_eq!(
        page["conflicts"][0]["contact_ids"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    client
        .send(text(client.app(), "SMS", "+39333", "Ciao"))
        .await;
    client.settled().await;
    let told = &receiver.of("duplicated_contact_identities_notification")[0];
    let duplicated = &told["duplicated_contact_identities_notification"]["duplicated_identities"];
    assert_eq!(duplicated[0]["channel"], "SMS");
}

#[tokio::test]
async fn conversations_open_stop_and_open_anew() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let mut message = order_ready(client.app(), "+19895550101");
    message["conversation_metadata"] = json!({"case": 7});
    client.send(message.clone()).await;
    message["conversation_metadata"] = json!({"extra": true});
    message["conversation_metadata_update_strategy"] = json!("MERGE_PATCH");
    client.send(message.clone()).await;
    let path = format!("/conversations?app_id={}", client.app());
    let (_, page) = client.conversation("GET", &path, None).await;
    assert_eq!(page["total_size"], 1);
    let first = &page["conversations"][0];
    assert_eq!(first["active"], true);
    assert_eq!(first["metadata_json"], json!({"case": 7, "extra": true}));
    assert_eq!(first["correlation_id"], "corr-1");
    let id = first["id"].as_str().unwrap();
    let stop = format!("/conversations/{id}:stop");
    assert_eq!(
        client.conversation("POST", &stop, Some(json!({}))).await,
        (200, json!({}))
    );
    client.send(message).await;
    let (_, page) = client.conversation("GET", &path, None).await;
    assert_eq!(page["total_size"], 2);
    let (_, page) = client
        .conversation("GET", &format!("{path}&only_active=true"), None)
        .await;
    assert_eq!(page["total_size"], 1);
    let recent = format!("/conversations:recent?app_id={}", client.app());
    let (_, page) = client.conversation("GET", &recent, None).await;
    assert_eq!(page["conversations"].as_array().unwrap().len(), 2);
    assert!(page["conversations"][0]["last_message"]["id"].is_string());

    let inject = json!({
        "accept_time": "2020-01-01T00:00:00Z",
        "direction": "TO_APP",
        "channel_identity": {"channel": "WHATSAPP", "identity": "19895550101"},
        "contact_id": first["contact_id"],
        "contact_message": {"text_message": {"text": "From the archive"}},
    });
    let at = format!("/conversations/{id}:inject-message");
    assert_eq!(
        client
            .conversation("POST", &at, Some(inject.clone()))
            .await
            .0,
        400,
        "too old"
    );
    let (_, clock) = client.control("GET", "/clock", None).await;
    let mut inject = inject;
    inject["accept_time"] = clock["now"].clone();
    assert_eq!(
        client.conversation("POST", &at, Some(inject)).await,
        (200, json!({}))
    );
    let (_, page) = client
        .conversation("GET", &format!("/messages?conversation_id={id}"), None)
        .await;
    assert_eq!(page["messages"][0]["injected"], true);
    assert_eq!(page["messages"].as_array().unwrap().len(), 3);

    assert_eq!(
        client
            .conversation("DELETE", &format!("/conversations/{id}"), None)
            .await
            .0,
        200
    );
    let (status, _) = client
        .conversation("GET", &format!("/messages?conversation_id={id}"), None)
        .await;
    assert_eq!(status, 404);
    client.settled().await;
    assert_eq!(receiver.of("conversation_start_notification").len(), 2);
    assert_eq!(receiver.of("conversation_stop_notification").len(), 1);
    assert_eq!(receiver.of("conversation_delete_notification").len(), 1);
}

#[tokio::test]
async fn the_window_opens_with_the_customer_and_closes_after_a_day() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let number = "+19895550101";
    let ending = async || {
        let (_, answer) = client
            .send(text(client.app(), "WHATSAPP", number, "Hi"))
            .await;
        client.settled().await;
        receiver
            .statuses(answer["message_id"].as_str().unwrap())
            .pop()
            .unwrap()
    };
    assert_eq!(ending().await, "FAILED");
    let failed = receiver.of("message_delivery_report").pop().unwrap();
    let reason = &failed["message_delivery_report"]["reason"];
    assert_eq!(reason["code"], "OUTSIDE_ALLOWED_SENDING_WINDOW");
    assert_eq!(reason["channel_code"], "131047");
    let says = json!({"app_id": client.app(), "from": number, "text": "Hello?"});
    let (status, answer) = client.control("POST", "/phone", Some(says)).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(ending().await, "DELIVERED");
    let inbound = &receiver.of("message")[0];
    assert_eq!(
        inbound["message"]["contact_message"]["text_message"]["text"],
        "Hello?"
    );
    assert_eq!(inbound["message"]["direction"], "TO_APP");
    assert!(!inbound["message"]["sender_id"].as_str().unwrap().is_empty());
    client
        .control("POST", "/clock", Some(json!({"advance_seconds": 86_401})))
        .await;
    client.renew().await;
    assert_eq!(ending().await, "FAILED");
}

#[tokio::test]
async fn an_answer_brings_back_what_was_sent() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let mut message = text(client.app(), "RCS", "+19895550162", "x");
    message["message"] = json!({"choice_message": {
        "text_message": {"text": "Content?"},
        "choices": [{"text_message": {"text": "Yes"}, "postback_data": "yes"}],
    }});
    message["message_metadata"] = json!("att-1");
    message["conversation_metadata"] = json!({"cmp": 1});
    message["correlation_id"] = json!("c1");
    let (_, answer) = client.send(message).await;
    receiver
        .until(|got| got.iter().any(|got| got.body.get("message").is_some()))
        .await;
    let inbound = &receiver.of("message")[0];
    let choice = &inbound["message"]["contact_message"]["choice_response_message"];
    assert_eq!(choice["message_id"], answer["message_id"]);
    assert_eq!(choice["postback_data"], "yes");
    assert_eq!(inbound["message"]["metadata"], "att-1");
    assert_eq!(inbound["message_metadata"], "{\"cmp\":1}");
    assert_eq!(inbound["correlation_id"], "c1");
}

#[tokio::test]
async fn stop_stops_and_is_on_the_list() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    client.send(order_ready(client.app(), "+19895550161")).await;
    receiver
        .until(|got| {
            got.iter()
                .any(|got| got.body.get("opt_out_notification").is_some())
        })
        .await;
    let (_, answer) = client.send(order_ready(client.app(), "+19895550161")).await;
    client.settled().await;
    let id = answer["message_id"].as_str().unwrap();
    assert_eq!(receiver.statuses(id), ["FAILED"]);
    let path = format!("/apps/{}/consents/OPT_OUT_ALL", client.app());
    let (_, list) = client.conversation("GET", &path, None).await;
    assert_eq!(list["identities"], json!([{"identity": "19895550161"}]));
    let path = format!("/apps/{}/consents/identities/19895550161", client.app());
    let (_, audit) = client.conversation("GET", &path, None).await;
    assert_eq!(audit["audit_records"][0]["operation"], "OPERATION_INSERT");
    let start = json!({"app_id": client.app(), "from": "+19895550161", "text": "start"});
    client.control("POST", "/phone", Some(start)).await;
    let path = format!("/apps/{}/consents/OPT_OUT_ALL", client.app());
    let (_, list) = client.conversation("GET", &path, None).await;
    assert_eq!(list["identities"], json!([]));
    let path = format!("/apps/{}/consents/ODD", client.app());
    assert_eq!(client.conversation("GET", &path, None).await.0, 400);
}

#[tokio::test]
async fn events_go_out_and_come_in() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let event = |channel: &str| {
        json!({
            "app_id": client.app(),
            "recipient": {"identified_by": {"channel_identities": [{"channel": channel, "identity": "+393331234567"}]}},
            "event": {"composing_event": {}},
            "event_metadata": "e1",
        })
    };
    let (status, answer) = client
        .conversation("POST", "/events:send", Some(event("WHATSAPP")))
        .await;
    assert_eq!(status, 200, "{answer}");
    let (status, shown) = client
        .conversation(
            "GET",
            &format!("/events/{}", answer["event_id"].as_str().unwrap()),
            None,
        )
        .await;
    assert_eq!(status, 200);
    assert!(shown["app_event"]["composing_event"].is_object());
    let path = format!(
        "/events?contact_id={}",
        shown["contact_id"].as_str().unwrap()
    );
    let (_, list) = client.conversation("GET", &path, None).await;
    assert_eq!(list["events"].as_array().unwrap().len(), 1);
    client
        .conversation("POST", "/events:send", Some(event("SMS")))
        .await;
    let mut odd = event("SMS");
    odd["event"] = json!({"odd_event": {}});
    assert_eq!(
        client
            .conversation("POST", "/events:send", Some(odd))
            .await
            .0,
        400
    );
    let reaction = json!({"app_id": client.app(), "from": "+393331234567", "reaction": {"emoji": "👍", "message_id": "01EB37HMH1M6SV18BSNS3G135H"}});
    client.control("POST", "/phone", Some(reaction)).await;
    client.settled().await;
    let reports: Vec<Value> = receiver
        .of("event_delivery_report")
        .into_iter()
        .map(|body| body["event_delivery_report"].clone())
        .collect();
    let status = |status: &str| {
        reports
            .iter()
            .find(|report| report["status"] == status)
            .unwrap()
    };
    assert_eq!(status("DELIVERED")["metadata"], "e1");
    assert_eq!(status("FAILED")["reason"]["code"], "UNSUPPORTED_OPERATION");
    let inbound = &receiver.of("event")[0]["event"];
    assert_eq!(
        inbound["contact_message_event"]["reaction_event"]["action"],
        "REACTION_ACTION_REACT"
    );
}

#[tokio::test]
async fn capability_settings_and_transcoding() {
    let (_sandbox, client) = started(unlimited()).await;
    let receiver = Receiver::start().await;
    client.hook(&receiver.url, "").await;
    let query = json!({
        "app_id": client.app(),
        "recipient": {"identified_by": {"channel_identities": [
            {"channel": "RCS", "identity": "+393331234567"},
            {"channel": "WHATSAPP", "identity": "+19895550124"},
        ]}},
        "request_id": "r1",
    });
    let (status, answer) = client
        .conversation("POST", "/capability:query", Some(query))
        .await;
    assert_eq!((status, &answer["request_id"]), (200, &json!("r1")));
    client.settled().await;
    let told = receiver.of("capability_notification");
    assert_eq!(
        told[0]["capability_notification"]["capability_status"],
        "CAPABILITY_FULL"
    );
    assert_eq!(
        told[1]["capability_notification"]["capability_status"],
        "NO_CAPABILITY"
    );

    assert_eq!(client.conversation("GET", "/settings", None).await.0, 404);
    let settings = json!({"contact_settings": {"unified_contact_id_enabled": true}});
    let (_, made) = client
        .conversation("POST", "/settings", Some(settings.clone()))
        .await;
    assert_eq!(
        made,
        json!({"project_id": client.access.project_id, "settings": settings})
    );
    assert_eq!(
        client.conversation("DELETE", "/settings", None).await.0,
        200
    );

    let transcode = json!({
        "app_id": client.app(),
        "app_message": {"location_message": {"title": "Shop", "coordinates": {"latitude": 45.5, "longitude": 9.2}}},
        "channels": ["SMS", "WHATSAPP"],
    });
    let (_, answer) = client
        .conversation("POST", "/messages:transcode", Some(transcode))
        .await;
    let sms: Value =
        serde_json::from_str(answer["transcoded_message"]["SMS"].as_str().unwrap()).unwrap();
    assert!(
        sms["body"]
            .as_str()
            .unwrap()
            .starts_with("Shop\nhttps://maps")
    );
    let whatsapp: Value =
        serde_json::from_str(answer["transcoded_message"]["WHATSAPP"].as_str().unwrap()).unwrap();
    assert_eq!(whatsapp["type"], "location");
}

#[tokio::test]
async fn messages_are_edited_deleted_and_the_last_ones_fetched() {
    let (_sandbox, client) = started(unlimited()).await;
    for number in ["+393330000001", "+393330000002", "+393330000001"] {
        client.send(order_ready(client.app(), number)).await;
    }
    let body =
        json!({"app_id": client.app(), "channel_identities": ["393330000001", "+393330000002"]});
    let (status, page) = client
        .conversation("POST", "/messages:fetch-last-message", Some(body))
        .await;
    assert_eq!(status, 200, "{page}");
    let messages = page["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0]["channel_identity"]["identity"], "+393330000001");
    let path = format!("/messages/{}", messages[0]["id"].as_str().unwrap());
    let patch = format!("{path}?update_mask=metadata");
    let (_, changed) = client
        .conversation("PATCH", &patch, Some(json!({"metadata": "new"})))
        .await;
    assert_eq!(changed["metadata"], "new");
    assert_eq!(
        client.conversation("DELETE", &path, None).await,
        (200, json!({}))
    );
    assert_eq!(client.conversation("GET", &path, None).await.0, 404);
    let both = json!({"channel_identities": ["1"], "contact_ids": ["2"]});
    assert_eq!(
        client
            .conversation("POST", "/messages:fetch-last-message", Some(both))
            .await
            .0,
        400
    );
}

#[tokio::test]
async fn an_app_that_keeps_statuses_shows_the_last_with_its_reason() {
    let (_sandbox, client) = started(unlimited()).await;
    client
        .set_app(json!({"persist_message_status": {"enabled": true}}))
        .await;
    for (to, status, reason) in [
        ("+19895550101", "DELIVERED", ""),
        ("+19895550124", "FAILED", "RECIPIENT_NOT_REACHABLE"),
    ] {
        let (_, sent) = client.send(order_ready(client.app(), to)).await;
        client.settled().await;
        let path = format!("/messages/{}", sent["message_id"].as_str().unwrap());
        let (_, message) = client.conversation("GET", &path, None).await;
        let shown = &message["message_status"];
        assert_eq!(
            (&shown["status"], &shown["reason"]),
            (&json!(status), &json!(reason)),
            "{message}"
        );
    }
}
