//! The one window: what it loads, where it may go, how it comes to the front.

use backend::words;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager as _, Url, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_opener::OpenerExt as _;

use crate::opening::Desk;

/// Its name in `capabilities/main.json`.
pub const LABEL: &str = "main";

/// Opens the window on the embedded interface.
pub fn open(app: &AppHandle, desk: &Desk) -> tauri::Result<()> {
    let leaving = app.clone();
    let opening = app.clone();
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(desk.say(&words!("desktop-title")))
        .inner_size(1280.0, 800.0)
        .min_inner_size(800.0, 560.0)
        // The page takes dropped files itself, as it does in a browser.
        .disable_drag_drop_handler()
        .on_navigation(move |url| is_ours(url) || !open_outside(&leaving, url))
        .on_new_window(move |url, _| {
            open_outside(&opening, &url);
            NewWindowResponse::Deny
        })
        .on_page_load(|window, page| {
            if let PageLoadEvent::Started = page.event()
                && let Some(desk) = window.try_state::<Desk>()
            {
                desk.uploads.clear();
            }
        })
        .build()
        .map(|_| ())
}

/// Brings the window to the front, wherever it was.
pub fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    for done in [window.show(), window.unminimize(), window.set_focus()] {
        if let Err(fault) = done {
            tracing::warn!(%fault, "the window did not come to the front");
        }
    }
}

/// Takes the window away; the program goes on in the tray.
pub fn hide(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL)
        && let Err(fault) = window.hide()
    {
        tracing::warn!(%fault, "the window was not hidden");
    }
}

/// Whether the person is looking at the window.
pub fn is_watched(app: &AppHandle) -> bool {
    app.get_webview_window(LABEL).is_some_and(|window| {
        window.is_visible().unwrap_or(false) && window.is_focused().unwrap_or(false)
    })
}

/// Brings the window to the front, on a campaign's page.
pub fn show_campaign(app: &AppHandle, id: &str) {
    show(app);
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    // The page's router follows its history, so nothing is loaded anew and nothing typed is lost.
    let path = serde_json::json!(format!("/campaigns/{id}"));
    let script = format!("history.pushState(null, '', {path});");
    if let Err(fault) = window.eval(script) {
        tracing::warn!(%fault, "the campaign was not shown");
    }
}

/// Whether an address is the embedded interface: a scheme of its own, on Windows a host.
fn is_ours(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

/// Gives an https link to the person's browser; any other address goes nowhere.
fn open_outside(app: &AppHandle, url: &Url) -> bool {
    if url.scheme() == "https"
        && let Err(fault) = app.opener().open_url(url.as_str(), None::<&str>)
    {
        tracing::warn!(%fault, "a link did not open");
    }
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_embedded_interface_is_ours() {
        let ours = |address: &str| is_ours(&address.parse().unwrap());
        assert!(ours("tauri://localhost/accounts"));
        assert!(ours("http://tauri.localhost/accounts"));
        assert!(!ours("https://tauri.localhost.example.org/"));
        assert!(!ours("http://localhost/"));
        assert!(!ours("file:///etc/passwd"));
    }
}
