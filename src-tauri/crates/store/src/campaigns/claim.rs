//! Claiming: the step that is committed before any request leaves, so that whatever happens to the
//! process afterwards, what might have been sent is known.

use super::movement::alone;
use super::tally::{Scope, Tally};
use crate::{
    EngineKind, Error, Tx,
    engine::{execute, fetch_all, fetch_optional},
};
use domain::{AccountId, AttemptId, CampaignId, RecipientId, RecipientState};

/// Who claims, how much, and until when a claim can lead to a request.
pub struct Claim<'a> {
    pub campaign: &'a CampaignId,
    /// The host that will send; its lease on the campaign must stand.
    pub owner: &'a str,
    /// At most so many recipients.
    pub most: i64,
    pub now_ms: i64,
    /// After this moment the claim's requests are over: sent, timed out or never begun.
    pub deadline_ms: i64,
}

/// One recipient to send to, with the attempt that stands for it.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub recipient: RecipientId,
    pub attempt: AttemptId,
    /// E.164 with plus sign, or the channel's own id.
    pub identity: String,
    pub channel: String,
    pub language: String,
    /// Template parameters with this person's values, a JSON object of texts.
    pub parameters: String,
}

#[derive(sqlx::FromRow)]
struct ClaimedRow {
    id: String,
    attempt_id: String,
    position: i64,
    identity: String,
    channel: String,
    language: String,
    parameters: String,
}

/// Takes the next pending recipients of a running campaign, in the order they were laid, and makes
/// an attempt for each. Nothing is claimed when the campaign is not running or belongs to another
/// host: pausing works because this looks, in the transaction that claims.
pub async fn claim(tx: &mut Tx, claim: &Claim<'_>) -> Result<Vec<Claimed>, Error> {
    alone(tx).await?;
    let running: Option<(String,)> = fetch_optional!(
        tx,
        (String,),
        "SELECT account_id FROM campaigns WHERE id = $1 AND state = 'running' AND owner = $2",
        claim.campaign.as_str(),
        claim.owner
    )?;
    let Some((account,)) = running else {
        return Ok(Vec::new());
    };
    // The attempt's id is made from the recipient's and the number of the try, so that claiming
    // stays two statements however many rows it takes.
    let skip_locked = match tx.kind() {
        EngineKind::Sqlite => "",
        EngineKind::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let mut rows: Vec<ClaimedRow> = fetch_all!(
        tx,
        ClaimedRow,
        format!(
            "UPDATE recipients
             SET state = 'claimed', attempts = attempts + 1, updated_at = $1,
                 attempt_id = 'att_' || substr(id, 5) || '_' || (attempts + 1),
                 reason_code = '', reason_text = ''
             WHERE id IN (
                 SELECT id FROM recipients
                 WHERE campaign_id = $2 AND state = 'pending' AND due_at <= $1
                 ORDER BY position LIMIT $3 {skip_locked})
             RETURNING id, attempt_id, position, identity, channel, language, parameters"
        ),
        claim.now_ms,
        claim.campaign.as_str(),
        claim.most
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    execute!(
        tx,
        "INSERT INTO attempts (id, recipient_id, campaign_id, number, state, superseded, owner,
                               claimed_at, deadline_at, message_id, reason_code, reason_text,
                               updated_at)
         SELECT r.attempt_id, r.id, r.campaign_id, r.attempts, 'claimed', 0, $1, $2, $3, '', '',
                '', $2
         FROM recipients r
         WHERE r.campaign_id = $4 AND r.state = 'claimed'
           AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.id = r.attempt_id)",
        claim.owner,
        claim.now_ms,
        claim.deadline_ms,
        claim.campaign.as_str()
    )?;
    let account = AccountId::from(account);
    let mut tally = Tally::default();
    for row in &rows {
        let scope = Scope {
            campaign: claim.campaign,
            account: &account,
            channel: &row.channel,
        };
        tally.shift(
            &scope,
            (RecipientState::Pending, ""),
            (RecipientState::Claimed, ""),
            claim.now_ms,
        );
    }
    tally.flush(tx).await?;
    rows.sort_by_key(|row| row.position);
    Ok(rows
        .into_iter()
        .map(|row| Claimed {
            recipient: row.id.into(),
            attempt: row.attempt_id.into(),
            identity: row.identity,
            channel: row.channel,
            language: row.language,
            parameters: row.parameters,
        })
        .collect())
}
