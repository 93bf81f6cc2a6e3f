//! An account stays with its app while a campaign of it is under way.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::testing;
use domain::{CampaignId, CampaignState, Channel};
use store::campaigns::Campaign;

const ACCOUNT: &str = "acc_1";
const PROJECT: &str = "8f3d2c7e-0000-4000-8000-000000000001";
const APP: &str = "01EB37HMH1M6SV18BSNS3G135H";

/// The form of the account as it is.
fn unchanged() -> AccountForm {
    AccountForm {
        name: "Milano".to_owned(),
        key: "MIL".to_owned(),
        region: "eu".to_owned(),
        project_id: PROJECT.to_owned(),
        app_id: APP.to_owned(),
        key_id: "key".to_owned(),
        ..AccountForm::default()
    }
}

/// An account with a campaign in this state.
async fn account_with(app: &App, state: CampaignState) {
    let mut row = AccountRow {
        id: ACCOUNT.to_owned(),
        key_secret_ref: "env:CARILLON_TEST_NOT_SET".to_owned(),
        webhook_secret_ref: "env:CARILLON_TEST_NOT_SET".to_owned(),
        ..blank(0)
    };
    fill(&mut row, unchanged().read(true).unwrap());
    let campaign = Campaign {
        id: CampaignId::from("cmp_1"),
        account_id: ACCOUNT.into(),
        name: "Autumn".into(),
        template_id: "tpl_1".into(),
        channel: Channel::WhatsApp,
        language: "it".into(),
        list_id: "lst_1".into(),
        rate: None,
        variables: "[]".into(),
        template: String::new(),
        state,
        paused_because: String::new(),
        total: 0,
        confirmed: 0,
        laid_through: String::new(),
        laid: false,
        created_at: 0,
        updated_at: 0,
        launched_at: None,
        finished_at: None,
    };
    app.store()
        .write(|tx| {
            Box::pin(async move {
                store::accounts::insert(tx, &row).await?;
                store::campaigns::insert(tx, &campaign).await
            })
        })
        .await
        .unwrap();
}

/// The fields that saving this form finds fault with, each with its words.
async fn faults(app: &App, form: AccountForm) -> Vec<(String, String)> {
    let request = UpdateAccount {
        id: ACCOUNT.into(),
        form,
    };
    let saved = update(app.clone(), Caller::local("a test"), request).await;
    let Err(refused) = saved else {
        return Vec::new();
    };
    let body = refused.body(app.catalogue(), "en", "");
    body.fields.into_iter().collect()
}

#[tokio::test]
async fn the_app_stays_while_a_campaign_is_under_way() {
    for state in [
        CampaignState::Launching,
        CampaignState::Running,
        CampaignState::Paused,
    ] {
        let (app, _data) = testing::app().await;
        account_with(&app, state).await;
        let moved = AccountForm {
            region: "us".to_owned(),
            project_id: "another".to_owned(),
            app_id: APP.replace('E', "F"),
            ..unchanged()
        };
        let found = faults(&app, moved).await;
        let fields: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["app_id", "project_id", "region"], "{state:?}");
        for (_, words) in &found {
            assert!(
                words.starts_with("This account has a campaign under way;"),
                "{words}"
            );
        }
        let one = AccountForm {
            region: "br".to_owned(),
            ..unchanged()
        };
        assert_eq!(faults(&app, one).await[0].0, "region");

        // The same app in other letters, by another key, under another name.
        let stays = AccountForm {
            name: "Milano Nord".to_owned(),
            region: " EU".to_owned(),
            app_id: APP.to_ascii_lowercase(),
            key_id: "another".to_owned(),
            ..unchanged()
        };
        assert_eq!(faults(&app, stays).await, []);
    }
}

#[tokio::test]
async fn the_app_may_change_where_no_campaign_is_under_way() {
    for state in [CampaignState::Draft, CampaignState::Finished] {
        let (app, _data) = testing::app().await;
        account_with(&app, state).await;
        let moved = AccountForm {
            region: "us".to_owned(),
            ..unchanged()
        };
        assert_eq!(faults(&app, moved).await, [], "{state:?}");
    }
}
