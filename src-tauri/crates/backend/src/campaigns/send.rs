//! One send: the request, and what its answer means.

use super::verdict::{self, Answer};
use crate::accounts::AccountClient;
use sinch::messages::SendMessageRequest;
use std::time::Duration;

/// The longest that a send may take with everything before it, a new token included. With the time
/// that a claim may wait for its turn it stays within the claim's deadline.
const LONGEST: Duration = Duration::from_secs(35);

/// Sends; answers Sinch's id of the message.
///
/// # Errors
/// What is certain about a send that was not acknowledged.
pub async fn send(account: &AccountClient, request: SendMessageRequest) -> Result<String, Answer> {
    let messages = account.client.messages();
    match tokio::time::timeout(LONGEST, messages.send(&request)).await {
        Ok(Ok(accepted)) => Ok(accepted.message_id),
        Ok(Err(fault)) => Err(verdict::read(&fault)),
        Err(elapsed) => Err(Answer::Doubt {
            text: elapsed.to_string(),
        }),
    }
}
