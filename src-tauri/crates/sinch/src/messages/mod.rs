//! Messages: sending, reading, changing, deleting, transcoding.
//!
//! The calls are methods of [`Messages`], the kinds of content are in [`content`], what only one
//! channel knows in [`channel_specific`]. Delivery statuses cannot be asked for; they come by
//! callback ([`crate::callback`]).
//!
//! Source: Conversation API, Messages.

mod app_message;
pub mod channel_specific;
mod contact_message;
pub mod content;
mod conversation_message;
mod delivery;
mod request;

use futures::Stream;
use reqwest::Method;

pub use app_message::{Agent, AgentType, AppContent, AppMessage, ReplyTo};
pub use contact_message::{
    ChoiceResponseMessage, ContactChannelSpecific, ContactChannelSpecificMessage, ContactContent,
    ContactMessage, FallbackMessage, MediaCardMessage, NfmReply, NfmReplyMessage,
    ProductResponseMessage,
};
pub use conversation_message::{ConversationMessage, MessageContent, StoredStatus};
pub use delivery::{DeliveryStatus, Reason, ReasonCode, ReasonSubCode};
pub use request::{
    FetchLastMessageRequest, ListMessages, MessageContentType, MessagePage, MessagesSource,
    MessagesView, MetadataUpdateStrategy, ProcessingStrategy, Queue, SendMessageRequest,
    SendMessageResponse, TranscodeMessageRequest, TranscodeMessageResponse, UpdateMessageRequest,
};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;
use crate::retry::Safety;

/// The message calls; see [`Client::messages`].
#[derive(Debug, Clone)]
pub struct Messages {
    client: Client,
}

impl Client {
    /// Messages: sending, reading, changing, deleting, transcoding.
    pub fn messages(&self) -> Messages {
        Messages {
            client: self.clone(),
        }
    }
}

impl Messages {
    /// Sends a message (`POST messages:send`). One try, whatever the retry policy says.
    ///
    /// # Errors
    /// [`Error::maybe_accepted`](crate::Error::maybe_accepted) tells whether the message may be
    /// on its way all the same; there is no idempotency key.
    pub async fn send(&self, request: &SendMessageRequest) -> Result<SendMessageResponse> {
        self.client
            .write(
                Api::Conversation,
                verb!("messages.send"),
                Method::POST,
                Path::new("/messages:send"),
            )
            .safety(Safety::Send)
            .body(request)
            .run()
            .await
    }

    /// One message (`GET messages/{id}`).
    ///
    /// # Errors
    /// 404 also when the message was dispatched and `source` does not say so.
    pub async fn get(
        &self,
        message_id: &str,
        source: Option<&MessagesSource>,
    ) -> Result<ConversationMessage> {
        self.client
            .read(
                Api::Conversation,
                verb!("messages.get"),
                Path::new("/messages").id(message_id),
            )
            .query(Query::default().add("messages_source", source))
            .run()
            .await
    }

    /// One page of messages, newest first (`GET messages`).
    ///
    /// # Errors
    /// As every call.
    pub async fn page(&self, list: &ListMessages) -> Result<MessagePage> {
        self.client
            .read(
                Api::Conversation,
                verb!("messages.list"),
                Path::new("/messages"),
            )
            .query(list.query())
            .run()
            .await
    }

    /// All messages, newest first, page by page.
    pub fn list(
        &self,
        list: ListMessages,
    ) -> impl Stream<Item = Result<ConversationMessage>> + Send + use<> {
        let messages = self.clone();
        paging::items(move |token| {
            let messages = messages.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { messages.page(&list).await }
        })
    }

    /// The last message of each of several people (`POST messages:fetch-last-message`), one page.
    ///
    /// # Errors
    /// 400 when both or neither of identities and contacts are given.
    pub async fn fetch_last(&self, request: &FetchLastMessageRequest) -> Result<MessagePage> {
        self.client
            .write(
                Api::Conversation,
                verb!("messages.fetch_last"),
                Method::POST,
                Path::new("/messages:fetch-last-message"),
            )
            .safety(Safety::Read)
            .body(request)
            .run()
            .await
    }

    /// Changes the metadata of a stored message (`PATCH messages/{id}`); CONVERSATION mode only.
    ///
    /// # Errors
    /// As every call.
    pub async fn update(
        &self,
        message_id: &str,
        request: &UpdateMessageRequest,
        source: Option<&MessagesSource>,
    ) -> Result<ConversationMessage> {
        self.client
            .write(
                Api::Conversation,
                verb!("messages.update"),
                Method::PATCH,
                Path::new("/messages").id(message_id),
            )
            .query(
                Query::default()
                    .list("update_mask", &["metadata"])
                    .add("messages_source", source),
            )
            .body(request)
            .run()
            .await
    }

    /// Deletes the stored copy (`DELETE messages/{id}`); does not recall the message.
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, message_id: &str, source: Option<&MessagesSource>) -> Result<()> {
        self.client
            .write(
                Api::Conversation,
                verb!("messages.delete"),
                Method::DELETE,
                Path::new("/messages").id(message_id),
            )
            .query(Query::default().add("messages_source", source))
            .run_empty()
            .await
    }

    /// How a message would look on channels (`POST messages:transcode`); nothing is sent.
    ///
    /// # Errors
    /// As every call.
    pub async fn transcode(
        &self,
        request: &TranscodeMessageRequest,
    ) -> Result<TranscodeMessageResponse> {
        self.client
            .write(
                Api::Conversation,
                verb!("messages.transcode"),
                Method::POST,
                Path::new("/messages:transcode"),
            )
            .safety(Safety::Read)
            .body(request)
            .run()
            .await
    }
}
