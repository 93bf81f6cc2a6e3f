//! `carillon serve`: the console in the browser. The HTTP side of the one door.
//!
//! - `POST /session {key}` signs in with a link's one-time key, `DELETE /session` signs out;
//! - `POST /link` makes a new link, for a program with the door key;
//! - `POST /call/{name}` is any command; `POST /files`, `GET /files/{id}` are bytes;
//! - `GET /events` tells what changed; everything else is the built interface.
//!
//! Callbacks never come in here: they have a listener of their own (`host`). To add a route: a
//! line in [`routes`], with [`SignedIn`] among its handler's arguments unless it is public.

mod answer;
mod events;
mod files;
mod guard;
mod sessions;
mod signing;
mod site;

use crate::cli::ServeArgs;
use crate::ending::Ending;
use crate::host::{self, DoorFile};
use crate::{output, stop};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, middleware};
use backend::words::{FALLBACK_LANGUAGE, Words};
use backend::{App, AppError, Code, Router, words};
use bytes::Bytes;
use guard::Hosts;
use sessions::Sessions;
pub use signing::SignedIn;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// Requests are forms and filters; files have a route of their own.
const CALL_LIMIT: usize = 1024 * 1024;

/// What the routes share.
pub struct Door {
    app: App,
    router: Router,
    sessions: Sessions,
    hosts: Hosts,
    port: u16,
    stopping: CancellationToken,
}

/// Opens the data, serves until told to stop, and closes it again.
pub async fn run(args: ServeArgs, json: bool) -> Result<(), Ending> {
    let listener = listen(args.listen).await?;
    let address = listener.local_addr().map_err(Ending::defect)?;
    let host = host::open(host::Opening {
        hooks: host::Hooks::At(args.hooks),
        database: args.database,
        migrate_postgres: args.migrate,
        ..host::Opening::of(&args.data, "carillon serve")
    })
    .await?;

    let door = Arc::new(Door {
        app: host.app.clone(),
        router: backend::router(),
        sessions: Sessions::new(),
        hosts: Hosts::new(address, &args.hosts),
        port: address.port(),
        stopping: CancellationToken::new(),
    });
    let origin = format!("http://{}", reachable(address));
    let door_file = DoorFile::write(&args.data, &origin, door.sessions.door_key())?;
    let site = site::find(args.ui.as_deref());
    announce(&door, &origin, address, site.is_some(), json);

    let stopping = door.stopping.clone();
    let served = axum::serve(listener, routes(Arc::clone(&door), site.as_deref()))
        .with_graceful_shutdown(async move {
            stop::asked().await;
            stopping.cancel();
        })
        .await;
    tracing::info!("{}", render(&door, words!("server-stopping")));
    drop(door_file);
    host.close().await;
    served.map_err(Ending::defect)
}

fn routes(door: Arc<Door>, site: Option<&std::path::Path>) -> axum::Router {
    let routes = axum::Router::new()
        .route("/session", post(signing::sign_in))
        .route("/session", delete(signing::sign_out))
        .route("/link", post(signing::new_link))
        .route(
            "/call/{name}",
            post(call).layer(DefaultBodyLimit::max(CALL_LIMIT)),
        )
        .route(
            "/files",
            post(files::upload).layer(DefaultBodyLimit::disable()),
        )
        .route("/files/{id}", get(files::download))
        .route("/events", get(events::stream));
    let routes = match site {
        Some(folder) => routes.fallback_service(site::service(folder)),
        None => routes.fallback(not_built),
    };
    routes
        .layer(middleware::from_fn_with_state(
            Arc::clone(&door),
            guard::stand,
        ))
        .with_state(door)
}

/// Any command of the door.
async fn call(
    signed_in: SignedIn,
    State(door): State<Arc<Door>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request = match serde_json::from_slice(if body.is_empty() { b"{}" } else { &body }) {
        Ok(request) => request,
        Err(fault) => {
            let words = words!("server-call-unreadable", reason = fault.to_string());
            return answer::refuse(&door, &headers, AppError::new(Code::InvalidInput, words));
        }
    };
    let caller = answer::caller(&headers, signed_in.who());
    match door.router.call(&door.app, caller, &name, request).await {
        Ok(value) => Json(value).into_response(),
        Err(body) => answer::refusal(body),
    }
}

async fn not_built(State(door): State<Arc<Door>>) -> Response {
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        render(&door, words!("server-no-ui")),
    )
        .into_response()
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Ending> {
    TcpListener::bind(address).await.map_err(|fault| {
        AppError::new(
            Code::PreconditionFailed,
            words!(
                "server-listen-failed",
                address = address.to_string(),
                reason = fault.to_string()
            ),
        )
        .hint(words!("server-listen-failed-hint"))
        .into()
    })
}

/// The address to open when it listens on all of them.
fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        return SocketAddr::from(([127, 0, 0, 1], address.port()));
    }
    address
}

/// The link is printed on stdout, which is read by whoever started the program, and never logged.
fn announce(door: &Door, origin: &str, address: SocketAddr, site: bool, json: bool) {
    let link = door.link(origin);
    let hooks = door.app.hooks().map(|hooks| hooks.to_string());
    if !address.ip().is_loopback() {
        tracing::warn!(
            "{}",
            render(
                door,
                words!("server-not-loopback", address = address.to_string())
            )
        );
    }
    if !site {
        tracing::warn!("{}", render(door, words!("server-no-ui")));
    }
    if json {
        let line = serde_json::json!({ "address": origin, "link": link, "hooks": hooks, "interface": site });
        return output::line(&line.to_string());
    }
    output::line(&render(door, words!("server-serving", address = origin)));
    output::line(&link);
    output::line(&match hooks {
        Some(hooks) => render(door, words!("server-hooks", address = hooks)),
        None => render(door, words!("server-no-hooks")),
    });
}

fn render(door: &Door, words: Words) -> String {
    door.app.catalogue().render(FALLBACK_LANGUAGE, &words)
}

impl Door {
    /// A link that signs in once. The key stands in the fragment, which browsers send nowhere.
    fn link(&self, origin: &str) -> String {
        format!("{origin}/#key={}", self.sessions.issue_key())
    }
}
