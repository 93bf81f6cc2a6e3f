//! Comparing the success of two templates.

use crate::json::model;

model! {
    /// Which template to compare with, over what time.
    pub struct CompareRequest {
        /// The other template; exactly one.
        required templates: Vec<TemplateName>,
        /// Days: `7`, `30`, `60` or `90`.
        required timeframe: String,
        /// End of the time, milliseconds since 1970.
        required end_timestamp = "endTimestamp": i64,
    }
}

model! {
    /// Name and language of a template.
    pub struct TemplateName {
        /// Name.
        required template_name = "templateName": String,
        /// Language.
        required template_language = "templateLanguage": String,
    }
}

model! {
    /// Both templates compared.
    pub struct CompareResponse {
        /// The templates.
        optional templates: Vec<ComparedTemplate>,
    }
}

model! {
    /// How a template fared.
    pub struct ComparedTemplate {
        /// Name.
        optional name: String,
        /// Language.
        optional language: String,
        /// Rank by how often it made people block the sender; 1 is the least.
        optional block_order = "blockOrder": u64,
        /// How often it was sent.
        optional message_sends = "messageSends": u64,
        /// Why people blocked the sender, mostly.
        optional top_block_reason = "topBlockReason": String,
    }
}
