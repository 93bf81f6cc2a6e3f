//! One send: the request, and what its answer means.

use super::verdict::{self, Answer};
use crate::accounts::AccountClient;
use sinch::messages::SendMessageRequest;

/// Sends; answers Sinch's id of the message.
///
/// # Errors
/// What is certain about a send that was not acknowledged.
pub async fn send(account: &AccountClient, request: SendMessageRequest) -> Result<String, Answer> {
    match account.client.messages().send(&request).await {
        Ok(accepted) => Ok(accepted.message_id),
        Err(fault) => Err(verdict::read(&fault)),
    }
}
