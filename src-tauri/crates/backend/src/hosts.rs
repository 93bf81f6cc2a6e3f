//! What processes on one PostgreSQL database tell each other: which topics one of them changed, so
//! that everybody's pages and cached clients are of today. On SQLite one process holds the data and
//! there is nobody to tell.
//!
//! Not here: how the texts travel (`store`). To drop something else that is cached: a line in
//! [`heard`].

use crate::{App, Result, Topic};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{EngineKind, Notices};

/// The least time between two notices of this process.
const PACE: Duration = Duration::from_millis(250);
/// How long to wait when the database cannot be listened to.
const SETBACK: Duration = Duration::from_secs(2);

/// One notice. Read leniently: another process may be of another version.
#[derive(Debug, Serialize, Deserialize)]
struct Notice {
    /// The process, so that it does not listen to itself.
    from: String,
    topics: Vec<String>,
}

/// Starts telling and listening, where several processes may work.
pub(crate) fn start(app: &App) {
    if app.store().engine() == EngineKind::Sqlite {
        return;
    }
    let telling = app.clone();
    app.tasks().spawn("hosts.tell", async move {
        let stopping = telling.stopping();
        let events = telling.events();
        while stopping
            .run_until_cancelled(events.to_tell())
            .await
            .is_some()
        {
            tell(&telling).await;
            telling.clock().sleep(PACE).await;
        }
    });
    let listening = app.clone();
    app.tasks().spawn("hosts.listen", async move {
        let stopping = listening.stopping();
        stopping.run_until_cancelled(listen(&listening)).await;
    });
}

/// Tells the others what this process changed since it told them last; at its end, the rest.
pub(crate) async fn tell(app: &App) {
    let topics = app.events().take_untold();
    if topics.is_empty() || app.store().engine() == EngineKind::Sqlite {
        return;
    }
    if let Err(fault) = announce(app, &topics).await {
        tracing::warn!(%fault, "other processes were not told what changed");
    }
}

async fn announce(app: &App, topics: &[Topic]) -> Result<()> {
    let word = |topic: &Topic| serde_json::from_value(serde_json::to_value(topic)?);
    let notice = Notice {
        from: app.host_id().to_owned(),
        topics: topics
            .iter()
            .map(word)
            .collect::<std::result::Result<_, _>>()
            .map_err(crate::AppError::internal)?,
    };
    let text = serde_json::to_string(&notice).map_err(crate::AppError::internal)?;
    app.store().announce(&text).await?;
    Ok(())
}

async fn listen(app: &App) {
    loop {
        match app.store().notices().await {
            Ok(Some(notices)) => hear_all(app, notices).await,
            Ok(None) => return,
            Err(fault) => tracing::warn!(%fault, "other processes cannot be heard just now"),
        }
        app.clock().sleep(SETBACK).await;
    }
}

/// Hears until the connection is lost for good.
async fn hear_all(app: &App, mut notices: Notices) {
    // Something may have been told before this process listened.
    heard(app, Topic::ALL);
    loop {
        match notices.next().await {
            Ok(Some(text)) => hear(app, &text),
            Ok(None) => heard(app, Topic::ALL),
            Err(fault) => {
                tracing::warn!(%fault, "other processes cannot be heard any more");
                return;
            }
        }
    }
}

fn hear(app: &App, text: &str) {
    let Ok(notice) = serde_json::from_str::<Notice>(text) else {
        tracing::warn!("another process said something that cannot be read");
        return;
    };
    if notice.from == app.host_id() {
        return;
    }
    let known = |word: String| serde_json::from_value(word.into()).ok();
    let topics: Vec<Topic> = notice.topics.into_iter().filter_map(known).collect();
    heard(app, &topics);
}

fn heard(app: &App, topics: &[Topic]) {
    if topics.contains(&Topic::Accounts) {
        // A client speaks as the account was when it was built.
        app.clients().forget_all();
    }
    app.events().heard(topics);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn what_others_say_is_heard_and_what_one_said_oneself_is_not() {
        let (app, _data) = testing::app().await;
        let mut events = app.events().subscribe();
        let own = format!(r#"{{"from":"{}","topics":["accounts"]}}"#, app.host_id());
        hear(&app, &own);
        hear(&app, "not a notice");
        hear(
            &app,
            r#"{"from":"another","topics":["campaigns","invented-later"]}"#,
        );
        let event = events.recv().await.unwrap();
        let topics = vec![Topic::Campaigns];
        assert_eq!(event, crate::Event::Changed { topics });
        assert!(app.events().take_untold().is_empty(), "it is not told on");
        app.shutdown().await;
    }
}
