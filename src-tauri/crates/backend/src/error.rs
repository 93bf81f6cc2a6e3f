//! Errors as they cross the door, and the one place where the errors of the lower crates become
//! them.
//!
//! A code exists only if the interface acts on it. The message says what did not happen, in the
//! user's nouns; the hint says what to do. To add a code: a variant of [`Code`] and the place in
//! the interface that acts on it.

use crate::words;
use crate::words::{Catalogue, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// What a command answers.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// What kind of failure it is: what the interface should do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A field is missing or wrong; `fields` says which.
    InvalidInput,
    /// The thing is not there (any more).
    NotFound,
    /// Something else is in the way: a name taken, a holder of the data.
    Conflict,
    /// The thing is not in a state that allows this.
    PreconditionFailed,
    /// Sinch does not accept the account's key.
    CredentialsRejected,
    /// Sinch asks to go slower.
    RateLimited,
    /// Sinch cannot be reached or has a fault.
    SinchUnavailable,
    /// The caller's role does not allow this.
    Forbidden,
    /// A fault of this program; `trace` finds it in the log.
    Internal,
}

type Source = Box<dyn std::error::Error + Send + Sync>;

/// A failure, with words for a person and a cause for the log.
#[derive(Debug)]
pub struct AppError(Box<Parts>);

#[derive(Debug)]
struct Parts {
    code: Code,
    message: Words,
    hint: Option<Words>,
    fields: Vec<(String, Words)>,
    retryable: bool,
    source: Option<Source>,
}

/// A failure as it is written to a host, in the caller's language.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ErrorBody {
    /// What kind of failure.
    pub code: Code,
    /// What did not happen.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Field → what is wrong with it, for forms.
    pub fields: BTreeMap<String, String>,
    /// Whether the same call may succeed later without a change.
    pub retryable: bool,
    /// Finds the matching lines of the log.
    pub trace: String,
}

impl AppError {
    /// A failure of this kind.
    pub fn new(code: Code, message: Words) -> Self {
        Self(Box::new(Parts {
            code,
            message,
            hint: None,
            fields: Vec::new(),
            retryable: matches!(code, Code::RateLimited | Code::SinchUnavailable),
            source: None,
        }))
    }

    /// A fault of this program. The cause goes to the log, never to the screen.
    pub fn internal(source: impl Into<Source>) -> Self {
        Self::new(Code::Internal, words!("errors-internal"))
            .hint(words!("errors-internal-hint"))
            .because(source)
    }

    /// The fields of a form that are wrong, all at once; `None` when none is.
    pub fn of_fields(fields: Vec<(String, Words)>) -> Option<Self> {
        if fields.is_empty() {
            return None;
        }
        let count = fields.len();
        let mut error = Self::new(Code::InvalidInput, words!("errors-fields", count = count));
        error.0.fields = fields;
        Some(error)
    }

    /// The same failure, saying what to do.
    #[must_use]
    pub fn hint(mut self, hint: Words) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// The same failure, with a fault of one more field.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, fault: Words) -> Self {
        self.0.fields.push((name.into(), fault));
        self
    }

    /// The same failure, with its cause for the log.
    #[must_use]
    pub fn because(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same failure, marked as one that may pass by itself.
    #[must_use]
    pub fn retryable(mut self) -> Self {
        self.0.retryable = true;
        self
    }

    /// What kind of failure it is.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// What did not happen; for keeping beside a job that failed.
    pub fn message(&self) -> &Words {
        &self.0.message
    }

    /// What to do about it, where that is known.
    pub fn advice(&self) -> Option<&Words> {
        self.0.hint.as_ref()
    }

    /// Whether the same call may succeed later without a change.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// The failure in a language, moments in UTC: for hosts before anybody has called.
    pub fn body(&self, catalogue: &Catalogue, language: &str, trace: &str) -> ErrorBody {
        self.body_in(catalogue, language, None, trace)
    }

    /// The failure in a language and a time zone.
    pub fn body_in(
        &self,
        catalogue: &Catalogue,
        language: &str,
        zone: Option<&str>,
        trace: &str,
    ) -> ErrorBody {
        let say = |words: &Words| catalogue.render_in(language, zone, words);
        ErrorBody {
            code: self.0.code,
            message: say(&self.0.message),
            hint: self.0.hint.as_ref().map(say),
            fields: self
                .0
                .fields
                .iter()
                .map(|(name, fault)| (name.clone(), say(fault)))
                .collect(),
            retryable: self.0.retryable,
            trace: trace.to_owned(),
        }
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}: {}", self.0.code, self.0.message.id())
    }
}

impl std::error::Error for AppError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| {
            let source: &(dyn std::error::Error + 'static) = source.as_ref();
            source
        })
    }
}

impl From<store::Error> for AppError {
    fn from(fault: store::Error) -> Self {
        use store::Error;
        let error = match &fault {
            Error::NotFound => Self::new(Code::NotFound, words!("errors-not-found")),
            Error::Conflict { what } => Self::new(
                Code::Conflict,
                words!("errors-conflict", what = what.to_string()),
            ),
            Error::NewerDatabase { found, known } => Self::new(
                Code::PreconditionFailed,
                words!(
                    "errors-newer-database",
                    found = found.to_string(),
                    known = known.to_string()
                ),
            )
            .hint(words!("errors-newer-database-hint")),
            Error::NotOurs => Self::new(Code::InvalidInput, words!("errors-not-ours"))
                .hint(words!("errors-not-ours-hint")),
            Error::Full => Self::new(Code::PreconditionFailed, words!("errors-disk-full"))
                .hint(words!("errors-disk-full-hint"))
                .retryable(),
            Error::Cursor => Self::new(Code::InvalidInput, words!("errors-cursor")),
            Error::MigrationNeeded { found, known } => Self::new(
                Code::PreconditionFailed,
                words!(
                    "errors-migration-needed",
                    found = found.to_string(),
                    known = known.to_string()
                ),
            )
            .hint(words!("errors-migration-needed-hint")),
            Error::Backup { path, .. } => Self::new(
                Code::PreconditionFailed,
                words!("errors-backup", path = path.display().to_string()),
            )
            .hint(words!("errors-disk-full-hint")),
            Error::Busy | Error::Undone => {
                Self::new(Code::Conflict, words!("errors-database-busy")).retryable()
            }
            Error::Unavailable(_) | Error::Closed => {
                Self::new(Code::Internal, words!("errors-database-unavailable"))
                    .hint(words!("errors-database-unavailable-hint"))
                    .retryable()
            }
            Error::Damaged(_) => Self::new(Code::Internal, words!("errors-database-damaged"))
                .hint(words!("errors-database-damaged-hint")),
            _ => return Self::internal(fault),
        };
        error.because(fault)
    }
}

impl From<sinch::Error> for AppError {
    fn from(fault: sinch::Error) -> Self {
        use sinch::Error;
        let said = fault
            .refusal()
            .and_then(|refusal| refusal.message.clone())
            .unwrap_or_default();
        let error = match (&fault, fault.http_status()) {
            (Error::Configuration(_), _) => return Self::internal(fault),
            (Error::Token(_), Some(400..=403)) => {
                Self::new(Code::CredentialsRejected, words!("errors-key-rejected"))
                    .hint(words!("errors-key-rejected-hint"))
            }
            (_, Some(401)) => Self::new(Code::CredentialsRejected, words!("errors-key-rejected"))
                .hint(words!("errors-key-rejected-hint")),
            (_, Some(403)) => Self::new(
                Code::CredentialsRejected,
                words!("errors-sinch-forbidden", said = said),
            )
            .hint(words!("errors-sinch-forbidden-hint")),
            (_, Some(404)) => {
                Self::new(Code::NotFound, words!("errors-sinch-missing", said = said))
            }
            (_, Some(429)) => Self::new(Code::RateLimited, words!("errors-sinch-rate"))
                .hint(words!("errors-sinch-rate-hint")),
            (_, Some(status @ 400..=499)) => Self::new(
                Code::PreconditionFailed,
                words!(
                    "errors-sinch-refused",
                    status = status.to_string(),
                    said = said
                ),
            ),
            (_, Some(status @ 500..)) => Self::new(
                Code::SinchUnavailable,
                words!("errors-sinch-fault", status = status.to_string()),
            )
            .hint(words!("errors-sinch-unreachable-hint")),
            (Error::Unreadable { .. } | Error::Unexpected(_), _) => {
                Self::new(Code::SinchUnavailable, words!("errors-sinch-unreadable"))
            }
            _ => Self::new(Code::SinchUnavailable, words!("errors-sinch-unreachable"))
                .hint(words!("errors-sinch-unreachable-hint")),
        };
        error.because(fault)
    }
}
