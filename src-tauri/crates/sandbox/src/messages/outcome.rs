//! What becomes of a message: the plan of its life, decided by numbers, content and seed.
//!
//! Channels are tried in order. One that refuses or fails is left for the next; so is one that owes
//! a positive report for too long, where the app asks for that (`delivery_report_based_fallback`).
//! What a channel cannot take just now is tried again first (`retry`). The numbers of scenarios that
//! fail do so for good: their retries count as over. Nothing switches after the `ttl`. The seed and the person
//! decide delays and whether a message is read, so the same requests tell the same story however
//! they were interleaved.

use crate::{
    channel::{Channel, normal_identity},
    ids::{seeded_number, seeded_share},
    messages::{
        Attempt, Message, acceptance,
        life::{Status, Step, What},
        retry,
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
    /// The channel does not take it before so many milliseconds; then it arrives.
    NotYet(u64, Ending),
    /// It arrives.
    Arrives(Ending),
}

/// The steps of a message's life.
pub(crate) fn plan(world: &World, at: usize) -> Vec<Step> {
    let Some(message) = world.messages.get(at) else {
        return Vec::new();
    };
    if message.tries.is_empty() {
        let reason = Reason::known("NO_CHANNEL_IDENTITY_FOR_CONTACT");
        return vec![Step::new(0, 50, What::Status(Status::Failed, Some(reason)))];
    }
    let content = message.content();
    let mut plan = Plan {
        steps: Vec::new(),
        elapsed_ms: 0,
        left_ms: time_left(world, message),
        tries: message.tries.len(),
    };
    for (number, attempt) in message.tries.iter().enumerate() {
        let luck = Luck::of(world, message, attempt);
        let verdict = judge(world, message, attempt, number, &content, &luck);
        let app = &world.apps[message.app];
        let goes_on = match verdict {
            Verdict::Refused(reason) => plan.fail(number, luck.between("refuse", 20, 80), reason),
            Verdict::Fails(reason) => {
                plan.hand_over(number, &luck);
                plan.fail(number, luck.between("fail", 80, 400), reason)
            }
            Verdict::NotYet(back_ms, ending) => {
                plan.add(number, luck.between("submit", 5, 25), What::Submitted);
                let through = retry::gets_through(back_ms, app.retry_ms(), |nth| {
                    luck.share(&format!("retry {nth}"))
                });
                match through.filter(|pause| plan.is_in_time(*pause)) {
                    None => {
                        let reason = Reason::known("CHANNEL_FAILURE");
                        plan.fail(number, app.retry_ms(), reason)
                    }
                    Some(pause) => {
                        plan.add(number, pause, What::Status(Status::QueuedOnChannel, None));
                        plan.arrive(number, attempt.channel, ending, &luck);
                        false
                    }
                }
            }
            Verdict::Arrives(ending) => {
                plan.hand_over(number, &luck);
                let before = plan.steps.len();
                plan.arrive(number, attempt.channel, ending, &luck);
                match app.report_wait_ms() {
                    Some(wait_ms) => plan.fall_back(number, before, wait_ms),
                    None => false,
                }
            }
        };
        if !goes_on {
            break;
        }
    }
    plan.steps
}

/// Milliseconds until the `ttl` of a message is over; none when it is over already.
fn time_left(world: &World, message: &Message) -> Option<u64> {
    let age = world.clock.now_ms().saturating_sub(message.accepted_ms);
    let ttl = message.ttl_ms?;
    Some(ttl.saturating_sub(u64::try_from(age).unwrap_or(0)))
}

/// The steps planned so far.
struct Plan {
    steps: Vec<Step>,
    elapsed_ms: u64,
    /// What is left of the message's `ttl`.
    left_ms: Option<u64>,
    /// How many channels there are to try.
    tries: usize,
}

impl Plan {
    fn add(&mut self, number: usize, after_ms: u64, what: What) {
        self.elapsed_ms += after_ms;
        self.steps.push(Step::new(number, after_ms, what));
    }

    /// Whether the message still lives so much later.
    fn is_in_time(&self, after_ms: u64) -> bool {
        self.left_ms
            .is_none_or(|left| self.elapsed_ms + after_ms <= left)
    }

    /// One channel gives up after a while; says whether the next one is tried. None is after the
    /// message's time is over.
    fn fail(&mut self, number: usize, after_ms: u64, reason: Reason) -> bool {
        if !self.is_in_time(after_ms) {
            let left = self.left_ms.unwrap_or(0).saturating_sub(self.elapsed_ms);
            let reason = Reason::known("DELIVERY_TIMED_OUT");
            let late = What::Status(Status::Failed, Some(reason));
            self.add(number, left.max(20), late);
            return false;
        }
        let goes_on = number + 1 < self.tries;
        let status = if goes_on {
            Status::SwitchingChannel
        } else {
            Status::Failed
        };
        self.add(number, after_ms, What::Status(status, Some(reason)));
        goes_on
    }

    fn hand_over(&mut self, number: usize, luck: &Luck) {
        self.add(number, luck.between("submit", 5, 25), What::Submitted);
        let queued = What::Status(Status::QueuedOnChannel, None);
        self.add(number, luck.between("queue", 10, 60), queued);
    }

    fn arrive(&mut self, number: usize, channel: Channel, ending: Ending, luck: &Luck) {
        let delivered = What::Status(Status::Delivered, None);
        let read = What::Status(Status::Read, None);
        let deliver_ms = luck.between("deliver", 100, 600);
        let read_ms = luck.between("read", 300, 2_000);
        let tells = channel.tells_reading();
        let mut add = |after_ms, what: &What| self.add(number, after_ms, what.clone());
        match ending {
            Ending::Silence => {}
            Ending::SilentOnFirst if number == 0 => {}
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

    /// Without a positive report in time the channel is left for the next one, if there is one and
    /// the message still lives. What it would have said later is not heard any more.
    fn fall_back(&mut self, number: usize, from: usize, wait_ms: u64) -> bool {
        let in_time = self
            .steps
            .get(from)
            .is_some_and(|first| first.after_ms <= wait_ms);
        if in_time || number + 1 == self.tries || !self.is_in_time(wait_ms) {
            return false;
        }
        for late in self.steps.drain(from..) {
            self.elapsed_ms -= late.after_ms;
        }
        let reason = Reason::known("DELIVERY_REPORT_TIME_OUT");
        self.fail(number, wait_ms, reason)
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
    if let Some(reason) = acceptance::refusal(world, app, attempt, message.tagged, message_content)
    {
        return Verdict::Fails(reason);
    }
    let recovers_ms = match scenario.ending {
        Ending::Recovers(seconds) => u64::from(seconds) * 1_000,
        _ => 0,
    };
    let back_ms = recovers_ms.max(world.faults.channels_back_ms(world.clock.micros()));
    if back_ms > 0 {
        return Verdict::NotYet(back_ms, scenario.ending);
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

    /// A share of all, from 0 up to 1.
    fn share(&self, what: &str) -> f64 {
        seeded_share(self.seed, &format!("{what}/{}", self.person), self.nth)
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
        let mut draw = self.share("failure");
        for (code, share) in shares {
            if draw < *share {
                return Reason::of(code);
            }
            draw -= share;
        }
        None
    }
}
