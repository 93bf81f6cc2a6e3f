//! What waits for a person: doubts that no evidence can settle, callbacks that nobody vouches for,
//! imports that failed.
//!
//! To add a cause: a function here, a sentence in the backend's `dashboard/attention.rs`.

use super::{AT_WORK_SINCE, text};
use crate::{
    Error, Tx,
    engine::{fetch_all, fetch_one},
};
use domain::{AccountId, CampaignId, ImportId};

/// People in doubt whose app keeps nothing to look them up in, so that a person has to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// Their campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: String,
    /// How many.
    pub people: i64,
}

/// The campaigns with people in doubt at apps in DISPATCH mode, newest first.
pub async fn undecided(
    tx: &mut Tx,
    account: Option<&AccountId>,
    limit: i64,
) -> Result<Vec<Undecided>, Error> {
    let rows = fetch_all!(
        tx,
        (String, String, i64),
        "SELECT c.id, c.name, k.n FROM accounts a
         JOIN campaigns c ON c.account_id = a.id
         JOIN campaign_counts k ON k.campaign_id = c.id AND k.state = 'in_doubt'
         WHERE a.processing_mode = 'DISPATCH' AND k.n > 0 AND ($1 = '' OR a.id = $1)
         ORDER BY c.created_at DESC, c.id DESC LIMIT $2",
        text(account),
        limit
    )?;
    Ok(rows
        .into_iter()
        .map(|(id, name, people)| Undecided {
            campaign: id.into(),
            name,
            people,
        })
        .collect())
}

/// How many callbacks each account has in quarantine, which is bounded; accounts without any are
/// not there.
pub async fn quarantined(tx: &mut Tx) -> Result<Vec<(AccountId, i64)>, Error> {
    let rows = fetch_all!(
        tx,
        (String, i64),
        "SELECT account_id, CAST(COUNT(*) AS BIGINT) FROM callbacks
         WHERE verdict = 'quarantined' GROUP BY account_id ORDER BY account_id"
    )?;
    Ok(rows
        .into_iter()
        .map(|(id, count)| (id.into(), count))
        .collect())
}

/// An import that failed and was not made good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedImport {
    /// The import.
    pub id: ImportId,
    /// The file's name.
    pub file_name: String,
    /// Why, as JSON of the importer.
    pub fault: Option<String>,
}

/// The imports that failed since then, newest first, without those whose list a later import
/// filled after all.
pub async fn failed_imports(
    tx: &mut Tx,
    since_ms: i64,
    limit: i64,
) -> Result<Vec<FailedImport>, Error> {
    let rows = fetch_all!(
        tx,
        (String, String, Option<String>),
        "SELECT i.id, i.file_name, i.fault FROM imports i
         WHERE i.state = 'failed' AND i.updated_at >= $1
           AND NOT EXISTS (SELECT 1 FROM imports j WHERE j.state = 'done'
                           AND j.list_name = i.list_name AND j.created_at > i.created_at)
         ORDER BY i.created_at DESC, i.id DESC LIMIT $2",
        since_ms,
        limit
    )?;
    Ok(rows
        .into_iter()
        .map(|(id, file_name, fault)| FailedImport {
            id: id.into(),
            file_name,
            fault,
        })
        .collect())
}

/// People in doubt for longer than Sinch should need to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongDoubts {
    /// Their campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: String,
    /// How many.
    pub people: i64,
    /// When the oldest of these requests ended, in ms.
    pub since_ms: i64,
}

/// The campaigns of apps that can be asked, with people in doubt whose requests ended before
/// `before_ms`; the oldest first.
pub async fn long_doubts(
    tx: &mut Tx,
    account: Option<&AccountId>,
    before_ms: i64,
    limit: i64,
) -> Result<Vec<LongDoubts>, Error> {
    let rows = fetch_all!(
        tx,
        (String, String, i64, i64),
        "SELECT c.id, c.name, CAST(COUNT(*) AS BIGINT), MIN(t.deadline_at) AS oldest
         FROM attempts t JOIN campaigns c ON c.id = t.campaign_id
         JOIN accounts a ON a.id = c.account_id
         WHERE t.state IN ('claimed', 'in_doubt') AND t.state = 'in_doubt' AND t.superseded = 0
           AND t.deadline_at < $1 AND a.processing_mode <> 'DISPATCH' AND ($2 = '' OR a.id = $2)
         GROUP BY c.id, c.name ORDER BY oldest, c.id LIMIT $3",
        before_ms,
        text(account),
        limit
    )?;
    Ok(rows
        .into_iter()
        .map(|(id, name, people, since_ms)| LongDoubts {
            campaign: id.into(),
            name,
            people,
            since_ms,
        })
        .collect())
}

/// Callbacks that wait to be interpreted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub callbacks: i64,
    /// When the oldest came in, in ms.
    pub since_ms: i64,
}

/// The callbacks that wait to be interpreted; `None` when none does.
pub async fn unread(tx: &mut Tx) -> Result<Option<Unread>, Error> {
    let (callbacks, oldest) = fetch_one!(
        tx,
        (i64, Option<i64>),
        "SELECT CAST(COUNT(*) AS BIGINT), MIN(received_at) FROM callbacks WHERE state = 'waiting'"
    )?;
    Ok(oldest.map(|since_ms| Unread {
        callbacks,
        since_ms,
    }))
}

/// What stands in Sinch's queue for an account, as far as callbacks told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// The account.
    pub account: AccountId,
    /// Messages accepted and not yet told of as sent on.
    pub messages: i64,
}

/// The messages that Sinch accepted for each account's running campaigns and did not yet send on.
pub async fn queues(tx: &mut Tx) -> Result<Vec<Queue>, Error> {
    let rows = fetch_all!(
        tx,
        (String, i64),
        "SELECT c.account_id, CAST(SUM(k.n) AS BIGINT) FROM campaigns c
         JOIN campaign_counts k ON k.campaign_id = c.id AND k.state = 'enqueued'
         WHERE c.state = 'running' AND k.n > 0 GROUP BY c.account_id ORDER BY c.account_id"
    )?;
    Ok(rows
        .into_iter()
        .map(|(account, messages)| Queue {
            account: account.into(),
            messages,
        })
        .collect())
}

/// A campaign at work, of which more fails than should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: String,
    /// People whose message failed or was refused.
    pub failed: i64,
    /// People whom anything was sent to or tried for.
    pub tried: i64,
}

/// The campaigns at work, or ended since then, with at least `least` failures; newest first.
pub async fn failing(
    tx: &mut Tx,
    account: Option<&AccountId>,
    since_ms: i64,
    least: i64,
    limit: i64,
) -> Result<Vec<Failing>, Error> {
    let rows = fetch_all!(
        tx,
        (String, String, i64, i64),
        format!(
            "SELECT c.id, c.name,
               CAST(SUM(CASE WHEN k.state IN ('failed', 'rejected', 'enqueued_failed')
                             THEN k.n ELSE 0 END) AS BIGINT) AS failed,
               CAST(SUM(CASE WHEN k.state IN ('pending', 'skipped')
                             THEN 0 ELSE k.n END) AS BIGINT) AS tried
             FROM campaigns c JOIN campaign_counts k ON k.campaign_id = c.id
             WHERE {AT_WORK_SINCE} AND ($2 = '' OR c.account_id = $2)
             GROUP BY c.id, c.name, c.created_at
             HAVING SUM(CASE WHEN k.state IN ('failed', 'rejected', 'enqueued_failed')
                             THEN k.n ELSE 0 END) >= $3
             ORDER BY c.created_at DESC, c.id DESC LIMIT $4"
        ),
        since_ms,
        text(account),
        least,
        limit
    )?;
    Ok(rows
        .into_iter()
        .map(|(id, name, failed, tried)| Failing {
            campaign: id.into(),
            name,
            failed,
            tried,
        })
        .collect())
}
