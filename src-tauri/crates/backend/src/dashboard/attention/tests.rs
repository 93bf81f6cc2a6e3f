//! Every cause alone, in its sentence, and nothing when all is well.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::accounts::model::{AccountSecrets, AccountWebhook, KeptSecret};
use crate::words::Catalogue;
use domain::Region;

fn account(webhook: WebhookState, health: Health) -> Account {
    let kept = KeptSecret {
        keeper: "file".to_owned(),
        last_used_at: None,
    };
    Account {
        id: "acc_1".into(),
        name: "Milano EU".to_owned(),
        key: "MIL".to_owned(),
        list_id: None,
        list_name: None,
        proxy_domain: String::new(),
        region: Region::Eu,
        project_id: String::new(),
        app_id: String::new(),
        key_id: String::new(),
        phone: String::new(),
        description: String::new(),
        processing_mode: None,
        rehearsal: false,
        health,
        health_words: "The key is not accepted.".to_owned(),
        channels: Vec::new(),
        rate_outbound: None,
        secrets: AccountSecrets {
            key: kept.clone(),
            webhook: kept,
            former_webhook_until: None,
        },
        webhook: AccountWebhook {
            state: webhook,
            target: None,
            last_callback_at: None,
        },
        late_hours: 24,
        last_test: None,
        created_at: 0,
        updated_at: 0,
    }
}

fn facts(webhook: WebhookState, health: Health) -> Facts {
    Facts {
        accounts: vec![account(webhook, health)],
        ..Facts::default()
    }
}

fn well() -> Facts {
    facts(WebhookState::Ours, Health::Ready)
}

/// `sentence → label → page` of each cause.
fn told(facts: &Facts) -> Vec<String> {
    let catalogue = Catalogue::load();
    causes(facts)
        .iter()
        .map(|cause| {
            let sentence = catalogue.render("en", &cause.sentence);
            let label = catalogue.render("en", &cause.label);
            format!("{sentence} → {label} → {}", cause.page)
        })
        .collect()
}

#[test]
fn when_all_is_well_nothing_is_said() {
    let mut facts = well();
    facts.at_work.insert("acc_1".into());
    assert_eq!(told(&facts), [""; 0]);
    let idle = self::facts(WebhookState::NoDomain, Health::Unproven);
    assert_eq!(told(&idle), [""; 0], "nobody waits for statuses");
}

#[test]
fn a_webhook_is_missed_once_campaigns_run() {
    for (state, begin, page) in [
        (
            WebhookState::NoDomain,
            "Milano EU has no public domain",
            "/accounts/acc_1/edit",
        ),
        (
            WebhookState::Limit,
            "The app of Milano EU has no room",
            "/webhooks?account=acc_1",
        ),
        (
            WebhookState::Missing,
            "Milano EU has no webhook",
            "/webhooks?account=acc_1",
        ),
        (
            WebhookState::None,
            "Milano EU has no webhook",
            "/webhooks?account=acc_1",
        ),
    ] {
        let mut facts = facts(state, Health::Ready);
        facts.at_work.insert("acc_1".into());
        let told = told(&facts);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with(begin) && told[0].ends_with(page),
            "{told:?}"
        );
    }
}

#[test]
fn each_cause_has_its_sentence_and_the_most_urgent_is_first() {
    let mut facts = facts(WebhookState::Ours, Health::Failing);
    facts.paused.push(PausedItself {
        id: "cmp_1".into(),
        name: "Autumn".to_owned(),
        why: words!("campaigns-paused-unreachable"),
    });
    facts.undecided.push(Undecided {
        campaign: "cmp_2".into(),
        name: "Winter".to_owned(),
        people: 1_200,
    });
    facts
        .keyless
        .insert("acc_1".into(), words!("accounts-secret-missing"));
    facts
        .secretless
        .insert("acc_1".into(), words!("accounts-secret-missing"));
    let silence = Silence {
        minutes: 14,
        messages: 320,
    };
    facts.silent.insert("acc_1".into(), silence);
    facts.quarantined.insert("acc_1".into(), 2);
    let fault = format!(
        r#"{{"message":{},"hint":{}}}"#,
        serde_json::to_string(&words!("errors-disk-full")).unwrap(),
        serde_json::to_string(&words!("errors-disk-full-hint")).unwrap(),
    );
    facts.failed_imports.push(FailedImport {
        id: "imp_1".into(),
        file_name: "crm.csv".to_owned(),
        fault: Some(fault),
    });
    let told = told(&facts);
    let begins = [
        "Autumn paused itself. Sinch accepted nothing for 15 minutes.",
        "Nobody can look up whether 1,200 people of Winter got the message",
        "Milano EU cannot be used. A secret of this account is not where it was kept",
        "The webhook secret of Milano EU is not where it was kept",
        "Milano EU failed its last test. The key is not accepted. → ",
        "The webhook of Milano EU has been silent for 14 minutes while 320 messages were sent.",
        "2 callbacks to Milano EU are in quarantine",
        "crm.csv was not imported. ",
    ];
    for (line, begin) in told.iter().zip(begins) {
        assert!(line.starts_with(begin), "{line}");
    }
    assert_eq!(told.len(), begins.len());
    assert!(
        told[1].ends_with("/campaigns/cmp_2?state=in_doubt"),
        "{}",
        told[1]
    );
    assert!(
        !told[7].contains('{') && told[7].len() > 60,
        "it says why: {}",
        told[7]
    );
}

#[test]
fn accounts_out_of_view_are_not_told_of() {
    let mut facts = well();
    facts.quarantined.insert("acc_2".into(), 5);
    facts.at_work.insert("acc_2".into());
    assert_eq!(told(&facts), [""; 0]);
}

#[test]
fn a_locked_keychain_is_one_sentence_for_all_accounts_behind_it() {
    let mut facts = well();
    let locked = || words!("accounts-keychain-unavailable");
    facts.keyless.insert("acc_1".into(), locked());
    facts.secretless.insert("acc_1".into(), locked());
    facts.keyless.insert("acc_2".into(), locked());
    let told = told(&facts);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("so 2 accounts cannot be used"), "{told:?}");
}

#[test]
fn a_refused_key_is_told_unless_the_last_test_says_so_already() {
    let mut facts = well();
    facts.rejected.insert("acc_1".into());
    let told = told(&facts);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with("→ Replace the key → /accounts/acc_1/edit"));
    let mut failing = self::facts(WebhookState::Ours, Health::Failing);
    failing.rejected.insert("acc_1".into());
    let told = self::told(&failing);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Milano EU failed its last test"));
}

#[test]
fn what_lags_or_fails_or_fills_up_is_told_once_it_matters() {
    let minute = 60_000;
    let mut facts = well();
    facts.now_ms = 100 * minute;
    facts.accounts[0].rate_outbound = Some(10);
    let failing = |failed| Failing {
        campaign: "cmp_1".into(),
        name: "Autumn".to_owned(),
        failed,
        tried: 1_000,
    };
    let queue = |messages| Queue {
        account: "acc_1".into(),
        messages,
    };
    let unread = |since_ms| Unread {
        callbacks: 3_000,
        since_ms,
    };
    facts.failing = vec![failing(199)];
    facts.queues = vec![queue(5_999)];
    facts.unread = Some(unread(100 * minute - 59_999));
    facts.free_bytes = Some(LITTLE_ROOM);
    assert_eq!(told(&facts), [""; 0], "none of it matters yet");

    facts.failing = vec![failing(200)];
    facts.queues = vec![queue(6_000)];
    facts.unread = Some(unread(98 * minute));
    facts.free_bytes = Some(LITTLE_ROOM - 1);
    facts.long_doubts = vec![LongDoubts {
        campaign: "cmp_1".into(),
        name: "Autumn".to_owned(),
        people: 12,
        since_ms: 80 * minute,
    }];
    let told = told(&facts);
    let begins = [
        "Only 1,023 MB are free",
        "Autumn: 200 of 1,000 messages failed.",
        "12 people of Autumn have been in doubt for 20 minutes",
        "3,000 callbacks wait to be read, the oldest for 2 minutes.",
        "6,000 messages of Milano EU stand in Sinch's queue. At its limit they take 10 minutes",
    ];
    assert_eq!(told.len(), begins.len(), "{told:?}");
    for (line, begin) in told.iter().zip(begins) {
        assert!(line.starts_with(begin), "{line}");
    }
}
