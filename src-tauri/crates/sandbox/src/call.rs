//! One request as the handlers see it, and one answer as they give it.
//!
//! The body is parsed before the state is locked; a handler asks for it with `object()` and a
//! body that is no JSON object then becomes the 400 Sinch would send.

use bytes::Bytes;
use hyper::{HeaderMap, Method};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{channel::Channel, clock::parse_rfc3339, refusal::Refusal};

/// The API a path prefix belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Api {
    Auth,
    Conversation,
    Template,
    Provisioning,
    Lookup,
    Batch,
    Control,
}

/// Where an app lives. `/conversation` is `Eu`; `/regions/{r}/conversation` is any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Region {
    #[default]
    Eu,
    Us,
    Br,
}

impl Region {
    pub(crate) const ALL: [Region; 3] = [Region::Us, Region::Eu, Region::Br];

    /// The name in host names and paths.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Region::Eu => "eu",
            Region::Us => "us",
            Region::Br => "br",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Region> {
        Region::ALL
            .into_iter()
            .find(|region| region.name().eq_ignore_ascii_case(name))
    }
}

/// Verbs that follow a `:` in the last segment of a path.
const VERBS: [&str; 12] = [
    "send",
    "fetch-last-message",
    "transcode",
    "merge",
    "getChannelProfile",
    "identityConflicts",
    "recent",
    "stop",
    "inject-message",
    "inject-event",
    "query",
    "register",
];

/// One request.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) api: Api,
    pub(crate) region: Region,
    pub(crate) method: Method,
    /// Decoded segments after the prefix, e.g. `["v1", "projects", P, "messages"]`.
    pub(crate) path: Vec<String>,
    /// What follows the `:` of the last segment, empty without one.
    pub(crate) verb: String,
    pub(crate) headers: HeaderMap,
    query: Vec<(String, String)>,
    /// The body as it came.
    pub(crate) raw: Bytes,
    json: Option<Value>,
}

impl Call {
    /// Reads a request; `None` when the path lies under no API's prefix.
    pub(crate) fn read(
        method: Method,
        uri: &hyper::Uri,
        headers: HeaderMap,
        raw: Bytes,
    ) -> Option<Call> {
        let mut path: Vec<String> = uri
            .path()
            .split('/')
            .skip(1)
            .map(|segment| {
                percent_encoding::percent_decode_str(segment)
                    .decode_utf8_lossy()
                    .into_owned()
            })
            .collect();
        let mut region = Region::Eu;
        if path.first().is_some_and(|first| first == "regions") && path.len() > 2 {
            region = Region::named(&path[1])?;
            path.drain(..2);
        }
        let api = match path.first()?.as_str() {
            "auth" => Api::Auth,
            "conversation" => Api::Conversation,
            "template" => Api::Template,
            "provisioning" => Api::Provisioning,
            "lookup" => Api::Lookup,
            "batch" => Api::Batch,
            "control" => Api::Control,
            _ => return None,
        };
        path.remove(0);
        if path.last().is_some_and(String::is_empty) {
            path.pop();
        }
        let verb = take_verb(&mut path);
        let query = uri.query().map_or_else(Vec::new, |query| {
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect()
        });
        let json = if raw.is_empty() {
            None
        } else {
            serde_json::from_slice(&raw).ok()
        };
        Some(Call {
            api,
            region,
            method,
            path,
            verb,
            headers,
            query,
            raw,
            json,
        })
    }

    /// The text of a header, when it is readable.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The last value of a query parameter; an empty one counts as absent.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .rev()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// All values of a query parameter that may be repeated or comma-separated.
    pub(crate) fn params(&self, name: &str) -> Vec<&str> {
        self.query
            .iter()
            .filter(|(key, _)| key == name)
            .flat_map(|(_, value)| value.split(','))
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// A yes or no in the query.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.param(name) == Some("true")
    }

    /// A channel in the query.
    pub(crate) fn channel(&self, name: &str) -> Result<Option<Channel>, Refusal> {
        match self.param(name) {
            None => Ok(None),
            Some(text) => Channel::named(text)
                .map(Some)
                .ok_or_else(|| Refusal::field(name, "unknown channel")),
        }
    }

    /// A time in the query, in milliseconds since the epoch.
    pub(crate) fn time(&self, name: &str) -> Result<Option<i64>, Refusal> {
        match self.param(name) {
            None => Ok(None),
            Some(text) => parse_rfc3339(text)
                .map(Some)
                .ok_or_else(|| Refusal::field(name, "not an RFC 3339 time")),
        }
    }

    /// `page_size`: the default when absent, the maximum when larger (the API clamps).
    pub(crate) fn page_size(&self, default: usize, max: usize) -> Result<usize, Refusal> {
        page_size(self.param("page_size"), default, max)
    }

    /// The body as an object; anything else is a 400.
    pub(crate) fn object(&self) -> Result<&Map<String, Value>, Refusal> {
        match &self.json {
            Some(Value::Object(object)) => Ok(object),
            _ => Err(Refusal::invalid("The request body is not a JSON object.")),
        }
    }

    /// The body as an object, empty when there is no body at all.
    pub(crate) fn object_or_empty(&self) -> Result<Map<String, Value>, Refusal> {
        if self.raw.is_empty() {
            return Ok(Map::new());
        }
        self.object().cloned()
    }
}

/// The same clamping for a page size that comes in a body.
pub(crate) fn page_size(text: Option<&str>, default: usize, max: usize) -> Result<usize, Refusal> {
    match text {
        None => Ok(default),
        Some(text) => match text.parse::<i64>() {
            Ok(0) => Ok(default),
            Ok(n) if n > 0 => Ok(usize::try_from(n).unwrap_or(max).min(max)),
            _ => Err(Refusal::field("page_size", "not a positive number")),
        },
    }
}

fn take_verb(path: &mut [String]) -> String {
    let Some(last) = path.last_mut() else {
        return String::new();
    };
    let split = last
        .rsplit_once(':')
        .filter(|(_, verb)| VERBS.contains(verb))
        .map(|(segment, verb)| (segment.to_owned(), verb.to_owned()));
    match split {
        Some((segment, verb)) => {
            *last = segment;
            verb
        }
        None => String::new(),
    }
}

/// What becomes of the connection an answer is due on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The answer is sent.
    Answered,
    /// The connection is dropped without an answer.
    Dropped,
    /// Nothing is sent for so many milliseconds; then the connection is dropped.
    Hung(u64),
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) http: u16,
    pub(crate) body: Vec<u8>,
    pub(crate) header: Option<(&'static str, &'static str)>,
    pub(crate) fate: Fate,
}

impl Reply {
    /// 200 with a JSON body.
    pub(crate) fn json<T: Serialize + ?Sized>(body: &T) -> Result<Reply, Refusal> {
        Reply::with(200, body)
    }

    /// Another status with a JSON body.
    pub(crate) fn with<T: Serialize + ?Sized>(http: u16, body: &T) -> Result<Reply, Refusal> {
        Ok(Reply {
            http,
            body: serde_json::to_vec(body).map_err(|_| Refusal::internal())?,
            header: None,
            fate: Fate::Answered,
        })
    }

    /// The `{}` of a deletion.
    pub(crate) fn done() -> Result<Reply, Refusal> {
        Reply::json(&Map::new())
    }

    /// A status without a body.
    pub(crate) fn bare(http: u16) -> Reply {
        Reply {
            http,
            body: Vec::new(),
            header: None,
            fate: Fate::Answered,
        }
    }

    /// The answer to a refused request.
    pub(crate) fn refused(refusal: &Refusal, api: Api) -> Reply {
        Reply {
            http: refusal.http,
            body: refusal.body(api).to_string().into_bytes(),
            header: refusal.header,
            fate: Fate::Answered,
        }
    }

    /// No answer at all.
    pub(crate) fn none(fate: Fate) -> Reply {
        Reply {
            fate,
            ..Reply::bare(503)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn call(path: &str) -> Option<Call> {
        let uri: hyper::Uri = path.parse().unwrap();
        Call::read(Method::GET, &uri, HeaderMap::new(), Bytes::new())
    }

    #[test]
    fn prefixes_regions_and_verbs() {
        let send = call("/conversation/v1/projects/p/messages:send").unwrap();
        assert_eq!(send.path, ["v1", "projects", "p", "messages"]);
        assert_eq!((send.verb.as_str(), send.region), ("send", Region::Eu));
        let us = call("/regions/us/template/v2/projects/p/templates").unwrap();
        assert_eq!((us.api, us.region), (Api::Template, Region::Us));
        let encoded = call("/conversation/v1/projects/p/messages%3Asend").unwrap();
        assert_eq!(encoded.verb, "send");
        assert_eq!(call("/conversation/v1/x/a:b").unwrap().verb, "");
        assert!(call("/elsewhere").is_none());
        assert!(call("/regions/xx/conversation/v1").is_none());
    }

    #[test]
    fn page_sizes_clamp() {
        assert_eq!(page_size(None, 10, 20).unwrap(), 10);
        assert_eq!(page_size(Some("999"), 10, 20).unwrap(), 20);
        assert!(page_size(Some("-1"), 10, 20).is_err());
        assert!(page_size(Some("many"), 10, 20).is_err());
    }
}
