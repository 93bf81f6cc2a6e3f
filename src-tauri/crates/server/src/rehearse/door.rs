//! Commands as the rehearsal calls them: by name, through the router, like every other caller.

use crate::ending::Ending;
use backend::words::{FALLBACK_LANGUAGE, Words};
use backend::{App, Caller, Router};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The door of an app that this process opened itself.
pub struct Door {
    pub(super) app: App,
    router: Router,
}

impl Door {
    /// The door of `app`.
    pub fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            router: backend::router(),
        }
    }

    /// Calls a command and reads of its answer what the caller asks for.
    pub async fn call<A: DeserializeOwned>(&self, name: &str, request: Value) -> Result<A, Ending> {
        let answer = self
            .router
            .call(&self.app, self.caller(), name, request)
            .await
            .map_err(|body| Ending::Said(Box::new(body)))?;
        serde_json::from_value(answer).map_err(Ending::defect)
    }

    /// The account that rehearses, made when there is none yet.
    pub async fn rehearsal_account(&self) -> Result<String, Ending> {
        let account = backend::accounts::rehearsal_account(&self.app, &self.caller()).await?;
        Ok(account.id.to_string())
    }

    /// Who the rehearsal is in the activity record.
    fn caller(&self) -> Caller {
        Caller::local("carillon rehearse")
    }

    /// A sentence for stderr.
    pub fn render(&self, words: &Words) -> String {
        self.app.catalogue().render(FALLBACK_LANGUAGE, words)
    }
}
