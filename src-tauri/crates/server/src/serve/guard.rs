//! What stands before every request of the console: the Host it names, the Origin it comes from,
//! and the headers every answer carries.
//!
//! A page of another site can make a browser send requests here, and a name can be made to point
//! at this computer; neither gets further than this file.

use super::Door;
use super::answer::refuse;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, HeaderName, Method};
use axum::middleware::Next;
use axum::response::Response;
use backend::{AppError, Code, words};
use std::net::SocketAddr;
use std::sync::Arc;

const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; \
     style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; \
     connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'";

/// The hosts this console answers to.
#[derive(Debug, Clone)]
pub struct Hosts {
    names: Vec<String>,
}

impl Hosts {
    /// The address it listens on, this computer's own names for it, and further ones (`name` or
    /// `name:port`) by which a proxy is reached.
    pub fn new(listen: SocketAddr, further: &[String]) -> Self {
        let port = listen.port();
        let mut names = vec![listen.to_string()];
        if listen.ip().is_loopback() || listen.ip().is_unspecified() {
            names.extend(["localhost", "127.0.0.1", "[::1]"].map(|host| format!("{host}:{port}")));
        }
        names.extend(further.iter().map(|name| name.to_ascii_lowercase()));
        Self { names }
    }

    /// Whether a Host header names this console.
    pub fn allow(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.names.contains(&host)
    }

    /// Whether an Origin header is one of this console's own pages.
    pub fn allow_origin(&self, origin: &str) -> bool {
        ["http://", "https://"]
            .iter()
            .find_map(|scheme| origin.strip_prefix(scheme))
            .is_some_and(|host| self.allow(host))
    }
}

/// Refuses what comes by another name or from another site, and puts the headers on the answer.
pub async fn stand(State(door): State<Arc<Door>>, request: Request, next: Next) -> Response {
    let mut response = if passes(&door.hosts, request.method(), request.headers()) {
        next.run(request).await
    } else {
        refuse(
            &door,
            request.headers(),
            AppError::new(Code::Forbidden, words!("server-origin-refused"))
                .hint(words!("server-origin-refused-hint")),
        )
    };
    harden(response.headers_mut());
    response
}

fn passes(hosts: &Hosts, method: &Method, headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host_fits = text(header::HOST).is_some_and(|host| hosts.allow(host));
    let origin_fits = match text(header::ORIGIN) {
        Some(origin) => hosts.allow_origin(origin),
        // Browsers name the origin of everything that is not a plain read; programs come with a
        // bearer token, which no browser adds by itself.
        None => {
            matches!(*method, Method::GET | Method::HEAD)
                || headers.contains_key(header::AUTHORIZATION)
        }
    };
    host_fits && origin_fits
}

fn harden(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn hosts() -> Hosts {
        Hosts::new(
            "127.0.0.1:7430".parse().unwrap(),
            &["Console.Example.com".to_owned()],
        )
    }

    fn headers(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    #[test]
    fn only_its_own_names_are_answered() {
        let hosts = hosts();
        assert!(hosts.allow("localhost:7430") && hosts.allow("console.example.com"));
        assert!(!hosts.allow("localhost:7431"));
        assert!(!hosts.allow("evil.example:7430"), "a name that points here");
        assert!(hosts.allow_origin("http://127.0.0.1:7430"));
        assert!(!hosts.allow_origin("null") && !hosts.allow_origin("http://evil.example"));
    }

    #[test]
    fn a_write_without_an_origin_needs_a_bearer_token() {
        let hosts = hosts();
        let host = (header::HOST, "127.0.0.1:7430");
        assert!(passes(
            &hosts,
            &Method::GET,
            &headers(std::slice::from_ref(&host))
        ));
        assert!(!passes(
            &hosts,
            &Method::POST,
            &headers(std::slice::from_ref(&host))
        ));
        let bearer = (header::AUTHORIZATION, "Bearer x");
        assert!(passes(
            &hosts,
            &Method::POST,
            &headers(&[host.clone(), bearer])
        ));
        let foreign = (header::ORIGIN, "http://evil.example");
        assert!(!passes(&hosts, &Method::GET, &headers(&[host, foreign])));
        assert!(!passes(&hosts, &Method::GET, &HeaderMap::new()));
    }
}
