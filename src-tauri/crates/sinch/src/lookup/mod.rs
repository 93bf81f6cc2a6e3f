//! Number Lookup: what networks know of a phone number. Each lookup is billed.
//!
//! Source: Number Lookup API v2.

mod model;

use reqwest::Method;

pub use model::{
    Feature, Line, LineType, LookupError, NumberLookupRequest, NumberLookupResponse, Rnd,
    RndFeatureOptions, SimSwap, SwapPeriod, VoipDetection, VoipProbability,
};

use crate::client::{Client, Path, verb};
use crate::endpoints::Api;
use crate::error::Result;

/// The lookup call; see [`Client::lookup`].
#[derive(Debug, Clone)]
pub struct Lookup {
    client: Client,
}

impl Client {
    /// What networks know of a phone number.
    pub fn lookup(&self) -> Lookup {
        Lookup {
            client: self.clone(),
        }
    }
}

impl Lookup {
    /// Looks a number up (`POST lookups`). A feature can fail on its own while the call succeeds.
    ///
    /// # Errors
    /// 402 when the account is locked, 403 when the API is not switched on, 429 above 10 a second.
    pub async fn number(&self, request: &NumberLookupRequest) -> Result<NumberLookupResponse> {
        self.client
            .write(
                Api::Lookup,
                verb!("lookup.number"),
                Method::POST,
                Path::new("/lookups"),
            )
            .body(request)
            .run()
            .await
    }
}
