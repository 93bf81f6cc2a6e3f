//! Signing in and out, and who a request comes from.

use super::Door;
use super::answer::refuse;
use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use backend::{AppError, Code, words};
use serde::Deserialize;
use std::sync::Arc;

/// Proof that a request may act: a session's cookie, or the door key as bearer token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedIn {
    /// A person in a browser.
    Browser,
    /// A program of the same user, which read `server.json`.
    Program,
}

impl SignedIn {
    /// How it stands in the activity record.
    pub fn who(self) -> &'static str {
        match self {
            SignedIn::Browser => "browser",
            SignedIn::Program => "command line",
        }
    }
}

impl FromRequestParts<Arc<Door>> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, door: &Arc<Door>) -> Result<Self, Response> {
        let bearer = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        if let Some(bearer) = bearer
            && door.sessions.opens(bearer)
        {
            return Ok(SignedIn::Program);
        }
        if token(door, &parts.headers).is_some_and(|token| door.sessions.knows(token)) {
            return Ok(SignedIn::Browser);
        }
        let error = AppError::new(Code::Forbidden, words!("server-signed-out"))
            .hint(words!("server-signed-out-hint"));
        let mut response = refuse(door, &parts.headers, error);
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        Err(response)
    }
}

/// A link's key.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    key: String,
}

/// Exchanges a link's key for a session.
pub async fn sign_in(
    State(door): State<Arc<Door>>,
    headers: HeaderMap,
    Json(Key { key }): Json<Key>,
) -> Response {
    let Some(token) = door.sessions.sign_in(&key) else {
        let error = AppError::new(Code::Forbidden, words!("server-sign-in-refused"))
            .hint(words!("server-sign-in-refused-hint"));
        let mut response = refuse(&door, &headers, error);
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        return response;
    };
    with_cookie(&door, &headers, &format!("{token}; Max-Age=2592000"))
}

/// Ends the session.
pub async fn sign_out(_: SignedIn, State(door): State<Arc<Door>>, headers: HeaderMap) -> Response {
    if let Some(token) = token(&door, &headers) {
        door.sessions.sign_out(token);
    }
    with_cookie(&door, &headers, "; Max-Age=0")
}

/// Makes a new link, for a program that holds the door key.
pub async fn new_link(signed_in: SignedIn, State(door): State<Arc<Door>>) -> Response {
    if signed_in != SignedIn::Program {
        return StatusCode::FORBIDDEN.into_response();
    }
    Json(serde_json::json!({ "key": door.sessions.issue_key() })).into_response()
}

fn with_cookie(door: &Door, headers: &HeaderMap, value: &str) -> Response {
    let secure = headers
        .get("x-forwarded-proto")
        .is_some_and(|proto| proto.as_bytes() == b"https");
    let cookie = format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Strict{}",
        cookie_name(door),
        if secure { "; Secure" } else { "" }
    );
    let mut response = Json(serde_json::json!({})).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Cookies do not tell ports apart, so the name does: two consoles on one computer get along.
fn cookie_name(door: &Door) -> String {
    format!("carillon_{}", door.port)
}

fn token<'h>(door: &Door, headers: &'h HeaderMap) -> Option<&'h str> {
    let name = cookie_name(door);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}
