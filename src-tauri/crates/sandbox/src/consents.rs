//! Consents: who said STOP, to what, and when.
//!
//! Lists are written by the people themselves (`phone`), read by clients, and stop messages. A
//! keyword is the whole message, in any case; see `KEYWORDS` for one more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    apps::App,
    call::{Call, Reply},
    channel::normal_identity,
    clock::rfc3339,
    contacts::routes::page,
    journal::{Kind, Record},
    refusal::Refusal,
    world::{AppAt, World},
};

const LISTS: [&str; 3] = ["OPT_OUT_ALL", "OPT_OUT_MARKETING", "OPT_OUT_NOTIFICATION"];

/// Words and whether they opt out.
const KEYWORDS: [(&str, bool); 12] = [
    ("STOP", true),
    ("UNSUBSCRIBE", true),
    ("START", false),
    ("SUBSCRIBE", false),
    ("DETENER", true),
    ("SALIR", true),
    ("VOLVER", false),
    ("RECIBIR", false),
    ("PARAR", true),
    ("CANCELAR", true),
    ("VOLTAR", false),
    ("RECEBER", false),
];

/// One entry in the history of an identity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Change {
    app_id: String,
    identity: String,
    at: i64,
    list: String,
    out: bool,
}

/// All changes, by app and normalised identity, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Consents(BTreeMap<(String, String), Vec<Change>>);

/// What a keyword asks for.
pub(crate) struct Keyword {
    pub(crate) list: &'static str,
    pub(crate) out: bool,
}

/// Reads a message as a keyword, if it is one.
pub(crate) fn keyword(text: &str) -> Option<Keyword> {
    let text = text.trim().to_uppercase();
    let (word, list) = match text.rsplit_once(' ') {
        Some((word, "MARKETING")) => (word, LISTS[1]),
        Some((word, "NOTIFICATION")) => (word, LISTS[2]),
        _ => (text.as_str(), LISTS[0]),
    };
    let (_, out) = KEYWORDS.iter().find(|(known, _)| *known == word)?;
    Some(Keyword { list, out: *out })
}

impl Consents {
    fn is_on(&self, app_id: &str, person: &str, list: &str) -> bool {
        self.0
            .get(&(app_id.to_owned(), person.to_owned()))
            .and_then(|changes| changes.iter().rev().find(|change| change.list == list))
            .is_some_and(|change| change.out)
    }

    /// Whether a message must not reach a person. Without a content type only OPT_OUT_ALL counts.
    pub(crate) fn blocks(&self, app: &App, identity: &str, marketing: Option<bool>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let person = normal_identity(identity);
        let list = marketing.map(|marketing| if marketing { LISTS[1] } else { LISTS[2] });
        self.is_on(&app.id, &person, LISTS[0])
            || list.is_some_and(|list| self.is_on(&app.id, &person, list))
    }

    /// Takes back a change the journal kept.
    pub(crate) fn restore(&mut self, value: &Value) -> Option<()> {
        let change = Change::deserialize(value).ok()?;
        let key = (change.app_id.clone(), change.identity.clone());
        self.0.entry(key).or_default().push(change);
        Some(())
    }
}

impl World {
    /// Puts a person on a list, or takes them off.
    pub(crate) fn consent(&mut self, app: AppAt, identity: &str, keyword: &Keyword) {
        let change = Change {
            app_id: self.apps[app].id.to_string(),
            identity: normal_identity(identity),
            at: self.clock.now_ms(),
            list: keyword.list.to_owned(),
            out: keyword.out,
        };
        let value = json!(change);
        self.journal.write(&Record::Put {
            kind: Kind::Consents,
            value: value.clone(),
        });
        self.consents.restore(&value);
    }
}

/// GET `/apps/{id}/consents/{list_type}`
pub(crate) fn list(
    world: &mut World,
    call: &Call,
    app_id: &str,
    list: &str,
) -> Result<Reply, Refusal> {
    world.app(app_id, call.region)?;
    if !LISTS.contains(&list) {
        return Err(Refusal::field("list_type", "unknown list"));
    }
    let people: Vec<&String> = world
        .consents
        .0
        .keys()
        .filter(|(app, person)| app == app_id && world.consents.is_on(app, person, list))
        .map(|(_, person)| person)
        .collect();
    let (places, next) = page((0..people.len()).rev(), call, 10, 50)?;
    let identities: Vec<Value> = places
        .iter()
        .map(|at| json!({"identity": people[*at]}))
        .collect();
    Reply::json(&json!({"identities": identities, "next_page_token": next}))
}

/// GET `/apps/{id}/consents/identities/{identity}`
pub(crate) fn audit(
    world: &mut World,
    call: &Call,
    app_id: &str,
    identity: &str,
) -> Result<Reply, Refusal> {
    world.app(app_id, call.region)?;
    let person = normal_identity(identity);
    let changes = world
        .consents
        .0
        .get(&(app_id.to_owned(), person.clone()))
        .ok_or_else(|| Refusal::not_found("Identity"))?;
    let records: Vec<Value> = changes
        .iter()
        .map(|change| {
            json!({
                "origin": "ORIGIN_MO",
                "operation": if change.out { "OPERATION_INSERT" } else { "OPERATION_DELETE" },
                "list_type": change.list,
                "project_id": world.keys.project_id,
                "app_id": app_id,
                "datetime": rfc3339(change.at),
            })
        })
        .collect();
    Reply::json(&json!({"identity": {"identity": person}, "audit_records": records}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_whole_messages() {
        let read = |text| keyword(text).map(|keyword| (keyword.list, keyword.out));
        assert_eq!(read("stop"), Some(("OPT_OUT_ALL", true)));
        assert_eq!(read(" Start "), Some(("OPT_OUT_ALL", false)));
        assert_eq!(read("SALIR MARKETING"), Some(("OPT_OUT_MARKETING", true)));
        assert_eq!(read("please stop"), None);
        assert_eq!(read(""), None);
    }
}
