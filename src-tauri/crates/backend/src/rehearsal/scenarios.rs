//! Numbers with a story, and audiences made of them, so that a person can cause each outcome.

use super::{OfRehearsal, stage};
use crate::{App, AppError, Caller, Page, Result, campaigns, words};
use domain::{AccountId, ContactId, ListId, ReasonKind};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::audiences::NewContact;
use ts_rs::TS;

/// A number with a story.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ScenarioNumber {
    /// E.164.
    pub number: String,
    /// What happens, in a few words.
    pub story: String,
    /// The reason code that its failure carries.
    pub code: Option<String>,
    /// What the code means.
    pub meaning: Option<String>,
    /// What can be done about it.
    pub kind: Option<ReasonKind>,
}

/// Which numbers make an audience.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeAudience {
    pub account_id: AccountId,
    /// The list they are put on; made when there is none of that name.
    pub list_name: String,
    /// Numbers with a story, in E.164.
    pub numbers: Vec<String>,
}

/// The audience that was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MadeAudience {
    pub list_id: ListId,
    /// How many of the numbers were not on the list before.
    pub added: u64,
}

/// `rehearsal.scenarios`.
pub(super) async fn scenarios(
    app: App,
    caller: Caller,
    request: OfRehearsal,
) -> Result<Page<ScenarioNumber>> {
    let (_, levers) = stage(&app, &request.account_id).await?;
    let rows = levers.scenarios().await?;
    let shown = rows.into_iter().map(|row| ScenarioNumber {
        meaning: row
            .code
            .as_deref()
            .map(|code| app.say(&caller, &campaigns::meaning(code))),
        kind: row.code.as_deref().map(domain::reason::kind_of),
        number: row.number,
        story: row.story,
        code: row.code,
    });
    Ok(Page::whole(shown.collect()))
}

/// `rehearsal.make_audience`.
pub(super) async fn make_audience(
    app: App,
    caller: Caller,
    request: MakeAudience,
) -> Result<MadeAudience> {
    let (_, levers) = stage(&app, &request.account_id).await?;
    let known = levers.scenarios().await?;
    let mut faults = Vec::new();
    if request.list_name.trim().is_empty() {
        faults.push(("list_name".to_owned(), words!("rehearsal-list-nameless")));
    }
    let strange = request
        .numbers
        .iter()
        .find(|number| !known.iter().any(|row| row.number == **number));
    if let Some(number) = strange {
        let fault = words!("rehearsal-no-scenario", number = number);
        faults.push(("numbers".to_owned(), fault));
    } else if request.numbers.is_empty() {
        faults.push(("numbers".to_owned(), words!("rehearsal-no-numbers")));
    }
    if let Some(refused) = AppError::of_fields(faults) {
        return Err(refused);
    }
    let contacts: Vec<NewContact> = known
        .iter()
        .filter(|row| request.numbers.contains(&row.number))
        .map(|row| {
            let end: String = row.number.chars().rev().take(2).collect();
            let end: String = end.chars().rev().collect();
            NewContact {
                id: ContactId::new(app.ids().uuid()),
                phone: row.number.clone(),
                name: row.code.clone().unwrap_or_else(|| row.story.clone()),
                language: None,
                // The columns of the made-up audience, so that the same templates can be filled.
                attributes: json!({
                    "first_name": app.say(&caller, &words!("rehearsal-first-name", end = &end)),
                    "city": "Milano",
                    "order": format!("100{end}"),
                    "amount": format!("{end}.00"),
                    "story": row.story,
                })
                .to_string(),
            }
        })
        .collect();
    let (now, new_id) = (app.clock().now_ms(), ListId::new(app.ids().uuid()));
    let name = request.list_name.trim().to_owned();
    app.write(&caller, request.account_id, move |tx| {
        Box::pin(async move {
            let list = store::audiences::ensure_list(tx, &name, &new_id, now).await?;
            let list_id = ListId::from(list.id);
            let added = store::audiences::add_members(tx, &list_id, &contacts, now).await?;
            Ok(MadeAudience { list_id, added })
        })
    })
    .await
}
