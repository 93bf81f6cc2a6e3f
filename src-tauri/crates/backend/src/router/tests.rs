//! The door's own rules, on commands made up for it.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::testing;
use serde_json::json;

#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
struct Add {
    left: i64,
    right: i64,
}

#[derive(Serialize, TS)]
struct Sum {
    sum: i64,
}

async fn add(_: App, _: Caller, request: Add) -> Result<Sum> {
    Ok(Sum {
        sum: request.left + request.right,
    })
}

fn adding() -> Router {
    let mut router = Router::default();
    router.query("sums.add", Role::Manager, add, &[]);
    router.mutation("sums.keep", Role::Manager, add, &[Topic::Settings]);
    router
}

#[tokio::test]
async fn a_command_answers_and_a_mutation_says_what_changed() {
    let (app, _data) = testing::app().await;
    let mut events = app.events().subscribe();
    let router = adding();
    let payload = json!({"left": 2, "right": 3});
    let caller = Caller::local("test");
    let answer = router
        .call(&app, caller.clone(), "sums.keep", payload)
        .await
        .unwrap();
    assert_eq!(answer, json!({"sum": 5}));
    let changed = crate::Event::Changed {
        topics: vec![Topic::Settings],
    };
    assert_eq!(events.recv().await.unwrap(), changed);
    app.shutdown().await;
}

#[tokio::test]
async fn a_request_that_cannot_be_read_names_the_field() {
    let (app, _data) = testing::app().await;
    let router = adding();
    for (payload, field) in [
        (json!({"left": 2}), "right"),
        (json!({"left": 2, "right": 3, "third": 4}), "third"),
        (json!({"left": 2, "right": "three"}), "right"),
        (json!(null), "left"),
    ] {
        let caller = Caller::local("test");
        let fault = router
            .call(&app, caller, "sums.add", payload)
            .await
            .unwrap_err();
        assert_eq!(fault.code, Code::InvalidInput);
        assert!(fault.fields.contains_key(field), "{field}: {fault:?}");
        assert!(fault.message.contains(field), "{}", fault.message);
        assert!(!fault.trace.is_empty());
    }
    app.shutdown().await;
}

#[tokio::test]
async fn an_unknown_name_and_a_low_role_are_refused() {
    let (app, _data) = testing::app().await;
    let router = adding();
    let viewer = Caller::local("test").as_role(Role::Viewer);
    let payload = json!({"left": 2, "right": 3});
    let call = router.call(&app, viewer.clone(), "sums.add", payload);
    assert_eq!(call.await.unwrap_err().code, Code::Forbidden);
    let call = router.call(&app, viewer, "sums.divide", json!({}));
    assert_eq!(call.await.unwrap_err().code, Code::NotFound);
    app.shutdown().await;
}

#[test]
#[should_panic(expected = "registered twice")]
fn a_name_is_registered_once() {
    let mut router = adding();
    router.query("sums.add", Role::Viewer, add, &[]);
}

#[test]
fn every_command_of_the_house_has_its_own_name_and_a_feature_before_it() {
    for (name, _) in crate::router().commands() {
        assert!(name.split_once('.').is_some(), "{name}");
    }
}
