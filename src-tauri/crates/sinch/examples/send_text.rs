//! Sends a text: `cargo run --example send_text -- APP_ID CHANNEL IDENTITY TEXT`.
//!
//! See `support/mod.rs` for the environment.

mod support;

use std::error::Error;

use sinch::messages::{AppMessage, SendMessageRequest};
use sinch::{Channel, Recipient};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [app_id, channel, identity, text] = arguments.as_slice() else {
        return Err("usage: send_text APP_ID CHANNEL IDENTITY TEXT".into());
    };
    let recipient = Recipient::identity(Channel::from(channel.as_str()), identity);
    let request = SendMessageRequest::new(app_id.as_str(), recipient, AppMessage::text(text));
    match support::client()?.messages().send(&request).await {
        Ok(sent) => println!("accepted as {}", sent.message_id),
        Err(error) if error.maybe_accepted() => println!("may have been accepted: {error}"),
        Err(error) => println!("not accepted: {error}"),
    }
    Ok(())
}
