//! Laying the ledger: one row for each member of the list, filled and in order, before anything is
//! sent. In chunks, each with the place to go on from.

use super::fill::{Person, attributes, fill};
use super::runner::Runner;
use super::types::Mapping;
use crate::{AppError, Result, Topic};
use domain::{CampaignState, ContactId, Phone, RecipientId};
use store::campaigns::{self as rows, NewRecipient};

/// Rows a chunk: well under 50 ms of the writer.
const CHUNK: i64 = 500;

/// A person without a value for a variable that has no fallback.
pub const EMPTY_VARIABLE: &str = "EMPTY_VARIABLE";
/// A person whom this channel cannot reach.
pub const NO_IDENTITY: &str = "NO_IDENTITY";

/// Lays what is not laid yet and sets the campaign running.
pub async fn lay(runner: &Runner<'_>, campaign: &rows::Campaign) -> Result<()> {
    let app = runner.app;
    let mappings: Vec<Mapping> =
        serde_json::from_str(&campaign.variables).map_err(AppError::internal)?;
    let mut after = Some(campaign.laid_through.as_str())
        .filter(|id| !id.is_empty())
        .map(ContactId::from);
    let mut position = campaign.total;
    while !app.stopping().is_cancelled() && runner.hold().await? {
        if runner.read().await?.state != CampaignState::Launching {
            return Ok(());
        }
        // Who joined the list after the launch was not confirmed.
        let most = CHUNK.min(campaign.confirmed - position);
        let (list, from) = (campaign.list_id.clone(), after.clone());
        let members = app
            .store()
            .read(|tx| {
                Box::pin(async move {
                    store::audiences::members_after(tx, &list, from.as_ref(), most).await
                })
            })
            .await?;
        let Some(last) = members.last() else {
            let (id, now) = (campaign.id.clone(), app.clock().now_ms());
            app.store()
                .write(move |tx| Box::pin(async move { rows::finish_laying(tx, &id, now).await }))
                .await?;
            app.changed(&[Topic::Campaigns, Topic::Dashboard]);
            return Ok(());
        };
        let through = ContactId::from(last.id.as_str());
        after = Some(through.clone());
        let mut chunk = Vec::with_capacity(members.len());
        for member in members {
            position += 1;
            let attributes = attributes(&member.attributes)?;
            let person = Person {
                name: &member.name,
                phone: &member.phone,
                attributes: &attributes,
            };
            let (parameters, skipped) = match fill(&mappings, &person) {
                _ if member.phone.is_empty() => (String::new(), Some(NO_IDENTITY)),
                Ok(filled) => (
                    serde_json::to_string(&filled).map_err(AppError::internal)?,
                    None,
                ),
                Err(_) => (String::new(), Some(EMPTY_VARIABLE)),
            };
            chunk.push(NewRecipient {
                id: RecipientId::new(app.ids().uuid()),
                contact: member.id.into(),
                position,
                channel: campaign.channel,
                language: campaign.language.clone(),
                identity: Phone::kept(&member.phone).to_string(),
                name: member.name,
                parameters,
                skipped,
            });
        }
        let (id, now) = (campaign.id.clone(), app.clock().now_ms());
        app.store()
            .write_alone(move |tx| {
                Box::pin(async move { rows::lay(tx, &id, &chunk, &through, now).await })
            })
            .await?;
        app.changed(&[Topic::Campaigns]);
    }
    Ok(())
}
