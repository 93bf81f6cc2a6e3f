//! The limiter to await.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::flight::Flight;
use super::{Limiter, Rate};

/// A [`Limiter`] to await, shared by its clones. Whoever asks when a grant is due gets it: a waiter
/// that nobody polls holds up no other.
///
/// Grants are exact over any window by the times they are due. Who keeps the [`Ticket`] until the
/// answer is there has the same promise for the arrivals on the other side, with a slack of one in
/// twenty, at least one, for what the network and a busy machine do in between.
#[derive(Debug, Clone)]
pub struct Pacer {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    state: Mutex<State>,
    start: Instant,
}

#[derive(Debug)]
struct State {
    limiter: Limiter,
    flight: Flight,
}

impl Pacer {
    /// A pacer that has granted nothing yet.
    pub fn new(rate: Rate) -> Self {
        let state = State {
            limiter: Limiter::new(rate),
            flight: Flight::default(),
        };
        Self {
            inner: Arc::new(Inner {
                state: Mutex::new(state),
                start: Instant::now(),
            }),
        }
    }

    /// Waits for the next grant. Dropping the future uses nothing.
    pub async fn ready(&self) -> Ticket {
        loop {
            match self.inner.ask() {
                Ok(left) => {
                    return Ticket {
                        inner: Arc::clone(&self.inner),
                        left: Some(left),
                    };
                }
                Err(at) => {
                    let at = self.inner.start + Duration::from_nanos(at);
                    tokio::time::sleep_until(at).await;
                }
            }
        }
    }

    /// Changes the rate from now on.
    pub fn set_rate(&self, rate: Rate) {
        self.inner.state().limiter.set_rate(rate);
    }
}

impl Inner {
    fn ask(&self) -> Result<u64, u64> {
        let mut state = self.state();
        let now = self.now();
        let rate = state.limiter.rate();
        state.flight.has_room(now, rate)?;
        state.limiter.grant_due(now)?;
        state.flight.leaves(now);
        Ok(now)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }
}

/// The permission to send one request. Dropping it says that the request is over, or that there
/// never was one.
#[derive(Debug)]
pub struct Ticket {
    inner: Arc<Inner>,
    /// When it was granted; `None` once its end is known.
    left: Option<u64>,
}

impl Ticket {
    /// The other side has answered: how long that took is how far away it is.
    pub fn answered(mut self) {
        if let Some(left) = self.left.take() {
            let now = self.inner.now();
            self.inner.state().flight.answered(left, now);
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(left) = self.left.take() {
            let now = self.inner.now();
            self.inner.state().flight.lands(left, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn waiters_are_paced() {
        let pacer = Pacer::new(Rate::per_second(10));
        let start = Instant::now();
        for _ in 0..21 {
            pacer.ready().await.answered();
        }
        let took = start.elapsed();
        assert!(took >= Duration::from_millis(1_900), "{took:?}");
        assert!(took <= Duration::from_millis(2_200), "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_unanswered_may_still_arrive_and_counts() {
        let pacer = Pacer::new(Rate::per_second(10));
        let mut tickets = Vec::new();
        for _ in 0..11 {
            tickets.push(pacer.ready().await);
        }
        let next = tokio::time::timeout(Duration::from_millis(500), pacer.ready()).await;
        assert!(
            next.is_err(),
            "eleven are on their way, and nothing says that one has arrived"
        );
        tickets.drain(..).for_each(Ticket::answered);
        let start = Instant::now();
        pacer.ready().await.answered();
        assert!(start.elapsed() <= Duration::from_secs(1));
    }
}
