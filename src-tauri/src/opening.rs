//! Opening the data when the program starts, and what the commands then reach: the [`Desk`].
//!
//! When the data cannot be opened there is no window to say so in: a dialog of the system does.

use std::sync::{Arc, Mutex, PoisonError};

use backend::words::{Catalogue, FALLBACK_LANGUAGE, Words};
use backend::{App, AppError, Caller, ErrorBody, Router, words};
use server::host::{self, Host, Opening};
use server::logs::Logs;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogKind};
use tokio_util::sync::CancellationToken;

use crate::arguments::Arguments;
use crate::files::Uploads;
use crate::keychain::Keychain;
use crate::tray::Tray;
use crate::{menu, watching, window};

/// How this holder of the data is called, in dialogs and in the activity record.
const HOLDER: &str = "desktop";

/// What the commands of the window reach.
pub struct Desk {
    /// The app behind the door.
    pub app: App,
    /// The door.
    pub router: Router,
    /// Files that are coming in.
    pub uploads: Uploads,
    host: Mutex<Option<Host>>,
    watching: Mutex<CancellationToken>,
}

impl Desk {
    fn new(host: Host) -> Self {
        Self {
            app: host.app.clone(),
            router: backend::router(),
            uploads: Uploads::default(),
            watching: Mutex::new(host.app.stopping().child_token()),
            host: Mutex::new(Some(host)),
        }
    }

    /// The person at this machine.
    pub fn caller(&self) -> Caller {
        Caller::local(HOLDER)
    }

    /// A sentence in the language of the window.
    pub fn say(&self, words: &Words) -> String {
        self.app.say(&self.caller(), words)
    }

    /// A failure as the page gets it.
    pub fn refuse(&self, fault: &AppError) -> ErrorBody {
        let trace = self.app.ids().uuid().simple().to_string();
        tracing::info!(trace, %fault, "a file was refused");
        fault.body(self.app.catalogue(), FALLBACK_LANGUAGE, &trace)
    }

    /// Ends what the last page watched, and answers what ends the new one's watching.
    pub fn watch_anew(&self) -> CancellationToken {
        let fresh = self.app.stopping().child_token();
        let mut watching = self.watching.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *watching, fresh.clone()).cancel();
        fresh
    }

    /// Stops the work and lets go of the data. A second time there is nothing left to do.
    pub async fn close(&self) {
        let host = self
            .host
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(host) = host {
            host.close().await;
        }
    }
}

/// Opens the data, then the window and the tray; or says why not, and ends.
pub fn open(app: &AppHandle, arguments: &Arguments, logs: &Logs) {
    match tauri::async_runtime::block_on(open_host(app, arguments, logs)) {
        Ok(host) => {
            let desk = Desk::new(host);
            let shown = show(app, &desk);
            app.manage(desk);
            if let Err(fault) = shown {
                refuse(app, &AppError::internal(fault));
            }
        }
        Err(fault) => refuse(app, &fault),
    }
}

/// Everything a person sees of the program.
fn show(app: &AppHandle, desk: &Desk) -> tauri::Result<()> {
    menu::set(app, desk)?;
    window::open(app, desk)?;
    watching::begin(app, desk, Tray::put_up(app, desk)?);
    Ok(())
}

async fn open_host(app: &AppHandle, arguments: &Arguments, logs: &Logs) -> Result<Host, AppError> {
    let data = match &arguments.data {
        Some(data) => data.clone(),
        None => app.path().app_data_dir().map_err(AppError::internal)?,
    };
    logs.keep_in(&data);
    host::open(Opening {
        hooks: host::Hooks::At(arguments.hooks),
        database: arguments.database.clone(),
        secrets: Some(Arc::new(Keychain::of_the_system())),
        ..Opening::of(&data, HOLDER)
    })
    .await
}

fn refuse(app: &AppHandle, fault: &AppError) {
    tracing::error!(%fault, "the program ends");
    let catalogue = Catalogue::load();
    let body = fault.body(&catalogue, FALLBACK_LANGUAGE, "");
    let text = [Some(body.message), body.hint]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n\n");
    let title = catalogue.render(FALLBACK_LANGUAGE, &words!("desktop-not-opened"));
    let ending = app.clone();
    app.dialog()
        .message(text)
        .title(title)
        .kind(MessageDialogKind::Error)
        .show(move |_| ending.exit(1));
}
