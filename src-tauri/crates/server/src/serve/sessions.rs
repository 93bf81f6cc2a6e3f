//! Who is signed in. A link's key is good for one sign-in, a session's token lives in a cookie
//! that scripts cannot read, and the door key lets programs of the same user in (it stands in the
//! owner-only `server.json`). All of it is in memory: a restart signs everybody out.

use rand::Rng as _;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// Keys are 256 random bits, so looking one up by equality tells a guesser nothing.
#[derive(Debug)]
pub struct Sessions {
    door_key: String,
    unused_keys: Mutex<HashSet<String>>,
    tokens: Mutex<HashSet<String>>,
}

impl Sessions {
    /// Nobody is signed in, and programs get in with a fresh door key.
    pub fn new() -> Self {
        Self {
            door_key: random_key(),
            unused_keys: Mutex::default(),
            tokens: Mutex::default(),
        }
    }

    /// What a program sends as `Authorization: Bearer …`.
    pub fn door_key(&self) -> &str {
        &self.door_key
    }

    /// A key for a link; it signs in once.
    pub fn issue_key(&self) -> String {
        let key = random_key();
        lock(&self.unused_keys).insert(key.clone());
        key
    }

    /// Uses up a link's key and answers the token of the new session.
    pub fn sign_in(&self, key: &str) -> Option<String> {
        if !lock(&self.unused_keys).remove(key) {
            return None;
        }
        let token = random_key();
        lock(&self.tokens).insert(token.clone());
        Some(token)
    }

    /// Whether a cookie's token belongs to a session.
    pub fn knows(&self, token: &str) -> bool {
        lock(&self.tokens).contains(token)
    }

    /// Whether a bearer token is the door key.
    pub fn opens(&self, bearer: &str) -> bool {
        bearer == self.door_key
    }

    /// Ends a session.
    pub fn sign_out(&self, token: &str) {
        lock(&self.tokens).remove(token);
    }
}

fn lock(set: &Mutex<HashSet<String>>) -> std::sync::MutexGuard<'_, HashSet<String>> {
    set.lock().unwrap_or_else(PoisonError::into_inner)
}

fn random_key() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_key_signs_in_once() {
        let sessions = Sessions::new();
        let key = sessions.issue_key();
        let token = sessions.sign_in(&key).unwrap();
        assert!(sessions.knows(&token));
        assert_eq!(sessions.sign_in(&key), None);
        assert_eq!(sessions.sign_in("made up"), None);
        sessions.sign_out(&token);
        assert!(!sessions.knows(&token));
        assert!(!sessions.opens(&key) && sessions.opens(sessions.door_key()));
    }
}
