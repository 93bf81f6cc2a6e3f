//! Checking the quarantine again: what was held because the secret was wrong goes where it belongs
//! once the secret is mended.

use super::judge::{self, judge};
use super::receiver::bytes_of;
use crate::accounts::{Signing, signing};
use crate::{App, Caller, Result, words};
use domain::AccountId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::webhooks::{Callback, quarantine};
use ts_rs::TS;

/// Rows looked at in one go.
const GROUP: i64 = 50;

/// Whose quarantine.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyQuarantine {
    /// The account.
    pub account_id: AccountId,
}

/// What left the quarantine.
#[derive(Debug, Serialize, TS)]
pub struct QuarantineVerified {
    /// So many callbacks.
    pub released: u64,
    /// The same in words.
    pub sentence: String,
}

pub(super) async fn verify(
    app: App,
    caller: Caller,
    request: VerifyQuarantine,
) -> Result<QuarantineVerified> {
    let released = verify_again(&app, &request.account_id).await?;
    app.write(&caller, &request.account_id, |_| Box::pin(async { Ok(()) }))
        .await?;
    Ok(QuarantineVerified {
        released,
        sentence: app.say(&caller, &words!("webhooks-verified", released = released)),
    })
}

/// Judges every held callback of an account with its secret of today, and releases those that are
/// Sinch's after all; when they were signed is measured against when they came in. Answers how
/// many.
///
/// # Errors
/// When the secret or the database cannot be read. What was released stays released.
pub async fn verify_again(app: &App, account: &AccountId) -> Result<u64> {
    let Some(signing) = signing(app, account).await? else {
        return Ok(0);
    };
    let mut released = 0;
    let mut after = (i64::MIN, String::new());
    loop {
        let (of, from) = (account.clone(), after.clone());
        let group = app
            .store()
            .read(|tx| Box::pin(async move { quarantine::held(tx, &of, from, GROUP).await }))
            .await?;
        let Some(last) = group.last() else {
            return Ok(released);
        };
        after = (last.received_at, last.id.clone());
        let proved: Vec<Proved> = group
            .iter()
            .filter_map(|callback| prove(callback, &signing))
            .collect();
        let of = account.clone();
        released += app
            .store()
            .write(|tx| {
                Box::pin(async move {
                    let mut released = 0;
                    for proof in proved {
                        let Proved {
                            id,
                            verdict,
                            nonce,
                            signed_at,
                        } = proof;
                        let news =
                            quarantine::release(tx, &of, &id, verdict, &nonce, signed_at).await?;
                        released += u64::from(news);
                    }
                    Ok(released)
                })
            })
            .await?;
    }
}

struct Proved {
    id: String,
    verdict: &'static str,
    nonce: String,
    signed_at: i64,
}

fn prove(callback: &Callback, signing: &Signing) -> Option<Proved> {
    let body = bytes_of(&callback.body, &callback.body_encoding)?;
    let headers: BTreeMap<String, String> = serde_json::from_str(&callback.headers).ok()?;
    let judgement = judge(signing, &body, &headers, callback.received_at);
    (judgement.verdict != judge::QUARANTINED).then_some(())?;
    Some(Proved {
        id: callback.id.clone(),
        verdict: judgement.verdict,
        nonce: judgement.nonce?,
        signed_at: judgement.signed_at?,
    })
}
