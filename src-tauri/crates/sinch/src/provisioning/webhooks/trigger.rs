//! What makes the Provisioning API post a callback.

use crate::json::open_enum;

open_enum! {
    /// What makes the Provisioning API post a callback. `All` stands for every other and is not
    /// combined with them.
    ///
    /// Source: Provisioning API, Webhooks.
    #[allow(missing_docs)]
    pub enum WebhookTrigger {
        All = "ALL",
        BundleDone = "BUNDLE_DONE",
        WhatsAppAccountCommentAdded = "WHATSAPP_ACCOUNT_COMMENT_ADDED",
        WhatsAppAccountDailyLimitChanged = "WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED",
        WhatsAppAccountOnboarded = "WHATSAPP_ACCOUNT_ONBOARDED",
        WhatsAppAccountPendingVerification = "WHATSAPP_ACCOUNT_PENDING_VERIFICATION",
        WhatsAppAccountRejected = "WHATSAPP_ACCOUNT_REJECTED",
        WhatsAppSenderActive = "WHATSAPP_SENDER_ACTIVE",
        WhatsAppSenderCommentAdded = "WHATSAPP_SENDER_COMMENT_ADDED",
        WhatsAppSenderDailyLimitChanged = "WHATSAPP_SENDER_DAILY_LIMIT_CHANGED",
        WhatsAppSenderDeleted = "WHATSAPP_SENDER_DELETED",
        WhatsAppSenderDisplayNameUpdated = "WHATSAPP_SENDER_DISPLAY_NAME_UPDATED",
        WhatsAppSenderError = "WHATSAPP_SENDER_ERROR",
        WhatsAppSenderInactive = "WHATSAPP_SENDER_INACTIVE",
        WhatsAppSenderPendingVerification = "WHATSAPP_SENDER_PENDING_VERIFICATION",
        WhatsAppSenderQualityRatingChanged = "WHATSAPP_SENDER_QUALITY_RATING_CHANGED",
        WhatsAppSenderRejected = "WHATSAPP_SENDER_REJECTED",
        WhatsAppSenderUsernameUpdated = "WHATSAPP_SENDER_USERNAME_UPDATED",
        WhatsAppTemplateApproved = "WHATSAPP_TEMPLATE_APPROVED",
        WhatsAppTemplateCategoryFutureUpdate = "WHATSAPP_TEMPLATE_CATEGORY_FUTURE_UPDATE",
        WhatsAppTemplateCategoryUpdated = "WHATSAPP_TEMPLATE_CATEGORY_UPDATED",
        WhatsAppTemplateCommentAdded = "WHATSAPP_TEMPLATE_COMMENT_ADDED",
        WhatsAppTemplateDeleted = "WHATSAPP_TEMPLATE_DELETED",
        WhatsAppTemplateQualityScoreUpdated = "WHATSAPP_TEMPLATE_QUALITY_SCORE_UPDATED",
        WhatsAppTemplateRejected = "WHATSAPP_TEMPLATE_REJECTED",
        WhatsAppTemplateStatusUpdated = "WHATSAPP_TEMPLATE_STATUS_UPDATED",
        WhatsAppWabaAccountChanged = "WHATSAPP_WABA_ACCOUNT_CHANGED",
        KakaoTalkSenderActive = "KAKAOTALK_SENDER_ACTIVE",
        KakaoTalkSenderCommentAdded = "KAKAOTALK_SENDER_COMMENT_ADDED",
        KakaoTalkSenderInactive = "KAKAOTALK_SENDER_INACTIVE",
        KakaoTalkSenderRejected = "KAKAOTALK_SENDER_REJECTED",
        KakaoTalkTemplateApproved = "KAKAOTALK_TEMPLATE_APPROVED",
        KakaoTalkTemplateCommentAdded = "KAKAOTALK_TEMPLATE_COMMENT_ADDED",
        KakaoTalkTemplateRejected = "KAKAOTALK_TEMPLATE_REJECTED",
        RcsAccountCommentAdded = "RCS_ACCOUNT_COMMENT_ADDED",
        RcsBrandRegistrationProcessStatusUpdated = "RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED",
        RcsSenderCommentAdded = "RCS_SENDER_COMMENT_ADDED",
        RcsSenderOperatorStatusUpdated = "RCS_SENDER_OPERATOR_STATUS_UPDATED",
        RcsSenderStatusUpdated = "RCS_SENDER_STATUS_UPDATED",
    }
}
