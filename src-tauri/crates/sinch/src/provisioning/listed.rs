//! Resources of which only the style is documented: a listing in pages, an id, a state.
//!
//! The lists of `rcs` and `kakaotalk` are made here. Once Sinch documents the fields of one, it
//! gets a model and a folder of its own, as WhatsApp's senders have.

use futures::Stream;

use crate::client::{Client, Path, Query};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::{Map, model};
use crate::paging::{self, Page};

model! {
    /// A sender, account, template or category of RCS or KakaoTalk. What it says besides is kept
    /// in `extra` as it comes.
    ///
    /// Source: Provisioning API, RCS and KakaoTalk.
    pub struct Listed {
        /// Its id.
        optional id: String,
        /// How far it has come.
        optional state: String,
    }
}

/// A page whose items lie under a key that the list knows.
struct ListedPage {
    items: Vec<Listed>,
    next: Option<String>,
}

impl Page for ListedPage {
    type Item = Listed;

    fn split(self) -> (Vec<Listed>, Option<String>) {
        (self.items, self.next)
    }
}

/// All resources under `path`, page by page; the items lie under `key`.
pub(super) fn list(
    client: &Client,
    span: fn() -> tracing::Span,
    path: &'static str,
    key: &'static str,
) -> impl Stream<Item = Result<Listed>> + Send + use<> {
    let client = client.clone();
    paging::items(move |token| {
        let client = client.clone();
        async move {
            let page: Map = client
                .read(Api::Provisioning, span(), Path::new(path))
                .query(Query::default().add("pageToken", token))
                .run()
                .await?;
            Ok(read(&page, key))
        }
    })
}

/// A page without its key is an empty one, and an item that is no object is not an item.
fn read(page: &Map, key: &str) -> ListedPage {
    let items = page.get(key).and_then(|items| items.as_array());
    ListedPage {
        items: items
            .into_iter()
            .flatten()
            .filter_map(|item| serde_json::from_value(item.clone()).ok())
            .collect(),
        next: page
            .get("nextPageToken")
            .and_then(|token| token.as_str())
            .map(str::to_owned),
    }
}
