//! What Ctrl/⌘ K finds: accounts, templates, lists, campaigns and contacts whose name begins with
//! the text, and contacts by number. The pages and the actions are the interface's own.

use crate::{App, Caller, Result, words};
use domain::Phone;
use serde::{Deserialize, Serialize};
use store::audiences::{ContactFilter, ListFilter, folded};
use store::campaigns::CampaignFilter;
use store::templates::TemplateFilter;
use ts_rs::TS;

/// The most of each kind.
const MOST: u32 = 5;
/// Lists that are looked through; there are tens of them.
const LISTS: i64 = 500;

/// What to look for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// How it begins.
    pub text: String,
}

/// What was found, the kinds in a fixed order.
#[derive(Debug, Serialize, TS)]
pub struct SearchResult {
    /// At most five of each kind.
    pub items: Vec<Found>,
}

/// Something with that name.
#[derive(Debug, Serialize, TS)]
pub struct Found {
    pub kind: FoundKind,
    pub id: String,
    /// Its name; a contact without one is called by its number.
    pub title: String,
    /// What tells it from others of that name.
    pub detail: String,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    Account,
    Template,
    List,
    Campaign,
    Contact,
}

/// `settings.search`.
pub(super) async fn search(app: App, caller: Caller, request: Search) -> Result<SearchResult> {
    let text = folded(&request.text);
    if text.is_empty() {
        return Ok(SearchResult { items: Vec::new() });
    }
    let rows = app
        .store()
        .read(|tx| Box::pin(async move { Rows::named(tx, text).await }))
        .await?;
    Ok(SearchResult {
        items: rows.shown(&app, &caller),
    })
}

/// What begins with the text, as it is kept.
struct Rows {
    /// All of them, for the names of those that templates and campaigns belong to.
    accounts: Vec<store::accounts::AccountRow>,
    text: String,
    templates: Vec<store::templates::TemplateRow>,
    lists: Vec<store::audiences::ListRow>,
    campaigns: Vec<store::campaigns::Campaign>,
    contacts: Vec<store::audiences::ContactRow>,
}

impl Rows {
    async fn named(tx: &mut store::Tx, text: String) -> Result<Self, store::Error> {
        let templates = TemplateFilter {
            search: Some(text.clone()),
            ..TemplateFilter::default()
        };
        let campaigns = CampaignFilter {
            name: text.clone(),
            limit: i64::from(MOST),
            ..CampaignFilter::default()
        };
        let contacts = ContactFilter {
            search: Some(text.clone()),
            ..ContactFilter::default()
        };
        let mut lists = store::audiences::lists(tx, &ListFilter::default(), None, LISTS)
            .await?
            .0;
        lists.retain(|list| folded(&list.name).starts_with(&text));
        Ok(Self {
            accounts: store::accounts::all(tx).await?,
            templates: store::templates::list(tx, &templates, None, MOST).await?.0,
            lists,
            campaigns: store::campaigns::list(tx, &campaigns).await?.0,
            contacts: store::audiences::contacts(tx, &contacts, None, i64::from(MOST))
                .await?
                .0,
            text,
        })
    }

    fn shown(self, app: &App, caller: &Caller) -> Vec<Found> {
        let most = MOST as usize;
        let account_name = |id: &str| {
            let found = self.accounts.iter().find(|row| row.id == id);
            found.map(|row| row.name.clone()).unwrap_or_default()
        };
        let templates = self.templates.into_iter().map(|row| Found {
            kind: FoundKind::Template,
            detail: account_name(&row.account_id),
            id: row.id,
            title: row.name,
        });
        let lists = self.lists.into_iter().take(most).map(|row| Found {
            kind: FoundKind::List,
            detail: app.say(
                caller,
                &words!("settings-found-people", people = row.members),
            ),
            id: row.id,
            title: row.name,
        });
        let campaigns = self.campaigns.into_iter().map(|row| Found {
            kind: FoundKind::Campaign,
            detail: account_name(row.account_id.as_str()),
            id: row.id.to_string(),
            title: row.name,
        });
        let contacts = self.contacts.into_iter().map(|row| {
            let phone = Phone::kept(&row.phone).international();
            let (title, detail) = if row.name.is_empty() {
                (phone, String::new())
            } else {
                (row.name, phone)
            };
            Found {
                kind: FoundKind::Contact,
                id: row.id,
                title,
                detail,
            }
        });
        let begins = |name: &str| folded(name).starts_with(&self.text);
        let accounts = self
            .accounts
            .iter()
            .filter(|row| begins(&row.name) || begins(&row.key));
        let mut items: Vec<Found> = accounts
            .take(most)
            .map(|row| Found {
                kind: FoundKind::Account,
                id: row.id.clone(),
                title: row.name.clone(),
                detail: row.key.clone(),
            })
            .collect();
        items.extend(templates);
        items.extend(lists);
        items.extend(campaigns);
        items.extend(contacts);
        items
    }
}
