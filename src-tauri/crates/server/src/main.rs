//! The program `carillon`: reads the command line, runs one subcommand, and ends with its code.

use clap::Parser as _;
use server::cli::{Cli, Command, InspectCommand};
use server::{call, inspect, link, logs, rehearse, sandbox_command, serve, typescript};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let logs = logs::start(match cli.command {
        Command::Sandbox(_) | Command::Serve(_) => "info",
        _ => "warn",
    });
    if let Command::Serve(args) = &cli.command {
        logs.keep_in(&args.data);
    }
    let json = cli.json;
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(fault) => return server::ending::Ending::defect(fault).report(json),
    };
    let ended = runtime.block_on(async {
        match cli.command {
            Command::Sandbox(args) => sandbox_command::run(args).await,
            Command::Rehearse(args) => rehearse::run(args, json).await,
            Command::Serve(args) => serve::run(args, json).await,
            Command::Call(args) => call::run(args).await,
            Command::Link(args) => link::run(args, json).await,
            Command::Inspect(InspectCommand::Callback(args)) => inspect::run(&args, json),
            Command::Typescript => typescript::run(),
        }
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => ending.report(json),
    }
}
