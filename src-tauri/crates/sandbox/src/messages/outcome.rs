//! What becomes of a message: the plan of its life, decided by numbers, content and seed.
//!
//! Channels are tried in order; the first that does not refuse decides. The seed and the person
//! decide delays and whether a message is read, so the same requests tell the same story however
//! they were interleaved.

use crate::{
    channel::{Channel, normal_identity},
    ids::seeded_number,
    messages::{
        Attempt, Message, acceptance,
        life::{Status, Step, What},
    },
    reasons::Reason,
    scenarios::{self, Ending},
    world::World,
};

/// Of a hundred people who get a message on a channel that tells, so many read it.
const READERS_PERCENT: u64 = 70;

/// How one channel takes a message.
enum Verdict {
    /// It never reaches the channel.
    Refused(Reason),
    /// The channel takes it and then fails.
    Fails(Reason),
    /// It arrives.
    Arrives(Ending),
}

/// The steps of a message's life.
pub(crate) fn plan(world: &World, at: usize) -> Vec<Step> {
    let Some(message) = world.messages.get(at) else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    if message.tries.is_empty() {
        let reason = Reason::known("NO_CHANNEL_IDENTITY_FOR_CONTACT");
        steps.push(Step::new(0, 50, What::Status(Status::Failed, Some(reason))));
        return steps;
    }
    let content = message.content();
    for (number, attempt) in message.tries.iter().enumerate() {
        let luck = Luck::of(world, message, attempt);
        let is_last = number + 1 == message.tries.len();
        let failed = if is_last {
            Status::Failed
        } else {
            Status::SwitchingChannel
        };
        match judge(world, message, attempt, number, &content, &luck) {
            Verdict::Refused(reason) => steps.push(Step::new(
                number,
                luck.between("refuse", 20, 80),
                What::Status(failed, Some(reason)),
            )),
            Verdict::Fails(reason) => {
                hand_over(&mut steps, number, &luck);
                steps.push(Step::new(
                    number,
                    luck.between("fail", 80, 400),
                    What::Status(failed, Some(reason)),
                ));
            }
            Verdict::Arrives(ending) => {
                hand_over(&mut steps, number, &luck);
                arrive(&mut steps, number, attempt.channel, ending, &luck);
                break;
            }
        }
    }
    steps
}

fn hand_over(steps: &mut Vec<Step>, number: usize, luck: &Luck) {
    steps.push(Step::new(
        number,
        luck.between("submit", 5, 25),
        What::Submitted,
    ));
    steps.push(Step::new(
        number,
        luck.between("queue", 10, 60),
        What::Status(Status::QueuedOnChannel, None),
    ));
}

fn arrive(steps: &mut Vec<Step>, number: usize, channel: Channel, ending: Ending, luck: &Luck) {
    let delivered = What::Status(Status::Delivered, None);
    let read = What::Status(Status::Read, None);
    let deliver_ms = luck.between("deliver", 100, 600);
    let read_ms = luck.between("read", 300, 2_000);
    let tells = channel.tells_reading();
    let mut add = |after_ms, what: &What| steps.push(Step::new(number, after_ms, what.clone()));
    match ending {
        Ending::Silence => {}
        Ending::Slow => add(10_000, &delivered),
        Ending::ReadWithoutDelivered if tells => add(read_ms, &read),
        Ending::ReadFirst if tells => {
            add(read_ms, &read);
            add(deliver_ms, &delivered);
        }
        Ending::Read | Ending::FailsOnFirst(_) if tells => {
            add(deliver_ms, &delivered);
            add(read_ms, &read);
        }
        Ending::Usual if tells && luck.number("reads") % 100 < READERS_PERCENT => {
            add(deliver_ms, &delivered);
            add(read_ms, &read);
        }
        _ => add(deliver_ms, &delivered),
    }
}

/// What one channel does with the message.
fn judge(
    world: &World,
    message: &Message,
    attempt: &Attempt,
    number: usize,
    message_content: &serde_json::Value,
    luck: &Luck,
) -> Verdict {
    let app = &world.apps[message.app];
    let scenario = scenarios::of(&attempt.identity);
    match app.channel_status(attempt.channel) {
        None => return Verdict::Refused(Reason::known("CHANNEL_CONFIGURATION_MISSING")),
        Some("FAILING") => return Verdict::Refused(Reason::known("CHANNEL_BAD_CONFIGURATION")),
        Some(_) => {}
    }
    if attempt.channel.is_phone() && !is_number(&attempt.identity) {
        return Verdict::Refused(Reason::known("RECIPIENT_INVALID_CHANNEL_IDENTITY"));
    }
    match scenario.ending {
        Ending::Fails(code, channel_code, sub_code) => {
            // The channel's own number only ever comes from WhatsApp.
            let channel_code = channel_code.filter(|_| attempt.channel == Channel::WHATSAPP);
            return Verdict::Fails(scenarios::reason(code, channel_code, sub_code));
        }
        Ending::FailsOnFirst(code) if number == 0 => {
            return Verdict::Fails(Reason::known(code));
        }
        _ => {}
    }
    if world
        .consents
        .blocks(app, &attempt.identity, message.marketing)
    {
        return Verdict::Refused(Reason::known("RECIPIENT_NOT_OPTED_IN"));
    }
    let now = world.clock.now_ms();
    if message.ttl_ms.is_some_and(|ttl| {
        now.saturating_sub(message.accepted_ms) > i64::try_from(ttl).unwrap_or(i64::MAX)
    }) {
        return Verdict::Refused(Reason::known("DELIVERY_TIMED_OUT"));
    }
    if let Some(reason) = acceptance::refusal(world, app, attempt, message_content) {
        return Verdict::Fails(reason);
    }
    match luck.failure(world) {
        Some(reason) => Verdict::Fails(reason),
        None => Verdict::Arrives(scenario.ending),
    }
}

fn is_number(identity: &str) -> bool {
    let digits = normal_identity(identity);
    (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Chance that follows from the seed, the app, the person and how often they were written to.
struct Luck {
    seed: u64,
    person: String,
    nth: u64,
}

impl Luck {
    fn of(world: &World, message: &Message, attempt: &Attempt) -> Luck {
        let person = normal_identity(&attempt.identity);
        let app = &world.apps[message.app];
        let nth = app
            .sends
            .by_identity
            .get(person.as_str())
            .copied()
            .unwrap_or(0);
        Luck {
            seed: world.options.seed,
            person,
            nth: u64::from(nth),
        }
    }

    fn number(&self, what: &str) -> u64 {
        seeded_number(self.seed, &format!("{what}/{}", self.person), self.nth)
    }

    fn between(&self, what: &str, least: u64, most: u64) -> u64 {
        least + self.number(what) % (most - least + 1)
    }

    /// The failure the dials give this person, if any.
    fn failure(&self, world: &World) -> Option<Reason> {
        let shares = &world.faults.dials.failure_share;
        if shares.is_empty() {
            return None;
        }
        let mut draw = (self.number("failure") >> 11) as f64 / (1u64 << 53) as f64;
        for (code, share) in shares {
            if draw < *share {
                return Reason::of(code);
            }
            draw -= share;
        }
        None
    }
}
