//! KakaoTalk commerce messages: one product or a carousel of them.

use serde_json::Value;

use crate::json::model;

model! {
    /// A product.
    ///
    /// Source: Conversation API, `CommerceChannelSpecificMessage`.
    pub struct CommerceMessage {
        /// The product's picture.
        required image: CommerceImage,
        /// What it is and costs.
        required commerce: Commerce,
        /// One or two buttons.
        required buttons: Vec<CommerceButton>,
        /// Whether the phone makes itself heard; true unless set.
        optional push_alarm: bool,
        /// Whether it is for adults.
        optional adult: bool,
        /// At most 34 characters.
        optional additional_content: String,
        /// A coupon.
        optional coupon: Coupon,
    }
}

model! {
    /// Several products.
    ///
    /// Source: Conversation API, `CarouselCommerceChannelSpecificMessage`.
    pub struct CommerceCarouselMessage {
        /// The products.
        required carousel: CommerceCarousel,
        /// Whether the phone makes itself heard; true unless set.
        optional push_alarm: bool,
        /// Whether it is for adults.
        optional adult: bool,
    }
}

model! {
    /// Products between a head and a tail.
    pub struct CommerceCarousel {
        /// Two to ten products.
        required list: Vec<CommerceItem>,
        /// Before them.
        optional head: CommerceCarouselHead,
        /// After them.
        optional tail: CommerceCarouselTail,
    }
}

model! {
    /// One product of a carousel.
    pub struct CommerceItem {
        /// The product's picture.
        required image: CommerceImage,
        /// What it is and costs.
        required commerce: Commerce,
        /// One or two buttons.
        required buttons: Vec<CommerceButton>,
        /// At most 34 characters.
        optional additional_content: String,
        /// A coupon.
        optional coupon: Coupon,
    }
}

model! {
    /// Before the products.
    pub struct CommerceCarouselHead {
        /// At most 20 characters.
        required header: String,
        /// At most 50 characters.
        required content: String,
        /// A picture.
        required image_url: String,
        /// Link on phones.
        optional link_mo: String,
        /// Link on computers.
        optional link_pc: String,
        /// Link into an app, iOS.
        optional scheme_ios: String,
        /// Link into an app, Android.
        optional scheme_android: String,
    }
}

model! {
    /// After the products.
    pub struct CommerceCarouselTail {
        /// Link on phones.
        required link_mo: String,
        /// Link on computers.
        optional link_pc: String,
        /// Link into an app, iOS.
        optional scheme_ios: String,
        /// Link into an app, Android.
        optional scheme_android: String,
    }
}

model! {
    /// A picture with a link.
    pub struct CommerceImage {
        /// The picture.
        required image_url: String,
        /// Where it leads.
        optional image_link: String,
    }
}

model! {
    /// What a product is and costs; `kind` says which prices are given.
    pub struct Commerce {
        /// At most 30 characters.
        required title: String,
        /// 0 to 99,999,999.
        required regular_price: i64,
        /// `REGULAR_PRICE_COMMERCE`, `FIXED_DISCOUNT_COMMERCE` or `PERCENTAGE_DISCOUNT_COMMERCE`.
        optional kind = "type": String,
        /// Price after discount.
        optional discount_price: i64,
        /// Discount as a sum, at most 999,999.
        optional discount_fixed: i64,
        /// Discount in percent.
        optional discount_rate: i64,
    }
}

model! {
    /// A button; `kind` says which links are given.
    pub struct CommerceButton {
        /// `WL` web link, `AL` app link, `BK` keyword.
        required kind = "type": String,
        /// At most 8 characters.
        required name: String,
        /// Web link on phones.
        optional link_mo: String,
        /// Web link on computers.
        optional link_pc: String,
        /// App link, iOS.
        optional scheme_ios: String,
        /// App link, Android.
        optional scheme_android: String,
    }
}

model! {
    /// A coupon; `kind` says which fields are given.
    pub struct Coupon {
        /// `FIXED_DISCOUNT_COUPON`, `PERCENTAGE_DISCOUNT_COUPON`, `SHIPPING_DISCOUNT_COUPON`,
        /// `FREE_COUPON` or `UP_COUPON`.
        required kind = "type": String,
        /// At most 12 characters.
        optional description: String,
        /// At most 7 characters.
        optional title: String,
        /// Discount as a sum; a number, seen as text too.
        optional discount_fixed: Value,
        /// Discount in percent; a number, seen as text too.
        optional discount_rate: Value,
        /// Link on phones.
        optional link_mo: String,
        /// Link on computers.
        optional link_pc: String,
        /// Link into an app, Android.
        optional scheme_android: String,
        /// Link into an app, iOS.
        optional scheme_ios: String,
    }
}
