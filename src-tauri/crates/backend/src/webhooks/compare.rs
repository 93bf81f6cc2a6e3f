//! Our webhook as it should be beside what stands at Sinch, part by part. Changes nothing.
//!
//! To compare another part: a line in [`parts`].

use super::ensure::{EnsureWebhook, kept_id, ours, wanted};
use crate::words::Words;
use crate::{App, Caller, Result, words};
use serde::Serialize;
use sinch::webhooks::Webhook;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Our webhook as it should be beside what is.
#[derive(Debug, Serialize, TS)]
pub struct WebhookComparison {
    /// Whether everything is as it should be.
    pub same: bool,
    /// The same in words.
    pub sentence: String,
    /// Part by part; empty where there is no webhook of ours, or should be none.
    pub parts: Vec<ComparedPart>,
}

/// One part of a webhook.
#[derive(Debug, Serialize, TS)]
pub struct ComparedPart {
    /// What is compared.
    pub label: String,
    /// What should be.
    pub should: String,
    /// What is.
    pub is: String,
    /// Whether that is the same.
    pub same: bool,
}

pub(super) async fn compare(
    app: App,
    caller: Caller,
    request: EnsureWebhook,
) -> Result<WebhookComparison> {
    let connected = app.sinch(&request.account_id).await?;
    let say = |words: &Words| app.say(&caller, words);
    let found = connected
        .client
        .webhooks()
        .list(&connected.account.app_id)
        .await?;
    let Some(wanted) = wanted(&app, &connected).await? else {
        return Ok(WebhookComparison {
            same: false,
            sentence: say(&words!("webhooks-no-domain")),
            parts: Vec::new(),
        });
    };
    let kept_id = kept_id(&app, &request.account_id).await?;
    let Some(ours) = ours(&found, &kept_id, &wanted.target) else {
        return Ok(WebhookComparison {
            same: false,
            sentence: say(&words!("webhooks-compare-missing")),
            parts: Vec::new(),
        });
    };
    let parts: Vec<ComparedPart> = parts(&wanted, ours)
        .into_iter()
        .map(|part| ComparedPart {
            label: say(&part.label),
            should: say(&part.should),
            is: say(&part.is),
            same: part.same,
        })
        .collect();
    let different = parts.iter().filter(|part| !part.same).count();
    Ok(WebhookComparison {
        same: different == 0,
        sentence: match different {
            0 => say(&words!("webhooks-compare-same")),
            parts => say(&words!("webhooks-compare-different", parts = parts)),
        },
        parts,
    })
}

struct Part {
    label: Words,
    should: Words,
    is: Words,
    same: bool,
}

fn parts(should: &Webhook, is: &Webhook) -> Vec<Part> {
    let as_is = |text: &str| words!("webhooks-compare-text", text = text);
    let kind = |webhook: &Webhook| match &webhook.target_type {
        Some(kind) => as_is(kind.as_str()),
        None => words!("webhooks-compare-none"),
    };
    let triggers = |webhook: &Webhook| -> BTreeSet<String> {
        let words = webhook.triggers.iter().flatten();
        words.map(|trigger| trigger.as_str().to_owned()).collect()
    };
    let (wanted, there) = (triggers(should), triggers(is));
    let missing: Vec<&str> = wanted.difference(&there).map(String::as_str).collect();
    let beyond: Vec<&str> = there.difference(&wanted).map(String::as_str).collect();
    vec![
        Part {
            label: words!("webhooks-compare-target"),
            should: as_is(&should.target),
            is: as_is(&is.target),
            same: should.target == is.target,
        },
        Part {
            label: words!("webhooks-compare-type"),
            should: kind(should),
            is: kind(is),
            same: should.target_type == is.target_type,
        },
        Part {
            label: words!("webhooks-compare-triggers"),
            should: words!("webhooks-compare-count", n = wanted.len()),
            is: match (missing.is_empty(), beyond.is_empty()) {
                (true, true) => words!("webhooks-compare-count", n = there.len()),
                (false, _) => words!(
                    "webhooks-compare-missing-triggers",
                    n = there.len(),
                    missing = missing.join(", ")
                ),
                (true, false) => words!(
                    "webhooks-compare-more-triggers",
                    n = there.len(),
                    more = beyond.join(", ")
                ),
            },
            same: missing.is_empty() && beyond.is_empty(),
        },
        Part {
            label: words!("webhooks-compare-secret"),
            should: words!("webhooks-compare-secret-ours"),
            // Never a value: only whether it is the same.
            is: match &is.secret {
                None => words!("webhooks-compare-secret-none"),
                kept if *kept == should.secret => words!("webhooks-compare-secret-ours"),
                Some(_) => words!("webhooks-compare-secret-other"),
            },
            same: is.secret == should.secret,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use sinch::webhooks::Trigger;

    #[test]
    fn each_part_that_differs_is_marked_and_no_secret_is_told() {
        let should = Webhook::http("app", "https://us/hooks/a", Trigger::ALL_USEFUL, "planted");
        let same = parts(&should, &should);
        assert!(same.iter().all(|part| part.same));
        let other = Webhook::http("app", "https://old", [Trigger::MessageInbound], "planted-2");
        let differing = parts(&should, &other);
        let marks: Vec<bool> = differing.iter().map(|part| part.same).collect();
        assert_eq!(marks, [false, true, false, false]);
        let catalogue = crate::words::Catalogue::load();
        for part in differing {
            for words in [part.should, part.is] {
                assert!(!catalogue.render("en", &words).contains("planted"));
            }
        }
    }
}
