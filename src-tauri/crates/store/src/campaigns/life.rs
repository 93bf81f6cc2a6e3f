//! A campaign's way from state to state, with the memory of every step: what its time line shows.

use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};
use domain::{CampaignId, CampaignState};

/// One step of a campaign's life.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EventRow {
    /// Ms since the epoch.
    pub at: i64,
    /// Who did it; empty when the campaign did it by itself.
    pub who: String,
    /// The state before; empty for its beginning.
    pub from_state: String,
    pub to_state: String,
    /// Message id and arguments of why, JSON; empty when there is nothing to say.
    pub because: String,
}

/// Moves a campaign from one of `from` to `to` by itself; `false` when it was in none of them.
pub async fn set_state(
    tx: &mut Tx,
    id: &CampaignId,
    from: &[CampaignState],
    to: CampaignState,
    because: &str,
    now_ms: i64,
) -> Result<bool, Error> {
    step(tx, id, from, (to, because), "", now_ms).await
}

/// As [`set_state`], by a person.
pub async fn set_state_by(
    tx: &mut Tx,
    id: &CampaignId,
    from: &[CampaignState],
    to: CampaignState,
    who: &str,
    now_ms: i64,
) -> Result<bool, Error> {
    step(tx, id, from, (to, ""), who, now_ms).await
}

async fn step(
    tx: &mut Tx,
    id: &CampaignId,
    from: &[CampaignState],
    (to, because): (CampaignState, &str),
    who: &str,
    now_ms: i64,
) -> Result<bool, Error> {
    let finished = matches!(to, CampaignState::Finished | CampaignState::Cancelled);
    for state in from {
        let changed = execute!(
            tx,
            "UPDATE campaigns SET state = $1, paused_because = $2, updated_at = $3,
                    launched_at = CASE WHEN $1 = 'launching' THEN COALESCE(launched_at, $3)
                                       ELSE launched_at END,
                    finished_at = CASE WHEN $4 = 1 THEN $3 ELSE NULL END
             WHERE id = $5 AND state = $6",
            to.as_str(),
            because,
            now_ms,
            i64::from(finished),
            id.as_str(),
            state.as_str()
        )?;
        if changed > 0 {
            let row = EventRow {
                at: now_ms,
                who: who.to_owned(),
                from_state: state.as_str().to_owned(),
                to_state: to.as_str().to_owned(),
                because: because.to_owned(),
            };
            remember(tx, id, &row).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Adds one step to a campaign's memory. Moving it does this by itself; the beginning is told by
/// whoever makes the draft.
pub async fn remember(tx: &mut Tx, id: &CampaignId, row: &EventRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO campaign_events (campaign_id, number, at, who, from_state, to_state, because)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6
         FROM campaign_events WHERE campaign_id = $1",
        id.as_str(),
        row.at,
        row.who.as_str(),
        row.from_state.as_str(),
        row.to_state.as_str(),
        row.because.as_str()
    )?;
    Ok(())
}

/// The steps of a campaign's life, the first first: the last `most` of them.
pub async fn events(tx: &mut Tx, id: &CampaignId, most: i64) -> Result<Vec<EventRow>, Error> {
    let mut rows = fetch_all!(
        tx,
        EventRow,
        "SELECT at, who, from_state, to_state, because FROM campaign_events
         WHERE campaign_id = $1 ORDER BY number DESC LIMIT $2",
        id.as_str(),
        most
    )?;
    rows.reverse();
    Ok(rows)
}

/// What is known of a campaign beside its choices and its state.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Facts {
    /// When it is to begin by itself.
    pub starts_at: Option<i64>,
    /// The launch gate's lines when it passed, JSON; empty before.
    pub checks: String,
    pub checked_at: Option<i64>,
    /// When Sinch accepted its first and its latest message.
    pub first_accepted_at: Option<i64>,
    pub last_accepted_at: Option<i64>,
    pub updated_at: i64,
}

/// The facts of one campaign.
///
/// # Errors
/// `NotFound`.
pub async fn facts(tx: &mut Tx, id: &CampaignId) -> Result<Facts, Error> {
    fetch_one!(
        tx,
        Facts,
        "SELECT starts_at, checks, checked_at, first_accepted_at, last_accepted_at, updated_at
         FROM campaigns WHERE id = $1",
        id.as_str()
    )
}

/// Keeps the lines of the gate that a launch passed, and when it is to begin (`None`: at once).
pub async fn keep_checks(
    tx: &mut Tx,
    id: &CampaignId,
    checks: &str,
    starts_at: Option<i64>,
    now_ms: i64,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE campaigns SET checks = $1, checked_at = $2, starts_at = $3 WHERE id = $4",
        checks,
        now_ms,
        starts_at,
        id.as_str()
    )?;
    Ok(())
}

/// Scheduled campaigns whose start time has come, the earliest first.
pub async fn due_to_start(tx: &mut Tx, now_ms: i64) -> Result<Vec<(CampaignId, i64)>, Error> {
    let rows: Vec<(String, i64)> = fetch_all!(
        tx,
        (String, i64),
        "SELECT id, starts_at FROM campaigns
         WHERE state = 'scheduled' AND starts_at <= $1 ORDER BY starts_at, id",
        now_ms
    )?;
    Ok(rows.into_iter().map(|(id, at)| (id.into(), at)).collect())
}
