//! Contacts: the people of a project in a region. DISPATCH mode makes none.
//!
//! The calls are methods of [`Contacts`].
//!
//! Source: Conversation API, Contact.

mod model;

use futures::Stream;
use reqwest::Method;

pub use model::{
    ChannelProfile, ChannelProfileRequest, Contact, ContactPage, IdentityConflict,
    IdentityConflictPage, Language, ListContacts, MergeContactRequest, MergeStrategy,
};

use crate::client::{Client, Path, Query, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::paging;
use crate::retry::Safety;

/// The contact calls; see [`Client::contacts`].
#[derive(Debug, Clone)]
pub struct Contacts {
    client: Client,
}

impl Client {
    /// Contacts: the people of the project.
    pub fn contacts(&self) -> Contacts {
        Contacts {
            client: self.clone(),
        }
    }
}

impl Contacts {
    /// Creates a contact (`POST contacts`); identities and language are required.
    ///
    /// # Errors
    /// As every call.
    pub async fn create(&self, contact: &Contact) -> Result<Contact> {
        self.client
            .write(
                Api::Conversation,
                verb!("contacts.create"),
                Method::POST,
                Path::new("/contacts"),
            )
            .body(contact)
            .run()
            .await
    }

    /// One contact (`GET contacts/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn get(&self, contact_id: &str) -> Result<Contact> {
        let path = Path::new("/contacts").id(contact_id);
        self.client
            .read(Api::Conversation, verb!("contacts.get"), path)
            .run()
            .await
    }

    /// One page of contacts (`GET contacts`).
    ///
    /// # Errors
    /// As every call.
    pub async fn page(&self, list: &ListContacts) -> Result<ContactPage> {
        self.client
            .read(
                Api::Conversation,
                verb!("contacts.list"),
                Path::new("/contacts"),
            )
            .query(list.query())
            .run()
            .await
    }

    /// All contacts, page by page.
    pub fn list(&self, list: ListContacts) -> impl Stream<Item = Result<Contact>> + Send + use<> {
        let contacts = self.clone();
        paging::items(move |token| {
            let contacts = contacts.clone();
            let mut list = list.clone();
            list.page_token = token.or(list.page_token);
            async move { contacts.page(&list).await }
        })
    }

    /// Changes a contact (`PATCH contacts/{id}`). `update_mask` names the fields to set; empty
    /// means all that are present.
    ///
    /// # Errors
    /// As every call.
    pub async fn update(
        &self,
        contact_id: &str,
        contact: &Contact,
        update_mask: &[&str],
    ) -> Result<Contact> {
        let path = Path::new("/contacts").id(contact_id);
        self.client
            .write(
                Api::Conversation,
                verb!("contacts.update"),
                Method::PATCH,
                path,
            )
            .query(Query::default().list("update_mask", update_mask))
            .body(contact)
            .run()
            .await
    }

    /// Deletes a contact (`DELETE contacts/{id}`).
    ///
    /// # Errors
    /// As every call.
    pub async fn delete(&self, contact_id: &str) -> Result<()> {
        let path = Path::new("/contacts").id(contact_id);
        self.client
            .write(
                Api::Conversation,
                verb!("contacts.delete"),
                Method::DELETE,
                path,
            )
            .run_empty()
            .await
    }

    /// Merges another contact into this one (`POST contacts/{id}:merge`) and returns what is
    /// left.
    ///
    /// # Errors
    /// As every call.
    pub async fn merge(
        &self,
        destination_id: &str,
        request: &MergeContactRequest,
    ) -> Result<Contact> {
        let path = Path::new("/contacts").id(destination_id).text(":merge");
        self.client
            .write(
                Api::Conversation,
                verb!("contacts.merge"),
                Method::POST,
                path,
            )
            .body(request)
            .run()
            .await
    }

    /// Profile of a person on a channel (`POST contacts:getChannelProfile`).
    ///
    /// # Errors
    /// As every call.
    pub async fn channel_profile(&self, request: &ChannelProfileRequest) -> Result<ChannelProfile> {
        let path = Path::new("/contacts:getChannelProfile");
        self.client
            .write(
                Api::Conversation,
                verb!("contacts.channel_profile"),
                Method::POST,
                path,
            )
            .safety(Safety::Read)
            .body(request)
            .run()
            .await
    }

    /// Identities that sit on several contacts (`GET contacts:identityConflicts`), page by page.
    /// `page_size` is 10 unless set, at most 20.
    pub fn identity_conflicts(
        &self,
        page_size: Option<u32>,
    ) -> impl Stream<Item = Result<IdentityConflict>> + Send + use<> {
        let client = self.client.clone();
        paging::items(move |token| {
            let client = client.clone();
            async move {
                let query = Query::default()
                    .add("page_size", page_size)
                    .add("page_token", token);
                client
                    .read(
                        Api::Conversation,
                        verb!("contacts.identity_conflicts"),
                        Path::new("/contacts:identityConflicts"),
                    )
                    .query(query)
                    .run::<IdentityConflictPage>()
                    .await
            }
        })
    }
}
