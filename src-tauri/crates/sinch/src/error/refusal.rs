//! The body of a refusal: three dialects, one struct.
//!
//! Conversation, Template and Batch answer `{"error":{code,message,status,details}}` or the same
//! without the wrapper; Provisioning answers `{errorCode,message,resolution,additionalInformation}`;
//! Number Lookup answers problem details `{type,title,status,detail,traceId}`; the token endpoint
//! `{error,error_description}`. A body in none of these dialects leaves all but the status empty.

use std::time::Duration;

use serde::Deserialize as _;
use serde_json::Value;

use super::body::{ErrorBody, ErrorStatus, ProblemDetails, ProvisioningErrorBody, TokenErrorBody};
use crate::json::Map;

/// What Sinch said when it refused a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// HTTP status, 4xx or 5xx.
    pub http_status: u16,
    /// Numeric code in the body; usually the HTTP status again.
    pub code: Option<i64>,
    /// The word for the fault: `INVALID_ARGUMENT`, Provisioning's `errorCode`
    /// (`template_exists`), or the `title` of problem details.
    pub status: Option<String>,
    /// Sinch's sentence, in English. May quote identities.
    pub message: Option<String>,
    /// Further objects, each with an `@type`.
    pub details: Vec<Value>,
    /// Provisioning: what to do about it.
    pub resolution: Option<String>,
    /// Provisioning: `additionalInformation`, such as validation errors or Meta's own error.
    pub additional_information: Option<Map>,
    /// How long to wait, from `Retry-After` or RetryInfo.
    pub retry_after: Option<Duration>,
    /// Sinch's id of the request, for its support.
    pub request_id: Option<String>,
}

impl Refusal {
    /// Reads the body of a refusal; never fails.
    ///
    /// `retry_after` and `request_id` are what the headers said; the body may add to them.
    pub fn read(
        http_status: u16,
        body: &[u8],
        retry_after: Option<Duration>,
        request_id: Option<String>,
    ) -> Self {
        let mut refusal = Self {
            http_status,
            code: None,
            status: None,
            message: None,
            details: Vec::new(),
            resolution: None,
            additional_information: None,
            retry_after,
            request_id,
        };
        if let Ok(body) = serde_json::from_slice(body) {
            refusal.fill(&body);
        }
        if refusal.retry_after.is_none() {
            refusal.retry_after = refusal.details.iter().find_map(retry_info);
        }
        refusal
    }

    /// True when the same request may succeed later: 408, 429, 5xx but 501.
    pub fn is_retryable(&self) -> bool {
        matches!(self.http_status, 408 | 429)
            || (self.http_status >= 500 && self.http_status != 501)
    }

    fn fill(&mut self, body: &Value) {
        if let Ok(read) = ProvisioningErrorBody::deserialize(body) {
            self.status = filled(Some(read.error_code));
            self.message = filled(read.message);
            self.resolution = filled(read.resolution);
            self.additional_information = read.additional_information;
        } else if let Ok(read) = TokenErrorBody::deserialize(body) {
            self.status = filled(Some(read.error));
            self.message = filled(read.error_description);
        } else if let Ok(read) = ErrorBody::deserialize(body) {
            self.fill_status(read.error);
        } else if body.get("title").is_some() || body.get("traceId").is_some() {
            if let Ok(read) = ProblemDetails::deserialize(body) {
                self.code = read.status;
                self.status = filled(read.title);
                self.message = filled(read.detail);
                self.request_id = self.request_id.take().or(filled(read.trace_id));
            }
        } else if let Ok(read) = ErrorStatus::deserialize(body) {
            self.fill_status(read);
        }
    }

    fn fill_status(&mut self, read: ErrorStatus) {
        self.code = read.code;
        self.status = filled(read.status);
        self.message = filled(read.message);
        self.details = read.details.unwrap_or_default();
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sinch refused the request: HTTP {}", self.http_status)?;
        match &self.status {
            Some(status) => write!(f, " {status}"),
            None => Ok(()),
        }
    }
}

fn retry_info(detail: &Value) -> Option<Duration> {
    let kind = detail.get("@type")?.as_str()?;
    if !kind.ends_with("google.rpc.RetryInfo") {
        return None;
    }
    let delay = detail
        .get("retry_delay")
        .or_else(|| detail.get("retryDelay"))?;
    match delay {
        Value::String(text) => seconds(text.strip_suffix('s')?.parse().ok()?),
        Value::Object(parts) => {
            let whole = parts.get("seconds").and_then(Value::as_f64).unwrap_or(0.0);
            let nanos = parts.get("nanos").and_then(Value::as_f64).unwrap_or(0.0);
            seconds(whole + nanos / 1e9)
        }
        _ => None,
    }
}

fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Refusal {
        Refusal::read(status, body.as_bytes(), None, None)
    }

    #[test]
    fn wrapped_and_flat_bodies_read_alike() {
        let flat =
            r#"{"code":400,"message":"bad app_id","status":"INVALID_ARGUMENT","details":[]}"#;
        let wrapped = format!("{{\"error\":{flat}}}");
        for body in [flat, &wrapped] {
            let refusal = read(400, body);
            assert_eq!(refusal.code, Some(400));
            assert_eq!(refusal.status.as_deref(), Some("INVALID_ARGUMENT"));
            assert_eq!(refusal.message.as_deref(), Some("bad app_id"));
        }
    }

    #[test]
    fn provisioning_lookup_and_token_dialects() {
        let provisioning = read(
            409,
            r#"{"errorCode":"template_exists","message":"m","resolution":"r","additionalInformation":{"a":1}}"#,
        );
        assert_eq!(provisioning.status.as_deref(), Some("template_exists"));
        assert_eq!(provisioning.resolution.as_deref(), Some("r"));
        assert!(provisioning.additional_information.is_some());
        let lookup = read(
            400,
            r#"{"title":"Validation error","status":400,"traceId":"t"}"#,
        );
        assert_eq!(lookup.status.as_deref(), Some("Validation error"));
        assert_eq!(
            (lookup.code, lookup.request_id.as_deref()),
            (Some(400), Some("t"))
        );
        let token = read(
            401,
            r#"{"error":"invalid_client","error_description":"no"}"#,
        );
        assert_eq!(token.status.as_deref(), Some("invalid_client"));
        assert_eq!(token.message.as_deref(), Some("no"));
    }

    #[test]
    fn retry_info_gives_the_wait_in_both_spellings() {
        for delay in [r#""1.5s""#, r#"{"seconds":1,"nanos":500000000}"#] {
            let body = format!(
                r#"{{"error":{{"details":[{{"@type":"type.googleapis.com/google.rpc.RetryInfo","retry_delay":{delay}}}]}}}}"#
            );
            assert_eq!(
                read(429, &body).retry_after,
                Some(Duration::from_millis(1500))
            );
        }
        let negative = r#"{"details":[{"@type":"x/google.rpc.RetryInfo","retryDelay":"-1s"}]}"#;
        assert_eq!(read(429, negative).retry_after, None);
    }

    #[test]
    fn any_body_is_survived() {
        for body in [
            "",
            "<html>",
            "[]",
            "null",
            r#"{"error":7,"details":"x","code":"y"}"#,
        ] {
            let refusal = read(503, body);
            assert_eq!(refusal.http_status, 503);
            assert!(refusal.is_retryable());
        }
        assert!(!read(501, "").is_retryable());
        assert!(!read(404, "").is_retryable());
    }
}
