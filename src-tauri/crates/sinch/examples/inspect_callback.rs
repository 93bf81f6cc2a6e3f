//! Judges a callback on standard input: `… | cargo run --example inspect_callback -- [SECRET
//! SIGNATURE NONCE TIMESTAMP]`, and prints the verdict as JSON.

use std::error::Error;
use std::io::Read as _;

use sinch::inspect::{CUSTOMARY_MAX_AGE, inspect};
use sinch::signature::Headers;

#[allow(
    clippy::disallowed_methods,
    reason = "a program may ask the real clock"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let mut body = Vec::new();
    std::io::stdin().read_to_end(&mut body)?;
    let mut arguments = std::env::args().skip(1);
    let secret = arguments.next();
    let headers = Headers {
        signature: arguments.next(),
        algorithm: None,
        nonce: arguments.next(),
        timestamp: arguments.next(),
    };
    let now = jiff::Timestamp::now().as_second();
    let verdict = inspect(
        &body,
        Some(&headers),
        secret.as_deref(),
        now,
        CUSTOMARY_MAX_AGE,
    );
    println!("{}", serde_json::to_string_pretty(&verdict)?);
    Ok(())
}
