//! The first door of the first start: a Sinch on this computer, an account at it, its webhook and
//! templates, an audience. Safe to repeat: what is there is found again.

use super::audience;
use crate::router::Nothing;
use crate::{App, Caller, Result, accounts, templates, webhooks, words};
use domain::{AccountId, ContactId, ListId, TemplateId, TemplateState};
use serde::Serialize;
use store::audiences::NewContact;
use ts_rs::TS;

/// The setting that remembers the audience, whatever it is called.
const LIST_SETTING: &str = "rehearsal.list";
/// The template that fits the audience's columns.
const TEMPLATE: &str = "order_ready";

/// Everything is ready to rehearse with.
#[derive(Debug, Serialize, TS)]
pub struct Rehearsed {
    /// The rehearsal's account.
    pub account_id: AccountId,
    /// The made-up audience.
    pub list_id: ListId,
    /// What to begin with; `null` when the rehearsal has no template that can be sent.
    pub campaign_suggestion: Option<CampaignSuggestion>,
}

/// A campaign to begin with.
#[derive(Debug, Serialize, TS)]
pub struct CampaignSuggestion {
    /// What it could be called.
    pub name: String,
    /// A template that can be sent.
    pub template_id: TemplateId,
    /// The audience.
    pub list_id: ListId,
}

/// `settings.rehearse`.
pub(super) async fn rehearse(app: App, caller: Caller, _: Nothing) -> Result<Rehearsed> {
    let _alone = app.first_start().lock().await;
    let account = accounts::rehearsal_account(&app, &caller).await?;
    // Also for an account that was there: the receiver may have moved and the templates changed.
    webhooks::bring_up_to_date(&app, &account.id).await?;
    templates::sync_account(&app, &account.id).await?;
    let list_id = audience(&app, &caller, &account.id).await?;
    let template = template(&app, &account.id).await?;
    Ok(Rehearsed {
        account_id: account.id,
        campaign_suggestion: template.map(|template_id| CampaignSuggestion {
            name: app.say(&caller, &words!("settings-first-campaign")),
            template_id,
            list_id: list_id.clone(),
        }),
        list_id,
    })
}

/// The made-up audience, made when it is not there (any more).
async fn audience(app: &App, caller: &Caller, account: &AccountId) -> Result<ListId> {
    let now = app.clock().now_ms();
    let new_id = ListId::new(app.ids().uuid());
    let name = app.say(caller, &words!("settings-rehearsal-audience"));
    let contacts: Vec<NewContact> = audience::people()
        .into_iter()
        .map(|person| NewContact {
            id: ContactId::new(app.ids().uuid()),
            phone: person.phone.to_string(),
            name: person.name,
            language: Some(person.language.to_owned()),
            attributes: person.attributes,
        })
        .collect();
    app.write(caller, account, move |tx| {
        Box::pin(async move {
            if let Some(id) = store::settings::get(tx, LIST_SETTING).await? {
                let id = ListId::from(id);
                match store::audiences::list(tx, &id).await {
                    Ok(list) if list.members > 0 => return Ok(id),
                    Ok(_) | Err(store::Error::NotFound) => {}
                    Err(fault) => return Err(fault.into()),
                }
            }
            let list = store::audiences::ensure_list(tx, &name, &new_id, now).await?;
            let id = ListId::from(list.id);
            store::audiences::add_members(tx, &id, &contacts, now).await?;
            store::settings::set(tx, LIST_SETTING, id.as_str(), now).await?;
            Ok(id)
        })
    })
    .await
}

/// The template to suggest: the one that fits the audience, or any that can be sent.
async fn template(app: &App, account: &AccountId) -> Result<Option<TemplateId>> {
    let account = account.clone();
    let rows = app
        .store()
        .read(|tx| Box::pin(async move { store::templates::of_account(tx, &account).await }))
        .await?;
    let usable: Vec<_> = rows
        .into_iter()
        .filter(|row| {
            [TemplateState::Approved, TemplateState::Usable]
                .iter()
                .any(|state| row.state == state.as_str())
        })
        .collect();
    let fitting = usable.iter().find(|row| row.name == TEMPLATE);
    Ok(fitting.or(usable.first()).map(|row| row.id.as_str().into()))
}
