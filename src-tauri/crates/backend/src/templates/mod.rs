//! Templates of both kinds: WhatsApp's, which Meta approves, and omni-channel ones, which nobody
//! does. They are made at Sinch; here they are synced, searched and looked at.
//!
//! - [`sync`]: reads all of an account's from Sinch and says what changed ([`compare`]);
//! - [`history`]: what syncs found, of an account and of one template;
//! - [`whatsapp`], [`omni`]: the two kinds, from Sinch's models to one;
//! - [`read`]: lists and single templates; [`model`]: what they look like from outside.
//!
//! Not here: keys of variables (`domain::template`), how campaigns fill them. To add a kind: a
//! module that makes [`Remote`]s, a line in [`sync`].

mod compare;
mod history;
mod model;
mod omni;
mod read;
mod sync;
mod whatsapp;

pub use domain::{TemplateKind, TemplateState};
pub use model::{KindSync, SyncReport, Template, TemplateChange, Translation};
pub use read::find;
pub use sync::sync_account;

use crate::{Role, Router, Topic};

/// Registers the commands of this feature.
pub fn register(router: &mut Router) {
    use Role::{Manager, Viewer};
    let templates = &[Topic::Templates];
    router.query("templates.list", Viewer, read::list, templates);
    router.query("templates.get", Viewer, read::get, templates);
    router.query("templates.languages", Viewer, read::languages, templates);
    router.query(
        "templates.campaigns",
        Viewer,
        read::campaigns,
        &[Topic::Campaigns],
    );
    router.query("templates.changes", Viewer, history::changes, templates);
    router.query("templates.syncs", Viewer, history::syncs, templates);
    router.mutation("templates.sync", Manager, sync::sync, templates);
}

/// A template as Sinch has it, of either kind.
#[derive(Clone, Debug, PartialEq)]
struct Remote {
    kind: TemplateKind,
    remote_id: String,
    name: String,
    category: String,
    default_language: String,
    translations: Vec<Translation>,
}

impl Remote {
    /// The best state of its translations.
    fn state(&self) -> TemplateState {
        let states = self
            .translations
            .iter()
            .map(|translation| translation.state);
        states.min().unwrap_or(TemplateState::Draft)
    }
}
