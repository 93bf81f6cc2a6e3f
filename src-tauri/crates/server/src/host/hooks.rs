//! The receiver's listener: a port of its own, remembered with the data, because webhooks at Sinch
//! and proxies in front of this computer point at it. A port that was merely free is remembered
//! apart, so that hosts with a proxy in front never follow a rehearsal to it.

use backend::{App, AppError, Code, Result, words};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;

/// Where callbacks come in until somebody says otherwise.
const DEFAULT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 7432);

/// Where a host wants to receive callbacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hooks {
    /// Nowhere.
    Closed,
    /// At this address, else where this data received them before, else at the default. A port
    /// that is taken is a fault.
    At(Option<SocketAddr>),
    /// Where such a host, else any, received them for this data before if that is free, else at any
    /// free port: for hosts that no proxy points at.
    Anywhere,
}

/// A listener that waits for its app.
pub struct Bound {
    listener: Option<TcpListener>,
    address: Option<SocketAddr>,
    remembered_at: PathBuf,
}

/// Binds the listener. It serves nothing yet.
pub async fn bind(data: &Path, hooks: Hooks) -> Result<Bound> {
    let chosen_at = data.join("hooks");
    let free_at = data.join("hooks.rehearse");
    let listener = match hooks {
        Hooks::Closed => None,
        Hooks::At(wished) => {
            let address = wished.or_else(|| remembered(&chosen_at)).unwrap_or(DEFAULT);
            Some(
                TcpListener::bind(address)
                    .await
                    .map_err(|fault| port_taken(address, &fault))?,
            )
        }
        Hooks::Anywhere => {
            let free = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
            let before = remembered(&free_at).or_else(|| remembered(&chosen_at));
            let listener = match TcpListener::bind(before.unwrap_or(free)).await {
                Ok(listener) => listener,
                Err(_) => TcpListener::bind(free)
                    .await
                    .map_err(|fault| port_taken(free, &fault))?,
            };
            Some(listener)
        }
    };
    let address = listener
        .as_ref()
        .map(TcpListener::local_addr)
        .transpose()
        .map_err(AppError::internal)?;
    Ok(Bound {
        listener,
        address,
        remembered_at: match hooks {
            Hooks::Anywhere => free_at,
            Hooks::Closed | Hooks::At(_) => chosen_at,
        },
    })
}

fn remembered(file: &Path) -> Option<SocketAddr> {
    std::fs::read_to_string(file).ok()?.trim().parse().ok()
}

impl Bound {
    /// The address callbacks reach it at, if it listens at all.
    pub fn address(&self) -> Option<SocketAddr> {
        self.address
    }

    /// Remembers the address and receives callbacks until the app stops.
    pub fn serve(self, app: &App) -> io::Result<()> {
        let (Some(listener), Some(address)) = (self.listener, self.address) else {
            return Ok(());
        };
        std::fs::write(&self.remembered_at, format!("{address}\n"))?;
        let routes = backend::webhooks::routes(app);
        let stopping = app.stopping();
        app.tasks().spawn("receiver", async move {
            let served = axum::serve(listener, routes)
                .with_graceful_shutdown(stopping.cancelled_owned())
                .await;
            if let Err(fault) = served {
                tracing::error!(%fault, "the receiver of callbacks ended");
            }
        });
        Ok(())
    }
}

fn port_taken(address: SocketAddr, fault: &io::Error) -> AppError {
    AppError::new(
        Code::PreconditionFailed,
        words!(
            "webhooks-receiver-port",
            address = address.to_string(),
            reason = fault.to_string()
        ),
    )
    .hint(words!("webhooks-receiver-port-hint"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Opening, open};
    use super::*;

    #[tokio::test]
    async fn a_taken_port_is_a_fault_only_where_the_port_matters() {
        let data = tempfile::tempdir().unwrap();
        let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let taken = other.local_addr().unwrap();
        std::fs::write(data.path().join("hooks"), taken.to_string()).unwrap();

        let refused = bind(data.path(), Hooks::At(None)).await.err().unwrap();
        assert_eq!(refused.message().id(), "webhooks-receiver-port");
        let elsewhere = bind(data.path(), Hooks::Anywhere).await.unwrap();
        assert_ne!(elsewhere.address(), Some(taken));

        drop(other);
        let again = bind(data.path(), Hooks::Anywhere).await.unwrap();
        assert_eq!(
            again.address(),
            Some(taken),
            "the remembered one when it is free"
        );
        let closed = bind(data.path(), Hooks::Closed).await.unwrap();
        assert_eq!(closed.address(), None);
    }

    #[tokio::test]
    async fn a_rehearsal_remembers_its_port_apart() {
        let data = tempfile::tempdir().unwrap();
        let served = async |hooks| {
            let host = open(Opening {
                hooks,
                work: false,
                ..Opening::of(data.path(), "a test")
            })
            .await
            .unwrap();
            let address = host.app.hooks().unwrap();
            host.close().await;
            address
        };
        let rehearsed = served(Hooks::Anywhere).await;
        assert!(
            !data.path().join("hooks").exists(),
            "the next host listens at the default, where proxies look for it"
        );
        assert_eq!(served(Hooks::Anywhere).await, rehearsed);

        let live = served(Hooks::At(Some(([127, 0, 0, 1], 0).into()))).await;
        assert_eq!(served(Hooks::Anywhere).await, rehearsed);
        assert_eq!(served(Hooks::At(None)).await, live);
    }
}
