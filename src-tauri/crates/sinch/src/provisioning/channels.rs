//! What a channel says of an app: the name of its page or bot.

use super::Provisioning;
use crate::channel::Channel;
use crate::client::{Path, verb};
use crate::endpoints::Api;
use crate::error::Result;
use crate::json::model;

model! {
    /// What a channel says of an app. Its fields differ from channel to channel and are kept as
    /// they come.
    ///
    /// Source: Provisioning API, `GET conversation/apps/{appId}/{channel}`.
    pub struct ChannelInformation {
        /// Name of the page or bot.
        optional name: String,
    }
}

impl Provisioning {
    /// What Instagram, Messenger, Telegram or Viber says of an app.
    ///
    /// # Errors
    /// 404 when the app has no such channel.
    pub async fn channel_information(
        &self,
        app_id: &str,
        channel: &Channel,
    ) -> Result<ChannelInformation> {
        let path = Path::new("/conversation/apps")
            .id(app_id)
            .id(&channel.as_str().to_ascii_lowercase());
        self.client
            .read(
                Api::Provisioning,
                verb!("provisioning.channel_information"),
                path,
            )
            .run()
            .await
    }
}
