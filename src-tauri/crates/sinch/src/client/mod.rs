//! The client: what every call shares. The calls themselves are in the resource folders.
//!
//! [`Client`] is cheap to clone and safe to share; build one per project and region with
//! [`Client::builder`]. It caches the access token, keeps the time-outs, repeats what is safe to
//! repeat and turns every answer into a model or an [`Error`](crate::Error).
//!
//! It does not pace: see [`crate::limiter`]. It never repeats a send: see [`crate::retry`].

mod builder;
mod call;
mod clock;
mod path;
mod query;
mod token;

use std::sync::Arc;
use std::time::Duration;

pub use builder::ClientBuilder;
pub(crate) use call::{Call, verb};
use clock::Clock;
pub(crate) use path::Path;
pub(crate) use query::Query;
pub use token::TokenResponse;
use token::Tokens;

use crate::endpoints::Endpoints;
use crate::error::Result;
use crate::retry::RetryPolicy;
use crate::secret::Secret;

/// How the client proves who it is. Made from an access key of the project.
#[derive(Debug, Clone)]
pub enum Credentials {
    /// OAuth2 client credentials, the recommended way: the key is exchanged for a token that
    /// lives an hour.
    OAuth {
        /// Access key id.
        key_id: String,
        /// Access key secret.
        key_secret: Secret,
    },
    /// HTTP Basic with the key itself: for tests only, Sinch limits its rate hard. The Batch and
    /// Number Lookup APIs refuse it.
    Basic {
        /// Access key id.
        key_id: String,
        /// Access key secret.
        key_secret: Secret,
    },
}

impl Credentials {
    /// OAuth2 client credentials.
    pub fn oauth(key_id: impl Into<String>, key_secret: impl Into<Secret>) -> Self {
        Self::OAuth {
            key_id: key_id.into(),
            key_secret: key_secret.into(),
        }
    }

    /// HTTP Basic.
    pub fn basic(key_id: impl Into<String>, key_secret: impl Into<Secret>) -> Self {
        Self::Basic {
            key_id: key_id.into(),
            key_secret: key_secret.into(),
        }
    }
}

/// How long to wait for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection to stand. Has no effect on an injected HTTP client.
    pub connect: Duration,
    /// For the whole of a call that changes something.
    pub send: Duration,
    /// For the whole of a call that only reads, and of a token request.
    pub read: Duration,
}

impl Default for Timeouts {
    /// 5 s, 30 s and 15 s.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            send: Duration::from_secs(30),
            read: Duration::from_secs(15),
        }
    }
}

/// A client of one project in one region.
#[derive(Debug, Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    http: reqwest::Client,
    endpoints: Endpoints,
    project_id: String,
    auth: Auth,
    timeouts: Timeouts,
    retry: RetryPolicy,
    clock: Clock,
}

#[derive(Debug)]
enum Auth {
    Tokens(Tokens),
    Basic { key_id: String, key_secret: Secret },
}

impl Client {
    /// Starts to build a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The project all calls go to.
    pub fn project_id(&self) -> &str {
        &self.inner.project_id
    }

    /// The base URLs in use.
    pub fn endpoints(&self) -> &Endpoints {
        &self.inner.endpoints
    }

    /// Makes sure that an access token is at hand, and so that the key is right. With Basic
    /// credentials there is nothing to do.
    ///
    /// # Errors
    /// `Error::Token` with the answer of the token endpoint; 401 means a wrong key.
    pub async fn authenticate(&self) -> Result<()> {
        match &self.inner.auth {
            Auth::Tokens(tokens) => tokens.get(self, None).await.map(drop),
            Auth::Basic { .. } => Ok(()),
        }
    }
}
