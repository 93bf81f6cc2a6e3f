//! Refusals, in the error bodies the APIs really send.
//!
//! A handler says what is wrong once; which body that becomes (wrapped `error`, Provisioning's
//! `errorCode`, problem details) is decided here by the API that was called.

use serde_json::{Value, json};

use crate::call::Api;

/// Why a request was not carried out.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// The HTTP status.
    pub(crate) http: u16,
    status: &'static str,
    message: String,
    details: Vec<Value>,
    /// One header beside the body.
    pub(crate) header: Option<(&'static str, &'static str)>,
    /// The Provisioning API's own code, whose additional information is in `details`.
    provisioning: Option<&'static str>,
}

impl Refusal {
    fn new(http: u16, status: &'static str, message: impl Into<String>) -> Refusal {
        Refusal {
            http,
            status,
            message: message.into(),
            details: Vec::new(),
            header: None,
            provisioning: None,
        }
    }

    /// 400: the request is malformed or asks for something that cannot be.
    pub(crate) fn invalid(message: impl Into<String>) -> Refusal {
        Refusal::new(400, "INVALID_ARGUMENT", message)
    }

    /// 400 naming the field, as the real API does in `details`.
    pub(crate) fn field(field: &str, why: &str) -> Refusal {
        let mut refusal = Refusal::invalid(format!("Invalid argument: {field}: {why}"));
        refusal.details.push(json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "field_violations": [{"field": field, "description": why}],
        }));
        refusal
    }

    /// 400: right in itself, not in this state of things.
    pub(crate) fn precondition(message: impl Into<String>) -> Refusal {
        Refusal::new(400, "FAILED_PRECONDITION", message)
    }

    /// 401: credentials wrong or revoked. Final for official clients.
    pub(crate) fn unauthorized() -> Refusal {
        let mut refusal = Refusal::new(401, "UNAUTHENTICATED", "Request had invalid credentials.");
        refusal.header = Some(("www-authenticate", "Bearer error=\"invalid_token\""));
        refusal
    }

    /// 401 with the word official clients renew their token on.
    pub(crate) fn expired() -> Refusal {
        let mut refusal = Refusal::unauthorized();
        refusal.header = Some((
            "www-authenticate",
            "Bearer error=\"invalid_token\", error_description=\"The token is expired\", expired",
        ));
        refusal
    }

    /// 404: no such thing here.
    pub(crate) fn not_found(what: &str) -> Refusal {
        Refusal::new(404, "NOT_FOUND", format!("{what} was not found."))
    }

    /// 413: the body is larger than the API reads.
    pub(crate) fn too_large() -> Refusal {
        Refusal::new(413, "INVALID_ARGUMENT", "The request body is too large.")
    }

    /// 429, with RetryInfo when a pause is given.
    pub(crate) fn exhausted(message: &str, pause_ms: Option<u64>) -> Refusal {
        let mut refusal = Refusal::new(429, "RESOURCE_EXHAUSTED", message);
        if let Some(ms) = pause_ms {
            let seconds = format!("{}.{:03}s", ms / 1000, ms % 1000);
            refusal.details.push(json!({
                "@type": "type.googleapis.com/google.rpc.RetryInfo",
                "retry_delay": seconds,
                "retryDelay": seconds,
            }));
        }
        refusal
    }

    /// 500: said to have failed, whatever really happened.
    pub(crate) fn internal() -> Refusal {
        Refusal::new(500, "INTERNAL", "Internal error.")
    }

    /// 501: the emulator does not have it.
    pub(crate) fn absent(what: &str) -> Refusal {
        Refusal::new(501, "UNIMPLEMENTED", format!("The sandbox has no {what}."))
    }

    /// 503: nobody home.
    pub(crate) fn unavailable() -> Refusal {
        Refusal::new(503, "UNAVAILABLE", "The service is currently unavailable.")
    }

    /// An error of the Provisioning API in its own words.
    pub(crate) fn provisioning(
        http: u16,
        code: &'static str,
        message: impl Into<String>,
    ) -> Refusal {
        let mut refusal = Refusal::new(http, "", message);
        refusal.provisioning = Some(code);
        refusal
    }

    /// The same with Provisioning's `additionalInformation`.
    pub(crate) fn with(mut self, more: Value) -> Refusal {
        self.details = vec![more];
        self
    }

    /// Provisioning's `invalid_input`, with the fault of each field.
    pub(crate) fn invalid_input(faults: &[String]) -> Refusal {
        let mut refusal = Refusal::new(400, "INVALID_ARGUMENT", faults.join("; "));
        refusal.provisioning = Some("invalid_input");
        refusal.details.push(json!({"validationErrors": faults}));
        refusal
    }

    /// What is wrong, in words.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The body for a caller of `api`.
    pub(crate) fn body(&self, api: Api) -> Value {
        match api {
            Api::Provisioning => self.provisioning_body(),
            Api::Lookup => json!({
                "type": "about:blank",
                "title": self.status,
                "status": self.http,
                "detail": self.message,
                "traceId": "sandbox",
            }),
            Api::Auth => json!({
                "error": if self.http == 401 { "invalid_client" } else { "invalid_request" },
                "error_description": self.message,
            }),
            Api::Conversation | Api::Template | Api::Batch | Api::Control => json!({
                "error": {
                    "code": self.http,
                    "message": self.message,
                    "status": self.status,
                    "details": self.details,
                }
            }),
        }
    }

    fn provisioning_body(&self) -> Value {
        let code = match (self.provisioning, self.http) {
            (Some(code), _) => code,
            (None, 400) => "invalid_payload",
            (None, 401) => "unauthorized_error",
            (None, 404) => "not_found",
            (None, 429) => "too_many_requests",
            (None, _) => "internal_error",
        };
        let mut body = json!({
            "errorCode": code,
            "message": self.message,
            "resolution": "Correct the request and send it again.",
        });
        if let (Some(_), Some(more)) = (self.provisioning, self.details.first()) {
            body["additionalInformation"] = more.clone();
        }
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_api_has_its_own_body() {
        let refusal = Refusal::unauthorized();
        assert_eq!(refusal.body(Api::Conversation)["error"]["code"], 401);
        assert_eq!(
            refusal.body(Api::Provisioning)["errorCode"],
            "unauthorized_error"
        );
        assert_eq!(refusal.body(Api::Auth)["error"], "invalid_client");
    }

    #[test]
    fn only_an_expired_token_says_so() {
        let says = |refusal: Refusal| refusal.header.is_some_and(|(_, v)| v.contains("expired"));
        assert!(says(Refusal::expired()));
        assert!(!says(Refusal::unauthorized()));
    }
}
