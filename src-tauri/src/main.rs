//! The desktop host: opens the window, keeps secrets in the system's keychain, shows a tray and a
//! menu, tells of campaigns that ended while nobody looked.
//!
//! It holds no use case: every command goes through the backend's router ([`door`]), every byte
//! through its files ([`files`]). What does not need an operating system's window belongs into a
//! crate below. To add a command of the host itself: a function in `door` or `files`, its name in
//! `build.rs`, a line in [`run`] and one in `capabilities/main.json`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod campaigns;
mod closing;
mod door;
mod files;
mod keychain;
mod menu;
mod opening;
mod tray;
mod watching;
mod window;

use clap::Parser as _;
use server::logs::Logs;
use tauri::{Manager as _, RunEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::Arguments;
use crate::opening::Desk;

fn main() -> tauri::Result<()> {
    let arguments = Arguments::parse();
    let logs = server::logs::start("info");
    let runtime = tokio::runtime::Runtime::new()?;
    tauri::async_runtime::set(runtime.handle().clone());
    // Tauri calls us on the main thread too, and what it calls there starts tasks.
    let _entered = runtime.enter();
    run(arguments, logs)
}

fn run(arguments: Arguments, logs: Logs) -> tauri::Result<()> {
    let program = tauri::Builder::<Wry>::new()
        // First, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::show(app);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            door::call,
            door::subscribe,
            files::upload_begin,
            files::upload_chunk,
            files::upload_end,
            files::download,
        ])
        .manage(closing::Asking::default())
        .on_window_event(closing::guard)
        .setup(move |app| {
            opening::open(app.handle(), &arguments, &logs);
            Ok(())
        })
        .build(tauri::generate_context!())?;
    program.run(|app, event| {
        if let RunEvent::Exit = event
            && let Some(desk) = app.try_state::<Desk>()
        {
            tauri::async_runtime::block_on(desk.close());
        }
    });
    Ok(())
}
