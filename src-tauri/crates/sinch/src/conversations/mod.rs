//! Conversations: one app talking with one contact. DISPATCH mode makes none.
//!
//! The calls are methods of [`Conversations`]. Injected messages and events are stored, not sent.
//!
//! Source: Conversation API, Conversation.

mod model;

use futures::Stream;
use reqwest::Method;

pub use model::{
    Conversation, ConversationPage, ListConversations, ListRecent, Order, RecentConversation,
    RecentPage,
};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::events::{ConversationEvent, SendEventResponse};
use crate::json::Map;
use crate::messages::{ConversationMessage, MetadataUpdateStrategy};
use crate::paging;

/// The conversation calls; see [`Client::conversations`].
#[derive(Debug, Clone)]
pub struct Conversations {
    client: Client,
}

impl Client {
    /// Conversations of apps with contacts.
    pub fn conversations(&self) -> Conversations {
        Conversations {
            client: self.clone(),
        }
    }
}

impl Conversations {
    /// Creates a conversation (`POST conversations`); app and contact are required.
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, conversation: &Conversation) -> Result<Conversation> {
        let path = Path::new("/conversations");
        self.client
            .write(
                Api::Conversation,
                verb!("conversations.create"),
                Method::POST,
                path,
            )
            .body(conversation)
            .run()
            .await
    }

    /// One conversation (`GET conversations/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self, conversation_id: &str) -> Result<Conversation> {
        let path = Path::new("/conversations").id(conversation_id);
        self.client
            .read(Api::Conversation, verb!("conversations.get"), path)
            .run()
            .await
    }

    /// One page of conversations (`GET conversations`).
    ///
    /// # Errors
    /// 400 when neither app nor contact is named.
    pub async fn page(&self, list: &ListConversations) -> Result<ConversationPage> {
        let path = Path::new("/conversations");
        self.client
            .read(Api::Conversation, verb!("conversations.list"), path)
            .query(list.query())
            .run()
            .await
    }

    /// All conversations, page by page.
    pub fn list(
        &self,
        list: ListConversations,
    ) -> impl Stream<Item = Result<Conversation>> + Send + use<> {
        let conversations = self.clone();
        paging::items(move |token| {
            let conversations = conversations.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { conversations.page(&list).await }
        })
    }

    /// One page of recent conversations with their last message (`GET conversations:recent`).
    ///
    /// # Errors
    /// As every call.
    pub async fn recent_page(&self, list: &ListRecent) -> Result<RecentPage> {
        let path = Path::new("/conversations:recent");
        self.client
            .read(Api::Conversation, verb!("conversations.recent"), path)
            .query(list.query())
            .run()
            .await
    }

    /// All recent conversations, page by page.
    pub fn recent(
        &self,
        list: ListRecent,
    ) -> impl Stream<Item = Result<RecentConversation>> + Send + use<> {
        let conversations = self.clone();
        paging::items(move |token| {
            let conversations = conversations.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { conversations.recent_page(&list).await }
        })
    }

    /// Changes a conversation (`PATCH conversations/{id}`). `update_mask` names the fields to
    /// set; empty means all that are present.
    ///
    /// # Errors
    /// As every call.
    pub async fn update(
        &self,
        conversation_id: &str,
        conversation: &Conversation,
        update_mask: &[&str],
        metadata: Option<&MetadataUpdateStrategy>,
    ) -> Result<Conversation> {
        let path = Path::new("/conversations").id(conversation_id);
        self.client
            .write(
                Api::Conversation,
                verb!("conversations.update"),
                Method::PATCH,
                path,
            )
            .query(
                Query::default()
                    .list("update_mask", update_mask)
                    .add("metadata_update_strategy", metadata),
            )
            .body(conversation)
            .run()
            .await
    }

    /// Deletes a conversation and its messages (`DELETE conversations/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, conversation_id: &str) -> Result<()> {
        let path = Path::new("/conversations").id(conversation_id);
        self.client
            .write(
                Api::Conversation,
                verb!("conversations.delete"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }

    /// Stops a conversation (`POST conversations/{id}:stop`); a later message opens a new one.
    ///
    /// # Errors
    /// As every call.
    pub async fn stop(&self, conversation_id: &str) -> Result<()> {
        let path = Path::new("/conversations")
            .id(conversation_id)
            .text(":stop");
        self.client
            .write(
                Api::Conversation,
                verb!("conversations.stop"),
                Method::POST,
                path,
            )
            .body(&Map::new())
            .run_empty()
            .await
    }

    /// Stores a message without sending it (`POST conversations/{id}:inject-message`). Required:
    /// `accept_time` (past, at most 30 days), `direction`, `channel_identity`, `contact_id` and a
    /// content.
    ///
    /// # Errors
    /// As every call.
    pub async fn inject_message(
        &self,
        conversation_id: &str,
        message: &ConversationMessage,
    ) -> Result<()> {
        let path = Path::new("/conversations")
            .id(conversation_id)
            .text(":inject-message");
        self.client
            .write(
                Api::Conversation,
                verb!("conversations.inject_message"),
                Method::POST,
                path,
            )
            .body(message)
            .run_empty()
            .await
    }

    /// Stores an event without sending it (`POST conversations/{id}:inject-event`). Required:
    /// `accept_time` and a content.
    ///
    /// # Errors
    /// As every call.
    pub async fn inject_event(
        &self,
        conversation_id: &str,
        event: &ConversationEvent,
    ) -> Result<SendEventResponse> {
        let path = Path::new("/conversations")
            .id(conversation_id)
            .text(":inject-event");
        self.client
            .write(
                Api::Conversation,
                verb!("conversations.inject_event"),
                Method::POST,
                path,
            )
            .body(event)
            .run()
            .await
    }
}
