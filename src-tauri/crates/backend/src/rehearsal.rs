//! Rehearsal as the backend sees it: something the host can start that answers like Sinch. What it
//! is made of is the host's affair.

use crate::{AppError, Code, Result, secrets::Secret, words};
use async_trait::async_trait;
use domain::Region;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// Base URLs of Sinch's APIs, or of what stands in for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoints {
    /// The token endpoint.
    pub auth: String,
    /// Conversation API.
    pub conversation: String,
    /// Template Management API.
    pub template: String,
    /// Provisioning API.
    pub provisioning: String,
    /// Batch API.
    pub batch: String,
    /// Number Lookup API.
    pub lookup: String,
}

/// Starts the Sinch that a data directory rehearses with.
#[async_trait]
pub trait Rehearsal: Send + Sync {
    /// Starts it, or reopens the one this data directory had. Called at most once per app.
    async fn start(&self, data: &Path) -> Result<RehearsalAccess>;
}

/// Where a running rehearsal answers and the keys it takes.
#[derive(Clone, Debug)]
pub struct RehearsalAccess {
    /// Base URLs of its APIs.
    pub endpoints: Endpoints,
    /// The same for each region it plays: an app answers in its own and is a 404 elsewhere.
    pub regions: BTreeMap<String, Endpoints>,
    /// Base URL of its dials.
    pub control: String,
    /// The project its apps belong to.
    pub project_id: String,
    /// Its one access key.
    pub key_id: String,
    /// The key's secret, worth nothing.
    pub key_secret: Secret,
    /// Its apps; the first is the one to rehearse with.
    pub app_ids: Vec<String>,
}

impl RehearsalAccess {
    /// Base URLs as an app of `region` finds them.
    pub fn endpoints_in(&self, region: Region) -> &Endpoints {
        self.regions.get(region.as_str()).unwrap_or(&self.endpoints)
    }
}

/// The host's rehearsal, started when somebody first needs it.
pub(crate) struct RehearsalHost {
    data: PathBuf,
    host: Option<Arc<dyn Rehearsal>>,
    access: OnceCell<RehearsalAccess>,
}

impl RehearsalHost {
    pub fn new(data: PathBuf, host: Option<Arc<dyn Rehearsal>>) -> Self {
        Self {
            data,
            host,
            access: OnceCell::new(),
        }
    }

    /// Whether this host can rehearse at all.
    pub fn is_available(&self) -> bool {
        self.host.is_some()
    }

    /// Where the rehearsal answers, if it was started.
    pub fn started(&self) -> Option<&RehearsalAccess> {
        self.access.get()
    }

    /// Where the rehearsal answers; starts it the first time.
    pub async fn access(&self) -> Result<&RehearsalAccess> {
        let host = self
            .host
            .as_ref()
            .ok_or_else(|| AppError::new(Code::PreconditionFailed, words!("frame-no-rehearsal")))?;
        self.access.get_or_try_init(|| host.start(&self.data)).await
    }
}
