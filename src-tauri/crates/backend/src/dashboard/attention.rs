//! What needs a person, each in one sentence with the one button that helps.
//!
//! Pure: [`Facts`] in, [`Cause`]s out, the most urgent first. To add a cause: what it is told by
//! in [`Facts`], a function beneath, its place in [`causes`], its words in `dashboard.ftl`.

use crate::accounts::Account;
use crate::accounts::model::{Health, WebhookState};
use crate::words;
use crate::words::Words;
use domain::{AccountId, CampaignId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use store::dashboard::{FailedImport, Undecided};

/// Something that needs a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    pub sentence: Words,
    pub label: Words,
    /// Address of the page where it is mended.
    pub page: String,
}

/// What the causes are told by; the accounts are those in view.
#[derive(Default)]
pub struct Facts {
    pub accounts: Vec<Account>,
    /// Why an account's key or webhook secret cannot be had.
    pub keyless: BTreeMap<AccountId, Words>,
    pub paused: Vec<PausedItself>,
    pub undecided: Vec<Undecided>,
    /// Accounts that a campaign was at work for lately.
    pub at_work: BTreeSet<AccountId>,
    pub silent: BTreeMap<AccountId, Silence>,
    pub quarantined: BTreeMap<AccountId, i64>,
    pub failed_imports: Vec<FailedImport>,
}

/// A campaign that stopped by itself.
#[derive(Debug)]
pub struct PausedItself {
    pub id: CampaignId,
    pub name: String,
    pub why: Words,
}

/// A webhook that brings nothing while messages leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Since when.
    pub minutes: i64,
    /// How many messages Sinch accepted meanwhile.
    pub messages: i64,
}

/// Everything that needs a person.
pub fn causes(facts: &Facts) -> Vec<Cause> {
    let accounts = || facts.accounts.iter();
    let mut causes: Vec<Cause> = facts.paused.iter().map(paused).collect();
    causes.extend(facts.undecided.iter().map(undecided));
    causes.extend(accounts().filter_map(|account| keyless(facts, account)));
    causes.extend(accounts().filter_map(failing));
    causes.extend(accounts().filter_map(|account| silent(facts, account)));
    causes.extend(accounts().filter_map(|account| without_webhook(facts, account)));
    causes.extend(accounts().filter_map(|account| quarantined(facts, account)));
    causes.extend(facts.failed_imports.iter().map(failed_import));
    causes
}

fn paused(campaign: &PausedItself) -> Cause {
    Cause {
        sentence: words!(
            "dashboard-paused",
            campaign = &campaign.name,
            why = campaign.why.clone()
        ),
        label: words!("dashboard-open-campaign"),
        page: format!("/campaigns/{}", campaign.id),
    }
}

fn undecided(doubts: &Undecided) -> Cause {
    Cause {
        sentence: words!(
            "dashboard-undecided",
            people = doubts.people,
            campaign = &doubts.name
        ),
        label: words!("dashboard-decide"),
        page: format!("/campaigns/{}?state=in_doubt", doubts.campaign),
    }
}

fn keyless(facts: &Facts, account: &Account) -> Option<Cause> {
    let why = facts.keyless.get(&account.id)?;
    Some(Cause {
        sentence: words!(
            "dashboard-keyless",
            account = &account.name,
            why = why.clone()
        ),
        label: words!("dashboard-type-key"),
        page: format!("/accounts/{}/edit", account.id),
    })
}

fn failing(account: &Account) -> Option<Cause> {
    (account.health == Health::Failing).then(|| Cause {
        sentence: words!(
            "dashboard-failing",
            account = &account.name,
            why = &account.health_words
        ),
        label: words!("dashboard-open-account"),
        page: format!("/accounts/{}", account.id),
    })
}

fn silent(facts: &Facts, account: &Account) -> Option<Cause> {
    let silence = facts.silent.get(&account.id)?;
    Some(Cause {
        sentence: words!(
            "dashboard-silent",
            account = &account.name,
            minutes = silence.minutes,
            messages = silence.messages
        ),
        label: words!("dashboard-check-webhook"),
        page: webhooks_of(account),
    })
}

/// Without a webhook nothing is wrong until somebody waits for statuses.
fn without_webhook(facts: &Facts, account: &Account) -> Option<Cause> {
    if !facts.at_work.contains(&account.id) {
        return None;
    }
    let name = &account.name;
    let (sentence, label, page) = match account.webhook.state {
        WebhookState::Ours => return None,
        WebhookState::NoDomain => (
            words!("dashboard-no-domain", account = name),
            words!("dashboard-enter-domain"),
            format!("/accounts/{}/edit", account.id),
        ),
        WebhookState::Limit => (
            words!("dashboard-webhook-limit", account = name),
            words!("dashboard-check-webhook"),
            webhooks_of(account),
        ),
        WebhookState::Missing | WebhookState::None => (
            words!("dashboard-webhook-missing", account = name),
            words!("dashboard-make-webhook"),
            webhooks_of(account),
        ),
    };
    Some(Cause {
        sentence,
        label,
        page,
    })
}

fn quarantined(facts: &Facts, account: &Account) -> Option<Cause> {
    let callbacks = *facts.quarantined.get(&account.id)?;
    Some(Cause {
        sentence: words!(
            "dashboard-quarantined",
            callbacks = callbacks,
            account = &account.name
        ),
        label: words!("dashboard-look-at-callbacks"),
        page: webhooks_of(account),
    })
}

/// As much of a kept failure as is told here.
#[derive(Deserialize)]
struct KeptFault {
    message: Words,
}

fn failed_import(import: &FailedImport) -> Cause {
    let why = import
        .fault
        .as_deref()
        .and_then(|fault| serde_json::from_str::<KeptFault>(fault).ok());
    let file = &import.file_name;
    Cause {
        sentence: match why {
            Some(why) => words!(
                "dashboard-import-failed-why",
                file = file,
                why = why.message
            ),
            None => words!("dashboard-import-failed", file = file),
        },
        label: words!("dashboard-open-import"),
        page: format!("/audiences/import?id={}", import.id),
    }
}

fn webhooks_of(account: &Account) -> String {
    format!("/webhooks?account={}", account.id)
}

#[cfg(test)]
mod tests;
