//! Faults and time: how the rehearsal's Sinch misbehaves, and its clock.

use super::levers::{Dials, RehearsalClock};
use super::{OfRehearsal, stage};
use crate::{App, AppError, Caller, Code, Result, words};
use domain::AccountId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A week: enough for every window and expiry there is.
const LONGEST_JUMP_SECONDS: u32 = 7 * 24 * 60 * 60;

/// Turns some dials.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetDials {
    pub account_id: AccountId,
    /// Those to change.
    pub dials: Dials,
}

/// Moves the rehearsal's clock.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JumpClock {
    pub account_id: AccountId,
    /// Forward by so much, a week at most; there is no way back.
    pub seconds: u32,
}

/// How the rehearsal behaves now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RehearsalState {
    /// Every dial; of durations the seconds left.
    pub dials: Dials,
    pub clock: RehearsalClock,
}

/// `rehearsal.dials`.
pub(super) async fn dials(app: App, _: Caller, request: OfRehearsal) -> Result<RehearsalState> {
    let (_, levers) = stage(&app, &request.account_id).await?;
    Ok(RehearsalState {
        dials: levers.dials().await?,
        clock: levers.clock().await?,
    })
}

/// `rehearsal.set_dials`.
pub(super) async fn set_dials(
    app: App,
    caller: Caller,
    request: SetDials,
) -> Result<RehearsalState> {
    let (_, levers) = stage(&app, &request.account_id).await?;
    let state = RehearsalState {
        dials: levers.turn(request.dials).await?,
        clock: levers.clock().await?,
    };
    remember(&app, &caller, &request.account_id).await?;
    Ok(state)
}

/// `rehearsal.jump_clock`.
pub(super) async fn jump_clock(
    app: App,
    caller: Caller,
    request: JumpClock,
) -> Result<RehearsalClock> {
    let (_, levers) = stage(&app, &request.account_id).await?;
    if request.seconds == 0 || request.seconds > LONGEST_JUMP_SECONDS {
        return Err(
            AppError::new(Code::InvalidInput, words!("rehearsal-jump-range"))
                .field("seconds", words!("rehearsal-jump-range")),
        );
    }
    let clock = levers.jump(request.seconds).await?;
    remember(&app, &caller, &request.account_id).await?;
    Ok(clock)
}

/// The rehearsal keeps its own state; here only who changed it is kept.
pub(super) async fn remember(app: &App, caller: &Caller, account: &AccountId) -> Result<()> {
    app.write(caller, account, |_| Box::pin(async { Ok(()) }))
        .await
}
