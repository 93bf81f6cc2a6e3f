//! A program without a Sinch of its own says so.

#![allow(clippy::unwrap_used)]

use crate::{Caller, Code, testing};
use serde_json::json;

#[tokio::test]
async fn a_program_that_cannot_rehearse_says_so() {
    let (app, _data) = testing::app().await;
    let router = crate::router();
    let caller = || Caller::local("a test");
    let status = router
        .call(&app, caller(), "settings.status", json!({}))
        .await
        .unwrap();
    assert_eq!(status["rehearsal_available"], false);
    assert!(status["hooks_address"].is_null());
    let refused = router
        .call(&app, caller(), "settings.rehearse", json!({}))
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::PreconditionFailed);
    let status = router
        .call(&app, caller(), "settings.status", json!({}))
        .await
        .unwrap();
    assert_eq!(status["accounts"], 0, "nothing was begun");
    app.shutdown().await;
}
