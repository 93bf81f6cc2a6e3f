//! Campaigns themselves: made, read, rewritten, deleted. Their lists are `list.rs`, their states
//! `life.rs`.

use super::movement::{alone, unreadable};
use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};
use domain::{AccountId, CampaignId, CampaignState, Channel, ListId, RecipientState, TemplateId};

/// A campaign as it is kept.
#[derive(Clone, Debug)]
pub struct Campaign {
    pub id: CampaignId,
    pub account_id: AccountId,
    pub name: String,
    pub template_id: TemplateId,
    pub channel: Channel,
    pub language: String,
    pub list_id: ListId,
    /// Messages a second asked for; `None`: as fast as the app allows.
    pub rate: Option<i64>,
    /// How each template variable is filled, JSON.
    pub variables: String,
    /// The template as it was at launch, JSON; empty in a draft.
    pub template: String,
    pub state: CampaignState,
    /// Why it paused itself: message id and arguments, JSON; empty otherwise.
    pub paused_because: String,
    /// Recipients laid so far.
    pub total: i64,
    /// Members of the list that were confirmed at launch; 0 in a draft.
    pub confirmed: i64,
    /// The contact whose row was laid last; empty before the first.
    pub laid_through: String,
    /// Whether the whole list has been laid.
    pub laid: bool,
    pub created_at: i64,
    pub updated_at: i64,
    pub launched_at: Option<i64>,
    pub finished_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
pub(super) struct CampaignRow {
    id: String,
    account_id: String,
    name: String,
    template_id: String,
    channel: String,
    language: String,
    list_id: String,
    rate: Option<i64>,
    variables: String,
    template: String,
    state: String,
    paused_because: String,
    total: i64,
    confirmed: i64,
    laid_through: String,
    laid: i64,
    created_at: i64,
    updated_at: i64,
    launched_at: Option<i64>,
    finished_at: Option<i64>,
}

pub(super) const COLUMNS: &str = "id, account_id, name, template_id, channel, language, list_id, rate, \
     variables, template, state, paused_because, total, confirmed, laid_through, laid, created_at, updated_at, \
     launched_at, finished_at";

impl TryFrom<CampaignRow> for Campaign {
    type Error = Error;

    fn try_from(row: CampaignRow) -> Result<Self, Error> {
        Ok(Campaign {
            id: row.id.into(),
            account_id: row.account_id.into(),
            name: row.name,
            template_id: row.template_id.into(),
            channel: unreadable("campaigns.channel", row.channel.parse())?,
            language: row.language,
            list_id: row.list_id.into(),
            rate: row.rate,
            variables: row.variables,
            template: row.template,
            state: unreadable("campaigns.state", row.state.parse())?,
            paused_because: row.paused_because,
            total: row.total,
            confirmed: row.confirmed,
            laid_through: row.laid_through,
            laid: row.laid != 0,
            created_at: row.created_at,
            updated_at: row.updated_at,
            launched_at: row.launched_at,
            finished_at: row.finished_at,
        })
    }
}

/// Adds a draft.
pub async fn insert(tx: &mut Tx, campaign: &Campaign) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO campaigns (id, account_id, name, name_folded, template_id, channel, language,
                                list_id, rate, variables, template, state, paused_because, total,
                                confirmed, laid_through, laid, owner, lease_until, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 0, 0, '', 0, '', 0, $13, $13)",
        campaign.id.as_str(),
        campaign.account_id.as_str(),
        campaign.name.as_str(),
        campaign.name.to_lowercase(),
        campaign.template_id.as_str(),
        campaign.channel.as_str(),
        campaign.language.as_str(),
        campaign.list_id.as_str(),
        campaign.rate,
        campaign.variables.as_str(),
        campaign.template.as_str(),
        campaign.state.as_str(),
        campaign.created_at
    )?;
    Ok(())
}

/// Rewrites a draft's choices.
///
/// # Errors
/// `NotFound` when there is no such draft (any more).
pub async fn rewrite_draft(tx: &mut Tx, campaign: &Campaign) -> Result<(), Error> {
    let changed = execute!(
        tx,
        "UPDATE campaigns SET account_id = $1, name = $2, name_folded = $3, template_id = $4,
                channel = $5, language = $6, list_id = $7, rate = $8, variables = $9,
                updated_at = $10
         WHERE id = $11 AND state = 'draft'",
        campaign.account_id.as_str(),
        campaign.name.as_str(),
        campaign.name.to_lowercase(),
        campaign.template_id.as_str(),
        campaign.channel.as_str(),
        campaign.language.as_str(),
        campaign.list_id.as_str(),
        campaign.rate,
        campaign.variables.as_str(),
        campaign.updated_at,
        campaign.id.as_str()
    )?;
    if changed == 0 {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}

/// One campaign.
///
/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx, id: &CampaignId) -> Result<Campaign, Error> {
    let row: CampaignRow = fetch_one!(
        tx,
        CampaignRow,
        format!("SELECT {COLUMNS} FROM campaigns WHERE id = $1"),
        id.as_str()
    )?;
    row.try_into()
}

/// Fixes what a launch was checked with: the template, and how many members of the list were
/// looked at.
pub async fn keep_checked(
    tx: &mut Tx,
    id: &CampaignId,
    template: &str,
    confirmed: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE campaigns SET template = $1, confirmed = $2 WHERE id = $3",
        template,
        confirmed,
        id.as_str()
    )?;
    Ok(())
}

/// Removes up to `most` recipients of a campaign with their attempts; answers how many. A large
/// ledger goes in steps, so that nobody waits for the writer.
pub async fn delete_recipients(tx: &mut Tx, id: &CampaignId, most: i64) -> Result<u64, Error> {
    alone(tx).await?;
    execute!(
        tx,
        "DELETE FROM recipients WHERE id IN (
             SELECT id FROM recipients WHERE campaign_id = $1 ORDER BY position LIMIT $2)",
        id.as_str(),
        most
    )
}

/// Removes a campaign with what is left of its ledger.
pub async fn delete(tx: &mut Tx, id: &CampaignId) -> Result<(), Error> {
    alone(tx).await?;
    execute!(tx, "DELETE FROM campaigns WHERE id = $1", id.as_str())?;
    Ok(())
}

/// How many recipients are in each state.
pub async fn counts(tx: &mut Tx, id: &CampaignId) -> Result<Vec<(RecipientState, i64)>, Error> {
    let rows: Vec<(String, i64)> = fetch_all!(
        tx,
        (String, i64),
        "SELECT state, n FROM campaign_counts WHERE campaign_id = $1",
        id.as_str()
    )?;
    rows.into_iter()
        .map(|(state, n)| Ok((unreadable("campaign_counts.state", state.parse())?, n)))
        .collect()
}

/// How many recipients failed or were left out, by code, most first.
pub async fn failures(tx: &mut Tx, id: &CampaignId) -> Result<Vec<(String, i64)>, Error> {
    fetch_all!(
        tx,
        (String, i64),
        "SELECT code, n FROM failure_counts WHERE campaign_id = $1 AND n > 0
         ORDER BY n DESC, code",
        id.as_str()
    )
}

/// The earliest moment at which a pending recipient may be sent to, `None` without one.
pub async fn next_due(tx: &mut Tx, id: &CampaignId) -> Result<Option<i64>, Error> {
    let (due,): (Option<i64>,) = fetch_one!(
        tx,
        (Option<i64>,),
        "SELECT MIN(due_at) FROM recipients WHERE campaign_id = $1 AND state = 'pending'",
        id.as_str()
    )?;
    Ok(due)
}
