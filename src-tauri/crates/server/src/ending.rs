//! How a subcommand ends when it does not end well, and what the shell is told.
//!
//! 0 done, 1 input refused, 2 usage (clap's), 3 it does not add up. On stderr one sentence says
//! what did not happen, and where there is one a second says what to do next.

use backend::words::{Catalogue, FALLBACK_LANGUAGE, Words};
use backend::{AppError, Code, ErrorBody, words};
use std::path::Path;
use std::process::ExitCode;

/// Why a subcommand did not do what it was asked.
#[derive(Debug)]
pub enum Ending {
    /// Exit 1: refused, with words.
    Refused(Box<AppError>),
    /// Exit 1: refused, in words that were rendered where it happened.
    Said(Box<ErrorBody>),
    /// Exit 3: everything ran, and the numbers contradict each other.
    Discrepancy(Words),
}

impl Ending {
    /// A refusal of what the user gave.
    pub fn input(words: Words) -> Self {
        AppError::new(Code::InvalidInput, words).into()
    }

    /// A defect of this program rather than of its input.
    pub fn defect(fault: impl std::error::Error + Send + Sync + 'static) -> Self {
        AppError::internal(fault).into()
    }

    /// Says it on stderr (and with `json` as an object on stdout), and answers the exit code.
    pub fn report(&self, json: bool) -> ExitCode {
        let catalogue = Catalogue::load();
        if let Ending::Refused(error) = self
            && error.code() == Code::Internal
        {
            let mut causes = Vec::new();
            let mut cause = std::error::Error::source(error.as_ref());
            while let Some(fault) = cause {
                causes.push(fault.to_string());
                cause = fault.source();
            }
            tracing::error!(cause = causes.join(": "), "the program is at fault");
        }
        let (code, body) = match self {
            Ending::Refused(error) => (1, error.body(&catalogue, FALLBACK_LANGUAGE, "")),
            Ending::Said(body) => (1, body.as_ref().clone()),
            Ending::Discrepancy(words) => (
                3,
                AppError::new(Code::Conflict, words.clone()).body(
                    &catalogue,
                    FALLBACK_LANGUAGE,
                    "",
                ),
            ),
        };
        if json && let Ok(value) = serde_json::to_value(&body) {
            crate::output::json(&serde_json::json!({ "error": value }));
        }
        eprintln!("{}", sentence(&body));
        ExitCode::from(code)
    }
}

/// The body of an error on one line: message, then hint, then the faults of single fields.
pub fn sentence(body: &ErrorBody) -> String {
    let mut text = body.message.clone();
    if let Some(hint) = &body.hint {
        text.push(' ');
        text.push_str(hint);
    }
    for (field, fault) in &body.fields {
        text.push_str(&format!(" {field}: {fault}"));
    }
    text
}

/// A file that could not be read.
pub fn unreadable(file: &Path, fault: &std::io::Error) -> Ending {
    AppError::new(
        Code::InvalidInput,
        words!(
            "server-file-unreadable",
            file = file.display().to_string(),
            reason = fault.to_string()
        ),
    )
    .hint(words!("server-file-unreadable-hint"))
    .into()
}

/// Why a sandbox did not start, in the sandbox's own words.
pub fn sandbox_failed(fault: sandbox::Error) -> AppError {
    AppError::new(
        Code::PreconditionFailed,
        words!("server-sandbox-failed", reason = fault.to_string()),
    )
    .hint(words!("server-sandbox-failed-hint"))
    .because(fault)
}

impl From<AppError> for Ending {
    fn from(error: AppError) -> Self {
        Ending::Refused(Box::new(error))
    }
}
