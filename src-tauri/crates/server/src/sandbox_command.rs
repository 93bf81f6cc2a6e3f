//! `carillon sandbox`: runs the emulator until it is told to stop. What the emulator does is in
//! the crate `sandbox`; this file is its command line.

use crate::cli::SandboxArgs;
use crate::ending::{Ending, sandbox_failed};
use crate::stop;

/// Starts the sandbox, prints where it is as one line of JSON, and waits for the signal to stop.
pub async fn run(args: SandboxArgs) -> Result<(), Ending> {
    let sandbox = sandbox::Sandbox::start(sandbox::Options {
        listen: args.listen,
        data: args.data,
        rate: args.rate,
        strict: args.strict,
        callbacks: args.callbacks,
        callback_rate: args.callback_rate,
        seed: args.seed,
        ..sandbox::Options::default()
    })
    .await
    .map_err(sandbox_failed)?;

    let line = serde_json::to_string(sandbox.access()).map_err(Ending::defect)?;
    crate::output::line(&line);
    stop::asked().await;
    sandbox.stop().await;
    Ok(())
}
