//! Sinch on loopback: a stateful emulator of the Conversation, Template Management and
//! Provisioning APIs, for rehearsal and for tests.
//!
//! It answers as Sinch answers (tokens, paging, limits, error bodies), lets messages live their
//! lives, and sends signed callbacks about them. Official clients work against it unchanged. What
//! goes wrong can be chosen: by scenario numbers for one recipient, by dials for all, by controls
//! under `/control` for everything else.
//!
//! It is no double of our own client: nothing here is shaped by what Carillon happens to call.
//! It fetches no media, reaches no network but the webhooks it is given, and keeps nothing unless
//! it is given a directory.
//!
//! # The way through
//! `http` reads a request, `door` lets it in and finds its handler, a handler changes `World`
//! under one short lock and answers. What is to happen later is a job in `timers`; callbacks wait
//! in `callbacks` until their lane lets them go. To add an endpoint: write a handler in the folder
//! of its resource, add its row in `door`, and, if it must survive a restart, a `journal::Kind`.

mod access;
mod apps;
mod auth;
mod call;
mod callbacks;
mod capability;
mod channel;
mod channels;
mod clock;
mod consents;
mod contacts;
mod control;
mod conversations;
mod dials;
mod door;
mod events;
mod faults;
mod http;
mod ids;
mod journal;
mod limits;
mod mask;
mod messages;
mod options;
mod phone;
mod reasons;
mod refusal;
mod restore;
mod scenarios;
mod settings;
mod start;
mod templates;
mod timers;
mod transcode;
mod webhooks;
mod whatsapp;
mod world;

use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

pub use access::{Access, RegionAccess};
pub use dials::{BadDials, Dials};
pub use options::{BadRate, Options, Rate};

use crate::world::Shared;

/// Why a sandbox does not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is taken or not ours.
    #[error("the sandbox cannot listen on {address}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The client that delivers callbacks cannot be made.
    #[error("the sandbox cannot deliver callbacks")]
    Deliver(#[source] reqwest::Error),
    /// Another sandbox has the journal open.
    #[error("another sandbox holds {path}")]
    Held {
        /// The journal.
        path: PathBuf,
    },
    /// The journal cannot be opened or read.
    #[error("the sandbox journal {path} cannot be read")]
    Journal {
        /// The journal.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The journal holds a line this version does not understand.
    #[error("line {line} of the sandbox journal {path} is not understood")]
    Unreadable {
        /// The journal.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// A dial is out of its range.
    #[error("the dial {dial} cannot be set: {why}")]
    Dials {
        /// Its name.
        dial: String,
        /// What is wrong with it.
        why: String,
    },
}

/// A running sandbox. Dropping it stops it without waiting; `stop` waits.
#[derive(Debug)]
pub struct Sandbox {
    access: Access,
    shared: Arc<Shared>,
}

impl Sandbox {
    /// Starts a sandbox on the current tokio runtime and returns once it listens.
    ///
    /// With `Options::data`, an earlier journal there is taken up: the same project, keys, apps,
    /// webhooks, templates and messages, and callbacks that were not acknowledged go on.
    ///
    /// # Errors
    /// [`Error::Listen`] when the port is taken, [`Error::Held`] when another sandbox has the
    /// directory, [`Error::Journal`] and [`Error::Unreadable`] when its journal cannot be read,
    /// [`Error::Dials`] when a dial is out of range.
    pub async fn start(options: Options) -> Result<Sandbox, Error> {
        if let Some((dial, why)) = options.dials.fault() {
            return Err(Error::Dials { dial, why });
        }
        let address = options.listen;
        let fail = |source| Error::Listen { address, source };
        let listener = tokio::net::TcpListener::bind(address).await.map_err(fail)?;
        let listen = listener.local_addr().map_err(fail)?;
        // Whoever installed a provider before us was right too.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .pool_max_idle_per_host(64)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(Error::Deliver)?;
        let world = start::open(options, listen)?;
        let access = world.shown_access();
        let shared = Arc::new(Shared::new(world, http));
        shared.tasks.spawn(http::serve(shared.clone(), listener));
        shared.tasks.spawn(shared.clone().schedule());
        Ok(Sandbox { access, shared })
    }

    /// How to reach it, with the apps of the start.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Stops it: connections are dropped, callbacks under way are abandoned (a journal has them).
    pub async fn stop(self) {
        self.shared.stop.cancel();
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.shared.stop.cancel();
    }
}
