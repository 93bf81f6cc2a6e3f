//! `GET /events`: what changed, as server-sent events, until the browser or the program goes.

use super::{Door, SignedIn};
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, StreamExt as _};
use std::convert::Infallible;
use std::sync::Arc;
use tokio_stream::wrappers::BroadcastStream;

/// The stream of one browser tab.
pub async fn stream(
    _: SignedIn,
    State(door): State<Arc<Door>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stopping = door.stopping.clone();
    let events = BroadcastStream::new(door.app.events().subscribe())
        .filter_map(|event| async move {
            match event {
                Ok(event) => Event::default().json_data(event).ok().map(Ok),
                // The tab fell behind and missed some: it is told to ask for everything again.
                Err(_) => Some(Ok(Event::default().event("missed").data("{}"))),
            }
        })
        .take_until(async move { stopping.cancelled().await });
    Sse::new(events).keep_alive(KeepAlive::default())
}
