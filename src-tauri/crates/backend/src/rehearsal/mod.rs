//! Rehearsal as the backend sees it: something the host can start that answers like Sinch, and that
//! has [`Levers`] to make it misbehave on purpose. What it is made of is the host's affair.
//!
//! - [`levers`]: what a rehearsal can be asked to do, as hosts implement it;
//! - [`dials`]: faults and the clock; [`scenarios`]: numbers with a story; [`phone`]: the
//!   customer's side of a conversation.
//!
//! Every command names an account and is refused for one that does not rehearse. To add a lever: a
//! method of [`Levers`], its request in the host, a command here.

mod dials;
mod levers;
mod phone;
mod scenarios;

pub use levers::{
    Deed, Dials, Levers, PhoneChoice, PhoneLine, PhoneMessage, PhonePlace, RehearsalClock, Scenario,
};

use crate::secrets::Secret;
use crate::{App, AppError, Code, Result, Role, Router, Topic, words};
use async_trait::async_trait;
use domain::{AccountId, Region};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::OnceCell;
use ts_rs::TS;

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
    /// What makes it misbehave on purpose.
    pub levers: Arc<dyn Levers>,
}

impl RehearsalAccess {
    /// Base URLs as an app of `region` finds them.
    pub fn endpoints_in(&self, region: Region) -> &Endpoints {
        self.regions.get(region.as_str()).unwrap_or(&self.endpoints)
    }
}

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Topic::{Audiences, Rehearsal};
    router.query("rehearsal.dials", Role::Viewer, dials::dials, &[Rehearsal]);
    router.mutation(
        "rehearsal.set_dials",
        Role::Manager,
        dials::set_dials,
        &[Rehearsal],
    );
    router.mutation(
        "rehearsal.jump_clock",
        Role::Manager,
        dials::jump_clock,
        &[Rehearsal],
    );
    router.query(
        "rehearsal.scenarios",
        Role::Viewer,
        scenarios::scenarios,
        &[Rehearsal],
    );
    router.mutation(
        "rehearsal.make_audience",
        Role::Manager,
        scenarios::make_audience,
        &[Audiences],
    );
    router.query(
        "rehearsal.phones",
        Role::Viewer,
        phone::phones,
        &[Rehearsal],
    );
    router.query(
        "rehearsal.thread",
        Role::Viewer,
        phone::thread,
        &[Rehearsal],
    );
    router.mutation(
        "rehearsal.answer",
        Role::Manager,
        phone::answer,
        &[Rehearsal],
    );
}

/// Which rehearsal account is meant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfRehearsal {
    pub account_id: AccountId,
}

/// The app of a rehearsal account and the levers of its Sinch; starts it when it was not.
///
/// # Errors
/// `not_found`; `precondition_failed` for an account that does not rehearse.
async fn stage(app: &App, account: &AccountId) -> Result<(String, Arc<dyn Levers>)> {
    let asked = account.clone();
    let row = app
        .store()
        .read(move |tx| Box::pin(async move { store::accounts::get(tx, &asked).await }))
        .await
        .map_err(|fault| match fault {
            store::Error::NotFound => AppError::new(Code::NotFound, words!("accounts-missing")),
            other => other.into(),
        })?;
    if row.rehearsal == 0 {
        let refused = words!("rehearsal-live-account", name = row.name);
        return Err(AppError::new(Code::PreconditionFailed, refused)
            .hint(words!("rehearsal-live-account-hint")));
    }
    let access = app.rehearsal().access().await?;
    Ok((row.app_id, Arc::clone(&access.levers)))
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
