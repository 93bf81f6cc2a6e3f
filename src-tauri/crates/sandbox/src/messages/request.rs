//! A send request: what is checked before it is accepted.
//!
//! The first of Sinch's two validations: its faults are 400s. What only a channel can refuse is
//! in `acceptance` and comes as a FAILED callback.

use serde_json::{Map, Value};

use crate::{
    call::Call,
    channel::Channel,
    messages::{Attempt, content},
    refusal::Refusal,
    world::{AppAt, World},
};

/// A request that may be accepted.
#[derive(Debug)]
pub(crate) struct Request<'a> {
    pub(crate) app: AppAt,
    pub(crate) recipient: Recipient,
    pub(crate) tries: Vec<Attempt>,
    /// The message or event, still as it came.
    pub(crate) content: &'a Map<String, Value>,
    pub(crate) metadata: &'a str,
    pub(crate) correlation_id: &'a str,
    pub(crate) conversation_metadata: Option<&'a Value>,
    pub(crate) merges_metadata: bool,
    pub(crate) callback_url: Option<&'a str>,
    pub(crate) dispatch: bool,
    pub(crate) high: bool,
    pub(crate) ttl_ms: Option<u64>,
    pub(crate) marketing: Option<bool>,
    pub(crate) tagged: bool,
}

/// To whom.
#[derive(Debug)]
pub(crate) enum Recipient {
    Contact(usize),
    Identities(Vec<Attempt>),
}

/// Reads and checks the body of `messages:send`.
pub(crate) fn read<'a>(world: &World, call: &'a Call) -> Result<Request<'a>, Refusal> {
    let body = call.object()?;
    let app = world.app_of(body, call.region)?;
    let dispatch_app = world.apps[app].dispatch;
    let dispatch_only = match text(body, "processing_strategy")? {
        "" | "DEFAULT" => false,
        "DISPATCH_ONLY" => true,
        _ => return Err(Refusal::field("processing_strategy", "unknown value")),
    };
    let dispatch = dispatch_app || dispatch_only;
    let recipient = recipient(world, call, body, dispatch)?;
    let content = match body.get("message") {
        Some(Value::Object(message)) => message,
        _ => return Err(Refusal::field("message", "must not be empty")),
    };
    content::check(content)?;
    let order = channel_order(world, body, app)?;
    let tries = tries(world, app, &recipient, &order);
    let conversation_metadata = body.get("conversation_metadata").filter(|v| !v.is_null());
    if let Some(metadata) = conversation_metadata {
        if !metadata.is_object() {
            return Err(Refusal::field("conversation_metadata", "must be an object"));
        }
        if metadata.to_string().chars().count() > 2_048 {
            return Err(Refusal::field(
                "conversation_metadata",
                "longer than 2048 characters",
            ));
        }
    }
    let correlation_id = limited(body, "correlation_id", 128)?;
    if dispatch_only && (!correlation_id.is_empty() || conversation_metadata.is_some()) {
        return Err(Refusal::invalid(
            "conversation_metadata and correlation_id are not supported with DISPATCH_ONLY.",
        ));
    }
    check_properties(body)?;
    Ok(Request {
        app,
        recipient,
        tries,
        content,
        metadata: limited(body, "message_metadata", 1_024)?,
        correlation_id,
        conversation_metadata,
        merges_metadata: merges(body)?,
        callback_url: callback_url(body)?,
        dispatch,
        high: is_high(body)?,
        ttl_ms: ttl_ms(body)?,
        marketing: match text(body, "message_content_type")? {
            "CONTENT_MARKETING" => Some(true),
            "CONTENT_NOTIFICATION" => Some(false),
            "" | "CONTENT_UNKNOWN" => None,
            _ => return Err(Refusal::field("message_content_type", "unknown value")),
        },
        tagged: is_tagged(body),
    })
}

/// A text field: empty when absent, 400 when it is something else.
pub(crate) fn text<'a>(body: &'a Map<String, Value>, key: &str) -> Result<&'a str, Refusal> {
    match body.get(key) {
        None | Some(Value::Null) => Ok(""),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(Refusal::field(key, "must be a text")),
    }
}

/// A text field of at most so many characters.
pub(crate) fn limited<'a>(
    body: &'a Map<String, Value>,
    key: &str,
    most: usize,
) -> Result<&'a str, Refusal> {
    let text = text(body, key)?;
    if text.chars().count() > most {
        return Err(Refusal::field(
            key,
            &format!("longer than {most} characters"),
        ));
    }
    Ok(text)
}

fn merges(body: &Map<String, Value>) -> Result<bool, Refusal> {
    match text(body, "conversation_metadata_update_strategy")? {
        "" | "REPLACE" => Ok(false),
        "MERGE_PATCH" => Ok(true),
        _ => Err(Refusal::field(
            "conversation_metadata_update_strategy",
            "unknown value",
        )),
    }
}

/// `callback_url`, which must be one.
pub(crate) fn callback_url(body: &Map<String, Value>) -> Result<Option<&str>, Refusal> {
    match text(body, "callback_url")? {
        "" => Ok(None),
        url => match reqwest::Url::parse(url) {
            Ok(parsed) if ["http", "https"].contains(&parsed.scheme()) => Ok(Some(url)),
            _ => Err(Refusal::field(
                "callback_url",
                "must be an http or https URL",
            )),
        },
    }
}

/// Whether `queue` asks to overtake.
pub(crate) fn is_high(body: &Map<String, Value>) -> Result<bool, Refusal> {
    match text(body, "queue")? {
        "" | "NORMAL_PRIORITY" => Ok(false),
        "HIGH_PRIORITY" => Ok(true),
        _ => Err(Refusal::field("queue", "unknown value")),
    }
}

/// `ttl` as text with `s`, or as a bare number as older clients write it.
fn ttl_ms(body: &Map<String, Value>) -> Result<Option<u64>, Refusal> {
    let seconds = match body.get("ttl") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if text.is_empty() => return Ok(None),
        Some(Value::String(text)) => text.strip_suffix('s').unwrap_or(text).parse().ok(),
        Some(number) => number.as_u64(),
    };
    seconds
        .filter(|seconds| (3..=315_576_000_000).contains(seconds))
        .map(|seconds: u64| Some(seconds.saturating_mul(1_000)))
        .ok_or_else(|| Refusal::field("ttl", "must be whole seconds from 3s"))
}

fn check_properties(body: &Map<String, Value>) -> Result<(), Refusal> {
    let properties = match body.get("channel_properties") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Object(properties)) => properties,
        Some(_) => return Err(Refusal::field("channel_properties", "must be an object")),
    };
    for (key, value) in properties {
        let fits = value
            .as_str()
            .is_some_and(|text| text.chars().count() <= 1_024);
        if !fits {
            return Err(Refusal::field(
                &format!("channel_properties.{key}"),
                "must be a text of at most 1024 characters",
            ));
        }
    }
    Ok(())
}

/// Whether Messenger or Instagram are told why somebody writes after a day.
fn is_tagged(body: &Map<String, Value>) -> bool {
    ["MESSENGER_MESSAGE_TAG", "INSTAGRAM_MESSAGE_TAG"]
        .iter()
        .filter_map(|key| body.get("channel_properties")?.get(key)?.as_str())
        .any(|tag| !tag.is_empty())
}

/// `channel_priority_order`; each of its channels must be configured in the app.
pub(crate) fn channel_order(
    world: &World,
    body: &Map<String, Value>,
    app: AppAt,
) -> Result<Vec<Channel>, Refusal> {
    let named = match body.get("channel_priority_order") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(named)) => named,
        Some(_) => return Err(Refusal::field("channel_priority_order", "must be a list")),
    };
    named
        .iter()
        .map(|name| {
            let channel = name
                .as_str()
                .and_then(Channel::named)
                .ok_or_else(|| Refusal::field("channel_priority_order", "unknown channel"))?;
            match world.apps[app].channel_status(channel) {
                Some(_) => Ok(channel),
                None => Err(Refusal::field(
                    "channel_priority_order",
                    &format!("{} is not configured in the app", channel.name()),
                )),
            }
        })
        .collect()
}

/// `recipient`, with or without a contact.
pub(crate) fn recipient(
    world: &World,
    call: &Call,
    body: &Map<String, Value>,
    dispatch: bool,
) -> Result<Recipient, Refusal> {
    let recipient = match body.get("recipient") {
        Some(Value::Object(recipient)) => recipient,
        _ => return Err(Refusal::field("recipient", "must not be empty")),
    };
    let contact_id = text(recipient, "contact_id")?;
    if !contact_id.is_empty() {
        if dispatch {
            return Err(Refusal::field(
                "recipient.contact_id",
                "cannot be used in DISPATCH mode",
            ));
        }
        return Ok(Recipient::Contact(world.contact(contact_id, call.region)?));
    }
    let identities = recipient
        .get("identified_by")
        .and_then(|by| by.get("channel_identities"))
        .and_then(Value::as_array)
        .filter(|identities| !identities.is_empty())
        .ok_or_else(|| Refusal::field("recipient", "needs contact_id or identified_by"))?;
    let attempts = identities
        .iter()
        .map(read_identity)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Recipient::Identities(attempts))
}

fn read_identity(identity: &Value) -> Result<Attempt, Refusal> {
    let field = |key: &str| identity.get(key).and_then(Value::as_str).unwrap_or("");
    let channel = Channel::named(field("channel"))
        .ok_or_else(|| Refusal::field("recipient.channel", "unknown channel"))?;
    let name = field("identity");
    if name.is_empty() || name.chars().count() > 370 {
        return Err(Refusal::field(
            "recipient.identity",
            "must have 1 to 370 characters",
        ));
    }
    Ok(Attempt {
        channel,
        identity: name.into(),
    })
}

/// The channels to try: the request's order, else that of the identities, else the contact's.
pub(crate) fn tries(
    world: &World,
    app: AppAt,
    recipient: &Recipient,
    order: &[Channel],
) -> Vec<Attempt> {
    let known = match recipient {
        Recipient::Identities(attempts) => attempts.clone(),
        Recipient::Contact(contact) => world.attempts_of_contact(*contact, app),
    };
    if order.is_empty() {
        return known;
    }
    order
        .iter()
        .filter_map(|channel| known.iter().find(|attempt| attempt.channel == *channel))
        .cloned()
        .collect()
}
