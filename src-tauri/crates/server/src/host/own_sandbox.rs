//! The Sinch that a data directory rehearses with: the crate `sandbox` on loopback, its journal
//! and the seed of its ids and keys under `<data>/sandbox`, so that reopening the data reopens the
//! same Sinch.

use super::Stoppable;
use super::remote_sandbox::{access_from, counted_by};
use crate::ending::sandbox_failed;
use async_trait::async_trait;
use backend::{AppError, Rehearsal, RehearsalAccess, Result};
use rand::Rng as _;
use sandbox::{Rate, Sandbox};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tokio::sync::Mutex;

/// Starts the sandbox when it is first needed.
#[derive(Default)]
pub struct OwnSandbox {
    rate: Option<Rate>,
    callback_rate: Option<Rate>,
    running: Mutex<Option<Sandbox>>,
    counted_by: OnceLock<(String, String)>,
}

impl OwnSandbox {
    /// A sandbox whose app sends at `rate` and whose callbacks come at `callback_rate`, in place
    /// of Sinch's defaults.
    pub fn paced(rate: Rate, callback_rate: Rate) -> Self {
        Self {
            rate: Some(rate),
            callback_rate: Some(callback_rate),
            ..Self::default()
        }
    }
}

#[async_trait]
impl Rehearsal for OwnSandbox {
    async fn start(&self, data: &Path) -> Result<RehearsalAccess> {
        let folder = data.join("sandbox");
        let mut options = sandbox::Options {
            seed: seed(&folder).map_err(AppError::internal)?,
            data: Some(folder),
            ..sandbox::Options::default()
        };
        if let Some(rate) = self.rate {
            options.rate = rate;
        }
        if let Some(rate) = self.callback_rate {
            options.callback_rate = rate;
        }
        let mut running = self.running.lock().await;
        let sandbox = Sandbox::start(options).await.map_err(sandbox_failed)?;
        let access = serde_json::to_value(sandbox.access()).map_err(AppError::internal)?;
        *running = Some(sandbox);
        let access = access_from(access).map_err(AppError::internal)?;
        counted_by(&access).map(|counted_by| self.counted_by.set(counted_by));
        Ok(access)
    }
}

#[async_trait]
impl Stoppable for OwnSandbox {
    async fn stop(&self) {
        if let Some(sandbox) = self.running.lock().await.take() {
            sandbox.stop().await;
        }
    }

    fn counted_by(&self) -> Option<(String, String)> {
        self.counted_by.get().cloned()
    }

    fn rehearsal(self: Arc<Self>) -> Arc<dyn Rehearsal> {
        self
    }
}

/// The seed kept in the folder, drawn the first time.
fn seed(folder: &Path) -> std::io::Result<u64> {
    std::fs::create_dir_all(folder)?;
    let kept = folder.join("seed");
    if let Some(seed) = std::fs::read_to_string(&kept)
        .ok()
        .and_then(|text| text.trim().parse().ok())
    {
        return Ok(seed);
    }
    let seed: u64 = rand::rng().random();
    std::fs::write(&kept, format!("{seed}\n"))?;
    Ok(seed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_seed_is_drawn_once_for_each_folder() {
        let data = tempfile::tempdir().unwrap();
        let first = seed(&data.path().join("a")).unwrap();
        assert_eq!(seed(&data.path().join("a")).unwrap(), first);
        assert_ne!(seed(&data.path().join("b")).unwrap(), first);
    }
}
