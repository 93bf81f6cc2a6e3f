//! What a client needs to reach a sandbox: addresses and a key that is worth nothing.

use std::{collections::BTreeMap, net::SocketAddr};

use serde::{Deserialize, Serialize};

use crate::{auth::Keys, call::Region};

/// Base URLs, project and key of a running sandbox; `GET /control/access` answers the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Base URL of the token endpoint, which is `{auth}/oauth2/token`.
    pub auth: String,
    /// Base URL of the Conversation API in the sandbox's own region, `eu`.
    pub conversation: String,
    /// Base URL of the Template Management API v2 in the sandbox's own region.
    pub template: String,
    /// Base URL of the Provisioning API.
    pub provisioning: String,
    /// Base URL of the Number Lookup API, which answers 501.
    pub lookup: String,
    /// Base URL of the Batch API, which answers 501.
    pub batch: String,
    /// Base URL of the sandbox's own controls.
    pub control: String,
    /// The project, a UUID that follows from the seed.
    pub project_id: String,
    /// The access key's id.
    pub key_id: String,
    /// The access key's secret.
    pub key_secret: String,
    /// The apps of the sandbox's own region, oldest first: CONVERSATION mode, then DISPATCH.
    pub app_ids: Vec<String>,
    /// The same project in every region, by `us`, `eu` and `br`.
    #[serde(default)]
    pub regions: BTreeMap<String, RegionAccess>,
}

/// The regional half of `Access`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionAccess {
    /// Base URL of the Conversation API there.
    pub conversation: String,
    /// Base URL of the Template Management API v2 there.
    pub template: String,
    /// The apps that live there; elsewhere they are 404.
    pub app_ids: Vec<String>,
}

impl Access {
    /// The access of a sandbox that listens on an address; the apps are filled in by `apps`.
    pub(crate) fn at(listen: SocketAddr, keys: &Keys) -> Access {
        let url = |prefix: &str| format!("http://{listen}/{prefix}");
        let regions = Region::ALL
            .into_iter()
            .map(|region| {
                let access = RegionAccess {
                    conversation: url(&format!("regions/{}/conversation", region.name())),
                    template: url(&format!("regions/{}/template", region.name())),
                    app_ids: Vec::new(),
                };
                (region.name().to_owned(), access)
            })
            .collect();
        Access {
            auth: url("auth"),
            conversation: url("conversation"),
            template: url("template"),
            provisioning: url("provisioning"),
            lookup: url("lookup"),
            batch: url("batch"),
            control: url("control"),
            project_id: keys.project_id.clone(),
            key_id: keys.key_id.clone(),
            key_secret: keys.key_secret.clone(),
            app_ids: Vec::new(),
            regions,
        }
    }
}
