//! Apps: what a project sends through, with its channels, its webhooks and its queue.
//!
//! The object a client sees is kept whole as JSON (`body`), so that a field we do not know comes
//! back; what sending needs is read out of it once (`mode`, `channels`). Routes are in `routes`.

pub(crate) mod routes;

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::Arc,
};

use serde_json::{Map, Value, json};

use crate::{
    Rate, call::Region, channel::Channel, limits::Quota, refusal::Refusal, webhooks::Webhook,
};

/// How many messages an app's queue holds before sends are refused.
pub(crate) const QUEUE_LIMIT: usize = 500_000;

/// One app.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) id: Arc<str>,
    pub(crate) region: Region,
    /// The object as clients wrote it, without what is read-only.
    pub(crate) body: Map<String, Value>,
    pub(crate) dispatch: bool,
    /// Configured channels, in the app's order of priority, with their status.
    pub(crate) channels: Vec<(Channel, &'static str)>,
    pub(crate) webhooks: Vec<Webhook>,
    /// The lane its callbacks go through.
    pub(crate) lane: usize,
    pub(crate) queue: Queue,
    pub(crate) sends: Sends,
    /// When each person last wrote, by channel and normalised identity.
    pub(crate) last_inbound: HashMap<(Channel, String), i64>,
    pub(crate) deleted: bool,
}

/// Messages accepted and not yet handed to a channel.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    pub(crate) high: VecDeque<usize>,
    pub(crate) normal: VecDeque<usize>,
    /// When the next one may leave.
    pub(crate) next_at: u64,
    pub(crate) armed: bool,
}

impl Queue {
    pub(crate) fn len(&self) -> usize {
        self.high.len() + self.normal.len()
    }

    pub(crate) fn push(&mut self, message: usize, high: bool) {
        if high {
            self.high.push_back(message);
        } else {
            self.normal.push_back(message);
        }
    }

    /// High priority overtakes normal within the app.
    pub(crate) fn pop(&mut self) -> Option<usize> {
        self.high.pop_front().or_else(|| self.normal.pop_front())
    }
}

/// What was sent through an app, for `/control/stats` and for the rate.
#[derive(Debug, Default)]
pub(crate) struct Sends {
    pub(crate) accepted: u64,
    pub(crate) over_rate: u64,
    /// Accepted sends by normalised identity.
    pub(crate) by_identity: HashMap<Box<str>, u32>,
    pub(crate) refused: BTreeMap<u16, u64>,
    pub(crate) quota: Quota,
    pub(crate) first_ms: Option<i64>,
    pub(crate) last_ms: Option<i64>,
}

impl App {
    /// An app from the object a client sent, its credentials ACTIVE at once.
    pub(crate) fn from_body(
        id: Arc<str>,
        region: Region,
        mut body: Map<String, Value>,
        lane: usize,
    ) -> Result<App, Refusal> {
        for read_only in ["id", "rate_limits", "queue_stats"] {
            body.remove(read_only);
        }
        fill_defaults(&mut body);
        let mut app = App {
            id,
            region,
            body,
            dispatch: true,
            channels: Vec::new(),
            webhooks: Vec::new(),
            lane,
            queue: Queue::default(),
            sends: Sends::default(),
            last_inbound: HashMap::new(),
            deleted: false,
        };
        app.read_body()?;
        Ok(app)
    }

    /// Reads what sending needs out of the body, after it changed.
    pub(crate) fn read_body(&mut self) -> Result<(), Refusal> {
        check(&self.body)?;
        self.dispatch = self.text("processing_mode") != "CONVERSATION";
        let mut channels = Vec::new();
        if let Some(Value::Array(credentials)) = self.body.get_mut("channel_credentials") {
            for (at, credential) in credentials.iter_mut().enumerate() {
                channels.push(read_credential(at, credential)?);
            }
        }
        self.channels = channels;
        Ok(())
    }

    /// A text field of the body, empty when absent.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.body.get(key).and_then(Value::as_str).unwrap_or("")
    }

    /// Whether a switch such as `persist_message_status` is on.
    pub(crate) fn is_enabled(&self, key: &str) -> bool {
        self.body
            .get(key)
            .and_then(|object| object.get("enabled"))
            .and_then(Value::as_bool)
            .unwrap_or(false)
    }

    /// Whether messages of DISPATCH are kept at all.
    pub(crate) fn keeps_dispatched(&self) -> bool {
        self.body
            .get("dispatch_retention_policy")
            .and_then(|policy| policy.get("ttl_days"))
            .and_then(Value::as_i64)
            .unwrap_or(0)
            > 0
    }

    /// How long a message that a channel cannot take just now is tried again.
    pub(crate) fn retry_ms(&self) -> u64 {
        self.seconds("message_retry_settings", "retry_duration", 3_600)
    }

    /// How long a channel may owe a positive delivery report before the next one is tried; `None`
    /// when the app does not ask for it.
    pub(crate) fn report_wait_ms(&self) -> Option<u64> {
        const KEY: &str = "delivery_report_based_fallback";
        self.is_enabled(KEY)
            .then(|| self.seconds(KEY, "delivery_report_waiting_time", 259_200))
    }

    fn seconds(&self, object: &str, key: &str, default: u64) -> u64 {
        let set = self.body.get(object).and_then(|object| object.get(key));
        set.and_then(Value::as_u64).unwrap_or(default) * 1_000
    }

    /// The status of a configured channel, `None` for one the app does not have.
    pub(crate) fn channel_status(&self, channel: Channel) -> Option<&'static str> {
        self.channels
            .iter()
            .find(|(known, _)| *known == channel)
            .map(|(_, status)| *status)
    }

    /// The object a client gets, with the read-only parts.
    pub(crate) fn shown(&self, rate: Rate, callback_rate: Rate) -> Value {
        let mut body = self.body.clone();
        body.insert("id".into(), json!(&*self.id));
        body.insert(
            "rate_limits".into(),
            json!({
                "outbound": rate.number(),
                "inbound": 25,
                "webhooks": callback_rate.number(),
            }),
        );
        body.insert(
            "queue_stats".into(),
            json!({"outbound_size": self.queue.len(), "outbound_limit": QUEUE_LIMIT}),
        );
        Value::Object(body)
    }

    /// The object the journal keeps.
    pub(crate) fn kept(&self) -> Value {
        json!({"id": &*self.id, "region": self.region.name(), "body": self.body})
    }
}

fn fill_defaults(body: &mut Map<String, Value>) {
    let defaults = [
        ("processing_mode", json!("DISPATCH")),
        ("conversation_metadata_report_view", json!("NONE")),
        (
            "retention_policy",
            json!({"retention_type": "MESSAGE_EXPIRE_POLICY", "ttl_days": 180}),
        ),
        (
            "dispatch_retention_policy",
            json!({"retention_type": "MESSAGE_EXPIRE_POLICY", "ttl_days": 0}),
        ),
        ("smart_conversation", json!({"enabled": false})),
        ("persist_message_status", json!({"enabled": false})),
        ("message_search", json!({"enabled": false})),
        ("message_retry_settings", json!({"retry_duration": 3600})),
        (
            "delivery_report_based_fallback",
            json!({"enabled": false, "delivery_report_waiting_time": 259_200}),
        ),
    ];
    for (key, value) in defaults {
        let slot = body.entry(key).or_insert(Value::Null);
        if slot.is_null() {
            *slot = value;
        }
    }
}

/// The faults of an app's object, as 400s.
fn check(body: &Map<String, Value>) -> Result<(), Refusal> {
    match body.get("display_name") {
        Some(Value::String(name)) if !name.is_empty() => {}
        _ => return Err(Refusal::field("display_name", "must not be empty")),
    }
    if !matches!(body.get("channel_credentials"), Some(Value::Array(_))) {
        return Err(Refusal::field("channel_credentials", "must be a list"));
    }
    one_of(body, "processing_mode", &["CONVERSATION", "DISPATCH"])?;
    one_of(body, "conversation_metadata_report_view", &["NONE", "FULL"])?;
    number_in(body, "retention_policy", "ttl_days", 1, 3_650)?;
    number_in(body, "dispatch_retention_policy", "ttl_days", 0, 7)?;
    number_in(body, "message_retry_settings", "retry_duration", 30, 3_600)?;
    number_in(
        body,
        "delivery_report_based_fallback",
        "delivery_report_waiting_time",
        10,
        259_200,
    )
}

fn one_of(body: &Map<String, Value>, key: &str, allowed: &[&str]) -> Result<(), Refusal> {
    match body.get(key) {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(text)) if allowed.contains(&text.as_str()) => Ok(()),
        Some(_) => Err(Refusal::field(key, &format!("must be one of {allowed:?}"))),
    }
}

fn number_in(
    body: &Map<String, Value>,
    object: &str,
    key: &str,
    least: i64,
    most: i64,
) -> Result<(), Refusal> {
    let value = match body.get(object) {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Object(inner)) => inner.get(key),
        Some(_) => return Err(Refusal::field(object, "must be an object")),
    };
    match value {
        None | Some(Value::Null) => Ok(()),
        Some(value) if value.as_i64().is_some_and(|n| (least..=most).contains(&n)) => Ok(()),
        Some(_) => Err(Refusal::field(
            &format!("{object}.{key}"),
            &format!("must lie between {least} and {most}"),
        )),
    }
}

/// The credential object each channel needs, with its required fields.
const CREDENTIALS: [(&str, &str, &[&str]); 15] = [
    ("WHATSAPP", "static_bearer", &["claimed_identity", "token"]),
    ("RCS", "static_bearer", &["claimed_identity", "token"]),
    ("SMS", "static_bearer", &["claimed_identity", "token"]),
    ("VIBERBM", "static_bearer", &["claimed_identity", "token"]),
    ("MESSENGER", "static_token", &["token"]),
    ("VIBER", "static_token", &["token"]),
    (
        "MMS",
        "mms_credentials",
        &["account_id", "api_key", "basic_auth"],
    ),
    ("INSTAGRAM", "instagram_credentials", &["token"]),
    ("TELEGRAM", "telegram_credentials", &["token"]),
    (
        "KAKAOTALK",
        "kakaotalk_credentials",
        &["kakaotalk_plus_friend_id", "kakaotalk_sender_key"],
    ),
    (
        "KAKAOTALKCHAT",
        "kakaotalkchat_credentials",
        &["kakaotalk_plus_friend_id"],
    ),
    ("LINE", "line_credentials", &["token", "secret"]),
    (
        "WECHAT",
        "wechat_credentials",
        &["app_id", "app_secret", "token", "aes_key"],
    ),
    (
        "APPLEBC",
        "applebc_credentials",
        &["business_chat_account_id"],
    ),
    ("LINE", "line_enterprise_credentials", &[]),
];

/// Checks one credential, gives it its state, and names its channel.
fn read_credential(at: usize, credential: &mut Value) -> Result<(Channel, &'static str), Refusal> {
    let place = format!("channel_credentials[{at}]");
    let Value::Object(credential) = credential else {
        return Err(Refusal::field(&place, "must be an object"));
    };
    let name = credential
        .get("channel")
        .and_then(Value::as_str)
        .unwrap_or("");
    let channel = Channel::named(name)
        .ok_or_else(|| Refusal::field(&format!("{place}.channel"), "unknown channel"))?;
    let fits = CREDENTIALS.iter().any(|(of, key, required)| {
        *of == name
            && credential
                .get(*key)
                .and_then(Value::as_object)
                .is_some_and(|given| {
                    required
                        .iter()
                        .all(|field| given.get(*field).is_some_and(|value| !value.is_null()))
                })
    });
    if !fits {
        return Err(Refusal::field(
            &place,
            "the credentials of the channel are missing or incomplete",
        ));
    }
    if credential
        .get("callback_secret")
        .and_then(Value::as_str)
        .is_some_and(|secret| secret.chars().count() > 256)
    {
        return Err(Refusal::field(
            &format!("{place}.callback_secret"),
            "longer than 256 characters",
        ));
    }
    let status = status_of(credential);
    credential.insert(
        "state".into(),
        json!({"status": status, "description": if status == "FAILING" { "The channel refuses the credentials" } else { "" }}),
    );
    credential
        .entry("credential_ordinal_number")
        .or_insert(json!(0));
    Ok((channel, status))
}

/// A token that says `failing` or `pending` is, so that a person can see both states.
fn status_of(credential: &Map<String, Value>) -> &'static str {
    let token = credential
        .get("static_bearer")
        .or_else(|| credential.get("static_token"))
        .and_then(|bearer| bearer.get("token"))
        .and_then(Value::as_str)
        .unwrap_or("");
    match token {
        "failing" => "FAILING",
        "pending" => "PENDING",
        _ => "ACTIVE",
    }
}
