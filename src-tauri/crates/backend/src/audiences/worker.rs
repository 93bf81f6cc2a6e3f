//! The worker that runs imports, one after the other.
//!
//! An import is read in stretches into staging, published in chunks that nobody sees, and made
//! visible in one step. Every write is short. Wherever the process stops, the next one goes on:
//! reading begins again at the file's begin, publishing and taking back where they stopped. What
//! fails is taken back whole, and the import says why.

use std::time::Duration;

use domain::{ContactId, FileId, ImportId, ListId};
use serde::{Deserialize, Serialize};
use store::{
    EngineKind, Error,
    audiences::{self, ImportRow, ImportState, Lease, Rejection, StagedRow, Stretch},
};
use tokio::sync::broadcast;
use tracing::Instrument as _;

use super::{
    faults::{self, ReadFault},
    person::{Reading, person},
    reader::{self, Records},
};
use crate::{App, AppError, Event, Topic, words, words::Words};

/// Records staged in one write: some 10 ms of the writer.
const STRETCH: usize = 500;
/// Records published, taken back or swept in one write; each touches more rows than staging.
const CHUNK: i64 = 250;
/// How long others believe an import to be in hands after its last write.
const LEASE_MS: i64 = 30_000;
/// How often the worker looks for imports that others have left.
const LOOK: Duration = Duration::from_secs(5);
/// How long it waits for another import's publishing, or after a fault, before it tries again.
const PAUSE: Duration = Duration::from_millis(250);

/// Why an import failed, kept with it as JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fault {
    /// What did not happen.
    pub message: Words,
    /// What to do.
    pub hint: Words,
}

/// How one turn at an import ended.
enum Turn {
    /// It is over, one way or another; what is left is to tidy up.
    Over,
    /// The app stops, or somebody else has taken the import: it is left as it is.
    Left,
}

/// Why a turn could not be brought to its end.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error(transparent)]
    Read(#[from] ReadFault),
    #[error(transparent)]
    Store(#[from] Error),
    #[error(transparent)]
    App(#[from] AppError),
    #[error("the import's reading cannot be read")]
    Reading(#[from] serde_json::Error),
}

/// Starts the worker.
pub fn start(app: &App) {
    let worker = Worker { app: app.clone() };
    app.tasks().spawn("imports", worker.run());
}

/// This process's hold on an import, from now on.
pub fn lease(app: &App) -> Lease {
    Lease {
        owner: app.host_id().to_owned(),
        until: app.clock().now_ms() + LEASE_MS,
    }
}

struct Worker {
    app: App,
}

impl Worker {
    async fn run(self) {
        let stopping = self.app.stopping();
        let mut events = self.app.events().subscribe();
        while !stopping.is_cancelled() {
            match self.take().await {
                Ok(Some(row)) => {
                    let id = ImportId::from(row.id.as_str());
                    let job = tracing::info_span!("job", kind = "import", id = %id);
                    if let Err(fault) = self.work(&id, row).instrument(job).await {
                        tracing::warn!(import = %id, %fault, "an import is tried again");
                        self.pause().await;
                    }
                }
                Ok(None) => {
                    stopping.run_until_cancelled(self.wait(&mut events)).await;
                }
                Err(fault) => {
                    tracing::warn!(%fault, "imports cannot be looked for");
                    self.pause().await;
                }
            }
        }
    }

    /// Until an import may have been begun.
    async fn wait(&self, events: &mut broadcast::Receiver<Event>) {
        let told = async {
            loop {
                match events.recv().await {
                    Ok(Event::Changed { topics }) if !topics.contains(&Topic::Jobs) => {}
                    Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
                    _ => return,
                }
            }
        };
        tokio::select! {
            () = told => {}
            () = self.app.clock().sleep(LOOK) => {}
        }
    }

    async fn pause(&self) {
        let pause = self.app.clock().sleep(PAUSE);
        self.app.stopping().run_until_cancelled(pause).await;
    }

    fn lease(&self) -> Lease {
        lease(&self.app)
    }

    async fn take(&self) -> Result<Option<ImportRow>, Error> {
        let lease = self.lease();
        // A SQLite database has one holder, so whoever held a lease before is gone.
        let alone = self.app.store().engine() == EngineKind::Sqlite;
        let now_ms = self.app.clock().now_ms();
        self.app
            .store()
            .write(move |tx| {
                Box::pin(async move { audiences::take_unsettled(tx, &lease, alone, now_ms).await })
            })
            .await
    }

    /// Brings an import to its end, or as far as it goes.
    async fn work(&self, id: &ImportId, row: ImportRow) -> Result<(), Error> {
        let turn = match self.turn(id, row).await {
            Ok(turn) => turn,
            Err(stop) => {
                self.fail(id, &stop).await?;
                Turn::Over
            }
        };
        self.tell();
        if let Turn::Over = turn {
            self.tidy_up(id).await?;
            self.tell();
        }
        Ok(())
    }

    fn tell(&self) {
        self.app.changed(&[Topic::Audiences, Topic::Jobs]);
    }

    async fn turn(&self, id: &ImportId, row: ImportRow) -> Result<Turn, Stop> {
        match row.state()? {
            ImportState::Reading => match self.read(id, &row).await? {
                Turn::Over => self.publish(id).await,
                Turn::Left => Ok(Turn::Left),
            },
            ImportState::Publishing => self.publish(id).await,
            ImportState::Done | ImportState::Failed | ImportState::Cancelled => Ok(Turn::Over),
        }
    }

    /// Reads the file into staging, from its begin.
    async fn read(&self, id: &ImportId, row: &ImportRow) -> Result<Turn, Stop> {
        self.sweep(id).await?;
        let again = id.clone();
        self.app
            .store()
            .write(move |tx| Box::pin(async move { audiences::restart_import(tx, &again).await }))
            .await?;
        let reading: Reading = serde_json::from_str(&row.reading)?;
        let file = FileId::from(row.file_id.as_str());
        let opened = reader::open(&self.app, &file, reading.layout.sheet.clone()).await?;
        let mut records = Records::new(opened.bytes, &reading.layout);
        let mut stretch = Stretch::default();
        while let Some(chunk) = records.next().await? {
            for record in chunk {
                let row_number = i64::try_from(record.number).unwrap_or(i64::MAX);
                // A refused row goes back to the person as it stood in the file.
                let cells = record.cells.clone();
                match person(record, &reading) {
                    Ok(person) => stretch.rows.push(StagedRow {
                        contact: ContactId::new(self.app.ids().uuid()),
                        row_number,
                        phone: person.phone.to_string(),
                        name: person.name,
                        language: person.language,
                        attributes: serde_json::to_string(&person.attributes)?,
                    }),
                    Err(refusal) => stretch.rejections.push(Rejection {
                        row_number,
                        column_name: refusal.column,
                        value: refusal.value,
                        reason: refusal.reason.to_owned(),
                        cells: serde_json::to_string(&cells)?,
                    }),
                }
                if stretch.rows.len() + stretch.rejections.len() >= STRETCH
                    && !self.stage(id, &mut stretch, records.bytes_read()).await?
                {
                    return self.left_or_over(id).await;
                }
            }
        }
        if self.stage(id, &mut stretch, records.bytes_read()).await? {
            Ok(Turn::Over)
        } else {
            self.left_or_over(id).await
        }
    }

    /// Keeps a stretch, which is empty afterwards. `false` when the import is ours no longer.
    async fn stage(
        &self,
        id: &ImportId,
        stretch: &mut Stretch,
        bytes_read: u64,
    ) -> Result<bool, Error> {
        if self.app.stopping().is_cancelled() {
            return Ok(false);
        }
        let mut full = std::mem::take(stretch);
        full.bytes_read = i64::try_from(bytes_read).unwrap_or(i64::MAX);
        let (id, lease, now_ms) = (id.clone(), self.lease(), self.app.clock().now_ms());
        let kept = self
            .app
            .store()
            .write_alone(move |tx| {
                Box::pin(async move { audiences::stage(tx, &id, &full, &lease, now_ms).await })
            })
            .await?;
        self.app.changed(&[Topic::Jobs]);
        Ok(kept)
    }

    /// Puts what was staged on the list.
    async fn publish(&self, id: &ImportId) -> Result<Turn, Stop> {
        while !self.begin_publishing(id).await? {
            let row = self.row(id).await?;
            match row.state()? {
                // Another import is being published; ours stays in hands meanwhile.
                ImportState::Reading => {
                    self.pause().await;
                    let bytes_read = row.bytes_read.unsigned_abs();
                    if !self.stage(id, &mut Stretch::default(), bytes_read).await? {
                        return self.left_or_over(id).await;
                    }
                }
                ImportState::Publishing => break,
                ImportState::Done | ImportState::Failed | ImportState::Cancelled => {
                    return Ok(Turn::Over);
                }
            }
        }
        loop {
            if self.app.stopping().is_cancelled() {
                return Ok(Turn::Left);
            }
            let (chunk, lease, now_ms) = (id.clone(), self.lease(), self.app.clock().now_ms());
            let more = self
                .app
                .store()
                .write_alone(move |tx| {
                    Box::pin(async move {
                        audiences::publish_chunk(tx, &chunk, CHUNK, &lease, now_ms).await
                    })
                })
                .await?;
            match more {
                Some(true) => self.app.changed(&[Topic::Jobs]),
                Some(false) => break,
                None => return self.left_or_over(id).await,
            }
        }
        let (done, now_ms) = (id.clone(), self.app.clock().now_ms());
        self.app
            .store()
            .write_alone(move |tx| {
                Box::pin(async move { audiences::finish_publishing(tx, &done, now_ms).await })
            })
            .await?;
        Ok(Turn::Over)
    }

    async fn begin_publishing(&self, id: &ImportId) -> Result<bool, Error> {
        let list = ListId::new(self.app.ids().uuid());
        let (id, lease, now_ms) = (id.clone(), self.lease(), self.app.clock().now_ms());
        let begun = self
            .app
            .store()
            .write(move |tx| {
                Box::pin(async move {
                    audiences::begin_publishing(tx, &id, &list, &lease, now_ms).await
                })
            })
            .await;
        match begun {
            // Two hosts began in the same instant; the other was first.
            Err(Error::Conflict { .. }) => Ok(false),
            begun => begun,
        }
    }

    async fn row(&self, id: &ImportId) -> Result<ImportRow, Error> {
        let id = id.clone();
        self.app
            .store()
            .read(move |tx| Box::pin(async move { audiences::import(tx, &id).await }))
            .await
    }

    /// Why a write found the import no longer ours: it was ended, or somebody else goes on.
    async fn left_or_over(&self, id: &ImportId) -> Result<Turn, Stop> {
        Ok(match self.row(id).await?.state()? {
            ImportState::Reading | ImportState::Publishing => Turn::Left,
            ImportState::Done | ImportState::Failed | ImportState::Cancelled => Turn::Over,
        })
    }

    /// Notes why the import failed.
    async fn fail(&self, id: &ImportId, stop: &Stop) -> Result<(), Error> {
        tracing::warn!(import = %id, fault = %stop, "an import failed");
        let fault = serde_json::to_string(&fault_of(stop)).ok();
        let (id, now_ms) = (id.clone(), self.app.clock().now_ms());
        self.app
            .store()
            .write(move |tx| {
                Box::pin(async move {
                    let state = ImportState::Failed;
                    audiences::end_import(tx, &id, state, fault.as_deref(), now_ms).await
                })
            })
            .await?;
        Ok(())
    }

    /// Takes back what an import that did not come to be has published, and sweeps its staging.
    async fn tidy_up(&self, id: &ImportId) -> Result<(), Error> {
        let done = self.row(id).await?.state()? == ImportState::Done;
        loop {
            if self.app.stopping().is_cancelled() {
                return Ok(());
            }
            let chunk = id.clone();
            let more = !done
                && self
                    .app
                    .store()
                    .write_alone(move |tx| {
                        Box::pin(async move { audiences::undo_chunk(tx, &chunk, CHUNK).await })
                    })
                    .await?;
            if !more {
                break;
            }
        }
        if !self.sweep(id).await? {
            return Ok(());
        }
        let id = id.clone();
        self.app
            .store()
            .write(move |tx| Box::pin(async move { audiences::settle_import(tx, &id).await }))
            .await
    }

    /// Removes what is staged. `false` when the app stops before it is all gone.
    async fn sweep(&self, id: &ImportId) -> Result<bool, Error> {
        while !self.app.stopping().is_cancelled() {
            let chunk = id.clone();
            let more = self
                .app
                .store()
                .write_alone(move |tx| {
                    Box::pin(async move { audiences::sweep_staging(tx, &chunk, CHUNK).await })
                })
                .await?;
            if !more {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What people are told of a failure.
fn fault_of(stop: &Stop) -> Fault {
    let (message, hint) = match stop {
        Stop::Read(fault) => faults::words_of(fault),
        Stop::Store(Error::Full) => (
            words!("audiences-import-disk-full"),
            words!("audiences-import-disk-full-hint"),
        ),
        Stop::App(fault) if fault.code() == crate::Code::NotFound => (
            words!("audiences-import-file-gone"),
            words!("audiences-import-file-gone-hint"),
        ),
        Stop::Store(_) | Stop::App(_) | Stop::Reading(_) => (
            words!("audiences-import-failed"),
            words!("audiences-import-failed-hint"),
        ),
    };
    Fault { message, hint }
}
