//! Batches of messages, contacts and consents.

use std::collections::BTreeMap;

use crate::channel::{Channel, Recipient};
use crate::consents::ListType;
use crate::contacts::Contact;
use crate::json::{Map, model, open_enum};
use crate::messages::{AppMessage, ProcessingStrategy};
use crate::time::Time;

model! {
    /// One message to many people.
    ///
    /// Source: Conversation Batch API, `POST messages`.
    pub struct SendBatchRequest {
        /// The app.
        required app_id: String,
        /// The message; `${name}` in its texts stands for a parameter.
        required message: AppMessage,
        /// The people, at most 1000.
        required recipient_and_params: Vec<BatchRecipient>,
        /// Whether to ignore the app's CONVERSATION mode.
        optional processing_strategy: ProcessingStrategy,
        /// Comes back in the callback about the batch.
        optional batch_metadata: Map,
        /// Comes back in the delivery reports, as JSON text; `_batch_id` is reserved.
        optional message_metadata: Map,
        /// At most seven days ahead; over a minute it is rounded up to five minutes.
        optional send_after: Time,
        /// Where the delivery reports go.
        optional callback_url: String,
        /// Channels to try, in order.
        optional channel_priority_order: Vec<Channel>,
        /// How long to try, as `10s`.
        optional ttl: String,
        /// Particulars of channels.
        optional channel_properties: BTreeMap<String, String>,
    }
}

model! {
    /// One of the people.
    pub struct BatchRecipient {
        /// Who.
        required recipient: Recipient,
        /// Parameter to value.
        optional parameters: BTreeMap<String, String>,
        /// In place of the batch's own.
        optional message_metadata: Map,
        /// Kept with the conversation.
        optional conversation_metadata: Map,
    }
}

model! {
    /// A batch was accepted.
    pub struct SendBatchResponse {
        /// Its id.
        required batch_id: String,
        /// When it will be sent, as rounded.
        optional send_after: Time,
    }
}

model! {
    /// Which batches to cancel: by id or by metadata.
    pub struct CancelBatchRequest {
        /// One batch.
        optional batch_id: String,
        /// All with these metadata.
        optional batch_metadata: Map,
    }
}

open_enum! {
    /// How far a batch is.
    #[allow(missing_docs)]
    pub enum BatchStatus {
        Ready = "READY",
        Scheduled = "SCHEDULED",
        Processed = "PROCESSED",
        Cancelled = "CANCELLED",
    }
}

model! {
    /// How far a batch is. The API documents no more than the status; other fields are kept.
    pub struct BatchState {
        /// The batch.
        optional batch_id: String,
        /// How far.
        optional status: BatchStatus,
        /// When it is sent.
        optional send_after: Time,
    }
}

model! {
    /// Contacts to make.
    pub struct CreateContactsRequest {
        /// At most 1000.
        required contacts: Vec<Contact>,
    }
}

model! {
    /// Contacts to delete.
    pub struct DeleteContactsRequest {
        /// At most 1000.
        required contact_ids: Vec<String>,
    }
}

model! {
    /// Opt-outs to record.
    ///
    /// Source: Conversation Batch API, `POST consents`.
    pub struct RecordConsentsRequest {
        /// The app.
        required app_id: String,
        /// Who opts out of what.
        required consent_records: Vec<ConsentRecord>,
    }
}

model! {
    /// Someone opts out of something.
    pub struct ConsentRecord {
        /// A number or a contact id.
        required identification: String,
        /// Of what.
        required consent_type: ListType,
    }
}
