//! LINE notification messages, made from LINE's own templates.

use crate::json::model;

model! {
    /// A LINE notification.
    ///
    /// Source: Conversation API, `LineNotificationMessageTemplateMessage`.
    pub struct NotificationMessageTemplate {
        /// Key of the template at LINE.
        required template_key: String,
        /// What fills it.
        optional body: NotificationBody,
    }
}

model! {
    /// What fills the template.
    pub struct NotificationBody {
        /// Shown large; content of at most 15 characters.
        optional emphasized_item: NotificationItem,
        /// At most 15; content of at most 300 characters each.
        optional items: Vec<NotificationItem>,
        /// At most two.
        optional buttons: Vec<NotificationButton>,
    }
}

model! {
    /// One line of the notification.
    pub struct NotificationItem {
        /// Which line.
        required item_key: String,
        /// What it says.
        required content: String,
    }
}

model! {
    /// A button of the notification.
    pub struct NotificationButton {
        /// Which button.
        required button_key: String,
        /// Where it leads, at most 1000 characters.
        required url: String,
    }
}
