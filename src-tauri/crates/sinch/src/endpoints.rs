//! Where the APIs live: one base URL for each, by region or given one by one.

use crate::error::ConfigurationFault;
use crate::json::open_enum;

open_enum! {
    /// The region of an app. An app lives in exactly one; another region's hosts answer 404 for it.
    pub enum Region {
        /// United States.
        Us = "us",
        /// European Union.
        Eu = "eu",
        /// Brazil.
        Br = "br",
    }
}

/// The APIs this crate talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Api {
    /// The token endpoint.
    Auth,
    /// Conversation API.
    Conversation,
    /// Template Management API v2.
    Template,
    /// Provisioning API.
    Provisioning,
    /// Conversation Batch API.
    Batch,
    /// Number Lookup API.
    Lookup,
}

impl Api {
    pub(crate) fn version(self) -> &'static str {
        match self {
            Self::Auth => "",
            Self::Conversation | Self::Provisioning | Self::Batch => "/v1",
            Self::Template | Self::Lookup => "/v2",
        }
    }
}

impl std::fmt::Display for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Auth => "auth",
            Self::Conversation => "conversation",
            Self::Template => "template",
            Self::Provisioning => "provisioning",
            Self::Batch => "batch",
            Self::Lookup => "lookup",
        })
    }
}

/// The base URL of each API: scheme, host, and optionally a port and a path prefix, before
/// `/v1/projects/…` (before `/oauth2/token` for `auth`). A trailing slash makes no difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    /// Token endpoint; a token of the global host is good in every region.
    pub auth: String,
    /// Conversation API.
    pub conversation: String,
    /// Template Management API v2; must be of the app's region.
    pub template: String,
    /// Provisioning API; the same in all regions.
    pub provisioning: String,
    /// Batch API.
    pub batch: String,
    /// Number Lookup API; the same in all regions.
    pub lookup: String,
}

impl Endpoints {
    /// Sinch's own hosts for a region.
    pub fn for_region(region: &Region) -> Self {
        Self {
            auth: "https://auth.sinch.com".to_owned(),
            conversation: format!("https://{region}.conversation.api.sinch.com"),
            template: format!("https://{region}.template.api.sinch.com"),
            provisioning: "https://provisioning.api.sinch.com".to_owned(),
            batch: format!("https://{region}.conversationbatch.api.sinch.com"),
            lookup: "https://lookup.api.sinch.com".to_owned(),
        }
    }

    /// The base URL of one API.
    pub fn of(&self, api: Api) -> &str {
        match api {
            Api::Auth => &self.auth,
            Api::Conversation => &self.conversation,
            Api::Template => &self.template,
            Api::Provisioning => &self.provisioning,
            Api::Batch => &self.batch,
            Api::Lookup => &self.lookup,
        }
    }

    /// Every base URL checked and without its trailing slash.
    pub(crate) fn checked(mut self) -> Result<Self, ConfigurationFault> {
        for (api, base) in [
            (Api::Auth, &mut self.auth),
            (Api::Conversation, &mut self.conversation),
            (Api::Template, &mut self.template),
            (Api::Provisioning, &mut self.provisioning),
            (Api::Batch, &mut self.batch),
            (Api::Lookup, &mut self.lookup),
        ] {
            let url = reqwest::Url::parse(base).map_err(|_| ConfigurationFault::BadUrl(api))?;
            let plain = matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.query().is_none()
                && url.fragment().is_none();
            if !plain {
                return Err(ConfigurationFault::BadUrl(api));
            }
            base.truncate(base.trim_end_matches('/').len());
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_have_their_hosts() {
        let endpoints = Endpoints::for_region(&Region::Br);
        assert_eq!(
            endpoints.of(Api::Conversation),
            "https://br.conversation.api.sinch.com"
        );
        assert_eq!(endpoints.of(Api::Auth), "https://auth.sinch.com");
        assert!(endpoints.checked().is_ok());
    }

    #[test]
    fn bad_bases_are_named() {
        for bad in [
            "",
            "eu.conversation",
            "ftp://x",
            "https://",
            "https://x/?a=1",
            "https://x/#f",
        ] {
            let endpoints = Endpoints {
                batch: bad.to_owned(),
                ..Endpoints::for_region(&Region::Eu)
            };
            assert!(
                matches!(
                    endpoints.checked(),
                    Err(ConfigurationFault::BadUrl(Api::Batch))
                ),
                "{bad}"
            );
        }
    }

    #[test]
    fn prefixes_stay_and_trailing_slashes_go() {
        let endpoints = Endpoints {
            conversation: "http://127.0.0.1:1/conversation/".to_owned(),
            ..Endpoints::for_region(&Region::Eu)
        };
        let checked = endpoints.checked().map(|endpoints| endpoints.conversation);
        assert_eq!(
            checked.ok().as_deref(),
            Some("http://127.0.0.1:1/conversation")
        );
    }
}
