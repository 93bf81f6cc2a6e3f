//! Leaving the program: at once when nothing is sent; while campaigns send, the person chooses
//! between the tray, a pause and staying.

use backend::words;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager as _, Window, WindowEvent};
use tauri_plugin_dialog::{
    DialogExt as _, MessageDialogButtons, MessageDialogKind, MessageDialogResult,
};

use crate::opening::Desk;
use crate::window;

/// Whether somebody is being asked: a second question would stand on the first.
#[derive(Default)]
pub struct Asking(AtomicBool);

/// Holds a window open until it is clear that closing it stops nothing unasked.
pub fn guard(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        leave(window.app_handle());
    }
}

/// Ends the program, or asks first.
pub fn leave(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let sending = match app.try_state::<Desk>() {
            Some(desk) => desk.under_way().await.unwrap_or_default().len(),
            None => 0,
        };
        if sending == 0 {
            app.exit(0);
        } else if !app.state::<Asking>().0.swap(true, Ordering::AcqRel) {
            ask(&app, sending);
        }
    });
}

fn ask(app: &AppHandle, sending: usize) {
    let desk = app.state::<Desk>();
    let keep = desk.say(&words!("desktop-closing-keep"));
    let quit = desk.say(&words!("desktop-closing-quit"));
    let stay = desk.say(&words!("desktop-closing-stay"));
    let buttons = MessageDialogButtons::YesNoCancelCustom(keep.clone(), quit.clone(), stay);
    let asking = app.clone();
    app.dialog()
        .message(desk.say(&words!("desktop-closing", count = sending)))
        .title(desk.say(&words!("desktop-closing-title")))
        .kind(MessageDialogKind::Warning)
        .buttons(buttons)
        .show_with_result(move |answer| {
            asking.state::<Asking>().0.store(false, Ordering::Release);
            match answer {
                MessageDialogResult::Custom(button) if button == keep => window::hide(&asking),
                MessageDialogResult::Custom(button) if button == quit => pause_and_quit(asking),
                MessageDialogResult::Yes => window::hide(&asking),
                MessageDialogResult::No => pause_and_quit(asking),
                // Escape and the dialog's own cross stop nothing.
                _ => {}
            }
        });
}

fn pause_and_quit(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        if let Some(desk) = app.try_state::<Desk>() {
            desk.pause_all().await;
        }
        app.exit(0);
    });
}
