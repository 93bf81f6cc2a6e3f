//! Provisioning: WhatsApp accounts, senders and templates, webhooks about them, bundles; what there
//! is of RCS and KakaoTalk.
//!
//! Keys are camelCase here, and webhooks are other webhooks than those of apps. Answers of lists
//! carry `totalSize`, `pageSize` and two page tokens.
//!
//! One folder a resource; [`Provisioning`] leads to them. RCS and KakaoTalk can be listed, not set
//! up; SMS apps, WhatsApp flows and solutions are not covered.
//!
//! Source: Provisioning API 1.2.117.

pub mod bundles;
mod callback;
mod channels;
pub mod kakaotalk;
mod listed;
pub mod rcs;
pub mod webhooks;
pub mod whatsapp;

pub use callback::{Callback, CallbackFault};
pub use channels::ChannelInformation;
pub use listed::Listed;

use crate::client::Client;

/// The way to the provisioning calls; see [`Client::provisioning`].
#[derive(Debug, Clone)]
pub struct Provisioning {
    client: Client,
}

impl Client {
    /// WhatsApp accounts, senders and templates, webhooks about them, bundles, RCS, KakaoTalk.
    pub fn provisioning(&self) -> Provisioning {
        Provisioning {
            client: self.clone(),
        }
    }
}
