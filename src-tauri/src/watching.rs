//! Watches the campaigns: the tray is kept true, and who looks elsewhere is told when one of them
//! ends or pauses itself.

use backend::{Event, Topic};
use std::collections::BTreeSet;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;
use tokio::sync::broadcast::error::RecvError;

use crate::campaigns::Ending;
use crate::opening::Desk;
use crate::tray::Tray;
use crate::window;

/// Where a notification keeps the campaign that it is about.
const CAMPAIGN: &str = "campaign";
/// How the plugin calls a click on the notification itself.
const CLICK: &str = "tap";

/// Begins to watch, until the program ends.
pub fn begin(app: &AppHandle, desk: &Desk, mut tray: Tray) {
    let opening = app.clone();
    let registered = app.notification().on_action(move |action| {
        let campaign = action
            .notification()
            .filter(|_| action.action_id() == CLICK)
            .and_then(|about| about.extra().get(CAMPAIGN)?.as_str());
        if let Some(id) = campaign {
            window::show_campaign(&opening, id);
        }
    });
    if let Err(fault) = registered {
        tracing::warn!(%fault, "clicks on notifications are not heard");
    }
    let mut events = desk.app.events().subscribe();
    let stopping = desk.app.stopping();
    let app = app.clone();
    desk.app.tasks().spawn("campaigns", async move {
        let mut seen = Seen::default();
        loop {
            if let Some(desk) = app.try_state::<Desk>() {
                look(&app, &desk, &mut tray, &mut seen).await;
            }
            loop {
                let Some(event) = stopping.run_until_cancelled(events.recv()).await else {
                    return;
                };
                // After missed events it asks as well: nobody knows what was in them.
                match event {
                    Ok(Event::Changed { topics }) if !topics.contains(&Topic::Campaigns) => {}
                    Err(RecvError::Closed) => return,
                    _ => break,
                }
            }
        }
    });
}

/// What was so when it was last looked.
#[derive(Default)]
struct Seen {
    under_way: BTreeSet<String>,
    /// Nothing before the first look, so that an old ending is not news.
    stopped: Option<BTreeSet<String>>,
}

/// Looks once: shows what is under way, tells what has ended since.
async fn look(app: &AppHandle, desk: &Desk, tray: &mut Tray, seen: &mut Seen) {
    let (Some(now), Some(stopped)) = (desk.under_way().await, desk.stopped().await) else {
        return;
    };
    let under_way: BTreeSet<String> = now.iter().map(|one| one.id.clone()).collect();
    for id in ended(seen, &under_way, &stopped) {
        if let Some(ending) = desk.ending(&id).await {
            tell(app, desk, &ending);
        }
    }
    *seen = Seen {
        under_way,
        stopped: Some(stopped),
    };
    tray.show(app, desk, &now);
}

/// The campaigns that may have something to tell: those that do not send any more, and those that
/// were over before anybody saw them send.
fn ended(
    seen: &Seen,
    under_way: &BTreeSet<String>,
    stopped: &BTreeSet<String>,
) -> BTreeSet<String> {
    let gone = seen.under_way.difference(under_way);
    let known = seen.stopped.as_ref().unwrap_or(stopped);
    gone.chain(stopped.difference(known)).cloned().collect()
}

/// Tells of an ending, unless the person is looking at the window.
fn tell(app: &AppHandle, desk: &Desk, ending: &Ending) {
    if window::is_watched(app) {
        return;
    }
    let shown = app
        .notification()
        .builder()
        .title(desk.say(&ending.title))
        .body(desk.say(&ending.body))
        .extra(CAMPAIGN, &ending.id)
        .show();
    if let Err(fault) = shown {
        tracing::warn!(%fault, "a notification was not shown");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_stopped_is_news_once_and_what_stood_before_is_none() {
        let first = Seen::default();
        assert_eq!(ended(&first, &ids(&["a"]), &ids(&["old"])), ids(&[]));
        let seen = Seen {
            under_way: ids(&["a", "b"]),
            stopped: Some(ids(&["old"])),
        };
        // `a` has ended, `quick` was over before anybody saw it send.
        let now = ended(&seen, &ids(&["b"]), &ids(&["a", "old", "quick"]));
        assert_eq!(now, ids(&["a", "quick"]));
        // One that ended among too many others to be listed is still missed.
        assert_eq!(ended(&seen, &ids(&["a"]), &ids(&["old"])), ids(&["b"]));
    }
}
