//! A sandbox of its own process: prints how to reach it and stays until it is stopped.
//!
//! `cargo run -p sandbox --example stay -- 127.0.0.1:7431 unlimited`: both arguments may be left
//! out. What a host with a command line offers beyond this is the host's.

use std::{io::Write, time::Duration};

use sandbox::{Options, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut options = Options::default();
    if let Some(listen) = arguments.next() {
        options.listen = listen.parse()?;
    }
    if let Some(rate) = arguments.next() {
        options.rate = rate.parse()?;
        options.callback_rate = options.rate;
    }
    let sandbox = Sandbox::start(options).await?;
    let access = serde_json::to_string(sandbox.access())?;
    writeln!(std::io::stdout(), "{access}")?;
    loop {
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
}
