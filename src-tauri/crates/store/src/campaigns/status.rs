//! Facts that callbacks bring: idempotent and free of order. A callback may overtake the HTTP
//! answer of the send, so the attempt's own id is matched first, Sinch's message id second.

use super::movement::{By, Finding, alone, raise, standing};
use super::tally::Tally;
use crate::{Error, Tx};
use domain::{AccountId, AttemptId, CampaignId, Reason, RecipientId, RecipientState, SinchStatus};

/// One delivery status, as a callback told it.
#[derive(Clone, Debug)]
pub struct StatusFact {
    pub account: AccountId,
    /// From `correlation_id` or from the message's metadata, where it came back.
    pub attempt: Option<AttemptId>,
    /// Sinch's id of the message.
    pub message_id: String,
    pub status: SinchStatus,
    /// Present on failures.
    pub reason: Option<Reason>,
    pub at_ms: i64,
}

/// What a fact did to the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// A recipient rose from one state to another.
    Moved {
        campaign: CampaignId,
        recipient: RecipientId,
        from: RecipientState,
        to: RecipientState,
    },
    /// A recipient is known, and was already as far or further.
    Stale {
        campaign: CampaignId,
        recipient: RecipientId,
    },
    /// No attempt of this account is known by these ids.
    Unknown,
}

/// Applies facts in order and answers what each did.
pub async fn apply_statuses(tx: &mut Tx, facts: &[StatusFact]) -> Result<Vec<Applied>, Error> {
    alone(tx).await?;
    let mut tally = Tally::default();
    let mut applied = Vec::with_capacity(facts.len());
    for fact in facts {
        applied.push(apply(tx, &mut tally, fact).await?);
    }
    tally.flush(tx).await?;
    Ok(applied)
}

async fn apply(tx: &mut Tx, tally: &mut Tally, fact: &StatusFact) -> Result<Applied, Error> {
    let by_attempt = match &fact.attempt {
        Some(attempt) => standing(tx, By::Attempt(attempt)).await?,
        None => None,
    };
    let found = match by_attempt {
        Some(found) => Some(found),
        None => standing(tx, By::Message(&fact.message_id)).await?,
    };
    // A signed callback of one account must not move another account's campaign.
    let Some(found) = found.filter(|found| found.account == fact.account) else {
        return Ok(Applied::Unknown);
    };
    let state = fact.status.state(fact.reason.as_ref());
    let failed = matches!(state, RecipientState::Failed | RecipientState::Rejected);
    let reason = fact.reason.as_ref().filter(|_| failed);
    let finding = Finding {
        state,
        message_id: &fact.message_id,
        reason_code: reason.map_or("", |reason| reason.code.as_str()),
        reason_text: reason.map_or("", |reason| reason.description.as_str()),
        at_ms: fact.at_ms,
    };
    Ok(match raise(tx, tally, &found, &finding).await? {
        Some((from, to)) => Applied::Moved {
            campaign: found.campaign,
            recipient: found.recipient,
            from,
            to,
        },
        None => Applied::Stale {
            campaign: found.campaign,
            recipient: found.recipient,
        },
    })
}
