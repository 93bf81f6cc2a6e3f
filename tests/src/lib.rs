//! What the stories share: a [`Stage`] with a Sinch and a console on it, the [`program`] as a
//! process of its own, a [`sandbox`](sandboxes) and its dials, signed [`callbacks`].
//!
//! - `flows/<feature>.rs`: stories through the router, in one process;
//! - `crash/*.rs`: stories in which processes are killed, or time is measured.
//!
//! Not here: tests of a single crate, which lie beneath its code. To add a story: a file in
//! `flows` or `crash` and its line in that folder's `main.rs`.

#![allow(clippy::unwrap_used)]

pub mod callbacks;
pub mod postgres;
pub mod program;
pub mod sandboxes;
mod stage;

pub use stage::{Stage, Staging, sum};

use std::future::Future;
use std::time::{Duration, Instant};

/// Asks again and again until there is an answer.
///
/// # Panics
/// When there is none in time; `what` says what was waited for.
pub async fn until<T, F: Future<Output = Option<T>>>(
    what: &str,
    patience: Duration,
    mut ask: impl FnMut() -> F,
) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(
            began.elapsed() < patience,
            "{what}: not within {patience:?}"
        );
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}
