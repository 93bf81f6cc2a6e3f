//! The tray: how many campaigns run, the way back to the window, the way out.

use backend::words::Words;
use backend::{Event, Topic, words};
use tauri::menu::{MenuBuilder, MenuItem, MenuItemBuilder};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager as _, Wry};

use crate::opening::Desk;
use crate::window;

const OPEN: &str = "open";
const QUIT: &str = "quit";

/// Shows the tray and keeps its first line true.
pub fn show(app: &AppHandle, desk: &Desk) -> tauri::Result<()> {
    let status = MenuItemBuilder::new(desk.say(&running(0)))
        .enabled(false)
        .build(app)?;
    let menu = MenuBuilder::new(app)
        .item(&status)
        .separator()
        .text(OPEN, desk.say(&words!("desktop-tray-open")))
        .text(QUIT, desk.say(&words!("desktop-tray-quit")))
        .build()?;
    let mut tray = TrayIconBuilder::new()
        .menu(&menu)
        .tooltip(desk.say(&words!("desktop-title")))
        .on_menu_event(|app, event| match event.id().as_ref() {
            OPEN => window::show(app),
            QUIT => app.exit(0),
            _ => {}
        });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app)?;
    follow(app.clone(), desk, status);
    Ok(())
}

/// Counts anew whenever campaigns changed.
fn follow(app: AppHandle, desk: &Desk, status: MenuItem<Wry>) {
    let mut events = desk.app.events().subscribe();
    let stopping = desk.app.stopping();
    desk.app.tasks().spawn("tray", async move {
        while let Some(event) = stopping.run_until_cancelled(events.recv()).await {
            // After missed events it counts as well: nobody knows what was in them.
            if let Ok(Event::Changed { topics }) = &event
                && !topics.contains(&Topic::Campaigns)
            {
                continue;
            }
            let Some(desk) = app.try_state::<Desk>() else {
                continue;
            };
            let Some(count) = desk.running_campaigns().await else {
                continue;
            };
            let text = desk.say(&running(count));
            if let Err(fault) = status.set_text(text) {
                tracing::warn!(%fault, "the tray was not updated");
            }
        }
    });
}

fn running(count: usize) -> Words {
    words!("desktop-tray-running", count = count)
}
