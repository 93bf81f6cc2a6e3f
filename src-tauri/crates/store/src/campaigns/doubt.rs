//! Attempts of which nobody knows whether Sinch accepted them, and how that ends: by evidence, or
//! by a person's word.

use super::movement::{By, Finding, alone, raise, standing, supersede};
use super::tally::Tally;
use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};
use domain::{AttemptId, CampaignId, RecipientId, RecipientState};

/// The condition of the index over open attempts, word for word: SQLite uses a partial index only
/// where its condition stands in the query.
const OPEN: &str = "state IN ('claimed', 'in_doubt')";

/// An attempt in doubt.
#[derive(Clone, Debug)]
pub struct Doubtful {
    pub attempt: AttemptId,
    pub claimed_at: i64,
    /// After this moment its request can no longer be on its way.
    pub deadline_at: i64,
}

#[derive(sqlx::FromRow)]
struct DoubtfulRow {
    id: String,
    claimed_at: i64,
    deadline_at: i64,
}

/// Why attempts are orphaned.
pub enum Orphaned<'a> {
    /// The caller alone holds the data and has just started: whoever claimed is dead, and its
    /// connections with it.
    AllOf(&'a CampaignId),
    /// Other hosts may live: only claims past their deadline are orphans.
    Expired(&'a CampaignId),
}

/// Puts claims that nobody works on any more in doubt; answers how many.
pub async fn doubt_orphans(tx: &mut Tx, orphaned: Orphaned<'_>, now_ms: i64) -> Result<u64, Error> {
    alone(tx).await?;
    let (campaign, before) = match orphaned {
        Orphaned::AllOf(campaign) => (campaign, i64::MAX),
        Orphaned::Expired(campaign) => (campaign, now_ms),
    };
    let rows: Vec<(String,)> = fetch_all!(
        tx,
        (String,),
        format!(
            "SELECT id FROM attempts
         WHERE campaign_id = $1 AND {OPEN} AND state = 'claimed' AND deadline_at < $2"
        ),
        campaign.as_str(),
        before
    )?;
    let mut tally = Tally::default();
    for (id,) in &rows {
        let attempt = AttemptId::from(id.as_str());
        // The wait for proof counts from here: a machine that slept may have lost more time than
        // the claim allowed for.
        end_deadline(tx, &attempt, now_ms).await?;
        if let Some(found) = standing(tx, By::Attempt(&attempt)).await? {
            let finding = Finding {
                state: RecipientState::InDoubt,
                message_id: "",
                reason_code: "IN_DOUBT",
                reason_text: "",
                at_ms: now_ms,
            };
            raise(tx, &mut tally, &found, &finding).await?;
        }
    }
    tally.flush(tx).await?;
    Ok(rows.len() as u64)
}

/// Notes when an attempt's request was over for certain.
pub(super) async fn end_deadline(
    tx: &mut Tx,
    attempt: &AttemptId,
    at_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE attempts SET deadline_at = $1 WHERE id = $2",
        at_ms,
        attempt.as_str()
    )?;
    Ok(())
}

/// The campaign's attempts in doubt, oldest first, at most `most`.
pub async fn doubtful(
    tx: &mut Tx,
    campaign: &CampaignId,
    most: i64,
) -> Result<Vec<Doubtful>, Error> {
    let rows: Vec<DoubtfulRow> = fetch_all!(
        tx,
        DoubtfulRow,
        format!(
            "SELECT id, claimed_at, deadline_at FROM attempts
             WHERE campaign_id = $1 AND {OPEN} AND state = 'in_doubt' AND superseded = 0
             ORDER BY deadline_at LIMIT $2"
        ),
        campaign.as_str(),
        most
    )?;
    Ok(rows
        .into_iter()
        .map(|row| Doubtful {
            attempt: row.id.into(),
            claimed_at: row.claimed_at,
            deadline_at: row.deadline_at,
        })
        .collect())
}

/// How a doubt ends.
#[derive(Clone, Debug)]
pub enum Resolution {
    /// The message was found at Sinch, or a person counts it as sent (empty `message_id`).
    Sent { message_id: String },
    /// A complete listing does not have it, or a person takes the risk of a second message.
    SendAgain { why: &'static str },
}

/// Ends doubts. An attempt that is no longer in doubt is left as it is; answers how many ended.
pub async fn resolve(
    tx: &mut Tx,
    resolutions: &[(AttemptId, Resolution)],
    now_ms: i64,
) -> Result<u64, Error> {
    alone(tx).await?;
    let mut tally = Tally::default();
    let mut ended = 0;
    for (attempt, resolution) in resolutions {
        let Some(found) = standing(tx, By::Attempt(attempt)).await? else {
            continue;
        };
        if found.attempt_state != RecipientState::InDoubt || found.superseded {
            continue;
        }
        let mut finding = Finding {
            state: RecipientState::Enqueued,
            message_id: "",
            reason_code: "",
            reason_text: "",
            at_ms: now_ms,
        };
        match resolution {
            Resolution::Sent { message_id } => {
                finding.message_id = message_id;
                raise(tx, &mut tally, &found, &finding).await?;
            }
            Resolution::SendAgain { why } => {
                finding.reason_code = why;
                supersede(tx, &mut tally, &found, &finding, 0).await?;
            }
        }
        ended += 1;
    }
    tally.flush(tx).await?;
    Ok(ended)
}

/// The attempt in doubt of a recipient.
///
/// # Errors
/// `NotFound` when the recipient is not in doubt.
pub async fn doubt_of(tx: &mut Tx, recipient: &RecipientId) -> Result<AttemptId, Error> {
    let (id,): (String,) = fetch_one!(
        tx,
        (String,),
        "SELECT a.id FROM attempts a JOIN recipients r ON r.attempt_id = a.id
         WHERE r.id = $1 AND r.state = 'in_doubt' AND a.state = 'in_doubt' AND a.superseded = 0",
        recipient.as_str()
    )?;
    Ok(id.into())
}
