//! `messages:send`: welcome, throttle, accept.
//!
//! Acceptance is one moment under one lock: the message is counted, stored, in the journal and in
//! every listing, or none of it.

use serde_json::{Value, json, value::RawValue};

use crate::{
    Rate,
    apps::QUEUE_LIMIT,
    call::{Call, Fate, Reply},
    channel::normal_identity,
    clock::rfc3339,
    conversations::Touch,
    ids::seeded_share,
    journal::Record,
    messages::{
        Kept, Message,
        request::{self, Recipient, Request},
    },
    refusal::Refusal,
    scenarios::{self, Welcome},
    transcode,
    world::{AppAt, World},
};

/// What the request meets beside its own faults.
enum Meeting {
    Accepted(Fate),
    /// Accepted, and the answer says it failed.
    AcceptedThen500,
    Refused(Refusal),
    Nothing(Fate),
}

/// POST `/messages:send`
pub(crate) fn send(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let request = match request::read(world, call) {
        Ok(request) => request,
        Err(refusal) => {
            let app = call
                .object()
                .ok()
                .and_then(|body| world.app_of(body, call.region).ok());
            world.count_refused(app, refusal.http);
            return Err(refusal);
        }
    };
    let app = request.app;
    let person = request
        .tries
        .first()
        .map(|attempt| normal_identity(&attempt.identity))
        .unwrap_or_default();
    let fate = match meet(world, &person) {
        Meeting::Refused(refusal) => {
            world.count_refused(Some(app), refusal.http);
            return Err(refusal);
        }
        Meeting::Nothing(fate) => return Ok(Reply::none(fate)),
        Meeting::Accepted(fate) => Ok(fate),
        Meeting::AcceptedThen500 => Err(Refusal::internal()),
    };
    if let Err(refusal) = throttle(world, app) {
        world.count_refused(Some(app), refusal.http);
        return Err(refusal);
    }
    let reply = accept(world, call, &request, &person)?;
    Ok(Reply {
        fate: fate?,
        ..reply
    })
}

/// What scenario numbers and dials do to this request of this person.
fn meet(world: &mut World, person: &str) -> Meeting {
    let now = world.clock.micros();
    let again = !world.first_time(person);
    let dropped = || Meeting::Nothing(Fate::Dropped);
    let hang = Fate::Hung(world.faults.dials.hang_ms());
    match scenarios::of(person).welcome {
        Welcome::Refused => {
            return Meeting::Refused(Refusal::invalid("The scenario number refuses."));
        }
        Welcome::Limited => return limited(),
        Welcome::LimitedOnce if !again => return limited(),
        Welcome::UnavailableOnce if !again => return Meeting::Refused(Refusal::unavailable()),
        Welcome::DroppedBeforeOnce if !again => return dropped(),
        Welcome::HangsBeforeOnce if !again => return Meeting::Nothing(hang),
        Welcome::FailsAfter => return Meeting::AcceptedThen500,
        Welcome::DroppedAfter => return Meeting::Accepted(Fate::Dropped),
        Welcome::HangsAfter => return Meeting::Accepted(hang),
        _ => {}
    }
    if world.faults.is_in_burst(now) {
        return limited();
    }
    drawn(world, person, hang)
}

/// What the dials do to a request. The draw follows from the seed, the person and how many requests
/// to them were drawn for, so that a repeated one may fare better.
fn drawn(world: &mut World, person: &str, hang: Fate) -> Meeting {
    let dials = &world.faults.dials;
    if !dials.befall_sends() {
        return Meeting::Accepted(Fate::Answered);
    }
    let nth = world.drawn.entry(person.to_owned()).or_default();
    *nth += 1;
    let (seed, nth) = (world.options.seed, *nth);
    let draw = |what: &str, share: f64| {
        share > 0.0 && seeded_share(seed, &format!("{what}/{person}"), nth) < share
    };
    if draw("429", dials.rate_429_share) {
        limited()
    } else if draw("503", dials.send_5xx_share) {
        Meeting::Refused(Refusal::unavailable())
    } else if draw("reset before", dials.send_reset_before_share) {
        Meeting::Nothing(Fate::Dropped)
    } else if draw("timeout before", dials.send_timeout_before_share) {
        Meeting::Nothing(hang)
    } else if draw("500", dials.send_5xx_after_share) {
        Meeting::AcceptedThen500
    } else if draw("reset", dials.send_reset_share) {
        Meeting::Accepted(Fate::Dropped)
    } else if draw("timeout", dials.send_timeout_share) {
        Meeting::Accepted(hang)
    } else {
        Meeting::Accepted(Fate::Answered)
    }
}

fn limited() -> Meeting {
    Meeting::Refused(Refusal::exhausted("Rate limit exceeded.", Some(1_000)))
}

/// The app's rate and the size of its queue.
fn throttle(world: &mut World, app: AppAt) -> Result<(), Refusal> {
    let now = world.clock.micros();
    let rate = world.options.rate;
    let sends = &mut world.apps[app].sends;
    if sends.quota.is_full(now, rate) {
        if world.options.strict {
            let pause = sends.quota.pause_ms(rate);
            return Err(Refusal::exhausted(
                "The rate of the app is exceeded.",
                Some(pause.max(1)),
            ));
        }
        sends.over_rate += 1;
    }
    if world.apps[app].queue.len() >= QUEUE_LIMIT {
        return Err(Refusal::exhausted("The queue of the app is full.", None));
    }
    world.apps[app].sends.quota.count(rate);
    Ok(())
}

fn accept(
    world: &mut World,
    call: &Call,
    request: &Request<'_>,
    person: &str,
) -> Result<Reply, Refusal> {
    let now_ms = world.clock.now_ms();
    let id = world.next_id();
    let app = request.app;
    let contact = match (&request.recipient, request.dispatch) {
        (_, true) => None,
        (Recipient::Contact(contact), false) => Some(*contact),
        (Recipient::Identities(identities), false) => {
            Some(world.contact_for(identities, app, call.region))
        }
    };
    let conversation = contact.map(|contact| {
        let touch = Touch {
            channel: request.tries.first().map(|attempt| attempt.channel),
            metadata: request.conversation_metadata,
            merges: request.merges_metadata,
            correlation_id: request.correlation_id,
        };
        world.conversation_for(app, contact, &touch)
    });
    let body = serde_json::to_string(request.content)
        .and_then(RawValue::from_string)
        .map_err(|_| Refusal::internal())?;
    let message = Message {
        id,
        app,
        accepted_ms: now_ms,
        inbound: false,
        tries: request.tries.clone(),
        body,
        metadata: request.metadata.into(),
        correlation_id: request.correlation_id.into(),
        contact,
        conversation,
        callback_url: request.callback_url.map(Into::into),
        dispatch: request.dispatch,
        stored: !request.dispatch || world.apps[app].keeps_dispatched(),
        injected: false,
        ttl_ms: request.ttl_ms,
        marketing: request.marketing,
        tagged: request.tagged,
        steps: Vec::new(),
        next_step: 0,
        due: 0,
        settled_before: Vec::new(),
        status: None,
    };
    world.keep_message(&message);
    world.count_accepted(app, person, now_ms);
    let at = world.messages.add(message);
    world.enqueue(at, app, request.high);
    Reply::json(&json!({
        "message_id": id.to_string(),
        "accepted_time": rfc3339(now_ms),
    }))
}

impl World {
    /// Counts an accepted send of an app to a person (normalised identity).
    pub(crate) fn count_accepted(&mut self, app: AppAt, person: &str, at_ms: i64) {
        let sends = &mut self.apps[app].sends;
        sends.accepted += 1;
        *sends.by_identity.entry(person.into()).or_insert(0) += 1;
        sends.first_ms.get_or_insert(at_ms);
        sends.last_ms = Some(at_ms);
    }

    /// Counts a refused send; without an app it counts for the whole sandbox only.
    pub(crate) fn count_refused(&mut self, app: Option<AppAt>, http: u16) {
        let refused = match app {
            Some(app) => &mut self.apps[app].sends.refused,
            None => &mut self.refused_elsewhere,
        };
        *refused.entry(http).or_insert(0) += 1;
    }

    /// Writes a message into the journal.
    pub(crate) fn keep_message(&mut self, message: &Message) {
        if !self.journal.keeps() {
            return;
        }
        let optional = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let kept = Kept {
            id: message.id.to_string(),
            app: self.apps[message.app].id.to_string(),
            at: message.accepted_ms,
            inbound: message.inbound,
            tries: message
                .tries
                .iter()
                .map(|attempt| {
                    (
                        attempt.channel.name().to_owned(),
                        attempt.identity.to_string(),
                    )
                })
                .collect(),
            body: message.body.clone(),
            metadata: message.metadata.to_string(),
            correlation_id: message.correlation_id.to_string(),
            contact: message.contact.map(|at| self.contacts.id(at).to_owned()),
            conversation: message
                .conversation
                .map(|at| self.conversations.id(at).to_owned()),
            callback_url: optional(&message.callback_url),
            dispatch: message.dispatch,
            stored: message.stored,
            injected: message.injected,
            ttl_ms: message.ttl_ms,
            marketing: message.marketing,
            tagged: message.tagged,
        };
        self.journal.write(&Record::Message(Box::new(kept)));
    }

    /// Whether a person is met for the first time by this sandbox; asking counts.
    fn first_time(&mut self, person: &str) -> bool {
        if scenarios::of(person).welcome == Welcome::Answer {
            return true;
        }
        self.met.insert(person.to_owned())
    }

    /// The AppMessage as a channel got it.
    pub(crate) fn submitted(&self, message: &Message, attempt: usize) -> Value {
        let content = message.content();
        let Some(attempt) = message.tries.get(attempt) else {
            return content;
        };
        transcode::filled(self, message.app, &content, attempt.channel)
    }

    /// Whether rates are off, and with them the limits of project and token endpoint.
    pub(crate) fn is_unlimited(&self) -> bool {
        self.options.rate == Rate::Unlimited
    }
}
