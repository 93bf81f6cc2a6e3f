//! Menus: lists of choices, or of products.

use serde_json::Number;

use super::MediaMessage;
use crate::json::{model, union};

model! {
    /// A menu. All items are of one kind.
    ///
    /// Source: Conversation API, `ListMessage`.
    pub struct ListMessage {
        /// Title.
        required title: String,
        /// Groups of items.
        required sections: Vec<ListSection>,
        /// Text under the title.
        optional description: String,
        /// A picture.
        optional media: MediaMessage,
        /// Channel particulars.
        optional message_properties: ListMessageProperties,
    }
}

model! {
    /// Channel particulars of a list.
    pub struct ListMessageProperties {
        /// Catalogue the products are in; required for products.
        optional catalog_id: String,
        /// On the button that opens the list.
        optional menu: String,
        /// Text header of a WhatsApp message.
        optional whatsapp_header: String,
    }
}

model! {
    /// A group of items.
    pub struct ListSection {
        /// The items.
        required items: Vec<ListItem>,
        /// Title of the group.
        optional title: String,
    }
}

model! {
    /// One item of a list.
    pub struct ListItem {
        /// A choice or a product.
        one kind: ListItemKind,
    }
}

union! {
    /// What an item is.
    pub enum ListItemKind {
        /// Something to choose.
        Choice(ListChoice) = "choice",
        /// Something to buy.
        Product(Product) = "product",
    }
}

model! {
    /// Something to choose from a list.
    pub struct ListChoice {
        /// Title.
        required title: String,
        /// Text under the title.
        optional description: String,
        /// A picture.
        optional media: MediaMessage,
        /// Comes back when the person chooses it.
        optional postback_data: String,
    }
}

model! {
    /// A product of a catalogue, offered or ordered.
    ///
    /// Source: Conversation API, `ProductItem`.
    pub struct Product {
        /// Id in the catalogue.
        required id: String,
        /// Such as `FACEBOOK`.
        required marketplace: String,
        /// How many; in orders.
        optional quantity: u32,
        /// Price of one; in orders.
        optional item_price: Number,
        /// Currency code; in orders.
        optional currency: String,
    }
}
