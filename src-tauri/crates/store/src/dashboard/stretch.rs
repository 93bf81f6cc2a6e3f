//! The numbers of a stretch of time and what stands behind each: failures by code, states by
//! account, the campaigns that a number is made of. All of it from rollups by minute.
//!
//! To add a number: a [`Number`], and what the backend calls it.

use super::text;
use crate::{Error, Tx, engine::fetch_all};
use domain::{AccountId, CampaignId, RecipientState};

/// The minutes from `from` to before `until`, since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// The first.
    pub from: i64,
    /// The first after them.
    pub until: i64,
}

/// States that failed or were left out, as SQL has them.
const FAILED: &str = "state IN ('failed', 'rejected', 'enqueued_failed', 'skipped')";

/// How many recipients failed or were left out in the stretch, by code, most first.
pub async fn failures(
    tx: &mut Tx,
    account: Option<&AccountId>,
    stretch: Minutes,
    limit: i64,
) -> Result<Vec<(String, i64)>, Error> {
    fetch_all!(
        tx,
        (String, i64),
        format!(
            "SELECT m.code, CAST(SUM(m.n) AS BIGINT) AS people
             FROM campaign_minutes m JOIN campaigns c ON c.id = m.campaign_id
             WHERE m.minute >= $1 AND m.minute < $2 AND m.{FAILED} AND m.code <> ''
               AND ($3 = '' OR c.account_id = $3)
             GROUP BY m.code ORDER BY people DESC, m.code LIMIT $4"
        ),
        stretch.from,
        stretch.until,
        text(account),
        limit
    )
}

/// How many recipients of an account rose to a state in the stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountCount {
    /// The account.
    pub account: AccountId,
    /// The state they rose to.
    pub state: RecipientState,
    /// How many.
    pub count: i64,
}

/// What happened in the stretch by account; accounts and states without anything are not there.
///
/// # Errors
/// `Corrupt` when a row holds a state that is none.
pub async fn by_account(
    tx: &mut Tx,
    account: Option<&AccountId>,
    stretch: Minutes,
) -> Result<Vec<AccountCount>, Error> {
    let rows = fetch_all!(
        tx,
        (String, String, i64),
        "SELECT account_id, state, CAST(SUM(n) AS BIGINT) FROM minute_counts
         WHERE minute >= $1 AND minute < $2 AND ($3 = '' OR account_id = $3)
         GROUP BY account_id, state ORDER BY account_id, state",
        stretch.from,
        stretch.until,
        text(account)
    )?;
    rows.into_iter()
        .map(|(account, word, count)| {
            let state = word
                .parse()
                .map_err(|_| Error::Corrupt(format!("minute_counts.state: {word}")))?;
            Ok(AccountCount {
                account: account.into(),
                state,
                count,
            })
        })
        .collect()
}

/// A number of the overview, by what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// Recipients that rose to one of these states.
    States(Vec<RecipientState>),
    /// Recipients that one reason code kept from their message.
    Code(String),
}

/// A campaign behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: String,
    /// Its account's name.
    pub account_name: String,
    /// How many people of it the number counts.
    pub count: i64,
}

/// The campaigns that a number of the stretch is made of, most people first.
pub async fn behind(
    tx: &mut Tx,
    account: Option<&AccountId>,
    stretch: Minutes,
    number: &Number,
    limit: i64,
) -> Result<Vec<Behind>, Error> {
    let (clause, code) = match number {
        Number::Code(code) => (format!("m.{FAILED} AND m.code = $4"), code.as_str()),
        Number::States(states) => {
            let words: Vec<String> = states
                .iter()
                .map(|state| format!("'{}'", state.as_str()))
                .collect();
            (format!("m.state IN ({}) AND $4 = ''", words.join(", ")), "")
        }
    };
    let rows = fetch_all!(
        tx,
        (String, String, String, i64),
        format!(
            "SELECT c.id, c.name, a.name, CAST(SUM(m.n) AS BIGINT) AS people
             FROM campaign_minutes m
             JOIN campaigns c ON c.id = m.campaign_id
             JOIN accounts a ON a.id = c.account_id
             WHERE m.minute >= $1 AND m.minute < $2 AND ($3 = '' OR c.account_id = $3)
               AND {clause}
             GROUP BY c.id, c.name, a.name ORDER BY people DESC, c.id DESC LIMIT $5"
        ),
        stretch.from,
        stretch.until,
        text(account),
        code,
        limit
    )?;
    Ok(rows
        .into_iter()
        .map(|(campaign, name, account_name, count)| Behind {
            campaign: campaign.into(),
            name,
            account_name,
            count,
        })
        .collect())
}
