//! What waits for a person: doubts that no evidence can settle, callbacks that nobody vouches for,
//! imports that failed.
//!
//! To add a cause: a function here, a sentence in the backend's `dashboard/attention.rs`.

use super::text;
use crate::{Error, Tx, engine::fetch_all};
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
