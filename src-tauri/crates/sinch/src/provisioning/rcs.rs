//! RCS in the Provisioning API: its senders and accounts, to be read.
//!
//! Setting them up (questionnaires, test numbers, launch) is not covered: its fields are not
//! documented where this client takes its facts from.
//!
//! Source: Provisioning API, RCS.

use futures::Stream;

use super::{Listed, Provisioning, listed};
use crate::client::{Client, verb};
use crate::error::Result;

/// The RCS calls; see [`Provisioning::rcs`].
#[derive(Debug, Clone)]
pub struct Rcs {
    client: Client,
}

impl Provisioning {
    /// RCS: its senders and accounts.
    pub fn rcs(&self) -> Rcs {
        Rcs {
            client: self.client.clone(),
        }
    }
}

impl Rcs {
    /// All senders (`GET rcs/senders`), page by page.
    pub fn senders(&self) -> impl Stream<Item = Result<Listed>> + Send + use<> {
        let span = || verb!("provisioning.rcs.senders");
        listed::list(&self.client, span, "/rcs/senders", "senders")
    }

    /// All accounts (`GET rcs/accounts`), page by page.
    pub fn accounts(&self) -> impl Stream<Item = Result<Listed>> + Send + use<> {
        let span = || verb!("provisioning.rcs.accounts");
        listed::list(&self.client, span, "/rcs/accounts", "accounts")
    }
}
