//! `GET /messages` and `messages:fetch-last-message`: newest first, by any filter.
//!
//! A page token is the number of the last message shown, so pages stay right while more is sent.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    call::{Call, Reply, page_size},
    channel::{Channel, normal_identity},
    clock::parse_rfc3339,
    messages::{Message, request::text, shown::Shown},
    refusal::Refusal,
    world::{AppAt, World},
};

#[derive(Serialize)]
struct Page<'a> {
    messages: Vec<Shown<'a>>,
    next_page_token: String,
}

/// Whether DISPATCH_SOURCE is asked for.
pub(super) fn source(text: Option<&str>) -> Result<bool, Refusal> {
    match text {
        None | Some("" | "CONVERSATION_SOURCE") => Ok(false),
        Some("DISPATCH_SOURCE") => Ok(true),
        Some(_) => Err(Refusal::field("messages_source", "unknown value")),
    }
}

/// What a listing is narrowed to.
struct Filter<'a> {
    app: Option<AppAt>,
    people: Vec<String>,
    contacts: Vec<usize>,
    conversation: Option<usize>,
    channel: Option<Channel>,
    inbound: Option<bool>,
    from_ms: i64,
    until_ms: i64,
    dispatch: bool,
    call: &'a Call,
}

impl Filter<'_> {
    fn fits(&self, world: &World, message: &Message) -> bool {
        message.stored
            && message.dispatch == self.dispatch
            && self.app.is_none_or(|app| app == message.app)
            && self
                .conversation
                .is_none_or(|at| message.conversation == Some(at))
            && self
                .inbound
                .is_none_or(|inbound| inbound == message.inbound)
            && (self.from_ms..self.until_ms).contains(&message.accepted_ms)
            && (self.contacts.is_empty()
                || message
                    .contact
                    .is_some_and(|at| self.contacts.contains(&at)))
            && self.channel.is_none_or(|channel| {
                message
                    .tries
                    .iter()
                    .any(|attempt| attempt.channel == channel)
            })
            && (self.people.is_empty()
                || message
                    .tries
                    .iter()
                    .any(|attempt| self.people.contains(&normal_identity(&attempt.identity))))
            && world.apps[message.app].region == self.call.region
            && !world.apps[message.app].deleted
    }

    /// The numbers that fit, newest first, below a number.
    fn newest<'w>(&'w self, world: &'w World, below: usize) -> impl Iterator<Item = usize> + 'w {
        let person = match self.people.as_slice() {
            [one] => Some(one.as_str()),
            _ => None,
        };
        world
            .messages
            .newest_below(below, self.app, person, self.conversation)
            .take_while(|at| {
                !world.messages.are_in_order_of_time()
                    || world
                        .messages
                        .get(*at)
                        .is_some_and(|message| message.accepted_ms >= self.from_ms)
            })
            .filter(|at| {
                world
                    .messages
                    .get(*at)
                    .is_some_and(|message| self.fits(world, message))
            })
    }
}

fn direction(text: &str) -> Result<Option<bool>, Refusal> {
    match text {
        "" | "UNDEFINED_DIRECTION" => Ok(None),
        "TO_APP" => Ok(Some(true)),
        "TO_CONTACT" => Ok(Some(false)),
        _ => Err(Refusal::field("direction", "unknown value")),
    }
}

fn view(text: &str) -> Result<bool, Refusal> {
    match text {
        "" | "WITH_METADATA" => Ok(true),
        "WITHOUT_METADATA" => Ok(false),
        _ => Err(Refusal::field("view", "unknown value")),
    }
}

fn token(text: Option<&str>) -> Result<usize, Refusal> {
    match text {
        None | Some("") => Ok(usize::MAX),
        Some(text) => text
            .strip_prefix('m')
            .and_then(|number| usize::from_str_radix(number, 16).ok())
            .ok_or_else(|| Refusal::field("page_token", "is not one of ours")),
    }
}

fn page<'w>(
    world: &'w World,
    filter: &'w Filter<'_>,
    below: usize,
    size: usize,
    with_metadata: bool,
) -> Result<Reply, Refusal> {
    let mut numbers: Vec<usize> = filter.newest(world, below).take(size + 1).collect();
    let more = numbers.len() > size;
    numbers.truncate(size);
    let next_page_token = match numbers.last() {
        Some(last) if more => format!("m{last:x}"),
        _ => String::new(),
    };
    let messages = numbers
        .iter()
        .filter_map(|at| world.messages.get(*at))
        .map(|message| world.show(message, with_metadata))
        .collect();
    Reply::json(&Page {
        messages,
        next_page_token,
    })
}

/// GET `/messages`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let dispatch = source(call.param("messages_source"))?;
    for parameter in ["contact_id", "conversation_id"] {
        if dispatch && call.param(parameter).is_some() {
            return Err(Refusal::field(
                parameter,
                "cannot be used with DISPATCH_SOURCE",
            ));
        }
    }
    let filter = Filter {
        app: call
            .param("app_id")
            .map(|id| world.app(id, call.region))
            .transpose()?,
        people: call
            .param("channel_identity")
            .map(normal_identity)
            .into_iter()
            .collect(),
        contacts: call
            .param("contact_id")
            .map(|id| world.contact(id, call.region))
            .transpose()?
            .into_iter()
            .collect(),
        conversation: call
            .param("conversation_id")
            .map(|id| world.conversation(id, call.region))
            .transpose()?,
        channel: call.channel("channel")?,
        inbound: if call.flag("only_recipient_originated") {
            Some(true)
        } else {
            direction(call.param("direction").unwrap_or(""))?
        },
        from_ms: call.time("start_time")?.unwrap_or(i64::MIN),
        until_ms: call.time("end_time")?.unwrap_or(i64::MAX),
        dispatch,
        call,
    };
    page(
        world,
        &filter,
        token(call.param("page_token"))?,
        call.page_size(10, 1_000)?,
        view(call.param("view").unwrap_or(""))?,
    )
}

/// POST `/messages:fetch-last-message`: the newest message of each of several people.
pub(crate) fn fetch_last(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let names = |key: &str| -> Vec<&str> {
        body.get(key)
            .and_then(Value::as_array)
            .map_or_else(Vec::new, |list| {
                list.iter().filter_map(Value::as_str).collect()
            })
    };
    let (people, contacts) = (names("channel_identities"), names("contact_ids"));
    if people.is_empty() == contacts.is_empty() {
        return Err(Refusal::invalid(
            "Give either channel_identities or contact_ids.",
        ));
    }
    let dispatch = source(Some(text(body, "messages_source")?))?;
    if dispatch && !contacts.is_empty() {
        return Err(Refusal::field(
            "contact_ids",
            "cannot be used with DISPATCH_SOURCE",
        ));
    }
    let time = |key: &str| -> Result<Option<i64>, Refusal> {
        match text(body, key)? {
            "" => Ok(None),
            text => parse_rfc3339(text)
                .map(Some)
                .ok_or_else(|| Refusal::field(key, "not an RFC 3339 time")),
        }
    };
    let channel = match text(body, "channel")? {
        "" => None,
        name => {
            Some(Channel::named(name).ok_or_else(|| Refusal::field("channel", "unknown channel"))?)
        }
    };
    let filter = Filter {
        app: match text(body, "app_id")? {
            "" => None,
            id => Some(world.app(id, call.region)?),
        },
        people: people.into_iter().map(normal_identity).collect(),
        contacts: contacts
            .into_iter()
            .filter_map(|id| world.contact(id, call.region).ok())
            .collect(),
        conversation: None,
        channel,
        inbound: direction(text(body, "direction")?)?,
        from_ms: time("start_time")?.unwrap_or(i64::MIN),
        until_ms: time("end_time")?.unwrap_or(i64::MAX),
        dispatch,
        call,
    };
    if filter.people.is_empty() && filter.contacts.is_empty() {
        return Reply::json(&json!({"messages": [], "next_page_token": ""}));
    }
    let asked = match body.get("page_size") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(number) => Some(number.to_string()),
    };
    let size = page_size(asked.as_deref(), 10, 1_000)?;
    let below = token(Some(text(body, "page_token")?))?;
    let mut seen = HashSet::new();
    let newest: Vec<usize> = filter
        .newest(world, usize::MAX)
        .filter(|at| {
            world.messages.get(*at).is_some_and(|message| {
                let person = message.tries.first().map(|a| normal_identity(&a.identity));
                seen.insert((message.contact, person))
            })
        })
        .filter(|at| *at < below)
        .collect();
    let with_metadata = view(text(body, "view")?)?;
    let more = newest.len() > size;
    Reply::json(&Page {
        messages: newest
            .iter()
            .take(size)
            .filter_map(|at| world.messages.get(*at))
            .map(|message| world.show(message, with_metadata))
            .collect(),
        next_page_token: if more {
            format!("m{:x}", newest[size - 1])
        } else {
            String::new()
        },
    })
}
