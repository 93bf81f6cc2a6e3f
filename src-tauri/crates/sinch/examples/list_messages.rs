//! Lists stored messages of an app, newest first:
//! `cargo run --example list_messages -- APP_ID [HOW_MANY]`.
//!
//! See `support/mod.rs` for the environment.

mod support;

use std::error::Error;
use std::pin::pin;

use futures::TryStreamExt as _;
use sinch::messages::ListMessages;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let app_id = arguments
        .next()
        .ok_or("usage: list_messages APP_ID [HOW_MANY]")?;
    let most: usize = arguments.next().map_or(Ok(20), |text| text.parse())?;
    let list = ListMessages {
        app_id: Some(app_id),
        page_size: Some(50),
        ..ListMessages::default()
    };
    let mut messages = pin!(support::client()?.messages().list(list));
    let mut seen = 0;
    while seen < most
        && let Some(message) = messages.try_next().await?
    {
        let kind = message.content.map_or("?", |content| content.key());
        println!("{} {kind}", message.id.unwrap_or_default());
        seen += 1;
    }
    Ok(())
}
