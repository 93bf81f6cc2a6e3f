//! Building a [`Client`].

use std::sync::Arc;

use super::clock::Clock;
use super::token::Tokens;
use super::{Auth, Client, Credentials, Inner, Timeouts};
use crate::endpoints::{Endpoints, Region};
use crate::error::{ConfigurationFault, Result};
use crate::retry::RetryPolicy;

/// Collects what a [`Client`] needs; see [`Client::builder`].
#[derive(Debug, Default)]
pub struct ClientBuilder {
    endpoints: Option<Endpoints>,
    project_id: String,
    credentials: Option<Credentials>,
    timeouts: Timeouts,
    retry: RetryPolicy,
    clock: Clock,
    http: Option<reqwest::Client>,
}

impl ClientBuilder {
    /// The base URLs. Required, unless [`region`](Self::region) is given.
    pub fn endpoints(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = Some(endpoints);
        self
    }

    /// Sinch's own hosts of a region.
    pub fn region(self, region: &Region) -> Self {
        self.endpoints(Endpoints::for_region(region))
    }

    /// The project, a UUID. Required.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = project_id.into();
        self
    }

    /// The access key. Required.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The time-outs; 5 s to connect, 30 s to send, 15 s to read unless set.
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// When to repeat calls, token requests included. Sends are never repeated.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Another clock than the system's.
    pub fn clock(mut self, now: impl Fn() -> jiff::Timestamp + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(now);
        self
    }

    /// An HTTP client of the caller's making, for proxies, own certificates or shared connections.
    /// It should not follow redirects.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Builds the client. Nothing is sent yet.
    ///
    /// # Errors
    /// `Error::Configuration` with what is missing or malformed.
    pub fn build(self) -> Result<Client> {
        let endpoints = self.endpoints.ok_or(ConfigurationFault::NoEndpoints)?;
        let credentials = self.credentials.ok_or(ConfigurationFault::NoCredentials)?;
        if self.project_id.trim().is_empty() {
            return Err(ConfigurationFault::NoProject.into());
        }
        let http = match self.http {
            Some(http) => http,
            None => http_client(self.timeouts)?,
        };
        let auth = match credentials {
            Credentials::OAuth { key_id, key_secret } => {
                Auth::Tokens(Tokens::new(key_id, key_secret))
            }
            Credentials::Basic { key_id, key_secret } => Auth::Basic { key_id, key_secret },
        };
        Ok(Client {
            inner: Arc::new(Inner {
                http,
                endpoints: endpoints.checked()?,
                project_id: self.project_id,
                auth,
                timeouts: self.timeouts,
                retry: self.retry,
                clock: self.clock,
            }),
        })
    }
}

fn http_client(timeouts: Timeouts) -> Result<reqwest::Client> {
    // A provider installed by the host stays; either way there is one afterwards.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .connect_timeout(timeouts.connect)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("sinch-rust/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|cause| ConfigurationFault::Http(cause).into())
}
