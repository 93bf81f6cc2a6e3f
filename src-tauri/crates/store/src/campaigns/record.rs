//! Recording what became of requests, in groups.

use super::doubt::end_deadline;
use super::movement::{By, Finding, alone, raise, standing, supersede};
use super::tally::Tally;
use crate::{Error, Tx, engine::fetch_all};
use domain::{AttemptId, CampaignId, RecipientState};

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
    alone(tx).await?;
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

/// Takes refusals back that were the campaign's fault and not the people's: whoever was refused
/// with `code` since `since_ms` is tried again. Answers how many.
pub async fn reopen_refused(
    tx: &mut Tx,
    campaign: &CampaignId,
    code: &str,
    since_ms: i64,
    now_ms: i64,
) -> Result<u64, Error> {
    alone(tx).await?;
    let refused: Vec<(String, String)> = fetch_all!(
        tx,
        (String, String),
        "SELECT attempt_id, reason_text FROM recipients
         WHERE campaign_id = $1 AND reason_code = $2 AND state = 'enqueued_failed'
           AND updated_at >= $3",
        campaign.as_str(),
        code,
        since_ms
    )?;
    let mut tally = Tally::default();
    for (attempt, text) in &refused {
        let attempt = AttemptId::from(attempt.as_str());
        if let Some(standing) = standing(tx, By::Attempt(&attempt)).await? {
            let finding = Finding {
                state: RecipientState::EnqueuedFailed,
                message_id: "",
                reason_code: code,
                reason_text: text,
                at_ms: now_ms,
            };
            supersede(tx, &mut tally, &standing, &finding, 0).await?;
        }
    }
    tally.flush(tx).await?;
    Ok(refused.len() as u64)
}
