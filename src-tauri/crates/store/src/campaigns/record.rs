//! Recording what became of requests, in groups.

use super::doubt::end_deadline;
use super::movement::{By, Finding, raise, standing, supersede};
use super::tally::Tally;
use crate::{Error, Tx};
use domain::{AttemptId, RecipientState};

/// What became of one attempt's request.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub attempt: AttemptId,
    pub at_ms: i64,
    pub verdict: Verdict,
}

/// What is certain about a request.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Sinch answered with a message id.
    Accepted { message_id: String },
    /// Certainly not accepted, and trying again would not help.
    Refused { code: String, text: String },
    /// Certainly not accepted; worth a new attempt from `due_ms` on.
    Retry {
        code: String,
        text: String,
        due_ms: i64,
    },
    /// The request left and nothing certain came back.
    Doubt { text: String },
}

/// Records a group of outcomes. News that a callback already overtook changes nothing.
pub async fn record(tx: &mut Tx, outcomes: &[Outcome]) -> Result<(), Error> {
    let mut tally = Tally::default();
    for outcome in outcomes {
        let Some(standing) = standing(tx, By::Attempt(&outcome.attempt)).await? else {
            continue;
        };
        let mut finding = Finding {
            state: RecipientState::InDoubt,
            message_id: "",
            reason_code: "",
            reason_text: "",
            at_ms: outcome.at_ms,
        };
        match &outcome.verdict {
            Verdict::Accepted { message_id } => {
                finding.state = RecipientState::Enqueued;
                finding.message_id = message_id;
                if raise(tx, &mut tally, &standing, &finding).await?.is_none() {
                    super::attempts::keep_message_id(tx, &outcome.attempt, message_id).await?;
                }
            }
            Verdict::Refused { code, text } => {
                finding.state = RecipientState::EnqueuedFailed;
                finding.reason_code = code;
                finding.reason_text = text;
                raise(tx, &mut tally, &standing, &finding).await?;
            }
            Verdict::Retry { code, text, due_ms } => {
                finding.reason_code = code;
                finding.reason_text = text;
                if standing.attempt_state == RecipientState::Claimed && standing.is_current {
                    supersede(tx, &mut tally, &standing, &finding, *due_ms).await?;
                }
            }
            Verdict::Doubt { text } => {
                finding.reason_code = "IN_DOUBT";
                finding.reason_text = text;
                raise(tx, &mut tally, &standing, &finding).await?;
                // The request is over: its time-out or its answer has come.
                end_deadline(tx, &outcome.attempt, outcome.at_ms).await?;
            }
        }
    }
    tally.flush(tx).await
}
