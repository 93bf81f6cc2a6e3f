//! `dashboard.behind`: the campaigns that a number of the overview is made of, each the way to its
//! people.

use super::minutes::Window;
use super::types::{Behind, GetBehind};
use crate::{App, AppError, Caller, Code, Page, Result, words};
use domain::RecipientState;
use store::dashboard::{self as rows, Number};

/// Campaigns that are shown; beyond that nobody reads.
const MOST: i64 = 50;

pub(super) async fn behind(app: App, _: Caller, request: GetBehind) -> Result<Page<Behind>> {
    let number = number(&request)?;
    let chosen = Some((request.from_at, request.to_at));
    let stretch = Window::of(app.clock().now_ms(), None, chosen).chosen;
    let scope = request.account_id;
    let found = app
        .store()
        .read(|tx| {
            Box::pin(async move { rows::behind(tx, scope.as_ref(), stretch, &number, MOST).await })
        })
        .await?;
    let items = found
        .into_iter()
        .map(|row| Behind {
            campaign_id: row.campaign,
            name: row.name,
            account_name: row.account_name,
            count: row.count,
        })
        .collect();
    Ok(Page::whole(items))
}

fn number(request: &GetBehind) -> Result<Number> {
    use RecipientState::{Delivered, Enqueued, EnqueuedFailed, Failed, Read, Rejected, Sent};
    let states = match (request.series.as_deref(), &request.code) {
        (None, Some(code)) => return Ok(Number::Code(code.clone())),
        (Some("enqueued"), None) => vec![Enqueued],
        (Some("sent"), None) => vec![Sent],
        (Some("delivered"), None) => vec![Delivered],
        (Some("read"), None) => vec![Read],
        (Some("failed"), None) => vec![Failed, Rejected, EnqueuedFailed],
        _ => {
            return Err(AppError::new(
                Code::InvalidInput,
                words!("dashboard-behind-what"),
            ));
        }
    };
    Ok(Number::States(states))
}
