//! The Sinch client of an account, built once and kept until the account changes.

use super::standing::Standings;
use super::{keys, read};
use crate::secrets::Secret;
use crate::{App, AppError, Result};
use domain::{AccountId, Region};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::accounts::AccountRow;

/// An account with a client that speaks as it.
#[derive(Debug)]
pub struct AccountClient {
    /// The account as it was when the client was built.
    pub account: AccountRow,
    /// A client of its project in its region.
    pub client: sinch::Client,
}

/// The clients in use, by account, and how the accounts' secrets were found last.
#[derive(Default)]
pub(crate) struct Clients {
    clients: Mutex<HashMap<AccountId, Arc<AccountClient>>>,
    pub(super) standings: Standings,
}

impl Clients {
    /// Lets go of an account's client: the account changed.
    pub fn forget(&self, account: &AccountId) {
        self.locked().remove(account);
        self.standings.forget(account);
    }

    /// Lets go of every client: another process changed accounts.
    pub fn forget_all(&self) {
        self.locked().clear();
        self.standings.forget_all();
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, Arc<AccountClient>>> {
        self.clients.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// The client of an account, and the account.
    ///
    /// # Errors
    /// `not_found` for an account that is gone; `precondition_failed` when the keeper of its key
    /// cannot be used.
    pub async fn sinch(&self, account: &AccountId) -> Result<Arc<AccountClient>> {
        if let Some(known) = self.clients().locked().get(account) {
            return Ok(Arc::clone(known));
        }
        let row = read::row(self, account).await?;
        let key = keys::value(self, &row.key_secret_ref).await?;
        let region: Region = row.region.parse().map_err(AppError::internal)?;
        let place = Place::of_row(self, &row).await?;
        let client = client(
            &place.endpoints_in(region),
            &row.project_id,
            &row.key_id,
            &key,
        )?;
        let known = Arc::new(AccountClient {
            account: row,
            client,
        });
        self.clients()
            .locked()
            .insert(account.clone(), Arc::clone(&known));
        Ok(known)
    }
}

/// Where an account's Sinch is: the real one, or the one this host rehearses with.
pub(super) enum Place {
    Sinch,
    Rehearsal(Box<crate::RehearsalAccess>),
}

impl Place {
    pub async fn of_row(app: &App, row: &AccountRow) -> Result<Self> {
        if row.rehearsal != 0 {
            return Ok(Place::Rehearsal(Box::new(
                app.rehearsal().access().await?.clone(),
            )));
        }
        Ok(Place::Sinch)
    }

    /// Where a form that is not saved yet points to.
    pub async fn of_project(app: &App, project_id: &str) -> Result<Self> {
        if rehearses(app, project_id).await? {
            return Ok(Place::Rehearsal(Box::new(
                app.rehearsal().access().await?.clone(),
            )));
        }
        Ok(Place::Sinch)
    }

    /// Whether it is the real one, which reaches this computer through a public domain only.
    pub fn is_sinch(&self) -> bool {
        matches!(self, Place::Sinch)
    }

    /// The base URLs of a region.
    pub fn endpoints_in(&self, region: Region) -> sinch::Endpoints {
        let own = match self {
            Place::Sinch => {
                return sinch::Endpoints::for_region(&region.as_str().into());
            }
            Place::Rehearsal(access) => access.endpoints_in(region),
        }
        .clone();
        sinch::Endpoints {
            auth: own.auth,
            conversation: own.conversation,
            template: own.template,
            provisioning: own.provisioning,
            batch: own.batch,
            lookup: own.lookup,
        }
    }

    /// The other regions an app may turn out to live in.
    pub fn other_regions(region: Region) -> impl Iterator<Item = Region> {
        Region::ALL
            .into_iter()
            .filter(move |other| *other != region)
    }
}

/// Whether a project is the rehearsal's: an account typed in by hand with its ids and key connects
/// to it as one would to Sinch.
pub(super) async fn rehearses(app: &App, project_id: &str) -> Result<bool> {
    if let Some(access) = app.rehearsal().started()
        && access.project_id == project_id
    {
        return Ok(true);
    }
    let rows = app
        .store()
        .read(|tx| Box::pin(async move { store::accounts::all(tx).await }))
        .await?;
    Ok(rows
        .iter()
        .any(|row| row.rehearsal != 0 && row.project_id == project_id))
}

/// A client that is kept by nobody.
pub(super) fn client(
    endpoints: &sinch::Endpoints,
    project_id: &str,
    key_id: &str,
    key: &Secret,
) -> Result<sinch::Client> {
    let client = sinch::Client::builder()
        .endpoints(endpoints.clone())
        .project_id(project_id)
        .credentials(sinch::Credentials::oauth(key_id, key.expose()))
        .build()?;
    Ok(client)
}
