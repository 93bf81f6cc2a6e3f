//! WhatsApp payments: bills and the state of orders (Brazil and Singapore).
//!
//! Amounts are whole numbers in hundredths of the currency.

use super::flow::{InteractiveHeader, InteractiveText};
use crate::json::{model, open_enum};

model! {
    /// A bill.
    ///
    /// Source: Conversation API, `OrderDetailsChannelSpecificMessage`.
    pub struct OrderDetailsMessage {
        /// The bill itself.
        required payment: OrderDetailsPayment,
        /// Header.
        optional header: InteractiveHeader,
        /// Text.
        optional body: InteractiveText,
        /// Small print.
        optional footer: InteractiveText,
    }
}

model! {
    /// What is to be paid and how.
    pub struct OrderDetailsPayment {
        /// Country: `br` or `sg`.
        required kind = "type": String,
        /// The app's own id of the order.
        required reference_id: String,
        /// `digital-goods` or `physical-goods`.
        required type_of_goods: String,
        /// Sum to pay.
        required total_amount_value: i64,
        /// What was ordered.
        required order: Order,
        /// Ways to pay, one or two.
        optional payment_buttons: Vec<PaymentButton>,
        /// The older way to say how; deprecated by Sinch.
        optional payment_settings: PaymentSettings,
    }
}

model! {
    /// A way to pay; `kind` says which fields are filled.
    pub struct PaymentButton {
        /// `pix_dynamic_code`, `payment_link` or `boleto`.
        required kind = "type": String,
        /// Pix code.
        optional code: String,
        /// Pix: name of the merchant.
        optional merchant_name: String,
        /// Pix key.
        optional key: String,
        /// Kind of Pix key: CPF, CNPJ, EMAIL, PHONE, EVP.
        optional key_type: String,
        /// Payment link.
        optional uri: String,
        /// Boleto.
        optional digitable_line: String,
    }
}

model! {
    /// The older way to say how to pay.
    pub struct PaymentSettings {
        /// By Pix.
        optional dynamic_pix: DynamicPix,
    }
}

model! {
    /// A dynamic Pix.
    pub struct DynamicPix {
        /// Code.
        optional code: String,
        /// Name of the merchant.
        optional merchant_name: String,
        /// Key.
        optional key: String,
        /// Kind of key.
        optional key_type: String,
    }
}

model! {
    /// What was ordered.
    pub struct Order {
        /// The goods.
        required items: Vec<OrderItem>,
        /// Sum of the goods.
        required subtotal_value: i64,
        /// Tax.
        required tax_value: i64,
        /// Which tax.
        optional tax_description: String,
        /// Shipping.
        optional shipping_value: i64,
        /// Which shipping.
        optional shipping_description: String,
        /// Discount.
        optional discount_value: i64,
        /// Which discount.
        optional discount_description: String,
        /// Name of the discount programme.
        optional discount_program_name: String,
        /// Catalogue of the goods.
        optional catalog_id: String,
        /// When the bill expires, Unix seconds as text.
        optional expiration_time: String,
        /// What to say of it.
        optional expiration_description: String,
    }
}

model! {
    /// One of the goods.
    pub struct OrderItem {
        /// Id of the seller.
        required retailer_id: String,
        /// Name.
        required name: String,
        /// Price of one.
        required amount_value: i64,
        /// How many.
        required quantity: u32,
        /// Reduced price of one.
        optional sale_amount_value: i64,
    }
}

model! {
    /// The state of an order.
    ///
    /// Source: Conversation API, `OrderStatusChannelSpecificMessage`.
    pub struct OrderStatusMessage {
        /// Which order and its state.
        required payment: OrderStatusPayment,
        /// Header.
        optional header: InteractiveHeader,
        /// Text.
        optional body: InteractiveText,
        /// Small print.
        optional footer: InteractiveText,
    }
}

model! {
    /// Which order and its state.
    pub struct OrderStatusPayment {
        /// The app's own id of the order.
        required reference_id: String,
        /// Its state.
        required order: OrderStatus,
    }
}

model! {
    /// State of an order.
    pub struct OrderStatus {
        /// The state.
        required status: OrderState,
        /// At most 120 characters.
        optional description: String,
    }
}

open_enum! {
    /// States of an order.
    #[allow(missing_docs)]
    pub enum OrderState {
        Pending = "pending",
        Processing = "processing",
        PartiallyShipped = "partially-shipped",
        Shipped = "shipped",
        Completed = "completed",
        Canceled = "canceled",
    }
}
