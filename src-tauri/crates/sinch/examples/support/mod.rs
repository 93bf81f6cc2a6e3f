//! The client of the examples, from the environment:
//!
//! * `SINCH_PROJECT_ID`, `SINCH_KEY_ID`, `SINCH_KEY_SECRET`: the project and its access key;
//! * `SINCH_REGION`: `us`, `eu` or `br`; `eu` unless set;
//! * `SINCH_AUTH_URL`, `SINCH_CONVERSATION_URL`: other hosts, for an emulator.

use std::env;
use std::error::Error;

use sinch::{Client, Credentials, Endpoints, Region};

/// Builds the client.
pub fn client() -> Result<Client, Box<dyn Error>> {
    let region = env::var("SINCH_REGION").unwrap_or_else(|_| "eu".to_owned());
    let mut endpoints = Endpoints::for_region(&Region::from(region));
    if let Ok(url) = env::var("SINCH_AUTH_URL") {
        endpoints.auth = url;
    }
    if let Ok(url) = env::var("SINCH_CONVERSATION_URL") {
        endpoints.conversation = url;
    }
    let credentials = Credentials::oauth(env::var("SINCH_KEY_ID")?, env::var("SINCH_KEY_SECRET")?);
    let client = Client::builder()
        .endpoints(endpoints)
        .project_id(env::var("SINCH_PROJECT_ID")?)
        .credentials(credentials)
        .build()?;
    Ok(client)
}
