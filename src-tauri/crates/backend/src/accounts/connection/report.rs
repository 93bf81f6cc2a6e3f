//! What a connection test found: kept as message ids, shown in the language of whoever looks.

use crate::accounts::model::{Health, WebhookState};
use crate::words::Words;
use crate::{App, Caller, words};
use domain::Region;
use serde::{Deserialize, Serialize};
use store::accounts::AccountRow;
use ts_rs::TS;

/// What a connection test proved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConnectionReport {
    /// When.
    pub at: i64,
    /// Whether no step failed.
    pub ok: bool,
    pub steps: Vec<ConnectionStep>,
    /// The region where the app was found, when it is not the account's.
    pub found_region: Option<Region>,
}

/// One step of the test.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConnectionStep {
    pub step: Step,
    pub state: StepState,
    /// What was found.
    pub sentence: String,
    /// What Sinch said.
    pub evidence: Vec<Evidence>,
    /// What to do about it.
    pub hint: Option<String>,
}

/// One fact that Sinch said.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Evidence {
    pub label: String,
    pub value: String,
}

/// The steps, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Token,
    App,
    Mode,
    Channels,
    Limits,
    Webhooks,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    Passed,
    Warned,
    Failed,
    /// Not tried, because an earlier step failed.
    Skipped,
}

/// A report as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::accounts) struct Report {
    pub at: i64,
    pub steps: Vec<Finding>,
    pub found_region: Option<Region>,
}

/// A step as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::accounts) struct Finding {
    pub step: Step,
    pub state: StepState,
    pub sentence: Words,
    pub evidence: Vec<(Words, String)>,
    pub hint: Option<Words>,
}

impl Finding {
    pub fn new(step: Step, state: StepState, sentence: Words) -> Self {
        Self {
            step,
            state,
            sentence,
            evidence: Vec::new(),
            hint: None,
        }
    }

    pub fn seen(mut self, label: Words, value: impl Into<String>) -> Self {
        self.evidence.push((label, value.into()));
        self
    }

    pub fn hint(mut self, hint: Words) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl Report {
    /// The report kept with an account. One that can no longer be read counts as none: the next
    /// test writes another.
    pub fn of_row(row: &AccountRow) -> Option<Self> {
        serde_json::from_str(&row.test_report).ok()
    }

    pub fn passed(&self, step: Step) -> bool {
        self.steps
            .iter()
            .any(|found| found.step == step && found.state == StepState::Passed)
    }

    /// The account's health, and why. How our webhook stands is known better since the test: it
    /// is made, and missed, without one.
    pub fn health(&self, webhook: WebhookState) -> (Health, Words) {
        let first = |state| {
            self.steps.iter().find(|found| {
                let made_since = found.step == Step::Webhooks && webhook == WebhookState::Ours;
                found.state == state && !made_since
            })
        };
        if let Some(found) = first(StepState::Failed) {
            return (Health::Failing, found.sentence.clone());
        }
        if let Some(found) = first(StepState::Warned) {
            return (Health::Attention, found.sentence.clone());
        }
        if webhook == WebhookState::Missing {
            return (Health::Attention, words!("accounts-health-webhook-missing"));
        }
        (Health::Ready, words!("accounts-health-ready"))
    }

    pub fn shown(&self, app: &App, caller: &Caller) -> ConnectionReport {
        let steps = self.steps.iter().map(|found| ConnectionStep {
            step: found.step,
            state: found.state,
            sentence: app.say(caller, &found.sentence),
            evidence: found
                .evidence
                .iter()
                .map(|(label, value)| Evidence {
                    label: app.say(caller, label),
                    value: value.clone(),
                })
                .collect(),
            hint: found.hint.as_ref().map(|hint| app.say(caller, hint)),
        });
        ConnectionReport {
            at: self.at,
            ok: self
                .steps
                .iter()
                .all(|found| found.state != StepState::Failed),
            steps: steps.collect(),
            found_region: self.found_region,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(steps: &[(Step, StepState)]) -> Report {
        let steps = steps
            .iter()
            .map(|(step, state)| Finding::new(*step, *state, words!("accounts-test-skipped")));
        Report {
            at: 0,
            steps: steps.collect(),
            found_region: None,
        }
    }

    #[test]
    fn health_is_the_worst_step_and_knows_the_webhook_of_today() {
        use StepState::{Failed, Passed, Warned};
        let fine = report(&[(Step::Token, Passed), (Step::Webhooks, Passed)]);
        let unhooked = report(&[(Step::Token, Passed), (Step::Webhooks, Warned)]);
        let dispatch = report(&[(Step::Mode, Warned), (Step::Webhooks, Warned)]);
        let dead = report(&[(Step::Mode, Warned), (Step::Channels, Failed)]);
        for (report, webhook, health) in [
            (&fine, WebhookState::Ours, Health::Ready),
            (&fine, WebhookState::Missing, Health::Attention),
            (&unhooked, WebhookState::None, Health::Attention),
            (&unhooked, WebhookState::Ours, Health::Ready),
            (&dispatch, WebhookState::Ours, Health::Attention),
            (&dead, WebhookState::Ours, Health::Failing),
        ] {
            assert_eq!(report.health(webhook).0, health, "{report:?} {webhook:?}");
        }
    }
}
