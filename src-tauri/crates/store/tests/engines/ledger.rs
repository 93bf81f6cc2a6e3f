//! A ledger to test with: one running campaign, claims of it, what came of them.

use domain::{AttemptId, CampaignId, CampaignState, Channel};
use store::{
    Store,
    campaigns::{self as rows, Campaign, Claim, Claimed, NewRecipient, Outcome, Verdict},
};

/// The host that works on the campaign.
pub const OWNER: &str = "host";
/// When it does.
pub const NOW: i64 = 1_000_000;

/// The campaign.
pub fn campaign() -> CampaignId {
    "cmp_1".into()
}

/// A running campaign of `people` recipients.
pub async fn laid(store: &Store, people: i64) {
    store
        .write(move |tx| {
            Box::pin(async move {
                super::an_account(tx, "acc_1").await?;
                let draft = Campaign {
                    id: campaign(),
                    account_id: "acc_1".into(),
                    name: "Autumn".into(),
                    template_id: "tpl_1".into(),
                    channel: Channel::WhatsApp,
                    language: "it".into(),
                    list_id: "lst_1".into(),
                    rate: Some(25),
                    variables: "[]".into(),
                    template: String::new(),
                    state: CampaignState::Draft,
                    paused_because: String::new(),
                    total: 0,
                    confirmed: 0,
                    laid_through: String::new(),
                    laid: false,
                    created_at: NOW,
                    updated_at: NOW,
                    launched_at: None,
                    finished_at: None,
                };
                rows::insert(tx, &draft).await?;
                let from = &[CampaignState::Draft];
                rows::set_state(tx, &campaign(), from, CampaignState::Launching, "", NOW).await?;
                let chunk: Vec<NewRecipient> = (1..=people).map(recipient).collect();
                rows::lay(tx, &campaign(), &chunk, &"con_9".into(), NOW).await?;
                rows::finish_laying(tx, &campaign(), NOW).await?;
                assert!(rows::hold(tx, &campaign(), OWNER, NOW, NOW + 1).await?);
                Ok(())
            })
        })
        .await
        .unwrap();
}

fn recipient(position: i64) -> NewRecipient {
    NewRecipient {
        id: format!("rcp_{position:03}").into(),
        contact: format!("con_{position}").into(),
        position,
        channel: Channel::WhatsApp,
        language: "it".into(),
        identity: format!("+39312000{position:04}"),
        name: format!("Person {position}"),
        parameters: "{}".into(),
        skipped: None,
    }
}

/// Claims at most so many recipients.
pub async fn claim(store: &Store, most: i64, now_ms: i64) -> Vec<Claimed> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let campaign = campaign();
                let claim = Claim {
                    campaign: &campaign,
                    owner: OWNER,
                    most,
                    now_ms,
                    deadline_ms: now_ms + 40_000,
                };
                rows::claim(tx, &claim).await
            })
        })
        .await
        .unwrap()
}

/// Records what came of an attempt.
pub async fn record(store: &Store, attempt: &AttemptId, verdict: Verdict) {
    let outcome = Outcome {
        attempt: attempt.clone(),
        at_ms: NOW + 10,
        verdict,
    };
    store
        .write(move |tx| Box::pin(async move { rows::record(tx, &[outcome]).await }))
        .await
        .unwrap();
}

/// Not accepted, to be tried again at `due_ms`.
pub fn retry(due_ms: i64) -> Verdict {
    Verdict::Retry {
        code: "RATE_LIMITED".into(),
        text: String::new(),
        due_ms,
    }
}
