//! The state a sandbox starts with: what follows from the seed, then what the journal kept.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    net::SocketAddr,
};

use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Map, Value, json};

use crate::{
    Access, Error, Options,
    auth::Keys,
    call::Region,
    callbacks::Lanes,
    channels::Channels,
    clock::Clock,
    faults::Faults,
    ids::{Ids, seeded_ulid},
    journal::{Journal, Record},
    limits::{Bucket, Quota},
    templates::Omni,
    whatsapp,
    world::World,
};

/// Channels of an app that is made without being told which.
pub(crate) const CHANNELS: [&str; 3] = ["WHATSAPP", "RCS", "SMS"];

impl World {
    /// Everything that follows from the seed.
    pub(crate) fn fresh(options: Options, listen: SocketAddr, journal: Journal) -> World {
        let seed = options.seed;
        let keys = Keys::of(seed);
        let clock = Clock::start();
        let first = seeded_ulid(seed, "app", 0).to_string();
        let mut faults = Faults::default();
        faults.set(options.dials.clone(), clock.micros());
        let mut lanes = Lanes::default();
        lanes.add();
        let mut world = World {
            access: Access::at(listen, &keys),
            faults,
            clock,
            ids: Ids::new(seed),
            random: StdRng::seed_from_u64(seed),
            journal,
            timers: Default::default(),
            lanes,
            apps: Vec::new(),
            app_ids: HashMap::new(),
            contacts: Default::default(),
            conversations: Default::default(),
            messages: Default::default(),
            events: Default::default(),
            consents: Default::default(),
            omni: Vec::new(),
            whatsapp: whatsapp::start::start(seed, &keys.project_id, &first),
            channels: Channels::of(seed),
            settings: None,
            met: HashSet::new(),
            drawn: HashMap::new(),
            refused_elsewhere: BTreeMap::new(),
            token_bucket: Bucket::new(30, 10),
            project_quota: Quota::default(),
            unfinished: BTreeSet::new(),
            epoch: 0,
            listen,
            keys,
            options,
        };
        world.add_first_apps();
        world.add_first_omni();
        world
    }

    fn add_first_apps(&mut self) {
        let apps = [
            ("Rehearsal", "CONVERSATION", Region::Eu),
            ("Rehearsal, dispatch mode", "DISPATCH", Region::Eu),
            ("Rehearsal in the US", "CONVERSATION", Region::Us),
        ];
        for (number, (name, mode, region)) in (0..).zip(apps) {
            let id = seeded_ulid(self.options.seed, "app", number).to_string();
            let body = app_body(name, mode, &CHANNELS);
            if let Err(refusal) = self.add_app(&id, region, body) {
                tracing::error!(?refusal, "a first app of the sandbox is refused");
            }
        }
    }

    fn add_first_omni(&mut self) {
        let welcome = json!({
            "description": "Greets somebody who was away",
            "default_translation": "en-US",
            "translations": [
                {
                    "language_code": "en-US",
                    "variables": [{"key": "name", "preview_value": "Ann"}, {"key": "order", "preview_value": "A-1001"}],
                    "text_message": {"text": "Welcome back, ${name}! Your order ${order} is ready."},
                    "channel_template_overrides": {"WHATSAPP": {
                        "template_reference": {"template_id": "order_ready", "language_code": "en"},
                        "parameter_mappings": {"body[1]text": "name", "body[2]text": "order"},
                    }},
                },
                {
                    "language_code": "it",
                    "variables": [{"key": "name", "preview_value": "Anna"}, {"key": "order", "preview_value": "A-1001"}],
                    "text_message": {"text": "Bentornato, ${name}! Il tuo ordine ${order} è pronto."},
                    "channel_template_overrides": {"WHATSAPP": {
                        "template_reference": {"template_id": "order_ready", "language_code": "it"},
                        "parameter_mappings": {"body[1]text": "name", "body[2]text": "order"},
                    }},
                },
            ],
        });
        let survey = json!({
            "description": "Asks for a rating",
            "default_translation": "en-US",
            "translations": [{
                "language_code": "en-US",
                "variables": [{"key": "name", "preview_value": "Ann"}],
                "choice_message": {
                    "text_message": {"text": "${name}, were you content with us?"},
                    "choices": [
                        {"text_message": {"text": "Yes"}, "postback_data": "yes"},
                        {"text_message": {"text": "No"}, "postback_data": "no"},
                    ],
                },
            }],
        });
        for region in Region::ALL {
            for (id, body) in [("welcome_back", &welcome), ("short_survey", &survey)] {
                if let Value::Object(body) = body {
                    match Omni::from_body(id.to_owned(), region, body, 1_704_067_200_000) {
                        Ok(template) => self.omni.push(template),
                        Err(refusal) => {
                            tracing::error!(?refusal, "a first template of the sandbox is refused");
                        }
                    }
                }
            }
        }
    }

    /// The access as it is now, with the apps that exist.
    pub(crate) fn shown_access(&self) -> Access {
        let mut access = self.access.clone();
        for app in self.apps.iter().filter(|app| !app.deleted) {
            let id = app.id.to_string();
            if app.region == Region::Eu {
                access.app_ids.push(id.clone());
            }
            if let Some(region) = access.regions.get_mut(app.region.name()) {
                region.app_ids.push(id);
            }
        }
        access
    }
}

/// The body of an app with stand-in credentials for its channels.
pub(crate) fn app_body(name: &str, mode: &str, channels: &[&str]) -> Map<String, Value> {
    let credentials: Vec<Value> = channels.iter().map(|name| credential(name)).collect();
    let mut body = Map::new();
    body.insert("display_name".into(), json!(name));
    body.insert("processing_mode".into(), json!(mode));
    body.insert("channel_credentials".into(), json!(credentials));
    body
}

/// Stand-in credentials of a channel.
pub(crate) fn credential(channel: &str) -> Value {
    let bearer = |identity: &str| json!({"channel": channel, "static_bearer": {"claimed_identity": identity, "token": "sandbox"}});
    let with = |key: &str, object: Value| json!({"channel": channel, key: object});
    match channel {
        "WHATSAPP" => bearer("19895550001"),
        "RCS" => bearer("rehearsal-agent"),
        "SMS" => bearer("rehearsal-service-plan"),
        "MESSENGER" | "VIBER" => with("static_token", json!({"token": "sandbox"})),
        "MMS" => with(
            "mms_credentials",
            json!({"account_id": "sandbox", "api_key": "sandbox", "basic_auth": {"username": "sandbox", "password": "sandbox"}}),
        ),
        "INSTAGRAM" => with("instagram_credentials", json!({"token": "sandbox"})),
        "TELEGRAM" => with("telegram_credentials", json!({"token": "sandbox"})),
        "KAKAOTALK" => with(
            "kakaotalk_credentials",
            json!({"kakaotalk_plus_friend_id": "sandbox", "kakaotalk_sender_key": "sandbox"}),
        ),
        "KAKAOTALKCHAT" => with(
            "kakaotalkchat_credentials",
            json!({"kakaotalk_plus_friend_id": "sandbox"}),
        ),
        "LINE" => with(
            "line_credentials",
            json!({"token": "sandbox", "secret": "sandbox"}),
        ),
        "WECHAT" => with(
            "wechat_credentials",
            json!({"app_id": "sandbox", "app_secret": "sandbox", "token": "sandbox", "aes_key": "sandbox"}),
        ),
        "APPLEBC" => with(
            "applebc_credentials",
            json!({"business_chat_account_id": "sandbox"}),
        ),
        _ => bearer("sandbox"),
    }
}

/// Opens the journal, if there is to be one, and makes the state of it.
pub(crate) fn open(mut options: Options, listen: SocketAddr) -> Result<World, Error> {
    let Some(dir) = options.data.clone() else {
        return Ok(World::fresh(options, listen, Journal::none()));
    };
    let (mut journal, records) = Journal::open(&dir)?;
    match records.first() {
        Some(Record::Opened { seed }) => options.seed = *seed,
        _ => journal.write(&Record::Opened { seed: options.seed }),
    }
    // Nothing of what is restored may be written again.
    let mut world = World::fresh(options, listen, Journal::none());
    world.restore_all(records);
    world.journal = journal;
    Ok(world)
}

impl World {
    /// Back to the first day, journal included; the address, the seed and the options stay.
    pub(crate) fn reset(&mut self) {
        let mut journal = std::mem::replace(&mut self.journal, Journal::none());
        journal.restart(self.options.seed);
        let fresh = World::fresh(self.options.clone(), self.listen, journal);
        let epoch = self.epoch + 1;
        *self = World { epoch, ..fresh };
    }
}
