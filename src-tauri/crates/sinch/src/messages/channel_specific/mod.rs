//! Content that only one channel knows, told apart by `message_type`.
//!
//! Source: Conversation API, `ChannelSpecificMessage`.

mod flow;
mod kakaotalk;
mod line;
mod payment;

pub use flow::{
    FlowAction, FlowActionPayload, FlowMessage, FlowMode, InteractiveHeader, InteractiveMedia,
    InteractiveText,
};
pub use kakaotalk::{
    Commerce, CommerceButton, CommerceCarousel, CommerceCarouselHead, CommerceCarouselMessage,
    CommerceCarouselTail, CommerceImage, CommerceItem, CommerceMessage, Coupon,
};
pub use line::{
    NotificationBody, NotificationButton, NotificationItem, NotificationMessageTemplate,
};
pub use payment::{
    DynamicPix, Order, OrderDetailsMessage, OrderDetailsPayment, OrderItem, OrderState,
    OrderStatus, OrderStatusMessage, OrderStatusPayment, PaymentButton, PaymentSettings,
};

use crate::json::{adjacent, model};

adjacent! {
    /// Kinds of channel-specific content an app can send.
    pub enum ChannelSpecificContent by "message_type" in "message" {
        /// A WhatsApp flow.
        Flows(FlowMessage) = "FLOWS",
        /// A WhatsApp bill.
        OrderDetails(OrderDetailsMessage) = "ORDER_DETAILS",
        /// The state of a WhatsApp order.
        OrderStatus(OrderStatusMessage) = "ORDER_STATUS",
        /// A KakaoTalk product.
        Commerce(CommerceMessage) = "COMMERCE",
        /// Several KakaoTalk products.
        CarouselCommerce(CommerceCarouselMessage) = "CAROUSEL_COMMERCE",
        /// A LINE notification.
        NotificationMessageTemplate(NotificationMessageTemplate) = "NOTIFICATION_MESSAGE_TEMPLATE",
    }
}

model! {
    /// Content that only one channel knows.
    pub struct ChannelSpecificMessage {
        /// Kind and content.
        one content: ChannelSpecificContent,
    }
}
