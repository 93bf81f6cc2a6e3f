//! `dashboard.overview`: what it reads, and how it is put together.

use super::attention::{self, Facts, PausedItself, Silence};
use super::disk;
use super::minutes::{MINUTE_MS, Window, filled};
use super::types::{
    Attention, AttentionAction, GetOverview, Overview, OverviewAccount, OverviewFailure,
    OverviewStretch, Totals,
};
use crate::accounts::Account;
use crate::accounts::model::WebhookState;
use crate::words::Words;
use crate::{App, AppError, Caller, Code, Result, accounts, campaigns, words};
use domain::{AccountId, CampaignState, ReasonKind, reason};
use std::collections::BTreeMap;
use store::audiences::ListFilter;
use store::campaigns::{Campaign, CampaignFilter};
use store::dashboard::{self as rows, AccountCount, MinuteCount};
use store::{Error, Tx};

/// Causes, campaigns and codes that are shown; beyond that nobody reads.
const MOST: i64 = 20;
/// What lies further back needs nobody's attention any more.
const LATELY_MS: i64 = 24 * 60 * MINUTE_MS;
/// How long a doubt may wait for Sinch to be asked.
const DOUBT_MS: i64 = 15 * MINUTE_MS;
/// So many failures of a campaign are worth a look, if they are many of its messages.
const LEAST_FAILURES: i64 = 20;
/// How long a webhook may bring nothing while messages leave.
const SILENCE_MS: i64 = 5 * MINUTE_MS;
/// Lists that are looked at for one that has members.
const LISTS: i64 = 100;

/// `dashboard.overview`.
pub(super) async fn overview(app: App, caller: Caller, request: GetOverview) -> Result<Overview> {
    let now_ms = app.clock().now_ms();
    let chosen = request.from_at.zip(request.to_at);
    let window = Window::of(now_ms, request.minutes, chosen);
    let scope = request.account_id;
    let mut accounts = accounts::all(&app, &caller).await?;
    if let Some(account) = &scope {
        accounts.retain(|one| one.id == *account);
        if accounts.is_empty() {
            return Err(AppError::new(Code::NotFound, words!("accounts-missing")));
        }
    }
    let known = app
        .store()
        .read(move |tx| {
            Box::pin(async move { Known::read(tx, accounts, scope.as_ref(), window, now_ms).await })
        })
        .await?;
    let mut facts = known.facts;
    secrets(&app, &mut facts).await;
    facts.free_bytes = disk::free_bytes(app.data());
    facts.now_ms = now_ms;
    facts.paused = paused(&known.campaigns)?;
    let mut campaigns = Vec::with_capacity(known.campaigns.len());
    for row in &known.campaigns {
        campaigns.push(campaigns::assemble(&app, &caller, &row.id).await?);
    }
    let say = |words: &Words| app.say(&caller, words);
    Ok(Overview {
        attention: attention::causes(&facts)
            .iter()
            .map(|cause| Attention {
                sentence: say(&cause.sentence),
                action: AttentionAction {
                    label: say(&cause.label),
                    page: cause.page.clone(),
                },
            })
            .collect(),
        campaigns,
        minutes: if known.was_anything_sent {
            filled(window.chart, &known.minutes)
        } else {
            Vec::new()
        },
        stretch: OverviewStretch {
            from_at: window.chosen.from * MINUTE_MS,
            to_at: window.chosen.until * MINUTE_MS,
        },
        totals: known.totals.values().fold(Totals::default(), plus),
        failures: known
            .failures
            .into_iter()
            .map(|(code, count)| OverviewFailure {
                meaning: say(&campaigns::meaning(&code)),
                owner: say(&owner(reason::kind_of(&code))),
                code,
                count,
            })
            .collect(),
        accounts: facts
            .accounts
            .into_iter()
            .map(|account| shown(account, &known.totals))
            .collect(),
        suggestion: known
            .awaits_first_campaign
            .then(|| say(&words!("dashboard-suggestion"))),
    })
}

/// What the rows say, of one moment.
struct Known {
    facts: Facts,
    campaigns: Vec<Campaign>,
    minutes: Vec<MinuteCount>,
    was_anything_sent: bool,
    /// What happened in the chosen stretch, by account.
    totals: BTreeMap<AccountId, Totals>,
    failures: Vec<(String, i64)>,
    awaits_first_campaign: bool,
}

impl Known {
    async fn read(
        tx: &mut Tx,
        accounts: Vec<Account>,
        scope: Option<&AccountId>,
        window: Window,
        now_ms: i64,
    ) -> Result<Self, Error> {
        let lately = now_ms - LATELY_MS;
        let mut silent = BTreeMap::new();
        for account in accounts
            .iter()
            .filter(|one| one.webhook.state == WebhookState::Ours)
        {
            if let Some(silence) = silence(tx, account, now_ms).await? {
                silent.insert(account.id.clone(), silence);
            }
        }
        Ok(Self {
            facts: Facts {
                accounts,
                silent,
                undecided: rows::undecided(tx, scope, MOST).await?,
                at_work: rows::accounts_at_work(tx, lately)
                    .await?
                    .into_iter()
                    .collect(),
                quarantined: rows::quarantined(tx).await?.into_iter().collect(),
                failed_imports: rows::failed_imports(tx, lately, MOST).await?,
                long_doubts: rows::long_doubts(tx, scope, now_ms - DOUBT_MS, MOST).await?,
                failing: rows::failing(tx, scope, lately, LEAST_FAILURES, MOST).await?,
                unread: rows::unread(tx).await?,
                queues: rows::queues(tx).await?,
                ..Facts::default()
            },
            campaigns: under_way(tx, scope).await?,
            minutes: rows::minutes(tx, scope, window.chart.from, window.chart.until).await?,
            was_anything_sent: rows::was_anything_sent(tx, scope).await?,
            totals: totals(&rows::by_account(tx, scope, window.chosen).await?),
            failures: rows::failures(tx, scope, window.chosen, MOST).await?,
            awaits_first_campaign: rows::awaits_first_campaign(tx, scope).await?
                && has_audience(tx).await?,
        })
    }
}

/// The campaigns that are being prepared, running or paused, newest first.
async fn under_way(tx: &mut Tx, scope: Option<&AccountId>) -> Result<Vec<Campaign>, Error> {
    let mut found = Vec::new();
    for state in [
        CampaignState::Launching,
        CampaignState::Running,
        CampaignState::Paused,
    ] {
        let filter = CampaignFilter {
            account: scope.cloned(),
            state: Some(state),
            limit: MOST,
            ..CampaignFilter::default()
        };
        found.extend(store::campaigns::list(tx, &filter).await?.0);
    }
    found.sort_by(|one, other| (other.created_at, &other.id).cmp(&(one.created_at, &one.id)));
    Ok(found)
}

async fn has_audience(tx: &mut Tx) -> Result<bool, Error> {
    let (lists, _) = store::audiences::lists(tx, &ListFilter::default(), None, LISTS).await?;
    Ok(lists.iter().any(|list| list.members > 0))
}

/// How long an account's webhook has brought nothing although messages left; `None` while that is
/// no wonder.
async fn silence(tx: &mut Tx, account: &Account, now_ms: i64) -> Result<Option<Silence>, Error> {
    let lately = (now_ms - LATELY_MS).div_euclid(MINUTE_MS);
    let heard_at = account.webhook.last_callback_at;
    let after = heard_at.map_or(lately, |at| lately.max(at.div_euclid(MINUTE_MS) + 1));
    let Some(accepted) = rows::accepted_since(tx, &account.id, after).await? else {
        return Ok(None);
    };
    // Nobody waits for an answer before the first message has left.
    let waited_ms = now_ms - (accepted.first_minute + 1) * MINUTE_MS;
    Ok((waited_ms >= SILENCE_MS).then(|| Silence {
        minutes: waited_ms.div_euclid(MINUTE_MS),
        messages: accepted.count,
    }))
}

/// Which secrets cannot be had, and which keys Sinch refuses. Rehearsal accounts are not asked:
/// their Sinch would be started for it.
async fn secrets(app: &App, facts: &mut Facts) {
    for account in facts.accounts.iter().filter(|account| !account.rehearsal) {
        let standing = accounts::secrets_standing(app, &account.id).await;
        if let Some(why) = standing.key {
            facts.keyless.insert(account.id.clone(), why);
        } else if standing.key_rejected {
            facts.rejected.insert(account.id.clone());
        }
        if let Some(why) = standing.webhook {
            facts.secretless.insert(account.id.clone(), why);
        }
    }
}

fn totals(counts: &[AccountCount]) -> BTreeMap<AccountId, Totals> {
    let mut totals: BTreeMap<AccountId, Totals> = BTreeMap::new();
    for known in counts {
        let of = totals.entry(known.account.clone()).or_default();
        of.add(known.state, known.count);
    }
    totals
}

fn plus(all: Totals, more: &Totals) -> Totals {
    Totals {
        enqueued: all.enqueued + more.enqueued,
        sent: all.sent + more.sent,
        delivered: all.delivered + more.delivered,
        read: all.read + more.read,
        failed: all.failed + more.failed,
    }
}

/// The campaigns that stopped by themselves.
fn paused(campaigns: &[Campaign]) -> Result<Vec<PausedItself>> {
    campaigns
        .iter()
        .filter(|row| !row.paused_because.is_empty())
        .map(|row| {
            Ok(PausedItself {
                id: row.id.clone(),
                name: row.name.clone(),
                why: serde_json::from_str(&row.paused_because).map_err(AppError::internal)?,
            })
        })
        .collect()
}

fn shown(account: Account, totals: &BTreeMap<AccountId, Totals>) -> OverviewAccount {
    OverviewAccount {
        totals: totals.get(&account.id).copied().unwrap_or_default(),
        id: account.id,
        name: account.name,
        state: account.health,
        last_callback_at: account.webhook.last_callback_at,
    }
}

/// Whose a failure is to mend, in words.
fn owner(kind: ReasonKind) -> Words {
    match kind {
        ReasonKind::RetryLater => words!("dashboard-owner-passing"),
        ReasonKind::Recipient => words!("dashboard-owner-recipient"),
        ReasonKind::Message => words!("dashboard-owner-message"),
        ReasonKind::Setup => words!("dashboard-owner-setup"),
        ReasonKind::Policy => words!("dashboard-owner-policy"),
    }
}
