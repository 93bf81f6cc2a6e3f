//! Events: typing, reading, joining, reacting, paying.
//!
//! The calls are methods of [`Events`].
//!
//! Source: Conversation API, Events.

mod model;

use futures::Stream;
use reqwest::Method;

pub use model::{
    AgentJoinedEvent, AgentLeftEvent, AppEvent, AppEventKind, CommentEvent, CommentReplyEvent,
    ComposingEndEvent, ComposingEvent, ContactEvent, ContactEventKind, ContactMessageEvent,
    ContactMessageEventKind, ConversationDeletedEvent, ConversationEvent, EventContent, EventPage,
    GenericEvent, ListEvents, PaymentStatus, PaymentStatusUpdateEvent, PaymentTransactionStatus,
    ReactionAction, ReactionEvent, ReadMessageEvent, SendEventRequest, SendEventResponse,
    ShortlinkActivatedEvent,
};

use crate::client::{Client, Path, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;
use crate::retry::Safety;

/// The event calls; see [`Client::events`].
#[derive(Debug, Clone)]
pub struct Events {
    client: Client,
}

impl Client {
    /// Events around messages.
    pub fn events(&self) -> Events {
        Events {
            client: self.clone(),
        }
    }
}

impl Events {
    /// Sends an event (`POST events:send`). One try, as for messages.
    ///
    /// # Errors
    /// As every call.
    pub async fn send(&self, request: &SendEventRequest) -> Result<SendEventResponse> {
        let path = Path::new("/events:send");
        self.client
            .write(Api::Conversation, verb!("events.send"), Method::POST, path)
            .safety(Safety::Send)
            .body(request)
            .run()
            .await
    }

    /// One event (`GET events/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self, event_id: &str) -> Result<ConversationEvent> {
        let path = Path::new("/events").id(event_id);
        self.client
            .read(Api::Conversation, verb!("events.get"), path)
            .run()
            .await
    }

    /// One page of events (`GET events`).
    ///
    /// # Errors
    /// 400 when neither conversation nor contact is named.
    pub async fn page(&self, list: &ListEvents) -> Result<EventPage> {
        self.client
            .read(
                Api::Conversation,
                verb!("events.list"),
                Path::new("/events"),
            )
            .query(list.query())
            .run()
            .await
    }

    /// All events, page by page.
    pub fn list(
        &self,
        list: ListEvents,
    ) -> impl Stream<Item = Result<ConversationEvent>> + Send + use<> {
        let events = self.clone();
        paging::items(move |token| {
            let events = events.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { events.page(&list).await }
        })
    }

    /// Deletes the stored copy of an event (`DELETE events/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, event_id: &str) -> Result<()> {
        let path = Path::new("/events").id(event_id);
        self.client
            .write(
                Api::Conversation,
                verb!("events.delete"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }
}
