//! The menu with the system's own shortcuts: the whole of it on macOS, where editing and hiding
//! come from there; elsewhere only the ways out, because windows there have none of their own.

use backend::words;
use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager as _, Wry};

use crate::opening::Desk;
use crate::{closing, window};

const CLOSE: &str = "menu-close";
const QUIT: &str = "menu-quit";

/// Gives the program its menu.
pub fn set(app: &AppHandle, desk: &Desk) -> tauri::Result<()> {
    let menu = if cfg!(target_os = "macos") {
        on_macos(app, desk)?
    } else {
        MenuBuilder::new(app).item(&ways_out(app, desk)?).build()?
    };
    app.set_menu(menu)?;
    app.on_menu_event(|app, event| match event.id().as_ref() {
        QUIT => closing::leave(app),
        CLOSE => {
            if let Some(window) = app.get_webview_window(window::LABEL)
                && let Err(fault) = window.close()
            {
                tracing::warn!(%fault, "the window was not closed");
            }
        }
        _ => {}
    });
    Ok(())
}

fn ways_out(app: &AppHandle, desk: &Desk) -> tauri::Result<Submenu<Wry>> {
    let item = |id, words, keys| {
        MenuItemBuilder::with_id(id, desk.say(&words))
            .accelerator(keys)
            .build(app)
    };
    SubmenuBuilder::new(app, desk.say(&words!("desktop-title")))
        .item(&item(CLOSE, words!("desktop-menu-close"), "CmdOrCtrl+W")?)
        .item(&item(QUIT, words!("desktop-tray-quit"), "CmdOrCtrl+Q")?)
        .build()
}

/// Items of the system carry its own words and keys.
fn on_macos(app: &AppHandle, desk: &Desk) -> tauri::Result<Menu<Wry>> {
    let quit = MenuItemBuilder::with_id(QUIT, desk.say(&words!("desktop-tray-quit")))
        .accelerator("CmdOrCtrl+Q")
        .build(app)?;
    let program = SubmenuBuilder::new(app, desk.say(&words!("desktop-title")))
        .about(None)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&quit)
        .build()?;
    let edit = SubmenuBuilder::new(app, desk.say(&words!("desktop-menu-edit")))
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .build()?;
    let window = SubmenuBuilder::new(app, desk.say(&words!("desktop-menu-window")))
        .minimize()
        .maximize()
        .fullscreen()
        .separator()
        .close_window()
        .build()?;
    MenuBuilder::new(app)
        .items(&[&program, &edit, &window])
        .build()
}
