//! Messages: the store of what was sent and received, in the order of acceptance.
//!
//! A message is never moved: its place in `all` is its number, and rising numbers are rising ids,
//! so a page token is a number and stays right while messages are added. `send` accepts, `life`
//! moves, `outcome` decides, `listing` and `routes` read.

pub(crate) mod acceptance;
pub(crate) mod content;
pub(crate) mod explicit;
pub(crate) mod life;
pub(crate) mod listing;
mod media;
pub(crate) mod outcome;
pub(crate) mod request;
mod retry;
pub(crate) mod routes;
pub(crate) mod send;
mod session;
mod shown;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
use ulid::Ulid;

use crate::{
    channel::{Channel, normal_identity},
    messages::life::{Status, Step},
    world::AppAt,
};

/// One channel a message is tried on.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) channel: Channel,
    pub(crate) identity: Box<str>,
}

/// One message, to a person or from one.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) id: Ulid,
    pub(crate) app: AppAt,
    pub(crate) accepted_ms: i64,
    /// From the person to the app.
    pub(crate) inbound: bool,
    /// The channels to try, in order; an inbound message has the one it came by.
    pub(crate) tries: Vec<Attempt>,
    /// The AppMessage or ContactMessage, as it was given.
    pub(crate) body: Box<RawValue>,
    pub(crate) metadata: Box<str>,
    pub(crate) correlation_id: Box<str>,
    pub(crate) contact: Option<usize>,
    pub(crate) conversation: Option<usize>,
    pub(crate) callback_url: Option<Box<str>>,
    pub(crate) dispatch: bool,
    /// Whether listings show it.
    pub(crate) stored: bool,
    pub(crate) injected: bool,
    pub(crate) ttl_ms: Option<u64>,
    /// `message_content_type`, which picks the list of consents.
    pub(crate) marketing: Option<bool>,
    /// It carries a tag that widens the channel's window.
    pub(crate) tagged: bool,
    pub(crate) steps: Vec<Step>,
    pub(crate) next_step: usize,
    /// When the next step is due, in microseconds of the clock.
    pub(crate) due: u64,
    /// Steps a journal says are settled, until the life is planned anew.
    pub(crate) settled_before: Vec<usize>,
    /// The last status, when it came about, and the code of its reason (empty without one).
    pub(crate) status: Option<(Status, i64, &'static str)>,
}

impl Message {
    /// The name of its processing mode.
    pub(crate) fn mode(&self) -> &'static str {
        if self.dispatch {
            "DISPATCH"
        } else {
            "CONVERSATION"
        }
    }

    /// The body as a value; a body is always JSON, so null never comes.
    pub(crate) fn content(&self) -> Value {
        serde_json::from_str(self.body.get()).unwrap_or(Value::Null)
    }
}

/// What of an accepted message a journal keeps.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) app: String,
    pub(crate) at: i64,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) inbound: bool,
    pub(crate) tries: Vec<(String, String)>,
    pub(crate) body: Box<RawValue>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) metadata: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) correlation_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) contact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) conversation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) callback_url: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) dispatch: bool,
    pub(crate) stored: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) injected: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ttl_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) marketing: Option<bool>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) tagged: bool,
}

fn is_false(value: &bool) -> bool {
    !*value
}

/// A step of a message is settled.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) id: Ulid,
    /// Nothing of the message is left to tell.
    pub(crate) last: bool,
}

/// All messages and the indexes listings need.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    all: Vec<Message>,
    by_id: HashMap<Ulid, usize>,
    by_app: HashMap<AppAt, Vec<usize>>,
    by_person: HashMap<(AppAt, String), Vec<usize>>,
    by_conversation: HashMap<usize, Vec<usize>>,
    /// An injected message has a time of its own, which breaks the order of times.
    any_injected: bool,
}

impl Messages {
    pub(crate) fn get(&self, at: usize) -> Option<&Message> {
        self.all.get(at)
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Message> {
        self.all.get_mut(at)
    }

    /// The number of a message by its id, stored or not.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(&Ulid::from_string(id).ok()?).copied()
    }

    /// Stores a message and gives it its number.
    pub(crate) fn add(&mut self, message: Message) -> usize {
        let at = self.all.len();
        self.by_id.insert(message.id, at);
        self.any_injected |= message.injected;
        if message.stored {
            self.by_app.entry(message.app).or_default().push(at);
            for person in message.tries.iter().map(|attempt| &attempt.identity) {
                let places = self
                    .by_person
                    .entry((message.app, normal_identity(person)))
                    .or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
            if let Some(conversation) = message.conversation {
                self.by_conversation
                    .entry(conversation)
                    .or_default()
                    .push(at);
            }
        }
        self.all.push(message);
        at
    }

    /// The numbers a listing has to look at, from the newest below a number to the oldest; by the
    /// narrowest index that applies.
    pub(crate) fn newest_below(
        &self,
        below: usize,
        app: Option<AppAt>,
        person: Option<&str>,
        conversation: Option<usize>,
    ) -> Box<dyn Iterator<Item = usize> + '_> {
        let index = match (conversation, app, person) {
            (Some(conversation), _, _) => self.by_conversation.get(&conversation),
            (None, Some(app), Some(person)) => self.by_person.get(&(app, normal_identity(person))),
            (None, Some(app), None) => self.by_app.get(&app),
            (None, None, _) => return Box::new((0..below.min(self.all.len())).rev()),
        };
        let numbers = index.map_or(&[][..], |numbers| numbers);
        let end = numbers.partition_point(|number| *number < below);
        Box::new(numbers[..end].iter().rev().copied())
    }

    /// Whether times of acceptance rise with the numbers.
    pub(crate) fn are_in_order_of_time(&self) -> bool {
        !self.any_injected
    }

    /// One callback of a step is settled; `Some` when it was the step's last one.
    pub(crate) fn settle(&mut self, at: usize, step: usize) -> Option<Told> {
        let message = self.all.get_mut(at)?;
        let settled = message.steps.get_mut(step)?;
        settled.open = settled.open.saturating_sub(1);
        if settled.open > 0 {
            return None;
        }
        settled.settled = true;
        let last = message.next_step == message.steps.len()
            && message.steps.iter().all(|step| step.settled);
        if last {
            message.steps = Vec::new();
            message.next_step = 0;
        }
        Some(Told {
            id: message.id,
            last,
        })
    }
}
