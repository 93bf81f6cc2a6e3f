//! A campaign's life as its page tells it: every step with its moment, who took it and why, put
//! together from the remembered changes of state, the facts of sending, and the notes.
//!
//! To tell of one more thing: a [`StepKind`], where it comes from in [`timeline`], its word under
//! `ui-timeline-kind`.

use super::notes;
use super::types::{ById, CheckLine, CheckState};
use crate::words::Words;
use crate::{App, AppError, Caller, Page, Result};
use domain::CampaignState;
use serde::{Deserialize, Serialize};
use store::campaigns::{self as rows, EventRow};
use ts_rs::TS;

/// The most changes of state that a time line tells.
const EVENTS: i64 = 500;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Created,
    /// The launch gate passed.
    Checked,
    /// It was set to begin at a time.
    Scheduled,
    /// It was made a draft again.
    Unscheduled,
    Launched,
    /// Everybody's row was laid, and sending began.
    Began,
    FirstAccepted,
    LastAccepted,
    /// By a person, or by itself with a reason.
    Paused,
    Resumed,
    /// Sending went on after the end, for somebody was to be sent to again.
    Reopened,
    Finished,
    Cancelled,
    Noted,
}

/// One step of a campaign's life.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TimelineStep {
    pub at: i64,
    pub kind: StepKind,
    /// `null` when the campaign did it by itself.
    pub who: Option<String>,
    /// Why it paused itself, or what a note says.
    pub text: Option<String>,
}

/// What the launch was checked with.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct KeptCheck {
    /// `null` while it was never launched.
    pub checked_at: Option<i64>,
    pub lines: Vec<CheckLine>,
}

/// One line of the gate as a launch keeps it: rendered when somebody reads it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptLine {
    pub check: String,
    pub state: CheckState,
    pub sentence: Words,
    pub hint: Option<Words>,
}

impl KeptLine {
    /// The line in the caller's language.
    pub fn said(&self, app: &App, caller: &Caller) -> CheckLine {
        CheckLine {
            check: self.check.clone(),
            state: self.state,
            sentence: app.say(caller, &self.sentence),
            hint: self.hint.as_ref().map(|hint| app.say(caller, hint)),
        }
    }
}

/// `campaigns.timeline`: the first step first.
pub async fn timeline(app: App, caller: Caller, request: ById) -> Result<Page<TimelineStep>> {
    let id = request.id;
    let (campaign, facts, events, noted) = app
        .store()
        .read(|tx| {
            Box::pin(async move {
                Ok((
                    rows::get(tx, &id).await?,
                    rows::facts(tx, &id).await?,
                    rows::events(tx, &id, EVENTS).await?,
                    rows::notes(tx, &id, notes::SHOWN).await?,
                ))
            })
        })
        .await?;
    let mut steps = Vec::with_capacity(events.len() + noted.len() + 4);
    // Drafts made before their beginning was remembered.
    if !events.iter().any(|event| event.from_state.is_empty()) {
        steps.push(by_itself(campaign.created_at, StepKind::Created));
    }
    for event in &events {
        steps.push(step_of(&app, &caller, event)?);
    }
    steps.extend(facts.checked_at.map(|at| by_itself(at, StepKind::Checked)));
    steps.extend(
        facts
            .first_accepted_at
            .map(|at| by_itself(at, StepKind::FirstAccepted)),
    );
    let ended = matches!(
        campaign.state,
        CampaignState::Finished | CampaignState::Cancelled
    );
    steps.extend(
        facts
            .last_accepted_at
            .filter(|_| ended)
            .map(|at| by_itself(at, StepKind::LastAccepted)),
    );
    steps.extend(noted.into_iter().map(|note| TimelineStep {
        at: note.at,
        kind: StepKind::Noted,
        who: Some(note.who),
        text: Some(note.text),
    }));
    // What falls on one moment stands in the order in which it must have happened.
    steps.sort_by_key(|step| (step.at, step.kind as u8));
    Ok(Page::whole(steps))
}

fn by_itself(at: i64, kind: StepKind) -> TimelineStep {
    TimelineStep {
        at,
        kind,
        who: None,
        text: None,
    }
}

fn step_of(app: &App, caller: &Caller, event: &EventRow) -> Result<TimelineStep> {
    let why = match event.because.as_str() {
        "" => None,
        text => Some(serde_json::from_str::<Words>(text).map_err(AppError::internal)?),
    };
    Ok(TimelineStep {
        at: event.at,
        kind: kind_of(&event.from_state, &event.to_state),
        who: Some(event.who.clone()).filter(|who| !who.is_empty()),
        text: why.map(|why| app.say(caller, &why)),
    })
}

fn kind_of(from: &str, to: &str) -> StepKind {
    match (from, to) {
        ("", _) => StepKind::Created,
        (_, "scheduled") => StepKind::Scheduled,
        (_, "draft") => StepKind::Unscheduled,
        ("paused", "launching" | "running") => StepKind::Resumed,
        ("finished", "running") => StepKind::Reopened,
        (_, "launching") => StepKind::Launched,
        (_, "running") => StepKind::Began,
        (_, "paused") => StepKind::Paused,
        (_, "cancelled") => StepKind::Cancelled,
        _ => StepKind::Finished,
    }
}

/// `campaigns.kept_check`: the gate's lines as they were when it let the launch through.
pub async fn kept_check(app: App, caller: Caller, request: ById) -> Result<KeptCheck> {
    let facts = app
        .store()
        .read(|tx| Box::pin(async move { rows::facts(tx, &request.id).await }))
        .await?;
    let lines: Vec<KeptLine> = match facts.checks.as_str() {
        "" => Vec::new(),
        text => serde_json::from_str(text).map_err(AppError::internal)?,
    };
    Ok(KeptCheck {
        checked_at: facts.checked_at,
        lines: lines.iter().map(|line| line.said(&app, &caller)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_state_is_told_by_where_it_came_from() {
        assert_eq!(kind_of("", "draft"), StepKind::Created);
        assert_eq!(kind_of("draft", "launching"), StepKind::Launched);
        assert_eq!(kind_of("scheduled", "launching"), StepKind::Launched);
        assert_eq!(kind_of("launching", "running"), StepKind::Began);
        assert_eq!(kind_of("paused", "running"), StepKind::Resumed);
        assert_eq!(kind_of("finished", "running"), StepKind::Reopened);
        assert_eq!(kind_of("scheduled", "draft"), StepKind::Unscheduled);
        assert_eq!(kind_of("running", "finished"), StepKind::Finished);
    }
}
