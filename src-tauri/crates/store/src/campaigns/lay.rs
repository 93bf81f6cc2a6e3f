//! Laying the ledger: a row for every recipient before anything is sent, in chunks, so that a
//! crash in the middle goes on where it stopped.

use super::life::set_state;
use super::tally::Tally;
use crate::{Error, Tx, engine::execute};
use domain::{CampaignId, CampaignState, Channel, ContactId, RecipientId, RecipientState};

/// A recipient to be laid.
#[derive(Clone, Debug)]
pub struct NewRecipient {
    pub id: RecipientId,
    pub contact: ContactId,
    /// Its place in the order of sending, from 1.
    pub position: i64,
    pub channel: Channel,
    pub language: String,
    /// E.164 with plus sign, or the channel's own id.
    pub identity: String,
    pub name: String,
    /// Template parameters with this person's values, a JSON object of texts.
    pub parameters: String,
    /// Why this person is left out, or `None` to send.
    pub skipped: Option<&'static str>,
}

/// Adds a chunk of recipients, in order; `through` is the contact it ends with.
pub async fn lay(
    tx: &mut Tx,
    campaign: &CampaignId,
    chunk: &[NewRecipient],
    through: &ContactId,
    now_ms: i64,
) -> Result<(), Error> {
    let mut tally = Tally::default();
    for row in chunk {
        let state = match row.skipped {
            None => RecipientState::Pending,
            Some(_) => RecipientState::Skipped,
        };
        let reason = row.skipped.unwrap_or_default();
        execute!(
            tx,
            "INSERT INTO recipients (id, campaign_id, contact_id, position, channel, language,
                                     identity, name, name_folded, parameters, state, reason_code,
                                     reason_text, attempts, attempt_id, due_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 0, '', 0, $13)",
            row.id.as_str(),
            campaign.as_str(),
            row.contact.as_str(),
            row.position,
            row.channel.as_str(),
            row.language.as_str(),
            row.identity.as_str(),
            row.name.as_str(),
            row.name.to_lowercase(),
            row.parameters.as_str(),
            state.as_str(),
            reason,
            now_ms
        )?;
        tally.appear(campaign, state, reason, now_ms);
    }
    tally.flush(tx).await?;
    execute!(
        tx,
        "UPDATE campaigns SET total = total + $1, laid_through = $2, updated_at = $3 WHERE id = $4",
        chunk.len() as i64,
        through.as_str(),
        now_ms,
        campaign.as_str()
    )?;
    Ok(())
}

/// The whole list has been laid: the campaign runs, if it was still being laid.
pub async fn finish_laying(tx: &mut Tx, campaign: &CampaignId, now_ms: i64) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE campaigns SET laid = 1, updated_at = $1 WHERE id = $2",
        now_ms,
        campaign.as_str()
    )?;
    let from = &[CampaignState::Launching];
    set_state(tx, campaign, from, CampaignState::Running, "", now_ms).await?;
    Ok(())
}
