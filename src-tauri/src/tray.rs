//! The tray: each campaign under way with its progress, pausing them all, the way back to the
//! window, the way out.

use backend::words;
use tauri::menu::{Menu, MenuBuilder, MenuItem, MenuItemBuilder};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager as _, Wry};

use crate::campaigns::UnderWay;
use crate::opening::Desk;
use crate::{closing, window};

const OPEN: &str = "tray-open";
const PAUSE: &str = "tray-pause";
const QUIT: &str = "tray-quit";
/// What the id of a campaign's own line begins with.
const CAMPAIGN: &str = "tray-campaign:";

/// The tray of this program.
pub struct Tray {
    icon: TrayIcon<Wry>,
    /// What is in the menu: campaign, its line, what the line says.
    lines: Vec<(String, MenuItem<Wry>, String)>,
}

impl Tray {
    /// Puts the tray up, with nothing under way yet.
    pub fn put_up(app: &AppHandle, desk: &Desk) -> tauri::Result<Self> {
        let mut icon = TrayIconBuilder::new()
            .menu(&menu(app, desk, &[])?)
            .tooltip(desk.say(&words!("desktop-title")))
            .on_menu_event(|app, event| chosen(app, event.id().as_ref()));
        if let Some(image) = app.default_window_icon() {
            icon = icon.icon(image.clone());
        }
        Ok(Self {
            icon: icon.build(app)?,
            lines: Vec::new(),
        })
    }

    /// Shows how far the campaigns are.
    pub fn show(&mut self, app: &AppHandle, desk: &Desk, now: &[UnderWay]) {
        if let Err(fault) = self.update(app, desk, now) {
            tracing::warn!(%fault, "the tray was not updated");
        }
    }

    fn update(&mut self, app: &AppHandle, desk: &Desk, now: &[UnderWay]) -> tauri::Result<()> {
        let texts: Vec<String> = now.iter().map(|one| desk.say(&one.line())).collect();
        let same = self.lines.len() == now.len()
            && self
                .lines
                .iter()
                .zip(now)
                .all(|(line, one)| line.0 == one.id);
        if same {
            let mut moved = false;
            // A menu that is made anew closes under the hand of whoever has it open.
            for (line, text) in self.lines.iter_mut().zip(&texts) {
                if line.2 != *text {
                    line.1.set_text(text)?;
                    line.2.clone_from(text);
                    moved = true;
                }
            }
            if !moved {
                return Ok(());
            }
        } else {
            self.lines = now
                .iter()
                .zip(&texts)
                .map(|(one, text)| {
                    let id = format!("{CAMPAIGN}{}", one.id);
                    let item = MenuItemBuilder::with_id(id, text).build(app)?;
                    Ok((one.id.clone(), item, text.clone()))
                })
                .collect::<tauri::Result<_>>()?;
            self.icon.set_menu(Some(menu(app, desk, &self.lines)?))?;
        }
        let title = desk.say(&words!("desktop-title"));
        let told = [vec![title], texts].concat().join("\n");
        self.icon.set_tooltip(Some(told))
    }
}

fn menu(
    app: &AppHandle,
    desk: &Desk,
    lines: &[(String, MenuItem<Wry>, String)],
) -> tauri::Result<Menu<Wry>> {
    let mut menu = MenuBuilder::new(app);
    if lines.is_empty() {
        let idle = MenuItemBuilder::new(desk.say(&words!("desktop-tray-idle")))
            .enabled(false)
            .build(app)?;
        menu = menu.item(&idle);
    }
    for (_, line, _) in lines {
        menu = menu.item(line);
    }
    let count = lines.len();
    let pause = MenuItemBuilder::with_id(
        PAUSE,
        desk.say(&words!("desktop-tray-pause", count = count)),
    )
    .enabled(count > 0)
    .build(app)?;
    menu.separator()
        .item(&pause)
        .separator()
        .text(OPEN, desk.say(&words!("desktop-tray-open")))
        .text(QUIT, desk.say(&words!("desktop-tray-quit")))
        .build()
}

fn chosen(app: &AppHandle, id: &str) {
    match id {
        OPEN => window::show(app),
        QUIT => closing::leave(app),
        PAUSE => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move {
                if let Some(desk) = app.try_state::<Desk>() {
                    desk.pause_all().await;
                }
            });
        }
        other => {
            if let Some(campaign) = other.strip_prefix(CAMPAIGN) {
                window::show_campaign(app, campaign);
            }
        }
    }
}
