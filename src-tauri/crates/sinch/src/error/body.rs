//! Bodies of refusals, as each API writes them.
//!
//! [`Refusal`](super::Refusal) reads all of them; an emulator writes them.

use serde_json::Value;

use crate::json::{Map, model};

model! {
    /// A refusal of the Conversation, Template and Batch APIs.
    pub struct ErrorBody {
        /// What is inside.
        required error: ErrorStatus,
    }
}

model! {
    /// The inside of [`ErrorBody`], which some answers give without the wrapper.
    pub struct ErrorStatus {
        /// The HTTP status again.
        optional code: i64,
        /// A sentence.
        optional message: String,
        /// As `INVALID_ARGUMENT`.
        optional status: String,
        /// Further objects, each with an `@type`.
        optional details: Vec<Value>,
    }
}

model! {
    /// A refusal of the Provisioning API.
    pub struct ProvisioningErrorBody {
        /// As `template_exists`.
        required error_code = "errorCode": String,
        /// A sentence.
        optional message: String,
        /// What to do about it.
        optional resolution: String,
        /// Such as `validationErrors` or `metaError`.
        optional additional_information = "additionalInformation": Map,
    }
}

model! {
    /// A refusal of the Number Lookup API: problem details.
    pub struct ProblemDetails {
        /// A URL that names the kind of fault.
        optional kind = "type": String,
        /// The kind of fault in words.
        optional title: String,
        /// The HTTP status again.
        optional status: i64,
        /// A sentence.
        optional detail: String,
        /// For Sinch's support.
        optional trace_id = "traceId": String,
    }
}

model! {
    /// A refusal of the token endpoint.
    pub struct TokenErrorBody {
        /// As `invalid_client`.
        required error: String,
        /// A sentence.
        optional error_description: String,
    }
}
