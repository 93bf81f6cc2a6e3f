//! The one door, as the window calls it: every command by name, and what changed.
//!
//! Both are thin: the router knows the commands, the backend the events.

use backend::{ErrorBody, Event, Topic};
use serde::Serialize;
use serde_json::Value;
use tauri::State;
use tauri::ipc::Channel;
use tokio::sync::broadcast::error::RecvError;

use crate::opening::Desk;

/// What the page hears; the browser's page hears the same as server-sent events.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Heard {
    /// Queries that read one of these topics would answer differently now.
    Changed { topics: Vec<Topic> },
    /// The page can hear from now on, and may have missed something before.
    Connected,
}

/// Any command of the door. `time_zone` is the one that the person reads times in.
#[tauri::command]
pub async fn call(
    desk: State<'_, Desk>,
    name: &str,
    payload: Value,
    time_zone: Option<String>,
) -> Result<Value, ErrorBody> {
    let caller = desk.caller().in_zone(time_zone);
    desk.router.call(&desk.app, caller, name, payload).await
}

/// Tells the page what changed, until it is loaded anew or the program ends.
#[tauri::command]
pub fn subscribe(desk: State<'_, Desk>, channel: Channel<Heard>) {
    let ending = desk.watch_anew();
    let mut events = desk.app.events().subscribe();
    desk.app.tasks().spawn("window events", async move {
        while let Some(event) = ending.run_until_cancelled(events.recv()).await {
            let heard = match event {
                Ok(Event::Changed { topics }) => Heard::Changed { topics },
                Err(RecvError::Lagged(_)) => Heard::Connected,
                Err(RecvError::Closed) => return,
            };
            if channel.send(heard).is_err() {
                return;
            }
        }
    });
}
