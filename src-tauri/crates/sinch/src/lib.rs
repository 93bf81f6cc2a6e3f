#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

pub mod apps;
pub mod batch;
pub mod callback;
pub mod capability;
pub mod channel;
pub mod client;
pub mod consents;
pub mod contacts;
pub mod conversations;
pub mod endpoints;
pub mod error;
pub mod events;
pub mod inspect;
pub mod json;
pub mod limiter;
pub mod lookup;
pub mod messages;
mod paging;
pub mod provisioning;
pub mod retry;
pub mod secret;
pub mod settings;
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
