//! A business card.

use crate::json::model;

model! {
    /// A business card.
    ///
    /// Source: Conversation API, `ContactInfoMessage`.
    pub struct ContactInfoMessage {
        /// Name.
        required name: NameInfo,
        /// Phone numbers, at least one.
        required phone_numbers: Vec<PhoneNumberInfo>,
        /// Postal addresses.
        optional addresses: Vec<AddressInfo>,
        /// Email addresses.
        optional email_addresses: Vec<EmailInfo>,
        /// Employer.
        optional organization: OrganizationInfo,
        /// Web pages.
        optional urls: Vec<UrlInfo>,
        /// `YYYY-MM-DD`.
        optional birthday: String,
    }
}

model! {
    /// A name and its parts.
    pub struct NameInfo {
        /// The whole name.
        required full_name: String,
        /// Given name.
        optional first_name: String,
        /// Family name.
        optional last_name: String,
        /// Middle name.
        optional middle_name: String,
        /// Such as a title.
        optional prefix: String,
        /// Such as `Jr.`
        optional suffix: String,
    }
}

model! {
    /// A phone number.
    pub struct PhoneNumberInfo {
        /// The number.
        required phone_number: String,
        /// Such as `WORK`.
        optional kind = "type": String,
    }
}

model! {
    /// A postal address.
    pub struct AddressInfo {
        /// City.
        optional city: String,
        /// Country.
        optional country: String,
        /// State or province.
        optional state: String,
        /// Postal code.
        optional zip: String,
        /// Such as `WORK`.
        optional kind = "type": String,
        /// Two letters.
        optional country_code: String,
    }
}

model! {
    /// An email address.
    pub struct EmailInfo {
        /// The address.
        required email_address: String,
        /// Such as `WORK`.
        optional kind = "type": String,
    }
}

model! {
    /// An employer.
    pub struct OrganizationInfo {
        /// Name of the company.
        optional company: String,
        /// Department.
        optional department: String,
        /// Position held.
        optional title: String,
    }
}

model! {
    /// A web page.
    pub struct UrlInfo {
        /// The URL.
        required url: String,
        /// Such as `WORK`.
        optional kind = "type": String,
    }
}
