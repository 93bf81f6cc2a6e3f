//! Channels of an app as people see them: which stand ready, which do not and why, and the address
//! under which Contact Pro knows each as a queue (requirements CPC-039…049).
//!
//! Not here: setting a channel up, and which channel a campaign uses. They are read by the
//! connection test and kept with the account.

use domain::Channel;
use serde::Serialize;
use store::accounts::ChannelRow;
use ts_rs::TS;

/// One channel of an account's app.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AccountChannel {
    /// Sinch's word for the channel. Text, because Sinch may have more than are known here.
    pub channel: String,
    /// Sinch's word for its state: `ACTIVE`, `PENDING` or `FAILING`.
    pub status: String,
    /// Why it fails, in Sinch's words; usually empty.
    pub description: String,
    /// The address in Contact Pro's `Numbers/Addresses`, for channels that have one.
    pub queue_address: Option<String>,
}

impl AccountChannel {
    pub(crate) fn new(row: ChannelRow, app_id: &str) -> Self {
        let queue_address = row
            .channel
            .parse::<Channel>()
            .ok()
            .and_then(|channel| channel.queue_address(app_id));
        Self {
            channel: row.channel,
            status: row.status,
            description: row.description,
            queue_address,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_unknown_here_is_shown_without_a_queue() {
        let row = |channel: &str| ChannelRow {
            channel: channel.to_owned(),
            status: "ACTIVE".to_owned(),
            description: String::new(),
        };
        let known = AccountChannel::new(row("VIBERBM"), "01ABC");
        assert_eq!(
            known.queue_address.as_deref(),
            Some("01ABC@viber.sinchconversation.com")
        );
        let unknown = AccountChannel::new(row("CARRIER_PIGEON"), "01ABC");
        assert_eq!(unknown.queue_address, None);
    }
}
