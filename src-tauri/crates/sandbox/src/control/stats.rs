//! `GET /control/stats`: what was accepted, refused and told, of one app or of all.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    call::{Call, Reply},
    clock::rfc3339,
    refusal::Refusal,
    world::World,
};

/// The counts on the wire.
#[derive(Debug, Default, Serialize)]
struct Stats {
    /// Sends that were accepted.
    accepted: u64,
    /// People (identities, per app) who were sent to.
    distinct: u64,
    /// People who were sent to more than once.
    twice: u64,
    /// Accepted sends above the rate of the app.
    over_rate: u64,
    /// Refused sends by HTTP status.
    refused: BTreeMap<String, u64>,
    callbacks: Callbacks,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_accepted_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_accepted_at: Option<String>,
}

#[derive(Debug, Default, Serialize)]
struct Callbacks {
    /// Attempts made, repetitions among them.
    sent: u64,
    /// Callbacks answered 2xx.
    acknowledged: u64,
    /// Callbacks neither acknowledged nor given up, those of what has yet to happen among them.
    waiting: u64,
    /// By how much 429s of the webhook have slowed them down: their rate is divided by this.
    slowness: u32,
    /// Callbacks given up: answered 4xx, repeated too often, or their webhook is gone.
    lost: u64,
}

/// GET `/control/stats`
pub(super) fn get(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let only = match call.param("app_id") {
        None => None,
        Some(id) => Some(
            *world
                .app_ids
                .get(id)
                .ok_or_else(|| Refusal::not_found("App"))?,
        ),
    };
    let mut stats = Stats::default();
    let (mut first, mut last) = (None::<i64>, None::<i64>);
    let mut refused = BTreeMap::new();
    if only.is_none() {
        refused.clone_from(&world.refused_elsewhere);
    }
    for (at, app) in world.apps.iter().enumerate() {
        if only.is_some_and(|only| only != at) {
            continue;
        }
        let sends = &app.sends;
        stats.accepted += sends.accepted;
        stats.distinct += sends.by_identity.len() as u64;
        stats.twice += sends.by_identity.values().filter(|n| **n > 1).count() as u64;
        stats.over_rate += sends.over_rate;
        for (http, count) in &sends.refused {
            *refused.entry(*http).or_insert(0) += count;
        }
        first = [first, sends.first_ms].into_iter().flatten().min();
        last = [last, sends.last_ms].into_iter().flatten().max();
        let lane = world.lanes.get(app.lane);
        stats.callbacks.sent += lane.sent;
        stats.callbacks.acknowledged += lane.acknowledged;
        stats.callbacks.lost += lane.lost;
        stats.callbacks.slowness = stats.callbacks.slowness.max(lane.slowness());
        stats.callbacks.waiting += lane.waiting() as u64;
    }
    stats.refused = refused
        .into_iter()
        .map(|(http, count)| (http.to_string(), count))
        .collect();
    stats.first_accepted_at = first.map(rfc3339);
    stats.last_accepted_at = last.map(rfc3339);
    Reply::json(&stats)
}
