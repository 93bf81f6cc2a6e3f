//! Work in the background: everything that outlives a command is spawned here, so that it can be
//! named, stopped and waited for.

use std::future::Future;
use std::time::Duration;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::Instrument as _;

/// The background tasks of one app.
#[derive(Clone, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    stopping: CancellationToken,
}

impl Tasks {
    /// Starts `future`. It should end soon after [`Tasks::stopping`] is cancelled.
    #[allow(clippy::disallowed_methods, reason = "the one place that spawns")]
    pub fn spawn(&self, name: &'static str, future: impl Future<Output = ()> + Send + 'static) {
        let span = tracing::info_span!("task", name);
        let task = tokio::spawn(future.instrument(span));
        // A second task hears of a panic, which would otherwise pass in silence.
        tokio::spawn(self.tracker.track_future(async move {
            if let Err(fault) = task.await
                && fault.is_panic()
            {
                tracing::error!(name, "a background task panicked");
            }
        }));
    }

    /// Cancelled when the app shuts down.
    pub fn stopping(&self) -> CancellationToken {
        self.stopping.clone()
    }

    /// Tells every task to stop and waits for them, at most `patience`.
    pub async fn stop(&self, patience: Duration) {
        self.stopping.cancel();
        self.tracker.close();
        if tokio::time::timeout(patience, self.tracker.wait())
            .await
            .is_err()
        {
            tracing::warn!(
                left = self.tracker.len(),
                "background tasks did not stop in time"
            );
        }
    }
}
