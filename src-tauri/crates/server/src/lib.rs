//! The headless host: the program `carillon`, and what it shares with the desktop host.
//!
//! - [`host`]: opening an app with its data, secrets, rehearsal and receiver, for every host;
//! - [`serve`]: the console in the browser; [`call`] and [`link`]: talking to it from a shell;
//! - [`rehearse`]: the main job from end to end; [`sandbox_command`], [`inspect`], [`typescript`].
//!
//! Not here: what commands do (`backend`), what the sandbox does (`sandbox`), windows (the desktop
//! host). To add a subcommand, see [`cli`].

pub mod call;
pub mod cli;
pub mod ending;
pub mod host;
mod http;
pub mod inspect;
pub mod link;
pub mod logs;
mod output;
pub mod rehearse;
pub mod sandbox_command;
pub mod serve;
mod stop;
pub mod typescript;
