//! What a listing of Sinch's messages would prove beyond what is known already.

use crate::engine::fetch_optional;
use crate::{Error, Tx};
use domain::{AccountId, AttemptId};

/// Of these attempts, those of the account's campaigns of which no message of Sinch's is known
/// yet: what a listing tells of the others is no news.
pub async fn unproved(
    tx: &mut Tx,
    account: &AccountId,
    attempts: &[AttemptId],
) -> Result<Vec<AttemptId>, Error> {
    let mut unproved = Vec::new();
    for attempt in attempts {
        let found = fetch_optional!(
            tx,
            (String,),
            "SELECT a.id FROM attempts a JOIN campaigns c ON c.id = a.campaign_id
             WHERE a.id = $1 AND a.message_id = '' AND c.account_id = $2",
            attempt.as_str(),
            account.as_str()
        )?;
        unproved.extend(found.map(|(id,)| AttemptId::from(id)));
    }
    Ok(unproved)
}
