//! The command line of the desktop host. Nearly nobody gives one; tests and a second data folder do.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;

/// A console for the Sinch Conversation API.
#[derive(Debug, Parser)]
#[command(name = "carillon-desktop", version)]
pub struct Arguments {
    /// Where everything is kept; the system's place for this program's data when left out.
    #[arg(long, value_name = "DIR", env = "CARILLON_DATA")]
    pub data: Option<PathBuf>,
    /// Where callbacks come in; remembered with the data. 127.0.0.1:7432 at first.
    #[arg(long, value_name = "HOST:PORT", env = "CARILLON_HOOKS")]
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
}
