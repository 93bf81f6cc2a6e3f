//! What a rehearsal can be made to do: its dials, its clock, numbers with a story, the customer's
//! phone; and that none of it can be done to an account that does not rehearse.

use carillon_tests::{Stage, until};
use serde_json::{Value, json};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// A live account: saved, never reached.
async fn live_account(stage: &Stage) -> String {
    let form = json!({
        "name": "Live", "key": "LIV", "list_name": "", "proxy_domain": "", "region": "eu",
        "project_id": "5d2a5b1e-7a5e-4f6c-9d3e-0c1f2b3a4d5e",
        "app_id": "01HXZABCDEFGHJKMNPQRSTVWXY", "key_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
        "key_secret": "a-secret", "webhook_secret": "", "phone": "", "description": "",
    });
    let account = stage.call("accounts.create", form).await;
    account["id"].as_str().unwrap().to_owned()
}

async fn thread(stage: &Stage, account: &str, identity: &str) -> Vec<Value> {
    let request = json!({ "account_id": account, "identity": identity });
    let thread = stage.call("rehearsal.thread", request).await;
    thread["messages"].as_array().unwrap().clone()
}

async fn answer(stage: &Stage, account: &str, identity: &str, deed: Value) -> Value {
    let request = json!({
        "account_id": account, "identity": identity, "channel": "WHATSAPP", "deed": deed,
    });
    stage.call("rehearsal.answer", request).await
}

#[tokio::test]
async fn nothing_is_done_to_an_account_that_does_not_rehearse() {
    let stage = Stage::new().await;
    let live = live_account(&stage).await;
    for (name, request) in [
        ("rehearsal.dials", json!({ "account_id": live })),
        (
            "rehearsal.set_dials",
            json!({ "account_id": live, "dials": { "latency_ms": 1 } }),
        ),
        (
            "rehearsal.jump_clock",
            json!({ "account_id": live, "seconds": 60 }),
        ),
        ("rehearsal.scenarios", json!({ "account_id": live })),
        (
            "rehearsal.make_audience",
            json!({ "account_id": live, "list_name": "x", "numbers": ["+19895550100"] }),
        ),
        ("rehearsal.phones", json!({ "account_id": live })),
        (
            "rehearsal.thread",
            json!({ "account_id": live, "identity": "+19895550100" }),
        ),
        (
            "rehearsal.answer",
            json!({ "account_id": live, "identity": "+19895550100", "channel": "WHATSAPP",
                    "deed": { "text": "Ciao" } }),
        ),
    ] {
        let refused = stage.try_call(name, request).await.unwrap_err();
        assert_eq!(
            serde_json::to_value(refused.code).unwrap(),
            "precondition_failed",
            "{name}"
        );
        assert!(
            refused.message.contains("Live"),
            "{name}: {}",
            refused.message
        );
    }
    let missing = json!({ "account_id": "acc_nobody" });
    assert!(stage.try_call("rehearsal.dials", missing).await.is_err());
    stage.end().await;
}

#[tokio::test]
async fn dials_turn_alone_run_out_and_go_back_to_rest() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let turn = async |dials: Value| {
        let request = json!({ "account_id": account, "dials": dials });
        stage.call("rehearsal.set_dials", request).await["dials"].clone()
    };
    let dials = turn(json!({ "outage_seconds": 60, "latency_ms": 1 })).await;
    assert_eq!(
        (&dials["outage_seconds"], &dials["latency_ms"]),
        (&json!(60), &json!(1))
    );
    let dials = turn(json!({ "send_reset_share": 0.25 })).await;
    assert_eq!(dials["send_reset_share"], 0.25);
    assert_eq!(dials["latency_ms"], 1, "what was not named stays");
    let left = dials["outage_seconds"].as_u64().unwrap();
    assert!((1..=60).contains(&left), "the outage goes on: {left}");

    // What the console then meets is what it would meet at Sinch.
    let tested = stage.call("accounts.test", json!({ "id": account })).await;
    assert_eq!(tested["ok"], false, "{tested}");

    let rest = json!({
        "outage_seconds": 0, "latency_ms": 0, "send_reset_share": 0, "failure_share": {},
    });
    let dials = turn(rest).await;
    assert_eq!(
        (&dials["outage_seconds"], &dials["latency_ms"]),
        (&json!(0), &json!(0))
    );
    let tested = stage.call("accounts.test", json!({ "id": account })).await;
    assert_eq!(tested["ok"], true, "{tested}");

    for (dials, named) in [
        (json!({ "send_reset_share": 2 }), "send_reset_share"),
        (json!({ "latncy_ms": 2 }), "latncy_ms"),
        (
            json!({ "failure_share": { "NO_SUCH_CODE": 0.1 } }),
            "NO_SUCH_CODE",
        ),
    ] {
        let request = json!({ "account_id": account, "dials": dials });
        let refused = stage
            .try_call("rehearsal.set_dials", request)
            .await
            .unwrap_err();
        assert_eq!(serde_json::to_value(refused.code).unwrap(), "invalid_input");
        assert!(refused.message.contains(named), "{}", refused.message);
    }
    stage.end().await;
}

#[tokio::test]
async fn the_clock_jumps_ahead_and_only_so_far() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let jump = |seconds: u32| json!({ "account_id": account, "seconds": seconds });
    let clock = stage.call("rehearsal.jump_clock", jump(86_400)).await;
    assert_eq!(clock["ahead_seconds"], 86_400);
    let state = stage
        .call("rehearsal.dials", json!({ "account_id": account }))
        .await;
    let ahead = state["clock"]["now"].as_i64().unwrap() - stage.app().clock().now_ms();
    assert!((86_390_000..86_410_000).contains(&ahead), "{ahead}");
    for seconds in [0, 700_000] {
        assert!(
            stage
                .try_call("rehearsal.jump_clock", jump(seconds))
                .await
                .is_err()
        );
    }
    stage.end().await;
}

#[tokio::test]
async fn numbers_with_a_story_become_an_audience_and_end_as_told() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let request = json!({ "account_id": account });
    let page = stage.call("rehearsal.scenarios", request).await;
    let rows = page["items"].as_array().unwrap();
    let unreachable = rows
        .iter()
        .find(|row| row["code"] == "RECIPIENT_NOT_REACHABLE" && row["number"] == "+19895550124")
        .unwrap();
    assert_eq!(unreachable["kind"], "recipient");
    assert_eq!(unreachable["meaning"], "Cannot be reached on this channel.");

    let make = |numbers: Value, name: &str| json!({ "account_id": account, "list_name": name, "numbers": numbers });
    let chosen = json!(["+19895550100", "+19895550124"]);
    let made = stage
        .call(
            "rehearsal.make_audience",
            make(chosen.clone(), "Two stories"),
        )
        .await;
    assert_eq!(made["added"], 2);
    let again = stage
        .call("rehearsal.make_audience", make(chosen, "Two stories"))
        .await;
    assert_eq!(
        (&again["added"], &again["list_id"]),
        (&json!(0), &made["list_id"])
    );
    for (numbers, name) in [
        (json!(["+393331234567"]), "x"),
        (json!([]), "x"),
        (json!(["+19895550100"]), " "),
    ] {
        let request = make(numbers, name);
        assert!(
            stage
                .try_call("rehearsal.make_audience", request)
                .await
                .is_err()
        );
    }

    let list = made["list_id"].as_str().unwrap();
    let campaign = stage.draft(&account, list, None).await;
    let id = stage.launch(&campaign).await;
    let after = stage.counted(&id, &["read", "failed"], 2).await;
    assert_eq!(after["counts"]["read"], 1, "{after}");
    assert_eq!(
        after["failures"][0]["code"], "RECIPIENT_NOT_REACHABLE",
        "{after}"
    );
    stage.end().await;
}

#[tokio::test]
async fn a_phone_shows_what_reached_it_and_its_holder_answers() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let list = stage.people(2).await;
    let campaign = stage.draft(&account, &list, None).await;
    stage.launch(&campaign).await;
    let number = "+393120000000";
    let shown = until("the message is on the phone", PATIENCE, || async {
        let messages = thread(&stage, &account, number).await;
        messages.first().cloned()
    })
    .await;
    assert_eq!(shown["mine"], false, "{shown}");
    assert!(
        !shown["text"].as_str().unwrap().contains("{{"),
        "filled: {shown}"
    );

    answer(
        &stage,
        &account,
        "+39 312 000 0000",
        json!({ "text": "Grazie!" }),
    )
    .await;
    answer(
        &stage,
        &account,
        number,
        json!({ "media": "https://example.org/box.jpg" }),
    )
    .await;
    let place = json!({ "title": "Duomo", "latitude": 45.464, "longitude": 9.191 });
    answer(&stage, &account, number, json!({ "location": place })).await;
    let reaction = json!({ "message_id": shown["id"], "emoji": "👍" });
    answer(&stage, &account, number, json!({ "reaction": reaction })).await;
    let after = answer(&stage, &account, number, json!({ "text": "STOP" })).await;
    assert_eq!(after["name"], "Anna 0");
    let messages = after["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 5, "{after}");
    assert_eq!(messages[0]["reactions"], json!(["👍"]));
    assert_eq!(messages[1]["text"], "Grazie!");
    assert_eq!(messages[2]["media"], "https://example.org/box.jpg");
    assert_eq!(messages[3]["location"], place);
    assert!(messages[1..].iter().all(|message| message["mine"] == true));

    // What the holder did is told to the console as Sinch would.
    until("the callbacks are in the log", PATIENCE, || async {
        let mut kinds = Vec::new();
        for trigger in ["MESSAGE_INBOUND", "EVENT_INBOUND", "OPT_OUT"] {
            let filter = json!({ "account_id": account, "trigger": trigger });
            let page = stage.call("webhooks.callbacks", filter).await;
            kinds.push(page["items"].as_array().unwrap().len());
        }
        (kinds == [4, 1, 1]).then_some(())
    })
    .await;

    let phones = until("both phones got theirs", PATIENCE, || async {
        let request = json!({ "account_id": account });
        let phones = stage.call("rehearsal.phones", request).await;
        (phones["items"].as_array().unwrap().len() == 2).then_some(phones)
    })
    .await;
    let own = |phone: &&Value| phone["identity"] == number;
    let items = phones["items"].as_array().unwrap();
    let line = items.iter().find(own).unwrap();
    assert_eq!(
        (&line["name"], &line["text"]),
        (&json!("Anna 0"), &json!("STOP"))
    );

    for deed in [
        json!({ "text": "" }),
        json!({ "media": "box.jpg" }),
        json!({ "reaction": { "message_id": "", "emoji": "👍" } }),
    ] {
        let request = json!({
            "account_id": account, "identity": number, "channel": "WHATSAPP", "deed": deed,
        });
        assert!(stage.try_call("rehearsal.answer", request).await.is_err());
    }
    stage.end().await;
}

#[tokio::test]
async fn a_button_is_pressed_and_the_answer_says_which() {
    let stage = Stage::new().await;
    let account = stage.account().await;
    let app_id = stage.app_id(&account).await;
    let number = "+393120000001";
    let message = json!({
        "choice_message": {
            "text_message": { "text": "Shall we deliver today?" },
            "choices": [
                { "text_message": { "text": "Yes" }, "postback_data": "today" },
                { "text_message": { "text": "Tomorrow" } },
            ],
        },
    });
    // Free content needs an open window, which a word of the customer opens.
    answer(&stage, &account, number, json!({ "text": "Hello" })).await;
    let client = stage.app().sinch(&account.as_str().into()).await.unwrap();
    let recipient = sinch::channel::Recipient::identity(sinch::channel::Channel::WhatsApp, number);
    let content: sinch::messages::AppMessage = serde_json::from_value(message).unwrap();
    let request = sinch::messages::SendMessageRequest::new(app_id, recipient, content);
    client.client.messages().send(&request).await.unwrap();
    let asked = until("the question is on the phone", PATIENCE, || async {
        let messages = thread(&stage, &account, number).await;
        messages
            .into_iter()
            .find(|message| message["mine"] == false)
    })
    .await;
    assert_eq!(asked["choices"][0]["title"], "Yes");
    assert_eq!(asked["choices"][0]["postback_data"], "today");
    let data = asked["choices"][1]["postback_data"].as_str().unwrap();
    assert!(data.ends_with("_Tomorrow"), "{data}");

    let choice = json!({ "message_id": asked["id"], "postback_data": data });
    let after = answer(&stage, &account, number, json!({ "choice": choice })).await;
    let last = after["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["text"], &last["answers"]),
        (&json!("Tomorrow"), &asked["id"])
    );
    stage.end().await;
}
