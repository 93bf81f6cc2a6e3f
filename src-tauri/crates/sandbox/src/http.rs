//! HTTP on loopback: connections in, answers out, and the ways not to answer.
//!
//! Plain hyper instead of a framework: only here can a connection be dropped without a word, which
//! is what a client's handling of doubt is tested with.

use std::{convert::Infallible, sync::Arc, time::Duration};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use rand::Rng;
use tokio::net::{TcpListener, TcpStream};

use crate::{
    call::{Api, Call, Fate, Reply},
    door,
    refusal::Refusal,
    world::Shared,
};

/// Bytes of a body that are read.
const LARGEST_BODY: usize = 8 * 1_024 * 1_024;

/// The connection is to be dropped; no answer is due on it.
#[derive(Debug, thiserror::Error)]
#[error("the connection is dropped on purpose")]
struct Dropped;

impl From<Infallible> for Dropped {
    fn from(never: Infallible) -> Dropped {
        match never {}
    }
}

/// Accepts connections until the sandbox stops.
pub(crate) async fn serve(shared: Arc<Shared>, listener: TcpListener) {
    loop {
        let stream = tokio::select! {
            () = shared.stop.cancelled() => return,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a connection cannot be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        shared.tasks.spawn(connection(shared.clone(), stream));
    }
}

async fn connection(shared: Arc<Shared>, stream: TcpStream) {
    // Answers are small and awaited; without this they would wait for more to send.
    let _ = stream.set_nodelay(true);
    let stop = shared.stop.clone();
    let service = service_fn(move |request| respond(shared.clone(), request));
    let connection = http1::Builder::new()
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        () = stop.cancelled() => {}
        result = connection => {
            if let Err(error) = result {
                tracing::debug!(%error, "a connection ended");
            }
        }
    }
}

async fn respond(
    shared: Arc<Shared>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Dropped> {
    let (head, body) = request.into_parts();
    let body = match Limited::new(body, LARGEST_BODY).collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => {
            let reply = Reply::refused(&Refusal::too_large(), Api::Conversation);
            return written(reply);
        }
        Err(_) => return Err(Dropped),
    };
    let Some(call) = Call::read(head.method, &head.uri, head.headers, body) else {
        let reply = Reply::refused(&Refusal::not_found("Endpoint"), Api::Conversation);
        return written(reply);
    };
    let pause = if call.api == Api::Control {
        Duration::ZERO
    } else {
        half_latency(&shared)
    };
    rest(pause).await;
    let reply = shared.with(|world| door::answer(world, &call));
    rest(pause).await;
    match reply.fate {
        Fate::Answered => written(reply),
        Fate::Dropped => Err(Dropped),
        Fate::Hung(ms) => {
            rest(Duration::from_millis(ms)).await;
            Err(Dropped)
        }
    }
}

fn half_latency(shared: &Shared) -> Duration {
    shared.with(|world| {
        let dials = &world.faults.dials;
        let (latency, jitter) = (dials.latency_ms, dials.jitter_ms);
        if latency == 0 && jitter == 0 {
            return Duration::ZERO;
        }
        let ms = u64::from(latency) + u64::from(world.random.random_range(0..=jitter));
        Duration::from_millis(ms) / 2
    })
}

async fn rest(pause: Duration) {
    if !pause.is_zero() {
        tokio::time::sleep(pause).await;
    }
}

fn written(reply: Reply) -> Result<Response<Full<Bytes>>, Dropped> {
    let mut response = Response::builder().status(reply.http);
    if !reply.body.is_empty() {
        response = response.header("content-type", "application/json");
    }
    if let Some((name, value)) = reply.header {
        response = response.header(name, value);
    }
    response
        .body(Full::new(Bytes::from(reply.body)))
        .map_err(|_| Dropped)
}
