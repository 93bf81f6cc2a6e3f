//! What the client puts on the wire and what it makes of every kind of answer.

#![allow(clippy::unwrap_used)]

mod support;

use std::time::Duration;

use futures::{StreamExt as _, TryStreamExt as _};
use sinch::messages::{AppMessage, ListMessages, SendMessageRequest};
use sinch::{Channel, Credentials, Error, Phase, Recipient, RetryPolicy, Surprise};
use support::{Reply, Request, Server, at_once};

fn hello() -> SendMessageRequest {
    let recipient = Recipient::identity(Channel::WhatsApp, "46732000000");
    SendMessageRequest::new(
        "01EB37HMH1M6SV18ASNS3G135H",
        recipient,
        AppMessage::text("Hi"),
    )
}

/// A server whose token endpoint works and whose other answers are `answer`.
async fn server(answer: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |request, before| {
        if request.line.contains("/oauth2/token") {
            Reply::token()
        } else {
            answer(request, before)
        }
    })
    .await
}

#[tokio::test]
async fn a_send_has_the_documented_address_headers_and_body() {
    let server = server(|_, _| {
        Reply::json(
            200,
            r#"{"message_id":"m1","accepted_time":"2026-01-01T00:00:00Z"}"#,
        )
    })
    .await;
    let answer = server
        .client(at_once())
        .messages()
        .send(&hello())
        .await
        .unwrap();
    assert_eq!(answer.message_id, "m1");
    let seen = server.seen();
    assert_eq!(seen[0].line, "POST /auth/oauth2/token");
    assert_eq!(seen[0].body, "grant_type=client_credentials");
    assert_eq!(
        seen[0].header("authorization"),
        Some("Basic a2V5OmtleS1zZWNyZXQ=")
    );
    assert_eq!(
        seen[0].header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        seen[1].line,
        "POST /conversation/v1/projects/p1/messages:send"
    );
    assert_eq!(seen[1].header("authorization"), Some("Bearer secret-token"));
    assert_eq!(seen[1].header("content-type"), Some("application/json"));
    assert_eq!(
        seen[1].body,
        concat!(
            r#"{"app_id":"01EB37HMH1M6SV18ASNS3G135H","recipient":{"identified_by":"#,
            r#"{"channel_identities":[{"channel":"WHATSAPP","identity":"46732000000"}]}},"#,
            r#""message":{"text_message":{"text":"Hi"}}}"#
        )
    );
}

#[tokio::test]
async fn many_callers_share_one_token_request() {
    let server = server(|_, _| Reply::json(200, r#"{"apps":[]}"#)).await;
    let client = server.client(at_once());
    let calls = (0..50).map(|_| {
        let client = client.clone();
        async move { client.apps().list().await.map(|apps| apps.len()) }
    });
    let answers = futures::future::join_all(calls).await;
    assert!(answers.into_iter().all(|answer| answer.unwrap() == 0));
    assert_eq!(server.count("oauth2/token"), 1);
}

#[tokio::test]
async fn callers_that_waited_share_the_failure_of_the_token() {
    let server = Server::start(|_, _| Reply::json(401, r#"{"error":"invalid_client"}"#)).await;
    let client = server.client(at_once());
    let calls = (0..20).map(|_| {
        let client = client.clone();
        async move { client.apps().list().await.unwrap_err() }
    });
    for error in futures::future::join_all(calls).await {
        assert!(matches!(error, Error::Token(_)));
        assert_eq!(error.http_status(), Some(401));
        assert!(!error.maybe_accepted() && !error.is_retryable());
    }
    assert_eq!(server.count("oauth2/token"), 1);
}

#[tokio::test]
async fn the_token_request_is_repeated_on_429_and_5xx() {
    let server = Server::start(
        |request, before| match (request.line.contains("token"), before) {
            (true, 0) => Reply::json(429, ""),
            (true, 1) => Reply::json(503, ""),
            (true, _) => Reply::token(),
            (false, _) => Reply::json(200, "{}"),
        },
    )
    .await;
    server
        .client(at_once())
        .messages()
        .send(&hello())
        .await
        .unwrap_err();
    assert_eq!(server.count("oauth2/token"), 3);
    assert_eq!(server.count("messages:send"), 1);
}

fn unauthorised(challenge: &str) -> Reply {
    Reply::Http(
        401,
        vec![("www-authenticate", challenge.to_owned())],
        r#"{"error":{"code":401,"status":"UNAUTHENTICATED"}}"#.to_owned(),
    )
}

#[tokio::test]
async fn an_expired_token_is_renewed_and_the_call_repeated_once() {
    let server = server(|_, before| match before {
        0..=1 => unauthorised(r#"Bearer error="invalid_token", error_description="expired""#),
        _ => Reply::json(200, r#"{"apps":[{"id":"a"}]}"#),
    })
    .await;
    let apps = server.client(at_once()).apps().list().await.unwrap();
    assert_eq!(apps[0].id.as_deref(), Some("a"));
    assert_eq!(server.count("oauth2/token"), 2);
    assert_eq!(server.count("/apps"), 2);
}

#[tokio::test]
async fn a_token_that_stays_expired_is_not_renewed_for_ever() {
    let server = server(|_, _| unauthorised("Bearer error=expired")).await;
    let error = server.client(at_once()).apps().list().await.unwrap_err();
    assert_eq!(error.http_status(), Some(401));
    assert_eq!(server.count("oauth2/token"), 2);
    assert_eq!(server.count("/apps"), 2);
}

#[tokio::test]
async fn a_plain_401_is_final() {
    let server = server(|_, _| unauthorised("Bearer realm=sinch")).await;
    let error = server.client(at_once()).apps().list().await.unwrap_err();
    assert_eq!(
        error.refusal().unwrap().status.as_deref(),
        Some("UNAUTHENTICATED")
    );
    assert_eq!(server.count("oauth2/token"), 1);
    assert_eq!(server.count("/apps"), 1);
}

#[tokio::test]
async fn basic_credentials_need_no_token() {
    let server = server(|_, _| Reply::json(200, "{}")).await;
    let client = sinch::Client::builder()
        .endpoints(server.endpoints())
        .project_id("p1")
        .credentials(Credentials::basic("key", "key-secret"))
        .build()
        .unwrap();
    client.authenticate().await.unwrap();
    client.apps().list().await.unwrap();
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(
        seen[0].header("authorization"),
        Some("Basic a2V5OmtleS1zZWNyZXQ=")
    );
}

#[tokio::test]
async fn reads_are_repeated_and_sends_never() {
    let server = server(
        |request, before| match (request.line.starts_with("GET"), before) {
            (true, 0..=2) => Reply::json(500, ""),
            (true, _) => Reply::json(200, "{}"),
            (false, _) => Reply::Http(429, vec![("retry-after", "1".into())], String::new()),
        },
    )
    .await;
    let client = server.client(at_once());
    client.apps().list().await.unwrap();
    assert_eq!(server.count("/apps"), 3);
    let error = client.messages().send(&hello()).await.unwrap_err();
    assert_eq!(server.count("messages:send"), 1);
    assert!(error.is_retryable() && !error.maybe_accepted());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
}

#[tokio::test]
async fn whether_a_send_may_have_been_accepted_follows_the_evidence() {
    let cases: Vec<(Reply, bool)> = vec![
        (Reply::json(400, r#"{"code":400}"#), false),
        (Reply::json(429, ""), false),
        (Reply::json(500, ""), true),
        (Reply::json(503, "<html>"), true),
        (Reply::json(302, ""), true),
        (Reply::json(200, "<html>"), true),
        (Reply::json(200, r#"{"accepted_time":"x"}"#), true),
        (Reply::Reset, true),
        (Reply::Silence(Duration::from_secs(5)), true),
    ];
    for (reply, accepted) in cases {
        let said = reply.clone();
        let server = server(move |_, _| said.clone()).await;
        let error = server
            .client(at_once())
            .messages()
            .send(&hello())
            .await
            .unwrap_err();
        assert_eq!(error.maybe_accepted(), accepted, "{reply:?}: {error}");
        assert_eq!(server.count("messages:send"), 1, "{reply:?}");
    }
}

#[tokio::test]
async fn time_out_reset_and_redirect_are_told_apart() {
    let answers = [
        Reply::Silence(Duration::from_secs(5)),
        Reply::Reset,
        Reply::Http(302, vec![("location", "/elsewhere".into())], String::new()),
    ];
    let mut errors = Vec::new();
    for reply in answers {
        let server = server(move |_, _| reply.clone()).await;
        let never = server.client(RetryPolicy::never());
        errors.push(never.apps().list().await.unwrap_err());
        assert_eq!(server.count("elsewhere"), 0);
    }
    assert!(matches!(
        errors[0],
        Error::Transport {
            phase: Phase::Timeout,
            ..
        }
    ));
    assert!(matches!(
        errors[1],
        Error::Transport {
            phase: Phase::AfterConnect,
            ..
        }
    ));
    assert!(matches!(
        errors[2],
        Error::Unexpected(Surprise::Status(302))
    ));
}

#[tokio::test]
async fn a_refused_connection_is_certainly_not_accepted() {
    let server = server(|_, _| Reply::Reset).await;
    let client = server.client(at_once());
    client.authenticate().await.unwrap();
    let mut endpoints = server.endpoints();
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    endpoints.conversation = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let client = sinch::Client::builder()
        .endpoints(endpoints)
        .project_id("p1")
        .credentials(Credentials::oauth("key", "key-secret"))
        .build()
        .unwrap();
    let error = client.messages().send(&hello()).await.unwrap_err();
    assert!(matches!(
        error,
        Error::Transport {
            phase: Phase::BeforeConnect,
            ..
        }
    ));
    assert!(!error.maybe_accepted() && error.is_retryable());
}

#[tokio::test]
async fn nothing_secret_or_personal_is_in_an_error() {
    let server = server(|_, _| Reply::Reset).await;
    let client = server.client(RetryPolicy::never());
    let consent = client
        .messages()
        .page(&ListMessages {
            channel_identity: Some("46732000000".into()),
            ..ListMessages::default()
        })
        .await
        .unwrap_err();
    let text = format!("{consent} {consent:?} {client:?}");
    for private in ["46732000000", "key-secret", "secret-token"] {
        assert!(!text.contains(private), "{private} in {text}");
    }
}

#[tokio::test]
async fn a_list_is_streamed_page_by_page_with_its_filters() {
    let server = server(|request, _| {
        if request.line.contains("page_token=next") {
            Reply::json(200, r#"{"messages":[{"id":"2"}],"next_page_token":""}"#)
        } else {
            Reply::json(200, r#"{"messages":[{"id":"1"}],"next_page_token":"next"}"#)
        }
    })
    .await;
    let list = ListMessages {
        app_id: Some("a b".into()),
        channel: Some(Channel::WhatsApp),
        page_size: Some(1000),
        ..ListMessages::default()
    };
    let client = server.client(at_once());
    let all: Vec<_> = client.messages().list(list).try_collect().await.unwrap();
    let ids: Vec<_> = all
        .iter()
        .filter_map(|message| message.id.as_deref())
        .collect();
    assert_eq!(ids, ["1", "2"]);
    let lines: Vec<String> = server
        .seen()
        .into_iter()
        .skip(1)
        .map(|request| request.line)
        .collect();
    let base =
        "GET /conversation/v1/projects/p1/messages?app_id=a+b&channel=WHATSAPP&page_size=1000";
    assert_eq!(lines, [base.to_owned(), format!("{base}&page_token=next")]);
}

#[tokio::test]
async fn a_list_that_repeats_its_token_ends() {
    let server = server(|_, before| match before {
        0..20 => Reply::json(200, r#"{"messages":[],"next_page_token":"x"}"#),
        _ => Reply::json(500, "asked too often"),
    })
    .await;
    let client = server.client(at_once());
    let all: Vec<_> = client
        .messages()
        .list(ListMessages::default())
        .collect()
        .await;
    assert!(matches!(
        all.last(),
        Some(Err(Error::Unexpected(Surprise::PageLoop)))
    ));
    assert_eq!(server.count("/messages"), 2);
}

#[tokio::test]
async fn empty_answers_of_deletes_are_accepted() {
    for body in ["", "{}"] {
        let server = server(move |_, _| Reply::json(200, body)).await;
        server.client(at_once()).apps().delete("a/b").await.unwrap();
        assert_eq!(
            server.seen()[1].line,
            "DELETE /conversation/v1/projects/p1/apps/a%2Fb"
        );
    }
}

#[tokio::test]
async fn an_identifier_that_would_address_something_else_is_refused() {
    let server = server(|_, _| Reply::json(200, "{}")).await;
    let client = server.client(at_once());
    for id in ["", "..", "."] {
        let error = client.apps().delete(id).await.unwrap_err();
        assert!(matches!(error, Error::Configuration(_)), "{id:?}");
    }
    assert!(server.seen().is_empty());
}
