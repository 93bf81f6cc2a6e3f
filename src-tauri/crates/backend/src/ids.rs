//! New ids: UUIDs of version 7, so that they sort by age, from the app's own clock and randomness.

use crate::{clock::Clock, random::Random};
use std::sync::Arc;
use uuid::Uuid;

/// Makes ids: `CampaignId::new(app.ids().uuid())`.
#[derive(Clone)]
pub struct Ids {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Ids {
    pub(crate) fn new(clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self { clock, random }
    }

    /// A time-ordered UUID; within one millisecond the order is random.
    pub fn uuid(&self) -> Uuid {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        let millis = u64::try_from(self.clock.now_ms()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}
