//! The command line of `carillon`: subcommands and their options, nothing that acts.
//!
//! To add a subcommand: a variant of [`Command`] with its options here, a module of its name with
//! `run`, and a line in `main.rs`. Every subcommand takes `--json` and explains itself with
//! `--help`.

use clap::{Args, Parser, Subcommand};
use sandbox::{Dials, Rate};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Carillon without a window: a console for the Sinch Conversation API.
#[derive(Debug, Parser)]
#[command(name = "carillon", version, propagate_version = true)]
pub struct Cli {
    /// Machine-readable output: JSON on stdout, nothing else there.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What `carillon` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Sinch on this computer: an emulator for rehearsals and tests.
    ///
    /// Prints exactly one line of JSON once it listens: its base addresses, a project, a key and
    /// the apps. GET /control/access answers the same, GET /control/stats counts.
    Sandbox(SandboxArgs),
    /// The main job from end to end: account, webhook, templates, import, campaign, statuses.
    ///
    /// Run again on the same --data it goes on where it stopped. It ends when no callback waits,
    /// or after 60 seconds without progress, with a table and the same as JSON.
    Rehearse(RehearseArgs),
    /// The console in the browser, and the receiver of callbacks.
    ///
    /// Prints a link that signs in once.
    Serve(ServeArgs),
    /// Any command of the door, by name: what the console itself calls.
    Call(CallArgs),
    /// A fresh sign-in link for a running `carillon serve`.
    Link(LinkArgs),
    /// Looks at one thing closely.
    #[command(subcommand)]
    Inspect(InspectCommand),
    /// Prints the types of the door for the interface.
    #[command(hide = true)]
    Typescript,
}

/// Options of `carillon sandbox`.
#[derive(Debug, Args)]
pub struct SandboxArgs {
    /// Where to listen. Port 0 takes any free one.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:7431")]
    pub listen: SocketAddr,
    /// Keep apps, webhooks, templates, accepted sends, dials and the clock in this folder, or in
    /// this file when its name ends in .journal, and reopen them. POST /control/reset begins anew.
    #[arg(long, value_name = "DIR|FILE", visible_alias = "state")]
    pub data: Option<PathBuf>,
    /// Messages a second that leave an app's queue.
    #[arg(long, value_name = "N|unlimited", default_value = "25")]
    pub rate: Rate,
    /// Refuse what comes faster than the rate with 429 instead of queueing it.
    #[arg(long)]
    pub strict: bool,
    /// Whether callbacks are sent.
    #[arg(long, value_name = "on|off", default_value = "on", value_parser = on_or_off, action = clap::ArgAction::Set)]
    pub callbacks: bool,
    /// Callbacks a second and app.
    #[arg(long, value_name = "N|unlimited", default_value = "25")]
    pub callback_rate: Rate,
    /// What ids and keys are derived from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// The faults to begin with, e.g. '{"latency_ms": 200, "failure_share": {"UNKNOWN": 0.1}}'.
    /// GET /control/dials shows all of them, PUT changes them while it runs.
    #[arg(long, value_name = "JSON")]
    pub dials: Option<Dials>,
}

/// Options of `carillon rehearse`.
#[derive(Debug, Args)]
pub struct RehearseArgs {
    /// Made-up recipients.
    #[arg(long, value_name = "N", default_value_t = 200, conflicts_with = "contacts",
          value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    pub recipients: u32,
    /// A file of contacts in place of made-up ones; its phone column is found by itself.
    #[arg(long, value_name = "FILE", requires = "home_region")]
    pub contacts: Option<PathBuf>,
    /// The country whose numbers stand in the file without a country code, e.g. IT.
    #[arg(long, value_name = "CC", requires = "contacts")]
    pub home_region: Option<String>,
    /// The campaign's rate in messages a second, and for the built-in sandbox the app's.
    #[arg(long, value_name = "N|unlimited", default_value = "25")]
    pub rate: Rate,
    /// Keep everything in this folder, and go on there. Without it nothing is kept.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A sandbox that runs already, e.g. http://127.0.0.1:7431, in place of an own one.
    #[arg(long, value_name = "ORIGIN")]
    pub sandbox: Option<String>,
    /// Write the report as JSON to this file too.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Options of `carillon serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Where everything is kept.
    #[arg(long, value_name = "DIR", env = "CARILLON_DATA", default_value_os_t = default_data())]
    pub data: PathBuf,
    /// Where the console listens.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:7430")]
    pub listen: SocketAddr,
    /// Where callbacks come in; remembered with the data. 127.0.0.1:7432 at first.
    #[arg(long, value_name = "HOST:PORT")]
    pub hooks: Option<SocketAddr>,
    /// A PostgreSQL database in place of the file in --data. Keep its password out of the
    /// address: PGPASSWORD is read from the environment.
    #[arg(
        long,
        value_name = "URL",
        env = "CARILLON_DATABASE",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Bring a PostgreSQL database of an older version up to date. Back it up first.
    #[arg(long)]
    pub migrate: bool,
    /// A further host name the console is reached by, e.g. behind a proxy. May be repeated.
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
    /// The built interface; found beside the program when left out.
    #[arg(long, value_name = "DIR")]
    pub ui: Option<PathBuf>,
}

/// Options of `carillon call`.
#[derive(Debug, Args)]
pub struct CallArgs {
    /// The command, e.g. accounts.list.
    pub name: String,
    /// Its request as JSON; `-` reads it from stdin.
    #[arg(default_value = "{}")]
    pub request: String,
    /// Where everything is kept.
    #[arg(long, value_name = "DIR", env = "CARILLON_DATA", default_value_os_t = default_data())]
    pub data: PathBuf,
    /// A PostgreSQL database in place of the file in --data.
    #[arg(
        long,
        value_name = "URL",
        env = "CARILLON_DATABASE",
        hide_env_values = true
    )]
    pub database: Option<String>,
}

/// Options of `carillon link`.
#[derive(Debug, Args)]
pub struct LinkArgs {
    /// The data folder of the running `carillon serve`.
    #[arg(long, value_name = "DIR", env = "CARILLON_DATA", default_value_os_t = default_data())]
    pub data: PathBuf,
}

/// What can be inspected.
#[derive(Debug, Subcommand)]
pub enum InspectCommand {
    /// A callback as Sinch posted it: what it is, whether nothing in it gets lost, whether its
    /// signature is right.
    Callback(InspectCallbackArgs),
}

/// Options of `carillon inspect callback`.
#[derive(Debug, Args)]
pub struct InspectCallbackArgs {
    /// The raw body; `-` reads it from stdin.
    pub file: PathBuf,
    /// The webhook's secret. Other users of this computer can read arguments: prefer the
    /// environment.
    #[arg(
        long,
        value_name = "SECRET",
        env = "CARILLON_SECRET",
        hide_env_values = true
    )]
    pub secret: Option<String>,
    /// The request's headers, as `name: value` lines or as a JSON object.
    #[arg(long, value_name = "FILE")]
    pub headers: Option<PathBuf>,
    /// From how many seconds on a right signature counts as stale.
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    pub max_age: i64,
}

fn on_or_off(text: &str) -> Result<bool, &'static str> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("on or off"),
    }
}

/// The folder that is used when none is named: the place the system keeps a person's data in.
pub fn default_data() -> PathBuf {
    let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
    if cfg!(target_os = "macos")
        && let Some(home) = home("HOME")
    {
        return home.join("Library/Application Support/app.carillon.server");
    }
    if cfg!(windows)
        && let Some(roaming) = home("APPDATA")
    {
        return roaming.join("app.carillon.server");
    }
    home("XDG_DATA_HOME")
        .or_else(|| Some(home("HOME")?.join(".local/share")))
        .map_or_else(
            || PathBuf::from("carillon-data"),
            |share| share.join("carillon"),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound_and_every_part_explains_itself() {
        let mut command = Cli::command();
        command.clone().debug_assert();
        command.build();
        assert_explained(&command);
    }

    fn assert_explained(command: &clap::Command) {
        assert!(
            command.get_about().is_some() || command.get_name() == "help",
            "{} says nothing about itself",
            command.get_name()
        );
        command
            .get_subcommands()
            .filter(|sub| sub.get_name() != "help")
            .for_each(assert_explained);
    }

    #[test]
    fn a_file_of_contacts_needs_a_home_region_and_no_number() {
        let parse = |words: &[&str]| Cli::try_parse_from(words).is_ok();
        assert!(parse(&[
            "carillon",
            "rehearse",
            "--contacts",
            "a.csv",
            "--home-region",
            "IT"
        ]));
        assert!(!parse(&["carillon", "rehearse", "--contacts", "a.csv"]));
        assert!(!parse(&[
            "carillon",
            "rehearse",
            "--contacts",
            "a.csv",
            "--home-region",
            "IT",
            "--recipients",
            "5"
        ]));
    }
}
