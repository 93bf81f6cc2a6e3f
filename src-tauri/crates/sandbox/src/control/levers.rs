//! Controls that change something: dials, clock, apps, channels, templates.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Dials,
    call::{Call, Region, Reply},
    journal::{Kind, Record},
    messages::request::text,
    refusal::Refusal,
    start::{CHANNELS, app_body, credential},
    world::World,
};

/// The longest jump of the clock.
const TEN_YEARS_S: u32 = 315_360_000;

impl World {
    /// Keeps the dials, a revoked key among them, and how far the clock was moved.
    ///
    /// What holds for a while (an outage) ends with the sandbox: nobody could say after a night how
    /// much of a minute is left.
    pub(crate) fn keep_levers(&mut self) {
        let value = json!({
            "dials": self.faults.dials.without_durations(),
            "ahead_ms": self.clock.ahead_ms(),
        });
        self.journal.write(&Record::Put {
            kind: Kind::Levers,
            value,
        });
    }

    /// Takes back what `keep_levers` kept. Dials given at the start win.
    pub(crate) fn restore_levers(&mut self, value: &Value) -> Option<()> {
        self.clock.take_up(value.get("ahead_ms")?.as_i64()?);
        let kept = Dials::deserialize(value.get("dials")?).ok()?;
        let dials = match self.options.dials == Dials::default() {
            true => kept,
            false => self.options.dials.clone(),
        };
        self.faults.set(dials, self.clock.micros());
        Some(())
    }
}

/// PUT `/control/dials`: the dials named change, the others stay.
pub(super) fn dials(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let mut dials = world.faults.dials.clone();
    let named = call.object()?;
    dials
        .take(named)
        .map_err(|(dial, why)| Refusal::field(&dial, &why))?;
    // Durations count from the moment they are set, so those not named go on as they are.
    let now = world.clock.micros();
    world
        .faults
        .change(dials, now, |dial| named.contains_key(dial));
    world.keep_levers();
    shown_dials(world)
}

/// GET `/control/dials`
pub(super) fn shown_dials(world: &World) -> Result<Reply, Refusal> {
    Reply::json(&world.faults.shown(world.clock.micros()))
}

/// GET `/control/clock`
pub(super) fn clock(world: &World) -> Result<Reply, Refusal> {
    Reply::json(&json!({
        "now": crate::clock::rfc3339(world.clock.now_ms()),
        "ahead_seconds": world.clock.ahead_seconds(),
    }))
}

/// POST `/control/clock` `{"advance_seconds": 86400}`
pub(super) fn advance(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let seconds = call
        .object()?
        .get("advance_seconds")
        .and_then(Value::as_u64)
        .and_then(|seconds| u32::try_from(seconds).ok())
        .filter(|seconds| *seconds <= TEN_YEARS_S)
        .ok_or_else(|| {
            let why = "must be a whole number of at most ten years";
            Refusal::field("advance_seconds", why)
        })?;
    world.clock.advance(seconds);
    world.timers.wake();
    world.keep_levers();
    clock(world)
}

/// POST `/control/apps`: an app like the first one, unless told otherwise by `display_name`,
/// `processing_mode`, `region` and `channels`.
pub(super) fn create_app(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let body = call.object_or_empty()?;
    let or = |key: &str, default: &'static str| -> Result<String, Refusal> {
        Ok(match text(&body, key)? {
            "" => default.to_owned(),
            text => text.to_owned(),
        })
    };
    let region = Region::named(&or("region", "eu")?)
        .ok_or_else(|| Refusal::field("region", "must be us, eu or br"))?;
    let channels = match body.get("channels") {
        None => CHANNELS.to_vec(),
        Some(named) => names(named)?,
    };
    let app = app_body(
        &or("display_name", "Rehearsal")?,
        &or("processing_mode", "CONVERSATION")?,
        &channels,
    );
    let id = world.next_id().to_string();
    let at = world.add_app(&id, region, app)?;
    let value = world.apps[at].kept();
    world.journal.write(&Record::Put {
        kind: Kind::App,
        value,
    });
    Reply::json(&json!({"app_id": id, "region": region.name()}))
}

fn names(value: &Value) -> Result<Vec<&str>, Refusal> {
    value
        .as_array()
        .and_then(|names| names.iter().map(Value::as_str).collect())
        .ok_or_else(|| Refusal::field("channels", "must be a list of channel names"))
}

/// PUT `/control/apps/{id}/channels` `{"channels": ["SMS"]}`
pub(super) fn channels(world: &mut World, call: &Call, id: &str) -> Result<Reply, Refusal> {
    let at = *world
        .app_ids
        .get(id)
        .ok_or_else(|| Refusal::not_found("App"))?;
    let body = call.object()?;
    let wanted = names(body.get("channels").unwrap_or(&Value::Null))?;
    let credentials: Vec<Value> = wanted.into_iter().map(credential).collect();
    let before = world.apps[at].body.clone();
    world.apps[at]
        .body
        .insert("channel_credentials".into(), json!(credentials));
    if let Err(refusal) = world.apps[at].read_body() {
        world.apps[at].body = before;
        return Err(refusal);
    }
    let value = world.apps[at].kept();
    world.journal.write(&Record::Put {
        kind: Kind::App,
        value: value.clone(),
    });
    Reply::json(&value["body"])
}

/// POST `/control/templates/{name}/delete`: gone, of either kind, in every language and region.
pub(super) fn delete_template(world: &mut World, name: &str) -> Result<Reply, Refusal> {
    let languages: Vec<String> = world
        .whatsapp
        .templates
        .iter()
        .filter(|template| template.text("name") == name)
        .map(|template| template.text("language").to_owned())
        .collect();
    let mut found = !languages.is_empty();
    world
        .whatsapp
        .templates
        .retain(|template| template.text("name") != name);
    for language in languages {
        world.gone(Kind::WhatsAppTemplate, &format!("{name}/{language}"));
    }
    for region in Region::ALL {
        found |= world.remove_omni(name, region).is_ok();
    }
    if found {
        Reply::done()
    } else {
        Err(Refusal::not_found("Template"))
    }
}

/// POST `/control/templates/{name}/state` `{"state": "PAUSED", "language": "en"}`: what Meta does
/// to a WhatsApp template; without a language, to all of them.
pub(super) fn template_state(world: &mut World, call: &Call, name: &str) -> Result<Reply, Refusal> {
    let body = call.object()?;
    let state = text(body, "state")?.to_owned();
    if !["APPROVED", "DISABLED", "PAUSED", "PENDING", "REJECTED"].contains(&state.as_str()) {
        return Err(Refusal::field("state", "unknown state"));
    }
    let language = text(body, "language")?;
    let places: Vec<usize> = (0..world.whatsapp.templates.len())
        .filter(|at| {
            let template = &world.whatsapp.templates[*at];
            template.text("name") == name && (language.is_empty() || template.is(name, language))
        })
        .collect();
    if places.is_empty() {
        return Err(Refusal::not_found("Template"));
    }
    let told = match state.as_str() {
        "PAUSED" => Some("PAUSED"),
        "DISABLED" => Some("DISABLED"),
        "APPROVED" => Some("REINSTATED"),
        _ => None,
    };
    for at in places {
        let template = &mut world.whatsapp.templates[at];
        template.body.insert("state".into(), json!(state));
        let payload = json!(template.body);
        world.keep_template(at);
        if let Some(new_state) = told {
            world.tell_provisioning(
                "WHATSAPP_TEMPLATE_STATUS_UPDATED",
                &payload,
                Some(("newState", new_state)),
            );
        }
    }
    Reply::done()
}
