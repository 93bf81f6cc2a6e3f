//! Callbacks interpreted again: one, or a stretch of time. What they told already stays.

use super::log::{GetCallback, gone};
use crate::router::Done;
use crate::{App, AppError, Caller, Code, Result, words};
use domain::AccountId;
use serde::{Deserialize, Serialize};
use store::webhooks::log;
use ts_rs::TS;

/// Callbacks of one write: few enough to hold SQLite's writer well under 50 ms.
const SLICE: i64 = 500;

/// Which stretch of the log to interpret again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RerunCallbacks {
    /// The account.
    pub account_id: AccountId,
    /// From when on, ms.
    pub from_at: i64,
    /// Until when, exclusive, ms.
    pub to_at: i64,
}

/// How many callbacks are being interpreted again.
#[derive(Debug, Serialize, TS)]
pub struct RerunStarted {
    /// So many.
    pub callbacks: u64,
}

pub(super) async fn rerun(
    app: App,
    caller: Caller,
    request: RerunCallbacks,
) -> Result<RerunStarted> {
    if request.from_at >= request.to_at {
        return Err(AppError::new(
            Code::InvalidInput,
            words!("webhooks-stretch-empty"),
        ));
    }
    // Noted first: what is interrupted half-way was begun by somebody.
    app.write(&caller, &request.account_id, |_| Box::pin(async { Ok(()) }))
        .await?;
    let mut callbacks = 0;
    let mut after = Some((request.from_at, String::new()));
    while let Some(from) = after {
        let (account, to_at) = (request.account_id.clone(), request.to_at);
        let slice = app
            .store()
            .write(move |tx| {
                Box::pin(async move { log::rerun_slice(tx, &account, from, to_at, SLICE).await })
            })
            .await?;
        callbacks += slice.callbacks;
        after = slice.next;
    }
    Ok(RerunStarted { callbacks })
}

pub(super) async fn rerun_one(app: App, caller: Caller, request: GetCallback) -> Result<Done> {
    let id = request.id;
    let subject = id.clone();
    app.write(&caller, &subject, move |tx| {
        Box::pin(async move {
            let found = log::get(tx, &id).await?.ok_or_else(gone)?;
            if found.state == "held" {
                return Err(
                    AppError::new(Code::PreconditionFailed, words!("webhooks-rerun-held"))
                        .hint(words!("webhooks-rerun-held-hint")),
                );
            }
            // One that waits already is being interpreted anyway.
            log::rerun_one(tx, &id).await?;
            Ok(Done {})
        })
    })
    .await
}
