//! Closing the window: at once when nothing runs; while campaigns run, the person chooses.

use backend::words;
use tauri::{AppHandle, Manager as _, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogButtons, MessageDialogKind};

use crate::opening::Desk;

/// Holds a window open until it is clear that closing it stops nothing unasked.
pub fn guard(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    api.prevent_close();
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        let running = match app.try_state::<Desk>() {
            Some(desk) => desk.running_campaigns().await.unwrap_or(0),
            None => 0,
        };
        if running == 0 {
            app.exit(0);
        } else {
            ask(&app, running);
        }
    });
}

fn ask(app: &AppHandle, running: usize) {
    let desk = app.state::<Desk>();
    let keep = desk.say(&words!("desktop-closing-keep"));
    let quit = desk.say(&words!("desktop-closing-quit"));
    let asking = app.clone();
    app.dialog()
        .message(desk.say(&words!("desktop-closing", count = running)))
        .title(desk.say(&words!("desktop-title")))
        .kind(MessageDialogKind::Warning)
        // Escape is the second button: it must not be the one that stops something.
        .buttons(MessageDialogButtons::OkCancelCustom(quit, keep))
        .show(move |quits| {
            if quits {
                asking.exit(0);
            } else if let Some(window) = asking.get_webview_window(crate::window::LABEL)
                && let Err(fault) = window.hide()
            {
                tracing::warn!(%fault, "the window was not hidden");
            }
        });
}
