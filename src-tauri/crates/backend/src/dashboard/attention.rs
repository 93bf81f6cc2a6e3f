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
use store::dashboard::{FailedImport, Failing, LongDoubts, Queue, Undecided, Unread};

/// Less room than this is told of: an import and a day of callbacks fit in it.
const LITTLE_ROOM: u64 = 1024 * 1024 * 1024;
/// Callbacks that wait longer than this were not read as they came.
const UNREAD_MS: i64 = 60_000;
/// A queue at Sinch that takes longer than this to drain is told of, in seconds.
const LONG_QUEUE_S: i64 = 10 * 60;
/// One failure in so many messages is too many.
const FAILING_SHARE: i64 = 5;

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
    /// When this is, in ms.
    pub now_ms: i64,
    /// Room where the data is, where that is known.
    pub free_bytes: Option<u64>,
    /// Why an account's access key cannot be had.
    pub keyless: BTreeMap<AccountId, Words>,
    /// Accounts whose access key Sinch refused when it was last used.
    pub rejected: BTreeSet<AccountId>,
    /// Why an account's webhook secret cannot be had.
    pub secretless: BTreeMap<AccountId, Words>,
    pub long_doubts: Vec<LongDoubts>,
    pub failing: Vec<Failing>,
    pub unread: Option<Unread>,
    pub queues: Vec<Queue>,
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
    let mut causes: Vec<Cause> = little_room(facts).into_iter().collect();
    causes.extend(facts.paused.iter().map(paused));
    causes.extend(facts.undecided.iter().map(undecided));
    causes.extend(locked(facts));
    causes.extend(accounts().filter_map(|account| keyless(facts, account)));
    causes.extend(accounts().filter_map(|account| rejected(facts, account)));
    causes.extend(accounts().filter_map(|account| secretless(facts, account)));
    causes.extend(accounts().filter_map(failing));
    causes.extend(facts.failing.iter().filter_map(failing_campaign));
    causes.extend(
        facts
            .long_doubts
            .iter()
            .map(|doubts| in_doubt(doubts, facts.now_ms)),
    );
    causes.extend(unread(facts));
    causes.extend(accounts().filter_map(|account| long_queue(facts, account)));
    causes.extend(accounts().filter_map(|account| silent(facts, account)));
    causes.extend(accounts().filter_map(|account| without_webhook(facts, account)));
    causes.extend(accounts().filter_map(|account| quarantined(facts, account)));
    causes.extend(facts.failed_imports.iter().map(failed_import));
    causes
}

fn little_room(facts: &Facts) -> Option<Cause> {
    let free = facts.free_bytes.filter(|free| *free < LITTLE_ROOM)?;
    let megabytes = i64::try_from(free / (1024 * 1024)).unwrap_or(i64::MAX);
    Some(Cause {
        sentence: words!("dashboard-little-room", megabytes = megabytes),
        label: words!("dashboard-make-room"),
        page: "/settings".to_owned(),
    })
}

/// The keychain cannot be used: one sentence for every account behind it.
fn locked(facts: &Facts) -> Option<Cause> {
    let behind = |whys: &BTreeMap<AccountId, Words>| -> BTreeSet<AccountId> {
        let shut = whys.iter().filter(|(_, why)| is_locked(why));
        shut.map(|(id, _)| id.clone()).collect()
    };
    let mut accounts = behind(&facts.keyless);
    accounts.extend(behind(&facts.secretless));
    if accounts.is_empty() {
        return None;
    }
    Some(Cause {
        sentence: words!("dashboard-locked", accounts = accounts.len()),
        label: words!("dashboard-see-secrets"),
        page: "/settings".to_owned(),
    })
}

fn is_locked(why: &Words) -> bool {
    why.id() == "accounts-keychain-unavailable"
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
    (!is_locked(why)).then_some(())?;
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

fn rejected(facts: &Facts, account: &Account) -> Option<Cause> {
    // A failed test says it with Sinch's own words.
    let told = account.health == Health::Failing || !facts.rejected.contains(&account.id);
    (!told).then(|| Cause {
        sentence: words!("dashboard-rejected", account = &account.name),
        label: words!("dashboard-replace-key"),
        page: format!("/accounts/{}/edit", account.id),
    })
}

fn secretless(facts: &Facts, account: &Account) -> Option<Cause> {
    let why = facts.secretless.get(&account.id)?;
    (!is_locked(why)).then(|| Cause {
        sentence: words!("dashboard-secretless", account = &account.name),
        label: words!("dashboard-type-secret"),
        page: format!("/accounts/{}/edit", account.id),
    })
}

fn failing_campaign(campaign: &Failing) -> Option<Cause> {
    (campaign.failed * FAILING_SHARE >= campaign.tried).then(|| Cause {
        sentence: words!(
            "dashboard-failing-campaign",
            campaign = &campaign.name,
            failed = campaign.failed,
            tried = campaign.tried
        ),
        label: words!("dashboard-see-failures"),
        page: format!("/campaigns/{}", campaign.campaign),
    })
}

fn in_doubt(doubts: &LongDoubts, now_ms: i64) -> Cause {
    Cause {
        sentence: words!(
            "dashboard-in-doubt",
            people = doubts.people,
            campaign = &doubts.name,
            minutes = (now_ms - doubts.since_ms) / 60_000
        ),
        label: words!("dashboard-decide"),
        page: format!("/campaigns/{}?state=in_doubt", doubts.campaign),
    }
}

fn unread(facts: &Facts) -> Option<Cause> {
    let unread = facts.unread?;
    let waited_ms = facts.now_ms - unread.since_ms;
    (waited_ms >= UNREAD_MS).then(|| Cause {
        sentence: words!(
            "dashboard-unread",
            callbacks = unread.callbacks,
            minutes = waited_ms / 60_000
        ),
        label: words!("dashboard-look-at-callbacks"),
        page: "/webhooks?state=waiting".to_owned(),
    })
}

fn long_queue(facts: &Facts, account: &Account) -> Option<Cause> {
    let queue = facts
        .queues
        .iter()
        .find(|queue| queue.account == account.id)?;
    let seconds = queue.messages / account.rate_outbound.filter(|rate| *rate > 0)?;
    (seconds >= LONG_QUEUE_S).then(|| Cause {
        sentence: words!(
            "dashboard-long-queue",
            account = &account.name,
            messages = queue.messages,
            minutes = seconds / 60
        ),
        label: words!("dashboard-open-account"),
        page: format!("/accounts/{}", account.id),
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
        page: format!("{}&verdict=quarantined", webhooks_of(account)),
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
