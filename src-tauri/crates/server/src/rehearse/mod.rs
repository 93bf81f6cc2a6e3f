//! `carillon rehearse`: the main job from end to end, through the same door as everybody else:
//! account, webhook, templates, contacts, campaign, statuses.
//!
//! - this file: the order of the steps, and how far an earlier run on the same data came;
//! - [`door`] and [`answers`]: calling commands; [`audience`]: made-up people; [`watch`]: until nothing moves;
//! - [`bars`]: progress on stderr; [`report`]: the table and the JSON at the end.
//!
//! Every step is safe to repeat, and what it led to is written to `<data>/rehearse.json` before
//! the next begins: killed anywhere, a run on the same data goes on from there.

mod answers;
mod audience;
mod bars;
mod door;
mod report;
mod standing;
mod watch;

use crate::cli::RehearseArgs;
use crate::ending::Ending;
use crate::host::{self, Hooks, OwnSandbox, RemoteSandbox, Stoppable};
use crate::stop;
use answers::{Campaign, Check, Page, Reading, Started, Template};
use backend::{AppError, Code, words};
use bars::Bars;
use door::Door;
use report::Report;
use sandbox::Rate;
use serde_json::{Value, json};
use standing::Standing;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What the campaign sends; every sandbox has it, approved.
const TEMPLATE: &str = "order_ready";
const LANGUAGE: &str = "en";
const CHANNEL: &str = "WHATSAPP";
/// Texts for the variables that no column fills, in order.
const TEXTS: [&str; 3] = ["dear customer", "1042", "today"];
/// How often a job is asked how far it is.
const POLL: Duration = Duration::from_millis(100);
/// Callbacks per message that the own sandbox keeps up with: a message has four to six.
const CALLBACKS_PER_MESSAGE: u32 = 6;

/// Runs it, prints the report, and ends with 3 when the numbers contradict each other.
pub async fn run(args: RehearseArgs, json: bool) -> Result<(), Ending> {
    // Without --data the folder lives as long as this run.
    let (data, _thrown_away) = match &args.data {
        Some(data) => (data.clone(), None),
        None => {
            let folder = tempfile::tempdir().map_err(Ending::defect)?;
            (folder.path().to_owned(), Some(folder))
        }
    };
    let rehearsal: Arc<dyn Stoppable> = match &args.sandbox {
        Some(origin) => Arc::new(RemoteSandbox::at(origin)),
        None => Arc::new(OwnSandbox::paced(args.rate, callback_rate(args.rate))),
    };
    let host = host::open(host::Opening {
        hooks: Hooks::Anywhere,
        rehearsal: Some(Arc::clone(&rehearsal)),
        ..host::Opening::of(&data, "carillon rehearse")
    })
    .await?;
    let bars = Bars::new(host.app.catalogue(), json);
    let job = Job {
        door: Door::new(&host.app),
        standing: Standing::read(&data),
        args: &args,
        data: &data,
        rehearsal: rehearsal.as_ref(),
        bars: &bars,
    };
    let ended = tokio::select! {
        ended = job.run() => ended,
        () = stop::asked() => Err(stopped(&data)),
    };
    bars.clear();
    let printed = ended.and_then(|report| {
        report.print(host.app.catalogue(), json);
        match &args.report {
            Some(file) => report.save(file).map(|()| report),
            None => Ok(report),
        }
    });
    host.close().await;
    printed?.must_add_up()
}

/// The own sandbox answers as fast as it is sent to, so that a rehearsal is about sending.
fn callback_rate(rate: Rate) -> Rate {
    match rate {
        Rate::PerSecond(rate) => {
            Rate::PerSecond(rate.saturating_mul(CALLBACKS_PER_MESSAGE).max(25))
        }
        Rate::Unlimited => Rate::Unlimited,
    }
}

fn stopped(data: &Path) -> Ending {
    Ending::input(words!(
        "rehearse-stopped",
        path = data.display().to_string()
    ))
}

struct Job<'a> {
    door: Door,
    standing: Standing,
    args: &'a RehearseArgs,
    data: &'a Path,
    rehearsal: &'a dyn Stoppable,
    bars: &'a Bars<'a>,
}

impl Job<'_> {
    async fn run(mut self) -> Result<Report, Ending> {
        let began = Instant::now();
        if self.standing.finished {
            self.say(&words!("rehearse-finished-before", path = self.path()));
        } else if self.standing.account_id.is_some() {
            self.say(&words!("rehearse-continued", path = self.path()));
        }
        let account = self.account().await?;
        let template = self.templates(&account).await?;
        self.import().await?;
        let campaign = self.campaign(&account, &template).await?;
        let counter = watch::Counter::new(self.rehearsal)?;
        let seen = watch::until_settled(&self.door, &counter, &campaign, self.bars).await?;
        self.standing.finished = seen.settled;
        self.standing.write(self.data)?;
        Ok(Report::new(&self.standing, seen, began.elapsed()))
    }

    fn path(&self) -> String {
        self.data.display().to_string()
    }

    fn say(&self, words: &backend::words::Words) {
        self.bars.say(&self.door.render(words));
    }

    /// The rehearsal account with its webhook, made the first time.
    async fn account(&mut self) -> Result<String, Ending> {
        let bar = self.bars.step("rehearse-step-account");
        let id = match &self.standing.account_id {
            Some(id) => id.clone(),
            None => {
                let account = self.door.rehearsal_account().await?;
                self.standing.account_id = Some(account.clone());
                self.standing.write(self.data)?;
                account
            }
        };
        // The test finds out how the app processes messages and how fast it lets them out.
        let _: Value = self.door.call("accounts.test", json!({ "id": id })).await?;
        bar.finish();
        let bar = self.bars.step("rehearse-step-webhook");
        let _: Value = self
            .door
            .call("webhooks.ensure", json!({ "account_id": id }))
            .await?;
        bar.finish();
        Ok(id)
    }

    async fn templates(&self, account: &str) -> Result<Template, Ending> {
        let bar = self.bars.step("rehearse-step-templates");
        let _: Value = self
            .door
            .call("templates.sync", json!({ "account_id": account }))
            .await?;
        let page: Page<Template> = self
            .door
            .call(
                "templates.list",
                json!({ "account_id": account, "search": TEMPLATE, "kind": "whatsapp" }),
            )
            .await?;
        bar.finish();
        page.items
            .into_iter()
            .find(|template| template.name == TEMPLATE && template.state == "approved")
            .ok_or_else(|| {
                AppError::new(
                    Code::PreconditionFailed,
                    words!("rehearse-no-template", name = TEMPLATE),
                )
                .hint(words!("rehearse-no-template-hint"))
                .into()
            })
    }

    /// The audience: imported once, from the file or from made-up people.
    async fn import(&mut self) -> Result<(), Ending> {
        if self.standing.import.is_some() {
            return Ok(());
        }
        let bar = self.bars.counted("rehearse-step-import", 100);
        let (name, home_region) = match (&self.args.contacts, &self.args.home_region) {
            (Some(file), Some(region)) => (file_name(file), region.clone()),
            _ => ("rehearsal.csv".to_owned(), audience::HOME_REGION.to_owned()),
        };
        let file_id = match &self.args.contacts {
            Some(file) => audience::upload_file(&self.door.app, file, &name).await?,
            None => audience::upload_made_up(&self.door.app, self.args.recipients).await?,
        };
        let reading: Reading = self
            .door
            .call("audiences.read_file", json!({ "file_id": file_id }))
            .await?;
        let started: Started = self
            .door
            .call(
                "audiences.import",
                json!({
                    "file_id": file_id,
                    "list_name": format!("Rehearsal {file_id}"),
                    "home_region": home_region,
                    "phone_column": reading.phone_column,
                }),
            )
            .await?;
        let import = loop {
            let import: standing::Import = self
                .door
                .call(
                    "audiences.import_result",
                    json!({ "import_id": started.import_id }),
                )
                .await?;
            bar.set(import.percent);
            match import.state.as_str() {
                "reading" | "publishing" => tokio::time::sleep(POLL).await,
                "done" => break import,
                _ => {
                    let reason = import.fault.unwrap_or(import.state);
                    return Err(AppError::new(
                        Code::InvalidInput,
                        words!("rehearse-import-failed", reason = reason),
                    )
                    .hint(words!("rehearse-import-failed-hint"))
                    .into());
                }
            }
        };
        bar.finish();
        if import.imported == 0 {
            return Err(
                AppError::new(Code::InvalidInput, words!("rehearse-empty", file = name))
                    .hint(words!("rehearse-empty-hint"))
                    .into(),
            );
        }
        self.standing.import = Some(import);
        self.standing.write(self.data)
    }

    /// The campaign: made once, checked, and launched unless it runs already.
    async fn campaign(&mut self, account: &str, template: &Template) -> Result<Campaign, Ending> {
        let id = match self.campaign_before(account).await? {
            Some(id) => id,
            None => {
                let request = self.campaign_request(account, template);
                let made: Campaign = self.door.call("campaigns.create", request).await?;
                made.id
            }
        };
        self.standing.campaign_id = Some(id.clone());
        self.standing.write(self.data)?;
        let mut campaign: Campaign = self.door.call("campaigns.get", json!({ "id": id })).await?;
        if campaign.state == "draft" {
            let recipients = self.check(&id).await?;
            campaign = self
                .door
                .call(
                    "campaigns.launch",
                    json!({ "id": id, "confirm_recipients": recipients }),
                )
                .await?;
        }
        if campaign.state == "paused" {
            campaign = self
                .door
                .call("campaigns.resume", json!({ "id": id }))
                .await?;
        }
        Ok(campaign)
    }

    /// The campaign of an earlier run: the one written down, or one made just before the end came
    /// and not written down any more.
    async fn campaign_before(&self, account: &str) -> Result<Option<String>, Ending> {
        if let Some(id) = &self.standing.campaign_id {
            return Ok(Some(id.clone()));
        }
        let list_id = self.list_id();
        let page: Page<Campaign> = self
            .door
            .call("campaigns.list", json!({ "account_id": account }))
            .await?;
        Ok(page
            .items
            .into_iter()
            .find(|campaign| Some(campaign.list_id.as_str()) == list_id)
            .map(|campaign| campaign.id))
    }

    fn list_id(&self) -> Option<&str> {
        self.standing.import.as_ref()?.list_id.as_deref()
    }

    fn campaign_request(&self, account: &str, template: &Template) -> Value {
        let texts = TEXTS.iter().cycle();
        let variables: Vec<Value> = template
            .variables()
            .zip(texts)
            .enumerate()
            .map(|(place, (key, text))| {
                // The first variable of a template usually greets.
                if place == 0 {
                    let source = json!({ "kind": "column", "value": "name" });
                    return json!({ "key": key, "source": source, "fallback": text });
                }
                json!({ "key": key, "source": { "kind": "text", "value": text } })
            })
            .collect();
        let rate = match self.args.rate {
            Rate::PerSecond(rate) => Some(rate),
            Rate::Unlimited => None,
        };
        json!({
            "name": "Rehearsal",
            "account_id": account,
            "template_id": template.id,
            "channel": CHANNEL,
            "language": LANGUAGE,
            "list_id": self.list_id(),
            "rate": rate,
            "variables": variables,
        })
    }

    async fn check(&self, id: &str) -> Result<u64, Ending> {
        let bar = self.bars.step("rehearse-step-check");
        let check: Check = self
            .door
            .call("campaigns.check", json!({ "id": id }))
            .await?;
        bar.finish();
        if check.passed {
            return Ok(check.recipients);
        }
        let failed: Vec<String> = check
            .lines
            .into_iter()
            .filter(|line| line.state == "failed")
            .map(|line| line.sentence)
            .collect();
        Err(Ending::input(words!(
            "rehearse-check-failed",
            reason = failed.join(" ")
        )))
    }
}

fn file_name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
