//! Capability: what the channels can do with a person. The question is answered at once with
//! nothing but its own echo; the answers come as callbacks, one per channel.
//!
//! Source: Conversation API, Capability.

use reqwest::Method;

use crate::channel::Recipient;
use crate::client::{Client, Path, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::model;

model! {
    /// Asks what the channels can do with a person.
    ///
    /// Source: Conversation API, `capability:query`.
    pub struct QueryCapabilityRequest {
        /// The app.
        required app_id: String,
        /// The person.
        required recipient: Recipient,
        /// Comes back in the callbacks; it does not make the question idempotent.
        optional request_id: String,
        /// The project; in old samples only.
        optional project_id: String,
    }
}

model! {
    /// The question, taken.
    pub struct QueryCapabilityResponse {
        /// The app.
        optional app_id: String,
        /// The person.
        optional recipient: Recipient,
        /// Comes back in the callbacks; made by Sinch unless given.
        optional request_id: String,
    }
}

/// The capability call; see [`Client::capability`].
#[derive(Debug, Clone)]
pub struct Capability {
    client: Client,
}

impl Client {
    /// What the channels can do with a person.
    pub fn capability(&self) -> Capability {
        Capability {
            client: self.clone(),
        }
    }
}

impl Capability {
    /// Asks (`POST capability:query`); the answers come as `CAPABILITY` callbacks.
    ///
    /// # Errors
    /// As every call.
    pub async fn query(&self, request: &QueryCapabilityRequest) -> Result<QueryCapabilityResponse> {
        let path = Path::new("/capability:query");
        self.client
            .write(
                Api::Conversation,
                verb!("capability.query"),
                Method::POST,
                path,
            )
            .body(request)
            .run()
            .await
    }
}
