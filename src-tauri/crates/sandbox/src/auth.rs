//! Keys and tokens: the token endpoint, and who may call the APIs.
//!
//! Tokens are real JWTs (HS256 with a key that follows from the seed), so that official clients
//! can read their `exp`, and so that they outlive a restart.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::Sha256;

use crate::{
    call::{Call, Reply},
    ids::{seeded_bytes, seeded_uuid},
    refusal::Refusal,
    world::World,
};

/// Seconds a token lives.
const LIFE_S: i64 = 3_600;

/// The project and its access key.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) project_id: String,
    pub(crate) key_id: String,
    pub(crate) key_secret: String,
    signing: [u8; 32],
    /// Tokens issued before this second are expired.
    pub(crate) not_before_s: i64,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    iat: i64,
    exp: i64,
}

impl Keys {
    /// The project and key of a seed.
    pub(crate) fn of(seed: u64) -> Keys {
        Keys {
            project_id: seeded_uuid(seed, "project", 0),
            key_id: seeded_uuid(seed, "key", 0),
            key_secret: URL_SAFE_NO_PAD.encode(&seeded_bytes(seed, "secret", 0)[..20]),
            signing: seeded_bytes(seed, "signing", 0),
            not_before_s: 0,
        }
    }

    fn sign(&self, text: &str) -> Option<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.signing).ok()?;
        mac.update(text.as_bytes());
        Some(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    fn token(&self, now_s: i64) -> Option<String> {
        let claims = Claims {
            iss: "https://auth.sinch.com/".into(),
            sub: self.key_id.clone(),
            iat: now_s,
            exp: now_s + LIFE_S,
        };
        let header = URL_SAFE_NO_PAD.encode(json!({"alg": "HS256", "typ": "JWT"}).to_string());
        let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims).ok()?);
        let text = format!("{header}.{claims}");
        let signature = self.sign(&text)?;
        Some(format!("{text}.{signature}"))
    }

    /// Whether a token is ours, `Err(true)` when it was and has expired.
    fn check_token(&self, token: &str, now_s: i64) -> Result<(), bool> {
        let (text, signature) = token.rsplit_once('.').ok_or(false)?;
        if self.sign(text).as_deref() != Some(signature) {
            return Err(false);
        }
        let claims = text
            .split_once('.')
            .map(|(_, claims)| claims)
            .ok_or(false)?;
        let claims = URL_SAFE_NO_PAD.decode(claims).map_err(|_| false)?;
        let claims: Claims = serde_json::from_slice(&claims).map_err(|_| false)?;
        if claims.exp <= now_s || claims.iat < self.not_before_s {
            return Err(true);
        }
        Ok(())
    }

    fn check_basic(&self, encoded: &str) -> bool {
        let expected = format!("{}:{}", self.key_id, self.key_secret);
        STANDARD
            .decode(encoded.trim())
            .is_ok_and(|given| given == expected.as_bytes())
    }
}

impl World {
    fn now_s(&self) -> i64 {
        self.clock.now_ms() / 1_000
    }

    fn is_revoked(&self) -> bool {
        self.faults.dials.keys_revoked
    }

    /// Lets a caller of an API in, by bearer token or Basic.
    pub(crate) fn authorise(&self, call: &Call) -> Result<(), Refusal> {
        let given = call.header("authorization").unwrap_or("");
        let (scheme, credentials) = given.split_once(' ').unwrap_or((given, ""));
        if self.is_revoked() {
            return Err(Refusal::unauthorized());
        }
        if scheme.eq_ignore_ascii_case("bearer") {
            return match self.keys.check_token(credentials.trim(), self.now_s()) {
                Ok(()) => Ok(()),
                Err(true) => Err(Refusal::expired()),
                Err(false) => Err(Refusal::unauthorized()),
            };
        }
        if scheme.eq_ignore_ascii_case("basic") && self.keys.check_basic(credentials) {
            return Ok(());
        }
        Err(Refusal::unauthorized())
    }

    /// Makes every token issued until now an expired one.
    pub(crate) fn expire_tokens(&mut self) {
        self.keys.not_before_s = self.now_s() + 1;
    }
}

/// POST `/oauth2/token`
pub(crate) fn token(world: &mut World, call: &Call) -> Result<Reply, Refusal> {
    let now = world.clock.micros();
    if !world.is_unlimited() && !world.token_bucket.take(now) {
        return Err(Refusal::exhausted("Too many token requests.", None));
    }
    let form: Vec<(String, String)> = form_urlencoded::parse(&call.raw).into_owned().collect();
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    };
    if field("grant_type") != Some("client_credentials") {
        return Err(Refusal::invalid("grant_type must be client_credentials."));
    }
    let by_header = call
        .header("authorization")
        .and_then(|header| header.strip_prefix("Basic "))
        .is_some_and(|encoded| world.keys.check_basic(encoded));
    if !by_header || world.is_revoked() {
        return Err(Refusal::unauthorized());
    }
    // A token of this very second must not count as one that was expired a moment ago.
    let issued = world.now_s().max(world.keys.not_before_s);
    let token = world.keys.token(issued).ok_or_else(Refusal::internal)?;
    Reply::json(&json!({
        "access_token": token,
        "expires_in": LIFE_S - 1,
        "scope": "",
        "token_type": "bearer",
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_token_holds_for_an_hour_and_for_this_key_only() {
        let keys = Keys::of(1);
        let token = keys.token(1_000).unwrap();
        assert_eq!(token.split('.').count(), 3);
        assert_eq!(keys.check_token(&token, 1_001), Ok(()));
        assert_eq!(keys.check_token(&token, 1_000 + LIFE_S), Err(true));
        assert_eq!(Keys::of(2).check_token(&token, 1_001), Err(false));
        assert_eq!(keys.check_token("a.b.c", 1_001), Err(false));
        assert_eq!(keys.check_token("", 1_001), Err(false));
    }
}
