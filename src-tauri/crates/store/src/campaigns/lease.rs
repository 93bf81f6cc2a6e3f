//! Whose campaign it is. On SQLite one host holds the data and owns every campaign; on PostgreSQL
//! a host works on a campaign while its lease stands, and renews it with every claim.

use crate::{
    Error, Tx,
    engine::{execute, fetch_all},
};
use domain::CampaignId;

/// Takes or renews the lease of a campaign until `until_ms`; `false` when another host's stands.
pub async fn hold(
    tx: &mut Tx,
    campaign: &CampaignId,
    owner: &str,
    now_ms: i64,
    until_ms: i64,
) -> Result<bool, Error> {
    let held = execute!(
        tx,
        "UPDATE campaigns SET owner = $1, lease_until = $2
         WHERE id = $3 AND (owner = $1 OR lease_until < $4)",
        owner,
        until_ms,
        campaign.as_str(),
        now_ms
    )?;
    Ok(held > 0)
}

/// Gives a campaign up, so that another host need not wait for the lease to end.
pub async fn release(tx: &mut Tx, campaign: &CampaignId, owner: &str) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE campaigns SET lease_until = 0 WHERE id = $1 AND owner = $2",
        campaign.as_str(),
        owner
    )?;
    Ok(())
}

/// Ends every lease: right only where the caller alone holds the data, at its start.
pub async fn end_all_leases(tx: &mut Tx) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE campaigns SET lease_until = 0 WHERE lease_until > 0"
    )?;
    Ok(())
}

/// Campaigns on which work may be due and whose lease is free.
pub async fn unowned(tx: &mut Tx, now_ms: i64) -> Result<Vec<CampaignId>, Error> {
    let rows: Vec<(String,)> = fetch_all!(
        tx,
        (String,),
        // A doubt is work only where a listing can settle it: DISPATCH keeps nothing.
        "SELECT c.id FROM campaigns c JOIN accounts o ON o.id = c.account_id
         WHERE c.lease_until < $1
           AND (c.state IN ('launching', 'running')
                OR EXISTS (SELECT 1 FROM attempts a
                           WHERE a.campaign_id = c.id AND a.state IN ('claimed', 'in_doubt')
                             AND a.superseded = 0
                             AND (a.state = 'claimed' OR o.processing_mode = 'CONVERSATION')))
         ORDER BY c.created_at, c.id",
        now_ms
    )?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
