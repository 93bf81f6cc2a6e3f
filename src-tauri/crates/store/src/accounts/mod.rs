//! Accounts in rows, and what the last connection test proved of each: processing mode, rate,
//! channels, the report itself.
//!
//! - this file: the rows of the form and of its proof;
//! - `receiving.rs`: what the receiver needs: secrets, how old a signature may be;
//! - `going.rs`: deleting, in slices.
//!
//! Not here: secrets (a row holds a reference) and what a report means. To add a field of the
//! form: a column in a migration, a field of [`AccountRow`], its place in the two statements below.

mod going;
mod receiving;

pub use going::*;
pub use receiving::*;

use crate::{
    Error, Tx,
    engine::{execute, fetch_all, fetch_one},
};
use domain::{AccountId, ProcessingMode};

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountRow {
    /// `acc_…`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its short key, as it was typed.
    pub key: String,
    /// The list that campaigns of this account start with.
    pub list_id: Option<String>,
    /// The public domain in front of the receiver; empty when there is none.
    pub proxy_domain: String,
    /// `eu`, `us` or `br`.
    pub region: String,
    /// Sinch's project.
    pub project_id: String,
    /// Sinch's app.
    pub app_id: String,
    /// The access key's id.
    pub key_id: String,
    /// Where the access key's secret is kept.
    pub key_secret_ref: String,
    /// Where the webhook's secret is kept.
    pub webhook_secret_ref: String,
    /// When the access key last got a token, in ms.
    pub key_used_at: Option<i64>,
    /// The sender's number, E.164; empty when unknown.
    pub phone: String,
    /// Free text.
    pub description: String,
    /// 1: its Sinch is the one the host rehearses with.
    pub rehearsal: i64,
    /// How long after a request's deadline a listing proves that it was not accepted, in ms.
    pub doubt_wait_ms: i64,
    /// `CONVERSATION` or `DISPATCH`; empty before the first test.
    pub processing_mode: String,
    /// Messages a second that the app drains to its channels.
    pub rate_outbound: Option<i64>,
    /// The last connection report as JSON; empty before the first test.
    pub test_report: String,
    /// In ms.
    pub created_at: i64,
    /// In ms.
    pub updated_at: i64,
}

/// A channel of an account's app as Sinch last told it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ChannelRow {
    /// Sinch's word for the channel.
    pub channel: String,
    /// `PENDING`, `ACTIVE` or `FAILING`.
    pub status: String,
    /// Why it fails, in Sinch's words; usually empty.
    pub description: String,
}

/// What a connection test proved of an account.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The report as JSON.
    pub report: String,
    /// When, in ms.
    pub at: i64,
    /// Whether Sinch gave a token for the key.
    pub key_used: bool,
    /// What the app said, if it was found.
    pub app: Option<ProvedApp>,
}

/// What an app said of itself.
#[derive(Clone, Debug)]
pub struct ProvedApp {
    /// `CONVERSATION` or `DISPATCH`.
    pub processing_mode: String,
    /// Messages a second that the app drains to its channels.
    pub rate_outbound: Option<i64>,
    /// Its channels, in its order.
    pub channels: Vec<ChannelRow>,
}

impl AccountRow {
    /// How the app processes messages; `None` before the first test.
    pub fn mode(&self) -> Option<ProcessingMode> {
        self.processing_mode.parse().ok()
    }
}

const COLUMNS: &str = "id, name, key, list_id, proxy_domain, region, project_id, app_id, key_id, \
    key_secret_ref, webhook_secret_ref, key_used_at, phone, description, rehearsal, \
    doubt_wait_ms, processing_mode, rate_outbound, test_report, created_at, updated_at";

/// Adds an account that was never tested.
///
/// # Errors
/// `Conflict` when the key or the app is another account's.
pub async fn insert(tx: &mut Tx, row: &AccountRow) -> Result<(), Error> {
    execute!(
        tx,
        "INSERT INTO accounts (id, name, name_folded, key, key_folded, list_id, proxy_domain,
            region, project_id, app_id, key_id, key_secret_ref, webhook_secret_ref, key_used_at,
            phone, description, rehearsal, doubt_wait_ms, processing_mode,
            rate_outbound, test_report, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL, $14, $15, $16, $17,
            '', NULL, '', $18, $18)",
        &row.id,
        &row.name,
        row.name.to_lowercase(),
        &row.key,
        row.key.to_uppercase(),
        &row.list_id,
        &row.proxy_domain,
        &row.region,
        &row.project_id,
        &row.app_id,
        &row.key_id,
        &row.key_secret_ref,
        &row.webhook_secret_ref,
        &row.phone,
        &row.description,
        row.rehearsal,
        row.doubt_wait_ms,
        row.created_at
    )?;
    Ok(())
}

/// Changes what the form holds, and the report, which the caller clears when it proves nothing any
/// more. Where the row comes to name another app, what the old one said of itself goes.
///
/// # Errors
/// `NotFound`; `Conflict` when the key or the app is another account's.
pub async fn update(tx: &mut Tx, row: &AccountRow) -> Result<(), Error> {
    let changed = execute!(
        tx,
        "UPDATE accounts SET name = $2, name_folded = $3, key = $4, key_folded = $5, list_id = $6,
            proxy_domain = $7, region = $8, project_id = $9, app_id = $10, key_id = $11,
            key_secret_ref = $12, webhook_secret_ref = $13, phone = $14, description = $15,
            test_report = $16, updated_at = $17,
            processing_mode = CASE WHEN region = $8 AND project_id = $9 AND app_id = $10
                THEN processing_mode ELSE '' END,
            rate_outbound = CASE WHEN region = $8 AND project_id = $9 AND app_id = $10
                THEN rate_outbound END
         WHERE id = $1",
        &row.id,
        &row.name,
        row.name.to_lowercase(),
        &row.key,
        row.key.to_uppercase(),
        &row.list_id,
        &row.proxy_domain,
        &row.region,
        &row.project_id,
        &row.app_id,
        &row.key_id,
        &row.key_secret_ref,
        &row.webhook_secret_ref,
        &row.phone,
        &row.description,
        &row.test_report,
        row.updated_at
    )?;
    found(changed)
}

/// Keeps what a test proved: the report, and the app's facts where it was found.
///
/// # Errors
/// `NotFound`.
pub async fn keep_proof(tx: &mut Tx, id: &AccountId, proof: &Proof) -> Result<(), Error> {
    let used_at = proof.key_used.then_some(proof.at);
    found(execute!(
        tx,
        "UPDATE accounts SET test_report = $2, key_used_at = COALESCE($3, key_used_at)
         WHERE id = $1",
        id.as_str(),
        &proof.report,
        used_at
    )?)?;
    let Some(app) = &proof.app else {
        return Ok(());
    };
    keep_app(tx, id, &app.processing_mode, app.rate_outbound).await?;
    execute!(
        tx,
        "DELETE FROM account_channels WHERE account_id = $1",
        id.as_str()
    )?;
    for (position, channel) in (0_i64..).zip(&app.channels) {
        execute!(
            tx,
            "INSERT INTO account_channels (account_id, position, channel, status, description)
             VALUES ($1, $2, $3, $4, $5)",
            id.as_str(),
            position,
            &channel.channel,
            &channel.status,
            &channel.description
        )?;
    }
    Ok(())
}

/// Keeps how the app processes messages and how many a second it lets out, as it last said.
///
/// # Errors
/// None of its own.
pub async fn keep_app(
    tx: &mut Tx,
    id: &AccountId,
    processing_mode: &str,
    rate_outbound: Option<i64>,
) -> Result<(), Error> {
    execute!(
        tx,
        "UPDATE accounts SET processing_mode = $2, rate_outbound = $3 WHERE id = $1",
        id.as_str(),
        processing_mode,
        rate_outbound
    )?;
    Ok(())
}

/// Notes that the access key got a token.
///
/// # Errors
/// `NotFound`.
pub async fn note_key_used(tx: &mut Tx, id: &AccountId, at: i64) -> Result<(), Error> {
    found(execute!(
        tx,
        "UPDATE accounts SET key_used_at = $2 WHERE id = $1",
        id.as_str(),
        at
    )?)
}

/// One account.
///
/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx, id: &AccountId) -> Result<AccountRow, Error> {
    fetch_one!(
        tx,
        AccountRow,
        format!("SELECT {COLUMNS} FROM accounts WHERE id = $1 AND going = 0"),
        id.as_str()
    )
}

/// Every account by name: tens of them, never thousands.
pub async fn all(tx: &mut Tx) -> Result<Vec<AccountRow>, Error> {
    fetch_all!(
        tx,
        AccountRow,
        format!("SELECT {COLUMNS} FROM accounts WHERE going = 0 ORDER BY name_folded, id")
    )
}

/// How many accounts there are.
pub async fn count(tx: &mut Tx) -> Result<i64, Error> {
    Ok(fetch_one!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM accounts WHERE going = 0"
    )?
    .0)
}

/// The channels of an account's app, in the app's order; none before the first test.
pub async fn channels(tx: &mut Tx, id: &AccountId) -> Result<Vec<ChannelRow>, Error> {
    fetch_all!(
        tx,
        ChannelRow,
        "SELECT channel, status, description FROM account_channels
         WHERE account_id = $1 ORDER BY position",
        id.as_str()
    )
}

/// Whether a campaign of the account is under way, or has sends of which nobody knows yet whether
/// Sinch took them: only the app they were sent from can tell.
pub async fn at_work(tx: &mut Tx, id: &AccountId) -> Result<bool, Error> {
    let (n,) = fetch_one!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM campaigns c
         WHERE c.account_id = $1
           AND (c.state IN ('launching', 'running', 'paused')
                OR EXISTS (SELECT 1 FROM attempts a
                           WHERE a.campaign_id = c.id AND a.state IN ('claimed', 'in_doubt')
                             AND a.superseded = 0))",
        id.as_str()
    )?;
    Ok(n > 0)
}

fn found(changed: u64) -> Result<(), Error> {
    match changed {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
