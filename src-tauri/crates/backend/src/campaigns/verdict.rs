//! What an answer to a send means for its recipient and for the campaign. Pure: the table of
//! design's rule "not accepted for certain, or in doubt".

use sinch::Error;
use std::time::Duration;

/// What is certain about a send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Certainly not accepted, and the fault is this message's: the recipient ends here.
    Refused { code: String, text: String },
    /// Certainly not accepted; it passes. The whole campaign slows down for a while.
    Busy {
        code: String,
        text: String,
        wait: Option<Duration>,
    },
    /// Certainly not accepted, and no other message would be: the campaign stops.
    Stop { cause: StopCause, text: String },
    /// The request left, and nothing certain came back.
    Doubt { text: String },
}

/// Why no message can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopCause {
    /// The key is not accepted (any more).
    Credentials,
    /// The app, or the project, is not there in this region.
    AppGone,
    /// No right on the project, or the credit is used up.
    Forbidden,
    /// The account cannot be used as it is set up.
    Setup,
}

/// Reads a failed send. The text is for the attempt's history; Sinch's own words are kept.
pub fn read(error: &Error) -> Answer {
    let text = error
        .refusal()
        .and_then(|refusal| refusal.message.clone())
        .unwrap_or_else(|| error.to_string());
    if error.maybe_accepted() {
        return Answer::Doubt { text };
    }
    let busy = |code: &str| Answer::Busy {
        code: code.to_owned(),
        text: text.clone(),
        wait: error.retry_after(),
    };
    match error {
        Error::Configuration(_) => Answer::Stop {
            cause: StopCause::Setup,
            text,
        },
        Error::Transport { .. } => busy("NO_CONNECTION"),
        _ => match error.http_status() {
            Some(429) => busy("RATE_LIMITED"),
            Some(401) => Answer::Stop {
                cause: StopCause::Credentials,
                text,
            },
            Some(403) => Answer::Stop {
                cause: StopCause::Forbidden,
                text,
            },
            Some(404) => Answer::Stop {
                cause: StopCause::AppGone,
                text,
            },
            // A token endpoint out of order, or a request time-out that Sinch itself declares.
            Some(408 | 500..) | None => busy("NO_CONNECTION"),
            Some(status) => {
                let code = error
                    .refusal()
                    .and_then(|refusal| refusal.status.clone())
                    .unwrap_or_else(|| format!("HTTP_{status}"));
                Answer::Refused { code, text }
            }
        },
    }
}
