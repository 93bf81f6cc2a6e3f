//! The HTTP request that carries a callback, with its signature.

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    callbacks::{Delivery, Outcome, Target, What, render},
    world::{Shared, World},
};

/// How long a webhook may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A callback that is ready to go.
#[derive(Debug)]
pub(crate) struct Attempt {
    delivery: Delivery,
    url: String,
    secret: String,
    body: Vec<u8>,
    client: Option<Client>,
}

/// `client_credentials` of a webhook that wants a bearer token with each callback.
#[derive(Debug, Clone, Deserialize)]
struct Client {
    client_id: String,
    client_secret: String,
    endpoint: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    token_request_type: String,
}

impl World {
    /// Renders a callback for its target of this moment; back it comes when that is gone.
    pub(crate) fn attempt(&self, delivery: Delivery) -> Result<Attempt, Delivery> {
        let (url, secret, client) = match &delivery.target {
            Target::Webhook(app, id) => {
                match self.apps[*app].webhooks.iter().find(|hook| hook.id == *id) {
                    Some(hook) => (
                        hook.target.clone(),
                        hook.secret.clone(),
                        hook.body
                            .get("client_credentials")
                            .and_then(|client| Client::deserialize(client).ok()),
                    ),
                    None => return Err(delivery),
                }
            }
            Target::Url(app, url) => {
                let secret = self.apps[*app]
                    .body
                    .get("callback_settings")
                    .and_then(|settings| settings.get("secret_for_overridden_callback_urls"))
                    .and_then(Value::as_str)
                    .unwrap_or("");
                (url.to_string(), secret.to_owned(), None)
            }
            Target::Provisioning(id) => match self.whatsapp.hook(id) {
                Some(hook) => (hook.target.clone(), hook.secret.clone(), None),
                None => return Err(delivery),
            },
        };
        let body = match &delivery.what {
            What::Body(body) => body.as_bytes().to_vec(),
            What::Step {
                message,
                step,
                at_ms,
            } => match render::step(self, *message, *step, *at_ms) {
                Some(body) => body,
                None => return Err(delivery),
            },
        };
        Ok(Attempt {
            delivery,
            url,
            secret,
            body,
            client,
        })
    }
}

/// Makes one attempt and notes what it came to.
pub(crate) async fn deliver(shared: Arc<Shared>, attempt: Attempt) {
    let outcome = match request(&shared, &attempt).await {
        Some(request) => outcome(request).await,
        None => Outcome::Repeat,
    };
    shared.with(|world| world.finish(attempt.delivery, outcome));
}

async fn outcome(request: reqwest::RequestBuilder) -> Outcome {
    let Ok(response) = request.send().await else {
        return Outcome::Repeat;
    };
    let status = response.status();
    // Read to the end, so that the connection can be used again.
    let _ = response.bytes().await;
    if status.is_success() {
        Outcome::Acknowledged
    } else if status == reqwest::StatusCode::TOO_MANY_REQUESTS {
        Outcome::Slower
    } else if status.is_server_error() {
        Outcome::Repeat
    } else {
        Outcome::Lost
    }
}

/// `None` when the webhook's own token cannot be had, which counts as a network failure.
async fn request(shared: &Shared, attempt: &Attempt) -> Option<reqwest::RequestBuilder> {
    let mut request = shared
        .http
        .post(&attempt.url)
        .timeout(PATIENCE)
        .header("content-type", "application/json")
        .body(attempt.body.clone());
    if !attempt.secret.is_empty() {
        let nonce = attempt.delivery.nonce.to_string();
        let timestamp = attempt.delivery.signed_at.to_string();
        let signature = sinch::signature::sign(&attempt.secret, &attempt.body, &nonce, &timestamp);
        request = request
            .header("x-sinch-webhook-signature", signature)
            .header("x-sinch-webhook-signature-algorithm", "HmacSHA256")
            .header("x-sinch-webhook-signature-nonce", nonce)
            .header("x-sinch-webhook-signature-timestamp", timestamp);
    }
    if let Some(client) = &attempt.client {
        request = request.bearer_auth(token(shared, client).await?);
    }
    Some(request)
}

/// A token of the webhook's own authorisation server, asked for each callback anew.
async fn token(shared: &Shared, client: &Client) -> Option<String> {
    let mut form = vec![("grant_type", "client_credentials")];
    if !client.scope.is_empty() {
        form.push(("scope", &client.scope));
    }
    let mut request = shared.http.post(&client.endpoint).timeout(PATIENCE);
    if client.token_request_type == "FORM" {
        form.push(("client_id", &client.client_id));
        form.push(("client_secret", &client.client_secret));
    } else {
        request = request.basic_auth(&client.client_id, Some(&client.client_secret));
    }
    let answer: Value = request.form(&form).send().await.ok()?.json().await.ok()?;
    Some(answer.get("access_token")?.as_str()?.to_owned())
}
