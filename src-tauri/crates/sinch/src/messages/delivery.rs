//! What becomes of a message: statuses and the reasons of failures.

use crate::json::{model, open_enum};

open_enum! {
    /// Status of a message on its way. Order is not guaranteed; READ may come without DELIVERED.
    ///
    /// Source: Conversation API, `DeliveryStatus`.
    pub enum DeliveryStatus {
        /// Accepted by Sinch; no callback says so.
        Queued = "QUEUED",
        /// Handed to the channel.
        QueuedOnChannel = "QUEUED_ON_CHANNEL",
        /// On the device.
        Delivered = "DELIVERED",
        /// Read by the person.
        Read = "READ",
        /// Given up; the reason is filled.
        Failed = "FAILED",
        /// This channel failed and the next one is tried; the reason is filled.
        SwitchingChannel = "SWITCHING_CHANNEL",
        /// Of an inbound message, in stored messages only.
        Received = "RECEIVED",
        /// Not said, in stored messages only.
        Unspecified = "STATUS_UNSPECIFIED",
    }
}

model! {
    /// Why a message failed or left a channel.
    ///
    /// Source: Conversation API, `Reason`.
    pub struct Reason {
        /// The kind of failure.
        optional code: ReasonCode,
        /// A sentence, usually the channel's.
        optional description: String,
        /// A finer kind.
        optional sub_code: ReasonSubCode,
        /// The channel's own number, as text (WhatsApp).
        optional channel_code: String,
    }
}

open_enum! {
    /// Kinds of failure.
    ///
    /// Source: Conversation API, `ReasonCode`; the last four from Sinch's Node library only.
    #[allow(missing_docs)]
    pub enum ReasonCode {
        Unknown = "UNKNOWN",
        InternalError = "INTERNAL_ERROR",
        RateLimited = "RATE_LIMITED",
        RecipientInvalidChannelIdentity = "RECIPIENT_INVALID_CHANNEL_IDENTITY",
        RecipientNotReachable = "RECIPIENT_NOT_REACHABLE",
        RecipientNotOptedIn = "RECIPIENT_NOT_OPTED_IN",
        OutsideAllowedSendingWindow = "OUTSIDE_ALLOWED_SENDING_WINDOW",
        ChannelFailure = "CHANNEL_FAILURE",
        ChannelBadConfiguration = "CHANNEL_BAD_CONFIGURATION",
        ChannelConfigurationMissing = "CHANNEL_CONFIGURATION_MISSING",
        MediaTypeUnsupported = "MEDIA_TYPE_UNSUPPORTED",
        MediaTooLarge = "MEDIA_TOO_LARGE",
        MediaNotReachable = "MEDIA_NOT_REACHABLE",
        NoChannelsLeft = "NO_CHANNELS_LEFT",
        TemplateNotFound = "TEMPLATE_NOT_FOUND",
        TemplateInsufficientParameters = "TEMPLATE_INSUFFICIENT_PARAMETERS",
        TemplateNonExistingLanguageOrVersion = "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
        DeliveryTimedOut = "DELIVERY_TIMED_OUT",
        DeliveryRejectedDueToPolicy = "DELIVERY_REJECTED_DUE_TO_POLICY",
        ContactNotFound = "CONTACT_NOT_FOUND",
        BadRequest = "BAD_REQUEST",
        UnknownApp = "UNKNOWN_APP",
        NoChannelIdentityForContact = "NO_CHANNEL_IDENTITY_FOR_CONTACT",
        ChannelReject = "CHANNEL_REJECT",
        NoPermission = "NO_PERMISSION",
        NoProfileAvailable = "NO_PROFILE_AVAILABLE",
        UnsupportedOperation = "UNSUPPORTED_OPERATION",
        InactiveCredential = "INACTIVE_CREDENTIAL",
        MessageExpired = "MESSAGE_EXPIRED",
        MessageSplitRequired = "MESSAGE_SPLIT_REQUIRED",
        DeliveryReportTimeOut = "DELIVERY_REPORT_TIME_OUT",
    }
}

open_enum! {
    /// Finer kinds of failure.
    pub enum ReasonSubCode {
        /// Nothing to add.
        Unspecified = "UNSPECIFIED_SUB_CODE",
        /// The channel refused the file.
        AttachmentRejected = "ATTACHMENT_REJECTED",
        /// The kind of file could not be told.
        MediaTypeUndetermined = "MEDIA_TYPE_UNDETERMINED",
        /// The credentials are switched off.
        InactiveSender = "INACTIVE_SENDER",
    }
}
