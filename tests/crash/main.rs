//! Stories in which processes are killed and time is measured. They run one after the other, so
//! that none disturbs another's clock.

#![allow(clippy::unwrap_used)]

mod kill;
mod pacing;
mod receiver;

use tokio::sync::{Mutex, MutexGuard};

/// Held by a story that wants the machine for itself.
async fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::const_new(());
    TURN.lock().await
}
