//! A campaign's life and what may be done in each state.

use serde::{Deserialize, Serialize};
use std::str::FromStr;
use ts_rs::TS;

/// The state of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CampaignState {
    /// Being written; nobody has been chosen.
    Draft,
    /// Checked and confirmed; begins by itself at its start time.
    Scheduled,
    /// Its ledger is being laid: a row for every recipient. Nothing is sent yet.
    Launching,
    /// Messages leave.
    Running,
    /// No new claims; callbacks still count. `paused_because` says why when it paused itself.
    Paused,
    /// No recipient is open.
    Finished,
    /// Ended by a person; the ledger stays.
    Cancelled,
}

/// What a person can do with a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Launch,
    /// Takes a scheduled start back: it is a draft again.
    Unschedule,
    Pause,
    Resume,
    Cancel,
    Delete,
}

/// What a list of campaigns can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CampaignSort {
    Name,
    State,
    /// How many recipients were laid.
    People,
    Created,
    /// When it was launched; those that never were come first.
    Launched,
    Updated,
}

impl CampaignSort {
    /// The word at the door and in cursors.
    pub fn as_str(self) -> &'static str {
        match self {
            CampaignSort::Name => "name",
            CampaignSort::State => "state",
            CampaignSort::People => "people",
            CampaignSort::Created => "created",
            CampaignSort::Launched => "launched",
            CampaignSort::Updated => "updated",
        }
    }
}

impl CampaignState {
    /// Every state, in the order of a life.
    pub const ALL: [CampaignState; 7] = [
        CampaignState::Draft,
        CampaignState::Scheduled,
        CampaignState::Launching,
        CampaignState::Running,
        CampaignState::Paused,
        CampaignState::Finished,
        CampaignState::Cancelled,
    ];

    /// The word in the database and at the door.
    pub fn as_str(self) -> &'static str {
        match self {
            CampaignState::Draft => "draft",
            CampaignState::Scheduled => "scheduled",
            CampaignState::Launching => "launching",
            CampaignState::Running => "running",
            CampaignState::Paused => "paused",
            CampaignState::Finished => "finished",
            CampaignState::Cancelled => "cancelled",
        }
    }

    /// Whether `action` can be done in this state. Deleting needs an end (or a draft): a campaign
    /// whose messages may still be moving keeps its ledger.
    pub fn allows(self, action: Action) -> bool {
        use CampaignState::*;
        match action {
            Action::Launch => self == Draft,
            Action::Unschedule => self == Scheduled,
            Action::Pause => matches!(self, Launching | Running),
            Action::Resume => self == Paused,
            Action::Cancel => matches!(self, Launching | Running | Paused),
            Action::Delete => matches!(self, Draft | Scheduled | Finished | Cancelled),
        }
    }
}

impl Action {
    /// Every action, in the order in which they are offered.
    pub const ALL: [Action; 6] = [
        Action::Launch,
        Action::Unschedule,
        Action::Pause,
        Action::Resume,
        Action::Cancel,
        Action::Delete,
    ];

    /// The word at the door.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Launch => "launch",
            Action::Unschedule => "unschedule",
            Action::Pause => "pause",
            Action::Resume => "resume",
            Action::Cancel => "cancel",
            Action::Delete => "delete",
        }
    }
}

impl FromStr for CampaignState {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        CampaignState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| format!("not a campaign's state: {text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_but_the_ends_can_be_left_by_an_action() {
        for state in CampaignState::ALL {
            let actions = Action::ALL
                .iter()
                .filter(|action| state.allows(**action))
                .count();
            assert!(actions > 0, "{state:?} is a dead end");
        }
        assert!(!CampaignState::Running.allows(Action::Delete));
        assert!(!CampaignState::Finished.allows(Action::Resume));
    }
}
