//! What can go wrong with a call, and what a caller may conclude from it.
//!
//! Three questions matter after a failure, and [`Error`] answers them without a match:
//! [`is_retryable`](Error::is_retryable) (may the same request succeed later?),
//! [`retry_after`](Error::retry_after) (did Sinch say when?), and
//! [`maybe_accepted`](Error::maybe_accepted) (could Sinch have acted on it all the same?). The
//! last one decides whether a send may be repeated, because there is no idempotency key.
//!
//! No error text holds a URL, a body or a credential; messages of Sinch, which may quote
//! identities, are fields of [`Refusal`] and not part of what `Display` prints.

mod body;
mod refusal;

use std::sync::Arc;
use std::time::Duration;

pub use body::{ErrorBody, ErrorStatus, ProblemDetails, ProvisioningErrorBody, TokenErrorBody};
pub use refusal::Refusal;

use crate::endpoints::Api;

/// Result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The client or the request was put together wrongly; nothing was sent.
    #[error("the request could not be put together: {0}")]
    Configuration(#[from] ConfigurationFault),
    /// No answer came: connection, time-out, reset.
    #[error("no answer from Sinch: {phase}")]
    Transport {
        /// How far it got.
        phase: Phase,
        /// The cause, without its URL.
        source: reqwest::Error,
    },
    /// The access token could not be obtained, so the call itself was never sent.
    #[error("no access token: {0}")]
    Token(#[source] Arc<Error>),
    /// Sinch answered and said no.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// Sinch said yes, with a body that does not have the documented shape.
    #[error("the answer (HTTP {status}) could not be read: {reason}")]
    Unreadable {
        /// HTTP status of the answer, a 2xx.
        status: u16,
        /// What did not fit.
        reason: serde_json::Error,
        /// The beginning of the body, for a person who investigates.
        excerpt: String,
    },
    /// Sinch answered with something the API does not provide for.
    #[error("unexpected answer: {0}")]
    Unexpected(Surprise),
}

/// How far a call without an answer got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// No connection was made: name not resolved, refused, time-out while connecting, TLS.
    /// Sinch has certainly not seen the request.
    BeforeConnect,
    /// The connection stood and the time for an answer ran out.
    Timeout,
    /// The connection stood and broke before the answer was complete.
    AfterConnect,
}

impl std::fmt::Display for Phase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::BeforeConnect => "no connection",
            Self::Timeout => "time-out",
            Self::AfterConnect => "the connection broke",
        })
    }
}

/// What is wrong with the set-up of a client or a request.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigurationFault {
    /// No project id was given.
    #[error("the project id is missing")]
    NoProject,
    /// No credentials were given.
    #[error("the credentials are missing")]
    NoCredentials,
    /// No endpoints were given.
    #[error("the region or the endpoints are missing")]
    NoEndpoints,
    /// A base URL is not an absolute http or https URL.
    #[error("the base URL for {0} is not a valid http(s) URL")]
    BadUrl(Api),
    /// An identifier that would change the meaning of the path: empty, `.` or `..`.
    #[error("an identifier in the path is empty or not allowed")]
    BadId,
    /// A request body that cannot be written as JSON.
    #[error("the request body cannot be written as JSON")]
    Body(#[source] serde_json::Error),
    /// The HTTP client refused to be built or to build the request.
    #[error("the HTTP client could not be set up")]
    Http(#[source] reqwest::Error),
}

/// An answer the API does not provide for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Surprise {
    /// A redirect or an informational status; neither is followed.
    #[error("HTTP status {0}")]
    Status(u16),
    /// A list handed out a page token it had handed out before.
    #[error("the list repeats a page token")]
    PageLoop,
    /// A list went on past any plausible number of pages.
    #[error("the list does not end")]
    EndlessList,
}

impl Error {
    /// True when the same request may succeed later: no answer, 408, 429, 5xx but 501.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport { .. } => true,
            Self::Token(cause) => cause.is_retryable(),
            Self::Refused(refusal) => refusal.is_retryable(),
            Self::Configuration(_) | Self::Unreadable { .. } | Self::Unexpected(_) => false,
        }
    }

    /// How long Sinch asked to wait, from `Retry-After` or from RetryInfo in the details.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused(refusal) => refusal.retry_after,
            Self::Token(cause) => cause.retry_after(),
            _ => None,
        }
    }

    /// True when Sinch may have acted on the request although no success was seen.
    ///
    /// False only where that is certain: nothing was sent, no connection was made, no token was
    /// had, or the answer was a 4xx (429 included).
    pub fn maybe_accepted(&self) -> bool {
        match self {
            Self::Configuration(_) | Self::Token(_) => false,
            Self::Transport { phase, .. } => *phase != Phase::BeforeConnect,
            Self::Refused(refusal) => refusal.http_status >= 500,
            Self::Unreadable { .. } | Self::Unexpected(_) => true,
        }
    }

    /// HTTP status of the answer, where one came. For a token failure, the token endpoint's.
    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::Refused(refusal) => Some(refusal.http_status),
            Self::Unreadable { status, .. } => Some(*status),
            Self::Unexpected(Surprise::Status(status)) => Some(*status),
            Self::Token(cause) => cause.http_status(),
            _ => None,
        }
    }

    /// What Sinch said, where it refused the request or the token.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Token(cause) => cause.refusal(),
            _ => None,
        }
    }

    pub(crate) fn transport(source: reqwest::Error) -> Self {
        let source = source.without_url();
        if source.is_builder() {
            return ConfigurationFault::Http(source).into();
        }
        // A time-out while connecting is both; what counts is that nothing was sent.
        let phase = if source.is_connect() {
            Phase::BeforeConnect
        } else if source.is_timeout() {
            Phase::Timeout
        } else {
            Phase::AfterConnect
        };
        Self::Transport { phase, source }
    }
}
