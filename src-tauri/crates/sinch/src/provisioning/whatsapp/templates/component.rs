//! The parts of a WhatsApp template.
//!
//! Components and buttons are told apart by `type`, and a draft may leave out everything else;
//! so each is one struct whose filled fields depend on its kind.

use serde::{Deserialize, Serialize};

use crate::json::{Leftovers, Walk, model, open_enum};

open_enum! {
    /// Kinds of components; each once in a template.
    #[allow(missing_docs)]
    pub enum ComponentType {
        Header = "HEADER",
        Body = "BODY",
        Footer = "FOOTER",
        Buttons = "BUTTONS",
        Carousel = "CAROUSEL",
        LimitedTimeOffer = "LIMITED_TIME_OFFER",
    }
}

open_enum! {
    /// Kinds of headers.
    #[allow(missing_docs)]
    pub enum HeaderFormat {
        Text = "TEXT",
        Image = "IMAGE",
        Video = "VIDEO",
        Document = "DOCUMENT",
        Location = "LOCATION",
    }
}

model! {
    /// A part of a template or of a carousel card.
    pub struct Component {
        /// What it is.
        required kind = "type": ComponentType,
        /// HEADER: what kind.
        optional format: HeaderFormat,
        /// HEADER (1 to 60), BODY (1 to 1024, in cards 160), FOOTER (60) or LIMITED_TIME_OFFER
        /// (1 to 16): the text, with variables `{{1}}`.
        optional text: String,
        /// HEADER: a value for its variable, or the file.
        optional example: Example,
        /// BODY: a value for each variable. HEADER: a garbled spelling of `example`, see
        /// [`header_example`](Self::header_example).
        optional examples: Vec<Example>,
        /// BODY of authentication templates.
        optional add_security_recommendation = "addSecurityRecommendation": bool,
        /// FOOTER of authentication templates.
        optional code_expiration_minutes = "codeExpirationMinutes": u32,
        /// BUTTONS: at least one.
        optional buttons: Vec<Button>,
        /// CAROUSEL: 1 to 10, all of one make-up.
        optional cards: Vec<Card>,
        /// LIMITED_TIME_OFFER: whether it ends.
        optional has_expiration = "hasExpiration": bool,
    }
}

model! {
    /// A card of a carousel.
    pub struct Card {
        /// Header (image or video), body, buttons.
        required components: Vec<Component>,
    }
}

/// An example that shows reviewers what a variable or a media header will hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Example {
    /// A value of a variable.
    Text(String),
    /// A file.
    Media(MediaExample),
}

model! {
    /// A file that shows what a media header will hold.
    pub struct MediaExample {
        /// Its public URL.
        required url: String,
        /// As `IMAGE/PNG`; only when the URL does not tell.
        optional mime_type = "mimeType": String,
    }
}

impl Leftovers for Example {
    fn walk(&self, walk: &mut Walk<'_>) {
        match self {
            Self::Text(_) => {}
            Self::Media(media) => media.walk(walk),
        }
    }
}

impl From<&str> for Example {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

open_enum! {
    /// Kinds of buttons.
    #[allow(missing_docs)]
    pub enum ButtonType {
        QuickReply = "QUICK_REPLY",
        Url = "URL",
        PhoneNumber = "PHONE_NUMBER",
        Otp = "OTP",
        CopyCode = "COPY_CODE",
        Flow = "FLOW",
        RequestContactInfo = "REQUEST_CONTACT_INFO",
        OrderDetails = "ORDER_DETAILS",
    }
}

open_enum! {
    /// What an OTP button does.
    #[allow(missing_docs)]
    pub enum OtpType {
        CopyCode = "COPY_CODE",
        OneTap = "ONE_TAP",
        ZeroTap = "ZERO_TAP",
    }
}

model! {
    /// A button.
    pub struct Button {
        /// What it is.
        required kind = "type": ButtonType,
        /// On the button, 1 to 25; in answers also what WhatsApp chose.
        optional text: String,
        /// URL: may end in `{{1}}`.
        optional url: String,
        /// URL: the full address, needed when dynamic. COPY_CODE: a code, 1 to 20.
        optional example: Example,
        /// A garbled spelling of `example`, never written by Sinch itself.
        optional examples: Vec<Example>,
        /// PHONE_NUMBER.
        optional phone_number = "phoneNumber": String,
        /// OTP: what it does.
        optional otp_type = "otpType": OtpType,
        /// OTP: at most 25.
        optional autofill_text = "autofillText": String,
        /// OTP: apps that may take the code.
        optional supported_apps = "supportedApps": Vec<SupportedApp>,
        /// OTP ZERO_TAP: terms accepted.
        optional zero_tap_terms_accepted = "zeroTapTermsAccepted": bool,
        /// OTP: deprecated by Sinch in favour of `supported_apps`.
        optional package_name = "packageName": String,
        /// OTP: deprecated by Sinch in favour of `supported_apps`.
        optional signature_hash = "signatureHash": String,
        /// FLOW: digits, at most 30.
        optional flow_id = "flowId": String,
        /// FLOW: `NAVIGATE` or `DATA_EXCHANGE`.
        optional flow_action = "flowAction": String,
        /// FLOW with NAVIGATE: first screen.
        optional navigate_screen = "navigateScreen": String,
    }
}

model! {
    /// An Android app that may take a code.
    pub struct SupportedApp {
        /// Its package.
        required package_name = "packageName": String,
        /// Hash of its signature.
        required signature_hash = "signatureHash": String,
    }
}

impl Component {
    /// A body with an example for each of its variables.
    pub fn body(text: impl Into<String>, examples: Vec<Example>) -> Self {
        let mut body = Self::new(ComponentType::Body);
        body.text = Some(text.into());
        body.examples = Some(examples).filter(|examples| !examples.is_empty());
        body
    }

    /// A text header; `example` is needed when it has a variable.
    pub fn text_header(text: impl Into<String>, example: Option<Example>) -> Self {
        let mut header = Self::new(ComponentType::Header);
        header.format = Some(HeaderFormat::Text);
        header.text = Some(text.into());
        header.example = example;
        header
    }

    /// An image, video or document header with an example file.
    pub fn media_header(format: HeaderFormat, url: impl Into<String>) -> Self {
        let mut header = Self::new(ComponentType::Header);
        header.format = Some(format);
        header.example = Some(Example::Media(MediaExample::new(url.into())));
        header
    }

    /// A footer.
    pub fn footer(text: impl Into<String>) -> Self {
        let mut footer = Self::new(ComponentType::Footer);
        footer.text = Some(text.into());
        footer
    }

    /// Buttons.
    pub fn with_buttons(buttons: Vec<Button>) -> Self {
        let mut component = Self::new(ComponentType::Buttons);
        component.buttons = Some(buttons);
        component
    }

    /// The example of a header, in whichever spelling it came.
    pub fn header_example(&self) -> Option<&Example> {
        self.example
            .as_ref()
            .or_else(|| self.examples.as_ref()?.first())
    }
}

impl Button {
    /// The example of a button, in whichever spelling it came.
    pub fn any_example(&self) -> Option<&Example> {
        self.example
            .as_ref()
            .or_else(|| self.examples.as_ref()?.first())
    }
}
