//! `carillon sandbox`: runs the emulator until it is told to stop. What the emulator does is in
//! the crate `sandbox`; this file is its command line.

use crate::cli::SandboxArgs;
use crate::ending::{Ending, sandbox_failed};
use crate::stop;

/// The sandbox that the arguments describe.
fn options(args: SandboxArgs) -> sandbox::Options {
    sandbox::Options {
        listen: args.listen,
        data: args.data,
        rate: args.rate,
        strict: args.strict,
        callbacks: args.callbacks,
        callback_rate: args.callback_rate,
        seed: args.seed,
        dials: args.dials.unwrap_or_default(),
    }
}

/// Starts the sandbox, prints where it is as one line of JSON, and waits for the signal to stop.
pub async fn run(args: SandboxArgs) -> Result<(), Ending> {
    let sandbox = sandbox::Sandbox::start(options(args))
        .await
        .map_err(sandbox_failed)?;

    let line = serde_json::to_string(sandbox.access()).map_err(Ending::defect)?;
    crate::output::line(&line);
    stop::asked().await;
    sandbox.stop().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser as _;
    use sandbox::Rate;

    fn parsed(words: &[&str]) -> Result<sandbox::Options, String> {
        let all = ["carillon", "sandbox"].iter().chain(words);
        match Cli::try_parse_from(all) {
            Ok(Cli {
                command: Command::Sandbox(args),
                ..
            }) => Ok(options(args)),
            Ok(other) => Err(format!("{other:?}")),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn without_options_it_is_sinch_as_it_is() {
        let options = parsed(&[]).unwrap();
        assert_eq!(options.listen.to_string(), "127.0.0.1:7431");
        let sinch = sandbox::Options::default();
        assert_eq!(
            (options.rate, options.callback_rate, options.strict),
            (sinch.rate, sinch.callback_rate, sinch.strict)
        );
        assert!(options.callbacks && options.data.is_none());
        assert_eq!((options.seed, options.dials), (1, sinch.dials));
    }

    #[test]
    fn every_option_reaches_the_sandbox() {
        let options = parsed(&[
            "--listen=127.0.0.1:0",
            "--state=/tmp/s.journal",
            "--rate=unlimited",
            "--callback-rate=200",
            "--callbacks=off",
            "--strict",
            "--seed=7",
            r#"--dials={"latency_ms": 20, "failure_share": {"UNKNOWN": 0.5}}"#,
        ])
        .unwrap();
        assert_eq!(options.listen.port(), 0);
        assert_eq!(
            options.data.unwrap(),
            std::path::Path::new("/tmp/s.journal")
        );
        assert_eq!(options.rate, Rate::Unlimited);
        assert_eq!(options.callback_rate, Rate::PerSecond(200));
        assert!(options.strict && !options.callbacks);
        assert_eq!(options.seed, 7);
        assert_eq!(options.dials.latency_ms, 20);
        assert_eq!(options.dials.failure_share["UNKNOWN"], 0.5);
        assert!(parsed(&["--data=there"]).unwrap().data.is_some());
    }

    #[test]
    fn a_dial_that_does_not_exist_is_named() {
        let words = parsed(&[r#"--dials={"latncy_ms": 20}"#]).unwrap_err();
        assert!(
            words.contains("latncy_ms: there is no such dial"),
            "{words}"
        );
        let words = parsed(&[r#"--dials={"failure_share": {"NO": 0.5}}"#]).unwrap_err();
        assert!(
            words.contains("failure_share.NO: is no reason code"),
            "{words}"
        );
    }
}
