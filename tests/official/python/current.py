"""What the official Python client 2.3.0 offers for Conversation, done against a sandbox.

Run by `../main.rs` with the sandbox's access as JSON in the first argument. Prints what went wrong
and leaves with the number of faults.

It is pointed at the sandbox by attributes of its own configuration: `auth_origin`, and the
property `conversation_domain`. Nothing of it is replaced.

Its faults, noted where they are met: a 429 is not given to the caller before three repetitions
(`RetryConfiguration(max_retries=0)` switches that off), and callbacks other than delivery reports,
submits and inbound messages parse as their envelope only.
"""

from datetime import datetime, timedelta, timezone

from sinch import SinchClient
from sinch.core.clients.retry_configuration import RetryConfiguration

from steps import CONTENTS, SECRET, Receiver, Steps, refused

steps = Steps()
access, app_id = steps.access, steps.app_id

client = SinchClient(
    project_id=access["project_id"],
    key_id=access["key_id"],
    key_secret=access["key_secret"],
    conversation_region="eu",
    retry_configuration=RetryConfiguration(max_retries=0),
)
client.configuration.auth_origin = access["auth"]
client.configuration.conversation_domain = access["conversation"]
conversation = client.conversation
receiver = Receiver()


def on(channel, identity):
    """A person, as this client names a recipient."""
    return [{"channel": channel, "identity": identity}]


@steps.step("apps")
def _():
    made = conversation.apps.create(
        display_name="Made by the official client",
        processing_mode="CONVERSATION",
        # By channel; on the wire it is the API's list.
        channel_credentials={
            "SMS": {"claimed_identity": "plan", "token": "token"},
            "MESSENGER": {"token": "page"},
            "LINE": {"token": "token", "secret": "secret"},
        },
        retention_policy={"retention_type": "MESSAGE_EXPIRE_POLICY", "ttl_days": 30},
        message_retry_settings={"retry_duration": 60},
        delivery_report_based_fallback={"enabled": True, "delivery_report_waiting_time": 60},
    )
    assert made.channel_credentials.sms.state.status == "ACTIVE", made
    assert made.channel_credentials.line.secret == "secret", made
    assert made.rate_limits.outbound > 0
    assert made.queue_stats.outbound_limit == 500_000
    assert made.message_retry_settings.retry_duration == 60
    changed = conversation.apps.update(
        app_id=made.id, display_name="Changed", update_mask=["display_name"]
    )
    assert changed.display_name == "Changed"
    assert changed.retention_policy.ttl_days == 30, "the mask keeps the rest"
    assert conversation.apps.get(made.id).display_name == "Changed"
    assert made.id in [app.id for app in conversation.apps.list().iterator()]
    conversation.apps.delete(made.id)
    refused(404, lambda: conversation.apps.get(made.id))


@steps.step("contacts")
def _():
    contacts = conversation.contacts
    made = [
        contacts.create(
            channel_identities=[{"channel": "SMS", "identity": f"+39333000000{n % 4}"}],
            language="IT",
            display_name=f"Person {n}",
            external_id="python",
        )
        for n in range(5)
    ]
    pages = contacts.list(external_id="python", page_size=2)
    assert len(pages.content()) == 2
    assert len(list(pages.iterator())) == 5
    conflicts = list(contacts.list_identity_conflicts(page_size=1).iterator())
    assert [one.identity for one in conflicts] == ["393330000000"], conflicts
    changed = contacts.update(made[0].id, email="ann@example.com", channel_priority=["SMS"])
    assert (changed.email, changed.display_name) == ("ann@example.com", "Person 0")
    merged = contacts.merge_contact(destination_id=made[0].id, source_id=made[1].id, strategy="MERGE")
    assert len(merged.channel_identities) == 2
    assert contacts.get(made[2].id).language == "IT"
    contacts.delete(made[3].id)
    refused(404, lambda: contacts.get(made[3].id))
    profiled = contacts.create(
        channel_identities=[{"channel": "MESSENGER", "identity": "7746490198930851", "app_id": app_id}],
        language="EN",
    )
    refused(
        400,
        lambda: contacts.get_channel_profile_by_contact_id(
            app_id=app_id, channel="SMS", contact_id=made[0].id
        ),
    )
    contacts.delete(profiled.id)


@steps.step("messages")
def _():
    messages = conversation.messages
    person = on("RCS", "+19895550101")
    verbs = {
        "media_message": messages.send_media_message,
        "card_message": messages.send_card_message,
        "carousel_message": messages.send_carousel_message,
        "choice_message": messages.send_choice_message,
        "contact_info_message": messages.send_contact_info_message,
        "list_message": messages.send_list_message,
        "location_message": messages.send_location_message,
        "template_message": messages.send_template_message,
    }
    before = datetime.now(timezone.utc) - timedelta(minutes=1)
    for key, content in CONTENTS.items():
        common = dict(
            app_id=app_id,
            recipient_identities=person,
            ttl=60,
            message_metadata=key,
            correlation_id="python",
        )
        if key == "text_message":
            sent = messages.send_text_message(text=content["text"], **common)
        else:
            sent = verbs[key](**{key: content}, **common)
        assert isinstance(sent.accepted_time, datetime)
        stored = messages.get(sent.message_id)
        assert stored.metadata == key
        assert getattr(stored.app_message, key) is not None, stored
    sent = messages.send(
        app_id=app_id,
        message={"text_message": {"text": "By the general verb"}},
        recipient_identities=person,
        conversation_metadata={"order": 7},
        conversation_metadata_update_strategy="MERGE_PATCH",
        queue="HIGH_PRIORITY",
        channel_priority_order=["RCS", "SMS"],
        processing_strategy="DEFAULT",
        message_content_type="CONTENT_NOTIFICATION",
    )
    contact = messages.get(sent.message_id).contact_id
    by_contact = messages.send_text_message(app_id=app_id, text="By contact", contact_id=contact)

    listed = list(messages.list(app_id=app_id, page_size=2, start_time=before).iterator())
    ids = [message.id for message in listed]
    assert len(ids) == len(CONTENTS) + 2, ids
    assert ids == sorted(ids, reverse=True), "newest first"
    assert ids[0] == by_contact.message_id
    none = messages.list(app_id=app_id, end_time=before)
    assert none.content() == []
    last = messages.list_last_messages_by_channel_identity(
        app_id=app_id, channel_identities=["+19895550101"]
    )
    assert [message.id for message in last.content()] == [by_contact.message_id]
    assert messages.update(ids[0], metadata="changed").metadata == "changed"
    messages.delete(ids[0])
    refused(404, lambda: messages.get(ids[0]))
    refused(
        400,
        lambda: messages.send_text_message(
            app_id=app_id, text="", recipient_identities=on("SMS", "+391")
        ),
    )
    refused(
        400,
        lambda: messages.send_text_message(
            app_id="no ulid", text="x", recipient_identities=on("SMS", "+393331234567")
        ),
    )


@steps.step("an app of another region is not found")
def _():
    other = access["regions"]["us"]["app_ids"][0]
    refused(404, lambda: conversation.apps.get(other))


@steps.step("an expired token is renewed")
def _():
    steps.control("POST", "/tokens/expire")
    conversation.apps.list()


@steps.step("a revoked key is final")
def _():
    steps.control("POST", "/keys/revoke")
    try:
        refused(401, conversation.apps.list)
    finally:
        steps.control("POST", "/keys/restore")


@steps.step("429 reaches the caller")
def _():
    refused(
        429,
        lambda: conversation.messages.send_text_message(
            app_id=app_id, text="x", recipient_identities=on("SMS", "+19895550111")
        ),
    )


@steps.step("503 and 500 reach the caller")
def _():
    def to(identity):
        return lambda: conversation.messages.send_text_message(
            app_id=app_id, text="x", recipient_identities=on("SMS", identity)
        )

    refused(503, to("+19895550113"))
    refused(500, to("+19895550112"))


@steps.step("callbacks")
def _():
    # This generation has no verb for webhooks, so one is made without it.
    kinds = ["MESSAGE_DELIVERY", "MESSAGE_SUBMIT", "MESSAGE_INBOUND", "EVENT_INBOUND", "CONTACT_CREATE"]
    steps.webhook(receiver.target, kinds)
    conversation.messages.send_text_message(
        app_id=app_id,
        text="Told",
        recipient_identities=on("SMS", "+393337770001"),
        message_metadata="m",
        correlation_id="c",
    )
    conversation.messages.send_text_message(
        app_id=app_id, text="Fails", recipient_identities=on("RCS", "+19895550124")
    )
    phone = {"app_id": app_id, "channel": "WHATSAPP", "from": "+393337770002"}
    steps.control("POST", "/phone", {**phone, "text": "Ciao"})
    steps.control("POST", "/phone", {**phone, "media": "https://example.com/a.jpg"})
    steps.control("POST", "/phone", {**phone, "location": {"title": "Here", "latitude": 1.5, "longitude": 2.5}})
    steps.settle()
    events = conversation.sinch_events(SECRET)
    seen = {}
    for headers, body in receiver.got:
        assert events.validate_authentication_header(headers, body), "signature"
        parsed = events.parse_event(body, headers)
        seen.setdefault(type(parsed).__name__, []).append(parsed)
    assert not events.validate_authentication_header(receiver.got[0][0], body + b" ")
    wrong = {**receiver.got[0][0], "x-sinch-webhook-signature": "AAAA"}
    assert not events.validate_authentication_header(wrong, receiver.got[0][1])
    reports = [one.message_delivery_report for one in seen["MessageDeliveryReceiptEvent"]]
    assert {report.status for report in reports} >= {"QUEUED_ON_CHANNEL", "DELIVERED", "FAILED"}
    assert "RECIPIENT_NOT_REACHABLE" in {report.reason.code for report in reports if report.reason}
    texts = [one.message.contact_message for one in seen["MessageInboundEvent"]]
    kinds = sorted(type(text).__name__ for text in texts)
    assert kinds == ["LocationContactMessage", "MediaContactMessage", "TextContactMessage"], kinds
    assert any(one.correlation_id == "c" for one in seen["MessageSubmitEvent"])
    assert len(seen["ConversationSinchEventBase"]) >= 3, "contacts made on the way"


steps.leave()
