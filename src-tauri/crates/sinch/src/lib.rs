//! placeholder
pub mod apps;
pub mod callback;
pub mod channel;
pub mod client;
pub mod contacts;
pub mod conversations;
pub mod endpoints;
pub mod error;
pub mod events;
pub mod json;
pub mod limiter;
pub mod messages;
mod paging;
pub mod provisioning;
pub mod retry;
pub mod secret;
pub mod signature;
pub mod templates;
pub mod time;
pub mod webhooks;

pub use channel::{Channel, ChannelIdentity, Direction, ProcessingMode, Recipient};
pub use client::{Client, ClientBuilder, Credentials, Timeouts};
pub use endpoints::{Api, Endpoints, Region};
pub use error::{ConfigurationFault, Error, Phase, Refusal, Result, Surprise};
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use time::Time;
