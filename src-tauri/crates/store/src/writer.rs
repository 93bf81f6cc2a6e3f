//! SQLite's one writer: a task that owns the writing connection and commits in groups.
//!
//! Every write is a savepoint inside a shared transaction. The transaction commits when the queue
//! is empty or [`GROUP`] has passed, and only then is anyone answered: an `Ok` means on disk
//! (`synchronous=FULL`), and many small promises cost one `fsync` together. A write that fails or
//! panics is rolled back to its savepoint and does not hurt its neighbours.
//!
//! Not here: PostgreSQL, which has a transaction per write in `store.rs`.

use std::time::Duration;

use futures::future::BoxFuture;
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

use crate::{Error, Tx};

/// How long a shared transaction takes in further writes before it commits.
const GROUP: Duration = Duration::from_millis(50);

/// Tells the caller of a write how the shared commit went.
pub(crate) type Answer = Box<dyn FnOnce(Result<(), Error>) + Send>;

/// A write that ran: whether its rows are to be kept, and whom to tell after the commit.
pub(crate) struct Outcome {
    pub keep: bool,
    pub answer: Answer,
}

/// A queued write. It is handed the error instead when no transaction could be begun.
pub(crate) type Work =
    Box<dyn for<'t> FnOnce(Result<&'t mut Tx, Error>) -> BoxFuture<'t, Outcome> + Send>;

/// What the writer task is told.
pub(crate) enum Order {
    /// A write; `alone` keeps a bulk write out of other writes' transaction, so that a full disk
    /// (which can make SQLite undo the transaction whole) costs nobody else.
    Write { work: Work, alone: bool },
    /// Finish what is queued before this, close the connection, and say so.
    Close(oneshot::Sender<()>),
}

/// Runs until told to close or until every sender is gone.
pub(crate) async fn run(mut tx: Tx, mut orders: mpsc::Receiver<Order>) {
    let mut next = orders.recv().await;
    let closer = loop {
        match next {
            Some(Order::Write { work, alone }) => {
                next = match group(&mut tx, work, alone, &mut orders).await {
                    Some(left_over) => Some(left_over),
                    None => orders.recv().await,
                };
            }
            Some(Order::Close(closer)) => break Some(closer),
            None => break None,
        }
    };
    if let Err(error) = tx.close().await {
        tracing::warn!(%error, "the database was not closed cleanly");
    }
    if let Some(closer) = closer {
        // Whoever asked may have gone; there is nobody else to tell.
        let _ = closer.send(());
    }
}

/// One shared transaction. Returns an order it took from the queue and could not join.
async fn group(
    tx: &mut Tx,
    first: Work,
    alone: bool,
    orders: &mut mpsc::Receiver<Order>,
) -> Option<Order> {
    if let Err(error) = tx.run("BEGIN IMMEDIATE").await {
        let outcome = first(Err(error.clone())).await;
        (outcome.answer)(Err(error));
        return None;
    }
    let until = Instant::now() + GROUP;
    let mut waiting = Vec::new();
    let mut left_over = None;
    let mut whole = step(tx, first, &mut waiting).await;
    while whole && !alone && Instant::now() < until {
        match orders.try_recv() {
            Ok(Order::Write { work, alone: false }) => {
                whole = step(tx, work, &mut waiting).await;
            }
            Ok(order) => {
                left_over = Some(order);
                break;
            }
            Err(_) => break,
        }
    }
    let committed = if whole {
        tx.run("COMMIT").await
    } else {
        Err(Error::Undone)
    };
    if committed.is_err() {
        // After a failed COMMIT the transaction may or may not still be open; closing one that is
        // not open only fails.
        let _ = tx.run("ROLLBACK").await;
    }
    for answer in waiting {
        answer(committed.clone());
    }
    left_over
}

/// One write in its savepoint. `false` when SQLite undid the shared transaction itself.
async fn step(tx: &mut Tx, work: Work, waiting: &mut Vec<Answer>) -> bool {
    if let Err(error) = tx.run("SAVEPOINT step").await {
        let outcome = work(Err(error.clone())).await;
        (outcome.answer)(Err(error));
        return false;
    }
    let outcome = work(Ok(tx)).await;
    waiting.push(outcome.answer);
    let ended = if outcome.keep {
        tx.run("RELEASE step").await
    } else {
        tx.run("ROLLBACK TO step; RELEASE step").await
    };
    ended.is_ok()
}
