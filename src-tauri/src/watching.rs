//! Watches the campaigns: the tray is kept true, and who looks elsewhere is told when one of them
//! ends or pauses itself.

use backend::{Event, Topic};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

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
        let mut before: Vec<String> = Vec::new();
        loop {
            if let Some(desk) = app.try_state::<Desk>()
                && let Some(now) = desk.under_way().await
            {
                for gone in &before {
                    if !now.iter().any(|one| one.id == *gone)
                        && let Some(ending) = desk.ending(gone).await
                    {
                        tell(&app, &desk, &ending);
                    }
                }
                before = now.iter().map(|one| one.id.clone()).collect();
                tray.show(&app, &desk, &now);
            }
            loop {
                let Some(event) = stopping.run_until_cancelled(events.recv()).await else {
                    return;
                };
                // After missed events it asks as well: nobody knows what was in them.
                match event {
                    Ok(Event::Changed { topics }) if !topics.contains(&Topic::Campaigns) => {}
                    Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
                    _ => break,
                }
            }
        }
    });
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
