//! Batches: many messages, contacts or consents in one call, handled later. OAuth only.
//!
//! Sinch documents this API thinly: answers are read as loosely as everything else, and a batch
//! of messages gives no id per person. Where that matters, send one by one
//! ([`crate::messages::Messages::send`]).
//!
//! Source: Conversation Batch API.

mod model;

use reqwest::Method;

pub use model::{
    BatchRecipient, BatchState, BatchStatus, CancelBatchRequest, ConsentRecord,
    CreateContactsRequest, DeleteContactsRequest, RecordConsentsRequest, SendBatchRequest,
    SendBatchResponse,
};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::Map;
use crate::retry::Safety;

/// The batch calls; see [`Client::batch`].
#[derive(Debug, Clone)]
pub struct Batch {
    client: Client,
}

impl Client {
    /// Many messages, contacts or consents in one call.
    pub fn batch(&self) -> Batch {
        Batch {
            client: self.clone(),
        }
    }
}

impl Batch {
    /// Sends one message to many people (`POST messages`). One try, as for single messages.
    ///
    /// # Errors
    /// As every call; later faults come as callbacks.
    pub async fn send(&self, request: &SendBatchRequest) -> Result<SendBatchResponse> {
        self.client
            .write(
                Api::Batch,
                verb!("batch.send"),
                Method::POST,
                Path::new("/messages"),
            )
            .safety(Safety::Send)
            .body(request)
            .run()
            .await
    }

    /// Cancels batches that have not begun (`DELETE messages`). Always accepted; the outcome
    /// shows in the status.
    ///
    /// # Errors
    /// As every call.
    pub async fn cancel(&self, request: &CancelBatchRequest) -> Result<()> {
        self.client
            .write(
                Api::Batch,
                verb!("batch.cancel"),
                Method::DELETE,
                Path::new("/messages"),
            )
            .body(request)
            .run_empty()
            .await
    }

    /// How far a batch is (`GET messages/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn status(&self, batch_id: &str) -> Result<BatchState> {
        self.client
            .read(
                Api::Batch,
                verb!("batch.status"),
                Path::new("/messages").id(batch_id),
            )
            .run()
            .await
    }

    /// Batches with these metadata (`GET messages`); the shape of the answer is not documented.
    ///
    /// # Errors
    /// As every call.
    pub async fn find(&self, metadata: &[(&'static str, String)]) -> Result<Map> {
        let query = metadata
            .iter()
            .fold(Query::default(), |query, (name, value)| {
                query.add(name, Some(value))
            });
        self.client
            .read(Api::Batch, verb!("batch.find"), Path::new("/messages"))
            .query(query)
            .run()
            .await
    }

    /// Makes many contacts (`POST contacts`).
    ///
    /// # Errors
    /// As every call.
    pub async fn create_contacts(&self, request: &CreateContactsRequest) -> Result<()> {
        self.client
            .write(
                Api::Batch,
                verb!("batch.create_contacts"),
                Method::POST,
                Path::new("/contacts"),
            )
            .body(request)
            .run_empty()
            .await
    }

    /// Deletes many contacts (`DELETE contacts`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete_contacts(&self, request: &DeleteContactsRequest) -> Result<()> {
        self.client
            .write(
                Api::Batch,
                verb!("batch.delete_contacts"),
                Method::DELETE,
                Path::new("/contacts"),
            )
            .body(request)
            .run_empty()
            .await
    }

    /// Records many opt-outs (`POST consents`). On failure none or some may be recorded.
    ///
    /// # Errors
    /// As every call.
    pub async fn record_consents(&self, request: &RecordConsentsRequest) -> Result<()> {
        self.client
            .write(
                Api::Batch,
                verb!("batch.record_consents"),
                Method::POST,
                Path::new("/consents"),
            )
            .body(request)
            .run_empty()
            .await
    }
}
