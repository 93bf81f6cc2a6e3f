//! A stage: a sandbox, a console on a data directory of its own with its receiver, and the door to
//! it. What a story does not care about is set so that it is quick.

use crate::sandboxes::{self, Control};
use backend::secrets::Secrets;
use backend::{Caller, ErrorBody, Router};
use sandbox::Sandbox;
use serde_json::{Value, json};
use server::host::{self, Hooks, Host, Opening, RemoteSandbox};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::AsyncReadExt as _;

/// What a story may want to have otherwise.
pub struct Staging {
    /// How Sinch behaves.
    pub sandbox: sandbox::Options,
    /// A PostgreSQL database in place of a file.
    pub database: Option<String>,
    /// The keeper of secrets in place of files.
    pub secrets: Option<Arc<dyn Secrets>>,
}

impl Default for Staging {
    fn default() -> Self {
        Self {
            sandbox: sandboxes::fast(),
            database: None,
            secrets: None,
        }
    }
}

/// A console with its Sinch.
pub struct Stage {
    /// The levers of its Sinch.
    pub control: Control,
    /// Its data directory.
    pub data: TempDir,
    staging: Staging,
    sandbox: Sandbox,
    host: Option<Host>,
    router: Router,
}

impl Stage {
    /// A quick one.
    pub async fn new() -> Self {
        Self::with(Staging::default()).await
    }

    /// One that is set up otherwise.
    pub async fn with(staging: Staging) -> Self {
        let data = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::start(staging.sandbox.clone()).await.unwrap();
        let mut stage = Self {
            control: Control::of(sandboxes::origin(&sandbox)),
            router: backend::router(),
            data,
            staging,
            sandbox,
            host: None,
        };
        stage.open().await.unwrap();
        stage
    }

    /// Opens the console, after [`Stage::close`] on the same data.
    ///
    /// # Errors
    /// Why it does not open.
    pub async fn open(&mut self) -> backend::Result<()> {
        let rehearsal = RemoteSandbox::at(&sandboxes::origin(&self.sandbox));
        let host = host::open(Opening {
            hooks: Hooks::Anywhere,
            rehearsal: Some(Arc::new(rehearsal)),
            database: self.staging.database.clone(),
            secrets: self.staging.secrets.clone(),
            ..Opening::of(self.data.path(), "a story")
        })
        .await?;
        self.host = Some(host);
        Ok(())
    }

    /// Closes the console; Sinch stays.
    pub async fn close(&mut self) {
        if let Some(host) = self.host.take() {
            host.close().await;
        }
    }

    /// Ends the story.
    pub async fn end(mut self) {
        self.close().await;
        self.sandbox.stop().await;
    }

    /// The app.
    pub fn app(&self) -> &backend::App {
        &self.host.as_ref().unwrap().app
    }

    /// Where its Sinch says it is.
    pub fn access(&self) -> &sandbox::Access {
        self.sandbox.access()
    }

    /// Calls a command that may be refused.
    ///
    /// # Errors
    /// The refusal.
    pub async fn try_call(&self, name: &str, request: Value) -> Result<Value, ErrorBody> {
        let caller = Caller::local("a story");
        self.router.call(self.app(), caller, name, request).await
    }

    /// Calls a command.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn call(&self, name: &str, request: Value) -> Value {
        match self.try_call(name, request).await {
            Ok(answer) => answer,
            Err(refused) => panic!("{name}: {refused:?}"),
        }
    }

    /// Hands a file to the app; its id.
    pub async fn upload(&self, name: &str, bytes: &[u8]) -> String {
        let mut upload = self.app().files().upload(name).await.unwrap();
        upload.write(bytes).await.unwrap();
        upload.finish().await.unwrap().id.to_string()
    }

    /// The bytes of a file by what a command answered about it.
    pub async fn download(&self, info: &Value) -> Vec<u8> {
        let id = info["id"].as_str().unwrap().into();
        let (_, mut file) = self.app().files().open(&id).await.unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).await.unwrap();
        bytes
    }

    /// The rehearsal account with webhook and templates; its id.
    pub async fn account(&self) -> String {
        let caller = Caller::local("a story");
        let account = backend::accounts::rehearsal_account(self.app(), &caller)
            .await
            .unwrap();
        let request = json!({ "account_id": account.id });
        self.call("webhooks.ensure", request.clone()).await;
        self.call("templates.sync", request).await;
        self.call("accounts.test", json!({ "id": account.id }))
            .await;
        account.id.to_string()
    }

    /// Imports a file and waits for the end; the import.
    pub async fn import(&self, name: &str, bytes: &[u8], home_region: &str) -> Value {
        let file_id = self.upload(name, bytes).await;
        let reading = self
            .call("audiences.read_file", json!({ "file_id": file_id }))
            .await;
        // What looks like no number is still a column that a person may choose.
        let phone_column = reading["phone_column"].as_str().unwrap_or("phone");
        let request = json!({
            "file_id": file_id, "list_name": format!("{name} {file_id}"),
            "home_region": home_region, "phone_column": phone_column,
        });
        let started = self.call("audiences.import", request).await;
        crate::until("the import ends", Duration::from_secs(60), || async {
            let import = self
                .call(
                    "audiences.import_result",
                    json!({ "import_id": started["import_id"] }),
                )
                .await;
            let over = !matches!(import["state"].as_str(), Some("reading" | "publishing"));
            over.then_some(import)
        })
        .await
    }

    /// Imports `count` made-up people; the id of their list.
    pub async fn people(&self, count: u32) -> String {
        let mut file = String::from("first_name,phone\n");
        for index in 0..count {
            file.push_str(&format!("Anna {index},+39312{index:07}\n"));
        }
        let import = self.import("people.csv", file.as_bytes(), "IT").await;
        assert_eq!(import["imported"], count, "{import}");
        import["list_id"].as_str().unwrap().to_owned()
    }

    /// A draft that sends `order_ready` to a list; the campaign.
    pub async fn draft(&self, account: &str, list: &str, rate: Option<u32>) -> Value {
        let template = self.template(account, "order_ready").await;
        let keys = template["translations"]
            .as_array()
            .unwrap()
            .iter()
            .find(|translation| translation["language"] == "en")
            .unwrap()["variables"]
            .as_array()
            .unwrap();
        let variables: Vec<Value> = keys
            .iter()
            .map(|it| json!({ "key": it["key"], "source": { "kind": "text", "value": "x" } }))
            .collect();
        self.call(
            "campaigns.create",
            json!({
                "name": "A story", "account_id": account, "template_id": template["id"],
                "channel": "WHATSAPP", "language": "en", "list_id": list, "rate": rate,
                "variables": variables,
            }),
        )
        .await
    }

    /// A template by name.
    pub async fn template(&self, account: &str, name: &str) -> Value {
        let request = json!({ "account_id": account, "search": name });
        let page = self.call("templates.list", request).await;
        let found = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["name"] == name);
        found.unwrap_or_else(|| panic!("{name} in {page}")).clone()
    }

    /// Launches a draft to everybody on it; its id.
    pub async fn launch(&self, campaign: &Value) -> String {
        let id = campaign["id"].as_str().unwrap();
        let check = self.call("campaigns.check", json!({ "id": id })).await;
        assert_eq!(check["passed"], true, "{check}");
        let request = json!({ "id": id, "confirm_recipients": check["recipients"] });
        self.call("campaigns.launch", request).await;
        id.to_owned()
    }

    /// A campaign as it stands.
    pub async fn campaign(&self, id: &str) -> Value {
        self.call("campaigns.get", json!({ "id": id })).await
    }

    /// Waits until a campaign is in one of these states; the campaign.
    pub async fn campaign_in(&self, id: &str, states: &[&str]) -> Value {
        let what = format!("the campaign is {states:?}");
        crate::until(&what, Duration::from_secs(60), || async {
            let campaign = self.campaign(id).await;
            states
                .iter()
                .any(|state| campaign["state"] == *state)
                .then_some(campaign)
        })
        .await
    }

    /// Waits until so many recipients are in one of these states; the campaign.
    pub async fn counted(&self, id: &str, states: &[&str], count: u64) -> Value {
        let what = format!("{count} recipients are {states:?}");
        crate::until(&what, Duration::from_secs(60), || async {
            let campaign = self.campaign(id).await;
            (sum(&campaign, states) >= count).then_some(campaign)
        })
        .await
    }

    /// The id of the account's app at Sinch.
    pub async fn app_id(&self, account: &str) -> String {
        let account = self.call("accounts.get", json!({ "id": account })).await;
        account["app_id"].as_str().unwrap().to_owned()
    }

    /// Where callbacks of an account are posted to.
    pub fn hook(&self, account: &str) -> String {
        format!("http://{}/hooks/{account}", self.app().hooks().unwrap())
    }

    /// The secret that signs an account's callbacks.
    pub async fn webhook_secret(&self, account: &str) -> String {
        let id = domain::AccountId::from(account);
        let row = self
            .app()
            .store()
            .read(|tx| Box::pin(async move { store::accounts::get(tx, &id).await }))
            .await
            .unwrap();
        let secret = backend::accounts::webhook_secret(self.app(), &row)
            .await
            .unwrap();
        secret.expose().to_owned()
    }

    /// Every file beneath the data directory.
    pub fn files(&self) -> Vec<std::path::PathBuf> {
        let mut found = Vec::new();
        gather(self.data.path(), &mut found);
        found
    }
}

/// How many recipients of a campaign are in one of these states.
pub fn sum(campaign: &Value, states: &[&str]) -> u64 {
    states
        .iter()
        .filter_map(|state| campaign["counts"][*state].as_u64())
        .sum()
}

fn gather(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else {
            found.push(path);
        }
    }
}
