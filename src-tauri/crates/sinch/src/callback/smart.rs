//! Analysis of messages by Smart Conversations.

use std::collections::BTreeMap;

use serde_json::Number;

use crate::channel::Channel;
use crate::json::model;

model! {
    /// A message was analysed.
    ///
    /// Source: Conversation API, `SMART_CONVERSATION`.
    pub struct SmartConversationNotification {
        /// Contact.
        optional contact_id: String,
        /// The identity as plain text, unlike everywhere else.
        optional channel_identity: String,
        /// The channel.
        optional channel: Channel,
        /// The message.
        optional message_id: String,
        /// Conversation.
        optional conversation_id: String,
        /// What was found.
        optional analysis_results: AnalysisResults,
    }
}

model! {
    /// What was found in a message.
    pub struct AnalysisResults {
        /// Mood.
        optional ml_sentiment_result: Vec<SentimentResult>,
        /// Intent.
        optional ml_nlu_result: Vec<NluResult>,
        /// What pictures show.
        optional ml_image_recognition_result: Vec<ImageRecognitionResult>,
        /// Personal data.
        optional ml_pii_result: Vec<PiiResult>,
        /// Offence.
        optional ml_offensive_analysis_result: Vec<OffensiveAnalysisResult>,
    }
}

model! {
    /// Mood of a message.
    pub struct SentimentResult {
        /// The message.
        optional message: String,
        /// Every mood with its score.
        optional results: Vec<SentimentScore>,
        /// The likeliest mood.
        optional sentiment: String,
        /// Its score, 0 to 1.
        optional score: Number,
    }
}

model! {
    /// A mood and its score.
    pub struct SentimentScore {
        /// `positive`, `negative` or `neutral`.
        optional sentiment: String,
        /// 0 to 1.
        optional score: Number,
    }
}

model! {
    /// Intent of a message.
    pub struct NluResult {
        /// The message.
        optional message: String,
        /// Every intent with its score.
        optional results: Vec<NluScore>,
        /// The likeliest intent.
        optional intent: String,
        /// Its score, 0 to 1.
        optional score: Number,
    }
}

model! {
    /// An intent and its score.
    pub struct NluScore {
        /// Such as `chitchat.greeting`.
        optional intent: String,
        /// 0 to 1.
        optional score: Number,
    }
}

model! {
    /// What a picture shows.
    pub struct ImageRecognitionResult {
        /// The picture.
        optional url: String,
        /// Kind of document.
        optional document_image_classification: DocumentImageClassification,
        /// Text in it.
        optional optical_character_recognition: OpticalCharacterRecognition,
        /// Fields in it.
        optional document_field_classification: FieldClassification,
    }
}

model! {
    /// Kind of document.
    pub struct DocumentImageClassification {
        /// The kind.
        optional doc_type: String,
        /// 0 to 1.
        optional confidence: Number,
    }
}

model! {
    /// Text in a picture.
    pub struct OpticalCharacterRecognition {
        /// The texts.
        optional result: Vec<OcrData>,
    }
}

model! {
    /// Some texts.
    pub struct OcrData {
        /// The texts.
        optional data: Vec<String>,
    }
}

model! {
    /// Fields in a document.
    pub struct FieldClassification {
        /// Field to texts.
        optional result: Vec<BTreeMap<String, OcrData>>,
    }
}

model! {
    /// Personal data in a message.
    pub struct PiiResult {
        /// The message.
        optional message: String,
        /// The message without them.
        optional masked: String,
    }
}

model! {
    /// Offence in a message or picture.
    pub struct OffensiveAnalysisResult {
        /// The message.
        optional message: String,
        /// The picture.
        optional url: String,
        /// `SAFE` or `UNSAFE`.
        optional evaluation: String,
        /// 0 to 1.
        optional score: Number,
    }
}
